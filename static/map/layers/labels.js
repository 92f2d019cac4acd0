/** Names of the ground in the reader's script: placed by rank, never one over another or over an event. */

import { shapeOf, unitX, unitY, visible } from "../geometry.js";
import { named } from "../i18n.js";
import { createPlacer, straightStretch } from "./placing.js";

/** Kinds that are areas: named in their middle, without a dot. */
const AREAS = new Set([
  "country",
  "governorate",
  "region",
  "desert",
  "district",
  "subdistrict",
  "area",
  "mountain",
]);
const SETTLE_MS = 160;
/** What changes the names themselves, not only the room between the events. */
const AT_ONCE = ["data", "layers", "theme", "base"];
const UNLABELLED = new Set(["river", "pocket"]);

const styleOf = (kind, zoom, latin) => {
  switch (kind) {
    case "country":
      return { size: 15, weight: 500, colour: "map-label-2", spacing: latin ? 4 : 0, caps: latin };
    case "governorate":
      return { size: 12.5, weight: 500, colour: "map-label-2", spacing: latin ? 2 : 0, caps: latin };
    case "region":
    case "desert":
    case "area":
    case "mountain":
    case "district":
    case "subdistrict":
      return { size: 12.5, weight: 400, colour: "map-label-2", spacing: latin ? 1 : 0, slant: latin };
    case "city":
      return { size: zoom >= 8 ? 14.5 : 13, weight: 600, colour: "map-label", dot: 3.2 };
    case "town":
      return { size: 13, weight: 500, colour: "map-label", dot: 2.6 };
    default:
      return { size: 12, weight: 400, colour: "map-label", dot: 2 };
  }
};

/** "Homs Governorate" is just "Homs" on a map: its letters and place say the rest. */
const shortened = (name) => name.replace(/ Governorate$/, "").replace(/^محافظة /, "");

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, formats: any, sheet: import("./sheet.js").Sheet,
 *   obstacles: () => Array<[number, number, number, number]>}} tools
 *   obstacles: boxes in layer points that a label must leave free
 */
