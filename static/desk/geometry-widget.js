/** Put a Leaflet map before each GeoJSON field, and keep both in step. */

import { gettext } from "../map/i18n.js";
import L from "../map/leaflet.js";
import { createMap } from "./basemap.js";
import { flat, gather, kinds } from "./geometry.js";

const MOST_VERTICES = 600; // beyond, a handle at each vertex would cover the shape

translateDraw();
for (const element of document.querySelectorAll("[data-geometry-widget]")) {
  createGeometryWidget(element);
}

/** @param {HTMLElement} element see templates/admin/geometry_widget.html */
function createGeometryWidget(element) {
  const field = element.querySelector("textarea");
  const raw = element.querySelector("[data-raw]");
  const message = element.querySelector("[data-message]");
  const geomType = element.dataset.geomType;
  const allowed = kinds(geomType);
  const holder = element.querySelector("[data-map]");
  holder.hidden = false;
  raw.open = false;
  const map = createMap(holder, element.dataset.basemap);
  const drawn = L.featureGroup().addTo(map);

  const tools = new L.Control.Draw({
    edit: { featureGroup: drawn },
    draw: {
      marker: false,
      circle: false,
      rectangle: false,
      circlemarker: allowed.includes("Point") ? { radius: 8 } : false,
      polyline: allowed.includes("LineString") ? { shapeOptions: { className: "drawn" } } : false,
      polygon: allowed.includes("Polygon")
        ? { shapeOptions: { className: "drawn" }, allowIntersection: false }
        : false,
    },
  });
  map.addControl(tools);

  function read() {
    drawn.clearLayers();
    let geometry = null;
    try {
      geometry = field.value.trim() ? JSON.parse(field.value) : null;
    } catch {
      say(gettext("This is not GeoJSON."));
      return;
    }
    say("");
    let vertices = 0;
    for (const part of flat(geometry)) {
      const layer = L.GeoJSON.geometryToLayer(
        { type: "Feature", geometry: part, properties: {} },
        { pointToLayer: (_feature, latlng) => L.circleMarker(latlng, { radius: 8 }) },
      );
      layer.options.className = "drawn";
      drawn.addLayer(layer);
      vertices += JSON.stringify(part.coordinates).split("[").length;
    }
    if (vertices > MOST_VERTICES) {
      say(gettext("This shape has too many vertices to drag them here; edit its GeoJSON."));
      element.classList.add("is-detailed");
    }
    if (drawn.getLayers().length > 0) {
      map.fitBounds(drawn.getBounds(), { maxZoom: 11, padding: [24, 24] });
    }
  }

  function write() {
    const parts = drawn.getLayers().map((layer) => layer.toGeoJSON(6).geometry);
    const geometry = gather(parts, geomType);
    if (geometry === undefined) {
      say(gettext("Points, lines and areas cannot be mixed in one geometry."));
      return;
    }
    say("");
    field.value = geometry === null ? "" : JSON.stringify(geometry);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** What is being drawn or moved when the form is sent is part of it: nobody loses it for want of "Finish". */
  function finish() {
    for (const toolbar of Object.values(tools._toolbars)) {
      const handler = toolbar._activeMode?.handler;
      handler?.completeShape?.();
      handler?.save?.();
    }
  }

  /** @param {string} text */
  function say(text) {
    message.textContent = text;
  }

  map.on(L.Draw.Event.CREATED, ({ layer }) => {
    const single = !geomType.startsWith("Multi");
    const kind = layer.toGeoJSON().geometry.type;
    const others = drawn.getLayers().some((other) => other.toGeoJSON().geometry.type !== kind);
    if ((single && kind === "Point") || (geomType === "Geometry" && others)) {
      drawn.clearLayers();
    }
    layer.options.className = "drawn";
    drawn.addLayer(layer);
    write();
  });
  map.on(L.Draw.Event.EDITED, write);
  map.on(L.Draw.Event.DELETED, write);
  field.addEventListener("input", read);
  field.form?.addEventListener("submit", finish);
  new ResizeObserver(() => map.invalidateSize()).observe(holder);
  read();
}

/** Leaflet.draw's words, in the reader's language. */
function translateDraw() {
  const { draw, edit } = L.drawLocal;
  draw.toolbar.actions = { title: gettext("Stop drawing"), text: gettext("Cancel") };
  draw.toolbar.finish = { title: gettext("Finish drawing"), text: gettext("Finish") };
  draw.toolbar.undo = { title: gettext("Take the last vertex back"), text: gettext("Delete last point") };
  draw.toolbar.buttons.circlemarker = gettext("Set a point");
  draw.toolbar.buttons.polyline = gettext("Draw a line");
  draw.toolbar.buttons.polygon = gettext("Draw an area");
  draw.handlers.circlemarker.tooltip.start = gettext("Click on the map to set the point.");
  draw.handlers.polyline.tooltip = {
    start: gettext("Click to begin the line."),
    cont: gettext("Click to go on."),
    end: gettext("Click the last vertex to finish."),
  };
  draw.handlers.polyline.error = gettext("Edges must not cross.");
  draw.handlers.polygon.tooltip = {
    start: gettext("Click to begin the area."),
    cont: gettext("Click to go on."),
    end: gettext("Click the first vertex to finish."),
  };
  edit.toolbar.actions.save = { title: gettext("Keep the changes"), text: gettext("Keep") };
  edit.toolbar.actions.cancel = { title: gettext("Drop the changes"), text: gettext("Cancel") };
  edit.toolbar.actions.clearAll = { title: gettext("Delete everything"), text: gettext("Delete all") };
  edit.toolbar.buttons = {
    edit: gettext("Move vertices"),
    editDisabled: gettext("Nothing to move"),
    remove: gettext("Delete shapes"),
    removeDisabled: gettext("Nothing to delete"),
  };
  edit.handlers.edit.tooltip = {
    text: gettext("Drag the vertices."),
    subtext: gettext("Cancel takes the changes back."),
  };
  edit.handlers.remove.tooltip = { text: gettext("Click a shape to delete it.") };
}
