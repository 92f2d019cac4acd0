/** Draws the histogram: bars stacked by group, uncertain shares lighter, months, and facts of control. */

import { GROUPS } from "../data.js";
import { monthTicks } from "../time.js";
import { groupColour } from "./group_colours.js";

const AXIS_PX = 20;
const FACTS_PX = 9;
const GAP_PX = 1;

/** @param {HTMLCanvasElement} canvas @param {any} palette @param {any} formats */
export function createChart(canvas, palette, formats) {
  let edges = new Int32Array([0, 1]);

  function bars(context, { counts, xOf, basePx, heightPx }) {
    const { sure, fuzzy, highest } = counts;
    const unit = heightPx / Math.max(highest, 1);
    for (let bin = 0; bin < edges.length - 1; bin += 1) {
      const [a, b] = [xOf(edges[bin]), xOf(edges[bin + 1])];
      const left = Math.min(a, b);
      const width = Math.max(Math.abs(b - a) - GAP_PX, 1);
      let y = basePx;
      for (const [values, alpha] of [
        [sure, 1],
        [fuzzy, 0.42],
      ]) {
        context.globalAlpha = alpha;
        for (let group = 0; group < GROUPS.length; group += 1) {
          const height = values[bin * GROUPS.length + group] * unit;
          if (height > 0) {
            context.fillStyle = groupColour(GROUPS[group], palette.dark);
            context.fillRect(left, y - height, width, height);
            y -= height;
          }
        }
      }
    }
    context.globalAlpha = 1;
  }

  function axis(context, { extent, xOf, width, height }) {
    context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
    context.textBaseline = "middle";
    context.direction = formats.rtl ? "rtl" : "ltr";
    context.textAlign = "start";
    for (const { day, major } of monthTicks(extent.first, extent.last, width)) {
      const x = Math.round(xOf(day)) + 0.5;
      context.strokeStyle = palette.token(major ? "line-strong" : "line");
      context.beginPath();
      context.moveTo(x, major ? 0 : height - AXIS_PX - FACTS_PX);
      context.lineTo(x, height);
      context.stroke();
      context.fillStyle = palette.token(major ? "ink" : "ink-3");
      const text = major ? formats.year(day) : formats.monthShort(day);
      context.fillText(text, x + (formats.rtl ? -4 : 4), height - AXIS_PX / 2 + 1);
    }
  }

  function marks(context, { facts, extent, xOf, height }) {
    const y = height - AXIS_PX - FACTS_PX;
    context.strokeStyle = palette.token("line-strong");
    context.beginPath();
    context.moveTo(0, y + 0.5);
    context.lineTo(canvas.clientWidth, y + 0.5);
    context.stroke();
    for (const { day, actor } of facts) {
      if (day >= extent.first && day <= extent.last) {
        context.fillStyle = palette.actor(actor);
        context.fillRect(xOf(day + 0.5) - 1, y + 2, 2, FACTS_PX - 3);
      }
    }
  }

  /** A line at a whole number of events, so that heights can be read. */
  function measure(context, { counts, width, basePx, heightPx }) {
    const whole = Math.floor(counts.highest);
    if (whole < 1) {
      return;
    }
    const y = Math.round(basePx - (heightPx * whole) / counts.highest) + 0.5;
    context.strokeStyle = palette.token("line");
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(width, y);
    context.stroke();
    context.font = `11px ${getComputedStyle(canvas).fontFamily}`;
    context.textBaseline = "top";
    context.textAlign = "start";
    context.direction = formats.rtl ? "rtl" : "ltr";
    context.fillStyle = palette.token("ink-3");
    context.fillText(formats.number(whole), formats.rtl ? width - 10 : 10, y + 3);
  }

  return {
    /**
     * @param {{extent: {first: number, last: number}, edges: Int32Array, counts: any,
     *   facts: Array<{day: number, actor: any}>, range: {from: number, to: number}}} what
     */
    draw({ extent, edges: newEdges, counts, facts }) {
      edges = newEdges;
      const [width, height] = [canvas.clientWidth, canvas.clientHeight];
      const density = Math.min(devicePixelRatio || 1, 2);
      canvas.width = width * density;
      canvas.height = height * density;
      const context = canvas.getContext("2d");
      context.setTransform(density, 0, 0, density, 0, 0);
      const length = extent.last + 1 - extent.first;
      const along = (day) => ((day - extent.first) / length) * width;
      const xOf = (day) => (formats.rtl ? width - along(day) : along(day));
      const basePx = height - AXIS_PX - FACTS_PX;
      measure(context, { counts, width, basePx, heightPx: basePx - 4 });
      bars(context, { counts, xOf, basePx, heightPx: basePx - 4 });
      axis(context, { extent, xOf, width, height });
      marks(context, { facts, extent, xOf, height });
    },
    /** @param {number} day @returns {[number, number]} first and last day of the bar that holds it */
    barOf(day) {
      const index = edges.findLastIndex((edge) => edge <= day);
      const bin = Math.max(0, Math.min(index, edges.length - 2));
      return [edges[bin], edges[bin + 1] - 1];
    },
  };
}
