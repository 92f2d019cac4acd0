/** A Leaflet layer that is one canvas, a little larger than the view; it moves and zooms with the map. */

import L from "leaflet";

/** Beyond two device pixels a CSS pixel costs more than it shows. */
const MOST_DENSITY = 2;

export const CanvasLayer = L.Renderer.extend({
  options: { padding: 0.08, interactive: false, opaque: false, kept: false },

  /**
   * @param {(context: CanvasRenderingContext2D, view: import("../geometry.js").View) => boolean | void} draw
   *   draws in layer points; the context is clear, or, where that is asked, as it was. False says that nothing
   *   was drawn: an empty canvas costs a frame as much as a full one, so it is taken out of it.
   * @param {object} options Leaflet's, `pane` above all; opaque: it covers all that lies beneath, and costs
   *   the browser only half as much to show; kept: it is not cleared before it is drawn upon
   */
  initialize(draw, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._draw = draw;
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d", { alpha: !this.options.opaque });
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
    delete this._context;
  },

  /** Flying moves the zoom by itself, frame by frame: draw each, so that nothing is left behind. */
  _onZoom() {
    this._update();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) {
      return;
    }
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds;
    const size = this._bounds.getSize();
    const density = Math.min(globalThis.devicePixelRatio || 1, MOST_DENSITY);
    const canvas = this._container;
    L.DomUtil.setTransform(canvas, min, 1);
    L.DomUtil.setPosition(canvas, min);
    if (canvas.width !== size.x * density || canvas.height !== size.y * density) {
      canvas.width = size.x * density;
      canvas.height = size.y * density;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    this.redraw();
  },

  /**
   * Draw again what the canvas shows, before the next frame: a zoom alone asks for it three times. Does
   * nothing while the layer is not on a map.
   */
  redraw() {
    if (!this._asked) {
      this._asked = true;
      queueMicrotask(() => {
        this._asked = false;
        this._paint();
      });
    }
  },

  /** Whether what lies beneath shows through. @param {boolean} opaque */
  setOpaque(opaque) {
    const map = this._map;
    if (this.options.opaque !== opaque) {
      this.options.opaque = opaque;
      if (map) {
        this.remove();
        this.addTo(map);
      }
    }
  },

  _paint() {
    const canvas = this._container;
    if (!this._map || !this._bounds || !canvas.width || !canvas.height) {
      return; // as in print, where a picture stands for the map
    }
    const { min } = this._bounds;
    const density = canvas.width / this._bounds.getSize().x;
    const context = this._context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!this.options.kept) {
      context.clearRect(0, 0, canvas.width, canvas.height);
    }
    context.setTransform(density, 0, 0, density, -min.x * density, -min.y * density);
    const empty = this._draw(context, this.view()) === false;
    canvas.style.display = empty ? "none" : "";
  },

  /** What the canvas shows. @returns {import("../geometry.js").View} */
  view() {
    return viewOf(this._map, this._bounds.min, this._bounds.max);
  },
});

/** @returns {import("../geometry.js").View} */
function viewOf(map, min, max) {
  const zoom = map.getZoom();
  const origin = map.getPixelOrigin();
  return {
    zoom,
    scale: 256 * 2 ** zoom,
    ox: origin.x,
    oy: origin.y,
    left: min.x,
    top: min.y,
    right: max.x,
    bottom: max.y,
  };
}

/**
 * A pane of its own for a layer, at a height among the others.
 * @param {any} map @param {string} name @param {number} height z-index
 */
export function createPane(map, name, height) {
  const pane = map.createPane(name);
  pane.style.zIndex = String(height);
  pane.style.pointerEvents = "none";
  return name;
}
