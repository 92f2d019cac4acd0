/**
 * Geometry on the Mercator unit square: x and y from 0 to 1, y down, as Leaflet's EPSG:3857 has it.
 * Projecting once when data arrives leaves a redraw with one multiplication a coordinate.
 */

/** Side of the square in whole units, for typed arrays: one is 4 cm at the equator. */
export const WORLD = 2 ** 30;

/** @param {number} lon degrees */
export const unitX = (lon) => (lon + 180) / 360;

/** @param {number} lat degrees, within ±85.05 */
export function unitY(lat) {
  const sin = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

/** @param {number} x @param {number} y @returns {[number, number]} lon, lat in degrees */
export const lonLatOf = (x, y) => [
  x * 360 - 180,
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
];

/**
 * @typedef {{lines: Float64Array[], closed: boolean, box: [number, number, number, number]}} Shape
 *   lines are rings (closed) or paths of x, y pairs; box is west, north, east, south on the unit square
 */

/** Rings or paths of any GeoJSON geometry but points. */
function linesOf(geometry) {
  switch (geometry.type) {
    case "Polygon":
    case "MultiLineString":
      return geometry.coordinates;
    case "MultiPolygon":
      return geometry.coordinates.flat();
    case "LineString":
      return [geometry.coordinates];
    case "GeometryCollection":
      return geometry.geometries.flatMap(linesOf);
    default:
      return [];
  }
}

/**
 * @param {any} geometry GeoJSON, lon-lat; null and points give a shape without lines
 * @returns {Shape}
 */
export function shapeOf(geometry) {
  const lines = geometry ? linesOf(geometry) : [];
  const box = [1, 1, 0, 0];
  const units = lines.map((line) => {
    const unit = new Float64Array(line.length * 2);
    line.forEach(([lon, lat], i) => {
      const x = unitX(lon);
      const y = unitY(lat);
      unit[i * 2] = x;
      unit[i * 2 + 1] = y;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    return unit;
  });
  return { lines: units, closed: /Polygon/.test(geometry?.type ?? ""), box };
}

/** Whether a point lies in a closed shape (even-odd, so that holes are outside). @param {Shape} shape */
export function contains(shape, x, y) {
  const [west, north, east, south] = shape.box;
  if (!shape.closed || x < west || x > east || y < north || y > south) {
    return false;
  }
  let inside = false;
  for (const line of shape.lines) {
    for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
      const crosses = line[i + 1] > y !== line[j + 1] > y;
      if (crosses && x < ((line[j] - line[i]) * (y - line[i + 1])) / (line[j + 1] - line[i + 1]) + line[i]) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/**
 * @typedef {{scale: number, left: number, top: number, right: number, bottom: number, ox: number, oy: number,
 *   zoom: number}} View what a canvas shows: unit × scale − (ox, oy) is a pixel; the box is in such pixels
 */

/** The view round the same middle, so many zooms nearer. @param {View} view @param {number} by @returns {View} */
export function zoomed(view, by) {
  const times = 2 ** by;
  const [wide, tall] = [view.right - view.left, view.bottom - view.top];
  const left = ((view.left + view.right) / 2 + view.ox) * times - wide / 2;
  const top = ((view.top + view.bottom) / 2 + view.oy) * times - tall / 2;
  const box = { left, top, right: left + wide, bottom: top + tall };
  return { ...box, zoom: view.zoom + by, scale: view.scale * times, ox: 0, oy: 0 };
}

/** Whether any of a shape can be seen. @param {Shape} shape @param {View} view */
export function visible(shape, view, marginPx = 0) {
  const [west, north, east, south] = shape.box;
  return (
    shape.lines.length > 0 &&
    east * view.scale - view.ox >= view.left - marginPx &&
    west * view.scale - view.ox <= view.right + marginPx &&
    south * view.scale - view.oy >= view.top - marginPx &&
    north * view.scale - view.oy <= view.bottom + marginPx
  );
}

/**
 * Add a shape to a canvas path, without the points that lie within half a pixel, or so many, of the last.
 * @param {CanvasRenderingContext2D} context @param {Shape} shape @param {View} view @param {number} [nearPx]
 */
export function trace(context, shape, view, nearPx = 0.5) {
  for (const line of shape.lines) {
    let lastX = line[0] * view.scale - view.ox;
    let lastY = line[1] * view.scale - view.oy;
    context.moveTo(lastX, lastY);
    for (let i = 2; i < line.length; i += 2) {
      const x = line[i] * view.scale - view.ox;
      const y = line[i + 1] * view.scale - view.oy;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) > nearPx || i === line.length - 2) {
        context.lineTo(x, y);
        lastX = x;
        lastY = y;
      }
    }
    if (shape.closed) {
      context.closePath();
    }
  }
}

/**
 * Gather points that would overlap on the screen: each joins the first group whose founder lies
 * within `radiusPx`. Order decides, so the same rows give the same groups at a zoom.
 * @param {ArrayLike<number>} rows @param {(row: number) => number} xOf pixels @param {(row: number) => number} yOf
 * @param {number} radiusPx
 * @returns {Array<{x: number, y: number, rows: number[]}>} x and y: the founder's place
 */
export function gather(rows, xOf, yOf, radiusPx) {
  const cells = new Map();
  const groups = [];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const x = xOf(row);
    const y = yOf(row);
    const column = Math.floor(x / radiusPx);
    const line = Math.floor(y / radiusPx);
    let found = null;
    for (let a = column - 1; a <= column + 1 && !found; a += 1) {
      for (let b = line - 1; b <= line + 1 && !found; b += 1) {
        const near = cells.get(a * 1e7 + b) ?? [];
        found = near.find((group) => Math.hypot(group.x - x, group.y - y) <= radiusPx) ?? null;
      }
    }
    if (found) {
      found.rows.push(row);
      continue;
    }
    const group = { x, y, rows: [row] };
    groups.push(group);
    const key = column * 1e7 + line;
    if (cells.has(key)) {
      cells.get(key).push(group);
    } else {
      cells.set(key, [group]);
    }
  }
  return groups;
}

/**
 * Where `count` symbols of one group go round their common anchor.
 * @param {number} count @param {number} sizePx of a symbol
 * @returns {Array<[number, number]>} offsets in pixels; one symbol stays where it is
 */
export function fan(count, sizePx) {
  if (count === 1) {
    return [[0, 0]];
  }
  const radius = Math.max(sizePx * 0.8, (sizePx * 0.56) / Math.sin(Math.PI / count));
  return Array.from({ length: count }, (_, i) => {
    const angle = -Math.PI / 2 + (i * 2 * Math.PI) / count + (count === 2 ? Math.PI / 2 : 0);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
