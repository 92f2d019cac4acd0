/** Comma-separated values (RFC 4180) that a spreadsheet opens as they are meant. Pure. */

/** So that spreadsheets take the letters for UTF-8, Arabic ones above all. */
export const BOM = "\ufeff";

/** A text that begins so would be run as a formula by a spreadsheet; the apostrophe makes it a text again. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

/** @param {string | number | boolean | null | undefined} value numbers stay numbers, negative ones too @returns {string} */
export function cell(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value !== "string") {
    return String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {any[]} values @returns {string} one line with its end */
export const line = (values) => `${values.map(cell).join(",")}\r\n`;
