/** The header's tools: table or map, sharing, preferences, help. */

import { fillWith, h, icon } from "../dom.js";
import { gettext } from "../i18n.js";
import { readPreferences, writePreferences } from "../preferences.js";
import { createDialog } from "./dialog.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, help: {open: () => void}, share: {open: () => void}}} tools
 */
export function createTools(element, store, { formats, help, share }) {
  const tool = (name, label, act) =>
    h(
      "button",
      { type: "button", class: "tool icon-tool", "aria-label": label, title: label, on: { click: act } },
      icon(name),
    );
  const table = h("button", {
    type: "button",
    class: "tool icon-tool",
    on: { click: () => store.set({ table: !store.get().table }) },
  });
  const sharing = tool("share", gettext("Share, print or take the data"), () => share.open());
  sharing.dataset.tool = "share";
  const preferences = createPreferences(formats);
  element.append(
    table,
    sharing,
    tool("settings", gettext("Preferences"), preferences.open),
    tool("help", gettext("Keyboard and help"), help.open),
  );

  function draw({ table: on }) {
    fillWith(
      table,
      icon(on ? "map" : "table"),
      h("span", { class: "tool-word" }, on ? gettext("Map") : gettext("Table")),
    );
    table.setAttribute("aria-label", on ? gettext("Show the map") : gettext("Show the events as a table"));
  }
  store.subscribe(["table"], draw);
  draw(store.get());
}

/** Digits and the second calendar; the page opens anew with them, its state being in the address. */
function createPreferences(formats) {
  const now = readPreferences();
  const save = (patch) => {
    writePreferences({ ...readPreferences(), ...patch });
    location.reload();
  };
  const digits = (value, label) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name: "digits",
        checked: now.digits === value,
        on: { change: () => save({ digits: value }) },
      }),
      h("span", {}, label),
    );
  return createDialog(
    gettext("Preferences"),
    formats.rtl
      ? h(
          "fieldset",
          { class: "facet" },
          h("legend", { class: "facet-title" }, gettext("Digits")),
          digits("latn", "0 1 2 3 4 5 6 7 8 9"),
          digits("arab", "٠ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩"),
        )
      : null,
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "checkbox",
        checked: now.hijri,
        on: { change: (event) => save({ hijri: event.target.checked }) },
      }),
      h("span", {}, gettext("Show the time range by the Hijri calendar too")),
    ),
  );
}
