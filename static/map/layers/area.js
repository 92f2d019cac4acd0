/** The area that the events are filtered by, on the map. */

import { boxOf, outlineOf } from "../drawn.js";
import { unitX, unitY } from "../geometry.js";
import { CanvasLayer, createPane } from "./canvas.js";

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any}} tools
 */
export function createAreaLayer(map, store, { palette }) {
  function draw(context, view) {
    const { area } = store.get();
    if (!area) {
      return;
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
  }

  const layer = new CanvasLayer(draw, { pane: createPane(map, "area", 240) });
  function refresh({ area }) {
    if (area && !map.hasLayer(layer)) {
      layer.addTo(map);
    } else if (!area) {
      layer.remove();
    }
    layer.redraw();
  }
  store.subscribe(["area", "theme"], refresh);
  refresh(store.get());

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
