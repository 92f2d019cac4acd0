/** Keeps the rows that have the asked words beside the words: they are looked up where the texts are. */

/** @param {ReturnType<typeof import("./store.js").createStore>} store */
export function createMatching(store) {
  let asked = 0;
  async function ask({ data, q }) {
    asked += 1;
    const mine = asked;
    if (!data || !q) {
      store.set({ words: null });
      return;
    }
    try {
      const rows = await data.matching(q);
      if (mine === asked) {
        store.set({ words: { q, rows } });
      }
    } catch {
      // Without an answer the last words stand, and the field shows what was asked.
    }
  }
  store.subscribe(["data", "q"], ask);
  ask(store.get());
}
