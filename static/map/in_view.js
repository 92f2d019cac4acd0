/** Which events the map shows any of: their point, or a corner of the area that they are known to. Pure. */

import { WORLD } from "./geometry.js";
import { lowerBound } from "./select.js";

/**
 * @param {any} events @param {ArrayLike<number>} rows @param {[number, number, number, number]} bounds west, north,
 *   east, south on the unit square
 * @param {(footprint: number) => {box: number[]} | null} shapeAt
 * @param {Uint32Array} into room for all rows
 * @returns {Uint32Array} a part of `into`, in the order of `rows`
 */
export function rowsInView(events, rows, [west, north, east, south], shapeAt, into) {
  const { x, y, footprint } = events.columns;
  // Whether an area reaches into the view is the same for all events that share it.
  const reaches = new Uint8Array(events.footprints.length + 1);
  const point = new Uint8Array(events.footprints.length + 1);
  for (let i = 0; i < reaches.length; i += 1) {
    const box = i ? shapeAt(i - 1)?.box : null;
    point[i] = box ? 0 : 1;
    reaches[i] = box && box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north ? 1 : 0;
  }
  const [left, top] = [Math.ceil(west * WORLD), Math.ceil(north * WORLD)];
  const [width, height] = [Math.floor(east * WORLD) - left, Math.floor(south * WORLD) - top];
  let count = 0;
  // Without a branch: a guess about a million rows is often wrong. What lies before the edge wraps to a huge number.
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const area = footprint[row];
    const inside = Number((x[row] - left) >>> 0 <= width) & Number((y[row] - top) >>> 0 <= height);
    into[count] = row;
    count += (inside & point[area]) | reaches[area];
  }
  return into.subarray(0, count);
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
