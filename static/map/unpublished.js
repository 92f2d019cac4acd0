/** For staff: drafts and reviewed events beside the published ones, never kept by any cache. */

import { fetchJson, readJson } from "./data.js";

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{config: {desk: string | null}, load: () => Promise<void>}} tools
 */
export function createUnpublished(store, { config, load }) {
  if (!config.desk) {
    return;
  }
  let busy = false;

  async function swap() {
    const { data, unpublished } = store.get();
    if (busy || !data || Boolean(data.unpublished) === unpublished) {
      return;
    }
    busy = true;
    if (unpublished) {
      try {
        const every = readJson(await fetchJson(config.desk, { cache: "no-store" }));
        store.set({ data: { ...data, ...every, unpublished: true } });
      } catch {
        store.set({ unpublished: false });
      }
    } else {
      await load();
    }
    busy = false;
  }

  store.subscribe(["unpublished", "data"], swap);
  swap();
}
