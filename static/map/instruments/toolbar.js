/**
 * The map's instruments: distance, area, coordinates, range rings. One at a time has the clicks of the
 * map; with the keyboard the arrows move the map under a cross, Enter sets a point there, Backspace takes
 * the last one back and Escape lays the instrument aside. What they compute with is fetched on first use.
 */

import { fillWith, h, icon } from "../dom.js";
import { gettext } from "../i18n.js";
import { isTaken, keyOf } from "../keys.js";

/** Key of the state and of the keyboard for each, in the order of the bar. */
const INSTRUMENTS = [
  { name: "distance", key: "m", icon: "ruler" },
  { name: "area", key: "a", icon: "area" },
  { name: "coordinates", key: "c", icon: "target" },
  { name: "rings", key: "r", icon: "rings" },
];

/** Keys after which the middle of the map is what one acts upon. */
const AT_THE_CROSS = /^(Arrow\w+|Enter|Backspace|[+\-=])$/;

const labels = () => ({
  distance: gettext("Measure a distance"),
  area: gettext("Measure an area"),
  coordinates: gettext("Coordinates of a point"),
  rings: gettext("Range rings"),
  within: gettext("Draw an area to filter by"),
  around: gettext("Draw a circle to filter by"),
});

/** The instruments, with the libraries they stand on: dear, and of use to few readers. */
const load = () =>
  Promise.all([
    import("./marks.js"),
    import("./geodesic.js"),
    import("./coordinates.js"),
    import("./measure.js"),
    import("./locate.js"),
    import("./rings.js"),
    import("./within.js"),
  ]);

function make([{ createMarks }, geodesic, coordinates, measure, locate, rings, within], tools) {
  const all = { ...tools, marks: createMarks(tools.map, tools.store, tools), geodesic, coordinates };
  return {
    distance: measure.createMeasure("distance", all),
    area: measure.createMeasure("area", all),
    coordinates: locate.createLocate(all),
    rings: rings.createRings(all),
    within: within.createWithin("polygon", all),
    around: within.createWithin("circle", all),
  };
}

/**
 * @param {HTMLElement} element @param {any} map
 * @param {ReturnType<typeof import("../store.js").createStore>} store @param {{formats: any, palette: any, later: any}} tools
 */
