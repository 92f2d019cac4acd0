/** Events by time and group of types. */

import { GROUPS } from "./groups.js";
import { highestOf, NO_DAY } from "./time.js";

/** Less than this of an event is what rounding leaves. */
const NOTHING = 1e-6;

/**
 * Where each row counts for given edges, whatever is filtered.
 * @typedef {object} Plan
 * @property {number} first @property {number} last rows that end within the bins
 * @property {Uint16Array | Uint32Array} slots of these: 1 + bin * groups + group of one that lies in one bin, else 0
 * @property {Spread} spread those that lie over several, or whose start is unknown
 *
 * @typedef {object} Spread columns by row of what is spread evenly over its days: the ends' shares are added at
 *   once, the whole bins between them by running sums at the end, so that a long one costs no more than a short one
 * @property {Uint32Array} rows @property {Uint32Array} from slot of the first bin @property {Uint32Array} to of the last
 * @property {Float32Array} atFrom share in the first bin @property {Float32Array} atTo in the last, 0 if they are one
 * @property {Float32Array} perDay between them, 0 if they are one
 */

/** @type {WeakMap<object, {key: string, plan: Plan}>} of the columns that were counted last */
const plans = new WeakMap();

/** @param {any} events @param {Int32Array} edges @returns {Plan} */
function planOf(events, edges) {
  const { columns } = events;
  const key = edges.join();
  if (plans.get(columns)?.key !== key) {
    plans.set(columns, { key, plan: makePlan(events, edges) });
  }
  return plans.get(columns).plan;
}

function makePlan(events, edges) {
  const { columns, tables } = events;
  const { latest, earliest, kind, dated } = columns;
  const groups = GROUPS.length;
  const bins = Math.max(edges.length - 1, 0);
  const until = edges[bins];
  const first = events.firstRowFrom(edges[0]);
  const last = events.firstRowFrom(until);
  const slots = bins * groups < 65535 ? new Uint16Array(last - first) : new Uint32Array(last - first);
  const spread = new Uint32Array(dated - first);
  let count = 0;
  for (let row = first, bin = 0; row < last; row += 1) {
    while (latest[row] >= edges[bin + 1]) {
      bin += 1;
    }
    if (earliest[row] >= edges[bin]) {
      slots[row - first] = 1 + bin * groups + tables.groupOfKind[kind[row]];
    } else {
      spread[count] = row;
      count += 1;
    }
  }
  // What ends after the last bin may have begun within one.
  for (let row = last; row < dated; row += 1) {
    if (earliest[row] !== NO_DAY && earliest[row] < until) {
      spread[count] = row;
      count += 1;
    }
  }
  return { first, last, slots, spread: spreadOf(spread.slice(0, count), events, edges) };
}

/** @returns {Spread} */
function spreadOf(rows, { columns, tables }, edges) {
  const { latest, earliest, kind } = columns;
  const groups = GROUPS.length;
  const until = edges.at(-1);
  const count = rows.length;
  const [from, to] = [new Uint32Array(count), new Uint32Array(count)];
  const [atFrom, atTo, perDay] = [0, 1, 2].map(() => new Float32Array(count));
  const binOfDay = binsByDay(edges);
  for (let i = 0; i < count; i += 1) {
    const row = rows[i];
    const begin = earliest[row] === NO_DAY ? latest[row] : earliest[row];
    const weight = 1 / (latest[row] - begin + 1);
    const start = Math.max(begin, edges[0]);
    const end = Math.min(latest[row] + 1, until);
    const a = binOfDay[start - edges[0]];
    const b = binOfDay[end - 1 - edges[0]];
    const group = tables.groupOfKind[kind[row]];
    from[i] = a * groups + group;
    to[i] = b * groups + group;
    atFrom[i] = weight * ((a === b ? end : edges[a + 1]) - start);
    atTo[i] = a === b ? 0 : weight * (end - edges[b]);
    perDay[i] = a === b ? 0 : weight;
  }
  return { rows, from, to, atFrom, atTo, perDay };
}

/** The bin of each day from the first edge on. */
function binsByDay(edges) {
  const bins = new Uint16Array(Math.max(edges.at(-1) - edges[0], 0));
  for (let bin = 0; bin < edges.length - 1; bin += 1) {
    bins.fill(bin, edges[bin] - edges[0], edges[bin + 1] - edges[0]);
  }
  return bins;
}

/** Functions by themselves, and small: they run hundred thousands of times a frame. */
function addSure(mask, first, slots, counts) {
  for (let i = 0; i < slots.length; i += 1) {
    counts[slots[i]] += mask[first + i];
  }
}
function addSpread(mask, { rows, from, to, atFrom, atTo, perDay }, ends, density, groups) {
  for (let i = 0; i < rows.length; i += 1) {
    const kept = mask[rows[i]];
    ends[from[i]] += kept * atFrom[i];
    ends[to[i]] += kept * atTo[i];
    density[from[i] + groups] += kept * perDay[i];
    density[to[i]] -= kept * perDay[i];
  }
}

/** Shares at the ends of intervals, and those of the bins between. @returns {Float32Array} */
function sumsOf(ends, density, edges, groups) {
  const sums = new Float32Array(ends.length);
  for (let group = 0; group < groups; group += 1) {
    let perDay = 0;
    for (let bin = 0, at = group; at < ends.length; bin += 1, at += groups) {
      perDay += density[at];
      const sum = ends[at] + perDay * (edges[bin + 1] - edges[bin]);
      sums[at] = sum > NOTHING ? sum : 0;
    }
  }
  return sums;
}

/**
 * One whose interval lies in one bin counts there as sure; a longer one is spread evenly over its days as
 * fuzzy, so that it weighs 1 together. One whose start is unknown is fuzzy at its latest day.
 * @param {any} events @param {Uint8Array} mask 1 for each row that is meant @param {Int32Array} edges from `bins`
 * @returns {{sure: Uint32Array, fuzzy: Float32Array, highest: number}}
 *   both arrays are [bin * groups + group]; highest is the tallest bin, 0 if empty
 */
export function histogramOf(events, mask, edges) {
  const groups = GROUPS.length;
  const length = Math.max(edges.length - 1, 0) * groups;
  const { first, slots, spread } = planOf(events, edges);
  const counts = new Uint32Array(length + 1);
  addSure(mask, first, slots, counts);
  const sure = counts.subarray(1);
  const ends = new Float64Array(length);
  const density = new Float64Array(length + groups);
  addSpread(mask, spread, ends, density, groups);
  const fuzzy = sumsOf(ends, density, edges, groups);
  return { sure, fuzzy, highest: highestOf(sure, fuzzy, groups) };
}
