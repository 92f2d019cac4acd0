/** Which events the map shows any of: their point, or a corner of the area that they are known to. Pure. */

import { withPiles } from "./decode.js";
import { WORLD } from "./geometry.js";
import { lowerBound } from "./select.js";

/** As many of the newest are found at once; of those after them all, when one is asked for. */
const HEAD = 64;

/**
 * @param {any} events
 * @param {[number, number, number, number]} bounds west, north, east, south on the unit square
 * @param {(footprint: number) => {box: number[]} | null} shapeAt
 * @returns {Uint8Array} 1 for each row that lies there
 */
export function rowsSeen({ columns, footprints }, [west, north, east, south], shapeAt) {
  // Whether an area reaches into the view is the same for all events that share it.
  const boxes = [null, ...footprints.map((_, i) => shapeAt(i)?.box ?? null)];
  const reaches = boxes.map((box) =>
    box ? Number(box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north) : -1,
  );
  const { pile, piles } = withPiles(columns);
  const seenPiles = new Uint8Array(piles.x.length);
  const view = { west: west * WORLD, north: north * WORLD, east: east * WORLD, south: south * WORLD };
  lookAtPiles(seenPiles, piles, view, Int8Array.from(reaches));
  const seen = new Uint8Array(columns.count);
  spread(seen, seenPiles, pile);
  return seen;
}

/** Functions by themselves, and small: they run hundred thousands of times. @param {Int8Array} reaches -1: no area */
function lookAtPiles(seen, { x, y, footprint }, { west, north, east, south }, reaches) {
  for (let i = 0; i < seen.length; i += 1) {
    const reached = reaches[footprint[i]];
    const inside =
      Number(x[i] >= west) & Number(x[i] <= east) & Number(y[i] >= north) & Number(y[i] <= south);
    seen[i] = reached < 0 ? inside : reached;
  }
}
function spread(seen, seenPiles, pile) {
  for (let row = 0; row < seen.length; row += 1) {
    seen[row] = seenPiles[pile[row]];
  }
}

/**
 * @typedef {object} Listed rows in an order
 * @property {number} count @property {(index: number) => number} at undefined beyond them
 * @property {(row: number) => number} indexOf -1 where a row is not among them
 */

/**
 * Newest first, undated last, of rows that lie by time with the undated ones at the end.
 * @param {ArrayLike<number>} rows ascending @param {number} dated rows of the events below this are dated
 * @returns {Listed}
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

/**
 * The same of those rows of stretches that are seen, of which mostly the first few are asked.
 * @param {import("./select.js").Stretches} stretches @param {Uint8Array} seen from rowsSeen @returns {Listed}
 */
export function newestSeen(stretches, seen) {
  const { mask, ranges, over } = stretches;
  const reaching = over.reduce((sum, row) => sum + (mask[row] & seen[row]), 0);
  const count = ranges.reduce((sum, [first, last]) => sum + countSeen(mask, seen, first, last), reaching);
  let found = new Uint32Array(0);
  const upTo = (most) => {
    const length = Math.min(most <= HEAD ? HEAD : count, count);
    if (found.length < length) {
      found = new Uint32Array(length);
      fillNewest(found, stretches, seen);
    }
    return found;
  };
  return { count, at: (index) => upTo(index + 1)[index], indexOf: (row) => upTo(count).indexOf(row) };
}

/** How many rows of a stretch both bytes are 1 of; four rows at a time, as far as they fill words. */
function countSeen(mask, seen, first, last) {
  const [from, to] = [Math.ceil(first / 4), Math.floor(last / 4)];
  return from < to
    ? countRows(mask, seen, first, from * 4) +
        countWords(mask, seen, from, to) +
        countRows(mask, seen, to * 4, last)
    : countRows(mask, seen, first, last);
}

function countRows(mask, seen, first, last) {
  let sum = 0;
  for (let row = first; row < last; row += 1) {
    sum += mask[row] & seen[row];
  }
  return sum;
}

function countWords(mask, seen, first, last) {
  const [a, b] = [mask, seen].map(({ buffer, byteOffset }) => new Uint32Array(buffer, byteOffset, last));
  let sum = 0;
  for (let word = first; word < last; ) {
    // Four counters of a byte each, which so many words cannot fill.
    let sums = 0;
    for (const end = Math.min(last, word + 255); word < end; word += 1) {
      sums += a[word] & b[word];
    }
    sum += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  return sum;
}

function fillNewest(into, { mask, ranges: [dated, undated = [0, 0]], over }, seen) {
  let at = 0;
  for (let i = over.length - 1; i >= 0 && at < into.length; i -= 1) {
    into[at] = over[i];
    at += mask[over[i]] & seen[over[i]];
  }
  for (let row = dated[1] - 1; row >= dated[0] && at < into.length; row -= 1) {
    into[at] = row;
    at += mask[row] & seen[row];
  }
  for (let row = undated[0]; row < undated[1] && at < into.length; row += 1) {
    into[at] = row;
    at += mask[row] & seen[row];
  }
}
