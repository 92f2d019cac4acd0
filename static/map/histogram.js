/** Events by time and group of types. */

import { GROUPS } from "./groups.js";
import { createSpread, highestOf, NO_DAY } from "./time.js";

/**
 * One whose interval lies in one bin counts there as sure; a longer one is spread evenly over its days as
 * fuzzy, so that it weighs 1 together. One whose start is unknown is fuzzy at its latest day.
 * @param {any} events @param {Uint32Array} rows dated ones, ascending @param {Int32Array} edges from `bins`
 * @returns {{sure: Uint32Array, fuzzy: Float32Array, highest: number}}
 *   both arrays are [bin * groups + group]; highest is the tallest bin, 0 if empty
 */
export function histogramOf({ columns, tables }, rows, edges) {
  const groups = GROUPS.length;
  const count = Math.max(edges.length - 1, 0);
  const sure = new Uint32Array(count * groups);
  const spread = createSpread(edges, groups);
  const { latest, earliest, kind } = columns;
  const until = edges[count];
  // Rows come by latest day: those of a bin are one stretch.
  let i = firstRow(rows, latest, edges[0]);
  for (let bin = 0; bin < count && i < rows.length; bin += 1) {
    const stretch = { from: edges[bin], until: edges[bin + 1], bin: bin * groups };
    i = addStretch(rows, i, stretch, { latest, earliest, kind }, tables.groupOfKind, sure, spread);
  }
  // What ends after the last bin may have begun within one.
  for (; i < rows.length; i += 1) {
    const row = rows[i];
    if (earliest[row] !== NO_DAY && earliest[row] < until) {
      spread.add(earliest[row], latest[row], tables.groupOfKind[kind[row]]);
    }
  }
  const fuzzy = spread.sums();
  return { sure, fuzzy, highest: highestOf(sure, fuzzy, groups) };
}

/** Where the rows begin whose latest day is not before `day`. */
function firstRow(rows, latest, day) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (latest[rows[middle]] < day) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Count the rows from `i` that end within a bin. @returns {number} the first row beyond it */
function addStretch(rows, i, { from, until, bin }, { latest, earliest, kind }, groupOfKind, sure, spread) {
  let at = i;
  for (; at < rows.length && latest[rows[at]] < until; at += 1) {
    const row = rows[at];
    const group = groupOfKind[kind[row]];
    const start = earliest[row];
    if (start >= from) {
      sure[bin + group] += 1;
    } else {
      spread.add(start === NO_DAY ? latest[row] : start, latest[row], group);
    }
  }
  return at;
}
