/** The field of the search; what it finds, and how (search.js), comes when somebody goes to it. */

import { h } from "../dom.js";
import { gettext } from "../i18n.js";

/**
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
