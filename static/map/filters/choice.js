/**
 * Choices of the filters: made once, then only ticked and counted anew, so that counts keep step with
 * a range that is dragged.
 */

import { h } from "../dom.js";

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store @param {{number: (value: number) => string}} formats
 */
export function createChoices(store, formats) {
  /** @type {Array<(state: any, counts: any) => void>} */
  let live = [];

  /**
   * One choice: a box to tick, its sign, its name, its number.
   * @param {{key: string, label: string, note?: string, sign?: Node, depth?: number, chosen: (state: any) => boolean,
   *   toggle: (state: any) => object, count: (counts: any) => number, hideEmpty?: boolean}} what
   *   note: a term of a codebook; toggle: the patch that ticks or clears it; hideEmpty: not shown while it would leave nothing
   */
  function choice({ key, label, note, sign, depth = 0, chosen, toggle, count, hideEmpty = false }) {
    const input = h("input", {
      type: "checkbox",
      dataset: { key },
      on: { change: () => store.set(toggle(store.get())) },
    });
    const number = h("span", { class: "choice-count number" });
    const element = h(
      "label",
      { class: `choice depth-${depth}` },
      input,
      sign,
      h(
        "span",
        { class: "choice-name" },
        h("bdi", {}, label),
        note ? h("small", { lang: "en", dir: "ltr" }, note) : null,
      ),
      number,
    );
    let shown = -1;
    live.push((state, counts) => {
      const on = chosen(state);
      const left = count(counts);
      input.checked = on;
      if (left !== shown) {
        shown = left;
        number.textContent = formats.number(left);
        element.classList.toggle("none", left === 0);
      }
      element.hidden = hideEmpty && !on && left === 0;
    });
    return element;
  }

  return {
    choice,
    /** A choice among the values of a list in the state. */
    ofList: (list, value, what) =>
      choice({
        ...what,
        key: `${list}:${value}`,
        chosen: (state) => state[list].includes(value),
        toggle: (state) => ({
          [list]: state[list].includes(value)
            ? state[list].filter((other) => other !== value)
            : [...state[list], value],
        }),
      }),
    /** Call with each refresh. @param {(state: any, counts: any) => void} refresh */
    also: (refresh) => live.push(refresh),
    refresh(state, counts) {
      for (const tell of live) {
        tell(state, counts);
      }
    },
    clear() {
      live = [];
    },
  };
}
