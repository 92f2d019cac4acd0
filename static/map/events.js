/**
 * All events of the page: columns behind accessors, so that nobody else depends on how they lie.
 *
 * A row's kind, party and testimony are numbers of combinations in the dictionaries: what is asked of
 * a million rows is answered for some thousand combinations first.
 */

import { unitX, unitY, WORLD } from "./geometry.js";
import { GROUPS } from "./groups.js";
import { NO_DAY } from "./time.js";

/** Positions of a kind's parts in the dictionary. */
const [TYPE, STATUS, CREDIBILITY, DISPUTED, WHERE_PREC, DATE_PREC] = [0, 1, 2, 3, 4, 5];
/** Rows of an interval longer than a class's days are in the next; the last takes all, and open ones. */
const SPAN_CLASSES = [7, 31, 366, Number.POSITIVE_INFINITY];

const fiveDigits = (degrees) => Math.round(degrees * 1e5) / 1e5;

/** Groups of types by index into GROUPS; an unknown one is the last, "other". */
const groupOf = ({ group }) => (GROUPS.includes(group) ? GROUPS.indexOf(group) : GROUPS.length - 1);

/**
 * Rows whose interval is longer than a day, by how long at most: few of each lie over a given day.
 * @param {import("./decode.js").Columns} columns
 * @returns {Array<{days: number, rows: Uint32Array}>} rows ascending, so by latest day
 */
function spanClasses({ dated, earliest, latest }) {
  const rows = SPAN_CLASSES.map(() => []);
  for (let row = 0; row < dated; row += 1) {
    if (earliest[row] !== latest[row]) {
      const span = earliest[row] === NO_DAY ? Number.POSITIVE_INFINITY : latest[row] - earliest[row];
      rows[SPAN_CLASSES.findIndex((days) => span <= days)].push(row);
    }
  }
  return SPAN_CLASSES.map((days, i) => ({ days, rows: Uint32Array.from(rows[i]) }));
}

/** An actor and all above it. @param {any[]} actors @param {number} index @returns {number[]} */
function withParents(actors, index) {
  const all = [];
  for (let at = index; at !== null && at !== undefined && !all.includes(at); at = actors[at].parent) {
    all.push(at);
  }
  return all;
}

/**
 * What each combination of the dictionaries stands for, by its number.
 * @param {{types: any[], actors: any[], sources: any[], roles: string[], kinds: number[][],
 *   parties: number[][][], testimonies: number[][]}} dictionaries
 */
export function tablesOf({ kinds, parties, testimonies, types, actors, sources, roles }) {
  const part = (index) => Uint16Array.from(kinds, (parts) => parts[index]);
  const typeOfKind = part(TYPE);
  const groupOfType = Uint8Array.from(types, groupOf);
  const groupOfKind = Uint8Array.from(typeOfKind, (type) => groupOfType[type]);
  const [statusOfKind, credibilityOfKind, disputedOfKind] = [STATUS, CREDIBILITY, DISPUTED].map(part);
  const [wherePrecOfKind, datePrecOfKind] = [WHERE_PREC, DATE_PREC].map(part);
  const initiatorRole = roles.indexOf("initiator");
  const initiatorOfParty = Int32Array.from(
    parties,
    (pairs) => pairs.find(([, role]) => role === initiatorRole)?.[0] ?? -1,
  );
  const above = actors.map((_, index) => withParents(actors, index));
  /** For each party its actors and all above them, whom a choice of these takes along; in one role, or in any. */
  const actorsOfParty = (role = -1) =>
    parties.map((pairs) => [
      ...new Set(pairs.flatMap(([actor, as]) => (role < 0 || as === role ? above[actor] : []))),
    ]);
  const inAnyRole = actorsOfParty();
  const lettersOfTestimony = testimonies.map((list) => [
    ...new Set(list.map((source) => sources[source].reliability)),
  ]);
  return {
    groupOfType,
    typeOfKind,
    groupOfKind,
    statusOfKind,
    credibilityOfKind,
    disputedOfKind,
    wherePrecOfKind,
    datePrecOfKind,
    initiatorOfParty,
    actorsOfParty: (role) => (role < 0 ? inAnyRole : actorsOfParty(role)),
    lettersOfTestimony,
  };
}

/**
 * @param {import("./decode.js").Columns} columns
 * @param {{types: any[], actors: any[], sources: any[], roles: string[], statuses: string[],
 *   kinds: number[][], parties: number[][][], testimonies: number[][], footprints: any[]}} dictionaries
 * @param {ReturnType<typeof tablesOf>} [tables] of these dictionaries
 */
