/** The map page: state, data, map and rooms are made here and joined; none of the parts knows another. */

import L from "leaflet";
import { createAddress } from "./address.js";
import { CHOSEN, createChosen } from "./chosen.js";
import { extentOf, loadSnapshot } from "./data.js";
import { readControl } from "./front.js";
import { createFormats, readPreferences } from "./i18n.js";
import { createInstruments } from "./instruments/toolbar.js";
import { createShortcuts } from "./keys.js";
import { createLater } from "./later.js";
import { createBaseLayer } from "./layers/base.js";
import { createControlLayer } from "./layers/control.js";
import { createEventLayer } from "./layers/events.js";
import { createFootprintLayer } from "./layers/footprints.js";
import { createLabelLayer } from "./layers/labels.js";
import { createSheet } from "./layers/sheet.js";
import { createMap } from "./map.js";
import { createPalette, createThemeToggle, onThemeChange } from "./palette.js";
import { createPointer } from "./pointer.js";
import { createRooms } from "./rooms.js";
import { createSelector, FILTER_KEYS, NO_FILTERS, WORDS } from "./select.js";
import { createStore } from "./store.js";
import { createBanners } from "./ui/banners.js";
import { createSearchField, createTools } from "./ui/header.js";
import { createKey } from "./ui/key.js";
import { createPanel } from "./ui/panel.js";
import { createTimeline } from "./ui/timeline.js";
import { DEFAULT_LAYERS, USUAL_MANNER } from "./url.js";

/** What the page starts from; the address lays its own over it. */
const START = {
  numerals: readPreferences().digits,
  ...NO_FILTERS,
  ...USUAL_MANNER,
  status: "loading",
  data: null,
  control: null,
  ground: null,
  extent: null,
  selection: null,
  words: null,
  titlesTick: 0,
  view: null,
  bounds: null,
  from: null,
  to: null,
  undated: true,
  day: null,
  controlDay: null,
  sel: null,
  selected: -1,
  looking: false,
  unfetched: false,
  walking: false,
  hovered: -1,
  cell: -1,
  layers: DEFAULT_LAYERS,
  base: "",
  table: false,
  tab: "events",
  unpublished: false,
  together: null,
  hover: null,
  sheet: false,
  listed: false,
  tool: "",
  rings: null,
  said: "",
  theme: 0,
  newEdition: false,
  newCode: false,
  lost: false,
  offline: false,
};

const config = JSON.parse(document.getElementById("mapfront-config").textContent);
const room = (name) => document.querySelector(`[data-room="${name}"]`);

/**
 * The day whose control is shown: the pinned one, else the end of the range; while no range is
 * chosen the last day that an event tells of, so that the ground and the events are of one time.
 */
function controlDay({ day, to, extent }) {
  return day ?? (extent ? Math.min(to ?? extent.lastEvent, extent.last) : null);
}

const select = createSelector();

/** What follows from the rest of the state. */
const DERIVED = [
  WORDS,
  {
    from: ["data", ...FILTER_KEYS],
    derive: (state) => ({
      selection: state.data && select(state.data.events, state, state.data.placesIn),
    }),
  },
  CHOSEN,
  { from: ["day", "to", "extent"], derive: (state) => ({ controlDay: controlDay(state) }) },
];

const store = createStore(START, DERIVED);
const address = createAddress(store, config.language);
address.restore();

const later = createLater(store);
const formats = createFormats({ language: config.language, ...readPreferences() });
const palette = createPalette();
const tools = { config, formats, palette, room, later };

const chosenView = store.get().view;
const map = createMap(L, room("map"), store, tools);
const sheet = createSheet(map, store, tools);
const drawing = { ...tools, sheet };
createBaseLayer(store, drawing);
const control = createControlLayer(store, drawing);
const footprints = createFootprintLayer(store, drawing);
const events = createEventLayer(map, store, { ...drawing, boxes: footprints.boxes });
createLabelLayer(store, { ...drawing, obstacles: events.boxes });

/** Whether the view was chosen, by the address or by us; a later load leaves it alone. */
let placed = chosenView !== null;
/** The box round the events, if it came with the page: the map opens there. */
const box = config.given?.events.box;
/** The manifest that came with the page; whatever is loaded later asks for its own. */
let { given } = config;

const { choose, whenKnown } = createChosen(store);
/** Titles came in: whoever shows some looks again. */
const arrived = () => store.set({ titlesTick: store.get().titlesTick + 1 });
const afterNextFrame = (work) => requestAnimationFrame(() => requestAnimationFrame(work));

/** Fetch everything and put it in place in one step, so that nobody sees half of it; before many events the ground alone. */
async function load() {
  store.set({ status: "loading", newEdition: false });
  const { manifest, worker, apartFrom } = config;
  const options = { given, worker, apartFrom, arrived, ground: (ground) => store.set({ ground }) };
  given = null;
  performance.mark("mapfront:code");
  try {
    const data = await loadSnapshot(manifest, options);
    const published = readControl(data.control);
    const { sel } = store.get();
    const toShow = placed ? null : sel;
    if (!placed) {
      placed = true;
      if (!box) {
        map.showBox(data.manifest.events.box);
      }
    }
    for (const [name, time] of Object.entries(data.times)) {
      performance.mark(`mapfront:${name}`, { startTime: Math.max(0, time - performance.timeOrigin) });
    }
    store.set({
      status: "ready",
      data,
      ground: data.basemap,
      control: published,
      extent: extentOf(data.events.columns, published.facts),
    });
    if (toShow) {
      afterNextFrame(() => whenKnown(toShow, goTo)); // a sheet may lie over it, once it is there
    }
  } catch {
    store.set({ status: "error" });
  }
  afterNextFrame(() => {
    performance.mark("mapfront:painted");
    later.fetchRest();
  });
}

const goTo = (row) => map.showEvent(row, footprints.shape);
const act = {
  load,
  choose,
  whenKnown,
  goTo,
  shapeAt: footprints.shape,
  link: address.link,
  address,
  factOf: control.factOf,
  flyTo: map.flyToPlace,
  fit: map.showSelection,
  seeMap: () => map.getContainer().focus({ preventScroll: true }),
};
const rooms = createRooms(map, store, { ...drawing, ...act });
const { locate } = createInstruments(room("instruments"), map, store, tools);
const all = { ...tools, ...act, ...rooms, locate };
createPointer(map, store, { events, control, choose, formats, boundsOf: map.boundsOf });
createPanel(room("panel"), store, all);
createTimeline(room("timeline"), store, tools);
createKey(room("key"), store, tools);
createSearchField(room("search"), store, all);
createTools(room("tools"), store, all);
createBanners(room("banners"), room("status"), store, all);
createShortcuts(store, all);
map.open(box);
address.follow();
createThemeToggle();
onThemeChange(() => {
  palette.refresh();
  store.set({ theme: store.get().theme + 1 });
});
load();

/** For tests and measurements: the same page, asked from within. */
export { events, map, sheet, store };
