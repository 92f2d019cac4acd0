/**
 * Draws the histogram: bars stacked by group; what is dated to a longer time than a bar fades out on
 * top; lines to read heights by; days, months, years; and facts of control.
 */

import { GROUPS } from "../groups.js";
import { groupColour } from "../palette.js";
import { binOf } from "../time.js";
import { createScale, layoutAxis } from "./axis.js";

const ROW_PX = 14;
const AXIS_PX = 2 * ROW_PX + 2;
const FACTS_PX = 9;
const TOP_PX = 6;
/** How strong uncertain shares are where they begin, and what the fading takes away at their top. */
const FUZZY_ALPHA = 0.6;
const FADED = 0.85;
const MOST_DENSITY = 2;

/** A colour as a pixel without its strength, which has the highest byte. @param {string} colour "#rrggbb" */
const pixelOf = (colour) => Number.parseInt(colour.slice(5, 7) + colour.slice(3, 5) + colour.slice(1, 3), 16);

/**
 * Lay shares on one another, from a row up: each row has the colour of the share at its middle, and the uppermost
 * is as strong as it is covered.
 * @param {Uint32Array} column pixels of a bar, from its foot up
 * @param {ArrayLike<number>} values by group, from `at` on @param {number} unit rows for each
 * @param {number} foot the row that they begin in @param {number[]} colours by group
 * @param {(part: number) => number} strength 0–1 at a part of their height
 */
function stack(column, values, at, unit, foot, colours, strength) {
  let top = foot;
  let last = 0;
  for (let group = 0; group < colours.length; group += 1) {
    top += values[at + group] * unit;
    last = values[at + group] > 0 ? group : last;
  }
  const end = Math.min(top, column.length);
  for (let row = foot, group = 0, high = foot + values[at] * unit; row < end; row += 1) {
    while (row + 0.5 >= high && group < last) {
      group += 1;
      high += values[at + group] * unit;
    }
    const alpha = Math.min(top - row, 1) * strength((row - foot) / (top - foot));
    column[row] = colours[group] + Math.round(255 * alpha) * 2 ** 24;
  }
}

