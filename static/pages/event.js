/** An event's page: its map, and a button that copies the citation. */

import { smallMapOfPage } from "./small-map.js";

function createCopyButton(button) {
  const status = button.parentElement.querySelector("[data-copied]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy)?.textContent ?? "");
    status.textContent = status.dataset.copied;
  });
}

smallMapOfPage();
for (const button of document.querySelectorAll("[data-copy]")) {
  createCopyButton(button);
}
