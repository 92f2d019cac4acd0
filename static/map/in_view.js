/** Which events the map shows any of: their point, or a corner of the area that they are known to. Pure. */

import { WORLD } from "./geometry.js";
import { lowerBound } from "./select.js";

/**
 * @param {any} events @param {import("./select.js").Stretches} stretches
 * @param {[number, number, number, number]} bounds west, north, east, south on the unit square
 * @param {(footprint: number) => {box: number[]} | null} shapeAt
 * @param {Uint32Array} into room for all rows, and one more
 * @returns {Uint32Array} a part of `into`, ascending
 */
export function rowsInView(events, { mask, ranges, over }, [west, north, east, south], shapeAt, into) {
  // Whether an area reaches into the view is the same for all events that share it.
  const reaches = new Uint8Array(events.footprints.length + 1);
  const point = new Uint8Array(events.footprints.length + 1);
  for (let i = 0; i < reaches.length; i += 1) {
    const box = i ? shapeAt(i - 1)?.box : null;
    point[i] = box ? 0 : 1;
    reaches[i] = box && box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north ? 1 : 0;
  }
  const [left, top] = [Math.ceil(west * WORLD), Math.ceil(north * WORLD)];
  const view = {
    ...{ left, top, width: Math.floor(east * WORLD) - left, height: Math.floor(south * WORLD) - top },
    ...{ point, reaches },
  };
  let count = 0;
  for (const [i, [first, last]] of ranges.entries()) {
    count = addInView(events.columns, mask, first, last, view, into, count);
    for (const row of i === 0 ? over : []) {
      count = addInView(events.columns, mask, row, row + 1, view, into, count);
    }
  }
  return into.subarray(0, count);
}

/** Without a branch: a guess about a million rows is often wrong. What lies before the edge wraps to a huge number. */
function addInView({ x, y, footprint }, mask, first, last, view, into, from) {
  const { left, top, width, height, point, reaches } = view;
  let count = from;
  for (let row = first; row < last; row += 1) {
    const area = footprint[row];
    const inside = Number((x[row] - left) >>> 0 <= width) & Number((y[row] - top) >>> 0 <= height);
    into[count] = row;
    count += mask[row] & ((inside & point[area]) | reaches[area]);
  }
  return count;
}

/**
 * Newest first, undated last, of rows that lie by time with the undated ones at the end.
 * @param {ArrayLike<number>} rows ascending @param {number} dated rows of the events below this are dated
 * @returns {{count: number, at: (index: number) => number, indexOf: (row: number) => number}} indexOf: -1 where
 *   a row is not among them
 */
export function newestFirst(rows, dated) {
  const split = lowerBound(rows, dated);
  const turn = (index) => (index < split ? split - 1 - index : index);
  return {
    count: rows.length,
    at: (index) => rows[turn(index)],
    indexOf(row) {
      const at = lowerBound(rows, row);
      return rows[at] === row ? turn(at) : -1;
    },
  };
}
