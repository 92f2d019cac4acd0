/** The header: the search's field, and the tools beside it: table or map, sharing, preferences, help. */

import { fillWith, h, icon } from "../dom.js";
import { gettext } from "../i18n.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {Record<"help" | "preferences" | "share", {open: () => void}>} tools sheets that open
 */
export function createTools(element, store, { help, preferences, share }) {
  const tool = (name, label, act) =>
    h(
      "button",
      { type: "button", class: "tool icon-tool", "aria-label": label, title: label, on: { click: act } },
      icon(name),
    );
  const table = h("button", {
    type: "button",
    class: "tool icon-tool",
    on: { click: () => store.set({ table: !store.get().table }) },
  });
  const sharing = tool("share", gettext("Share, print or take the data"), () => share.open());
  sharing.dataset.tool = "share";
  element.append(
    table,
    sharing,
    tool("settings", gettext("Preferences"), preferences.open),
    tool("help", gettext("Keyboard and help"), help.open),
  );

  function draw({ table: on }) {
    fillWith(
      table,
      icon(on ? "map" : "table"),
      h("span", { class: "tool-word" }, on ? gettext("Map") : gettext("Table")),
    );
    table.setAttribute("aria-label", on ? gettext("Show the map") : gettext("Show the events as a table"));
  }
  store.subscribe(["table"], draw);
  draw(store.get());
}

/**
 * The field of the search; what it finds, and how (search.js), comes when somebody goes to it.
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {any} tools those of search.js, and `later`
 */
export function createSearchField(element, store, tools) {
  const input = h("input", {
    type: "search",
    role: "combobox",
    id: "place-search",
    "aria-label": gettext("Search places, events, actors and reports"),
    "aria-expanded": "false",
    "aria-controls": "place-results",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    maxlength: "80",
    placeholder: gettext("Search: هجين, Hajin, artillery…"),
    dir: "auto",
  });
  const ready = tools.later.room({
    load: () => import("./search.js"),
    make: ({ createSearch }) => createSearch(element, input, store, tools),
    style: "search",
  });
  input.addEventListener("focus", () => ready().catch(tools.later.failed), { once: true });
  element.append(input);
}
