/**
 * Words, numbers and dates in the reader's language.
 *
 * The catalogue is asked through its global functions: the admin's own scripts replace `django`.
 */

import { addMonths, dateOf, monthEnd, monthStart, NO_DAY } from "./time.js";

/** @param {string} text English source @returns {string} in the reader's language, or as it is */
export function gettext(text) {
  return globalThis.gettext?.(text) ?? text;
}

/** @param {string} singular @param {string} plural @param {number} count */
export function ngettext(singular, plural, count) {
  return globalThis.ngettext?.(singular, plural, count) ?? (count === 1 ? singular : plural);
}

/** A word that has another meaning elsewhere. @param {string} context @param {string} text */
export function pgettext(context, text) {
  return globalThis.pgettext?.(context, text) ?? text;
}

/**
 * Put values into a translated pattern: fill("%(n)s events", { n: 3 }).
 * @param {string} pattern @param {Record<string, string | number>} values
 */
export function fill(pattern, values) {
  return pattern.replace(/%\((\w+)\)s/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The reader's language version of a row's `name_en`/`name_ar` pair, the other where one is empty.
 * @param {any} row @param {string} language @param {string} [stem]
 */
export function named(row, language, stem = "name") {
  const [first, second] = language === "ar" ? ["ar", "en"] : ["en", "ar"];
  return row?.[`${stem}_${first}`] || row?.[`${stem}_${second}`] || "";
}

/**
 * The short name of an actor, of those in the reader's language, else one in the other.
 * @param {any} row with `short_en`/`short_ar` and `name_en`/`name_ar` @param {string} language
 */
export function shortNamed(row, language) {
  const [first, second] = language === "ar" ? ["ar", "en"] : ["en", "ar"];
  const ofCode = (code) => row?.[`short_${code}`] || row?.[`name_${code}`];
  return ofCode(first) || ofCode(second) || "";
}

/** Languages written from right to left, of those that a catalogue may come for. */
const FROM_THE_RIGHT = /^(ar|arc|ckb|dv|fa|he|ps|sd|syr|ug|ur|yi)\b/;
/** The countries whose manner of dates and numbers two languages have here; others have their own. */
const LOCALES = { ar: "ar-SY", en: "en-GB" };

/**
 * Formats of one language and the reader's preferences. Arabic months are those of Syria and Iraq.
 * @param {{language: string, digits?: "latn" | "arab", hijri?: boolean}} options
 */
export function createFormats({ language, digits = "latn", hijri = false }) {
  const rtl = FROM_THE_RIGHT.test(language);
  const locale = `${LOCALES[language] ?? language}${rtl ? `-u-nu-${digits}` : ""}`;
  /** Made when first asked for: each takes the browser milliseconds, and the first picture needs but some. */
  function dates(options) {
    let made = null;
    function ready() {
      made ??= new Intl.DateTimeFormat(locale, { timeZone: "UTC", calendar: "gregory", ...options });
      return made;
    }
    return {
      format: (date) => ready().format(date),
      formatRange: (first, last) => ready().formatRange(first, last),
    };
  }
  const day = dates({ day: "numeric", month: "long", year: "numeric" });
  const short = dates({ day: "numeric", month: "short", year: "numeric" });
  const month = dates({ month: "long", year: "numeric" });
  const monthShort = dates({ month: "short" });
  const monthYearShort = dates({ month: "short", year: "numeric" });
  const dayOfMonth = dates({ day: "numeric" });
  const year = dates({ year: "numeric" });
  const islamic = dates({ day: "numeric", month: "long", year: "numeric", calendar: "islamic-umalqura" });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

  /** An interval of whole days; whole months and years are named as such. */
  function range(first, last, format = day) {
    if (first === last) {
      return format.format(dateOf(first));
    }
    if (first === monthStart(first) && last === monthEnd(first)) {
      return month.format(dateOf(first));
    }
    const date = dateOf(first);
    if (date.getUTCMonth() === 0 && date.getUTCDate() === 1 && last === addMonths(first, 12) - 1) {
      return year.format(date);
    }
    if (first === monthStart(first) && last === monthEnd(last)) {
      return month.formatRange(dateOf(first), dateOf(last));
    }
    return format.formatRange(dateOf(first), dateOf(last));
  }

  return {
    language,
    locale,
    hijri,
    rtl,
    number: (value) => number.format(value),
    day: (value) => day.format(dateOf(value)),
    month: (value) => month.format(dateOf(value)),
    monthShort: (value) => monthShort.format(dateOf(value)),
    monthYear: (value) => month.format(dateOf(value)),
    monthYearShort: (value) => monthYearShort.format(dateOf(value)),
    dayOfMonth: (value) => dayOfMonth.format(dateOf(value)),
    year: (value) => year.format(dateOf(value)),
    range: (first, last) => range(first, last),
    rangeShort: (first, last) => range(first, last, short),
    /** @returns {string} the same days by the Hijri calendar (Umm al-Qura) */
    hijriRange: (first, last) =>
      first === last ? islamic.format(dateOf(first)) : islamic.formatRange(dateOf(first), dateOf(last)),
    /** When something happened, as far as it is known; NO_DAY or null stands for unknown. */
    interval(earliest, latest) {
      if (latest === NO_DAY || latest === null || latest === undefined) {
        return gettext("undated");
      }
      if (earliest === NO_DAY || earliest === null || earliest === undefined) {
        return fill(gettext("by %(day)s at the latest"), { day: day.format(dateOf(latest)) });
      }
      return range(earliest, latest);
    },
    /** @param {number} days how long ago, 0 or more */
    age(days) {
      if (days < 31) {
        return fill(ngettext("%(n)s day", "%(n)s days", days), { n: number.format(days) });
      }
      const months = Math.round(days / 30.44);
      return fill(ngettext("%(n)s month", "%(n)s months", months), { n: number.format(months) });
    },
  };
}

/** Where a reader's preferences are kept on this machine, apart from what a link says. */
const PREFERENCES = "mapfront-preferences";

/** @returns {{digits: "latn" | "arab", hijri: boolean}} */
export function readPreferences() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(PREFERENCES) ?? "{}");
  } catch {
    // Storage may be closed to us, or hold something else: the defaults stand.
  }
  return { digits: kept.digits === "arab" ? "arab" : "latn", hijri: kept.hijri === true };
}

/** @param {{digits: string, hijri: boolean}} preferences */
export function writePreferences(preferences) {
  try {
    localStorage.setItem(PREFERENCES, JSON.stringify(preferences));
  } catch {
    // Nothing is lost but the memory of it.
  }
}
