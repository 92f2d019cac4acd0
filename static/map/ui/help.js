/** The help sheet: what the keyboard does. "?" opens it. */

import { h } from "../dom.js";
import { gettext } from "../i18n.js";
import { createDialog } from "./dialog.js";

/** @param {any} store @param {{formats: any}} tools @returns {{open: () => void}} */
export function createHelp(store, { formats }) {
  const later = formats.rtl ? "←" : "→";
  const earlier = formats.rtl ? "→" : "←";
  const keys = [
    [["/"], gettext("find a place")],
    [["j", "k"], gettext("next and earlier event in time, once one is open")],
    [["Esc"], gettext("close what is open")],
    [["t"], gettext("table or map")],
    [["f"], gettext("filters")],
    [["+", "−"], gettext("zoom, when the map has the focus; arrow keys move it")],
    [["↑", "↓", "Enter"], gettext("go through the list of events and open one")],
    [[earlier, later], gettext("on the timeline: a day earlier or later")],
    [["PgUp", "PgDn"], gettext("on the timeline: a month later or earlier")],
    [["Home", "End"], gettext("on the timeline: to its ends")],
    [["?"], gettext("this sheet")],
  ];
  const dialog = createDialog(
    gettext("Keyboard"),
    h(
      "dl",
      { class: "keys" },
      keys.map(([names, words]) =>
        h(
          "div",
          {},
          h(
            "dt",
            {},
            names.map((name) => h("kbd", {}, name)),
          ),
          h("dd", {}, words),
        ),
      ),
    ),
  );

  document.addEventListener("keydown", (event) => {
    if (
      event.target.closest?.("input, select, textarea, dialog") ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    ) {
      return;
    }
    const act = {
      "?": () => dialog.open(),
      "/": () => document.getElementById("place-search")?.focus(),
      t: () => store.set({ table: !store.get().table }),
      f: () => store.set({ tab: "filters", sel: null, cell: -1, sheet: true }),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
  return dialog;
}
