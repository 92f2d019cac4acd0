/** The offline ground: water, borders, governorates; widths follow the zoom. */

import { shapeOf, trace, visible } from "../geometry.js";

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createBaseLayer(store, { palette, sheet }) {
  /** @type {Record<string, Array<{rank: number, shape: any}>>} */
  let features = {};

  function stroke(context, view, list, { colour, widthPx, dash = [], cap = "round" }) {
    context.strokeStyle = colour;
    context.setLineDash(dash);
    context.lineCap = cap;
    context.lineJoin = "round";
    for (const { rank, shape } of list) {
      if (visible(shape, view, 8)) {
        context.lineWidth = typeof widthPx === "function" ? widthPx(rank) : widthPx;
        context.beginPath();
        trace(context, shape, view);
        context.stroke();
      }
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
    stroke(context, view, features.river ?? [], { colour: water, widthPx: riverWidthPx(view.zoom) });
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

  const layer = sheet.add({ name: "base", height: 210, draw, steady: true });

  store.subscribe(["data", "layers", "theme", "base"], ({ data }, changed) => {
    if (changed.has("data") && data) {
      features = Object.groupBy(
        data.basemap.features.map(({ properties, geometry }) => ({
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
