/** Handles of a drawn area: where they stand, and what the area is once one was moved, added or taken away. Pure. */

import { MOST_POINTS, soundArea, soundKm } from "../drawn.js";
import { destination, ellipsoidKm } from "../earth.js";
import { lonLatOf, unitX, unitY } from "../geometry.js";

const LEAST_CORNERS = 3;
const EAST = 90;

/** Where an area's handles stand. @param {import("../drawn.js").Area} area @returns {Array<[number, number]>} lat, lon */
export function handlesOf(area) {
  if (area.kind === "polygon") {
    return area.points;
  }
  const edge = destination(area, EAST, area.km);
  return [
    [area.lat, area.lon],
    [edge.lat, edge.lon],
  ];
}

/**
 * Where another corner can be drawn out of a polygon's edges: their middles, as the map draws them.
 * @param {import("../drawn.js").Area} area @returns {Array<[number, number]>} lat, lon, that after each corner;
 *   none for a circle, and where there are as many corners as an area may have
 */
export function middlesOf(area) {
  if (area.kind !== "polygon" || area.points.length >= MOST_POINTS) {
    return [];
  }
  return area.points.map(([lat, lon], i) => {
    const [nextLat, nextLon] = area.points[(i + 1) % area.points.length];
    const y = (unitY(lat) + unitY(nextLat)) / 2;
    return lonLatOf((unitX(lon) + unitX(nextLon)) / 2, y).reverse();
  });
}

/**
 * The polygon with another corner on the edge that follows one of its corners.
 * @param {any} area @param {number} index of the corner before it @param {[number, number]} at lat, lon
 * @returns {import("../drawn.js").Area | null} null where that would enclose nothing
 */
export function withCorner(area, index, at) {
  const points = [...area.points.slice(0, index + 1), at, ...area.points.slice(index + 1)];
  return soundArea({ ...area, points });
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
    index === 0 ? { ...area, lat, lon } : { ...area, km: soundKm(ellipsoidKm(area, { lat, lon })) },
  );
}

/** The polygon without one of its corners; null where nothing would be left. @param {any} area @param {number} index */
export function without(area, index) {
  return area.kind === "polygon" && area.points.length > LEAST_CORNERS
    ? soundArea({ ...area, points: area.points.filter((_, i) => i !== index) })
    : null;
}
