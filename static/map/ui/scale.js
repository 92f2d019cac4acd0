/** How tall a number of events stands: linear, or logarithmic so that a quiet week shows beside a storm. Pure. */

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
