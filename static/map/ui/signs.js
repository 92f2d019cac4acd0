/** Small drawings of what the map and the timeline draw, for the legend. Colours come with the caller. */

import { s } from "../dom.js";

const svg = (width, height, ...children) =>
  s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, class: "sign", "aria-hidden": "true" },
    ...children,
  );

const arc = (radius, from, to) => {
  const at = (turn) => {
    const angle = turn * 2 * Math.PI - Math.PI / 2;
    return `${(18 + radius * Math.cos(angle)).toFixed(2)} ${(18 + radius * Math.sin(angle)).toFixed(2)}`;
  };
  return `M${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
};

/** A ring with its number; its last share is known to an area only. @param {string[]} colours three @param {string} count */
export function ringSign(colours, count) {
  const parts = [
    [0, 0.45],
    [0.45, 0.75],
    [0.75, 1],
  ];
  return svg(
    36,
    36,
    s("circle", { cx: 18, cy: 18, r: 17, fill: "var(--paper-raised)" }),
    parts.map(([from, to], i) =>
      s("path", {
        d: arc(14, from, to),
        fill: "none",
        stroke: colours[i],
        "stroke-width": 5,
        "stroke-dasharray": i === 2 ? "2.5 2.5" : null,
      }),
    ),
    s(
      "text",
      { x: 18, y: 22, "text-anchor": "middle", "font-size": 12, "font-weight": 600, fill: "var(--ink)" },
      count,
    ),
  );
}

/** A hatched area as strong as a precision is drawn. @param {string} colour @param {number} strength 0–1 @param {number} gapPx */
export function hatchSign(colour, strength, gapPx) {
  const lines = [];
  for (let x = -28; x < 40; x += gapPx) {
    lines.push(`M${x} 28L${x + 28} 0`);
  }
  const clip = `hatch-${gapPx}-${Math.round(strength * 100)}-${colour.slice(1)}`;
  return svg(
    40,
    28,
    s("clipPath", { id: clip }, s("rect", { x: 1, y: 1, width: 38, height: 26, rx: 8 })),
    s("rect", { x: 1, y: 1, width: 38, height: 26, rx: 8, fill: colour, opacity: strength * 0.12 }),
    s("path", {
      d: lines.join(""),
      stroke: colour,
      "stroke-width": 1,
      opacity: strength,
      "clip-path": `url(#${clip})`,
    }),
    s("rect", {
      x: 1,
      y: 1,
      width: 38,
      height: 26,
      rx: 8,
      fill: "none",
      stroke: colour,
      "stroke-dasharray": "2 4",
      opacity: Math.min(strength * 1.6, 1),
    }),
  );
}

let gradients = 0;

/** Bars of sure days, and one that fades. @param {string[]} colours two @param {boolean} fuzzy */
export function barSign(colours, fuzzy) {
  gradients += 1;
  const id = `fade-${gradients}`;
  const fade = s(
    "linearGradient",
    { id, x1: 0, y1: 1, x2: 0, y2: 0 },
    s("stop", { offset: "0", "stop-color": colours[0], "stop-opacity": 0.6 }),
    s("stop", { offset: "1", "stop-color": colours[0], "stop-opacity": 0.08 }),
  );
  return fuzzy
    ? svg(40, 28, fade, s("rect", { x: 3, y: 8, width: 34, height: 18, fill: `url(#${id})` }))
    : svg(
        40,
        28,
        s("rect", { x: 3, y: 14, width: 10, height: 12, fill: colours[0] }),
        s("rect", { x: 14, y: 8, width: 10, height: 18, fill: colours[0] }),
        s("rect", { x: 14, y: 2, width: 10, height: 6, fill: colours[1] }),
        s("rect", { x: 25, y: 20, width: 10, height: 6, fill: colours[0] }),
      );
}

/** From hardly warm to hottest. @param {boolean} dark */
export function heatSign(dark) {
  gradients += 1;
  const id = `heat-${gradients}`;
  const stops = dark
    ? ["#5a143c00", "#8c1e4682", "#d75032b4", "#faaa46cd", "#fff0bee6"]
    : ["#fed97600", "#febe5a78", "#f47832af", "#cd2828cd", "#6e002de1"];
  return svg(
    40,
    28,
    s(
      "radialGradient",
      { id },
      stops.map((colour, i) => s("stop", { offset: String(1 - i / 4), "stop-color": colour })),
    ),
    s("rect", { width: 40, height: 28, fill: `url(#${id})` }),
  );
}

/** The outline of the area that is filtered by. */
export const areaSign = () =>
  svg(
    40,
    28,
    s("path", {
      d: "M4 9L22 3 36 12 30 25 9 23z",
      fill: "var(--accent)",
      "fill-opacity": 0.08,
      stroke: "var(--accent)",
      "stroke-width": 2,
      "stroke-dasharray": "6 4",
    }),
  );

/** The line under the bars with its marks. @param {string[]} colours */
export const factsSign = (colours) =>
  svg(
    40,
    28,
    s("path", { d: "M0 10.5h40", stroke: "var(--line-strong)" }),
    [6, 14, 19, 30].map((x, i) =>
      s("rect", { x, y: 13, width: 2, height: 8, fill: colours[i % colours.length] }),
    ),
  );
