/**
 * How far places lie apart on the ellipsoid of WGS 84, for what the map filters by and draws; lengths that are
 * measured come from a library (instruments/geodesic.js). Pure.
 *
 * Points are named by `lat` and `lon`, so that no order of arguments is to be known.
 *
 * @typedef {{lat: number, lon: number}} Point degrees, WGS 84
 */

const RADIANS = Math.PI / 180;
const SEMI_MAJOR_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
/** Mean radius, IUGG 1980, and the share of a distance by which a sphere of that radius is wrong at most. */
const SPHERE_KM = 6371.0088;
const SPHERE_ERROR = 0.006;
/** A degree is nowhere shorter than this: of latitude, and of longitude at the equator. */
const LEAST_LAT_KM = 110.5;
const LEAST_LON_KM = 111.3;

/** The angle between two points of a sphere in radians, all angles in radians: haversine. */
function angleBetween(latA, lonA, latB, lonB) {
  const dLat = Math.sin((latB - latA) / 2);
  const dLon = Math.sin((lonB - lonA) / 2);
  const h = dLat * dLat + Math.cos(latA) * Math.cos(latB) * dLon * dLon;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Distance in km on a sphere, for what need not be right: within 0.6 % of `ellipsoidKm`. */
const sphereKm = (a, b) =>
  SPHERE_KM * angleBetween(a.lat * RADIANS, a.lon * RADIANS, b.lat * RADIANS, b.lon * RADIANS);

const reduced = (lat) => Math.atan((1 - FLATTENING) * Math.tan(lat * RADIANS));

/**
 * Distance in km on the ellipsoid, 0 if equal; wrong by less than two millionths of it up to 2000 km, which is
 * a pixel at the map's nearest zoom. Not for points that lie nearly opposite each other.
 * Source: W. D. Lambert, The distance between two widely separated points (1942).
 * @param {Point} a @param {Point} b
 */
export function ellipsoidKm(a, b) {
  const [latA, latB] = [reduced(a.lat), reduced(b.lat)];
  const angle = angleBetween(latA, a.lon * RADIANS, latB, b.lon * RADIANS);
  if (angle === 0) {
    return 0;
  }
  const [p, q] = [(latA + latB) / 2, (latB - latA) / 2];
  const half = angle / 2;
  const x = (angle - Math.sin(angle)) * ((Math.sin(p) * Math.cos(q)) / Math.cos(half)) ** 2;
  const y = (angle + Math.sin(angle)) * ((Math.cos(p) * Math.sin(q)) / Math.sin(half)) ** 2;
  return SEMI_MAJOR_KM * (angle - (FLATTENING / 2) * (x + y));
}

/** Whether two points are at most so far apart by `ellipsoidKm`; where that is plain, a sphere tells it in half the time. */
export function isWithin(a, b, km) {
  const rough = sphereKm(a, b);
  return Math.abs(rough - km) > km * SPHERE_ERROR ? rough < km : ellipsoidKm(a, b) <= km;
}

/** Where one comes on a sphere from a point along a bearing. @returns {Point} */
function sphereDestination(from, bearing, km) {
  const angle = km / SPHERE_KM;
  const [lat, course] = [from.lat * RADIANS, bearing * RADIANS];
  const sin = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(course);
  const dLon = Math.atan2(
    Math.sin(course) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * sin,
  );
  return { lat: Math.asin(sin) / RADIANS, lon: from.lon + dLon / RADIANS };
}

/**
 * The point that by `ellipsoidKm` is so far from another: what is drawn by it is what `isWithin` filters by.
 * @param {Point} from @param {number} bearing degrees from north clockwise, of a great circle on a sphere
 * @param {number} km above 0
 * @returns {Point} its longitude beyond ±180 where the way crosses that meridian
 */
export function destination(from, bearing, km) {
  let there = sphereDestination(from, bearing, km);
  let onSphere = km;
  // How far the sphere is wrong hardly changes over that error: the second time it is right to the millimetre.
  for (let time = 0; time < 2; time += 1) {
    onSphere *= km / ellipsoidKm(from, there);
    there = sphereDestination(from, bearing, onSphere);
  }
  return there;
}

/** All points at one distance, as an outline from north clockwise, not closed. @param {Point} centre @returns {Point[]} */
export const circleRound = (centre, km, corners) =>
  Array.from({ length: corners }, (_, i) => destination(centre, (i * 360) / corners, km));

/**
 * Bounds that hold all within so many km, and a little more: for a quick look before a distance is worked out.
 * @param {Point} centre @returns {{south: number, west: number, north: number, east: number}} degrees, latitude
 *   and longitude beyond ±90 and ±180 where the circle reaches over the pole or that meridian
 */
export function boundsRound({ lat, lon }, km) {
  const high = km / LEAST_LAT_KM;
  const widest = Math.min(Math.abs(lat) + high, 89);
  const wide = Math.min(km / (LEAST_LON_KM * Math.cos(widest * RADIANS)), 180);
  return { south: lat - high, west: lon - wide, north: lat + high, east: lon + wide };
}
