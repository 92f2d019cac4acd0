/** Where an event is only known to an area: the area itself, hatched, stronger where it is known better. */

import { shapeOf, trace, visible } from "../geometry.js";
import { CanvasLayer, createPane } from "./canvas.js";
import { createHatches } from "./hatch.js";

/** Opacity of the hatch by UCDP where_prec 1–7. */
const STRENGTH = [0, 0.6, 0.55, 0.42, 0.3, 0.24, 0.18, 0.24];
/** Distance of the hatch's lines in pixels, wider where less is known. */
const GAPS_PX = [8, 8, 8, 10, 12, 14, 16, 14];

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any}} tools
 */
export function createFootprintLayer(map, store, { palette }) {
  const hatch = createHatches();
  let shapes = [];

  function drawOne(context, view, row, emphasis) {
    const { events } = store.get().data;
    const { actors } = events;
    const shape = shapes[events.footprint(row)];
    if (!shape || !visible(shape, view)) {
      return;
    }
    const colour = palette.actor(actors[events.initiator(row)]);
    const strength = STRENGTH[events.wherePrec(row)] ?? 0.2;
    context.beginPath();
    trace(context, shape, view);
    context.globalAlpha = emphasis ? 0.12 : strength * 0.12;
    context.fillStyle = colour;
    context.fill("evenodd");
    context.globalAlpha = emphasis ? 0.85 : strength;
    context.fillStyle = hatch(context, view, {
      colour,
      angle: row % 2 ? "rising" : "falling",
      widthPx: emphasis ? 1.6 : 1,
      gapPx: emphasis ? 8 : GAPS_PX[events.wherePrec(row)],
    });
    context.fill("evenodd");
    context.globalAlpha = emphasis ? 1 : Math.min(strength * 1.6, 1);
    context.strokeStyle = colour;
    context.lineWidth = emphasis ? 2.2 : 1;
    context.setLineDash(emphasis ? [] : [2, 4]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  function draw(context, view) {
    const { data, selection, selected, hovered, layers } = store.get();
    if (!data || !selection) {
      return;
    }
    const { footprint } = data.events;
    if (layers.includes("footprints") && layers.includes("events")) {
      for (const row of selection.rows()) {
        if (footprint(row) >= 0 && row !== selected && row !== hovered) {
          drawOne(context, view, row, false);
        }
      }
    }
    for (const row of new Set([selected, hovered])) {
      if (row >= 0 && footprint(row) >= 0) {
        drawOne(context, view, row, true);
      }
    }
  }

  const layer = new CanvasLayer(draw, { pane: createPane(map, "footprints", 230) }).addTo(map);

  store.subscribe(["data", "selection", "selected", "hovered", "layers", "theme"], ({ data }, changed) => {
    if (changed.has("data") && data) {
      shapes = data.events.footprints.map(shapeOf);
    }
    layer.redraw();
  });

  return { layer, /** @param {number} index @returns {any} */ shape: (index) => shapes[index] ?? null };
}
