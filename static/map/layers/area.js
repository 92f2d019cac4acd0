/** The area that the events are filtered by, on the map. */

import { boxOf, outlineOf } from "../drawn.js";
import { unitX, unitY } from "../geometry.js";

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createAreaLayer(map, store, { palette, sheet }) {
  function draw(context, view) {
    const { area } = store.get();
    if (!area) {
      return false;
    }
    context.beginPath();
    outlineOf(area).forEach(([lat, lon], i) => {
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
