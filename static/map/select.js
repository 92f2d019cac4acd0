/** Which events the filters leave, and what each choice would leave: one pass over the columns. */

import { GROUPS } from "./data.js";
import { NO_DAY } from "./time.js";

const TIME = 1;
const TYPE = 2;
const ACTOR = 4;
const SOURCE = 8;
const STATUS = 16;
const DISPUTED = 32;
const WORDS = 64;

/** The keys of the state that a selection depends on. */
export const FILTER_KEYS = [
  "from",
  "to",
  "undated",
  "types",
  "actors",
  "role",
  "sources",
  "reliability",
  "statuses",
  "disputed",
  "q",
  "credibility",
  "wherePrecMax",
  "datePrecMax",
  "area",
  "place",
];

/** The state of no filter at all; time is apart. */
export const NO_FILTERS = {
  types: [],
  actors: [],
  role: "",
  sources: [],
  reliability: [],
  statuses: [],
  disputed: false,
  q: "",
  credibility: [],
  wherePrecMax: 0,
  datePrecMax: 0,
  area: null,
  place: "",
};

/** Letters as a search compares them, in both scripts. @param {string} text */
export function foldWords(text) {
  return (text ?? "")
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200b-\u200f\u061c]/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[‘’ʿʾ'`-]/g, " ")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** @param {boolean} empty @param {number} size @param {(index: number) => boolean} chosen */
const flags = (empty, size, chosen) =>
  empty ? null : Uint8Array.from({ length: size }, (_, i) => (chosen(i) ? 1 : 0));

/**
 * Filters as tables that a loop over rows can look into; null where a filter is off.
 * @param {ReturnType<typeof import("./data.js").readEvents>} events
 */
function compile(events, state) {
  const { types, actors, sources, statuses, roles } = events;
  const inActor = (index) => {
    for (let at = index; at !== null && at !== undefined; at = actors[at].parent) {
      if (state.actors.includes(actors[at].key)) {
        return true;
      }
    }
    return false;
  };
  const sourceChosen = ({ uuid, reliability }) =>
    (!state.sources.length || state.sources.includes(uuid)) &&
    (!state.reliability.length || state.reliability.includes(reliability));
  return {
    from: state.from ?? Number.NEGATIVE_INFINITY,
    to: state.to ?? Number.POSITIVE_INFINITY,
    undated: state.undated !== false,
    type: flags(
      !state.types.length,
      types.length,
      (i) => state.types.includes(types[i].code) || state.types.includes(types[i].group),
    ),
    actor: flags(
      !state.actors.length && !state.role,
      actors.length,
      (i) => !state.actors.length || inActor(i),
    ),
    role: state.role ? roles.indexOf(state.role) : -1,
    source: flags(!state.sources.length && !state.reliability.length, sources.length, (i) =>
      sourceChosen(sources[i]),
    ),
    status: flags(!state.statuses.length, statuses.length, (i) => state.statuses.includes(statuses[i])),
    disputed: Boolean(state.disputed),
    words: foldWords(state.q).split(" ").filter(Boolean),
  };
}

function timeFails(columns, row, want) {
  const latest = columns.latest[row];
  if (latest === NO_DAY) {
    return !want.undated;
  }
  const earliest = columns.earliest[row];
  return latest < want.from || (earliest !== NO_DAY && earliest > want.to);
}

function actorFails(columns, row, want) {
  for (let i = columns.actorStart[row]; i < columns.actorStart[row + 1]; i += 1) {
    if (want.actor[columns.actorOf[i]] && (want.role < 0 || columns.roleOf[i] === want.role)) {
      return false;
    }
  }
  return true;
}

function sourceFails(columns, row, want) {
  for (let i = columns.sourceStart[row]; i < columns.sourceStart[row + 1]; i += 1) {
    if (want.source[columns.sourceOf[i]]) {
      return false;
    }
  }
  return true;
}

function wordsFail(columns, row, want) {
  const text = foldWords(
    `${columns.title_en[row]} ${columns.title_ar[row]} ${columns.where_en[row]} ${columns.where_ar[row]}`,
  );
  return !want.words.every((word) => text.includes(word));
}

/** The filters that a row fails, as bits. */
function failures(columns, row, want) {
  let fails = timeFails(columns, row, want) ? TIME : 0;
  if (want.type && !want.type[columns.type[row]]) {
    fails |= TYPE;
  }
  if (want.actor && actorFails(columns, row, want)) {
    fails |= ACTOR;
  }
  if (want.source && sourceFails(columns, row, want)) {
    fails |= SOURCE;
  }
  if (want.status && !want.status[columns.status[row]]) {
    fails |= STATUS;
  }
  if (want.disputed && !columns.disputed[row]) {
    fails |= DISPUTED;
  }
  if (want.words.length && wordsFail(columns, row, want)) {
    fails |= WORDS;
  }
  return fails;
}

const emptyCounts = ({ types, actors, sources, statuses }) => ({
  group: new Uint32Array(GROUPS.length),
  type: new Uint32Array(types.length),
  actor: new Uint32Array(actors.length),
  source: new Uint32Array(sources.length),
  status: new Uint32Array(statuses.length),
  disputed: 0,
});

/** Add a row to the counts of each facet whose own filter alone may exclude it. */
function count(counts, columns, row, fails) {
  if ((fails & ~TYPE) === 0) {
    counts.type[columns.type[row]] += 1;
    counts.group[columns.group[row]] += 1;
  }
  if ((fails & ~ACTOR) === 0) {
    const seen = new Set(columns.actorOf.subarray(columns.actorStart[row], columns.actorStart[row + 1]));
    for (const actor of seen) {
      counts.actor[actor] += 1;
    }
  }
  if ((fails & ~SOURCE) === 0) {
    for (let i = columns.sourceStart[row]; i < columns.sourceStart[row + 1]; i += 1) {
      counts.source[columns.sourceOf[i]] += 1;
    }
  }
  if ((fails & ~STATUS) === 0) {
    counts.status[columns.status[row]] += 1;
  }
  if ((fails & ~DISPUTED) === 0) {
    counts.disputed += columns.disputed[row];
  }
}

/**
 * @param {ReturnType<typeof import("./data.js").readEvents>} events
 * @param {object} state with FILTER_KEYS
 * @returns {{rows: Uint32Array, anyTime: Uint32Array, undated: number, counts: object}}
 *   rows: events left, in the columns' order (by time); anyTime: those left when time is not asked;
 *   undated: how many of anyTime have no date; counts: for each facet's choice, how many events
 *   the other filters leave
 */
export function select(events, state) {
  const { columns } = events;
  const want = compile(events, state);
  const rows = new Uint32Array(columns.count);
  const anyTime = new Uint32Array(columns.count);
  const counts = emptyCounts(events);
  let left = 0;
  let leftAnyTime = 0;
  let undated = 0;
  for (let row = 0; row < columns.count; row += 1) {
    const fails = failures(columns, row, want);
    count(counts, columns, row, fails);
    if ((fails & ~TIME) === 0) {
      anyTime[leftAnyTime] = row;
      leftAnyTime += 1;
      undated += columns.latest[row] === NO_DAY ? 1 : 0;
      if (fails === 0) {
        rows[left] = row;
        left += 1;
      }
    }
  }
  return { rows: rows.slice(0, left), anyTime: anyTime.slice(0, leftAnyTime), undated, counts };
}

/** How many filters are on, time apart. */
export function activeFilters(state) {
  return (
    state.types.length +
    state.actors.length +
    state.sources.length +
    state.reliability.length +
    state.statuses.length +
    (state.role ? 1 : 0) +
    (state.disputed ? 1 : 0) +
    (state.q ? 1 : 0) +
    state.credibility.length +
    (state.wherePrecMax ? 1 : 0) +
    (state.datePrecMax ? 1 : 0) +
    (state.area ? 1 : 0) +
    (state.place ? 1 : 0)
  );
}
