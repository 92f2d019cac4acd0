/** Which events lie within a circle or a polygon: a mask over all rows. Pure. */

import { boundsRound, isWithin } from "./earth.js";
import { lonLatOf, unitX, unitY, WORLD } from "./geometry.js";

/** The map's northern and southern end in degrees. */
const MOST_LAT = 85;

/** @returns {{inside: (x: number, y: number) => boolean, box: number[]}} for world coordinates, and the box outside which it is false */
function circle(area) {
  const inside = (x, y) => {
    const [lon, lat] = lonLatOf(x / WORLD, y / WORLD);
    return isWithin(area, { lat, lon }, area.km);
  };
  const { south, west, north, east } = boundsRound(area, area.km);
  const [top, bottom] = [Math.min(north, MOST_LAT), Math.max(south, -MOST_LAT)];
  return { inside, box: [unitX(west), unitY(top), unitX(east), unitY(bottom)] };
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
