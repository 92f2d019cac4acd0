/** Events by time and group of types. */

import { GROUPS } from "./groups.js";
import { createSpread, highestOf, NO_DAY } from "./time.js";

/**
 * One whose interval lies in one bin counts there as sure; a longer one is spread evenly over its days as
 * fuzzy, so that it weighs 1 together. One whose start is unknown is fuzzy at its latest day.
 * @param {any} events @param {Uint32Array} rows dated ones, ascending @param {Int32Array} edges from `bins`
 * @returns {{sure: Float32Array, fuzzy: Float32Array, highest: number}}
 *   both arrays are [bin * groups + group]; highest is the tallest bin, 0 if empty
 */
export function histogramOf({ columns, tables }, rows, edges) {
  const groups = GROUPS.length;
  const count = Math.max(edges.length - 1, 0);
  const sure = new Float32Array(count * groups);
  const spread = createSpread(edges, groups);
  const { latest, earliest, kind } = columns;
  const { groupOfKind } = tables;
  const [from, until] = [edges[0], edges[count]];
  // Rows come by latest day, so the bin only ever moves on.
  let bin = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const day = latest[row];
    while (bin < count - 1 && day >= edges[bin + 1]) {
      bin += 1;
    }
    const start = earliest[row];
    const group = groupOfKind[kind[row]];
    if (start >= edges[bin] && day < until) {
      sure[bin * groups + group] += 1;
    } else if (day >= from && (start === NO_DAY ? day : start) < until) {
      spread.add(start === NO_DAY ? day : start, day, group);
    }
  }
  const fuzzy = spread.sums();
  return { sure, fuzzy, highest: highestOf(sure, fuzzy, groups) };
}
