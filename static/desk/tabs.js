/** Two lists under tabs: places and claims. */

import { h } from "../map/dom.js";
import { fill, gettext } from "../map/i18n.js";

/** @param {HTMLElement} element @param {any} store @returns {{panels: {places: any, claims: any}}} */
export function createTabs(element, store) {
  const names = ["places", "claims"];
  const tabs = {};
  const panels = {};
  for (const name of names) {
    tabs[name] = h("button", {
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": `panel-${name}`,
      class: "desk-tab",
      on: { click: () => store.set({ tab: name }), keydown: (event) => onKey(event, name) },
    });
    panels[name] = h("div", {
      role: "tabpanel",
      id: `panel-${name}`,
      "aria-labelledby": `tab-${name}`,
      class: "desk-panel",
    });
  }
  element.replaceChildren(
    h(
      "div",
      { role: "tablist", class: "desk-tabs", "aria-label": gettext("What to decide") },
      ...Object.values(tabs),
    ),
    ...Object.values(panels),
  );

  function onKey(event, name) {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const other = names[1 - names.indexOf(name)];
      store.set({ tab: other });
      tabs[other].focus();
    }
  }

  function draw(state) {
    const open = {
      places: state.desk.mentions.filter((m) => m.status === "proposed" && !m.actor).length,
      claims: state.desk.claims.filter((c) => c.status === "proposed").length,
    };
    const labels = {
      places: gettext("Places (%(n)s to decide)"),
      claims: gettext("Claims (%(n)s to decide)"),
    };
    for (const name of names) {
      const chosen = state.tab === name;
      tabs[name].textContent = fill(labels[name], { n: open[name] });
      tabs[name].setAttribute("aria-selected", String(chosen));
      tabs[name].tabIndex = chosen ? 0 : -1;
      panels[name].hidden = !chosen;
    }
  }
  store.subscribe(draw);
  draw(store.get());
  return { panels };
}