export function createEvents(columns, dictionaries, tables = tablesOf(dictionaries)) {
  const { parties, testimonies } = dictionaries;
  const { count, dated, kind, party, testimony, latest, earliest, footprint, place, x, y } = columns;
  const { typeOfKind, groupOfKind, statusOfKind, credibilityOfKind, disputedOfKind } = tables;
  const { wherePrecOfKind, datePrecOfKind, initiatorOfParty } = tables;
  let everyRow = null;
  let spans = null;

  return {
    ...dictionaries,
    count,
    /** How many rows have a latest day; they are the first ones, by that day. */
    dated,
    /** For loops over all rows only: the arrays themselves, and what each combination stands for. */
    columns,
    tables,
    /** World coordinates of the representative points: whole units on a square of WORLD a side. */
    x,
    y,
    /** @param {number} row @returns {number} degrees, WGS 84 */
    lon: (row) => fiveDigits((x[row] / WORLD) * 360 - 180),
    /** @param {number} row @returns {number} degrees, WGS 84 */
    lat: (row) => fiveDigits((Math.atan(Math.sinh(Math.PI * (1 - (2 * y[row]) / WORLD))) * 180) / Math.PI),
    /** @param {number} row @returns {number} day, or NO_DAY */
    earliest: (row) => earliest[row],
    latest: (row) => latest[row],
    type: (row) => typeOfKind[kind[row]],
    /** @returns {number} index into GROUPS */
    group: (row) => groupOfKind[kind[row]],
    status: (row) => statusOfKind[kind[row]],
    credibility: (row) => credibilityOfKind[kind[row]],
    disputed: (row) => disputedOfKind[kind[row]] === 1,
    /** @returns {number} UCDP 1–7 */
    wherePrec: (row) => wherePrecOfKind[kind[row]],
    /** @returns {number} UCDP 1–5, 0 unknown */
    datePrec: (row) => datePrecOfKind[kind[row]],
    /** @returns {number} index into actors of the first who acts, or -1 */
    initiator: (row) => initiatorOfParty[party[row]],
    /** @returns {Array<[number, number]>} indices into actors and roles */
    participants: (row) => parties[party[row]],
    /** @returns {number[]} indices into sources */
    sourcesOf: (row) => testimonies[testimony[row]],
    /** Whether it is made up, for tests and measurements. */
    synthetic: (row) => testimonies[testimony[row]].some((source) => dictionaries.sources[source].synthetic),
    /** @returns {number} index into footprints, or -1 */
    footprint: (row) => footprint[row] - 1,
    /** @returns {number} index into the places of the page, or -1 */
    place: (row) => place[row] - 1,
    /** The first row whose latest day is not before `day`; `dated` if there is none. */
    firstRowFrom(day) {
      let [low, high] = [0, dated];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (latest[middle] < day) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    },
    /** @returns {Uint32Array} 0, 1, 2 …: for a selection of everything */
    everyRow() {
      if (!everyRow) {
        everyRow = new Uint32Array(count);
        for (let row = 0; row < count; row += 1) {
          everyRow[row] = row;
        }
      }
      return everyRow;
    },
    /** Rows of intervals longer than a day, by classes of length. */
    spans() {
      spans ??= spanClasses(columns);
      return spans;
    },
  };
}

/** @param {number[]} values @returns {import("./decode.js").Indices} */
const indices = (values) =>
  values.some((value) => value > 65535) ? Uint32Array.from(values) : Uint16Array.from(values);

/** Numbers for things that are the same when written down. */
function numbering() {
  const numbers = new Map();
  const list = [];
  return {
    list,
    of(thing) {
      const key = JSON.stringify(thing);
      if (!numbers.has(key)) {
        numbers.set(key, list.length);
        list.push(thing);
      }
      return numbers.get(key);
    },
  };
}

/**
 * Events from plain JSON columns, as /data/desk.json has them.
 * @param {any} json count, columns, dictionaries, footprints
 * @returns {{events: ReturnType<typeof createEvents>, order: number[]}} order[row]: index into the columns given
 */
export function eventsFromJson({ count, columns: raw, dictionaries, footprints }) {
  const key = (i) => raw.latest[i] ?? Number.POSITIVE_INFINITY;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => key(a) - key(b) || a - b || 0);
  const [kinds, parties, testimonies] = [numbering(), numbering(), numbering()];
  const each = (of) => order.map(of);
  const day = (value, i) => (raw.latest[i] === null ? NO_DAY : (value ?? NO_DAY));
  const columns = {
    count,
    dated: order.filter((i) => raw.latest[i] !== null).length,
    x: Int32Array.from(each((i) => Math.round(unitX(raw.lon[i]) * WORLD))),
    y: Int32Array.from(each((i) => Math.round(unitY(raw.lat[i]) * WORLD))),
    earliest: Int32Array.from(each((i) => day(raw.earliest[i], i))),
    latest: Int32Array.from(each((i) => day(raw.latest[i], i))),
    kind: indices(
      each((i) =>
        kinds.of([
          raw.type[i],
          raw.status[i],
          raw.credibility[i],
          Number(raw.disputed[i]),
          raw.where_prec[i],
          raw.date_prec[i] ?? 0,
        ]),
      ),
    ),
    party: indices(each((i) => parties.of(raw.actors[i]))),
    testimony: indices(each((i) => testimonies.of(raw.sources[i]))),
    footprint: indices(each((i) => (raw.footprint[i] ?? -1) + 1)),
    place: indices(each((i) => (raw.place[i] ?? -1) + 1)),
  };
  const events = createEvents(columns, {
    ...dictionaries,
    kinds: kinds.list,
    parties: parties.list,
    testimonies: testimonies.list,
    footprints: footprints ?? [],
  });
  return { events, order };
}
