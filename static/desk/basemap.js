/** The offline base map under the desk's maps: rivers, borders, governorates. No tiles, no third party. */

import { gettext, named } from "../map/i18n.js";
import L from "../map/leaflet.js";
import { addLabels } from "./labels.js";

/** @param {any} map a Leaflet map @param {string} address of the GeoJSON */
async function addBasemap(map, address) {
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

/**
 * Names, and who held the ground on a day, over the base map.
 * @param {any} map @param {string} address of the ground @param {{day: string, language: string}} options
 * @returns {Promise<{name: string, colour: string}[]>} who holds ground on the map, for its key
 */
export async function addGround(map, address, { day, language }) {
  let ground;
  try {
    ground = await (await fetch(`${address}?day=${day}`, { credentials: "same-origin" })).json();
  } catch {
    return [];
  }
  addLabels(map, ground.labels, language);
  if (!ground.control?.features.length) {
    return [];
  }
  map.createPane("control").style.zIndex = 140;
  const colourOf = ({ properties }) => (isDark() ? properties.colour_dark : properties.colour) || "#6b7280";
  L.geoJSON(ground.control, {
    pane: "control",
    interactive: false,
    style: (feature) =>
      feature.properties.kind === "area"
        ? { className: `held held-${feature.properties.state}`, fillColor: colourOf(feature) }
        : { className: "held-front" },
  }).addTo(map);
  return ground.control.features
    .filter(({ properties }) => properties.kind === "area" && properties.state === "held")
    .map((feature) => ({
      name: named({ name_en: feature.properties.actor_en, name_ar: feature.properties.actor_ar }, language),
      colour: colourOf(feature),
    }));
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
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
