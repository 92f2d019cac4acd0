/** Words made alike for a search, in both scripts. */

/** Letters as a search compares them, in both scripts. @param {string} text */
export function foldWords(text) {
  return (text ?? "")
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200b-\u200f\u061c]/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[‘’ʿʾ'`-]/g, " ")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}
