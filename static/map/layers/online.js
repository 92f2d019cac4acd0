/** Online base maps, only where the owner of the installation configured them. */

import L from "leaflet";

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{config: {onlineBasemaps: Array<{name: string, url: string, attribution: string, maxZoom?: number}>}}} tools
 */
export function createOnlineLayers(map, store, { config }) {
  let shown = null;

  function show({ base }) {
    shown?.remove();
    const chosen = config.onlineBasemaps.find(({ name }) => name === base);
    shown = chosen
      ? L.tileLayer(chosen.url, { attribution: chosen.attribution, maxZoom: chosen.maxZoom ?? 19 }).addTo(map)
      : null;
    if (base && !chosen) {
      store.set({ base: "" });
    }
  }

  store.subscribe(["base"], show);
  show(store.get());
}
