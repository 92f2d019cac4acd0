/** What is printed, whoever asks for it: on paper the map has the colours of the day. */

const root = document.documentElement;
const nextFrame = () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));

/**
 * From now on the browser's own printing finds its page laid.
 * @param {() => void} lay fills the page that is printed, from what the screen shows
 * @returns {{print: () => Promise<void>}}
 */
export function createPaper(lay) {
  /** The reader's own choice of colours; null while nothing is printed. */
  let chosen = null;
  let laid = false;

  function lighten() {
    if (chosen === null) {
      chosen = root.dataset.theme ?? "";
      root.dataset.theme = "light";
    }
  }

  addEventListener("beforeprint", lighten);
  // The browser does not wait, but between two listeners it lets the canvases follow the colours.
  addEventListener("beforeprint", () => {
    if (!laid) {
      lay();
      laid = true;
    }
  });
  addEventListener("afterprint", () => {
    document.querySelector(".print-page")?.replaceChildren();
    laid = false;
    if (chosen) {
      root.dataset.theme = chosen;
    } else {
      delete root.dataset.theme;
    }
    chosen = null;
  });

  return {
    async print() {
      lighten();
      await nextFrame();
      lay();
      laid = true;
      globalThis.print();
    },
  };
}
