/** Which events the map shows any of: their point, or a corner of the area that they are known to. Pure. */

import { WORLD } from "./geometry.js";

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
  const reaches = Uint8Array.from({ length: events.footprints.length + 1 }, (_, i) => {
    const box = i ? shapeAt(i - 1)?.box : null;
    return box ? (box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north ? 1 : 0) : 2;
  });
  const [left, top, right, bottom] = [west, north, east, south].map((share) => share * WORLD);
  let count = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const area = reaches[footprint[row]];
    into[count] = row;
    count +=
      area === 2 ? Number(x[row] >= left && x[row] <= right && y[row] >= top && y[row] <= bottom) : area;
  }
  return into.subarray(0, count);
}

/** How many of ascending `rows` are below `limit`. */
function below(rows, limit) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle] < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Newest first, undated last, of rows that lie by time with the undated ones at the end.
 * @param {ArrayLike<number>} rows ascending @param {number} dated rows of the events below this are dated
 * @returns {{count: number, at: (index: number) => number, indexOf: (row: number) => number}} indexOf: -1 where
 *   a row is not among them
 */
export function newestFirst(rows, dated) {
  const split = below(rows, dated);
  const turn = (index) => (index < split ? split - 1 - index : index);
  return {
    count: rows.length,
    at: (index) => rows[turn(index)],
    indexOf(row) {
      const at = below(rows, row);
      return rows[at] === row ? turn(at) : -1;
    },
  };
}
