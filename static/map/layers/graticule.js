/** The grid of meridians and parallels, as fine as the zoom allows, with its degrees along two edges. */

import { unitX, unitY } from "../geometry.js";
import { fill, pgettext } from "../i18n.js";
import { degreesText, lines, stepFor } from "./graticule_steps.js";

const GAP_PX = 4;
const LINE_PX = 16;

/**
 * How far from the edge where lines begin a label stands: beside the bar of the instruments, where that lies there.
 * @param {HTMLElement} container @param {boolean} rtl @returns {(y: number) => number} pixels, at a height
 */
function insetsBeside(container, rtl) {
  const bar = document.querySelector(".instrument-bar")?.getBoundingClientRect();
  const area = container.getBoundingClientRect();
  if (!bar?.width) {
    return () => GAP_PX;
  }
  const [near, far] = rtl
    ? [area.right - bar.right, area.right - bar.left]
    : [bar.left - area.left, bar.right - area.left];
  const beside = near < area.width / 2 ? far + GAP_PX : GAP_PX;
  return (y) => (y > bar.top - area.top - LINE_PX && y < bar.bottom - area.top + LINE_PX ? beside : GAP_PX);
}

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, formats: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createGraticule(map, store, { palette, formats, sheet }) {
  const on = () => store.get().layers.includes("graticule");
  const edge = document.createElement("canvas");
  edge.className = "graticule-labels";
  edge.setAttribute("aria-hidden", "true");
  map.getContainer().append(edge);
  const context = edge.getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;

  /** The grid in view: seconds of each meridian and parallel, with their place in world pixels. */
  function grid(scale) {
    const box = map.getBounds().pad(0.2);
    const step = stepFor(scale);
    const south = Math.max(box.getSouth(), -85);
    const north = Math.min(box.getNorth(), 85);
    return {
      step,
      meridians: lines(box.getWest() * 3600, box.getEast() * 3600, step).map((seconds) => ({
        seconds,
        at: unitX(seconds / 3600) * scale,
      })),
      parallels: lines(south * 3600, north * 3600, step).map((seconds) => ({
        seconds,
        at: unitY(seconds / 3600) * scale,
      })),
    };
  }

  function drawLines(to, view) {
    if (!on()) {
      return false;
    }
    const { meridians, parallels } = grid(view.scale);
    to.beginPath();
    for (const { at } of meridians) {
      to.moveTo(at - view.ox, view.top);
      to.lineTo(at - view.ox, view.bottom);
    }
    for (const { at } of parallels) {
      to.moveTo(view.left, at - view.oy);
      to.lineTo(view.right, at - view.oy);
    }
    to.strokeStyle = palette.token("map-label-2");
    to.globalAlpha = 0.45;
    to.lineWidth = 0.8;
    to.stroke();
    to.globalAlpha = 1;
    return true;
  }

  const hemisphere = (seconds, positive, negative, text) =>
    seconds ? fill(seconds < 0 ? negative : positive, { degrees: text }) : text;

  function write(text, x, y, align) {
    context.textAlign = align;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }

  /** Make the canvas of the labels as large as the map, empty, and ready to write on. */
  function prepare({ x: width, y: height }) {
    const density = Math.min(globalThis.devicePixelRatio || 1, 2);
    edge.width = on() ? width * density : 0;
    edge.height = on() ? height * density : 0;
    edge.style.width = `${width}px`;
    edge.style.height = `${height}px`;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.font = `500 11px ${family}`;
    context.direction = formats.rtl ? "rtl" : "ltr";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5;
    context.strokeStyle = palette.token("map-halo");
    context.fillStyle = palette.token("map-label-2");
  }

  function drawLabels() {
    if (!on() && !edge.width) {
      return;
    }
    const size = map.getSize();
    prepare(size);
    if (!on()) {
      return;
    }
    const zoom = map.getZoom();
    const corner = map.project(map.containerPointToLatLng([0, 0]), zoom);
    const { step, meridians, parallels } = grid(256 * 2 ** zoom);
    const name = (seconds) => degreesText(seconds, step, formats.number);
    const [east, west] = [pgettext("longitude", "%(degrees)s E"), pgettext("longitude", "%(degrees)s W")];
    for (const { seconds, at } of meridians) {
      write(hemisphere(seconds, east, west, name(seconds)), at - corner.x, 9, "center");
    }
    const [north, south] = [pgettext("latitude", "%(degrees)s N"), pgettext("latitude", "%(degrees)s S")];
    const align = formats.rtl ? "right" : "left";
    const inset = insetsBeside(map.getContainer(), formats.rtl);
    for (const { seconds, at } of parallels) {
      const y = at - corner.y;
      if (y > 24 && y < size.y - 44) {
        const along = inset(y);
        write(
          hemisphere(seconds, north, south, name(seconds)),
          formats.rtl ? size.x - along : along,
          y,
          align,
        );
      }
    }
  }

  const layer = sheet.add({ name: "graticule", height: 225, draw: drawLines, steady: () => true });
  map.on("move moveend resize zoomend", drawLabels);
  map.on("zoomanim", () => context.clearRect(0, 0, edge.width, edge.height));
  store.subscribe(["layers", "theme"], () => {
    layer.redraw();
    drawLabels();
  });
  drawLabels();
  return { layer };
}
