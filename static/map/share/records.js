/**
 * Events as GeoJSON features and as lines of CSV, with the names that /events.geojson uses. Pure.
 *
 * What is only known to an area has that area, or nothing, for a geometry: never a point in it.
 */

import { isoOf, NO_DAY } from "../time.js";
import { line } from "./csv.js";

const EXACT = 1;
const iso = (day) => (day === NO_DAY ? null : isoOf(day));

/** Names in the file of CSV, in order; latitude and longitude only where the place is exact. */
const COLUMNS = [
  "uuid",
  "title_en",
  "title_ar",
  "type",
  "type_en",
  "type_ar",
  "earliest",
  "latest",
  "when_edtf",
  "date_prec",
  "place",
  "place_ar",
  "place_uuid",
  "where_prec",
  "latitude",
  "longitude",
  "actors",
  "sources",
  "status",
  "credibility",
  "disputed",
  "url",
  "citation",
];

/** @param {any} events @param {number} row @returns {any} GeoJSON geometry, or null where none is honest */
export function geometryOf(events, row) {
  const footprint = events.footprints[events.footprint(row)];
  if (footprint) {
    return footprint;
  }
  return events.wherePrec(row) === EXACT
    ? { type: "Point", coordinates: [events.lon(row), events.lat(row)] }
    : null;
}

/** By role, then by name, as /events.geojson has them: the actors of the page lie by name. */
function byRole({ roles }, participants) {
  const order = (role) => [...roles].sort().indexOf(roles[role]);
  return [...participants].sort((a, b) => order(a[1]) - order(b[1]) || a[0] - b[0]);
}

/**
 * @param {{events: any, places: any}} data @param {number} row
 * @param {{uuid: string, title_en: string, title_ar: string, where_en: string, where_ar: string, when_edtf: string}} title
 * @param {(uuid: string) => string} urlOf absolute address of an event's page
 */
function properties({ events, places }, row, title, urlOf) {
  const place = events.place(row);
  return {
    uuid: title.uuid,
    url: urlOf(title.uuid),
    type: events.types[events.type(row)].code,
    title_en: title.title_en,
    title_ar: title.title_ar,
    place: title.where_en || places?.name_en[place] || null,
    place_ar: title.where_ar || places?.name_ar[place] || null,
    place_uuid: places?.uuid[place] ?? null,
    earliest: iso(events.earliest(row)),
    latest: iso(events.latest(row)),
    when_edtf: title.when_edtf,
    date_prec: events.datePrec(row) || null,
    where_prec: events.wherePrec(row),
    actors: byRole(events, events.participants(row)).map(([actor, role]) => ({
      key: events.actors[actor].key,
      name_en: events.actors[actor].name_en,
      role: events.roles[role],
    })),
    status: events.statuses[events.status(row)],
    credibility: events.credibility(row),
    disputed: events.disputed(row),
    sources: events.sourcesOf(row).map((source) => {
      const { uuid, name_en, reliability } = events.sources[source];
      return { uuid, name_en, reliability };
    }),
  };
}

/**
 * The file of GeoJSON: what stands before the features, one feature, what stands between and after them.
 * @param {Record<string, any>} about members of the collection beside its features
 */
export function geojson(about) {
  const head = JSON.stringify({ type: "FeatureCollection", ...about });
  return {
    head: `${head.slice(0, -1)},"features":[\n`,
    between: ",\n",
    foot: "\n]}\n",
    /** @returns {string} */
    record(data, row, title, urlOf) {
      return JSON.stringify({
        type: "Feature",
        id: title.uuid,
        geometry: geometryOf(data.events, row),
        properties: properties(data, row, title, urlOf),
      });
    },
  };
}

/** The file of CSV, likewise. @param {{citation: string}} about */
export function csv({ citation }) {
  return {
    head: line(COLUMNS),
    between: "",
    foot: "",
    /** @returns {string} */
    record(data, row, title, urlOf) {
      const known = properties(data, row, title, urlOf);
      const point = geometryOf(data.events, row);
      const exact = point?.type === "Point" ? point.coordinates : [null, null];
      const { name_en, name_ar } = data.events.types[data.events.type(row)];
      const values = {
        ...known,
        type_en: name_en,
        type_ar: name_ar,
        longitude: exact[0],
        latitude: exact[1],
        actors: known.actors.map((actor) => `${actor.name_en} (${actor.role})`).join("; "),
        sources: known.sources.map((source) => `${source.name_en} (${source.reliability})`).join("; "),
        citation,
      };
      return line(COLUMNS.map((name) => values[name]));
    },
  };
}
