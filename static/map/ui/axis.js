/**
 * Where the timeline's two rows of labels stand: days, months or years, and below them the month or
 * year that they belong to. Every label is measured, so that none ever runs into the next. And how tall a
 * number of events stands: linear, or logarithmic so that a quiet week shows beside a storm. Pure.
 */

import { addMonths, dateOf, dayFrom, monthStart } from "../time.js";

/** Least room between two labels. */
const GAP_PX = 10;

/** From the finest to the coarsest; the first whose labels have room is taken. */
const LEVELS = [
  { unit: "day", every: 1, leastDays: 1 },
  { unit: "day", every: 2, leastDays: 2 },
  { unit: "day", every: 5, leastDays: 5 },
  { unit: "day", every: 10, leastDays: 8 },
  { unit: "month", every: 1, leastDays: 28 },
  { unit: "month", every: 2, leastDays: 59 },
  { unit: "month", every: 3, leastDays: 90 },
  { unit: "month", every: 6, leastDays: 181 },
  { unit: "year", every: 1, leastDays: 365 },
  { unit: "year", every: 2, leastDays: 730 },
  { unit: "year", every: 5, leastDays: 1826 },
  { unit: "year", every: 10, leastDays: 3652 },
  { unit: "year", every: 20, leastDays: 7305 },
  { unit: "year", every: 50, leastDays: 18262 },
];

const yearOf = (day) => dateOf(day).getUTCFullYear();
const monthOf = (day) => dateOf(day).getUTCMonth();

/** Days of a month that are named when every so many are; none too near the next month's first. */
function daysOf(start, every) {
  const next = addMonths(start, 1);
  const days = [];
  for (let day = start; day <= next - Math.max(every * 0.8, 1); day += every) {
    days.push(day);
  }
  return days;
}

/** @returns {number[]} days where ticks of that level stand, within first…last */
function ticksOf({ unit, every }, first, last) {
  const ticks = [];
  if (unit === "year") {
    for (let year = Math.ceil(yearOf(first) / every) * every; year <= yearOf(last); year += every) {
      ticks.push(dayFrom(year, 0));
    }
  } else {
    for (let day = monthStart(first); day <= last; day = addMonths(day, 1)) {
      if (unit === "day") {
        ticks.push(...daysOf(day, every));
      } else if (monthOf(day) % every === 0) {
        ticks.push(day);
      }
    }
  }
  return ticks.filter((day) => day >= first && day <= last);
}

/** First days of the months or years that stand below, the one that is under way at the start included. */
function groundsOf(unit, first, last) {
  const grounds = [];
  let day = unit === "day" ? monthStart(first) : dayFrom(yearOf(first), 0);
  while (day <= last) {
    grounds.push(day);
    day = unit === "day" ? addMonths(day, 1) : dayFrom(yearOf(day) + 1, 0);
  }
  return grounds;
}

/**
 * @typedef {{day: number, alongPx: number, text: string}} Label alongPx: from the start in reading direction
 *
 * @param {{first: number, last: number, widthPx: number, measure: (text: string) => number,
 *   formats: {dayOfMonth: (day: number) => string, monthShort: (day: number) => string,
 *   monthYear: (day: number) => string, monthYearShort: (day: number) => string, year: (day: number) => string}}} what
 * @returns {{unit: "day" | "month" | "year", fine: Label[], coarse: Label[], bounds: number[]}}
 *   bounds: where a new month or year of the lower row begins, pixels from the start
 */
export function layoutAxis({ first, last, widthPx, measure, formats }) {
  const perDay = widthPx / (last + 1 - first);
  const along = (day) => (day - first) * perDay;
  const words = { day: formats.dayOfMonth, month: formats.monthShort, year: formats.year };
  let fine = [];
  let chosen = LEVELS.at(-1);
  for (const level of LEVELS) {
    const room = level.leastDays * perDay - GAP_PX;
    if (room < 4) {
      continue;
    }
    const ticks = ticksOf(level, first, last);
    const texts = ticks.map(words[level.unit]);
    if (texts.every((text) => measure(text) <= room)) {
      chosen = level;
      fine = ticks.map((day, i) => ({ day, alongPx: along(day), text: texts[i] }));
      break;
    }
  }
  const fits = ({ alongPx, text }) => alongPx + measure(text) <= widthPx;
  const { unit } = chosen;
  if (unit === "year") {
    return { unit, fine: [], coarse: fine.filter(fits), bounds: fine.map(({ alongPx }) => alongPx) };
  }
  const grounds = groundsOf(unit, first, last);
  const names = unit === "day" ? [formats.monthYear, formats.monthYearShort] : [formats.year];
  const coarse = grounds.flatMap((day, i) => {
    const alongPx = Math.max(along(day), 0);
    const room =
      Math.min(i + 1 < grounds.length ? along(grounds[i + 1]) - GAP_PX : widthPx, widthPx) - alongPx;
    const text = names.map((name) => name(day)).find((name) => measure(name) <= room);
    return text ? [{ day, alongPx, text }] : [];
  });
  return {
    unit,
    fine: fine.filter(fits),
    coarse,
    bounds: grounds.filter((day) => day > first).map(along),
  };
}

const LEAST_GAP_PX = 18;
const MOST_LINES = 3;

/** The round number at or above: 1, 2 or 5 times a power of ten. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((round) => round >= value);
}

/** Values of a linear scale's lines, from the lowest. */
function linearLines(highest, heightPx) {
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor(heightPx / LEAST_GAP_PX)));
  const step = roundUp(highest / most);
  const lines = [];
  for (let value = step; value <= highest; value += step) {
    lines.push(value);
  }
  return lines;
}

/** Values of a logarithmic scale's lines: powers of ten, thinned where they would crowd. */
function logLines(highest, of) {
  const lines = [];
  let above = 0;
  for (let value = 1; value <= highest; value *= 10) {
    if (of(value) - above >= LEAST_GAP_PX || (!lines.length && value * 10 > highest)) {
      lines.push(value);
      above = of(value);
    }
  }
  return lines;
}

/**
 * @param {number} highest the tallest bin @param {"linear" | "log"} kind @param {number} heightPx for that bin
 * @returns {{of: (value: number) => number, lines: number[]}} of: pixels for a value; lines: values worth a line
 */
export function createScale(highest, kind, heightPx) {
  const top = Math.max(highest, 1);
  if (kind === "log") {
    const unit = heightPx / Math.log1p(top);
    const of = (value) => Math.log1p(value) * unit;
    return { of, lines: logLines(top, of) };
  }
  return { of: (value) => (value / top) * heightPx, lines: highest < 1 ? [] : linearLines(top, heightPx) };
}
