/** Days as whole numbers since 1970-01-01, calendar days of Asia/Damascus; no clock, no time zone. */

const MS_A_DAY = 86_400_000;

/** What stands in an Int32Array where a day is unknown. */
export const NO_DAY = -2147483648;

/**
 * @param {string | null | undefined} iso "2018-10-09"
 * @returns {number | null} null where it is no calendar day
 */
export function dayOf(iso) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  if (!parts) {
    return null;
  }
  const day = dayFrom(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return isoOf(day) === iso ? day : null;
}

/** @param {number} day @returns {string} "2018-10-09" */
export const isoOf = (day) => new Date(day * MS_A_DAY).toISOString().slice(0, 10);

/** @param {number} day @returns {Date} midnight UTC of that calendar day, for formats with timeZone "UTC" */
export const dateOf = (day) => new Date(day * MS_A_DAY);

/** The day it is where the reader is. @param {number} [now] milliseconds since 1970 @returns {number} */
export const today = (now = Date.now()) =>
  Math.floor((now - new Date(now).getTimezoneOffset() * 60_000) / MS_A_DAY);

/** @param {number} year @param {number} month 0–11, or beyond for other years @param {number} [date] 1–31 */
export const dayFrom = (year, month, date = 1) => Math.round(Date.UTC(year, month, date) / MS_A_DAY);

/** @param {number} day */
export const monthStart = (day) => {
  const date = dateOf(day);
  return dayFrom(date.getUTCFullYear(), date.getUTCMonth());
};

/** @param {number} day @returns {number} the month's last day */
export const monthEnd = (day) => addMonths(monthStart(day), 1) - 1;

/** The same date `months` later, or the last of a shorter month. @param {number} day @param {number} months */
export function addMonths(day, months) {
  const date = dateOf(day);
  const first = dayFrom(date.getUTCFullYear(), date.getUTCMonth() + months);
  const next = dayFrom(date.getUTCFullYear(), date.getUTCMonth() + months + 1);
  return Math.min(first + date.getUTCDate() - 1, next - 1);
}

/**
 * Round steps for a span: bars of the histogram no narrower than `leastPx`.
 * @param {number} days length of the span @param {number} widthPx @param {number} [leastPx]
 * @returns {"day" | "week" | "month"}
 */
export function stepFor(days, widthPx, leastPx = 5) {
  const perDay = widthPx / Math.max(days, 1);
  if (perDay >= leastPx) {
    return "day";
  }
  return perDay * 7 >= leastPx ? "week" : "month";
}

/** @param {number} day @returns {number} the Monday of its week; day 4 was one */
export const weekStart = (day) => day - ((((day - 4) % 7) + 7) % 7);

/** First day of the day, week or month that holds `day`. @param {number} day @param {"day" | "week" | "month"} step */
export const stepStart = (day, step) =>
  step === "month" ? monthStart(day) : step === "week" ? weekStart(day) : day;

/** @param {number} day a first day of a step @param {"day" | "week" | "month"} step @param {number} count */
export const addSteps = (day, step, count) =>
  step === "month" ? addMonths(day, count) : day + (step === "week" ? 7 : 1) * count;

/** Last day of the day, week or month that holds `day`. */
export const stepEnd = (day, step) => addSteps(stepStart(day, step), step, 1) - 1;

/**
 * A range moved by so many steps and kept within bounds; whole months stay whole months.
 * @param {{from: number, to: number}} range first and last day @param {"day" | "week" | "month"} step
 * @param {number} count steps, earlier if negative @param {{first: number, last: number}} bounds
 * @returns {{from: number, to: number}}
 */
export function shiftRange({ from, to }, step, count, { first, last }) {
  const start = addSteps(from, step, count);
  const end = addSteps(to + 1, step, count) - 1;
  if (end > last) {
    return { from: Math.max(first, from + last - to), to: last };
  }
  return start < first ? { from: first, to: Math.min(last, to + first - from) } : { from: start, to: end };
}

/**
 * A range a step later or earlier; from the whole time, its first or last step.
 * @param {{from: number | null, to: number | null}} range @param {"day" | "week" | "month"} step
 * @param {number} direction how many steps, earlier if negative @param {{first: number, last: number}} extent
 * @returns {{from: number, to: number}}
 */
