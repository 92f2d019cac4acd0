/** A modal sheet with a title and a way out; the browser keeps the focus inside. */

import { h, icon } from "../dom.js";
import { gettext } from "../i18n.js";

let made = 0;

/**
 * @param {string} title @param {...any} content
 * @returns {{open: () => void, element: any, body: any}} body: what holds the content
 */
export function createDialog(title, ...content) {
  made += 1;
  const id = `dialog-${made}`;
  const body = h("div", { class: "sheet-body" }, content);
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-labelledby": id },
    h(
      "header",
      {},
      h("h2", { id }, title),
      h(
        "button",
        {
          type: "button",
          class: "tool icon-tool",
          "aria-label": gettext("Close"),
          on: { click: () => dialog.close() },
        },
        icon("close"),
      ),
    ),
    body,
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  document.body.append(dialog);
  return { open: () => dialog.showModal(), element: dialog, body };
}
