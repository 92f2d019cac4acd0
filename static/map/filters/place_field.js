/** A field that finds one place by its name, in either script: a combobox whose choice is handed on. */

import { fetchJson } from "../data.js";
import { fillWith, h } from "../dom.js";
import { gettext, named } from "../i18n.js";
import { kindName } from "../words.js";

const TYPING_MS = 160;
const MOST = 8;

/**
 * @param {{id: string, url: string, language: string, choose: (place: any) => void}} options
 *   choose: gets uuid, name_en, name_ar, kind, lat, lon
 */
export function createPlaceField({ id, url, language, choose }) {
  const listId = `${id}-list`;
  const input = h("input", {
    type: "search",
    id,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "80",
    dir: "auto",
  });
  const list = h("ul", {
    id: listId,
    class: "results",
    role: "listbox",
    "aria-label": gettext("Places found"),
    hidden: true,
  });
  const said = h("p", { class: "field-note", role: "status" });
  const element = h("div", { class: "place-field" }, input, list, said);

  let places = [];
  let active = -1;
  let timer = 0;
  let asked = 0;

  function close() {
    asked += 1;
    clearTimeout(timer);
    places = [];
    active = -1;
    list.hidden = true;
    fillWith(said);
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === index));
    });
    list.children[index]?.scrollIntoView({ block: "nearest" });
    if (index >= 0) {
      input.setAttribute("aria-activedescendant", `${listId}-${index}`);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function take(index) {
    const place = places[index];
    if (place) {
      close();
      input.value = "";
      choose(place);
    }
  }

  const option = (place, index) =>
    h(
      "li",
      {
        id: `${listId}-${index}`,
        role: "option",
        "aria-selected": "false",
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => take(index),
          pointermove: () => index !== active && mark(index),
        },
      },
      h("span", { class: "result-name" }, h("bdi", {}, named(place, language))),
      h("span", { class: "muted small" }, [kindName(place.kind), place.admin1].filter(Boolean).join(" · ")),
    );

  function show(found) {
    places = found;
    fillWith(list, found.map(option));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    fillWith(said, found.length ? "" : gettext("No place of that name here."));
    mark(found.length ? 0 : -1);
  }

  async function ask() {
    const words = input.value.trim();
    if (!words) {
      close();
      return;
    }
    asked += 1;
    const mine = asked;
    try {
      const found = await fetchJson(`${url}?q=${encodeURIComponent(words)}&limit=${MOST}`);
      if (mine === asked) {
        show(found);
      }
    } catch {
      if (mine === asked) {
        show([]);
        fillWith(said, gettext("The search does not answer just now."));
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING_MS);
  });
  input.addEventListener("keydown", (event) => {
    const walk = (step) => (places.length ? mark((active + step + places.length) % places.length) : ask());
    const act = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      Enter: () => take(active),
      Escape: places.length ? close : null,
    }[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  input.addEventListener("blur", close);
  return element;
}
