/** The published snapshot: the manifest, its immutable files, and what is told on demand. */

import { createEvents, eventsFromJson, tablesOf } from "./events.js";
import { createTelling, tellingFromJson } from "./telling.js";
import { monthEnd, monthStart, NO_DAY } from "./time.js";

/** A failure to get data: the server said no, or nothing at all (then its cause is the network's failure). */
class DataError extends Error {
  /** @type {number | undefined} what the server said */
  status;
}

/** @param {Response} response @param {string} url */
function refused({ status }, url) {
  return Object.assign(new DataError(`${status}: ${url}`), { status });
}

/** Whether nobody answered; asking for something else would be in vain. */
const unanswered = (error) => error instanceof TypeError || error.cause instanceof TypeError;

async function request(url, { cache = "default", accept = "*/*" } = {}) {
  try {
    return await fetch(url, { cache, credentials: "same-origin", headers: { Accept: accept } });
  } catch (cause) {
    throw new DataError(`no answer: ${url}`, { cause });
  }
}

/**
 * @param {string} url @param {{cache?: RequestCache}} [options]
 * @returns {Promise<any>} the parsed JSON; throws DataError when the server cannot be reached or says no
 */
export async function fetchJson(url, { cache = "default" } = {}) {
  const response = await request(url, { cache, accept: "application/json" });
  if (!response.ok) {
    throw refused(response, url);
  }
  return response.json();
}

/** @param {string} url @returns {Promise<ArrayBuffer>} */
async function fetchBytes(url) {
  const response = await request(url);
  if (!response.ok) {
    throw refused(response, url);
  }
  return response.arrayBuffer();
}

/** How far beyond the events facts of control may stretch the time that the page shows. */
const FACTS_BEYOND_DAYS = 300;

/**
 * The first day that a dated event tells of; the dated rows come first, by their latest day.
 * @param {import("./decode.js").Columns} columns with at least one dated row
 */
function firstDay({ dated, earliest, latest }) {
  let first = latest[0];
  for (let row = 0; row < dated; row += 1) {
    const day = earliest[row];
    if (day < first && day !== NO_DAY) {
      first = day;
    }
  }
  return first;
}

/**
 * The time that the page is about, in whole months: that of the events, and of the facts of control round them.
 * A fact from long before still colours its area, but opens no empty years on the timeline.
 * @param {import("./decode.js").Columns} columns @param {Array<{latest: number}>} facts
 * @returns {{first: number, last: number, lastEvent: number} | null} days, first and last included;
 *   lastEvent is the last day that an event tells of; null when nothing is dated
 */
export function extentOf(columns, facts) {
  const days = facts.map(({ latest }) => latest).filter((day) => day !== NO_DAY);
  const known = { first: Math.min(...days), last: Math.max(...days) }; // infinite the wrong way round without any
  if (!columns.dated) {
    return days.length
      ? { first: monthStart(known.first), last: monthEnd(known.last), lastEvent: known.last }
      : null;
  }
  const first = firstDay(columns);
  const lastEvent = columns.latest[columns.dated - 1];
  return {
    lastEvent,
    first: monthStart(Math.min(first, Math.max(known.first, first - FACTS_BEYOND_DAYS))),
    last: monthEnd(Math.max(lastEvent, Math.min(known.last, lastEvent + FACTS_BEYOND_DAYS))),
  };
}

/** @param {string} name address relative to the page's manifest */
const absolute = (folder, name) => new URL(folder + name, globalThis.location?.href).href;

/**
 * The columns of all events: of many from a worker, of few, or where there can be no worker, decoded here. The
 * code for each comes with the page (first_wave.py), where it is known how many there are.
 */
async function loadEveryColumn(urls, { count, worker, apartFrom }) {
  if (worker && count > apartFrom) {
    try {
      const { columnsApart } = await import("./apart.js");
      return await columnsApart(urls, worker);
    } catch {
      // no worker here: what it would have done is done below
    }
  }
  const { loadColumns } = await import("./columns.js");
  return loadColumns(urls);
}

