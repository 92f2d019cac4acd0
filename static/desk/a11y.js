/** Names for form controls that Django's admin leaves without one: inline cells, Select2, empty headers. */

import { gettext } from "../map/i18n.js";

/** @param {ParentNode} root */
function nameAll(root) {
  for (const header of root.querySelectorAll("thead th:empty, thead th.original")) {
    header.textContent ||= "";
    if (header.textContent.trim() === "") {
      header.setAttribute("aria-label", gettext("Row"));
      const words = document.createElement("span");
      words.className = "visually-hidden";
      words.textContent = gettext("Row");
      header.append(words);
    }
  }
  for (const control of root.querySelectorAll(
    ".inline-group td :is(input, select, textarea):not([type=hidden])",
  )) {
    const cell = control.closest("td");
    const headers = control.closest("table").querySelectorAll("thead th");
    const words = headers[cell.cellIndex]?.textContent.trim() || gettext("Row");
    if (!control.labels?.length && !control.hasAttribute("aria-label")) {
      control.setAttribute("aria-label", words);
    }
  }
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    nameSelect2(select);
  }
}

/** @param {HTMLSelectElement} select */
function nameSelect2(select) {
  const words = select.labels?.[0]?.textContent.trim() || select.getAttribute("aria-label");
  const box = select.nextElementSibling?.querySelector?.(".select2-selection");
  const shown = box?.querySelector(".select2-selection__rendered");
  if (!words || !box || !shown) {
    return;
  }
  const chosen = shown.textContent.replace("×", "").trim();
  const name = chosen ? `${words} ${chosen}` : words;
  box.removeAttribute("aria-labelledby");
  for (const part of [box, shown]) {
    part.setAttribute("aria-label", name);
  }
}

nameAll(document);
// Select2 builds its boxes when jQuery is ready, and rebuilds their text with each choice.
globalThis.addEventListener("load", () => nameAll(document));
document.addEventListener("formset:added", (event) =>
  setTimeout(() => nameAll(event.target.closest(".inline-group") ?? document)),
);
globalThis.django
  ?.jQuery?.(document)
  .on("change", "select.admin-autocomplete", (event) => nameSelect2(event.target));
