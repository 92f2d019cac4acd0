/** Sharing, fetched when it is first asked for; and the page that Ctrl+P prints. */

/**
 * @param {any} map @param {ReturnType<typeof import("./store.js").createStore>} store @param {any} tools
 * @returns {{open: () => Promise<void>}}
 */
export function createSharing(map, store, tools) {
  // Printing does not wait for a script: it lays its page once this is here.
  let lay = () => {};
  const ready = tools.later.room({
    load: () => import("./share/dialog.js"),
    make({ createShare }) {
      const share = createShare(map, store, tools);
      lay = share.lay;
      return share;
    },
    style: "sheets",
  });
  addEventListener("beforeprint", () => {
    if (!document.querySelector(".print-page:not(:empty)")) {
      lay();
    }
  });
  addEventListener("afterprint", () => document.querySelector(".print-page")?.replaceChildren());

  return {
    async open() {
      if (store.get().selection) {
        await ready().then((share) => share.open(), tools.later.failed);
      }
    },
  };
}
