/** Where events are dense, as heat. Those known to an area only are left out: they have no spot to warm. */

import { WORLD } from "../geometry.js";

/** Side of a spot in pixels, and how far its warmth reaches in spots. */
const SPOT_PX = 4;
const REACH = 3;
const WIDTH = 2 * REACH + 1;
/** Passes of a running mean that come so close to a bell curve that even a thousand events look round. */
const PASSES = 6;
/** So many events in one spot are hot at least: a few alone are not. */
const HOT = 20;

/**
 * How many of the rows lie in each spot of a view.
 * @param {any} events @param {Uint32Array} rows @param {import("../geometry.js").View} view
 * @param {(kind: number) => boolean} known whether a kind's place is known well enough
 * @returns {{values: Float32Array, columns: number, lines: number}}
 */
function spotCounts(events, rows, view, known) {
  const columns = Math.ceil((view.right - view.left) / SPOT_PX);
  const lines = Math.ceil((view.bottom - view.top) / SPOT_PX);
  const values = new Float32Array(columns * lines);
  const { x, y, kind } = events.columns;
  const warm = Uint8Array.from(events.kinds, (_, i) => (known(i) ? 1 : 0));
  const perUnit = view.scale / WORLD / SPOT_PX;
  const [left, top] = [(view.left + view.ox) / SPOT_PX, (view.top + view.oy) / SPOT_PX];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i];
    const column = Math.floor(x[row] * perUnit - left);
    const line = Math.floor(y[row] * perUnit - top);
    if (column >= 0 && column < columns && line >= 0 && line < lines) {
      values[line * columns + column] += warm[kind[row]];
    }
  }
  return { values, columns, lines };
}

/** Running mean over WIDTH values, `step` apart, along lines of `length`. */
function smear(from, to, starts, length, step) {
  for (const start of starts) {
    let sum = 0;
    for (let i = -REACH; i < length + REACH; i += 1) {
      sum += i + REACH < length ? from[start + (i + REACH) * step] : 0;
      sum -= i - REACH - 1 >= 0 ? from[start + (i - REACH - 1) * step] : 0;
      if (i >= 0 && i < length) {
        to[start + i * step] = sum / WIDTH;
      }
    }
  }
}

/** What is left of one event in the middle of its warmth, which spreads along lines and columns alike. */
function peakOfOne() {
  const length = 2 * REACH * PASSES + 1;
  const line = new Float32Array(length);
  const other = new Float32Array(length);
  line[REACH * PASSES] = 1;
  for (let pass = 0; pass < PASSES; pass += 1) {
    smear(line, other, [0], length, 1);
    line.set(other);
  }
  return line[REACH * PASSES] ** 2;
}

const ONE = peakOfOne();

/** Spread each spot's count over its surroundings. @param {{values: Float32Array, columns: number, lines: number}} spots */
function spread({ values, columns, lines }) {
  const other = new Float32Array(values.length);
  const eachLine = Array.from({ length: lines }, (_, line) => line * columns);
  const eachColumn = Array.from({ length: columns }, (_, column) => column);
  for (let pass = 0; pass < PASSES; pass += 1) {
    smear(values, other, eachLine, columns, 1);
    smear(other, values, eachColumn, lines, columns);
  }
  return values;
}

/** Colours from hardly warm to hottest: of one hue order, ever darker on light paper, ever lighter on dark. */
const RAMPS = {
  light: [
    [254, 217, 118, 0],
    [254, 190, 90, 120],
    [244, 120, 50, 175],
    [205, 40, 40, 205],
    [110, 0, 45, 225],
  ],
  dark: [
    [90, 20, 60, 0],
    [140, 30, 70, 130],
    [215, 80, 50, 180],
    [250, 170, 70, 205],
    [255, 240, 190, 230],
  ],
};

/** A table of 256 colours. @param {"light" | "dark"} theme */
function coloursOf(theme) {
  const ramp = RAMPS[theme];
  const table = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i += 1) {
    const at = (i / 255) * (ramp.length - 1);
    const low = Math.min(Math.floor(at), ramp.length - 2);
    for (let channel = 0; channel < 4; channel += 1) {
      table[i * 4 + channel] =
        ramp[low][channel] + (ramp[low + 1][channel] - ramp[low][channel]) * (at - low);
    }
  }
  return table;
}

export function createHeat() {
  const canvas = document.createElement("canvas");
  const tables = { light: coloursOf("light"), dark: coloursOf("dark") };
  /** What the canvas holds: names that step aside are no reason to count again. */
  let made = { rows: null, of: "" };

  return {
    /** @param {CanvasRenderingContext2D} context @param {any} events @param {Uint32Array} rows */
    draw(context, view, events, rows, dark) {
      const of = `${Object.values(view)} ${dark}`;
      if (made.rows !== rows || made.of !== of) {
        made = { rows, of, ...this.make(view, events, rows, dark) };
      }
      if (made.warm) {
        context.imageSmoothingEnabled = true;
        context.drawImage(canvas, view.left, view.top, made.columns * SPOT_PX, made.lines * SPOT_PX);
      }
    },
    /** Fill the canvas. @returns {{warm: boolean, columns?: number, lines?: number}} */
    make(view, events, rows, dark) {
      const exact = (kind) => events.tables.wherePrecOfKind[kind] <= 2;
      const spots = spotCounts(events, rows, view, exact);
      const values = spread(spots);
      const { columns, lines } = spots;
      const highest = values.reduce((most, value) => Math.max(most, value), 0);
      if (!highest) {
        return { warm: false };
      }
      canvas.width = columns;
      canvas.height = lines;
      const small = canvas.getContext("2d");
      const image = small.createImageData(columns, lines);
      const table = tables[dark ? "dark" : "light"];
      // By the logarithm of events, so that quiet places are seen beside a city; below one event it runs out
      // evenly, so that no warmth ends at an edge.
      const scale = 255 / Math.log1p(Math.max(highest / ONE, HOT));
      for (let i = 0; i < values.length; i += 1) {
        if (values[i] > 0) {
          const at = Math.round(Math.log1p(values[i] / ONE) * scale) * 4;
          for (let channel = 0; channel < 4; channel += 1) {
            image.data[i * 4 + channel] = table[at + channel];
          }
        }
      }
      small.putImageData(image, 0, 0);
      return { warm: true, columns, lines };
    },
  };
}
