/** The offline ground: water, borders, governorates; widths follow the zoom. */

import { shapeOf, trace, visible } from "../geometry.js";

/** Points of lines that are nearer than this to the last are left out. */
const NEAR_PX = 1;

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createBaseLayer(store, { palette, sheet }) {
  /** @type {Record<string, Array<{rank: number, shape: any}>>} */
  let features = {};

  function stroke(context, view, list, { colour, widthPx = 1, widthOf = null, dash = [], cap = "round" }) {
    context.strokeStyle = colour;
    context.setLineDash(dash);
    context.lineCap = cap;
    context.lineJoin = "round";
    // One path for all lines of a width, and no more points than can be told apart: lines are what the ground costs.
    for (const [rank, lines] of Map.groupBy(list, widthOf ? (line) => line.rank : () => 0)) {
      context.lineWidth = widthOf ? widthOf(rank) : widthPx;
      context.beginPath();
      for (const { shape } of lines) {
        if (visible(shape, view, 8)) {
          trace(context, shape, view, NEAR_PX);
        }
      }
      context.stroke();
    }
    context.setLineDash([]);
  }

  const riverWidthPx = (zoom) => (rank) => Math.max(0.6, (rank <= 1 ? 2.4 : 1.3) * 1.32 ** (zoom - 8));

  function drawWater(context, view) {
    const water = palette.token("map-water");
    context.fillStyle = water;
    for (const { shape } of features.lake ?? []) {
      if (shape.closed && visible(shape, view)) {
        context.beginPath();
        trace(context, shape, view);
        context.fill("evenodd");
      }
    }
    stroke(context, view, features.river ?? [], { colour: water, widthOf: riverWidthPx(view.zoom) });
  }

  function draw(context, view) {
    const { layers, base } = store.get();
    if (base) {
      return false;
    }
    if (layers.includes("rivers")) {
      drawWater(context, view);
    }
    if (layers.includes("governorates")) {
      stroke(context, view, features.governorate ?? [], {
        colour: palette.token("map-governorate"),
        widthPx: 1,
        dash: [5, 4],
        cap: "butt",
      });
    }
    stroke(context, view, features.border ?? [], { colour: palette.token("map-halo"), widthPx: 5 });
    stroke(context, view, features.border ?? [], {
      colour: palette.token("map-border"),
      widthPx: view.zoom >= 8 ? 1.8 : 1.3,
      dash: [10, 3, 2, 3],
      cap: "butt",
    });
    return true;
  }

  const layer = sheet.add({ name: "base", height: 210, draw, steady: () => true });

  store.subscribe(["ground", "layers", "theme", "base"], ({ ground }, changed) => {
    if (changed.has("ground") && ground) {
      features = Object.groupBy(
        ground.features.map(({ properties, geometry }) => ({
          layer: properties.layer,
          rank: properties.rank ?? 1,
          shape: shapeOf(geometry),
        })),
        (feature) => feature.layer,
      );
    }
    layer.redraw();
  });

  return { layer };
}
