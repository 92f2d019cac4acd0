/** The map's whole state in its query string, and back. Pure: strings in, strings out. */

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
export const ALL_LAYERS = [...DEFAULT_LAYERS];

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

/** @param {string | null} text */
const list = (text) => [...new Set((text ?? "").split(",").filter((part) => CODE.test(part)))];

/** @param {string | null} text "34.70,40.80" @returns {{lat: number, lon: number} | null} degrees, WGS 84 */
function parseAt(text) {
  const parts = (text ?? "").split(",").map(Number);
  const [lat, lon] = parts;
  const good = parts.length === 2 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return good && text.trim() !== "," ? { lat, lon } : null;
}

/**
 * What a query string says; only what it says, so that the caller's defaults stand for the rest.
 * Values that make no sense are dropped silently: an old or mangled link still opens.
 * @param {string} search "?z=9&at=34.70,40.80&…"
 */
export function parseState(search) {
  const params = new URLSearchParams(search);
  const state = {};
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
  // Commas and colons are safe in a query and keep shared links readable.
  const text = pairs
    .map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2C", ",")}`)
    .join("&");
  return text && `?${text}`;
}

const sameSet = (a, b) => a.length === b.length && a.every((item) => b.includes(item));
