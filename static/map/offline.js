/** The page's side of the service worker: registers it, tells it what to keep, hears when it steps in. */

/** @param {string | null} script its address, null where the installation wants none */
async function withoutWorker(script) {
  if (script || !navigator.serviceWorker) {
    return;
  }
  // One of another run at this address would only stand in the way.
  const registration = await navigator.serviceWorker.getRegistration("/");
  await registration?.unregister();
}

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store its keys `offline` and `newCode` are set here
 * @param {{config: {offline: string | null}}} tools
 */
export function createOffline(store, { config }) {
  withoutWorker(config.offline);
  if (!config.offline || !navigator.serviceWorker) {
    return;
  }
  const { serviceWorker } = navigator;
  const before = serviceWorker.controller;

  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.kind === "offline" || data?.kind === "online") {
      store.set({ offline: data.kind === "offline" });
    }
    if (data?.kind === "kept") {
      document.documentElement.dataset.kept = data.version;
    }
  });
  const look = () => store.set({ offline: !navigator.onLine });
  addEventListener("online", look);
  addEventListener("offline", look);
  if (!navigator.onLine) {
    look();
  }

  async function keep() {
    try {
      const registration = await serviceWorker.register(config.offline, {
        scope: "/",
        updateViaCache: "none",
      });
      registration.addEventListener("updatefound", () => watch(registration.installing));
      const { active } = await serviceWorker.ready;
      const used = performance.getEntriesByType("resource").map(({ name }) => name);
      active.postMessage({ kind: "keep", used });
    } catch {
      // A browser that refuses keeps nothing; the map needs none of it.
    }
  }

  /** Code that came while this page stood open takes over at its next opening: say so. */
  function watch(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "activated" && before) {
        store.set({ newCode: true });
      }
    });
  }

  // The map first: keeping it must not slow its first showing.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  let kept = null;
  function keepOnce({ data, status }) {
    if (status === "ready" && data && !data.unpublished && data.manifest.stamp !== kept) {
      kept = data.manifest.stamp;
      idle(keep, { timeout: 4000 });
    }
  }
  store.subscribe(["data", "status"], keepOnce);
  keepOnce(store.get());
}
