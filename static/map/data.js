/**
 * The published snapshot: the manifest, its immutable files, and the events as typed columns.
 *
 * @typedef {object} Columns of n events, sorted by latest day (undated last)
 * @property {number} count
 * @property {string[]} uuid
 * @property {Float64Array} lon degrees, WGS 84; a representative point, where the view goes
 * @property {Float64Array} lat
 * @property {Int32Array} earliest day, or NO_DAY
 * @property {Int32Array} latest day, or NO_DAY
 * @property {Uint8Array} datePrec UCDP 1–5, 0 unknown
 * @property {Uint8Array} wherePrec UCDP 1–7
 * @property {Uint16Array} type index into types
 * @property {Uint8Array} group index into groups
 * @property {Int32Array} place index into places, -1 none
 * @property {Uint8Array} status index into statuses
 * @property {Uint8Array} credibility Admiralty 1–6
 * @property {Uint8Array} disputed 0 or 1
 * @property {Int32Array} footprint index into footprints, -1 none
 * @property {Int32Array} initiator index into actors of the first who acts, -1 none
 * @property {Uint32Array} actorStart n+1 offsets into actorOf and roleOf
 * @property {Uint16Array} actorOf @property {Uint8Array} roleOf
 * @property {Uint32Array} sourceStart n+1 offsets into sourceOf
 * @property {Uint16Array} sourceOf
 */

import { monthEnd, monthStart, NO_DAY } from "./time.js";

/** A failure to get data, with words for the reader's banner. */
export class DataError extends Error {}

/** The order in which groups of types stand in legends, filters and bars. */
export const GROUPS = [
  "battle",
  "territory",
  "strike",
  "civilians",
  "movement",
  "seizure",
  "support",
  "statement",
  "other",
];

/**
 * @param {string} url @param {RequestCache} [cache]
 * @returns {Promise<any>} the parsed JSON; throws DataError when the server cannot be reached or says no
 */
export async function fetchJson(url, cache = "default") {
  let response;
  try {
    response = await fetch(url, {
      cache,
      credentials: "same-origin",
      headers: { Accept: "application/json" },
    });
  } catch (cause) {
    throw new DataError(`no answer: ${url}`, { cause });
  }
  if (!response.ok) {
    throw new DataError(`${response.status}: ${url}`);
  }
  return response.json();
}

/**
 * Offsets and values of a ragged column: row i owns values[starts[i]] … values[starts[i + 1] - 1].
 * @param {Array<Array<any>>} rows
 */
function ragged(rows) {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    starts[i + 1] = starts[i] + row.length;
  });
  return { starts, flat: rows.flat() };
}

const days = (values) => Int32Array.from(values, (day) => day ?? NO_DAY);
const indices = (values) => Int32Array.from(values, (index) => index ?? -1);

/**
 * @param {any} json the events file
 * @returns {{columns: Columns, types: any[], actors: any[], sources: any[], roles: string[], statuses: string[],
 *   footprints: any[]}}
 */
export function readEvents(json) {
  const { columns: raw, dictionaries, footprints } = json;
  const groupOfType = dictionaries.types.map(({ group }) => Math.max(GROUPS.indexOf(group), 0));
  dictionaries.types.forEach(({ group }, i) => {
    if (!GROUPS.includes(group)) {
      groupOfType[i] = GROUPS.length - 1;
    }
  });
  const participants = ragged(raw.actors);
  const sources = ragged(raw.sources);
  const initiatorRole = dictionaries.roles.indexOf("initiator");
  const columns = {
    count: json.count,
    uuid: raw.uuid,
    title_en: raw.title_en,
    title_ar: raw.title_ar,
    where_en: raw.where_en,
    where_ar: raw.where_ar,
    when_edtf: raw.when_edtf,
    lon: Float64Array.from(raw.lon),
    lat: Float64Array.from(raw.lat),
    earliest: days(raw.earliest),
    latest: days(raw.latest),
    datePrec: Uint8Array.from(raw.date_prec, (prec) => prec ?? 0),
    wherePrec: Uint8Array.from(raw.where_prec),
    type: Uint16Array.from(raw.type),
    group: Uint8Array.from(raw.type, (type) => groupOfType[type]),
    place: indices(raw.place),
    status: Uint8Array.from(raw.status),
    credibility: Uint8Array.from(raw.credibility),
    disputed: Uint8Array.from(raw.disputed, Number),
    footprint: indices(raw.footprint),
    initiator: Int32Array.from(
      raw.actors,
      (pairs) => pairs.find(([, role]) => role === initiatorRole)?.[0] ?? -1,
    ),
    actorStart: participants.starts,
    actorOf: Uint16Array.from(participants.flat, ([actor]) => actor),
    roleOf: Uint8Array.from(participants.flat, ([, role]) => role),
    sourceStart: sources.starts,
    sourceOf: Uint16Array.from(sources.flat),
  };
  return { columns, ...dictionaries, footprints: footprints ?? [], details: json.details ?? null };
}

