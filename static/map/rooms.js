/** What the page has beyond its first picture, each fetched by itself (later.js says when). */

/** @typedef {ReturnType<typeof import("./store.js").createStore>} Store */

/** A sheet that is fetched when it is first opened. @returns {{open: () => Promise<void>}} */
const opened = (later, load, make) => {
  const ready = later.room({ load, make, style: "sheets" });
  return { open: () => ready().then((made) => made.open(), later.failed) };
};

/** Layers that few maps show, and what the mouse is told. @param {any} map @param {Store} store @param {any} tools */
function createMore(map, store, tools) {
  const { config, later, room } = tools;
  const area = later.room({
    load: () => import("./layers/area.js"),
    make: ({ createAreaLayer }) => createAreaLayer(map, store, tools),
    keys: ["area"],
    when: (state) => state.area,
  });
  later.room({
    load: () => import("./layers/graticule.js"),
    make: ({ createGraticule }) => createGraticule(map, store, tools),
    keys: ["layers"],
    when: ({ layers }) => layers.includes("graticule"),
    ahead: false,
  });
  later.room({
    load: () => import("./layers/online.js"),
    make: ({ createOnlineLayers }) => createOnlineLayers(map, store, tools),
    keys: ["base"],
    when: ({ base }) => base,
    ahead: config.onlineBasemaps.length > 0,
  });
  later.room({
    load: () => import("./ui/tooltip.js"),
    make: ({ createTooltip }) => createTooltip(room("tooltip"), map, store, tools),
    keys: ["hover"],
    when: ({ hover }) => hover,
  });
  return { showArea: () => area().then((layer) => layer.show(), later.failed) };
}

/** What stands beside the map as a whole: lookups, editions, the desk, a frame, no network. */
function createBeside(store, tools) {
  const { config, later } = tools;
  later.room({
    load: () => import("./matching.js"),
    make: ({ createMatching }) => createMatching(store),
    keys: ["q"],
    when: ({ q }) => q,
  });
  later.room({
    load: () => import("./unpublished.js"),
    make: ({ createUnpublished }) => createUnpublished(store, tools),
    keys: ["unpublished"],
    when: ({ unpublished }) => unpublished && config.desk,
    ahead: false,
  });
  later.room({
    load: () => import("./embed.js"),
    make: ({ createEmbed }) => createEmbed(store, tools),
    when: () => config.embedded,
    ahead: false,
  });
  later.room({
    load: () => import("./edition.js"),
    make: ({ watchEdition }) => watchEdition(config.manifest, store),
  });
  later.room({
    load: () => import("./offline.js"),
    make: ({ createOffline }) => createOffline(store, tools),
    when: () => !navigator.onLine,
  });
}

/** What was cleared or changed can be had back. */
function createUndoRoom(later, store, formats) {
  const ready = later.room({
    load: () => import("./filters/undo.js"),
    make: ({ createUndo }) => createUndo(document.querySelector(".map-area"), store, formats),
    style: "facets",
  });
  return { offer: (words, back) => ready().then((undo) => undo.offer(words, back), later.failed) };
}

/** Handles on the area that the events are filtered by. @param {any} map @param {Store} store @param {any} tools */
function createCornersRoom(map, store, tools) {
  tools.later.room({
    load: () => import("./filters/corners.js"),
    make: ({ createCorners }) => createCorners(map, store, tools),
    style: "instruments",
    keys: ["area"],
    when: ({ area }) => area,
    ahead: false,
  });
}

/** The table in the map's place. @returns {() => Promise<void>} brings the focus there */
function createTableRoom(store, tools) {
  const ready = tools.later.room({
    load: () => import("./ui/table.js"),
    make: ({ createTable }) => createTable(tools.room("table"), store, tools),
    style: "table",
    keys: ["table"],
    when: ({ table }) => table,
  });
  return () => ready().then((table) => table.focus(), tools.later.failed);
}

/**
 * Sharing, and the page that Ctrl+P prints: fetched when it is first asked for.
 * @param {any} map @param {Store} store @param {any} tools
 * @returns {{open: () => Promise<void>}}
 */
function createSharing(map, store, tools) {
  const ready = tools.later.room({
    load: () => import("./share/dialog.js"),
    make: ({ createShare }) => createShare(map, store, tools),
    style: "sheets",
  });

  return {
    async open() {
      if (store.get().selection) {
        await ready().then((share) => share.open(), tools.later.failed);
      }
    },
  };
}

/**
 * @param {any} map @param {Store} store @param {any} tools
 * @returns {{showArea: () => void, seeTable: () => Promise<void>, undo: {offer: (words: string, back: () => void) => void},
 *   help: {open: () => void}, preferences: {open: () => void}, share: {open: () => void}}}
 */
export function createRooms(map, store, tools) {
  const { later, formats } = tools;
  const more = createMore(map, store, tools);
  const seeTable = createTableRoom(store, tools);
  const undo = createUndoRoom(later, store, formats);
  createCornersRoom(map, store, { ...tools, undo });
  const help = opened(
    later,
    () => import("./ui/help.js"),
    ({ createHelp }) => createHelp(tools),
  );
  const preferences = opened(
    later,
    () => import("./ui/preferences_sheet.js"),
    ({ createPreferences }) => createPreferences(formats),
  );
  const share = createSharing(map, store, tools);
  createBeside(store, tools);
  return { ...more, seeTable, undo, help, preferences, share };
}
