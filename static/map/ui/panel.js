/** The panel: tabs of events, filters and layers; an event, once chosen, stands in front of them. */

import { h, icon, say } from "../dom.js";
import { fill, gettext } from "../i18n.js";
import { isTaken, keyOf } from "../keys.js";
import { activeFilters, lookedUp } from "../select.js";
import { createList } from "./list.js";

/** Keys of the card that stands in front of the tabs (see details.js). */
const CARD_KEYS = new Set(["Escape", "j", "k"]);

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {any} tools
 */
export function createPanel(element, store, tools) {
  const { formats, later } = tools;
  const tabs = [
    { key: "events", label: gettext("Events") },
    { key: "filters", label: gettext("Filters") },
    { key: "layers", label: gettext("Layers and legend") },
  ].map((tab) => ({
    ...tab,
    badge: h("span", { class: "badge number" }),
    panel: h("div", {
      class: "tab-panel",
      role: "tabpanel",
      id: `panel-${tab.key}`,
      "aria-labelledby": `tab-${tab.key}`,
      tabindex: "0",
    }),
  }));
  for (const tab of tabs) {
    tab.button = h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${tab.key}`,
        "aria-controls": `panel-${tab.key}`,
        on: { click: () => open(tab.key) },
      },
      tab.label,
      tab.badge,
    );
  }
  const grip = h(
    "button",
    { type: "button", class: "grip", on: { click: () => setSheet(element.dataset.sheet !== "open") } },
    icon("up"),
  );
  const tablist = h(
    "div",
    { class: "tabs", role: "tablist", "aria-label": gettext("Events, filters and layers") },
    tabs.map(({ button }) => button),
  );
  const chips = h("div", { class: "chips", hidden: true });
  const browse = h(
    "div",
    { class: "browse" },
    tablist,
    chips,
    tabs.map(({ panel }) => panel),
  );
  const details = h("div", { class: "details", hidden: true });
  element.append(grip, browse, details);

  function setSheet(isOpen) {
    element.dataset.sheet = isOpen ? "open" : "peek";
    grip.setAttribute("aria-expanded", String(isOpen));
    grip.setAttribute("aria-label", isOpen ? gettext("Make the panel small") : gettext("Open the panel"));
  }

  function open(key) {
    setSheet(true);
    store.set({ tab: key });
  }

  tablist.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -9, End: 9 }[event.key];
    if (step) {
      const now = tabs.findIndex(({ key }) => key === store.get().tab);
      const forward = formats.rtl && Math.abs(step) === 1 ? -step : step;
      const next =
        Math.abs(step) === 9 ? (step < 0 ? 0 : tabs.length - 1) : (now + forward + tabs.length) % tabs.length;
      store.set({ tab: tabs[next].key });
      tabs[next].button.focus();
      event.preventDefault();
    }
  });

  function showTab({ tab: chosen }) {
    for (const { key, button, panel } of tabs) {
      button.setAttribute("aria-selected", String(key === chosen));
      button.tabIndex = key === chosen ? 0 : -1;
      panel.hidden = key !== chosen;
    }
  }

  store.subscribe(["tab"], showTab);
  store.subscribe(["selection", "data"], (state) => {
    if (state.selection) {
      const count = activeFilters(state);
      say(tabs[0].badge, lookedUp(state) === "none" ? "?" : formats.number(state.selection.count));
      say(tabs[1].badge, count ? formats.number(count) : "");
      tabs[1].badge.title = count ? fill(gettext("%(n)s filters are on"), { n: formats.number(count) }) : "";
    }
  });
  /** The card in front of the list, where something is selected; what is selected opens the sheet. */
  let cameFrom = null;
  function showFront({ sel, cell, together }) {
    const inFront = Boolean(sel) || cell >= 0;
    if (inFront && details.hidden) {
      cameFrom = document.activeElement; // before what has the focus is hidden
    }
    details.hidden = !inFront;
    browse.hidden = inFront;
    if (inFront || together) {
      setSheet(true);
    }
  }

  store.subscribe(["sel", "cell", "together"], showFront);
  store.subscribe(["sheet"], ({ sheet }) => {
    if (sheet) {
      setSheet(true);
      store.set({ sheet: false });
    }
  });

  setSheet(false);
  showTab(store.get());
  showFront(store.get()); // the address may name an event from the start
  const [events, filters, layers] = tabs.map(({ panel }) => panel);
  createList(events, store, tools);
  later.room({
    load: () => import("./chips.js"),
    make: ({ createChips }) => createChips(chips, store, tools),
    keys: ["selection", "from", "to"],
    when: (state) => activeFilters(state) || state.from !== null || state.to !== null,
  });
  /** What was pressed while the first card was still on its way: it answers once it is here. */
  const early = [];
  function keepForCard(event) {
    const { sel, cell } = store.get();
    if ((sel || cell >= 0) && CARD_KEYS.has(keyOf(event)) && !isTaken(event)) {
      early.push(event);
    }
  }
  document.addEventListener("keydown", keepForCard);
  later.room({
    load: () => import("./details.js"),
    make({ createDetails }, how) {
      createDetails(details, store, tools, { ...how, cameFrom });
      document.removeEventListener("keydown", keepForCard);
      for (const { key, code } of early) {
        document.dispatchEvent(new KeyboardEvent("keydown", { key, code, cancelable: true }));
      }
    },
    style: "details",
    keys: ["sel", "cell"],
    when: ({ sel, cell }) => sel || cell >= 0,
  });
  later.room({
    load: () => import("./filters.js"),
    make: ({ createFilters }) => createFilters(filters, store, tools),
    style: "facets",
    keys: ["tab"],
    when: ({ tab }) => tab === "filters",
  });
  later.room({
    load: () => import("./layers.js"),
    make: ({ createLayers }) => createLayers(layers, store, tools),
    style: "facets",
    keys: ["tab"],
    when: ({ tab }) => tab === "layers",
  });
}
