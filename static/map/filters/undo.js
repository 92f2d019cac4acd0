/** What was cleared or deleted can be had back for a while: a note with a button, and Ctrl+Z. */

import { fillWith, h, icon } from "../dom.js";
import { gettext } from "../i18n.js";

const STAYS_MS = 12_000;

/**
 * @param {HTMLElement} room where notes stand
 * @returns {{offer: (words: string, back: () => void) => void}}
 */
export function createUndo(room) {
  const note = h("div", { class: "undo-note", role: "status" });
  room.append(note);
  let timer = 0;
  let undo = null;

  function away() {
    clearTimeout(timer);
    undo = null;
    fillWith(note);
  }

  function take() {
    const back = undo;
    away();
    back?.();
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, dialog");
    const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyZ";
    if (undo && asked && !typing) {
      event.preventDefault();
      take();
    }
  });

  return {
    offer(words, back) {
      clearTimeout(timer);
      undo = back;
      fillWith(
        note,
        h("span", {}, words),
        h(
          "button",
          { type: "button", class: "link-button", on: { click: take } },
          icon("undo"),
          gettext("Undo"),
        ),
        h(
          "button",
          { type: "button", class: "tool icon-tool", "aria-label": gettext("Close"), on: { click: away } },
          icon("close"),
        ),
      );
      timer = setTimeout(away, STAYS_MS);
    },
  };
}
