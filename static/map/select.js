/**
 * Which events the filters leave. Filters other than time become small tables over kinds, parties and
 * testimonies, so a row costs three look-ups; time is a binary search over rows that lie by latest day,
 * and a look at the few long intervals that reach over the range's end.
 */

import { areaMask } from "./area_mask.js";
import { countFacets, FAILS } from "./facets.js";
import { histogramOf } from "./histogram.js";
import { NO_DAY } from "./time.js";

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

/** @param {any} events @param {any} state @returns {Uint8Array} FAILS bits of each kind */
function kindFails({ kinds, types, statuses }, state) {
  const typeFails = types.map(({ code, group }) =>
    !state.types.length || state.types.includes(code) || state.types.includes(group) ? 0 : FAILS.type,
  );
  const statusFails = statuses.map((name) =>
    !state.statuses.length || state.statuses.includes(name) ? 0 : FAILS.status,
  );
  const credibilityFails = Array.from({ length: 256 }, (_, code) =>
    !state.credibility.length || state.credibility.includes(code) ? 0 : FAILS.credibility,
  );
  const { disputed: onlyDisputed, wherePrecMax, datePrecMax } = state;
  const fails = new Uint8Array(kinds.length);
  for (let i = 0; i < fails.length; i += 1) {
    const [type, status, credibility, disputed, wherePrec, datePrec] = kinds[i];
    fails[i] =
      typeFails[type] |
      statusFails[status] |
      credibilityFails[credibility] |
      (onlyDisputed && !disputed ? FAILS.disputed : 0) |
      (wherePrecMax > 0 && wherePrec > wherePrecMax ? FAILS.wherePrec : 0) |
      (datePrecMax > 0 && (datePrec === 0 || datePrec > datePrecMax) ? FAILS.datePrec : 0);
  }
  return fails;
}

/** 1 for each party that the choice of actors and role excludes; an actor takes its units along. */
function partyFails({ parties, actors, roles }, state) {
  const role = state.role ? roles.indexOf(state.role) : -1;
  const chosen = actors.map((_, index) => {
    for (let at = index; at !== null && at !== undefined; at = actors[at].parent) {
      if (state.actors.includes(actors[at].key)) {
        return true;
      }
    }
    return !state.actors.length;
  });
  if (!state.actors.length && !state.role) {
    return new Uint8Array(parties.length);
  }
  return Uint8Array.from(parties, (pairs) =>
    pairs.some(([actor, as]) => chosen[actor] && (role < 0 || as === role)) ? 0 : 1,
  );
}

/** 1 for each testimony without a source that is chosen and reliable as asked. */
function testimonyFails({ testimonies, sources }, state) {
  const chosen = sources.map(
    ({ uuid, reliability }) =>
      (!state.sources.length || state.sources.includes(uuid)) &&
      (!state.reliability.length || state.reliability.includes(reliability)),
  );
  const off = !state.sources.length && !state.reliability.length;
  return Uint8Array.from(testimonies, (list) => (off || list.some((source) => chosen[source]) ? 0 : 1));
}

/** 0 for each row that words, area and place leave; null where none of them is asked. */
function rowFails(events, { words, area, place }, placeOf) {
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
    const wanted = placeOf(place) + 1;
    exclude(events.columns.place.map((at) => (wanted > 0 && at === wanted ? 1 : 0)));
  }
  return fails;
}

/**
 * Rows that pass, ascending. Without a branch: a guess about each of a million rows is often wrong.
 * @param {Uint8Array} kinds 0 or 1, as the others @param {Uint32Array} into room for all rows
 */
function passing({ count, columns }, kinds, parties, testimonies, into) {
  const { kind, party, testimony } = columns;
  let left = 0;
  for (let row = 0; row < count; row += 1) {
    into[left] = row;
    left += 1 - (kinds[kind[row]] | parties[party[row]] | testimonies[testimony[row]]);
  }
  return into.subarray(0, left);
}

/** Of these rows those that a mask leaves, in place. */
function without(rows, fails) {
  let left = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    rows[left] = row;
    left += 1 - fails[row];
  }
  return rows.subarray(0, left);
}

