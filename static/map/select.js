/**
 * Which events the filters leave. Filters other than time become small tables over kinds, parties and
 * testimonies, so a row costs three look-ups; time is a binary search over rows that lie by latest day,
 * and a look at the few long intervals that reach over the range's end.
 */

import { areaMask } from "./area_mask.js";
import { countFacets, failingKinds, failingParties, failingTestimonies } from "./facets.js";
import { histogramOf } from "./histogram.js";
import { NO_DAY } from "./time.js";

/** Rows that are counted together: fewer than would fill four counters of a byte. */
const BLOCK = 512;

/** The keys of the state that a selection depends on, time apart. */
const CONTENT_KEYS = [
  "types",
  "actors",
  "role",
  "sources",
  "reliability",
  "statuses",
  "disputed",
  "credibility",
  "wherePrecMax",
  "datePrecMax",
  "area",
  "place",
  "words",
];
const TIME_KEYS = ["from", "to", "undated"];
export const FILTER_KEYS = [...TIME_KEYS, ...CONTENT_KEYS, "q"];

/** The state of no filter at all; time is apart. */
export const NO_FILTERS = {
  types: [],
  actors: [],
  role: "",
  sources: [],
  reliability: [],
  statuses: [],
  disputed: false,
  credibility: [],
  wherePrecMax: 0,
  datePrecMax: 0,
  area: null,
  place: "",
  q: "",
};

/**
 * @typedef {object} Words what became of the words that are asked for
 * @property {string | null} q the words that were looked up @property {any} data where
 * @property {ArrayLike<number>} rows that have them, ascending
 * @property {"all" | "some" | "none" | "waiting"} answer of which titles these are @property {number} known how many
 */

/** Words without an answer, which nothing matches. @type {Words} */
export const UNANSWERED = { q: null, data: null, rows: [], answer: "waiting", known: 0 };

/** The derivation for the store: rows of other data are no answer, and words without one let nothing through. */
export const WORDS = {
  from: ["q", "data", "words"],
  derive({ q, data, words }) {
    const known = words?.data === data ? words : UNANSWERED;
    return { words: q ? known : null };
  },
};

/** Of which titles the words that are asked for were looked up; "all" where none are asked for. */
export function lookedUp({ q, words }) {
  const asked = words?.q === q ? words.answer : "waiting";
  return q ? asked : "all";
}

/** 0 for each row that words, area and place leave; null where none of them is asked. */
function rowFails(events, { words, area, place }, placesIn) {
  if (!words && !area && !place) {
    return null;
  }
  const fails = new Uint8Array(events.count);
  const exclude = (mask) => {
    for (let row = 0; row < fails.length; row += 1) {
      fails[row] |= 1 - mask[row];
    }
  };
  if (words) {
    const found = new Uint8Array(events.count);
    for (const row of words.rows) {
      found[row] = 1;
    }
    exclude(found);
  }
  if (area) {
    exclude(areaMask(events, area));
  }
  if (place) {
    const wanted = placesIn(place);
    exclude(events.columns.place.map((at) => wanted[at] ?? 0));
  }
  return fails;
}

/**
 * Of a mask the rows that one table leaves too. Functions by themselves, small and without a branch: each runs
 * a million times, and a guess about each of a million rows is often wrong.
 * @param {Uint8Array} keeps by what the column says
 */
function keepBy(mask, column, keeps) {
  for (let row = 0; row < mask.length; row += 1) {
    mask[row] &= keeps[column[row]];
  }
}
function keepRows(mask, fails) {
  for (let row = 0; row < mask.length; row += 1) {
    mask[row] &= 1 - fails[row];
  }
}

