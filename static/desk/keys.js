/** Single keys as shortcuts, except while somebody writes or a modifier is held. */

/** @param {Record<string, () => any>} bindings by event.key, letters in lower case */
export function bindKeys(bindings) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const key = latinKey(event);
    if (!(key in bindings) || (writing && key !== "Escape")) {
      return;
    }
    event.preventDefault();
    bindings[key]();
  });
}

/** The key by its place on the keyboard where an Arabic layout writes another letter there. */
function latinKey(event) {
  if (/^Key[A-Z]$/.test(event.code) && isForeign(event.key)) {
    return event.code.slice(3).toLowerCase();
  }
  if (event.code === "Slash" && isForeign(event.key)) {
    return event.shiftKey ? "?" : "/";
  }
  if (/^Digit[0-9]$/.test(event.code) && isForeign(event.key)) {
    return event.code.slice(5);
  }
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** @param {string} key */
const isForeign = (key) => key.charCodeAt(0) > 0x7f;