/** @param {HTMLCanvasElement} canvas @param {any} palette @param {any} formats */
export function createChart(canvas, palette, formats) {
  let drawn = { edges: new Int32Array([0, 1]), sure: [], fuzzy: [] };
  const context = canvas.getContext("2d");
  let family = "";
  let axisLaid = { key: "", labels: null };

  /** All bars as pixels: thousands of rectangles would take the browser longer than all the rest of the page. */
  let image = new ImageData(1, 1);

  const sumOf = (values, at) => {
    let sum = 0;
    for (let group = at; group < at + GROUPS.length; group += 1) {
      sum += values[group] ?? 0;
    }
    return sum;
  };

  /** Fill columns of the picture with a bar's, from the row `foot` up. */
  function spread(pixels, column, width, foot, from, until) {
    for (let row = foot; row < column.length && column[row]; row += 1) {
      const line = (column.length - 1 - row) * width;
      pixels.fill(column[row], line + from, line + until);
    }
  }

  /**
   * One bar upon the picture: uncertain shares above the sure ones, fading towards their top, without the gap that
   * these have. Within a bar shares are in proportion, however its height is measured.
   */
  function bar(pixels, { sure, fuzzy, at, from, until, gap, heightPx, width, colours }) {
    const [certain, uncertain] = [sumOf(sure, at), sumOf(fuzzy, at)];
    const unit = heightPx / (certain + uncertain);
    const column = new Uint32Array(image.height);
    const foot = uncertain > 0 ? Math.round(certain * unit) : certain * unit;
    if (uncertain > 0) {
      stack(column, fuzzy, at, unit, foot, colours, (part) => FUZZY_ALPHA * (1 - FADED * part));
      spread(pixels, column, width, foot, from, until);
    }
    if (certain > 0) {
      stack(column.fill(0), sure, at, foot / certain, 0, colours, () => 1);
      spread(pixels, column, width, 0, from, until - gap);
    }
  }

  function bars(context, { edges, sure, fuzzy, scale, xOf, basePx, width: widthPx, density }) {
    const [width, height] = [Math.ceil(widthPx * density), Math.floor(basePx * density)];
    if (image.width !== width || image.height !== height) {
      image = new ImageData(width, height);
    }
    const pixels = new Uint32Array(image.data.buffer).fill(0);
    const colours = GROUPS.map((group) => pixelOf(groupColour(group, palette.dark)));
    const across = (edge) => Math.round(xOf(edge) * density);
    for (let bin = 0; bin < edges.length - 1; bin += 1) {
      const at = bin * GROUPS.length;
      const total = sumOf(sure, at) + sumOf(fuzzy, at);
      if (total > 0) {
        const [a, b] = [across(edges[bin]), across(edges[bin + 1])];
        const from = Math.min(a, b);
        const until = Math.max(a, b, from + 1);
        const gap = until - from > 3 * density ? Math.round(density) : 0;
        const heightPx = scale.of(total) * density;
        bar(pixels, { sure, fuzzy, at, from, until, gap, heightPx, width, colours });
      }
    }
    context.putImageData(image, 0, 0);
  }

  function text(context, words, x, y, token, halo = false) {
    if (halo) {
      context.lineWidth = 3;
      context.lineJoin = "round";
      context.strokeStyle = palette.token("paper-raised");
      context.strokeText(words, x, y);
    }
    context.fillStyle = palette.token(token);
    context.fillText(words, x, y);
  }

  function line(context, token, x1, y1, x2, y2) {
    context.strokeStyle = palette.token(token);
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }

  function axis(context, { shown, xAt, width, height, font }) {
    context.font = font;
    const key = `${shown.first} ${shown.last} ${width} ${font} ${document.fonts.status}`;
    if (axisLaid.key !== key) {
      const measure = (words) => context.measureText(words).width;
      axisLaid = { key, labels: layoutAxis({ ...shown, widthPx: width - 6, measure, formats }) };
    }
    const { fine, coarse, bounds } = axisLaid.labels;
    const base = height - AXIS_PX;
    context.textBaseline = "middle";
    context.direction = formats.rtl ? "rtl" : "ltr";
    context.textAlign = "start";
    for (const { alongPx, text: words } of fine) {
      const x = Math.round(xAt(alongPx)) + 0.5;
      line(context, "line-strong", x, base, x, base + 4);
      text(context, words, xAt(alongPx + 3), base + ROW_PX / 2 + 2, "ink-2");
    }
    for (const alongPx of bounds) {
      const x = Math.round(xAt(alongPx)) + 0.5;
      line(context, "line-strong", x, base, x, height);
    }
    context.font = font.replace("400", "600");
    for (const { alongPx, text: words } of coarse) {
      text(context, words, xAt(alongPx + 3), base + ROW_PX * 1.5 + 2, "ink");
    }
  }

  function marks(context, { facts, shown, xOf, width, height }) {
    const y = height - AXIS_PX - FACTS_PX;
    line(context, "line-strong", 0, y + 0.5, width, y + 0.5);
    for (const { day, actor } of facts) {
      if (day >= shown.first && day <= shown.last) {
        context.fillStyle = palette.actor(actor);
        context.fillRect(xOf(day + 0.5) - 1, y + 2, 2, FACTS_PX - 3);
      }
    }
  }

  /** Lines at round numbers of events, so that heights can be read. */
  function measures(context, { scale, width, basePx, font }) {
    context.font = font;
    context.textBaseline = "top";
    context.textAlign = "start";
    context.direction = formats.rtl ? "rtl" : "ltr";
    for (const value of scale.lines) {
      const y = Math.round(basePx - scale.of(value)) + 0.5;
      context.globalAlpha = 0.5;
      line(context, "line-strong", 0, y, width, y);
      context.globalAlpha = 1;
      text(context, formats.number(value), formats.rtl ? width - 12 : 12, y + 2, "ink-2", true);
    }
  }

  return {
    /**
     * @param {{shown: {first: number, last: number}, edges: Int32Array, sure: ArrayLike<number>,
     *   fuzzy: ArrayLike<number>, highest: number, kind: "linear" | "log",
     *   facts: Array<{day: number, actor: any}>, widthPx: number, heightPx: number}} what counts are
     *   [bin * groups + group]
     */
    draw({ shown, edges, sure, fuzzy, highest, kind, facts, widthPx: width, heightPx: height }) {
      drawn = { edges, sure, fuzzy };
      const density = Math.min(devicePixelRatio || 1, MOST_DENSITY);
      if (canvas.width !== Math.floor(width * density) || canvas.height !== Math.floor(height * density)) {
        canvas.width = width * density;
        canvas.height = height * density;
      }
      context.setTransform(density, 0, 0, density, 0, 0);
      context.clearRect(0, 0, width, height);
      const length = shown.last + 1 - shown.first;
      const xAt = (alongPx) => (formats.rtl ? width - alongPx : alongPx);
      const xOf = (day) => xAt(((day - shown.first) / length) * width);
      const basePx = height - AXIS_PX - FACTS_PX;
      const scale = createScale(highest, kind, basePx - TOP_PX);
      family ||= getComputedStyle(canvas).fontFamily;
      const font = `400 11px ${family}`;
      bars(context, { edges, sure, fuzzy, scale, xOf, basePx, width, density });
      measures(context, { scale, width, basePx, font });
      marks(context, { facts, shown, xOf, width, height });
      axis(context, { shown, xAt, width, height, font });
    },
    /**
     * The bar that holds a day.
     * @param {number} day
     * @returns {{first: number, last: number, sure: number[], fuzzy: number[]}} counts by group
     */
    barOf(day) {
      const { edges, sure, fuzzy } = drawn;
      const bin = binOf(edges, day);
      const of = (values) => Array.from(GROUPS, (_, group) => values[bin * GROUPS.length + group] ?? 0);
      return { first: edges[bin], last: edges[bin + 1] - 1, sure: of(sure), fuzzy: of(fuzzy) };
    },
  };
}
