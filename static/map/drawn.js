/**
 * What a reader draws and an address names: an area, which is a circle of so many kilometres or a polygon;
 * and the radii of range rings. Pure. Degrees, WGS 84.
 *
 * @typedef {{sure?: boolean} & ({kind: "circle", lat: number, lon: number, km: number}
 *   | {kind: "polygon", points: Array<[number, number]>})} Area points are [lat, lon], not closed; `sure`:
 *   what is known to an area that only reaches in does not count
 */

import { circleRound } from "./earth.js";

const MOST_KM = 2000;
const LEAST_KM = 0.1;
/** More corners than anybody draws; keeps an address and a test of a point short. */
export const MOST_POINTS = 60;
const DECIMALS = 4;

const NUMBER = /^-?\d{1,4}(\.\d{1,10})?$/;

/** @param {string} text @returns {number[] | null} the numbers between commas; null where one is none */
function numbers(text) {
  const parts = text.split(",").map((part) => part.trim());
  return parts.every((part) => NUMBER.test(part)) ? parts.map(Number) : null;
}

const onEarth = ([lat, lon]) => Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
const round = (value) => Math.round(value * 10 ** DECIMALS) / 10 ** DECIMALS;

/** @param {number} km @returns {number} a radius that makes sense, three figures of it */
export const soundKm = (km) => Number(Math.max(LEAST_KM, Math.min(km, MOST_KM)).toPrecision(3));

/** @param {string | null} text "34.6895,40.8310,20": latitude, longitude, km @returns {Area | null} */
function parseNear(text) {
  const [lat, lon, km, ...more] = numbers(text ?? "") ?? [];
  const good = more.length === 0 && km >= LEAST_KM && km <= MOST_KM && onEarth([lat, lon]);
  return good ? { kind: "circle", lat, lon, km } : null;
}

/** @param {string | null} text "34.6,40.7;34.8,40.9;…": three corners or more @returns {Area | null} */
function parseWithin(text) {
  const points = (text ?? "").slice(0, 4000).split(";").map(numbers);
  const good =
    points.length >= 3 &&
    points.length <= MOST_POINTS &&
    points.every((point) => point?.length === 2 && onEarth(point));
  return good && sizeOf(points) > 0 ? { kind: "polygon", points } : null;
}

/** Twice the polygon's size in square degrees; 0 where all corners stand on one line. */
function sizeOf(points) {
  let sum = 0;
  points.forEach(([lat, lon], i) => {
    const [nextLat, nextLon] = points[(i + 1) % points.length];
    sum += lon * nextLat - nextLon * lat;
  });
  return Math.abs(sum);
}

/** Whether these corners enclose anything. @param {Array<[number, number]>} points lat, lon */
export const encloses = (points) => points.length >= 3 && sizeOf(points) > 1e-9;

/** @param {Area | null} area @returns {{near?: string, within?: string, sure?: string}} what the address says of it */
export function formatArea(area) {
  const sure = area?.sure ? { sure: "1" } : {};
  if (area?.kind === "circle") {
    return { near: [round(area.lat), round(area.lon), soundKm(area.km)].join(","), ...sure };
  }
  if (area?.kind === "polygon") {
    return { within: area.points.map(([lat, lon]) => `${round(lat)},${round(lon)}`).join(";"), ...sure };
  }
  return {};
}

/** @param {{near?: string | null, within?: string | null, sure?: string | null}} said by an address @returns {Area | null} */
export function parseArea({ near = null, within = null, sure = null }) {
  const area = parseNear(near) ?? parseWithin(within);
  return area && sure === "1" ? { ...area, sure: true } : area;
}

/** The area as the address will tell it, so that a link and what stands here never differ. @param {Area | null} area */
export const soundArea = (area) => parseArea(formatArea(area));

/** The outline of an area: its corners, or so many points round its circle. @param {Area} area @returns {Array<[number, number]>} lat, lon */
export function outlineOf(area, corners = 180) {
  return area.kind === "polygon"
    ? area.points
    : circleRound(area, area.km, corners).map(({ lat, lon }) => [lat, lon]);
}

/** South-west and north-east of an area. @param {Area} area @returns {[[number, number], [number, number]]} lat, lon */
export function boxOf(area) {
  const outline = outlineOf(area);
  const lats = outline.map(([lat]) => lat);
  const lons = outline.map(([, lon]) => lon);
  return [
    [Math.min(...lats), Math.min(...lons)],
    [Math.max(...lats), Math.max(...lons)],
  ];
}

/** What the address calls what is measured. */
const MEASURED = { distance: "line", area: "outline" };
/** Decimals of a degree that a measured point keeps: about a metre. */
const METRE_DECIMALS = 5;
/** More points than these are measured, but make no address. */
const MOST_MEASURED = 150;

/**
 * What an address says was measured.
 * @param {{line: string | null, outline: string | null}} said "34.68690,40.83930;34.5,40.9": latitude, longitude
 * @returns {{kind: "distance" | "area", points: Array<{lat: number, lon: number}>} | null}
 */
export function parseMeasured(said) {
  const kind = said.outline ? "area" : "distance";
  const points = (said[MEASURED[kind]] ?? "").slice(0, 4000).split(";").map(numbers);
  const good =
    points.length <= MOST_MEASURED && points.every((point) => point?.length === 2 && onEarth(point));
  return good ? { kind, points: points.map(([lat, lon]) => ({ lat, lon })) } : null;
}

/** @param {ReturnType<typeof parseMeasured>} measured @returns {Array<[string, string]>} pairs of the address */
export function formatMeasured(measured) {
  const degrees = (value) => Number(value.toFixed(METRE_DECIMALS));
  const points = (measured?.points ?? []).map(({ lat, lon }) => `${degrees(lat)},${degrees(lon)}`);
  const fits = points.length > 0 && points.length <= MOST_MEASURED;
  return fits ? [[MEASURED[measured.kind], points.join(";")]] : [];
}

export const DEFAULT_KM = [5, 10, 20];
const MOST_RINGS = 8;
const MOST_RING_KM = 1000;
const ARABIC = "٠١٢٣٤٥٦٧٨٩";

/** @param {string} text "5, 10 20", in any digits @returns {number[]} kilometres, ascending, each once */
export function parseRadii(text) {
  const latin = text
    .replace(/[٠-٩]/g, (digit) => String(ARABIC.indexOf(digit)))
    .replace(/٫/g, ".")
    .replace(/[،؛;]/g, ",");
  const numbers = latin
    .split(/[\s,]+/)
    .map(Number)
    .filter((km) => km > 0 && km <= MOST_RING_KM);
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_RINGS);
}

/** @param {string | null} text "34.6895,40.8310,5,10" @returns {{lat: number, lon: number, km: number[]} | null} */
export function parseRings(text) {
  const [lat, lon, ...radii] = (text ?? "").split(",").map(Number);
  const km = parseRadii(radii.join(","));
  return km.length && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { lat, lon, km } : null;
}

/** @param {{lat: number, lon: number, km: number[]}} rings */
export const formatRings = ({ lat, lon, km }) => [lat.toFixed(4), lon.toFixed(4), ...km].join(",");
