/** The radii of range rings, as a reader types them and as an address names them. Pure. */

export const DEFAULT_KM = [5, 10, 20];
const MOST_RINGS = 8;
const MOST_KM = 1000;
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
    .filter((km) => km > 0 && km <= MOST_KM);
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
