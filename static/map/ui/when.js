/** Days as a report or an event gives them, in the reader's words. */

import { edtfDays } from "../edtf.js";
import { fill, gettext } from "../i18n.js";

/**
 * @param {ReturnType<typeof edtfDays>} days @param {any} formats
 * @returns {string} with "about" and "uncertain" where EDTF says so; "" for null
 */
export function daysWords(days, formats) {
  if (!days) {
    return "";
  }
  const { earliest, latest } = days;
  let words =
    latest === null
      ? fill(gettext("from %(day)s on"), { day: formats.day(earliest) })
      : formats.interval(earliest, latest);
  if (days.about) {
    words = fill(gettext("about %(when)s"), { when: words });
  }
  return days.uncertain ? fill(gettext("%(when)s (uncertain)"), { when: words }) : words;
}

/** @param {string} edtf @param {any} formats @returns {string} as it stands where we do not understand it */
export const edtfWords = (edtf, formats) => daysWords(edtfDays(edtf), formats) || edtf;
