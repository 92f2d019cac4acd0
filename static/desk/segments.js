/** Cut a text at the borders of its spans, so that nested and crossing spans can all be shown. */

/**
 * @param {string} text
 * @param {{start: number, end: number}[]} spans half-open, in code points
 * @returns {{text: string, start: number, end: number, spans: any[]}[]} in order, covering the text;
 *   `spans` holds those that cover the piece, the longest first
 */
export function segments(text, spans) {
  const points = Array.from(text);
  const borders = new Set([0, points.length]);
  for (const span of spans) {
    borders.add(Math.min(Math.max(span.start, 0), points.length));
    borders.add(Math.min(Math.max(span.end, 0), points.length));
  }
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    pieces.push({
      text: points.slice(start, end).join(""),
      start,
      end,
      spans: spans
        .filter((span) => span.start <= start && span.end >= end)
        .sort((a, b) => b.end - b.start - (a.end - a.start)),
    });
  }
  return pieces;
}

/** How many code points come before a UTF-16 offset. @param {string} text @param {number} offset */
export function codePointsBefore(text, offset) {
  return Array.from(text.slice(0, offset)).length;
}
