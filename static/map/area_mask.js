/**
 * Which events lie within a circle or a polygon: a mask over all rows. Pure.
 *
 * What is only known to an area lies surely within when all of that area does; where it but reaches in, the event
 * may have been there or not, and counts unless only what is sure is asked for (`sure`).
 */

import { outlineOf } from "./drawn.js";
import { boundsRound, isWithin } from "./earth.js";
import { contains, lonLatOf, shapeOf, unitX, unitY, WORLD } from "./geometry.js";

/** The map's northern and southern end in degrees. */
const MOST_LAT = 85;

/**
 * @returns {{inside: (x: number, y: number) => boolean, box: number[], convex: boolean}} `inside` takes world
 *   coordinates; outside of the box, on the unit square, it is false
 */
function circle(area) {
  const inside = (x, y) => {
    const [lon, lat] = lonLatOf(x / WORLD, y / WORLD);
    return isWithin(area, { lat, lon }, area.km);
  };
  const { south, west, north, east } = boundsRound(area, area.km);
  const [top, bottom] = [Math.min(north, MOST_LAT), Math.max(south, -MOST_LAT)];
  return { inside, box: [unitX(west), unitY(top), unitX(east), unitY(bottom)], convex: true };
}

/** Edges are straight on the map, as they were drawn there. */
function polygon({ points }) {
  const xs = points.map(([, lon]) => unitX(lon) * WORLD);
  const ys = points.map(([lat]) => unitY(lat) * WORLD);
  const inside = (x, y) => {
    let within = false;
    for (let i = 0, j = xs.length - 1; i < xs.length; j = i, i += 1) {
      if (ys[i] > y !== ys[j] > y && x < ((xs[j] - xs[i]) * (y - ys[i])) / (ys[j] - ys[i]) + xs[i]) {
        within = !within;
      }
    }
    return within;
  };
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { inside, box: box.map((value) => value / WORLD), convex: false };
}

/** An event that is known worse than this may have been elsewhere than at its point. */
const EXACT = 1;
/** Corners of a circle that is held against an area's edges: 0.03 % within the round line. */
const CORNERS = 120;

/** Whether a and b lie on different sides of the line through c and d. */
const apart = (ax, ay, bx, by, cx, cy, dx, dy) =>
  (dx - cx) * (ay - cy) > (dy - cy) * (ax - cx) !== (dx - cx) * (by - cy) > (dy - cy) * (bx - cx);

/** The edges of a shape, each as x, y, x, y. @param {import("./geometry.js").Shape} shape */
function* edges({ lines, closed }) {
  for (const line of lines) {
    for (let i = closed ? 0 : 2, j = closed ? line.length - 2 : 0; i < line.length; j = i, i += 2) {
      yield [line[j], line[j + 1], line[i], line[i + 1]];
    }
  }
}

/** Whether any edges of two shapes cross. */
function cross(one, other) {
  const held = [...edges(other)];
  for (const a of edges(one)) {
    if (held.some((b) => apart(...a, ...b) && apart(...b, ...a))) {
      return true;
    }
  }
  return false;
}

/**
 * How a shape lies to an area: 2 all of it within, 1 a part, 0 nothing.
 * @param {import("./geometry.js").Shape} shape @param {ReturnType<typeof circle>} area
 * @param {import("./geometry.js").Shape} outline of the area
 */
function relation(shape, { inside, box, convex }, outline) {
  const [west, north, east, south] = shape.box;
  if (east < box[0] || west > box[2] || south < box[1] || north > box[3]) {
    return 0;
  }
  let [within, without] = [false, false];
  for (const line of shape.lines) {
    for (let i = 0; i < line.length && !(within && without); i += 2) {
      const answer = inside(line[i] * WORLD, line[i + 1] * WORLD);
      within ||= answer;
      without ||= !answer;
    }
  }
  if (within && without) {
    return 1;
  }
  if (within) {
    return convex || !cross(shape, outline) ? 2 : 1;
  }
  const [x, y] = outline.lines[0];
  return contains(shape, x, y) || cross(shape, outline) ? 1 : 0;
}

/** The outline of an area as a closed shape on the unit square. */
function shapeRound(area) {
  const ring = outlineOf(area, CORNERS).map(([lat, lon]) => [lon, lat]);
  return shapeOf({ type: "Polygon", coordinates: [[...ring, ring[0]]] });
}

/** Footprints on the unit square: an area that is dragged is held against the same ones again and again. */
const shapes = new WeakMap();

/** @param {any} footprint GeoJSON @returns {import("./geometry.js").Shape} */
function shapeOnce(footprint) {
  const known = shapes.get(footprint) ?? shapeOf(footprint);
  shapes.set(footprint, known);
  return known;
}

/** Of a footprint by its number: how it lies to the area, worked out when first asked. */
function relations(footprints, area, drawn) {
  const known = new Int8Array(footprints.length).fill(-1);
  let outline = null;
  return (index) => {
    if (known[index] < 0) {
      outline ??= shapeRound(drawn);
      known[index] = relation(shapeOnce(footprints[index]), area, outline);
    }
    return known[index];
  };
}

/**
 * @param {{count: number, columns: any, footprints: any[], tables: {wherePrecOfKind: ArrayLike<number>}}} events
 * @param {import("./drawn.js").Area} drawn degrees, WGS 84; points are lat, lon
 * @returns {Uint8Array} 1 for each row that may lie within, or with `sure` surely does
 */
export function areaMask({ count, columns, footprints, tables }, drawn) {
  const { x, y, kind, footprint } = columns;
  const area = drawn.kind === "circle" ? circle(drawn) : polygon(drawn);
  const [west, north, east, south] = area.box.map((value) => value * WORLD);
  const enough = drawn.sure ? 2 : 1;
  const relationOf = relations(footprints, area, drawn);
  const mask = new Uint8Array(count);
  // Most events lie just at a place: the last answer for a position serves the next one there.
  const known = new Map();
  for (let row = 0; row < count; row += 1) {
    if (footprint[row] > 0) {
      mask[row] = relationOf(footprint[row] - 1) >= enough ? 1 : 0;
      continue;
    }
    const [px, py] = [x[row], y[row]];
    if (px < west || px > east || py < north || py > south) {
      continue;
    }
    const key = px * WORLD + py;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = area.inside(px, py);
      known.set(key, answer);
    }
    const exact = tables.wherePrecOfKind[kind[row]] <= EXACT;
    mask[row] = answer && (exact || !drawn.sure) ? 1 : 0;
  }
  return mask;
}
