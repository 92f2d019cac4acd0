/** Handles of a drawn area: where they stand, and what the area is once one was moved or taken away. Pure. */

import { destination, distanceKm, soundArea, soundKm } from "../drawn.js";

const LEAST_CORNERS = 3;
const EAST = 90;

/** Where an area's handles stand. @param {import("../drawn.js").Area} area @returns {Array<[number, number]>} lat, lon */
export function handlesOf(area) {
  return area.kind === "polygon" ? area.points : [[area.lat, area.lon], destination(area, EAST, area.km)];
}

/**
 * The area with one of its handles elsewhere; a circle's centre takes the circle along.
 * @param {import("../drawn.js").Area} area @param {number} index @param {[number, number]} at lat, lon
 * @returns {import("../drawn.js").Area | null} null where that would enclose nothing
 */
export function movedTo(area, index, at) {
  const [lat, lon] = at;
  if (area.kind === "polygon") {
    return soundArea({ ...area, points: area.points.map((point, i) => (i === index ? at : point)) });
  }
  return soundArea(
    index === 0 ? { ...area, lat, lon } : { ...area, km: soundKm(distanceKm([area.lat, area.lon], at)) },
  );
}

/** The polygon without one of its corners; null where nothing would be left. @param {any} area @param {number} index */
export function without(area, index) {
  return area.kind === "polygon" && area.points.length > LEAST_CORNERS
    ? soundArea({ ...area, points: area.points.filter((_, i) => i !== index) })
    : null;
}
