/** What is filtered, as chips that take themselves away. */

import { fillWith, h, icon, keepFocus, put, say } from "../dom.js";
import { activeOf, backTo, clearAll } from "../filters/active.js";
import { fill, gettext } from "../i18n.js";
import { NO_FILTERS } from "../select.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void}}} tools
 */
export function createChips(element, store, { formats, undo }) {
  /** The chips that stand there. @type {Array<ReturnType<typeof chip>>} */
  let chips = [];

  function lift(patch, words) {
    const before = backTo(store.get(), patch);
    store.set(patch);
    undo.offer(words, () => store.set(before));
  }

  /** @returns {{facet: string, element: HTMLElement, tell: (filter: any) => void}} tell: of a filter of its facet */
  function chip({ facet }) {
    let filter = null;
    const words = h("bdi", {});
    const taken = () => lift(filter.patch, fill(gettext("Taken away: %(name)s"), { name: filter.text }));
    const element = h(
      "button",
      { type: "button", class: "chip", on: { click: taken } },
      words,
      icon("close"),
    );
    function tell(now) {
      filter = now;
      say(words, now.text);
      put(element, "data-key", now.text);
      put(element, "aria-label", fill(gettext("Take away the filter: %(name)s"), { name: now.text }));
    }
    return { facet, element, tell };
  }

  function draw(state) {
    if (!state.data || !state.extent) {
      return;
    }
    const active = activeOf(state, formats);
    // While time plays, its chip alone says something else: nothing is made anew.
    if (active.length === chips.length && active.every(({ facet }, i) => facet === chips[i].facet)) {
      for (const [i, filter] of active.entries()) {
        chips[i].tell(filter);
      }
    } else {
      rebuild(active);
    }
  }

  function rebuild(active) {
    chips = active.map(chip);
    for (const [i, filter] of active.entries()) {
      chips[i].tell(filter);
    }
    keepFocus(element, () =>
      fillWith(
        element,
        chips.map((each) => each.element),
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
