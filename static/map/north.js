/** North, above the scale: the map is never turned. */

import { h, s } from "./dom.js";
import { gettext, pgettext } from "./i18n.js";

/** @param {any} L Leaflet @param {any} map @param {string} position Leaflet's corner */
export function addNorth(L, map, position) {
  const North = L.Control.extend({
    onAdd: () =>
      h(
        "div",
        { class: "north", role: "img", "aria-label": gettext("North is up") },
        pgettext("compass", "N"),
        s("svg", { viewBox: "0 0 14 18", "aria-hidden": "true" }, s("path", { d: "M7 0l6 17-6-4-6 4z" })),
      ),
  });
  new North({ position }).addTo(map);
}
