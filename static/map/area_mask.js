/** Which events lie within a circle or a polygon: a mask over all rows. Pure. */

import { unitX, unitY, WORLD } from "./geometry.js";

const RADIANS = Math.PI / 180;
/** Mean radius, and the ellipsoid of WGS 84. */
const RADIUS_KM = 6371.0088;
const SEMI_MAJOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
/** A sphere's distance is wrong by less than this share of it. */
const SPHERE_ERROR = 0.006;

/** Distance on the sphere in km. Degrees. */
function onSphere(latA, lonA, latB, lonB) {
  const dLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const dLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = dLat * dLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * dLon * dLon;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Distance in km on the ellipsoid between two WGS 84 points in degrees, right to some metres in a
 * thousand km: Lambert's formula for long lines (1942).
 */
export function distanceKm(latA, lonA, latB, lonB) {
  const reduced = (lat) => Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS));
  const [a, b] = [reduced(latA), reduced(latB)];
  const angle = onSphere(a / RADIANS, lonA, b / RADIANS, lonB) / RADIUS_KM;
  if (angle === 0) {
    return 0;
  }
  const [p, q] = [(a + b) / 2, (b - a) / 2];
  const half = angle / 2;
  const x = (angle - Math.sin(angle)) * ((Math.sin(p) * Math.cos(q)) / Math.cos(half)) ** 2;
  const y = (angle + Math.sin(angle)) * ((Math.cos(p) * Math.sin(q)) / Math.sin(half)) ** 2;
  return SEMI_MAJOR_KM * (angle - (FLATTENING / 2) * (x + y));
}

/** @returns {(x: number, y: number) => boolean} for world coordinates, and the box outside which it is false */
function circle({ lat, lon, km }) {
  const dLat = (km / 110.5) * 1.01;
  const widest = Math.min(Math.abs(lat) + dLat, 89);
  const dLon = Math.min((km / (111.3 * Math.cos(widest * RADIANS))) * 1.01, 180);
  const inside = (x, y) => {
    const atLon = (x / WORLD) * 360 - 180;
    const atLat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD))) / RADIANS;
    const rough = onSphere(lat, lon, atLat, atLon);
    return Math.abs(rough - km) > km * SPHERE_ERROR ? rough < km : distanceKm(lat, lon, atLat, atLon) <= km;
  };
  const top = Math.min(lat + dLat, 85);
  const bottom = Math.max(lat - dLat, -85);
  return { inside, box: [unitX(lon - dLon), unitY(top), unitX(lon + dLon), unitY(bottom)] };
}

/** Edges are straight on the map, as they were drawn there. */
function polygon({ points }) {
  const xs = points.map(([, lon]) => unitX(lon) * WORLD);
  const ys = points.map(([lat]) => unitY(lat) * WORLD);
  const inside = (x, y) => {
    let within = false;
    for (let i = 0, j = xs.length - 1; i < xs.length; j = i, i += 1) {
      if (ys[i] > y !== ys[j] > y && x < ((xs[j] - xs[i]) * (y - ys[i])) / (ys[j] - ys[i]) + xs[i]) {
        within = !within;
      }
    }
    return within;
  };
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { inside, box: box.map((value) => value / WORLD) };
}

/**
 * @param {{count: number, x: Int32Array, y: Int32Array}} events
 * @param {{kind: "circle", lat: number, lon: number, km: number} | {kind: "polygon", points: number[][]}} area
 *   degrees, WGS 84; points are lat, lon
 * @returns {Uint8Array} 1 for each row whose representative point lies within
 */
export function areaMask({ count, x, y }, area) {
  const { inside, box } = area.kind === "circle" ? circle(area) : polygon(area);
  const [west, north, east, south] = box.map((value) => value * WORLD);
  const mask = new Uint8Array(count);
  // Most events lie just at a place: the last answer for a position serves the next one there.
  const known = new Map();
  for (let row = 0; row < count; row += 1) {
    const [px, py] = [x[row], y[row]];
    if (px >= west && px <= east && py >= north && py <= south) {
      const key = px * WORLD + py;
      let answer = known.get(key);
      if (answer === undefined) {
        answer = inside(px, py) ? 1 : 0;
        known.set(key, answer);
      }
      mask[row] = answer;
    }
  }
  return mask;
}
