/** Keys by what is printed on them in Latin letters, so that shortcuts work on an Arabic keyboard too; and those of the whole page. */

const CODES = {
  BracketLeft: "[",
  BracketRight: "]",
  Slash: "/",
  Equal: "+",
  Minus: "-",
};

/** @param {KeyboardEvent} event @returns {string} event.key, or the Latin key at that place where it is another script's */
export function keyOf({ key, code, shiftKey = false }) {
  if (key.length !== 1 || /[\u0020-\u007e]/.test(key)) {
    return key;
  }
  const letter = /^Key([A-Z])$/.exec(code ?? "")?.[1];
  if (letter) {
    return shiftKey ? letter : letter.toLowerCase();
  }
  return CODES[code] ?? key;
}

/** Whether a key belongs to what has the focus: text being typed, a choice, an open dialog, or a browser's own. */
export const isTaken = (event) =>
  event.defaultPrevented ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  Boolean(event.target.closest?.("input, select, textarea, dialog, [contenteditable]"));

/**
 * Keys of the whole page. What they open may have to be fetched first: it opens as soon as it is here.
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{help: {open: () => void}, share: {open: () => void}}} act
 */
export function createShortcuts(store, { help, share }) {
  const acts = {
    "?": help.open,
    "؟": help.open,
    "/": () => document.getElementById("place-search")?.focus(),
    t: () => store.set({ table: !store.get().table }),
    f: () => store.set({ tab: "filters", sel: null, cell: -1, sheet: true }),
    s: share.open,
  };
  document.addEventListener("keydown", (event) => {
    const act = isTaken(event) ? null : (acts[event.key] ?? acts[keyOf(event)]);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
