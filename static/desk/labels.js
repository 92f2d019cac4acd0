/** Names of places and rivers on the desk's map, none over another; in the editor's script. */

import { named } from "../map/i18n.js";
import { createPlacer } from "../map/layers/placing.js";
import L from "../map/leaflet.js";

const LINE_PX = 15;
const LETTER_PX = 6.6;
const GAP_PX = 5;

/** @param {any} map a Leaflet map @param {any[]} labels of desk_ground.labels @param {string} language */
export function addLabels(map, labels, language) {
  map.createPane("labels").style.zIndex = 350;
  const layer = L.layerGroup().addTo(map);

  function draw() {
    layer.clearLayers();
    const bounds = map.getBounds();
    const placer = createPlacer([]);
    const rivers = new Set();
    for (const label of labels) {
      const at = L.latLng(label.lon_lat[1], label.lon_lat[0]);
      if (label.from > map.getZoom() + 0.25 || !bounds.contains(at) || rivers.has(label.name_en)) {
        continue;
      }
      const words = named(label, language);
      if (take(placer, map.latLngToContainerPoint(at), words)) {
        write(layer, at, words, label.kind);
        if (label.kind === "river") {
          rivers.add(label.name_en);
        }
      }
    }
  }

  map.on("moveend", draw);
  draw();
}

/** Whether the name has room beside its place, and then takes it. */
function take(placer, { x, y }, words) {
  const half = (Array.from(words).length * LETTER_PX) / 2;
  return placer.take(x - half, y, x + half, y + LINE_PX + GAP_PX);
}

function write(layer, at, words, kind) {
  const text = document.createElement("bdi");
  text.textContent = words;
  L.marker(at, {
    pane: "labels",
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className: `place-name place-name-${kind}`, html: text, iconSize: [0, 0] }),
  }).addTo(layer);
}
