/** Keeps the address bar and the state in step, the back button included. */

import { NO_FILTERS } from "./select.js";
import { DEFAULT_LAYERS, formatState, parseState, USUAL_MANNER } from "./url.js";

const KEYS = [
  ...Object.keys(NO_FILTERS),
  ...Object.keys(USUAL_MANNER),
  "view",
  "from",
  "to",
  "undated",
  "day",
  "sel",
  "layers",
  "base",
  "table",
  "unpublished",
];
/** A change of these is a step that "back" undoes; the others only change the present entry. */
const STEPS = ["sel", "table"];
/** Browsers make a change of the address dear: it waits until the state rests, but not for ever. */
const PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 1000;

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {string} language
 */
export function createAddress(store, language) {
  let restoring = false;
  let timer = 0;
  let waitingSince = 0;

  const restored = (query) => ({
    ...NO_FILTERS,
    ...USUAL_MANNER,
    from: null,
    to: null,
    undated: true,
    day: null,
    sel: null,
    layers: DEFAULT_LAYERS,
    base: "",
    table: false,
    unpublished: false,
    ...parseState(query),
  });

  const withLanguage = (lang, query) => `?lang=${lang}${query && `&${query.slice(1)}`}`;
  const search = (lang) => withLanguage(lang, formatState(store.get()));
  const absolute = (query) => location.origin + location.pathname + query;

  function write(step) {
    clearTimeout(timer);
    timer = 0;
    const next = location.pathname + search(language);
    if (next !== location.pathname + location.search) {
      history[step ? "pushState" : "replaceState"](null, "", next);
    }
    for (const link of document.querySelectorAll("[data-language]")) {
      link.setAttribute("href", search(link.dataset.language));
    }
  }

  /** Write once the state rests; while it does not, as in playback, once in a while. */
  function later() {
    const now = performance.now();
    waitingSince = timer ? waitingSince : now;
    clearTimeout(timer);
    const left = waitingSince + LONGEST_PAUSE_MS - now;
    timer = setTimeout(() => write(false), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  return {
    /** Take the state from the address. */
    restore() {
      restoring = true;
      store.set(restored(location.search));
      restoring = false;
    },
    /** From now on, write every change into the address, and go where "back" goes. */
    follow() {
      store.subscribe(KEYS, (_state, changed) => {
        if (restoring) {
          return;
        }
        if (STEPS.some((key) => changed.has(key))) {
          write(true);
        } else {
          later();
        }
      });
      addEventListener("popstate", () => {
        clearTimeout(timer);
        timer = 0;
        this.restore();
      });
      write(false);
    },
    /** @returns {string} an address that shows others what stands here */
    link: () => absolute(search(language)),
    /** @returns {string} what stands here, without the language: "?…" or "" */
    query: () => formatState(store.get()),
    /** Put what such a query says in place, as a step that "back" undoes. @param {string} query */
    open(query) {
      if (timer) {
        write(false); // what stands here now is what "back" comes back to
      }
      restoring = true;
      store.set(restored(query));
      restoring = false;
      write(true);
    },
    /** @param {string} query as of `query()` @returns {string} an address that shows others the same */
    linkOf: (query) => absolute(withLanguage(language, formatState(parseState(query)))),
  };
}
