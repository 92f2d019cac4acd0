/**
 * Events gathered on the grid of a zoom, for more events than a map can show one by one. Pure.
 *
 * Where a cluster lies depends on all events, not on the filters: while a filter changes or time plays,
 * only the numbers change. Clusters cover a region of about three views each way; beyond it a row is in
 * cluster 0. An event that is only known to an area which is large on the screen belongs to that area's
 * own cluster, never to a cell's: its point is nowhere in particular.
 */

import { withPiles } from "../decode.js";
import { WORLD } from "../geometry.js";

/** Side of a cell in pixels, at the zoom of its level: a power of two. */
const CELL_BITS = 6;
const WORLD_BITS = 30;
const TILE_BITS = 8;
/** An area larger than this on the screen has a cluster of its own. */
const AREA_PX = 320;
const LARGEST_PX = 34;
const GAP_PX = 3;

/** Radius of a ring of so many events. @param {number} count @returns {number} pixels */
export const radiusOf = (count) =>
  count === 1 ? 13 : Math.min(13 + Math.log2(Math.max(count, 2)) * 1.35, LARGEST_PX);

/** Up to so many events of a cluster fan out round it. */
export const MOST_FANNED = 6;
const FAN_PX = 38;

/** How much room so many events need round their middle, be it as a symbol, a fan or a ring. */
const roomOf = (count) => (count > 1 && count <= MOST_FANNED ? FAN_PX : radiusOf(count));

/**
 * @typedef {object} Region in cells of a level
 * @property {number} level whole zoom @property {number} x0 @property {number} y0
 * @property {number} columns @property {number} lines
 *
 * @typedef {object} Grid
 * @property {Region} region
 * @property {(row: number) => number} clusterOf a row, 0 beyond the region
 * @property {Uint16Array} clusterOfPile @property {Uint32Array} pileOf each row
 * @property {Uint16Array} into the cluster that a cluster is part of, mostly itself
 * @property {Float64Array} x where each cluster stands, world units @property {Float64Array} y
 * @property {Uint32Array} size how many of all events are in it
 * @property {number} clusters how many numbers there are @property {number} firstArea the first of an area
 * @property {Uint16Array} ringOf of each cluster the number of what it is part of, among `rings`
 * @property {number[]} rings the clusters that hold events and are part of no other, that of what is beyond first
 */

/** How far a world coordinate is shifted to give its cell. @param {number} level */
const shiftOf = (level) => WORLD_BITS - TILE_BITS - level + CELL_BITS;

/**
 * The region round a view: the view itself and as much again on each side.
 * @param {import("../geometry.js").View} view @returns {Region}
 */
export function regionOf(view) {
  const level = Math.floor(view.zoom);
  const shift = shiftOf(level);
  const cell = (pixel) => Math.floor(((pixel / view.scale) * WORLD) / 2 ** shift);
  const [west, east] = [cell(view.left + view.ox), cell(view.right + view.ox)];
  const [north, south] = [cell(view.top + view.oy), cell(view.bottom + view.oy)];
  const [wide, tall] = [east - west + 1, south - north + 1];
  return { level, x0: west - wide, y0: north - tall, columns: wide * 3, lines: tall * 3 };
}

/** Whether a region still serves a view. @param {Region} region @param {import("../geometry.js").View} view */
export function covers(region, view) {
  const now = regionOf(view);
  const [west, north] = [now.x0 + now.columns / 3, now.y0 + now.lines / 3];
  return (
    now.level === region.level &&
    west >= region.x0 &&
    north >= region.y0 &&
    west + now.columns / 3 <= region.x0 + region.columns &&
    north + now.lines / 3 <= region.y0 + region.lines
  );
}

/**
 * Number of the cluster of each footprint that is large on the screen, 0 for the others.
 * @param {Array<[number, number, number, number]>} boxes unit square @returns {{areaOf: Uint16Array, areas: number}}
 */
function areaClusters(boxes, level, firstArea) {
  const scale = 2 ** (TILE_BITS + level);
  const areaOf = new Uint16Array(boxes.length + 1);
  let areas = 0;
  boxes.forEach(([west, north, east, south], i) => {
    if (Math.max(east - west, south - north) * scale > AREA_PX && firstArea + areas < 65535) {
      areaOf[i + 1] = firstArea + areas;
      areas += 1;
    }
  });
  return { areaOf, areas };
}

