/** The offline base map under the desk's maps: rivers, borders, governorates. No tiles, no third party. */

import { gettext } from "../map/i18n.js";
import L from "../map/leaflet.js";

/** @param {any} map a Leaflet map @param {string} address of the GeoJSON */
export async function addBasemap(map, address) {
  map.createPane("basemap").style.zIndex = 150;
  let collection;
  try {
    collection = await (await fetch(address, { credentials: "same-origin" })).json();
  } catch {
    return; // the desk works without its ground
  }
  L.geoJSON(collection, {
    pane: "basemap",
    interactive: false,
    filter: (feature) => feature.geometry !== null && feature.geometry.type !== "Point",
    style: (feature) => ({
      className: `ground ground-${feature.properties.layer}`,
      fill: feature.properties.layer === "lake",
    }),
    pointToLayer: () => null,
  }).addTo(map);
}

/** A map over the offline ground. @param {HTMLElement} element @param {string} address */
export function createMap(element, address) {
  const map = L.map(element, {
    center: [34.8, 40.6],
    zoom: 8,
    minZoom: 4,
    maxZoom: 17,
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.5,
  });
  L.control.zoom({ zoomInTitle: gettext("Zoom in"), zoomOutTitle: gettext("Zoom out") }).addTo(map);
  addBasemap(map, address);
  return map;
}
