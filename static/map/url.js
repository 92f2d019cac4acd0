/** The map's whole state in its query string, and back. Pure: strings in, strings out. */

import { formatArea, formatMeasured, formatRings, parseArea, parseMeasured, parseRings } from "./drawn.js";
import { dayOf, isoOf } from "./time.js";

/** Layers that are on unless the address says otherwise. */
export const DEFAULT_LAYERS = [
  "control",
  "front",
  "events",
  "footprints",
  "places",
  "rivers",
  "governorates",
];
const ALL_LAYERS = [...DEFAULT_LAYERS, "graticule"];

const LISTS = {
  type: "types",
  actor: "actors",
  source: "sources",
  reliability: "reliability",
  status: "statuses",
};
const CODE = /^[\p{L}\p{N}_.:-]{1,80}$/u;
const ROLES = ["initiator", "target", "supporter", "claimant"];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Columns that the table is sorted by, from the last where a minus stands before them. */
const SORTS = ["when", "type", "place", "precision", "actor", "credibility"].flatMap((key) => [
  `-${key}`,
  key,
]);

/** Choices of one word: key in the address, key of the state, what may stand there; the first goes without saying. */
const CHOICES = [
  ["scale", "scale", ["linear", "log"]],
  ["density", "density", ["rings", "heat"]],
  ["ring", "ringBy", ["actor", "type"]],
  ["step", "step", ["day", "week", "month"]],
  ["sort", "sort", SORTS],
];
/** The coarsest step of UCDP's codes that a filter can name. */
const MOST_WHERE_PREC = 7;
const MOST_DATE_PREC = 5;

/** @param {string | null} text */
const list = (text) => [...new Set((text ?? "").split(",").filter((part) => CODE.test(part)))];

/** @param {string | null} text "34.70,40.80" @returns {{lat: number, lon: number} | null} degrees, WGS 84 */
function parseAt(text) {
  const parts = (text ?? "").split(",").map(Number);
  const [lat, lon] = parts;
  const good = parts.length === 2 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return good && text.trim() !== "," ? { lat, lon } : null;
}

/** @param {string | null} text "1,2" @returns {number[]} Admiralty credibility, each once, in order */
const grades = (text) => [...new Set(list(text).filter((part) => /^[1-6]$/.test(part)))].map(Number).sort();

/** @param {string | null} text "2,1": of the place, of the date; 0 for any @returns {[number, number] | null} */
function parsePrecision(text) {
  const parts = /^(\d),(\d)$/.exec(text ?? "");
  const [where, date] = parts ? [Number(parts[1]), Number(parts[2])] : [];
  return where <= MOST_WHERE_PREC && date <= MOST_DATE_PREC ? [where, date] : null;
}

/** @param {string | null} text "2018-01-01,2018-12-31" @returns {{first: number, last: number} | null} */
function parseSpan(text) {
  const [first, last, ...more] = (text ?? "").split(",").map(dayOf);
  return more.length === 0 && first !== null && last !== null && first < last ? { first, last } : null;
}

/** What narrows the selection beyond the lists. @param {URLSearchParams} params */
function parseNarrowing(params) {
  const state = {};
  const credibility = grades(params.get("credibility"));
  if (credibility.length) {
    state.credibility = credibility;
  }
  const [where, date] = parsePrecision(params.get("prec")) ?? [0, 0];
  if (where) {
    state.wherePrecMax = where;
  }
  if (date) {
    state.datePrecMax = date;
  }
  const area = parseArea({
    near: params.get("near"),
    within: params.get("within"),
    sure: params.get("sure"),
  });
  if (area) {
    state.area = area;
  }
  if (UUID.test(params.get("place") ?? "")) {
    state.place = params.get("place").toLowerCase();
  }
  return state;
}

/** How what is there is shown. @param {URLSearchParams} params */
function parseManner(params) {
  const state = {};
  for (const [key, name, allowed] of CHOICES) {
    if (allowed.slice(1).includes(params.get(key))) {
      state[name] = params.get(key);
    }
  }
  if (params.get("loop") === "1") {
    state.loop = true;
  }
  const span = parseSpan(params.get("span"));
  if (span) {
    state.span = span;
  }
  const rings = parseRings(params.get("rings"));
  if (rings) {
    state.rings = rings;
  }
  const measured = parseMeasured({ line: params.get("line"), outline: params.get("outline") });
  if (measured) {
    state.measured = measured;
  }
  return state;
}

/** How the page shows what it shows, unless the address says otherwise. */
export const USUAL_MANNER = {
  ...Object.fromEntries(CHOICES.map(([, name, [usual]]) => [name, usual])),
  loop: false,
  span: null,
  rings: null,
  measured: null,
};

