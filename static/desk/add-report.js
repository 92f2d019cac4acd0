/** Say before sending what the server would refuse: too large, or both a text and a file. */

import { gettext } from "../map/i18n.js";

const MAX_BYTES = 1_000_000;
const form = document.querySelector("[data-add-report]");
const text = form.querySelector("[name=text]");
const file = form.querySelector("[name=file]");

function check() {
  const pasted = new Blob([text.value]).size > MAX_BYTES;
  const chosen = (file.files[0]?.size ?? 0) > MAX_BYTES;
  text.setCustomValidity(pasted ? gettext("The text is larger than 1 MB.") : "");
  file.setCustomValidity(chosen ? gettext("The file is larger than 1 MB.") : "");
  return !pasted && !chosen;
}

text.addEventListener("input", check);
file.addEventListener("change", check);
form.addEventListener("submit", (event) => {
  if (!check()) {
    event.preventDefault();
    form.reportValidity();
  }
});