/** The first of ascending `rows` (in its first `length`) whose latest day is not before `day`. */
function firstFrom(rows, length, latest, day) {
  let [low, high] = [0, length];
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
 * @param {any} events @param {number} day @param {(row: number) => boolean} wanted
 * @returns {Uint32Array} ascending
 */
export function reachingOver(events, day, wanted) {
  const { latest, earliest } = events.columns;
  const found = [];
  for (const { days, rows } of events.spans()) {
    for (let i = firstFrom(rows, rows.length, latest, day + 1); i < rows.length; i += 1) {
      const row = rows[i];
      if (latest[row] - day > days) {
        break;
      }
      if (earliest[row] <= day && wanted(row)) {
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

/** Everything about the filters but time, kept until one of them changes. */
function createContent(events, state, placeOf, room) {
  const tables = {
    kindFails: kindFails(events, state),
    partyFails: partyFails(events, state),
    testimonyFails: testimonyFails(events, state),
    rowFails: rowFails(events, state, placeOf),
  };
  const excludes = (table) => table?.some((fails) => fails !== 0) ?? false;
  let rows = events.everyRow();
  if (Object.values(tables).some(excludes)) {
    const kinds = tables.kindFails.map((fails) => (fails ? 1 : 0));
    rows = passing(events, kinds, tables.partyFails, tables.testimonyFails, room());
    rows = tables.rowFails ? without(rows, tables.rowFails) : rows;
  }
  const { kind, party, testimony } = events.columns;
  return {
    ...tables,
    role: state.role ? events.roles.indexOf(state.role) : -1,
    rows,
    dated: lowerBound(rows, events.dated),
    passes: (row) =>
      !(
        tables.kindFails[kind[row]] |
        tables.partyFails[party[row]] |
        tables.testimonyFails[testimony[row]] |
        (tables.rowFails ? tables.rowFails[row] : 0)
      ),
    histograms: new Map(),
  };
}

/** Ascending rows in up to three pieces as one array; without copying where they adjoin. */
function joined(rows, first, last, over, tailFrom) {
  const tail = rows.length - tailFrom;
  if (!over.length && (tail === 0 || last === tailFrom)) {
    return rows.subarray(first, tail ? rows.length : last);
  }
  const all = new Uint32Array(last - first + over.length + tail);
  all.set(rows.subarray(first, last));
  all.set(over, last - first);
  all.set(rows.subarray(tailFrom), last - first + over.length);
  return all;
}

/**
 * @typedef {object} Selection
 * @property {number} count events left @property {number} anyTimeCount those left when time is not asked
 * @property {number} undated how many of these have no date
 * @property {object} content changes only when a filter other than time does
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
  const { rows } = content;
  const { from, to } = state;
  const first = from === null ? 0 : firstFrom(rows, content.dated, latest, from);
  const last = to === null ? content.dated : Math.max(first, firstFrom(rows, content.dated, latest, to + 1));
  const over = to === null ? new Uint32Array(0) : reachingOver(events, to, content.passes);
  const withUndated = state.undated !== false;
  const undated = rows.length - content.dated;
  let all = null;
  let counts = null;

  const inTime = (row) =>
    latest[row] === NO_DAY
      ? withUndated
      : (from === null || latest[row] >= from) && (to === null || earliest[row] <= to);
  const list = () => {
    all ??= joined(rows, first, last, over, withUndated ? content.dated : rows.length);
    return all;
  };
  return {
    count: last - first + over.length + (withUndated ? undated : 0),
    anyTimeCount: rows.length,
    undated,
    content,
    rows: list,
    at: (i) => list()[i] ?? -1,
    has: (row) => row >= 0 && row < events.count && inTime(row) && content.passes(row),
    indexOf(row) {
      const at = lowerBound(list(), row);
      return list()[at] === row ? at : -1;
    },
    counts() {
      counts ??= countFacets(events, content, timeOf(events, state));
      return counts;
    },
    histogram(edges) {
      const key = `${edges.length} ${edges[0]} ${edges[edges.length >> 1]} ${edges.at(-1)}`;
      if (!content.histograms.has(key)) {
        content.histograms.set(key, histogramOf(events, rows.subarray(0, content.dated), edges));
      }
      return content.histograms.get(key);
    },
  };
}

/** All rows of the time that is asked, whatever the other filters leave: ranges of rows, and those over its end. */
function timeOf(events, { from, to, undated }) {
  const first = from === null ? 0 : events.firstRowFrom(from);
  const last = to === null ? events.dated : Math.max(first, events.firstRowFrom(to + 1));
  return {
    ranges: [[first, last], ...(undated === false ? [] : [[events.dated, events.count]])],
    over: to === null ? new Uint32Array(0) : reachingOver(events, to, () => true),
  };
}

/**
 * A function from events and state to a selection that keeps what a change of time leaves as it is.
 * Rows are kept in two buffers in turn: a selection is good until the second change of filters after it.
 */
export function createSelector() {
  let known = { events: null, state: {}, content: null };
  let buffers = [];
  let turn = 0;

  function room(count) {
    if (buffers[turn]?.length !== count) {
      buffers[turn] = new Uint32Array(count);
    }
    const buffer = buffers[turn];
    turn = 1 - turn;
    return buffer;
  }

  /**
   * @param {any} events @param {any} state with FILTER_KEYS
   * @param {(uuid: string) => number} [placeOf] index of a place, -1 if there is none
   * @returns {Selection}
   */
  return (events, state, placeOf = () => -1) => {
    if (known.events !== events) {
      buffers = [];
    }
    if (known.events !== events || CONTENT_KEYS.some((key) => !Object.is(known.state[key], state[key]))) {
      known = { events, state, content: createContent(events, state, placeOf, () => room(events.count)) };
    }
    return selectionOf(events, known.content, state);
  };
}

/** One selection by itself, which keeps nothing. @type {ReturnType<typeof createSelector>} */
export const select = (events, state, placeOf) => createSelector()(events, state, placeOf);

/** How many filters are on, time apart. */
export function activeFilters(state) {
  const lists = ["types", "actors", "sources", "reliability", "statuses", "credibility"];
  const single = ["role", "disputed", "q", "wherePrecMax", "datePrecMax", "area", "place"];
  return (
    lists.reduce((sum, key) => sum + state[key].length, 0) +
    single.filter((key) => Boolean(state[key])).length
  );
}
