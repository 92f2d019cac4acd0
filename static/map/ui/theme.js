/** Light, dark or as the system says; kept in a cookie, so that the server paints the right one at once. */

const A_YEAR_S = 365 * 24 * 3600;

/** @returns {"light" | "dark"} what stands on the screen now */
export function currentTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") {
    return chosen;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * Call `changed` whenever the colours on the screen turn over. Returns a function that ends it.
 * @param {() => void} changed
 */
export function onThemeChange(changed) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  media.addEventListener("change", changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    media.removeEventListener("change", changed);
    observer.disconnect();
  };
}

/** Wire every `[data-theme-toggle]` button of the page. */
export function createThemeToggle() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const theme = currentTheme() === "dark" ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
      document.cookie = `theme=${theme}; path=/; max-age=${A_YEAR_S}; samesite=lax`;
    });
  }
}
