/** What lies under the mouse or the finger: hover and choice, for events first, then for the ground. */

const FINGER_PX = 10;

/**
 * @param {any} map @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{events: any, control: any, choose: (row: number, patch?: object) => void}} layers
 */
export function createPointer(map, store, { events, control, choose }) {
  const container = map.getContainer();

  map.on("mousemove", ({ layerPoint, latlng }) => {
    if (store.get().tool) {
      return; // an instrument has the map (see instruments/toolbar.js)
    }
    const rows = events.pick(layerPoint);
    const cell = rows.length ? -1 : control.pick(latlng);
    container.classList.toggle("pointing", rows.length > 0 || cell >= 0);
    store.set({
      hovered: rows.length === 1 ? rows[0] : -1,
      hover: { rows, cell, point: map.latLngToContainerPoint(latlng) },
    });
  });
  const leave = () => store.set({ hovered: -1, hover: null });
  map.on("mouseout movestart", leave);

  map.on("click", ({ layerPoint, latlng, originalEvent }) => {
    if (store.get().tool) {
      return;
    }
    const touch = originalEvent.pointerType === "touch";
    const rows = events.pick(layerPoint, touch ? FINGER_PX : 2);
    if (rows.length > 1) {
      store.set({ sel: null, together: rows, cell: -1, tab: "events" });
    } else if (rows.length === 1) {
      choose(rows[0], { together: null });
    } else {
      store.set({ cell: control.pick(latlng), sel: null, together: null });
    }
  });
}
