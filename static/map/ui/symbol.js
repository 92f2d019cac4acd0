/** The map's symbols as inline SVG, for lists and legends. */

import { GROUPS } from "../data.js";
import { h, s } from "../dom.js";
import { inkOn, SHAPES } from "../shapes.js";

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
