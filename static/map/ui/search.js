/**
 * Search for places, events, actors and reports in both scripts, and for coordinates that are typed: a combobox with a list, as ARIA 1.2 has it.
 * The focus stays in the field; the arrow keys choose, Enter acts, Escape closes and then empties.
 */

import { fillWith, h } from "../dom.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { forget, readRecent, remember } from "../recent.js";
import { foldWords } from "../telling.js";
import { typedPoints } from "../typed_point.js";
import { groupWords, optionContent } from "./found.js";

const TYPING_MS = 120;
const MOST_OF_EACH = 5;
const KINDS = ["place", "event", "actor", "report"];
const GROUPS = ["point", ...KINDS];

/**
 * @param {HTMLElement} element @param {HTMLInputElement} input of header.js
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{config: any, formats: any, palette: any, flyTo: (place: any) => void,
 *   locate: (point: {lat: number, lon: number}) => void, goTo: (row: number) => void}} tools locate: mark a point and
 *   tell its coordinates
 */
export function createSearch(element, input, store, tools) {
  const { config, formats, palette } = tools;
  const list = h("div", {
    id: "place-results",
    class: "results",
    role: "listbox",
    "aria-label": gettext("What was found"),
    hidden: true,
  });
  const said = h("p", { class: "visually-hidden", role: "status" });
  const problem = h("p", { class: "results problem", hidden: true });
  element.append(list, problem, said);

  /** @type {Array<{kind: string, item?: any, act: () => void, node: any}>} */
  let options = [];
  let active = -1;
  let timer = 0;
  /** @type {AbortController | null} */
  let asking = null;
  const actorOf = (key) => store.get().data?.events.actors.find((actor) => actor.key === key);

  function close() {
    asking?.abort();
    asking = null;
    clearTimeout(timer);
    options = [];
    active = -1;
    fillWith(list);
    list.hidden = true;
    problem.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    input.removeAttribute("aria-busy");
  }

  function mark(index, scroll = true) {
    options[active]?.node.setAttribute("aria-selected", "false");
    active = index;
    const node = options[index]?.node;
    if (!node) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    node.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", node.id);
    if (scroll) {
      node.scrollIntoView({ block: "nearest" });
    }
  }

  /** What each kind does once it is chosen. */
  const acts = {
    point(item) {
      store.set({ table: false });
      tools.flyTo(item);
      tools.locate(item);
    },
    place(item) {
      store.set({ table: false });
      tools.flyTo(item);
    },
    event(item) {
      store.set({ sel: item.uuid, cell: -1, table: false, sheet: true });
      tools.whenKnown(item.uuid, tools.goTo);
    },
    actor(item) {
      const { actors } = store.get();
      store.set({
        actors: actors.includes(item.key) ? actors : [...actors, item.key],
        sel: null,
        cell: -1,
        said: fill(gettext("Only events of %(actor)s are shown."), { actor: named(item, formats.language) }),
      });
    },
    report(item) {
      location.assign(config.reportUrl.replace("{uuid}", item.uuid));
    },
  };

  function choose(index) {
    const option = options[index];
    if (!option) {
      return;
    }
    if (option.item && option.kind !== "point") {
      input.value = nameOf(option.kind, option.item);
      remember({ kind: option.kind, item: option.item });
    }
    close();
    option.act();
  }

  const nameOf = (kind, item) =>
    kind === "report" ? item.title : named(item, formats.language, kind === "event" ? "title" : "name");

  function addOption(kind, act, content, item) {
    const index = options.length;
    const node = h(
      "div",
      {
        id: `place-${index}`,
        class: `found found-${kind}`,
        role: "option",
        "aria-selected": "false",
        on: {
          pointerdown: (event) => event.preventDefault(), // the field keeps the focus
          click: () => choose(index),
          pointermove: () => active !== index && mark(index, false),
        },
      },
      content,
    );
    options.push({ kind, item, act, node });
    return node;
  }

  function group(title, nodes) {
    const id = `place-group-${list.childElementCount}`;
    list.append(
      h(
        "div",
        { role: "group", "aria-labelledby": id, class: "found-group" },
        h("p", { id, role: "presentation", class: "found-title" }, title),
        nodes,
      ),
    );
  }

  const asOption = (query) => (found) =>
    addOption(
      found.kind,
      () => acts[found.kind](found.item),
      optionContent(found, found.kind === "point" ? "" : query, { ...tools, palette, actorOf }),
      found.item,
    );

  /** @param {Array<{kind: string, item: any}>} found @param {string} query */
  function show(found, query) {
    options = [];
    active = -1;
    fillWith(list);
    const called = found.filter(({ item }) => isNamed(item, query)).map(({ kind }) => kind);
    for (const kind of new Set([...called, ...GROUPS])) {
      const some = found.filter((one) => one.kind === kind);
      if (some.length) {
        group(groupWords(kind), some.map(asOption(query)));
      }
    }
    open(found.length > 0);
    const none = gettext("Nothing here is called so. Try fewer letters, or the other script.");
    problem.hidden = found.length > 0;
    fillWith(problem, found.length ? "" : none);
    const count = fill(ngettext("%(n)s found", "%(n)s found", found.length), {
      n: formats.number(found.length),
    });
    fillWith(said, found.length ? count : none);
    mark(found.length ? 0 : -1);
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    list.scrollTop = 0;
    input.setAttribute("aria-expanded", String(isOpen));
    input.removeAttribute("aria-busy");
  }

  /** What was found lately, while nothing is typed. */
  function showRecent() {
    const recent = readRecent();
    close();
    if (recent.length === 0) {
      return;
    }
    group(gettext("Found lately"), [
      ...recent.map(asOption("")),
      addOption("forget", forget, h("span", { class: "found-words" }, gettext("Forget these"))),
    ]);
    open(true);
  }

  async function ask() {
    const query = input.value.trim();
    clearTimeout(timer);
    asking?.abort();
    if (!query) {
      showRecent();
      return;
    }
    const mine = new AbortController();
    asking = mine;
    input.setAttribute("aria-busy", "true");
    try {
      const points = await typedPoints(query);
      const found = points.length
        ? points.map((item) => ({ kind: "point", item }))
        : await fetchFound(
            `${config.find}?q=${encodeURIComponent(query)}&limit=${MOST_OF_EACH}`,
            mine.signal,
          );
      if (asking === mine) {
        show(found, query);
      }
    } catch {
      if (asking === mine) {
        failed();
      }
    }
  }

  function failed() {
    show([], "");
    const words = gettext("The search does not answer just now. Enter tries again.");
    fillWith(problem, words);
    fillWith(said, words);
  }

  /** Up and down go round; without a list they ask for one. */
  function walk(step) {
    if (options.length === 0) {
      ask();
      return;
    }
    const from = active < 0 && step < 0 ? 0 : active;
    mark((from + step + options.length) % options.length);
  }

  const keys = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: () => (options[active] ? choose(active) : ask()),
    Escape() {
      if (list.hidden && problem.hidden) {
        input.value = "";
      }
      close();
    },
  };
  input.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (act && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, input.value.trim() ? TYPING_MS : 0);
  });
  input.addEventListener("click", () => {
    if (!input.value && list.hidden) {
      showRecent();
    }
  });
  input.addEventListener("blur", close);
  if (document.activeElement === input) {
    ask(); // typed or clicked before this was here
  }
}

/** Whether a place or an actor is called just what was typed: then its kind comes first. */
function isNamed(item, query) {
  const { name_en, name_ar, short_en, short_ar } = item;
  const typed = foldWords(query);
  return [name_en, name_ar, short_en, short_ar].some((name) => name && foldWords(name) === typed);
}

/** @returns {Promise<Array<{kind: string, item: any}>>} places first; throws when there is no good answer */
async function fetchFound(url, signal) {
  const response = await fetch(url, { signal, credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${response.status}: ${url}`);
  }
  const found = await response.json();
  return KINDS.flatMap((kind) => found[`${kind}s`].map((item) => ({ kind, item })));
}
