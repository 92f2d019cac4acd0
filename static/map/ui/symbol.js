/** One shape for each group of event types, so that colour never speaks alone: as paths in a box of 24 × 24, and as inline SVG for lists and legends. */

import { h, s } from "../dom.js";
import { GROUPS } from "../groups.js";

const burst = Array.from({ length: 16 }, (_, i) => {
  const radius = i % 2 ? 6.9 : 10.8;
  const angle = (i * Math.PI) / 8;
  return `${(12 + radius * Math.sin(angle)).toFixed(2)} ${(12 - radius * Math.cos(angle)).toFixed(2)}`;
}).join("L");

/** Side of the box that the paths lie in. */
export const BOX = 24;

/** `outline` is filled with the actor's colour, `glyph` stroked upon it. */
const SHAPES = {
  battle: {
    outline: "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19z",
    glyph: "M8.3 8.3l7.4 7.4M15.7 8.3l-7.4 7.4",
  },
  territory: { outline: "M4 4h16v16H4z", glyph: "M9 17.5V7h7l-1.8 2.4L16 11.8H9" },
  strike: { outline: `M${burst}z`, glyph: "M12 9.2v5.6M9.2 12h5.6" },
  civilians: {
    outline: "M12 1.5L22.5 12 12 22.5 1.5 12z",
    glyph: "M12 7.2a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 1 1 0-3.4zM8.6 16.2c.2-2.4 1.6-3.5 3.4-3.5s3.2 1.1 3.4 3.5",
  },
  movement: { outline: "M2.5 4.5h11l8 7.5-8 7.5h-11l4.5-7.5z", glyph: "M9.5 12h6M13 9.3l2.8 2.7-2.8 2.7" },
  seizure: { outline: "M7 2.8h10l5 9.2-5 9.2H7L2 12z", glyph: "M8 9.5h8v6H8zM8 12h8" },
  support: {
    outline: "M8.2 2.5h7.6v5.7h5.7v7.6h-5.7v5.7H8.2v-5.7H2.5V8.2h5.7z",
    glyph: "M12 8v8M8 12h8",
  },
  statement: {
    outline: "M4.5 3.5h15a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-6.5l-5 5v-5h-3.5a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z",
    glyph: "M7 8.2h10M7 11.8h6.5",
  },
  other: { outline: "M12 5a7 7 0 1 1 0 14a7 7 0 1 1 0-14z", glyph: "M12 11v2" },
};

/**
 * Black or white, whichever is read better upon a colour.
 * @param {string} colour "#rrggbb"
 */
export function inkOn(colour) {
  const channel = (at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.36 ? "#1a1815" : "#ffffff";
}

/** The shape's paths for a canvas, made once. @returns {(group: string) => {outline: Path2D, glyph: Path2D}} */
export function createPaths() {
  const paths = new Map();
  return (group) => {
    if (!paths.has(group)) {
      const { outline, glyph } = SHAPES[group] ?? SHAPES.other;
      paths.set(group, { outline: new Path2D(outline), glyph: new Path2D(glyph) });
    }
    return paths.get(group);
  };
}

/**
 * Paint a symbol upon a canvas, in the box of its paths.
 * @param {CanvasRenderingContext2D} context @param {{outline: Path2D, glyph: Path2D}} paths
 * @param {{colour: string, hollow: boolean, paper: string, ink: string, haloPx?: number}} look hollow: known to
 *   an area only; haloPx: how wide a rim of paper sets it off from the ground
 */
export function paintSymbol(context, { outline, glyph }, { colour, hollow, paper, ink, haloPx = 0 }) {
  context.lineJoin = "round";
  context.lineCap = "round";
  if (haloPx) {
    context.strokeStyle = paper;
    context.lineWidth = haloPx;
    context.stroke(outline);
  }
  context.fillStyle = hollow ? paper : colour;
  context.fill(outline);
  context.strokeStyle = colour;
  context.lineWidth = hollow ? 2 : 1;
  context.setLineDash(hollow ? [3.2, 2.2] : []);
  context.stroke(outline);
  context.setLineDash([]);
  context.strokeStyle = hollow ? ink : inkOn(colour);
  context.lineWidth = 2;
  context.stroke(glyph);
}

/**
 * @param {string} group @param {string} colour "#rrggbb" of who acts
 * @param {{hollow?: boolean}} [options] hollow: known to an area only
 */
export function symbol(group, colour, { hollow = false } = {}) {
  const { outline, glyph } = SHAPES[group] ?? SHAPES.other;
  return s(
    "svg",
    { viewBox: "-1 -1 26 26", class: "symbol", "aria-hidden": "true" },
    s("path", {
      d: outline,
      fill: hollow ? "var(--paper-raised)" : colour,
      stroke: colour,
      "stroke-width": hollow ? 2 : 1,
      "stroke-dasharray": hollow ? "3.2 2.2" : null,
      "stroke-linejoin": "round",
    }),
    s("path", {
      d: glyph,
      fill: "none",
      stroke: hollow ? "var(--ink)" : inkOn(colour),
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
}

/** The symbol of one event. @param {any} events @param {number} row @param {any} palette */
export function eventSymbol(events, row, palette) {
  return symbol(GROUPS[events.group(row)], palette.actor(events.actors[events.initiator(row)]), {
    hollow: events.wherePrec(row) > 1,
  });
}

/** A little square of an actor's colour. @param {string} colour @param {string} [style] held | partial | contested */
export function swatch(colour, style = "held") {
  const lines =
    { partial: ["M0 4h14", "M0 10h14"], contested: ["M-2 9L9 -2", "M-2 16L16 -2", "M5 16L16 5"] }[style] ??
    [];
  return s(
    "svg",
    { viewBox: "0 0 14 14", class: "swatch", "aria-hidden": "true" },
    s("rect", { width: 14, height: 14, fill: colour, opacity: style === "held" ? 0.55 : 0.2 }),
    lines.map((d) => s("path", { d, stroke: colour, "stroke-width": style === "partial" ? 3 : 2 })),
    s("rect", { x: 0.5, y: 0.5, width: 13, height: 13, fill: "none", stroke: colour }),
  );
}

/** "disputed" as a small sign with its word. @param {string} word */
export const disputedTag = (word) =>
  h("span", { class: "tag warn" }, h("span", { "aria-hidden": "true" }, "?"), word);
