/** What lies under the mouse or the finger: hover and choice, for events first, then for the ground. */

import { fill, ngettext } from "./i18n.js";

const FINGER_PX = 10;
/** A ring of more events than this comes apart by zooming, if zooming can part it. */
const MOST_LISTED = 60;
const FEW = 6;
const CLOSER = 2;
const EDGE_PX = 60;

/**
 * @param {any} map @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{events: any, control: any, choose: (row: number, patch?: object) => void,
 *   boundsOf: (rows: number[]) => any, formats: any}} tools boundsOf: Leaflet's bounds of rows, null for one place
 */
export function createPointer(map, store, { events, control, choose, boundsOf, formats }) {
  const container = map.getContainer();

  map.on("mousemove", ({ layerPoint, latlng }) => {
    if (store.get().tool) {
      return; // an instrument has the map (see instruments/toolbar.js)
    }
    const found = events.pick(layerPoint);
    const cell = found ? -1 : control.pick(latlng);
    const rows = found?.rows(FEW) ?? [];
    container.classList.toggle("pointing", found !== null || cell >= 0);
    store.set({
      hovered: found?.count === 1 ? rows[0] : -1,
      hover: {
        rows,
        count: found?.count ?? 0,
        allRows: found?.rows,
        disputed: found?.disputed ?? 0,
        imprecise: found?.imprecise ?? 0,
        cell,
        point: map.latLngToContainerPoint(latlng),
      },
    });
  });
  const leave = () => store.set({ hovered: -1, hover: null });
  map.on("mouseout movestart resize", leave);

  /**
   * Many events under one sign: nearer, where that parts them, else as a list.
   * @param {any} found @param {boolean} byKey who sees neither the map nor the panel is told what became of it
   */
  function open(found, byKey) {
    const told = (words) => (byKey ? { said: fill(words, { n: formats.number(found.count) }) } : {});
    const rows = found.rows();
    const bounds = found.count > MOST_LISTED && !found.area ? boundsOf(rows) : null;
    if (bounds && map.getZoom() < map.getMaxZoom()) {
      const zoom = Math.max(
        map.getBoundsZoom(bounds, false, [EDGE_PX, EDGE_PX]),
        Math.floor(map.getZoom()) + 1,
      );
      map.setView(bounds.getCenter(), Math.min(zoom, map.getZoom() + CLOSER + 1, map.getMaxZoom()));
      const words = ngettext("Nearer to %(n)s event.", "Nearer to %(n)s events.", found.count);
      store.set({ sel: null, cell: -1, together: null, ...told(words) });
    } else {
      const words = ngettext(
        "%(n)s event at one place is listed.",
        "%(n)s events at one place are listed.",
        found.count,
      );
      store.set({ sel: null, together: rows, cell: -1, tab: "events", listed: byKey, ...told(words) });
    }
  }

  function act(layerPoint, latlng, slackPx, byKey = false) {
    if (store.get().tool) {
      return;
    }
    const found = events.pick(layerPoint, slackPx) ?? events.pickWarm(layerPoint);
    if (found && found.count > 1) {
      open(found, byKey);
    } else if (found) {
      choose(found.rows()[0], { together: null });
    } else {
      store.set({ cell: control.pick(latlng), sel: null, together: null });
    }
  }

  map.on("click", ({ layerPoint, latlng, originalEvent }) => {
    act(layerPoint, latlng, originalEvent.pointerType === "touch" ? FINGER_PX : 2);
  });

  // Enter does for the keyboard what a click does, in the middle of the map, where a cross shows.
  container.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === container) {
      event.preventDefault();
      const middle = map.getCenter();
      act(map.latLngToLayerPoint(middle), middle, 3 * FINGER_PX, true);
    }
  });
}
