/** The sheet of a reader's preferences. */

import { h } from "../dom.js";
import { gettext, readPreferences, writePreferences } from "../i18n.js";
import { createDialog } from "./dialog.js";

/**
 * Digits and the second calendar; the page opens anew with them, its state being in the address.
 * @param {any} formats @returns {{open: () => void}}
 */
export function createPreferences(formats) {
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
