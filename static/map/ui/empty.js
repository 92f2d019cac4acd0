/** Nothing is left: says which filter is the cause, and offers to lift it. */

import { fillWith, h } from "../dom.js";
import { activeOf, backTo, clearAll } from "../filters/active.js";
import { liftsOf } from "../filters/lifting.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { NO_FILTERS } from "../select.js";

/** Wait until a drag or a playback has settled before asking what each filter alone would leave. */
const SETTLE_MS = 150;
const MOST = 3;

/**
 * @param {HTMLElement} element a banner; it is filled while the selection is empty
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void}}} tools
 */
export function createEmpty(element, store, { formats, undo }) {
  const words = h("p", {});
  const acts = h("div", { class: "banner-acts" });
  let timer = 0;

  function lift(patch, said) {
    const before = backTo(store.get(), patch);
    store.set(patch);
    undo.offer(said, () => store.set(before));
  }

  const button = (label, click) => h("button", { type: "button", class: "button", on: { click } }, label);
  const clear = () =>
    button(gettext("Clear all filters"), () =>
      lift(clearAll(NO_FILTERS), gettext("All filters are cleared.")),
    );

  const wouldLeave = (count) =>
    fill(ngettext("%(n)s event", "%(n)s events", count), { n: formats.number(count) });
  /** Names of one facet, not more than a line of them, in a direction of their own. */
  const namesOf = (texts) =>
    `\u2068${texts.slice(0, MOST).join(" · ")}${texts.length > MOST ? " · …" : ""}\u2069`;

  function tell() {
    const state = store.get();
    if (!state.data || state.selection?.count !== 0) {
      return;
    }
    const lifts = liftsOf(state, formats);
    const facets = new Set(activeOf(state, formats).map(({ facet }) => facet));
    fillWith(
      words,
      lifts.length
        ? fill(gettext("No events are left: “%(name)s” lets none through."), {
            name: namesOf(lifts[0].texts),
          })
        : gettext("No events match these filters and this time."),
    );
    fillWith(
      acts,
      lifts.slice(0, MOST).map(({ texts, patch, count }) =>
        button(
          fill(gettext("Without “%(name)s”: %(count)s"), {
            name: namesOf(texts),
            count: wouldLeave(count),
          }),
          () => lift(patch, fill(gettext("Taken away: %(name)s"), { name: namesOf(texts) })),
        ),
      ),
      facets.size > 1 || !lifts.length ? clear() : null,
    );
  }

  function look({ selection }) {
    clearTimeout(timer);
    if (selection?.count === 0) {
      fillWith(words, gettext("No events match these filters and this time."));
      timer = setTimeout(tell, SETTLE_MS);
    }
  }
  store.subscribe(["selection"], look);
  fillWith(element, words, acts);
  look(store.get());
}
