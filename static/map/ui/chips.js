/** What is filtered, as chips that take themselves away. */

import { fillWith, h, icon, keepFocus } from "../dom.js";
import { activeOf, backTo, clearAll } from "../filters/active.js";
import { fill, gettext } from "../i18n.js";
import { NO_FILTERS } from "../select.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void}}} tools
 */
export function createChips(element, store, { formats, undo }) {
  let shown = "";

  function lift(patch, words) {
    const before = backTo(store.get(), patch);
    store.set(patch);
    undo.offer(words, () => store.set(before));
  }

  const chip = ({ text, patch }) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        dataset: { key: text },
        "aria-label": fill(gettext("Take away the filter: %(name)s"), { name: text }),
        on: { click: () => lift(patch, fill(gettext("Taken away: %(name)s"), { name: text })) },
      },
      h("bdi", {}, text),
      icon("close"),
    );

  function draw(state) {
    if (!state.data || !state.extent) {
      return;
    }
    const active = activeOf(state, formats);
    const key = JSON.stringify(active.map(({ text, patch }) => [text, patch]));
    if (key === shown) {
      return;
    }
    shown = key;
    keepFocus(element, () =>
      fillWith(
        element,
        active.map(chip),
        active.length > 1
          ? h(
              "button",
              {
                type: "button",
                class: "link-button",
                on: { click: () => lift(clearAll(NO_FILTERS), gettext("All filters are cleared.")) },
              },
              gettext("Clear all"),
            )
          : null,
      ),
    );
    element.hidden = active.length === 0;
  }

  store.subscribe(["selection", "extent"], draw);
  draw(store.get());
}
