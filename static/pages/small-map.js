/** The small map of a report or an event: rivers, borders, and what the page speaks of. */

import L from "../map/leaflet.js";
import { createPalette, onThemeChange } from "../map/palette.js";

const SVG = "http://www.w3.org/2000/svg";
const FARTHEST_ZOOM = 11;
/** A country or governorate that is named in passing does not decide where the map looks. */
const WIDEST_M = 200_000;
const LINES = {
  border: { token: "map-border", weight: 1.6, dashArray: "6 3" },
  governorate: { token: "map-governorate", weight: 1 },
  river: { token: "map-water", weight: 2 },
  lake: { token: "map-water", weight: 1 },
};

/**
 * @param {HTMLElement} container with data-manifest, the address of the snapshot's manifest, and the
 *   words data-zoom-in and data-zoom-out
 * @param {{features: any[]}} data GeoJSON features; properties: id, label, href (optional)
 * @returns {{light(id: string | null): void}} light marks the shapes of one id
 */
function createSmallMap(container, data) {
  const palette = createPalette();
  const options = { attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.5 };
  const map = L.map(container, options);
  const { zoomIn, zoomOut } = container.dataset;
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  const ground = L.geoJSON(null, {
    interactive: false,
    filter: (feature) => feature.properties.layer in LINES && !feature.geometry.type.endsWith("Point"),
    style: groundStyle,
  });
  let lit = null;

  function groundStyle(feature) {
    const { token, ...line } = LINES[feature.properties.layer];
    const water = feature.properties.layer === "lake";
    return {
      ...line,
      color: palette.token(token),
      fill: water,
      fillColor: palette.token(token),
      fillOpacity: 1,
    };
  }

  function shapeStyle(feature) {
    const strong = feature.properties.id === lit;
    const colour = palette.token(strong ? "bad" : "accent");
    return {
      color: colour,
      weight: strong ? 3 : 1.5,
      fillColor: "url(#small-map-hatch)",
      fillOpacity: 1,
      radius: strong ? 8 : 6,
    };
  }

  function toPoint(feature, at) {
    const marker = L.circleMarker(at, { radius: 6 });
    marker.feature = feature;
    return marker;
  }

  function named(feature, layer) {
    const label = document.createElement("bdi");
    label.textContent = feature.properties.label;
    layer.bindTooltip(label, { direction: "top" });
    if (feature.properties.href) {
      layer.on("click", () => {
        location.hash = feature.properties.href;
      });
    }
  }

  function paint() {
    ground.setStyle(groundStyle);
    shapes.eachLayer((layer) => {
      const style = shapeStyle(layer.feature);
      const point = layer instanceof L.CircleMarker;
      layer.setStyle(point ? { ...style, fillColor: style.color, fillOpacity: 0.9 } : style);
      if (point) {
        layer.setRadius(style.radius);
      }
      if (layer.feature.properties.id === lit) {
        layer.bringToFront();
      }
    });
    paintHatch(container, palette.token("accent"));
  }

  map.setView([34.9, 40.6], 8);
  ground.addTo(map);
  const shapes = L.geoJSON(data, { pointToLayer: toPoint, onEachFeature: named }).addTo(map);
  if (data.features.length > 0) {
    map.fitBounds(boundsOf(map, shapes).pad(0.25), { maxZoom: FARTHEST_ZOOM });
  }
  paint();
  onThemeChange(() => {
    palette.refresh();
    paint();
  });
  loadGround(container.dataset.manifest).then(
    (features) => ground.addData(features),
    () => {},
  );

  return {
    light(id) {
      lit = id;
      paint();
    },
  };
}

/** What the map should show at first: all that is not too wide, or all if everything is. */
function boundsOf(map, shapes) {
  const every = shapes.getLayers().map((layer) => layer.getBounds?.() ?? L.latLngBounds([layer.getLatLng()]));
  const narrow = every.filter(
    (bounds) => map.distance(bounds.getSouthWest(), bounds.getNorthEast()) < WIDEST_M,
  );
  const shown = narrow.length > 0 ? narrow : every;
  return shown.reduce((sum, bounds) => sum.extend(bounds), L.latLngBounds([]));
}

/** The base map's features. A page without them still shows what it speaks of. */
async function loadGround(manifestUrl) {
  const manifest = await (await fetch(manifestUrl)).json();
  const file = new URL(manifest.files.basemap, new URL(manifestUrl, location.href));
  return (await fetch(file)).json();
}

/** The pattern that says "somewhere in here", in the shapes' own drawing. */
function paintHatch(container, colour) {
  const drawing = container.querySelector(".leaflet-overlay-pane svg");
  if (!drawing) {
    return;
  }
  drawing.querySelector("defs")?.remove();
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", "M0 0V8");
  line.setAttribute("stroke", colour);
  line.setAttribute("stroke-width", "2");
  line.setAttribute("stroke-opacity", "0.55");
  const pattern = document.createElementNS(SVG, "pattern");
  for (const [name, value] of Object.entries({
    id: "small-map-hatch",
    width: "8",
    height: "8",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  })) {
    pattern.setAttribute(name, value);
  }
  pattern.append(line);
  const defs = document.createElementNS(SVG, "defs");
  defs.append(pattern);
  drawing.prepend(defs);
}

/** Build the page's small map from its JSON, if it has one. */
export function smallMapOfPage() {
  const container = document.getElementById("small-map");
  const data = document.getElementById("small-map-data");
  return container && data ? createSmallMap(container, JSON.parse(data.textContent ?? "")) : null;
}
