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

/**
 * First days of the bins that cover first…last (both included); weeks start on the first bin's day.
 * @param {number} first @param {number} last @param {"day" | "week" | "month"} step
 * @returns {Int32Array} bin starts and, as the last element, the end (exclusive)
 */
export function bins(first, last, step) {
  const starts = [];
  let day = step === "month" ? monthStart(first) : first;
  while (day <= last) {
    starts.push(day);
    day = step === "month" ? addMonths(day, 1) : day + (step === "week" ? 7 : 1);
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

/**
 * Events by bin and group. One whose interval lies in one bin counts there as sure; a longer one
 * is spread evenly over its bins as fuzzy, so that each event weighs 1. One whose start is unknown
 * is fuzzy at its latest day; undated events are counted apart.
 *
 * @param {{earliest: Int32Array, latest: Int32Array}} columns
 * @param {ArrayLike<number>} rows indices into the columns
 * @param {Uint8Array} groupOf group of each row of the columns
 * @param {number} groups how many groups there are
 * @param {Int32Array} edges from `bins`
 * @returns {{sure: Float32Array, fuzzy: Float32Array, undated: number, highest: number}}
 *   both arrays are [bin * groups + group]; highest is the tallest bin, 0 if empty
 */
export function histogram(columns, rows, groupOf, groups, edges) {
  const count = Math.max(edges.length - 1, 0);
  const sure = new Float32Array(count * groups);
  const fuzzy = new Float32Array(count * groups);
  const from = edges[0];
  const until = edges[count];
  let undated = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const latest = columns.latest[row];
    if (latest === NO_DAY) {
      undated += 1;
      continue;
    }
    const open = columns.earliest[row] === NO_DAY;
    const earliest = open ? latest : columns.earliest[row];
    if (latest < from || earliest >= until) {
      continue;
    }
    const a = binOf(edges, earliest);
    const b = binOf(edges, latest);
    if (a === b && !open) {
      sure[a * groups + groupOf[row]] += 1;
      continue;
    }
    for (let bin = a; bin <= b; bin += 1) {
      fuzzy[bin * groups + groupOf[row]] += 1 / (b - a + 1);
    }
  }
  let highest = 0;
  for (let bin = 0; bin < count; bin += 1) {
    let sum = 0;
    for (let group = 0; group < groups; group += 1) {
      sum += sure[bin * groups + group] + fuzzy[bin * groups + group];
    }
    highest = Math.max(highest, sum);
  }
  return { sure, fuzzy, undated, highest };
}

/**
 * Where an axis of first…last puts its labels.
 * @param {number} first @param {number} last @param {number} widthPx @param {number} [roomPx] for one label
 * @returns {Array<{day: number, major: boolean}>} firsts of months; major ones begin a year
 */
export function monthTicks(first, last, widthPx, roomPx = 56) {
  const months = Math.max((last - first) / 30.44, 1);
  const most = Math.max(Math.floor(widthPx / roomPx), 1);
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => months / step <= most) ?? 120;
  const ticks = [];
  for (let day = monthStart(first); day <= last; day = addMonths(day, 1)) {
    const date = dateOf(day);
    const index = date.getUTCFullYear() * 12 + date.getUTCMonth();
    if (day >= first && index % every === 0) {
      ticks.push({ day, major: date.getUTCMonth() === 0 });
    }
  }
  return ticks;
}
