/** How fine the grid of degrees is, where its lines stand and what they say. Pure. */

/** Steps that degrees, minutes and seconds divide into, in seconds. */
const STEPS_S = [36000, 18000, 7200, 3600, 1800, 1200, 600, 300, 120, 60, 30, 20, 10, 5, 2, 1];
/** Meridians stand at least this far apart on the screen. */
const LEAST_PX = 90;

/** @param {number} scale pixels round the Earth @returns {number} the grid's step in seconds of arc */
export function stepFor(scale) {
  const pxPerSecond = scale / (360 * 3600);
  return STEPS_S.findLast((step) => step * pxPerSecond >= LEAST_PX) ?? STEPS_S[0];
}

/** Multiples of a step within bounds, ends included. @param {number} from @param {number} to @returns {number[]} seconds */
export function lines(from, to, step) {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/**
 * @param {number} seconds of arc @param {number} step of the grid: says how fine the label must be
 * @param {(value: number) => string} number @returns {string} "40°30′" without the hemisphere
 */
export function degreesText(seconds, step, number) {
  const total = Math.abs(seconds);
  const two = (value) => (value < 10 ? number(0) : "") + number(value);
  const degrees = `${number(Math.floor(total / 3600))}°`;
  const minutes = step % 3600 ? `${two(Math.floor(total / 60) % 60)}′` : "";
  return degrees + minutes + (step % 60 ? `${two(total % 60)}″` : "");
}