/**
 * @param {{columns: import("../decode.js").Columns}} events
 * @param {Region} region
 * @param {Array<[number, number, number, number]>} boxes of the footprints, unit square: west, north, east, south
 * @returns {Grid}
 */
export function createGrid({ columns: data }, region, boxes) {
  const { x0, y0, columns, lines, level } = region;
  const { pile: pileOf, piles } = withPiles(data);
  const shift = shiftOf(level);
  const firstArea = columns * lines + 1;
  const { areaOf, areas } = areaClusters(boxes, level, firstArea);
  const clusters = firstArea + areas;
  const size = new Uint32Array(clusters);
  const x = new Float64Array(clusters);
  const y = new Float64Array(clusters);
  const clusterOfPile = new Uint16Array(piles.size.length);
  const cell = { shift, x0, y0, columns, lines };
  assign(clusterOfPile, piles.x, piles.y, piles.footprint, areaOf, cell);
  addUp(clusterOfPile, piles.x, piles.y, piles.size, { size, x, y });
  for (let cluster = 1; cluster < clusters; cluster += 1) {
    x[cluster] /= size[cluster] || 1;
    y[cluster] /= size[cluster] || 1;
  }
  const grid = {
    ...{ region, size, x, y, clusters, firstArea, into: ownNumbers(clusters) },
    ...{ clusterOfPile, pileOf, clusterOf: (row) => clusterOfPile[pileOf[row]] },
  };
  joinTouching(grid);
  makeRoom(grid);
  return { ...grid, ...ringsOf(grid) };
}

/** The cluster of each pile. Functions by themselves, and small: the browser makes the most of these. */
function assign(clusterOfPile, x, y, footprint, areaOf, { shift, x0, y0, columns, lines }) {
  for (let pile = 0; pile < clusterOfPile.length; pile += 1) {
    const column = (x[pile] >> shift) - x0;
    const line = (y[pile] >> shift) - y0;
    const within = column >= 0 && column < columns && line >= 0 && line < lines;
    clusterOfPile[pile] = areaOf[footprint[pile]] || (within ? line * columns + column + 1 : 0);
  }
}
function addUp(clusterOfPile, x, y, events, { size, x: sumX, y: sumY }) {
  for (let pile = 0; pile < clusterOfPile.length; pile += 1) {
    const cluster = clusterOfPile[pile];
    const count = events[pile];
    size[cluster] += count;
    sumX[cluster] += x[pile] * count;
    sumY[cluster] += y[pile] * count;
  }
}

/** Numbers without gaps for the clusters that stand for themselves. */
function ringsOf({ clusters, into, size }) {
  const rings = [0];
  const ringOf = new Uint16Array(clusters);
  for (let cluster = 1; cluster < clusters; cluster += 1) {
    if (into[cluster] === cluster && size[cluster]) {
      ringOf[cluster] = rings.length;
      rings.push(cluster);
    }
  }
  return { rings, ringOf: ringOf.map((_, cluster) => ringOf[into[cluster]]) };
}

/** The cluster whose cell holds a point of the world, 0 beyond the region. @param {Grid} grid */
export function clusterAt({ region, into }, x, y) {
  const shift = shiftOf(region.level);
  const column = (x >> shift) - region.x0;
  const line = (y >> shift) - region.y0;
  const within = column >= 0 && column < region.columns && line >= 0 && line < region.lines;
  return within ? into[line * region.columns + column + 1] : 0;
}

const ownNumbers = (length) => new Uint16Array(length).map((_, i) => i);

/** Units of the world to a pixel at the level of a grid. */
const unitsPerPx = (level) => WORLD / 2 ** (TILE_BITS + level);

