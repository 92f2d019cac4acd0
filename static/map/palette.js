/** The page's colours: light or dark, CSS tokens as the theme resolves them for canvases, and those of the histogram. */

const A_YEAR_S = 365 * 24 * 3600;

/** @returns {"light" | "dark"} what stands on the screen now */
function currentTheme() {
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

/** An actor without a colour of its own, or none at all. */
const NOBODY = { light: "#6b7280", dark: "#9ca3af" };

export function createPalette() {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Canvases keep their colours where the system forces its own on text: they tell sides apart.
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  let theme = currentTheme();
  let known = new Map();

  return {
    /** Forget what was resolved, after the theme turned. */
    refresh() {
      theme = currentTheme();
      known = new Map();
    },
    get dark() {
      return theme === "dark";
    },
    /** @param {string} token "ink" for --ink @returns {string} a colour that a canvas understands */
    token(token) {
      if (!known.has(token)) {
        probe.style.color = `var(--${token})`;
        known.set(token, getComputedStyle(probe).color);
      }
      return known.get(token);
    },
    /** @param {any} actor of the dictionary, or nothing @returns {string} "#rrggbb" */
    actor(actor) {
      return (theme === "dark" ? actor?.colour_dark : actor?.colour) || NOBODY[theme];
    },
  };
}

/**
 * Colours of the groups in the histogram: muted, told apart in order as well as in hue, and none of
 * an actor's, so that nobody reads a bar as a side of the war.
 */
const GROUP_COLOURS = {
  battle: ["#5a3a31", "#d0a391"],
  territory: ["#7c6a45", "#d2c194"],
  strike: ["#a4572f", "#e59a6c"],
  civilians: ["#6f4a78", "#c6a0d0"],
  movement: ["#3f6f73", "#85bfc3"],
  seizure: ["#5b7350", "#a5c497"],
  support: ["#4a6288", "#98b3dc"],
  statement: ["#85807a", "#a8a39b"],
  other: ["#a09a90", "#787269"],
};

/** @param {string} group @param {boolean} dark */
export const groupColour = (group, dark) => (GROUP_COLOURS[group] ?? GROUP_COLOURS.other)[dark ? 1 : 0];
