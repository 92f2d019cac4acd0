/** Dates as reports give them, in EDTF: days and intervals, open ends, months, years, and their doubts. Pure. */

import { addMonths, dayFrom, dayOf } from "./time.js";

/**
 * @param {string | null | undefined} text such as "2018-10-09", "2018-07/2018-09", "../2018-10-09", "2018~"
 * @returns {{earliest: number | null, latest: number | null, about: boolean, uncertain: boolean} | null}
 *   days; null at an open end; null as a whole where nothing is known or it is not understood
 */
export function edtfDays(text) {
  const [first, last = first, more] = (text ?? "").split("/");
  const start = part(first);
  const end = part(last);
  if (more !== undefined || !start || !end || (start.first === null && end.last === null)) {
    return null;
  }
  const marks = text ?? "";
  return {
    earliest: start.first,
    latest: end.last,
    about: /[~%]/.test(marks),
    uncertain: /[?%]/.test(marks),
  };
}

/** @returns {{first: number | null, last: number | null} | null} */
function part(text) {
  const bare = text.replace(/[~?%]/g, "");
  if (bare === ".." || bare === "") {
    return text === "" && bare === "" ? null : { first: null, last: null };
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(bare) ?? [];
  if (day) {
    const only = dayOf(bare);
    return only === null ? null : { first: only, last: only };
  }
  if (month && (Number(month) < 1 || Number(month) > 12)) {
    return null;
  }
  if (!year) {
    return null;
  }
  const first = dayFrom(Number(year), month ? Number(month) - 1 : 0);
  return { first, last: addMonths(first, month ? 1 : 12) - 1 };
}