export function createLabelLayer(store, { palette, formats, sheet, obstacles }) {
  const latin = !formats.rtl;
  const family = getComputedStyle(document.body).fontFamily;
  const widths = new Map();
  let places = [];
  let rivers = [];

  const fontOf = ({ size, weight, slant }) => `${slant ? "italic " : ""}${weight} ${size}px ${family}`;

  function widthOf(context, text, style) {
    const key = `${fontOf(style)}|${style.spacing ?? 0}|${text}`;
    if (!widths.has(key)) {
      context.font = fontOf(style);
      context.letterSpacing = `${style.spacing ?? 0}px`;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  function write(context, text, x, y, style) {
    context.font = fontOf(style);
    context.letterSpacing = `${style.spacing ?? 0}px`;
    context.direction = latin ? "ltr" : "rtl";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = palette.token("map-halo");
    context.strokeText(text, x, y);
    context.fillStyle = palette.token(style.colour);
    context.fillText(text, x, y);
  }

  function dot(context, x, y, kind, radiusPx) {
    context.beginPath();
    if (kind === "crossing" || kind === "bridge" || kind === "base") {
      context.rect(x - 2.5, y - 2.5, 5, 5);
    } else if (kind === "oil_field") {
      context.moveTo(x, y - 3.6);
      context.lineTo(x + 3.4, y + 2.6);
      context.lineTo(x - 3.4, y + 2.6);
      context.closePath();
    } else {
      context.arc(x, y, radiusPx, 0, Math.PI * 2);
    }
    context.lineWidth = 2.5;
    context.strokeStyle = palette.token("map-halo");
    context.stroke();
    context.fillStyle = palette.token(kind === "city" || kind === "town" ? "map-label" : "map-label-2");
    context.fill();
  }

  function drawRivers(context, view, placer) {
    const style = {
      size: 12.5,
      weight: 500,
      colour: "map-water-ink",
      spacing: latin ? 1.5 : 0,
      slant: latin,
    };
    for (const { text, shape } of rivers) {
      if (!text || !visible(shape, view)) {
        continue;
      }
      const width = widthOf(context, text, style);
      const stretch = straightStretch(shape, view, width + 16);
      if (!stretch) {
        continue;
      }
      const half = Math.max(Math.abs(Math.cos(stretch.angle)) * width, 14) / 2;
      const tall = Math.max(Math.abs(Math.sin(stretch.angle)) * width, 14) / 2;
      if (placer.take(stretch.x - half, stretch.y - tall, stretch.x + half, stretch.y + tall)) {
        context.save();
        context.translate(stretch.x, stretch.y);
        context.rotate(stretch.angle);
        write(context, text, 0, -9, style);
        context.restore();
      }
    }
  }

  function drawPlace(context, view, place, placer) {
    const x = place.x * view.scale - view.ox;
    const y = place.y * view.scale - view.oy;
    if (x < view.left - 80 || x > view.right + 80 || y < view.top - 20 || y > view.bottom + 20) {
      return;
    }
    const style = styleOf(place.kind, view.zoom, latin);
    const text = style.caps ? place.text.toUpperCase() : place.text;
    const width = widthOf(context, text, style);
    const height = style.size * 1.25;
    if (AREAS.has(place.kind)) {
      if (placer.take(x - width / 2, y - height / 2, x + width / 2, y + height / 2)) {
        write(context, text, x, y, style);
      }
      return;
    }
    dot(context, x, y, place.kind, style.dot);
    const gap = style.dot + 4 + width / 2;
    const side = latin ? 1 : -1;
    const rise = height / 2 + 4;
    for (const [dx, dy] of [
      [gap * side, 0],
      [-gap * side, 0],
      [0, -rise],
      [0, rise],
    ]) {
      const [left, top] = [x + dx - width / 2, y + dy - height / 2];
      if (placer.take(left, top, left + width, top + height)) {
        write(context, text, x + dx, y + dy, style);
        return;
      }
    }
  }

  function drawPlaces(context, view, list, placer) {
    for (const place of list) {
      drawPlace(context, view, place, placer);
    }
  }

  function draw(context, view) {
    const { layers, base } = store.get();
    if (base) {
      return false;
    }
    const placer = createPlacer(obstacles());
    const shown = places.filter(({ kind, from }) => {
      const wanted = kind === "governorate" ? "governorates" : "places";
      return from <= view.zoom + 0.25 && layers.includes(wanted);
    });
    const towns = shown.filter(({ kind }) => !AREAS.has(kind));
    const areas = shown.filter(({ kind }) => AREAS.has(kind));
    const important = towns.filter(({ from }) => from <= 8);
    drawPlaces(context, view, important, placer);
    if (layers.includes("rivers")) {
      drawRivers(context, view, placer);
    }
    drawPlaces(context, view, areas, placer);
    drawPlaces(
      context,
      view,
      towns.filter(({ from }) => from > 8),
      placer,
    );
    return true;
  }

  const layer = sheet.add({ name: "labels", height: 240, draw });

  function read(data) {
    const { places: columns, basemap } = data;
    places = columns.uuid
      .map((_, i) => ({
        kind: columns.kind[i],
        from: columns.label_zoom[i],
        text: shortened(
          named({ name_en: columns.name_en[i], name_ar: columns.name_ar[i] }, formats.language),
        ),
        x: unitX(columns.lon[i]),
        y: unitY(columns.lat[i]),
      }))
      .filter(({ kind }) => !UNLABELLED.has(kind));
    rivers = basemap.features
      .filter(({ properties }) => properties.layer === "river")
      .map(({ properties, geometry }) => ({
        text: named(properties, formats.language),
        shape: shapeOf(geometry),
      }));
  }

  let settling = 0;
  store.subscribe(["selection", ...AT_ONCE], ({ data }, changed) => {
    if (changed.has("data") && data) {
      read(data);
    }
    // Names step aside for events once these have come to rest: they do not dance while time plays.
    clearTimeout(settling);
    const theirs = AT_ONCE.some((key) => changed.has(key));
    settling = setTimeout(layer.redraw, theirs ? 0 : SETTLE_MS);
  });
  // Canvas text does not wait for its font: draw once more when it is there.
  document.fonts?.ready.then(() => {
    widths.clear();
    layer.redraw();
  });

  return { layer };
}
