/** The page's colours for canvases: CSS tokens as the theme on the screen resolves them. */

import { currentTheme } from "./ui/theme.js";

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
