/**
 * Handles on the area that the events are filtered by: a polygon's corners, a circle's centre and its edge.
 * They are dragged, or moved by the arrow keys; Delete, a right click or a long press takes a corner away, and
 * the middle of an edge becomes a new one when it is moved. What was before can be had back.
 */

import L from "leaflet";
import { fill, gettext } from "../i18n.js";
import { handlesOf, middlesOf, movedTo, withCorner, without } from "./handles.js";

/** What one press of an arrow key moves a handle by; with Shift, for the last bit. */
const STEP_PX = 10;
const FINE_PX = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** As large as a finger needs. */
const SIZE_PX = 28;
/** On shorter edges the middle would lie under the corners' handles. */
const LEAST_EDGE_PX = 3 * SIZE_PX;

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void}}} tools
 */
export function createCorners(map, store, { formats, undo }) {
  const icons = {
    corner: L.divIcon({ className: "corner", iconSize: [SIZE_PX, SIZE_PX] }),
    middle: L.divIcon({ className: "corner-to-be", iconSize: [SIZE_PX, SIZE_PX] }),
  };
  /** Round the area: each corner, and after it the middle of the edge that it begins. */
  let handles = [];
  let kind = "";
  /** The area before the handle in hand was touched. */
  let before = null;
  /** The one that follows the mouse by itself. */
  let dragged = null;

  const nameOf = ({ is, index }) => {
    if (kind === "circle") {
      return [gettext("Centre of the circle"), gettext("Edge of the circle")][index];
    }
    return is === "corner"
      ? fill(gettext("Corner %(n)s of the area"), { n: formats.number(index + 1) })
      : fill(gettext("Edge %(n)s of the area"), { n: formats.number(index + 1) });
  };

  const hintOf = ({ is }) =>
    is === "corner"
      ? gettext("Drag it, or move it with the arrow keys; Delete or a right click takes a corner away.")
      : gettext("Drag it, or press an arrow key: it becomes a corner.");

  const focusCorner = (index) =>
    handles
      .find((handle) => handle.is === "corner" && handle.index === index)
      ?.marker.getElement()
      .focus();

  function begin() {
    before ??= store.get().area;
  }

  /** What was done since can be had back at once: in one step, though a key was pressed often. */
  function offer(back) {
    if (back && back !== store.get().area) {
      undo.offer(gettext("The area is changed."), () => store.set({ area: back }));
    }
  }

  /** @param {any} from the area that the handle belongs to */
  function move(from, { is, index }, { lat, lng }) {
    const area = is === "corner" ? movedTo(from, index, [lat, lng]) : withCorner(from, index, [lat, lng]);
    if (area) {
      store.set({ area });
    }
    return Boolean(area);
  }

  function remove({ index }) {
    const back = store.get().area;
    const area = without(back, index);
    if (area) {
      store.set({ area });
      offer(back);
      focusCorner(Math.min(index, area.points.length - 1));
    }
  }

  function step(handle, [right, down], fine) {
    const from = store.get().area;
    begin();
    const px = fine ? FINE_PX : STEP_PX;
    const at = map.project(handle.marker.getLatLng()).add([right * px, down * px]);
    const isNew = move(from, handle, map.unproject(at)) && handle.is === "middle";
    if (isNew) {
      focusCorner(handle.index + 1);
      before = from; // What the old handle's blur forgot: the presses that follow are undone with this one.
    }
  }

  function pressed(event, handle) {
    const { key, shiftKey } = event;
    const arrow = ARROWS[key];
    const away = (key === "Delete" || key === "Backspace") && handle.is === "corner";
    if (!(arrow || away) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (arrow) {
      step(handle, arrow, shiftKey);
    } else {
      remove(handle);
    }
  }

  function listen(handle) {
    const { marker } = handle;
    const element = marker.getElement();
    element.setAttribute("aria-label", nameOf(handle));
    element.title = hintOf(handle);
    element.addEventListener("keydown", (event) => pressed(event, handle));
    element.addEventListener("keyup", ({ key }) => ARROWS[key] && offer(before));
    element.addEventListener("blur", () => {
      before = null;
    });
    if (handle.is === "corner") {
      marker.on("contextmenu", () => remove(handle));
    }
    marker.on("dragstart", () => {
      dragged = handle;
      begin();
    });
    marker.on("drag", () => move(before, handle, marker.getLatLng()));
    marker.on("dragend", () => {
      const isNew = handle.is === "middle" && before !== store.get().area;
      dragged = null;
      offer(before);
      before = null;
      draw(store.get());
      if (isNew) {
        focusCorner(handle.index + 1);
      }
    });
  }

  /** @returns {Array<{is: "corner" | "middle", index: number, at: [number, number]}>} */
  function wanted({ area, tool }) {
    if (!area || tool) {
      return [];
    }
    const middles = middlesOf(area);
    return handlesOf(area).flatMap((at, index) => [
      { is: "corner", index, at },
      ...(middles.length ? [{ is: "middle", index, at: middles[index] }] : []),
    ]);
  }

  /** A middle steps aside where its edge is too short on the screen. */
  function makeRoom() {
    const corners = handles.filter(({ is }) => is === "corner");
    for (const { is, index, marker } of handles) {
      if (is === "middle") {
        const [from, to] = [corners[index], corners[(index + 1) % corners.length]].map((corner) =>
          map.latLngToLayerPoint(corner.marker.getLatLng()),
        );
        marker.getElement().hidden = from.distanceTo(to) < LEAST_EDGE_PX;
      }
    }
  }

  function draw(state) {
    if (dragged?.is === "middle") {
      return; // The corner that it becomes has its own handle once it is let go.
    }
    const next = wanted(state);
    if (next.length !== handles.length || state.area?.kind !== kind) {
      for (const { marker } of handles) {
        marker.remove();
      }
      kind = state.area?.kind ?? "";
      handles = next.map(({ is, index, at }) => {
        const marker = L.marker(at, { icon: icons[is], draggable: true, autoPan: true }).addTo(map);
        return { is, index, marker };
      });
      handles.forEach(listen);
    } else {
      handles.forEach((handle, i) => {
        if (handle !== dragged) {
          handle.marker.setLatLng(next[i].at);
        }
      });
    }
    makeRoom();
  }

  map.on("zoomend", makeRoom);
  store.subscribe(["area", "tool"], draw);
  draw(store.get());
}