/**
 * What a query string says; only what it says, so that the caller's defaults stand for the rest.
 * Values that make no sense are dropped silently: an old or mangled link still opens.
 * @param {string} search "?z=9&at=34.70,40.80&…"
 */
export function parseState(search) {
  const params = new URLSearchParams(search);
  const state = { ...parseNarrowing(params), ...parseManner(params) };
  const zoom = Number(params.get("z"));
  const at = parseAt(params.get("at"));
  if (at && zoom >= 3 && zoom <= 18) {
    state.view = { ...at, zoom };
  }
  for (const key of ["from", "to", "day"]) {
    const day = dayOf(params.get(key));
    if (day !== null) {
      state[key] = day;
    }
  }
  if (state.from > state.to) {
    [state.from, state.to] = [state.to, state.from];
  }
  for (const [key, name] of Object.entries(LISTS)) {
    const values = list(params.get(key));
    if (values.length) {
      state[name] = values;
    }
  }
  if (ROLES.includes(params.get("role"))) {
    state.role = params.get("role");
  }
  if (params.get("disputed") === "1") {
    state.disputed = true;
  }
  if (params.get("undated") === "0") {
    state.undated = false;
  }
  if (params.get("unpublished") === "1") {
    state.unpublished = true;
  }
  const words = (params.get("q") ?? "").trim().slice(0, 100);
  if (words) {
    state.q = words;
  }
  if (UUID.test(params.get("sel") ?? "")) {
    state.sel = params.get("sel").toLowerCase();
  }
  if (params.has("layers")) {
    state.layers = list(params.get("layers")).filter((name) => ALL_LAYERS.includes(name));
  }
  if (params.get("base")) {
    state.base = params.get("base").slice(0, 80);
  }
  if (params.get("view") === "table") {
    state.table = true;
  }
  return state;
}

/** @param {object} state @returns {Array<[string, string]>} */
function narrowing({ credibility, wherePrecMax = 0, datePrecMax = 0, area, place }) {
  return [
    credibility?.length ? ["credibility", [...credibility].sort().join(",")] : null,
    wherePrecMax || datePrecMax ? ["prec", `${wherePrecMax},${datePrecMax}`] : null,
    ...Object.entries(formatArea(area)),
    place ? ["place", place] : null,
  ].filter(Boolean);
}

/** @param {object} state @returns {Array<[string, string]>} */
function manner(state) {
  return [
    ...CHOICES.filter(([, name, [usual]]) => state[name] && state[name] !== usual).map(([key, name]) => [
      key,
      state[name],
    ]),
    state.loop ? ["loop", "1"] : null,
    state.span ? ["span", `${isoOf(state.span.first)},${isoOf(state.span.last)}`] : null,
    state.rings ? ["rings", formatRings(state.rings)] : null,
    ...formatMeasured(state.measured),
  ].filter(Boolean);
}

/**
 * The query string of a state, without what every state has; parseState turns it back.
 * @param {object} state @returns {string} "" or "?…"
 */
export function formatState(state) {
  const pairs = [];
  if (state.view) {
    pairs.push(["z", String(Math.round(state.view.zoom * 100) / 100)]);
    pairs.push(["at", `${state.view.lat.toFixed(4)},${state.view.lon.toFixed(4)}`]);
  }
  for (const key of ["from", "to", "day"]) {
    if (Number.isInteger(state[key])) {
      pairs.push([key, isoOf(state[key])]);
    }
  }
  for (const [key, name] of Object.entries(LISTS)) {
    if (state[name]?.length) {
      pairs.push([key, state[name].join(",")]);
    }
  }
  const flags = { role: state.role, q: state.q, sel: state.sel, base: state.base };
  for (const [key, value] of Object.entries(flags)) {
    if (value) {
      pairs.push([key, value]);
    }
  }
  pairs.push(...narrowing(state));
  if (state.disputed) {
    pairs.push(["disputed", "1"]);
  }
  if (state.undated === false) {
    pairs.push(["undated", "0"]);
  }
  if (state.unpublished) {
    pairs.push(["unpublished", "1"]);
  }
  if (state.layers && !sameSet(state.layers, DEFAULT_LAYERS)) {
    pairs.push(["layers", ALL_LAYERS.filter((name) => state.layers.includes(name)).join(",")]);
  }
  if (state.table) {
    pairs.push(["view", "table"]);
  }
  pairs.push(...manner(state));
  // Commas and colons are safe in a query and keep shared links readable.
  const text = pairs
    .map(
      ([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",").replaceAll("%3B", ";")}`,
    )
    .join("&");
  return text && `?${text}`;
}

const sameSet = (a, b) => a.length === b.length && a.every((item) => b.includes(item));
