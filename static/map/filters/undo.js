/**
 * The way back: what was cleared or deleted is offered back for a while in a note with a button; and Ctrl+Z takes
 * back change after change of the filters and of the time.
 */

import { fillWith, h, icon } from "../dom.js";
import { fill, gettext } from "../i18n.js";
import { NO_FILTERS } from "../select.js";
import { activeOf } from "./active.js";
import { createSteps, isWhole } from "./steps.js";

const STAYS_MS = 12_000;
/** What is undone step by step. */
const KEYS = ["from", "to", "undated", ...Object.keys(NO_FILTERS)];

/**
 * @param {HTMLElement} room where notes stand
 * @param {ReturnType<typeof import("../store.js").createStore>} store @param {any} formats
 * @returns {{offer: (words: string, back: () => void) => void}}
 */
export function createUndo(room, store, formats) {
  const note = h("div", { class: "undo-note", role: "status" });
  room.append(note);
  const steps = createSteps(KEYS, store.get());
  let timer = 0;
  let undo = null;
  let undoing = false;

  function away() {
    clearTimeout(timer);
    undo = null;
    fillWith(note);
  }

  function show(...content) {
    clearTimeout(timer);
    const close = h(
      "button",
      { type: "button", class: "tool icon-tool", "aria-label": gettext("Close"), on: { click: away } },
      icon("close"),
    );
    fillWith(note, content, close);
    timer = setTimeout(away, STAYS_MS);
  }

  /** Take something back; that is no change that could be taken back itself. */
  function quietly(act) {
    undoing = true;
    act();
    undoing = false;
    steps.rest(store.get());
  }

  function take() {
    const back = undo;
    away();
    quietly(back);
  }

  function offer(words, back) {
    undo = back;
    const button = { type: "button", class: "link-button", on: { click: take } };
    show(h("span", {}, words), h("button", button, icon("undo"), gettext("Undo")));
  }

  /** Take the last change back, and say what came or went by that. */
  function stepBack() {
    const before = store.get();
    const patch = steps.back(before);
    if (patch) {
      quietly(() => store.set(patch));
      show(h("span", {}, undoneWords(before)));
    }
    return patch !== null;
  }

  function undoneWords(before) {
    const [was, is] = [before, store.get()].map((state) =>
      state.data ? activeOf(state, formats).map(({ text }) => text) : [],
    );
    const [gone, come] = [was.filter((text) => !is.includes(text)), is.filter((text) => !was.includes(text))];
    const list = (texts) => ({ names: texts.join(" · ") });
    if (come.length) {
      return fill(gettext("Undone; back again: %(names)s"), list(come));
    }
    return gone.length
      ? fill(gettext("Undone; taken away: %(names)s"), list(gone))
      : gettext("The last change is undone.");
  }

  /** A range that was chosen with care is lost with one press: offered back, unless another note tells of it. */
  function offerTime({ from, to }) {
    setTimeout(() => undo || offer(gettext("All time is shown."), () => store.set({ from, to })));
  }

  store.subscribe(KEYS, (state) => {
    const before = undoing ? null : steps.note(state, performance.now());
    if (!before) {
      return;
    }
    if (undo) {
      away(); // what an older note offers is no longer the last change
    }
    if (isWhole(state) && !isWhole(before)) {
      offerTime(before);
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, dialog");
    const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
    if (!asked || typing) {
      return;
    }
    if (undo) {
      take();
      event.preventDefault();
    } else if (stepBack()) {
      event.preventDefault();
    }
  });

  return { offer };
}
