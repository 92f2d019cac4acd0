/**
 * Lengths and areas on the WGS 84 ellipsoid. Pure.
 * Source of the methods: C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013), by GeographicLib.
 *
 * @typedef {{lat: number, lon: number}} Point degrees, WGS 84
 */

import geodesic from "geographiclib-geodesic";

const { WGS84 } = geodesic.Geodesic;

/** A geodesic is drawn as straight pieces no longer than this. */
const PIECE_M = 20_000;

/** @param {number} degrees @returns {number} 0 or more, below 360 */
const compass = (degrees) => ((degrees % 360) + 360) % 360;

/**
 * @param {Point} from @param {Point} to
 * @returns {{metres: number, bearing: number}} length of the geodesic, and its direction at its start in
 *   degrees from north; both 0 for one and the same point
 */
export function leg(from, to) {
  const { s12, azi1 } = WGS84.Inverse(from.lat, from.lon, to.lat, to.lon);
  return { metres: s12, bearing: s12 ? compass(azi1) : 0 };
}

/** @param {Point[]} points @returns {number[]} metres of each leg between neighbours; none for fewer than two */
export const legs = (points) => points.slice(1).map((point, i) => leg(points[i], point).metres);

/**
 * @param {Point[]} points corners of a polygon, in either sense, not closed
 * @returns {{perimeterM: number, areaM2: number}} zeros for fewer than three corners; where the outline
 *   crosses itself the parts of the two senses stand against each other (see crossesItself)
 */
export function polygon(points) {
  if (points.length < 3) {
    return { perimeterM: 0, areaM2: 0 };
  }
  const outline = WGS84.Polygon(false);
  for (const { lat, lon } of points) {
    outline.AddPoint(lat, lon);
  }
  const { perimeter, area } = outline.Compute(false, true);
  return { perimeterM: perimeter, areaM2: Math.abs(area) };
}

const turn = (a, b, c) => Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon));
const cross = (a, b, c, d) => turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b);

/** Whether two sides of the polygon that are no neighbours meet, so that its area says little. @param {Point[]} points */
export function crossesItself(points) {
  const count = points.length;
  const side = (i) => [points[i], points[(i + 1) % count]];
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      const neighbours = i === 0 && j === count - 1;
      if (!neighbours && cross(...side(i), ...side(j))) {
        return true;
      }
    }
  }
  return false;
}

/** The geodesic between two points as a line to draw, both ends included. @param {Point} from @param {Point} to @returns {Point[]} */
export function path(from, to) {
  const line = WGS84.InverseLine(from.lat, from.lon, to.lat, to.lon);
  const pieces = Math.max(1, Math.ceil(line.s13 / PIECE_M));
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const { lat2, lon2 } = line.Position((line.s13 * i) / pieces);
    return { lat: lat2, lon: lon2 };
  });
}
