/** Search for places in both scripts: a combobox whose choice flies the map there. */

import { fetchJson } from "../data.js";
import { fillWith, h } from "../dom.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { kindName } from "../words.js";

const TYPING_MS = 180;
const MOST = 8;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{config: any, formats: any, flyTo: (place: any) => void}} tools
 */
export function createSearch(element, store, { config, formats, flyTo }) {
  const { language } = formats;
  const input = h("input", {
    type: "search",
    role: "combobox",
    id: "place-search",
    "aria-label": gettext("Find a place"),
    "aria-expanded": "false",
    "aria-controls": "place-results",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: gettext("Find a place: هجين, Hajin…"),
    dir: "auto",
  });
  const results = h("ul", {
    id: "place-results",
    class: "results",
    role: "listbox",
    "aria-label": gettext("Places found"),
    hidden: true,
  });
  const said = h("p", { class: "visually-hidden", role: "status" });
  const problem = h("p", { class: "results problem", hidden: true });
  element.append(input, results, problem, said);

  let places = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  function close() {
    asked += 1;
    clearTimeout(timer);
    places = [];
    results.hidden = true;
    problem.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    active = index;
    [...results.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
      if (i === index) {
        option.scrollIntoView({ block: "nearest" });
      }
    });
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", `place-${index}`);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function choose(index) {
    const place = places[index];
    if (place) {
      input.value = named(place, language);
      close();
      store.set({ table: false });
      flyTo(place);
    }
  }

  function option(place, index) {
    const other = language === "ar" ? place.name_en : place.name_ar;
    return h(
      "li",
      {
        id: `place-${index}`,
        role: "option",
        "aria-selected": "false",
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => choose(index),
          pointermove: () => mark(index),
        },
      },
      h(
        "span",
        { class: "result-name" },
        h("bdi", {}, named(place, language)),
        other ? h("bdi", { class: "muted" }, other) : null,
      ),
      h("span", { class: "muted small" }, [kindName(place.kind), place.admin1].filter(Boolean).join(" · ")),
    );
  }

  function show(found) {
    places = found;
    fillWith(results, found.map(option));
    results.hidden = found.length === 0;
    problem.hidden = found.length > 0;
    fillWith(problem, found.length ? "" : gettext("No place of that name here."));
    input.setAttribute("aria-expanded", String(found.length > 0));
    fillWith(
      said,
      found.length
        ? fill(ngettext("%(n)s place found", "%(n)s places found", found.length), {
            n: formats.number(found.length),
          })
        : gettext("No place of that name here."),
    );
    mark(found.length ? 0 : -1);
  }

  async function ask() {
    const query = input.value.trim();
    if (!query) {
      close();
      return;
    }
    asked += 1;
    const mine = asked;
    try {
      const found = await fetchJson(`${config.search}?q=${encodeURIComponent(query)}&limit=${MOST}`);
      if (mine === asked) {
        show(found);
      }
    } catch {
      if (mine === asked) {
        show([]);
        fillWith(problem, gettext("The search does not answer just now."));
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING_MS);
  });
  /** Up and down go round; without a list they ask for one. */
  function walk(step) {
    if (places.length === 0) {
      ask();
      return;
    }
    mark((active + step + places.length) % places.length);
  }

  const keys = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => choose(active),
    Escape: close,
  };
  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  input.addEventListener("blur", close);
}
