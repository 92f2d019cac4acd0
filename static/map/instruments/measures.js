/** Lengths and areas in the reader's language and digits. */

import { fill, gettext } from "../i18n.js";

/** Three figures below a hundred, whole numbers from there on. */
const places = (value) => (value < 10 ? 2 : value < 100 ? 1 : 0);

/** @param {{locale: string}} formats @param {"km" | "m"} unit */
export function createMeasures({ locale }, unit = "km") {
  const number = (value, decimals) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value);
  return {
    /** @param {number} metres */
    length: (metres) =>
      unit === "m"
        ? fill(gettext("%(n)s m"), { n: number(metres, 0) })
        : fill(gettext("%(n)s km"), { n: number(metres / 1000, places(metres / 1000)) }),
    /** @param {number} m2 */
    area: (m2) =>
      unit === "m"
        ? fill(gettext("%(n)s m²"), { n: number(m2, 0) })
        : fill(gettext("%(n)s km²"), { n: number(m2 / 1e6, places(m2 / 1e6)) }),
    /** @param {number} degrees from north, clockwise */
    bearing: (degrees) => `${number(Math.round(degrees) % 360, 0)}°`,
    number,
  };
}
