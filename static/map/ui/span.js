/** Which part of the whole time the timeline shows: zoomed and moved, never less than a week. Pure. */

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
