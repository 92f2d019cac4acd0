/** The area that the events are filtered by, on the map. */

import { boxOf, outlineOf } from "../drawn.js";
import { destination } from "../earth.js";
import { unitX, unitY } from "../geometry.js";

const MOST_CORNERS = 4000;

/** How many corners a circle needs for its sides to lie within half a pixel of it. */
function cornersOf({ lat, lon, km }, scale) {
  const radiusPx = (unitX(destination({ lat, lon }, 90, km).lon) - unitX(lon)) * scale;
  return Math.min(Math.ceil(Math.PI * Math.sqrt(radiusPx)), MOST_CORNERS);
}

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createAreaLayer(map, store, { palette, sheet }) {
  let kept = { area: null, scale: 0, outline: [] };

  /** @returns {Array<[number, number]>} lat, lon */
  function outlineAt(area, scale) {
    if (kept.area !== area || kept.scale !== scale) {
      const corners = area.kind === "circle" ? cornersOf(area, scale) : undefined;
      kept = { area, scale, outline: outlineOf(area, corners) };
    }
    return kept.outline;
  }

  function draw(context, view) {
    const { area } = store.get();
    if (!area) {
      return false;
    }
    context.beginPath();
    outlineAt(area, view.scale).forEach(([lat, lon], i) => {
      const [x, y] = [unitX(lon) * view.scale - view.ox, unitY(lat) * view.scale - view.oy];
      context[i ? "lineTo" : "moveTo"](x, y);
    });
    context.closePath();
    context.globalAlpha = 0.07;
    context.fillStyle = palette.token("accent");
    context.fill();
    context.globalAlpha = 1;
    context.lineJoin = "round";
    context.strokeStyle = palette.token("map-halo");
    context.lineWidth = 5;
    context.stroke();
    context.strokeStyle = palette.token("accent");
    context.lineWidth = 2;
    context.setLineDash([8, 5]);
    context.stroke();
    context.setLineDash([]);
    return true;
  }

  const layer = sheet.add({ name: "area", height: 235, draw, steady: () => true });
  store.subscribe(["area", "theme"], layer.redraw);

  return {
    layer,
    /** Bring the area into the view. */
    show() {
      const { area } = store.get();
      if (area) {
        map.fitBounds(boxOf(area), { padding: [30, 30], maxZoom: 12, animate: false });
      }
    },
  };
}
