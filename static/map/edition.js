/** Notices when a newer edition was published while the page stands open. */

import { fetchJson } from "./data.js";

const EVERY_MS = 5 * 60 * 1000;

/** @param {string} manifestUrl @param {ReturnType<typeof import("./store.js").createStore>} store */
export function watchEdition(manifestUrl, store) {
  async function look() {
    const { data } = store.get();
    if (!data || document.hidden) {
      return;
    }
    try {
      const { edition } = await fetchJson(manifestUrl, { cache: "no-cache" });
      store.set({ newEdition: edition !== store.get().data.manifest.edition });
    } catch {
      // Offline for now: what stands on the screen still holds.
    }
  }
  setInterval(look, EVERY_MS);
  document.addEventListener("visibilitychange", look);
}
