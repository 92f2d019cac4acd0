/** Sharing, fetched when it is first asked for; and the page that Ctrl+P prints. */

/**
 * @param {any} map @param {ReturnType<typeof import("./store.js").createStore>} store @param {any} tools
 * @returns {{open: () => Promise<void>}}
 */
export function createSharing(map, store, tools) {
  let made = null;
  const ready = () => {
    made ??= import("./share/dialog.js").then(({ createShare }) => createShare(map, store, tools));
    return made;
  };
  // Printing does not wait for a script: have it here once the map stands.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  let lay = () => {};
  const end = store.subscribe(["status"], ({ status }) => {
    if (status === "ready") {
      end();
      idle(
        async () => {
          ({ lay } = await ready());
        },
        { timeout: 8000 },
      );
    }
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
        (await ready()).open();
      }
    },
  };
}