/** Row of an event by its UUID, -1 if it is not there. @param {Columns} columns @param {string | null} uuid */
export const rowOf = (columns, uuid) => (uuid ? columns.uuid.indexOf(uuid) : -1);

/** How far beyond the events facts of control may stretch the time that the page shows. */
const FACTS_BEYOND_DAYS = 300;

/** @returns {{first: number, last: number}} infinite the wrong way round where there is no day */
function span(days) {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day !== NO_DAY) {
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  }
  return { first, last };
}

/**
 * The time that the page is about, in whole months: that of the events, and of the facts of control round them.
 * A fact from long before still colours its area, but opens no empty years on the timeline.
 * @param {Columns} columns @param {Array<{latest: number}>} facts
 * @returns {{first: number, last: number, lastEvent: number} | null} days, first and last included;
 *   lastEvent is the last day that an event tells of; null when nothing is dated
 */
export function extentOf(columns, facts) {
  const starts = span(columns.earliest);
  const ends = span(columns.latest);
  const known = span(facts.map(({ latest }) => latest));
  const first = Math.min(starts.first, ends.first);
  if (!Number.isFinite(first)) {
    return Number.isFinite(known.first)
      ? { first: monthStart(known.first), last: monthEnd(known.last), lastEvent: known.last }
      : null;
  }
  return {
    lastEvent: ends.last,
    first: monthStart(Math.min(first, Math.max(known.first, first - FACTS_BEYOND_DAYS))),
    last: monthEnd(Math.max(ends.last, Math.min(known.last, ends.last + FACTS_BEYOND_DAYS))),
  };
}

/**
 * Everything that the map needs, from the manifest on.
 * @param {string} manifestUrl
 */
export async function loadSnapshot(manifestUrl) {
  const manifest = await fetchJson(manifestUrl, "no-cache");
  const folder = manifestUrl.slice(0, manifestUrl.lastIndexOf("/") + 1);
  const file = (name) => fetchJson(folder + manifest.files[name]);
  const [events, places, control, basemap] = await Promise.all(
    ["events", "places", "control", "basemap"].map(file),
  );
  return {
    manifest,
    events: readEvents(events),
    places: places.columns,
    control,
    basemap,
    details: createDetails(manifest, folder),
  };
}

/**
 * Details of events, a chunk at a time, each fetched once.
 * @param {any} manifest @param {string} folder address of the files, ending in "/"
 */
export function createDetails(manifest, folder, fetcher = fetchJson) {
  /** @type {Map<number, Promise<any>>} */
  const chunks = new Map();
  return {
    /** @param {number} row @param {string} uuid @returns {Promise<any | null>} null where nothing is told */
    async get(row, uuid) {
      const index = Math.floor(row / manifest.detail_chunk);
      const name = manifest.files.details[index];
      if (!name) {
        return null;
      }
      if (!chunks.has(index)) {
        chunks.set(index, fetcher(folder + name));
      }
      try {
        return (await chunks.get(index))[uuid] ?? null;
      } catch (error) {
        chunks.delete(index); // so that "try again" asks again
        throw error;
      }
    },
  };
}