/** How many rows each block of BLOCK rows keeps, and all before it: one more than there are blocks. */
function countBlocks(padded) {
  const words = new Uint32Array(padded.buffer);
  const perBlock = BLOCK / 4;
  const before = new Uint32Array(words.length / perBlock + 1);
  for (let block = 0, at = 0; block < before.length - 1; block += 1) {
    // Four counters of a byte each, which no block can fill.
    let sums = 0;
    for (const end = at + perBlock; at < end; at += 1) {
      sums += words[at];
    }
    before[block + 1] =
      before[block] + (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  return before;
}

/**
 * A mask over all rows, with the number that it keeps of any stretch of them.
 * @param {Uint8Array} padded 0 or 1 for each row, then 0 to the end of a block; from paddedRoom
 * @param {number} count rows
 */
function createMask(padded, count) {
  const mask = padded.subarray(0, count);
  const before = countBlocks(padded);
  const below = (row) => {
    const block = Math.floor(row / BLOCK);
    let sum = before[block];
    for (let at = block * BLOCK; at < row; at += 1) {
      sum += mask[at];
    }
    return sum;
  };
  return { mask, kept: (first, last) => below(last) - below(first) };
}

const paddedRoom = (count) => new Uint8Array(Math.ceil(count / BLOCK) * BLOCK);

/** The first of ascending `rows` whose latest day is not before `day`. */
function firstFrom(rows, latest, day) {
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

/**
 * Rows whose interval began by `day` and ends after it.
 * @param {any} events @param {number} day @param {Uint8Array} mask of the rows that are wanted
 * @returns {Uint32Array} ascending
 */
function reachingOver(events, day, mask) {
  const { latest, earliest } = events.columns;
  const found = [];
  for (const { days, rows } of events.spans()) {
    for (let i = firstFrom(rows, latest, day + 1); i < rows.length; i += 1) {
      const row = rows[i];
      if (latest[row] - day > days) {
        break;
      }
      if (earliest[row] <= day && mask[row] === 1) {
        found.push(row);
      }
    }
  }
  return Uint32Array.from(found).sort();
}

/** How many of ascending `rows` are below `limit`. */
export function lowerBound(rows, limit) {
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

const excludes = (table) => table?.some((fails) => fails !== 0) ?? false;

/** Everything about the filters but time, kept until one of them changes. */
function createContent(events, state, placesIn, { everything, room }) {
  const tables = {
    kindFails: failingKinds(events, state),
    partyFails: failingParties(events, state),
    testimonyFails: failingTestimonies(events, state),
    rowFails: rowFails(events, state, placesIn),
  };
  const { kind, party, testimony } = events.columns;
  const byTable = [
    [kind, tables.kindFails],
    [party, tables.partyFails],
    [testimony, tables.testimonyFails],
  ].filter(([, fails]) => excludes(fails));
  let kept = everything();
  if (byTable.length || excludes(tables.rowFails)) {
    const padded = room();
    const mask = padded.fill(1, 0, events.count).subarray(0, events.count);
    for (const [column, fails] of byTable) {
      keepBy(
        mask,
        column,
        fails.map((bits) => (bits ? 0 : 1)),
      );
    }
    if (tables.rowFails) {
      keepRows(mask, tables.rowFails);
    }
    kept = createMask(padded, events.count);
  }
  return {
    ...tables,
    ...kept,
    /** A mask that keeps every row. */
    all: () => everything().mask,
    role: state.role ? events.roles.indexOf(state.role) : -1,
    dated: kept.kept(0, events.dated),
    undated: kept.kept(events.dated, events.count),
    histograms: new Map(),
  };
}

/**
 * @typedef {object} Stretches rows without a list of them: for loops over a million
 * @property {Uint8Array} mask 1 for each row that the filters other than time leave
 * @property {number[][]} ranges dated ones, then perhaps undated ones: the first row and the one after the last, of
 *   which those of the mask are meant
 * @property {Uint32Array} over single rows between the two ranges, ascending, all of the mask
 */

/** Ascending rows of stretches. @param {Stretches} stretches @param {number} count how many they are */
function rowsOf({ mask, ranges, over }, count) {
  const rows = new Uint32Array(count + 1);
  let at = 0;
  ranges.forEach(([first, last], i) => {
    at = listed(mask, first, last, rows, at);
    if (i === 0) {
      rows.set(over, at);
      at += over.length;
    }
  });
  return rows.subarray(0, at);
}

/** @returns {number} where the list ends */
function listed(mask, first, last, rows, from) {
  let at = from;
  for (let row = first; row < last; row += 1) {
    rows[at] = row;
    at += mask[row];
  }
  return at;
}

/**
 * @typedef {object} Selection
 * @property {number} count events left @property {number} anyTimeCount those left when time is not asked
 * @property {number} undated how many of these have no date
 * @property {object} content changes only when a filter other than time does
 * @property {Stretches} stretches the same rows for loops
 * @property {() => Uint32Array} rows ascending, so by latest day, undated last
 * @property {(i: number) => number} at the i-th row by time, -1 beyond
 * @property {(row: number) => boolean} has
 * @property {(row: number) => number} indexOf where a row stands among the rows, -1 if it does not
 * @property {() => import("./facets.js").Counts} counts how many events each choice would leave
 * @property {(edges: Int32Array) => ReturnType<typeof histogramOf>} histogram of those of any time
 */

/** @returns {Selection} */
function selectionOf(events, content, state) {
  const { latest, earliest } = events.columns;
  const { mask } = content;
  const { from, to } = state;
  const withUndated = state.undated !== false;
  const { ranges, over } = timeOf(events, state, mask);
  const [first, last] = ranges[0];
  const count = content.kept(first, last) + over.length + (withUndated ? content.undated : 0);
  let all = null;
  let counts = null;

  const inTime = (row) =>
    latest[row] === NO_DAY
      ? withUndated
      : (from === null || latest[row] >= from) && (to === null || earliest[row] <= to);
  const list = () => {
    all ??= count === events.count ? events.everyRow() : rowsOf({ mask, ranges, over }, count);
    return all;
  };
  return {
    count,
    anyTimeCount: content.dated + content.undated,
    undated: content.undated,
    content,
    stretches: { mask, ranges, over },
    rows: list,
    at: (i) => list()[i] ?? -1,
    has: (row) => row >= 0 && row < events.count && inTime(row) && mask[row] === 1,
    indexOf(row) {
      const at = lowerBound(list(), row);
      return list()[at] === row ? at : -1;
    },
    counts() {
      counts ??= countFacets(events, content, timeOf(events, state, content.all()));
      return counts;
    },
    histogram(edges) {
      const key = `${edges.length} ${edges[0]} ${edges[edges.length >> 1]} ${edges.at(-1)}`;
      if (!content.histograms.has(key)) {
        content.histograms.set(key, histogramOf(events, mask, edges));
      }
      return content.histograms.get(key);
    },
  };
}

/** Rows of the time that is asked: ranges of all rows, and of a mask those over its end. */
function timeOf(events, { from, to, undated }, mask) {
  const first = from === null ? 0 : events.firstRowFrom(from);
  const last = to === null ? events.dated : Math.max(first, events.firstRowFrom(to + 1));
  const undatedOnes = undated === false ? [] : [[events.dated, events.count]];
  return {
    ranges: [[first, last], ...undatedOnes],
    over: to === null ? new Uint32Array(0) : reachingOver(events, to, mask),
  };
}

/**
 * A function from events and state to a selection that keeps what a change of time leaves as it is.
 * Masks lie in two buffers in turn: a selection is good until the second change of filters after it.
 */
export function createSelector() {
  let known = { events: null, state: {}, content: null };
  let buffers = [];
  let all = null;
  let turn = 0;

  const roomFor = (count) => () => {
    buffers[turn] ??= paddedRoom(count);
    turn = 1 - turn;
    return buffers[1 - turn];
  };
  const everythingOf = (count) => () => {
    all ??= createMask(paddedRoom(count).fill(1, 0, count), count);
    return all;
  };

  /**
   * @param {any} events @param {any} state with FILTER_KEYS
   * @param {(uuid: string) => ArrayLike<number>} [placesIn] by index of a place + 1: 1 where it is this one or
   *   lies in it
   * @returns {Selection}
   */
  return (events, state, placesIn = () => []) => {
    if (known.events !== events) {
      buffers = [];
      all = null;
    }
    if (known.events !== events || CONTENT_KEYS.some((key) => !Object.is(known.state[key], state[key]))) {
      const { count } = events;
      const masks = { everything: everythingOf(count), room: roomFor(count) };
      known = { events, state, content: createContent(events, state, placesIn, masks) };
    }
    return selectionOf(events, known.content, state);
  };
}

/** How many filters are on, time apart. */
export function activeFilters(state) {
  const lists = ["types", "actors", "sources", "reliability", "statuses", "credibility"];
  const single = ["role", "disputed", "q", "wherePrecMax", "datePrecMax", "area", "place"];
  return (
    lists.reduce((sum, key) => sum + state[key].length, 0) +
    single.filter((key) => Boolean(state[key])).length
  );
}
