/**
 * Events as symbols: shape by group of types, colour by who acts. Those known only to an area have
 * a hollow symbol that stands for the area (layers/footprints.js draws it). Several at one place
 * fan out round it; more than fit become a ring with their number.
 */

import { GROUPS } from "../data.js";
import { fan, gather, WORLD } from "../geometry.js";
import { createPaths, inkOn } from "../shapes.js";
import { CanvasLayer, createPane } from "./canvas.js";

/** A group larger than this is counted, not fanned out. */
const MOST_FANNED = 6;
const BOX = 24;

/** Side of a symbol in CSS pixels. @param {number} zoom */
const symbolPx = (zoom) => (zoom >= 9 ? 25 : zoom >= 7 ? 22 : 19);

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, formats: any}} tools
 */
export function createEventLayer(map, store, { palette, formats }) {
  const paths = createPaths();
  let unit = { x: new Float64Array(0), y: new Float64Array(0) };
  let layout = { key: "", rows: null, groups: [] };
  /** What the last drawing put where, in layer points: one row, or the many of a ring. */
  let drawn = [];

  /** Groups depend on rows and zoom alone, so panning changes nothing. */
  function groupsAt(view, rows) {
    if (layout.rows !== rows || layout.zoom !== view.zoom) {
      const radius = symbolPx(view.zoom) * 0.75;
      const groups = gather(
        rows,
        (row) => unit.x[row] * view.scale,
        (row) => unit.y[row] * view.scale,
        radius,
      );
      layout = { rows, zoom: view.zoom, groups };
    }
    return layout.groups;
  }

  function symbol(context, row, x, y, sizePx) {
    const { events } = store.get().data;
    const { actors } = events;
    const group = GROUPS[events.group(row)];
    const { outline, glyph } = paths(group);
    const colour = palette.actor(actors[events.initiator(row)]);
    const hollow = events.wherePrec(row) > 1;
    context.save();
    context.translate(x - sizePx / 2, y - sizePx / 2);
    context.scale(sizePx / BOX, sizePx / BOX);
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = palette.token("paper-raised");
    context.lineWidth = 5;
    context.stroke(outline);
    context.fillStyle = hollow ? palette.token("paper-raised") : colour;
    context.fill(outline);
    context.strokeStyle = colour;
    context.lineWidth = hollow ? 2 : 1;
    context.setLineDash(hollow ? [3.2, 2.2] : []);
    context.stroke(outline);
    context.setLineDash([]);
    context.strokeStyle = hollow ? palette.token("ink") : inkOn(colour);
    context.lineWidth = 2;
    context.stroke(glyph);
    context.restore();
    if (events.disputed(row)) {
      disputedMark(context, x + sizePx * 0.42, y - sizePx * 0.42);
    }
  }

  function disputedMark(context, x, y) {
    context.beginPath();
    context.arc(x, y, 6.5, 0, Math.PI * 2);
    context.fillStyle = palette.token("warn");
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.token("paper-raised");
    context.stroke();
    context.fillStyle = palette.token("paper-raised");
    context.font = "600 10px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.direction = "ltr";
    context.fillText("?", x, y + 0.5);
  }

  function ring(context, { x, y, rows }) {
    const { events } = store.get().data;
    const { actors } = events;
    const radius = Math.min(14 + Math.log2(rows.length) * 1.6, 34);
    const shares = new Map();
    for (const row of rows) {
      const colour = palette.actor(actors[events.initiator(row)]);
      shares.set(colour, (shares.get(colour) ?? 0) + 1);
    }
    context.beginPath();
    context.arc(x, y, radius + 2, 0, Math.PI * 2);
    context.fillStyle = palette.token("paper-raised");
    context.fill();
    let angle = -Math.PI / 2;
    for (const [colour, share] of [...shares].sort((a, b) => b[1] - a[1])) {
      const end = angle + (share / rows.length) * Math.PI * 2;
      context.beginPath();
      context.arc(x, y, radius - 1.5, angle, end);
      context.strokeStyle = colour;
      context.lineWidth = 5;
      context.lineCap = "butt";
      context.stroke();
      angle = end;
    }
    context.fillStyle = palette.token("ink");
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(formats.number(rows.length), x, y + 1);
    drawn.push({ x, y, radius: radius + 2, rows });
  }

  /** Thin lines from fanned symbols to their own anchors, drawn under all symbols. */
  function leaders(context, view, group, offsets) {
    context.strokeStyle = palette.token("ink-2");
    context.fillStyle = palette.token("ink");
    context.lineWidth = 1;
    group.rows.forEach((row, i) => {
      const x = unit.x[row] * view.scale - view.ox;
      const y = unit.y[row] * view.scale - view.oy;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(group.x - view.ox + offsets[i][0], group.y - view.oy + offsets[i][1]);
      context.stroke();
      context.beginPath();
      context.arc(x, y, 2.2, 0, Math.PI * 2);
      context.fill();
    });
  }

  /** Lay a group out: what it is to be on the canvas, added to `drawn`. */
  function layOut(context, view, group, sizePx) {
    const x = group.x - view.ox;
    const y = group.y - view.oy;
    if (x < view.left - 60 || x > view.right + 60 || y < view.top - 60 || y > view.bottom + 60) {
      return;
    }
    if (group.rows.length > MOST_FANNED) {
      ring(context, { x, y, rows: group.rows });
      return;
    }
    const offsets = fan(group.rows.length, sizePx);
    if (group.rows.length > 1) {
      leaders(context, view, group, offsets);
    }
    group.rows.forEach((row, i) => {
      drawn.push({ x: x + offsets[i][0], y: y + offsets[i][1], radius: sizePx / 2 + 3, rows: [row] });
    });
  }

  function draw(context, view) {
    drawn = [];
    const { data, selection, layers, selected, hovered } = store.get();
    if (!data || !selection || !layers.includes("events")) {
      return;
    }
    const sizePx = symbolPx(view.zoom);
    for (const group of groupsAt(view, selection.rows())) {
      layOut(context, view, group, sizePx);
    }
    for (const { x, y, rows } of drawn.filter((item) => item.rows.length === 1)) {
      symbol(context, rows[0], x, y, rows[0] === hovered ? sizePx * 1.15 : sizePx);
    }
    const chosen = drawn.find(({ rows }) => rows.includes(selected));
    if (chosen) {
      halo(context, chosen);
    }
  }

  function halo(context, { x, y, radius }) {
    context.beginPath();
    context.arc(x, y, radius + 4, 0, Math.PI * 2);
    context.lineWidth = 6;
    context.strokeStyle = palette.token("paper-raised");
    context.stroke();
    context.lineWidth = 3;
    context.strokeStyle = palette.token("accent");
    context.stroke();
  }

  const layer = new CanvasLayer(draw, { pane: createPane(map, "events", 250) }).addTo(map);

  store.subscribe(["data", "selection", "selected", "hovered", "layers", "theme"], ({ data }, changed) => {
    if (changed.has("data") && data) {
      const { x, y } = data.events;
      unit = { x: Float64Array.from(x, (at) => at / WORLD), y: Float64Array.from(y, (at) => at / WORLD) };
      layout = { rows: null, zoom: -1, groups: [] };
    }
    layer.redraw();
  });

  return {
    layer,
    /**
     * The events under a point of the map, topmost first.
     * @param {{x: number, y: number}} point layer point @param {number} [slackPx] for fingers
     * @returns {number[]} rows; more than one for a ring, none where there is nothing
     */
    pick(point, slackPx = 0) {
      let best = null;
      for (const item of drawn) {
        const distance = Math.hypot(item.x - point.x, item.y - point.y) - item.radius;
        if (distance <= slackPx && (!best || distance < best.distance)) {
          best = { distance, rows: item.rows };
        }
      }
      return best?.rows ?? [];
    },
    /** @returns {Array<[number, number, number, number]>} boxes of what stands on the map, layer points */
    boxes: () => drawn.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]),
  };
}
