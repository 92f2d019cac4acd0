/**
 * Handles on the area that the events are filtered by: a polygon's corners, a circle's centre and its edge.
 * They are dragged, or moved by the arrow keys; Delete takes a corner away. What was before can be had back.
 */

import L from "leaflet";
import { fill, gettext } from "../i18n.js";
import { handlesOf, movedTo, without } from "./handles.js";

/** What one press of an arrow key moves a handle by; with Shift, for the last bit. */
const STEP_PX = 10;
const FINE_PX = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** As large as a finger needs. */
const SIZE_PX = 28;

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void}}} tools
 */
export function createCorners(map, store, { formats, undo }) {
  const icon = L.divIcon({ className: "corner", iconSize: [SIZE_PX, SIZE_PX] });
  let markers = [];
  let kind = "";
  /** The area before the handle in hand was touched. */
  let before = null;
  /** The one that follows the mouse by itself. */
  let dragged = null;

  const nameOf = (index) =>
    kind === "circle"
      ? [gettext("Centre of the circle"), gettext("Edge of the circle")][index]
      : fill(gettext("Corner %(n)s of the area"), { n: formats.number(index + 1) });

  function begin() {
    before ??= store.get().area;
  }

  /** What was done since can be had back at once: in one step, though a key was pressed often. */
  function offer(back) {
    if (back && back !== store.get().area) {
      undo.offer(gettext("The area is changed."), () => store.set({ area: back }));
    }
  }

  function move(index, { lat, lng }) {
    const area = movedTo(store.get().area, index, [lat, lng]);
    if (area) {
      store.set({ area });
    }
  }

  function remove(index) {
    const area = without(store.get().area, index);
    if (area) {
      const back = store.get().area;
      store.set({ area });
      offer(back);
      markers[Math.min(index, markers.length - 1)].getElement().focus();
    }
  }

  function pressed(event, index) {
    const { key, shiftKey } = event;
    const arrow = ARROWS[key];
    const taken = arrow || key === "Delete" || key === "Backspace";
    if (!taken || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (arrow) {
      begin();
      const step = shiftKey ? FINE_PX : STEP_PX;
      const at = map.project(markers[index].getLatLng());
      move(index, map.unproject(at.add([arrow[0] * step, arrow[1] * step])));
    } else {
      remove(index);
    }
  }

  function make(point, index) {
    const marker = L.marker(point, { icon, draggable: true, autoPan: true, keyboard: true }).addTo(map);
    const element = marker.getElement();
    element.setAttribute("aria-label", nameOf(index));
    element.title = gettext("Drag it, or move it with the arrow keys; Delete takes a corner away.");
    element.addEventListener("keydown", (event) => pressed(event, index));
    element.addEventListener("keyup", ({ key }) => ARROWS[key] && offer(before));
    element.addEventListener("blur", () => {
      before = null;
    });
    marker.on("dragstart", () => {
      dragged = marker;
      begin();
    });
    marker.on("drag", () => move(index, marker.getLatLng()));
    marker.on("dragend", () => {
      dragged = null;
      offer(before);
      before = null;
      draw(store.get());
    });
    return marker;
  }

  function draw({ area, tool }) {
    const points = area && !tool ? handlesOf(area) : [];
    if (points.length !== markers.length || area?.kind !== kind) {
      for (const marker of markers) {
        marker.remove();
      }
      kind = area?.kind ?? "";
      markers = points.map(make);
      return;
    }
    markers.forEach((marker, i) => {
      if (marker !== dragged) {
        marker.setLatLng(points[i]);
      }
    });
  }

  store.subscribe(["area", "tool"], draw);
  draw(store.get());
}