/** Events and what is told of them, from columns and dictionaries. */
async function loadEvents(manifest, folder, { arrived, ...how }) {
  const { count, columns: chunks, dictionaries } = manifest.events;
  const urls = chunks.map((name) => absolute(folder, name));
  const [{ times, ...columns }, known] = await Promise.all([
    loadEveryColumn(urls, { count, ...how }),
    fetchJson(folder + dictionaries).then((told) => ({ told, tables: tablesOf(told) })),
  ]);
  return {
    times,
    events: createEvents(columns, known.told, known.tables),
    ...createTelling(manifest, folder, { fetchJson, fetchBytes, arrived }),
  };
}

/**
 * Events of a JSON file that has all of them, as the desk's.
 * @param {any} json
 */
export function readJson(json) {
  const { events, order } = eventsFromJson(json);
  return { events, ...tellingFromJson(json, order) };
}

/**
 * A place and all that lie in it, at whatever remove.
 * @param {Array<number | null>} parents position of what each place lies in @param {number} top -1 for none
 * @returns {Uint8Array} by position + 1
 */
export function withinOf(parents, top) {
  const within = new Uint8Array(parents.length + 1);
  const known = new Map([[top, true]]);
  /** A gazetteer's loop ends where it began. */
  const lies = (at) => {
    if (!known.has(at)) {
      known.set(at, false);
      known.set(at, parents[at] !== null && lies(parents[at]));
    }
    return known.get(at);
  };
  for (let at = 0; top >= 0 && at < parents.length; at += 1) {
    within[at + 1] = lies(at) ? 1 : 0;
  }
  return within;
}

/** All files that a manifest names. */
async function loadEdition(manifest, folder, { ground, ...how }) {
  const file = (name) => fetchJson(folder + manifest.files[name]);
  const base = file("basemap");
  if (manifest.events.count > (how.apartFrom ?? 0)) {
    base.then(ground, () => {}); // a failure is told below
  }
  const [events, places, control, basemap] = await Promise.all([
    loadEvents(manifest, folder, how),
    file("places"),
    file("control"),
    base,
  ]);
  const placeIndex = new Map(places.columns.uuid.map((uuid, i) => [uuid, i]));
  return {
    manifest,
    ...events,
    places: places.columns,
    /** @param {string} uuid @returns {number} index of a place, -1 if there is none */
    placeOf: (uuid) => placeIndex.get(uuid) ?? -1,
    /** @param {string} uuid @returns {Uint8Array} by index + 1: 1 for the place and all that lie in it */
    placesIn: (uuid) => withinOf(places.columns.parent, placeIndex.get(uuid) ?? -1),
    control,
    basemap,
  };
}

/**
 * Everything that the map needs, from the manifest on.
 * @param {string} manifestUrl
 * @param {{given?: any, worker?: string | null, apartFrom?: number, arrived?: () => void,
 *   ground?: (basemap: any) => void}} [options] given: the manifest that came with the page, if any; worker:
 *   address of the script that decodes more than `apartFrom` events; arrived: called whenever titles have come in;
 *   ground: called with the base map where there are so many events that it need not wait for them
 */
export async function loadSnapshot(
  manifestUrl,
  { given = null, worker = null, apartFrom = 0, arrived = () => {}, ground = () => {} } = {},
) {
  const folder = manifestUrl.slice(0, manifestUrl.lastIndexOf("/") + 1);
  const how = { worker, apartFrom, arrived, ground };
  if (given) {
    try {
      return await loadEdition(given, folder, how);
    } catch (error) {
      if (unanswered(error)) {
        throw error;
      }
      // A page that a browser kept may name files that are gone by now.
    }
  }
  return loadEdition(await fetchJson(manifestUrl, { cache: "no-cache" }), folder, how);
}