export function createInstruments(element, map, store, { formats, palette, later }) {
  const container = map.getContainer();
  const body = h("div", { class: "instrument-body" });
  const said = h("p", { class: "visually-hidden", role: "status" });
  let shown = "";
  /** Where the focus goes back to. */
  let from = null;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      store.set({ said: gettext("Copied.") });
    } catch {
      store.set({ said: gettext("Could not copy.") });
    }
  }

  const say = (told) => fillWith(said, told);
  const ready = later.room({
    load,
    make: (modules) => make(modules, { map, store, formats, palette, copy, body, say }),
    style: "instruments",
    keys: ["rings"],
    when: ({ rings }) => rings,
    ahead: false,
  });

  const words = labels();
  const buttons = INSTRUMENTS.map(({ name, key, icon: drawing }) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool",
        "aria-label": words[name],
        "aria-pressed": "false",
        "aria-keyshortcuts": key,
        title: `${words[name]} (${key})`,
        dataset: { instrument: name },
        on: { click: () => choose(store.get().tool === name ? "" : name) },
      },
      icon(drawing),
    ),
  );
  const title = h("h2", { class: "instrument-title" });
  const hint = h("p", { class: "instrument-hint" });
  const card = h(
    "section",
    { class: "instrument-card", hidden: true, "aria-label": gettext("Instrument") },
    h(
      "header",
      {},
      title,
      h(
        "button",
        {
          type: "button",
          class: "tool icon-tool",
          "aria-label": gettext("Lay the instrument aside"),
          on: { click: () => choose("") },
        },
        icon("close"),
      ),
    ),
    body,
    hint,
    h(
      "p",
      { class: "instrument-hint by-keyboard" },
      gettext("By keyboard: arrows move the map, Enter sets a point at the cross, Backspace takes it back."),
    ),
  );
  const cross = h("div", { class: "map-cross", "aria-hidden": "true", hidden: true });
  element.append(
    h("div", { class: "instrument-bar", role: "toolbar", "aria-label": gettext("Instruments") }, buttons),
    card,
    said,
  );
  element.after(cross);

  function choose(tool) {
    from = tool ? (buttons.find((button) => button.dataset.instrument === tool) ?? null) : from;
    store.set({ tool, table: false });
  }

  async function show({ tool }) {
    if (tool === shown) {
      return;
    }
    const before = shown;
    shown = tool;
    const all = await ready().catch(later.failed);
    if (!all) {
      shown = "";
      store.set({ tool: "" });
      return;
    }
    all[before]?.stop();
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.instrument === tool));
    }
    container.classList.toggle("measuring", tool !== "");
    map.doubleClickZoom[tool ? "disable" : "enable"]();
    card.hidden = !tool;
    cross.hidden = true;
    if (!tool) {
      from?.focus();
      return;
    }
    fillWith(title, words[tool]);
    fillWith(hint, all[tool].hint);
    delete card.dataset.used;
    all[tool].start();
    container.focus({ preventScroll: true });
  }

  const current = async () => (await ready().catch(() => null))?.[store.get().tool];
  const place = ({ lat, lng }) => ({ lat, lon: lng });
  /** A point for the instrument in hand; from then on its hint is not needed. */
  function point(tool, latLng) {
    tool?.point(place(latLng));
    card.dataset.used = "";
  }

  /** Mark a point and tell its coordinates. @param {{lat: number, lon: number}} at */
  async function locate({ lat, lon }) {
    choose("coordinates");
    point(await current(), { lat, lng: lon });
  }

  map.on("click", async ({ latlng }) => {
    if (store.get().tool) {
      point(await current(), latlng);
    }
  });
  map.on("mousemove", async ({ latlng }) => {
    cross.hidden = true;
    if (store.get().tool) {
      (await current())?.ahead(place(latlng));
    }
  });
  map.on("mouseout", async () => {
    if (store.get().tool) {
      (await current())?.ahead(null);
    }
  });
  map.on("contextmenu", ({ latlng: { lat, lng } }) => locate({ lat, lon: lng }));
  map.on("moveend", async () => {
    if (store.get().tool && !cross.hidden) {
      (await current())?.ahead(place(map.getCenter()));
    }
  });
  container.addEventListener("blur", () => {
    cross.hidden = true;
  });

  /** Keys for the instrument in hand, wherever on the page the focus is but in a field. */
  const acts = {
    Escape: () => choose(""),
    Backspace: (tool) => tool?.undo(),
    Enter: (tool) => point(tool, map.getCenter()),
  };
  document.addEventListener(
    "keydown",
    async (event) => {
      const { target, key } = event;
      const onMap = target === container;
      if (onMap && AT_THE_CROSS.test(key)) {
        cross.hidden = false;
      }
      if (!store.get().tool || target.closest?.("dialog, [role=search]")) {
        return;
      }
      if (acts[key] && (onMap || key === "Escape")) {
        event.preventDefault();
        event.stopPropagation();
        acts[key](await current());
      }
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    const found = isTaken(event) ? null : INSTRUMENTS.find(({ key }) => key === keyOf(event));
    if (found) {
      event.preventDefault();
      choose(store.get().tool === found.name ? "" : found.name);
    }
  });

  store.subscribe(["tool"], show);
  /** The address may bring what was measured. */
  function resume({ measured }) {
    if (measured && store.get().tool !== measured.kind) {
      store.set({ tool: measured.kind });
    }
  }
  store.subscribe(["measured"], resume);
  resume(store.get());

  return { locate };
}
