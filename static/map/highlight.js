/** Which letters of a name a query matched, however either is spelt. Pure. */

const LETTERS = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي", ء: "" };
const MARKS = /[\p{M}\u0640\u200b-\u200f\u061c'’‘ʿʾ`]/gu;

/** One character as names are compared: none, one or several letters. @param {string} char */
function foldLetter(char) {
  const bare = (LETTERS[char] ?? char).normalize("NFKD").replace(MARKS, "").toLowerCase();
  return /[\p{L}\p{N}]/u.test(bare) || bare === "" ? bare : " ";
}

/** @returns {{folded: string, origin: number[]}} the folding and where each of its letters comes from */
function fold(text) {
  let folded = "";
  const origin = [];
  let at = 0;
  for (const char of text) {
    const letters = foldLetter(char);
    for (let i = 0; i < letters.length; i += 1) {
      origin.push(at);
    }
    folded += letters;
    at += char.length;
  }
  origin.push(at);
  return { folded, origin };
}

/** Without the article: the name may lack it. */
const bare = (word) => (/^ال.{2}/u.test(word) ? word.slice(2) : word);

/**
 * @param {string} text a name or title @param {string} query as typed
 * @returns {Array<{text: string, hit: boolean}>} the text in pieces; no hit where only the sound matched
 */
export function matches(text, query) {
  const { folded, origin } = fold(text);
  const hits = new Array(folded.length).fill(false);
  for (const word of fold(query).folded.split(/\s+/).filter(Boolean).map(bare)) {
    const at = startOf(folded, word);
    if (at >= 0) {
      hits.fill(true, at, at + word.length);
    }
  }
  const pieces = [];
  let from = 0;
  for (let i = 1; i <= folded.length; i += 1) {
    if (i === folded.length || hits[i] !== hits[i - 1]) {
      const until = i === folded.length ? text.length : origin[i];
      pieces.push({ text: text.slice(from, until), hit: hits[i - 1] });
      from = until;
    }
  }
  return pieces;
}

/** Where a word stands in a folded text: at the beginning of a word if it can, else anywhere; -1 nowhere. */
function startOf(folded, word) {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || folded[at - 1] === " " || /(^| )[وفبك]?ال$/u.test(folded.slice(0, at))) {
      return at;
    }
  }
  return word.length > 1 ? folded.indexOf(word) : -1;
}
