/**
 * Draws the histogram: bars stacked by group; what is dated to a longer time than a bar fades out on
 * top; lines to read heights by; days, months, years; and facts of control.
 */

import { GROUPS } from "../data.js";
import { groupColour } from "../palette.js";
import { binOf } from "../time.js";
import { createScale, layoutAxis } from "./axis.js";

const ROW_PX = 14;
export const AXIS_PX = 2 * ROW_PX + 2;
const FACTS_PX = 9;
const TOP_PX = 6;
/** How strong uncertain shares are where they begin, and what the fading takes away at their top. */
const FUZZY_ALPHA = 0.6;
const FADED = 0.85;
const MOST_DENSITY = 2;

/** What is taken away from nothing at its foot to most at its top: made once, since a gradient for each bar is dear. */
function createVeil() {
  const veil = document.createElement("canvas");
  veil.width = 1;
  veil.height = 64;
  const context = veil.getContext("2d");
  const gradient = context.createLinearGradient(0, veil.height, 0, 0);
  gradient.addColorStop(0, "rgb(0 0 0 / 0)");
  gradient.addColorStop(1, `rgb(0 0 0 / ${FADED})`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, veil.width, veil.height);
  return veil;
}

/** @param {HTMLCanvasElement} canvas @param {any} palette @param {any} formats */
export function createChart(canvas, palette, formats) {
  let drawn = { edges: new Int32Array([0, 1]), sure: [], fuzzy: [] };
  const context = canvas.getContext("2d");
  const veil = createVeil();
  let family = "";
  let axisLaid = { key: "", labels: null };

  let colours = [];
  function stack(context, values, at, { x, width, y, unit }) {
    let top = y;
    for (let group = 0; group < GROUPS.length; group += 1) {
      const height = values[at + group] * unit;
      if (height > 0) {
        context.fillStyle = colours[group];
        context.fillRect(x, top - height, width, height);
        top -= height;
      }
    }
    return top;
  }

  /** Uncertain shares, fading towards their top, without the gaps that sure bars have. */
  function fade(context, values, at, box) {
    context.globalAlpha = FUZZY_ALPHA;
    const top = stack(context, values, at, box);
    context.globalAlpha = 1;
    context.globalCompositeOperation = "destination-out";
    context.drawImage(veil, box.x - 0.5, top - 0.5, box.width + 1, box.y - top + 0.5);
    context.globalCompositeOperation = "source-over";
  }

  const sumOf = (values, at) => {
    let sum = 0;
    for (let group = at; group < at + GROUPS.length; group += 1) {
      sum += values[group] ?? 0;
    }
    return sum;
  };

  function bars(context, { edges, sure, fuzzy, scale, xOf, basePx }) {
    for (let bin = 0; bin < edges.length - 1; bin += 1) {
      const at = bin * GROUPS.length;
      const certain = sumOf(sure, at);
      const uncertain = sumOf(fuzzy, at);
      const total = certain + uncertain;
      if (total > 0) {
        const [a, b] = [xOf(edges[bin]), xOf(edges[bin + 1])];
        const x = Math.min(a, b);
        const width = Math.abs(b - a);
        // Within a bar shares are in proportion, however its height is measured.
        const unit = scale.of(total) / total;
        const gap = width > 3 ? 1 : width > 1.5 ? 0.5 : 0;
        const top = stack(context, sure, at, { x, width: Math.max(width - gap, 0.75), y: basePx, unit });
        if (uncertain > 0) {
          fade(context, fuzzy, at, { x, width, y: top, unit });
        }
      }
    }
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
      colours = GROUPS.map((group) => groupColour(group, palette.dark));
      bars(context, { edges, sure, fuzzy, scale, xOf, basePx });
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
