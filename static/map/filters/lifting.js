/** When nothing is left: which filter, lifted alone, would bring how many events back. Pure. */

import { createSelector } from "../select.js";
import { activeOf, LIFTS } from "./active.js";

/**
 * @param {any} state of the store, with data @param {any} formats
 * @returns {Array<{facet: string, texts: string[], patch: object, count: number}>} most events first; empty where
 *   no filter alone is the cause
 */
export function liftsOf(state, formats) {
  const select = createSelector();
  const texts = new Map();
  for (const { facet, text } of activeOf(state, formats)) {
    texts.set(facet, [...(texts.get(facet) ?? []), text]);
  }
  return [...texts]
    .map(([facet, names]) => {
      const patch = LIFTS[facet];
      const without = { ...state, ...patch, ...(facet === "q" ? { words: null } : {}) };
      return {
        facet,
        texts: names,
        patch,
        count: select(state.data.events, without, state.data.placesIn).count,
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