export function stepRange({ from, to }, step, direction, extent) {
  const { first, last } = extent;
  if (from === null && to === null) {
    return direction > 0
      ? { from: first, to: Math.min(stepEnd(first, step), last) }
      : { from: Math.max(stepStart(last, step), first), to: last };
  }
  return shiftRange({ from: from ?? first, to: to ?? last }, step, direction, extent);
}

/**
 * Steps that lead back where they came from: by months, days that a shorter month lacks are not forgotten while
 * nothing else moves the range.
 * @returns {typeof stepRange}
 */
export function createStepper() {
  let walk = null;

  return (range, step, direction, extent) => {
    if (range.from === null && range.to === null) {
      walk = null;
      return stepRange(range, step, direction, extent);
    }
    const same = (at) => at.from === range.from && at.to === range.to;
    const { start, steps } = walk?.step === step && same(walk.at) ? walk : { start: range, steps: 0 };
    const at = stepRange(start, step, steps + direction, extent);
    walk = { start, step, at, steps: same(at) ? steps : steps + direction };
    return at;
  };
}

/**
 * First days of the bins that cover first…last (both included); weeks start on Mondays.
 * @param {number} first @param {number} last @param {"day" | "week" | "month"} step
 * @returns {Int32Array} bin starts and, as the last element, the end (exclusive)
 */
export function bins(first, last, step) {
  const starts = [];
  let day = stepStart(first, step);
  while (day <= last) {
    starts.push(day);
    day = addSteps(day, step, 1);
  }
  starts.push(day);
  return Int32Array.from(starts);
}

/** Index of the bin that holds `day`, clamped to the ends. @param {Int32Array} edges @param {number} day */
export function binOf(edges, day) {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle] <= day) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The tallest bin, 0 if empty. @param {ArrayLike<number>} sure @param {ArrayLike<number>} fuzzy @param {number} groups */
export function highestOf(sure, fuzzy, groups) {
  let highest = 0;
  for (let at = 0; at < sure.length; at += groups) {
    let sum = 0;
    for (let group = at; group < at + groups; group += 1) {
      sum += sure[group] + fuzzy[group];
    }
    highest = Math.max(highest, sum);
  }
  return highest;
}

/** Never less than a week of the time is shown. */
const LEAST_DAYS = 7;

/**
 * @typedef {{first: number, last: number}} Span first and last day, both included
 */

/** What is shown: the span where one is chosen and lies within the extent. @param {Span | null} span @param {Span} extent @returns {Span} */
export function shownSpan(span, extent) {
  if (!span || span.first > extent.last || span.last < extent.first) {
    return extent;
  }
  return { first: Math.max(span.first, extent.first), last: Math.min(span.last, extent.last) };
}

/** A span of that length round a place, kept within the extent; null where it is all of it. */
function fit(first, days, extent) {
  const whole = extent.last + 1 - extent.first;
  const length = Math.max(Math.min(Math.round(days), whole), Math.min(LEAST_DAYS, whole));
  if (length >= whole) {
    return null;
  }
  const start = Math.max(extent.first, Math.min(Math.round(first), extent.last + 1 - length));
  return { first: start, last: start + length - 1 };
}

/**
 * @param {Span} shown @param {Span} extent
 * @param {number} factor 2 shows half as much, 0.5 twice as much @param {number} anchor day that stays in its place
 * @returns {Span | null} null for all of it
 */
export function zoomSpan(shown, extent, factor, anchor) {
  const days = (shown.last + 1 - shown.first) / factor;
  return fit(anchor - (anchor - shown.first) / factor, days, extent);
}

/** @param {Span} shown @param {Span} extent @param {number} days later if positive @returns {Span | null} */
export const moveSpan = (shown, extent, days) =>
  fit(shown.first + days, shown.last + 1 - shown.first, extent);

/** The span moved just so far that a range is seen, its end first. @param {Span} shown @param {Span} extent @param {{from: number, to: number}} range @returns {Span | null} */
export function spanWith(shown, extent, { from, to }) {
  if (to > shown.last) {
    return moveSpan(shown, extent, to - shown.last);
  }
  return from < shown.first
    ? moveSpan(shown, extent, from - shown.first)
    : fit(shown.first, shown.last + 1 - shown.first, extent);
}
