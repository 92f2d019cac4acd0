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
 * @param {{help: {open: () => void}, share: {open: () => void}, fit: () => void, seeTable: () => void,
 *   seeMap: () => void}} act fit: show all that is selected; the other two bring the focus there
 */
export function createShortcuts(store, { help, share, fit, seeTable, seeMap }) {
  /** What had the focus may be hidden by it: it goes where the reader does. */
  function turn() {
    store.set({ table: !store.get().table });
    (store.get().table ? seeTable : seeMap)();
  }

  /** Away from a list of events at one place, back to where it was opened. */
  function leaveList() {
    store.set({ together: null });
    seeMap();
  }

  const acts = {
    "?": help.open,
    "؟": help.open,
    "/": () => document.getElementById("place-search")?.focus(),
    t: turn,
    f: () => store.set({ tab: "filters", sel: null, cell: -1, sheet: true }),
    s: share.open,
    0: fit,
    "٠": fit,
  };
  document.addEventListener("keydown", (event) => {
    const { together, sel, cell } = store.get();
    if (event.key === "Escape" && together && !sel && cell < 0 && !isTaken(event)) {
      leaveList();
    }
    const onMap = event.key === "Home" && event.target.closest?.("[data-room=map]");
    const known = onMap ? fit : (acts[event.key] ?? acts[keyOf(event)]);
    const act = isTaken(event) ? null : known;
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
