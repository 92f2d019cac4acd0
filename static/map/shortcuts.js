/** Keys of the whole page. What they open may have to be fetched first: it opens as soon as it is here. */

import { isTaken, keyOf } from "./keys.js";

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{help: {open: () => void}, share: {open: () => void}}} act
 */
export function createShortcuts(store, { help, share }) {
  const acts = {
    "?": help.open,
    "؟": help.open,
    "/": () => document.getElementById("place-search")?.focus(),
    t: () => store.set({ table: !store.get().table }),
    f: () => store.set({ tab: "filters", sel: null, cell: -1, sheet: true }),
    s: share.open,
  };
  document.addEventListener("keydown", (event) => {
    const act = isTaken(event) ? null : (acts[event.key] ?? acts[keyOf(event)]);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
