/** What is filtered, as chips that take themselves away. */

import { fillWith, h, icon, keepFocus } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { NO_FILTERS } from "../select.js";
import { groupName, roleName, statusName } from "../words.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any}} tools
 */
export function createChips(element, store, { formats }) {
  const { language } = formats;

  function wordsFor(state) {
    const { types, actors, sources } = state.data.events;
    const without = (key, value) => ({ [key]: state[key].filter((other) => other !== value) });
    const each = (key, text) =>
      state[key].map((value) => ({ text: text(value), patch: without(key, value) }));
    const row = (rows, field, value) => rows.find((candidate) => candidate[field] === value);
    return [
      ...each("types", (code) => named(row(types, "code", code), language) || groupName(code)),
      ...each(
        "actors",
        (key) =>
          named(row(actors, "key", key), language, "short") ||
          named(row(actors, "key", key), language) ||
          key,
      ),
      ...each("sources", (uuid) => named(row(sources, "uuid", uuid), language) || uuid),
      ...each("reliability", (letter) => fill(gettext("reliability %(letter)s"), { letter })),
      ...each("statuses", statusName),
      state.role ? { text: roleName(state.role), patch: { role: "" } } : null,
      state.disputed ? { text: gettext("disputed"), patch: { disputed: false } } : null,
      state.q ? { text: `“${state.q}”`, patch: { q: "" } } : null,
      state.from !== null || state.to !== null
        ? {
            text: formats.rangeShort(state.from ?? state.extent.first, state.to ?? state.extent.last),
            patch: { from: null, to: null },
          }
        : null,
    ].filter(Boolean);
  }

  function draw(state) {
    if (!state.data || !state.extent) {
      return;
    }
    const chips = wordsFor(state);
    keepFocus(element, () =>
      fillWith(
        element,
        chips.map(({ text, patch }) =>
          h(
            "button",
            {
              type: "button",
              class: "chip",
              dataset: { key: text },
              "aria-label": fill(gettext("Take away the filter: %(name)s"), { name: text }),
              on: { click: () => store.set(patch) },
            },
            h("bdi", {}, text),
            icon("close"),
          ),
        ),
        chips.length > 1
          ? h(
              "button",
              {
                type: "button",
                class: "link-button",
                on: { click: () => store.set({ ...NO_FILTERS, from: null, to: null }) },
              },
              gettext("Clear all"),
            )
          : null,
      ),
    );
    element.hidden = chips.length === 0;
  }

  store.subscribe(["selection", "extent"], draw);
}
