/** One point in the notations that reports and maps use. Pure; always in Latin letters and digits, for copying. */

import { LatLon } from "geodesy/mgrs.js";

/** Five decimals of a degree are about a metre. */
const DECIMALS = 5;

/**
 * Degrees, minutes and seconds; rounding carries over, so that there is never a sixtieth second.
 * @param {number} degrees @param {string} positive "N" or "E" @param {string} negative "S" or "W"
 * @param {number} [decimals] of the seconds
 */
export function dms(degrees, positive, negative, decimals = 1) {
  const unit = 10 ** decimals;
  const total = Math.round(Math.abs(degrees) * 3600 * unit);
  const seconds = (total % (60 * unit)) / unit;
  const minutes = Math.floor(total / (60 * unit)) % 60;
  const whole = Math.floor(total / (3600 * unit));
  const two = (value, length) => value.padStart(length, "0");
  const part = `${two(String(minutes), 2)}′${two(seconds.toFixed(decimals), decimals ? 3 + decimals : 2)}″`;
  return `${whole}°${part}${degrees < 0 && total > 0 ? negative : positive}`;
}

/**
 * @param {{lat: number, lon: number}} point degrees, WGS 84
 * @returns {{decimal: string, dms: string, utm: string | null, mgrs: string | null}} latitude first; UTM with
 *   zone, hemisphere, easting and northing; the grids are null beyond 80° S and 84° N, where they do not
 *   reach; MGRS names the square metre that holds the point
 */
export function notations({ lat, lon }) {
  const both = {
    decimal: `${lat.toFixed(DECIMALS)}, ${lon.toFixed(DECIMALS)}`,
    dms: `${dms(lat, "N", "S")} ${dms(lon, "E", "W")}`,
  };
  if (lat < -80 || lat > 84) {
    return { ...both, utm: null, mgrs: null };
  }
  const utm = new LatLon(lat, lon).toUtm();
  const { zone, hemisphere, easting, northing } = utm;
  return {
    ...both,
    utm: `${zone} ${hemisphere} ${Math.round(easting)} ${Math.round(northing)}`,
    mgrs: utm.toMgrs().toString(),
  };
}
