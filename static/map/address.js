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

let marks = 0;
/** A mark that no entry has, of this document or another. */
function newMark() {
  marks += 1;
  return `${performance.timeOrigin} ${marks}`;
}
/** @param {any} state of an entry of the history @returns {string} "" of one that we did not make */
const markOf = (state) => state?.entry ?? "";

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {string} language
 */
export function createAddress(store, language) {
  let restoring = false;
  let timer = 0;
  let waitingSince = 0;
  /** The state that waits to be written; null where none does. */
  let pending = null;
  /** Marks of the entries of the browser's history: which is here, and what was not yet written of one that was left. */
  let entry = markOf(history.state);
  const unwritten = new Map();

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

  /** Nothing waits any longer. @returns {any} the state that did, null where none did */
  function settle() {
    const waited = pending;
    clearTimeout(timer);
    timer = 0;
    pending = null;
    return waited;
  }

  /** Let an entry of the history, a new one or this, name a state. */
  function put(state, step) {
    const next = location.pathname + withLanguage(language, formatState(state));
    if (next !== location.pathname + location.search) {
      entry = step ? newMark() : entry;
      history[step ? "pushState" : "replaceState"]({ entry }, "", next);
    }
  }

  function write(step) {
    const waited = settle();
    if (waited && step) {
      put(waited, false); // what stood here before the step is what "back" comes back to
    }
    put(store.get(), step);
    for (const link of document.querySelectorAll("[data-language]")) {
      link.setAttribute("href", search(link.dataset.language));
    }
  }

  /** Whoever leaves the page comes back to what stood here. */
  const writeAtOnce = () => pending && write(false);

  /** Write once the state rests; while it does not, as in playback, once in a while. */
  function later(state) {
    pending = state;
    const now = performance.now();
    waitingSince = timer ? waitingSince : now;
    clearTimeout(timer);
    const left = waitingSince + LONGEST_PAUSE_MS - now;
    timer = setTimeout(() => write(false), Math.max(0, Math.min(PAUSE_MS, left)));
  }

  return {
    /** Take the state from the address. @param {string} [query] what its entry lacks as yet */
    restore(query = location.search) {
      restoring = true;
      store.set(restored(query));
      restoring = false;
    },
    /** From now on, write every change into the address, and go where "back" goes. */
    follow() {
      store.subscribe(KEYS, (state, changed) => {
        if (restoring) {
          return;
        }
        const walked = state.walking && changed.has("sel");
        if (walked) {
          store.set({ walking: false });
        }
        if (STEPS.some((key) => changed.has(key))) {
          write(!walked); // who walks from event to event goes back in one step to where the walk began
        } else {
          later(state);
        }
      });
      addEventListener("popstate", ({ state }) => {
        const waited = settle();
        if (waited) {
          unwritten.set(entry, formatState(waited));
        }
        entry = markOf(state);
        this.restore(unwritten.get(entry));
        if (unwritten.delete(entry)) {
          write(false);
        }
      });
      addEventListener("pagehide", writeAtOnce);
      for (const link of document.querySelectorAll("[data-language]")) {
        link.addEventListener("click", writeAtOnce);
      }
      write(false);
    },
    /** @returns {string} an address that shows others what stands here */
    link: () => absolute(search(language)),
    /** @returns {string} what stands here, without the language: "?…" or "" */
    query: () => formatState(store.get()),
    /** Put what such a query says in place, as a step that "back" undoes. @param {string} query */
    open(query) {
      writeAtOnce(); // what stands here now is what "back" comes back to
      restoring = true;
      store.set(restored(query));
      restoring = false;
      write(true);
    },
    /** @param {string} query as of `query()` @returns {string} an address that shows others the same */
    linkOf: (query) => absolute(withLanguage(language, formatState(parseState(query)))),
  };
}
