/** The filters: each facet folds; each choice says how many events it would leave. */

import { fillWith, h } from "../dom.js";
import { backTo } from "../filters/active.js";
import { createChoices } from "../filters/choice.js";
import {
  actorFacet,
  credibilityFacet,
  precisionFacet,
  reliabilityFacet,
  sourceFacet,
  statusFacet,
  typeFacet,
} from "../filters/facets.js";
import { createPlaceFacet } from "../filters/place_facet.js";
import { gettext } from "../i18n.js";
import { activeFilters, NO_FILTERS } from "../select.js";
import { createViews } from "./views.js";

const TYPING_MS = 150;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, config: any, undo: any, showArea: () => void}} tools
 */
export function createFilters(element, store, tools) {
  const { formats, undo } = tools;
  const choices = createChoices(store, formats);
  const all = { ...tools, store, choices };
  const place = createPlaceFacet(store, tools);
  let timer = 0;
  const words = h("input", {
    type: "search",
    id: "filter-words",
    autocomplete: "off",
    maxlength: "100",
    dir: "auto",
    on: {
      input: () => {
        clearTimeout(timer);
        timer = setTimeout(() => store.set({ q: words.value.trim() }), TYPING_MS);
      },
    },
  });
  const clear = h(
    "button",
    {
      type: "button",
      class: "button",
      on: {
        click: () => {
          const before = backTo(store.get(), NO_FILTERS);
          store.set({ ...NO_FILTERS });
          undo.offer(gettext("All filters are cleared."), () => store.set(before));
        },
      },
    },
    gettext("Clear all filters"),
  );

  /** What each facet depends on, to open it and to say how many of it are on. */
  const FACETS = [
    { name: "type", title: gettext("Type"), keys: ["types"], open: true, make: typeFacet },
    {
      name: "actor",
      title: gettext("Actor and role"),
      keys: ["actors", "role"],
      open: true,
      make: actorFacet,
    },
    {
      name: "place",
      title: gettext("Place and area"),
      keys: ["area", "place"],
      open: true,
      make: () => place.element,
    },
    {
      name: "precision",
      title: gettext("Precision"),
      keys: ["wherePrecMax", "datePrecMax"],
      make: (_events, kit) => precisionFacet(kit),
    },
    { name: "source", title: gettext("Source"), keys: ["sources"], make: sourceFacet },
    {
      name: "reliability",
      title: gettext("Reliability of the source"),
      keys: ["reliability"],
      make: (_events, kit) => reliabilityFacet(kit),
    },
    {
      name: "credibility",
      title: gettext("Credibility of what is told"),
      keys: ["credibility"],
      make: (_events, kit) => credibilityFacet(kit),
    },
    {
      name: "status",
      title: gettext("Status and dispute"),
      keys: ["statuses", "disputed"],
      make: statusFacet,
    },
  ];
  const folds = new Map(
    FACETS.map(({ name, title, open = false }) => {
      const badge = h("span", { class: "badge number" });
      const body = h("div", { class: "facet-body", role: "group", "aria-label": title });
      const fold = h(
        "details",
        { class: "facet", open },
        h("summary", { class: "facet-title" }, title, badge),
        body,
      );
      return [name, { fold, body, badge }];
    }),
  );

  element.append(
    createViews(store, tools),
    h(
      "div",
      { class: "facet" },
      h("label", { class: "facet-title", for: "filter-words" }, gettext("Words in the title or place")),
      words,
    ),
    h(
      "p",
      { class: "muted small" },
      gettext("Nothing ticked lets everything through; the numbers say what a choice would leave."),
    ),
    ...[...folds.values()].map(({ fold }) => fold),
    clear,
  );

  const isOn = (value) => (Array.isArray(value) ? value.length : value ? 1 : 0);
  let made = { data: null, theme: -1 };

  function make({ data, theme }) {
    made = { data, theme };
    choices.clear();
    for (const { name, make: makeFacet } of FACETS) {
      fillWith(folds.get(name).body, makeFacet(data.events, all));
    }
  }

  function draw(state) {
    if (!state.selection || state.tab !== "filters") {
      return;
    }
    if (made.data !== state.data || made.theme !== state.theme) {
      make(state);
    }
    choices.refresh(state, state.selection.counts());
    place.refresh(state);
    for (const { name, keys } of FACETS) {
      const count = keys.reduce((sum, key) => sum + isOn(state[key]), 0);
      const { fold, badge } = folds.get(name);
      badge.textContent = count ? formats.number(count) : "";
      fold.open ||= count > 0 && !fold.dataset.seen;
      fold.dataset.seen = count > 0 ? "on" : "";
      if (!count) {
        delete fold.dataset.seen;
      }
    }
    if (document.activeElement !== words) {
      words.value = state.q;
    }
    clear.disabled = activeFilters(state) === 0;
  }

  store.subscribe(["selection", "tab", "theme", "area", "place"], draw);
  draw(store.get());
}
