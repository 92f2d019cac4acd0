/** The offline ground: water, borders, governorates; widths follow the zoom. */

import { shapeOf, trace, visible } from "../geometry.js";

/** Where the ground ends, its lines fade over this part of its breadth. */
const FADE = 0.06;
/** So far a line's end reaches beyond the ground. */
const EDGE_PX = 4;

/** Points of lines that are nearer than this to the last are left out. */
const NEAR_PX = 1;

/** The box round boxes. @param {number[][]} boxes west, north, east, south */
const around = (boxes) =>
  [Math.min, Math.min, Math.max, Math.max].map((most, side) => most(...boxes.map((box) => box[side])));

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createBaseLayer(store, { palette, sheet }) {
  /** @type {Record<string, Array<{rank: number, shape: any}>>} */
  let features = {};
  /** Round all of it, in units of the world: west, north, east, south. @type {number[] | null} */
  let extent = null;

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

  /** Lines that end where nobody drew on fade into plain ground, each way from the edge in. */
  function fade(context, view) {
    const [west, north, east, south] = extent.map(
      (unit, i) => unit * view.scale - (i % 2 ? view.oy : view.ox),
    );
    const land = palette.token("map-land");
    const clear = land.replace("rgb(", "rgba(").replace(")", ", 0)");
    const reach = (east - west) * FADE;
    const [width, height] = [east - west, south - north];
    for (const [left, top, breadth, depth, ...way] of [
      [west, north, reach, height, west, 0, west + reach, 0],
      [east - reach, north, reach, height, east, 0, east - reach, 0],
      [west, north, width, reach, 0, north, 0, north + reach],
      [west, south - reach, width, reach, 0, south, 0, south - reach],
    ]) {
      const gradient = context.createLinearGradient(...way);
      gradient.addColorStop(0, land);
      gradient.addColorStop(1, clear);
      context.fillStyle = gradient;
      context.fillRect(left - EDGE_PX, top - EDGE_PX, breadth + 2 * EDGE_PX, depth + 2 * EDGE_PX);
    }
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
    if (extent) {
      fade(context, view);
    }
    return true;
  }

  const layer = sheet.add({ name: "base", height: 210, draw, steady: () => true });

  store.subscribe(["ground", "layers", "theme", "base"], ({ ground }, changed) => {
    if (changed.has("ground") && ground) {
      const all = ground.features.map(({ properties, geometry }) => ({
        layer: properties.layer,
        rank: properties.rank ?? 1,
        shape: shapeOf(geometry),
      }));
      extent = all.length ? around(all.map(({ shape }) => shape.box)) : null;
      features = Object.groupBy(all, (feature) => feature.layer);
    }
    layer.redraw();
  });

  return { layer };
}
