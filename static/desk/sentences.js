/** The sentences of a text, as evidence that may be chosen without a mouse. */

const END = /[.!?؟…]+["”»)]*(?=\s|$)|\n+/gu;

/**
 * @param {string} text
 * @returns {{start: number, end: number, text: string}[]} in order, trimmed, in code points; none empty
 */
export function sentences(text) {
  const cuts = [...text.matchAll(END)].map((found) => found.index + found[0].length);
  const pieces = [];
  let from = 0;
  let points = 0;
  for (const cut of [...cuts, text.length]) {
    const piece = text.slice(from, cut);
    const lead = piece.length - piece.trimStart().length;
    const words = piece.trim();
    if (words !== "") {
      const start = points + Array.from(piece.slice(0, lead)).length;
      pieces.push({ start, end: start + Array.from(words).length, text: words });
    }
    points += Array.from(piece).length;
    from = cut;
  }
  return pieces;
}