/** Let clusters whose rings would lie over a larger one's become part of it. */
function joinTouching({ region, size, x, y, into, firstArea }) {
  const { columns, lines, level } = region;
  const px = unitsPerPx(level);
  const order = [];
  for (let cluster = 1; cluster < firstArea; cluster += 1) {
    if (size[cluster]) {
      order.push(cluster);
    }
  }
  order.sort((a, b) => size[b] - size[a]);
  const joinNeighbours = (cluster) => {
    const column = (cluster - 1) % columns;
    const line = Math.floor((cluster - 1) / columns);
    for (let atLine = Math.max(line - 2, 0); atLine <= Math.min(line + 2, lines - 1); atLine += 1) {
      for (let at = Math.max(column - 2, 0); at <= Math.min(column + 2, columns - 1); at += 1) {
        const other = atLine * columns + at + 1;
        if (other !== cluster && size[other] && into[other] === other && size[other] <= size[cluster]) {
          const apart = Math.hypot(x[other] - x[cluster], y[other] - y[cluster]) / px;
          if (apart < roomOf(size[cluster]) + roomOf(size[other]) + GAP_PX) {
            into[other] = cluster;
          }
        }
      }
    }
  };
  for (const cluster of order) {
    if (into[cluster] === cluster) {
      joinNeighbours(cluster);
    }
  }
  for (let cluster = 1; cluster < firstArea; cluster += 1) {
    if (into[cluster] !== cluster) {
      // What joined a cluster that itself joined later goes where that one went.
      while (into[into[cluster]] !== into[cluster]) {
        into[cluster] = into[into[cluster]];
      }
      size[into[cluster]] += size[cluster];
      size[cluster] = 0;
    }
  }
}

/** Ways out for an area's ring that would lie over another, the nearest first. */
const WAYS = [0, 24, 60].flatMap((further) =>
  Array.from({ length: 12 }, (_, i) => {
    const angle = (i * Math.PI) / 6;
    return { dx: Math.cos(angle), dy: Math.sin(angle), further };
  }),
);

/**
 * Move the rings of areas beside what they would lie over: they stand for their area, and any point in
 * it serves. One that finds no room joins the area that is in its way.
 */
function makeRoom({ region, size, x, y, into, firstArea, clusters }) {
  const px = unitsPerPx(region.level);
  const placed = createCrowd(px);
  for (let cluster = 1; cluster < firstArea; cluster += 1) {
    if (size[cluster] && into[cluster] === cluster) {
      placed.add(x[cluster], y[cluster], roomOf(size[cluster]), 0);
    }
  }
  const order = Array.from({ length: clusters - firstArea }, (_, i) => firstArea + i).filter((a) => size[a]);
  order.sort((a, b) => size[b] - size[a]);
  for (const area of order) {
    const radius = roomOf(size[area]);
    const inTheWay = placed.over(x[area], y[area], radius);
    if (inTheWay) {
      const free = WAYS.map(({ dx, dy, further }) => {
        const far = (inTheWay.radius + radius + GAP_PX + further) * px;
        return [inTheWay.x + dx * far, inTheWay.y + dy * far];
      }).find(([atX, atY]) => !placed.over(atX, atY, radius));
      if (!free && inTheWay.area) {
        into[area] = inTheWay.area;
        size[inTheWay.area] += size[area];
        size[area] = 0;
        continue;
      }
      [x[area], y[area]] = free ?? [x[area], y[area]];
    }
    placed.add(x[area], y[area], radius, area);
  }
}

/** Circles that know quickly which of them a new one would touch. */
function createCrowd(px) {
  const cells = new Map();
  const side = LARGEST_PX * 2 * px;
  const at = (value) => Math.floor(value / side);
  const keyOf = (column, line) => column * WORLD + line;
  return {
    add(x, y, radius, area) {
      const key = keyOf(at(x), at(y));
      cells.set(key, [...(cells.get(key) ?? []), { x, y, radius, area }]);
    },
    over(x, y, radius) {
      for (let column = at(x) - 1; column <= at(x) + 1; column += 1) {
        for (let line = at(y) - 1; line <= at(y) + 1; line += 1) {
          const hit = cells
            .get(keyOf(column, line))
            ?.find((other) => Math.hypot(other.x - x, other.y - y) / px < other.radius + radius);
          if (hit) {
            return hit;
          }
        }
      }
      return null;
    },
  };
}
