/**
 * The map's own layers on one canvas. A browser without a graphics card copies and blends every canvas of the
 * size of the map in every frame; so there is one, opaque where no tiles lie beneath it. What seldom changes
 * is kept as a picture and laid under what changes with every step of time.
 */

import { CanvasLayer, createPane } from "./canvas.js";

/**
 * @typedef {import("../geometry.js").View} View
 *
 * @typedef {object} Stratum
 * @property {string} name @property {number} height strata lie in this order
 * @property {(context: CanvasRenderingContext2D, view: View, whole: View) => boolean | void} draw
 *   in layer points, the context being clear; view may be a part of the whole, where nothing else is needed;
 *   false says that nothing was drawn
 * @property {(view: View) => void} [place] called before anything is drawn, when this stratum or the view changed
 * @property {boolean} [live] it changes too often to keep its picture; it lies above all that are kept
 * @property {(view: View) => boolean} [steady] whether a spot looks in this view, which was moved, as it did before:
 *   then only what came into the view is drawn. Those that say so lie below all others.
 *
 * @typedef {Stratum & {stale: boolean, restless: boolean, empty: boolean, seen: string, view: View | null,
 *   picture: CanvasRenderingContext2D | null}} Laid
 *   restless: it was drawn the last time as well, so that keeping its picture is not worth while
 */

/** @typedef {ReturnType<typeof createSheet>} Sheet */

/** Draw upon a context as if it were pixels, not layer points, and leave it as it was. */
function inPixels(context, work) {
  const transform = context.getTransform();
  context.setTransform(1, 0, 0, 1, 0, 0);
  work();
  context.setTransform(transform);
}

/**
 * A context of this size to draw upon, clear if it is not opaque: the old one where it fits.
 * @param {CanvasRenderingContext2D | null} context @param {HTMLCanvasElement} like @param {boolean} alpha
 */
function cleared(context, { width, height }, alpha) {
  const fits = context?.canvas.width === width && context.canvas.height === height;
  if (fits && context.getContextAttributes().alpha === alpha) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (alpha) {
      context.clearRect(0, 0, width, height);
    }
    return context;
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d", { alpha });
}

/** What came into the view of a picture that was moved by so many pixels: a piece at a side, one above or below. */
function newParts(dx, dy, width, height) {
  const aside = { x: dx > 0 ? 0 : width + dx, y: 0, width: Math.abs(dx), height };
  const over = {
    x: Math.max(dx, 0),
    y: dy > 0 ? 0 : height + dy,
    width: width - Math.abs(dx),
    height: Math.abs(dy),
  };
  return [aside, over].filter((part) => part.width && part.height);
}

/**
 * @typedef {{picture: CanvasRenderingContext2D, view: View, seen: string}} Kept seen: the view and the canvas in words
 *
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any}} tools
 */
export function createSheet(map, store, { palette }) {
  /** @type {Laid[]} */
  const strata = [];
  /** All that is kept, and of this what moves along with the map. @type {Kept | null} */
  let ground = null;
  /** @type {Kept | null} */
  let floor = null;
  /** A canvas that nothing needs at present. @type {CanvasRenderingContext2D | null} */
  let spare = null;

  const opaque = () => !store.get().base;
  const blit = (context, picture) => inPixels(context, () => context.drawImage(picture.canvas, 0, 0));

  function land(context) {
    if (opaque()) {
      const { width, height } = context.canvas;
      context.fillStyle = palette.token("map-land");
      inPixels(context, () => context.fillRect(0, 0, width, height));
    }
  }

  /**
   * What a picture shows, moved along with the map onto another one; what came into the view is drawn.
   * @param {Kept | Laid} kept @param {(context: CanvasRenderingContext2D, part: View) => void} draw
   * @returns {CanvasRenderingContext2D | null} null where the one has nothing of the other
   */
  function moved({ picture: before, view: old }, sheet, view, alpha, draw) {
    const { a: density } = sheet.getTransform();
    const { width, height } = sheet.canvas;
    const same = before?.canvas.width === width && before.canvas.height === height;
    if (!same || !["scale", "ox", "oy"].every((key) => old[key] === view[key])) {
      return null;
    }
    const [dx, dy] = [(old.left - view.left) * density, (old.top - view.top) * density];
    if (!Number.isInteger(dx) || !Number.isInteger(dy) || Math.abs(dx) >= width || Math.abs(dy) >= height) {
      return null;
    }
    // Onto another canvas: one that is drawn upon itself is copied twice.
    const picture = cleared(spare, sheet.canvas, alpha);
    spare = before;
    picture.drawImage(before.canvas, dx, dy);
    for (const part of newParts(dx, dy, width, height)) {
      picture.save();
      picture.setTransform(1, 0, 0, 1, 0, 0);
      picture.beginPath();
      picture.rect(part.x, part.y, part.width, part.height);
      picture.clip();
      picture.setTransform(sheet.getTransform());
      const [left, top] = [view.left + part.x / density, view.top + part.y / density];
      const [right, bottom] = [left + part.width / density, top + part.height / density];
      draw(picture, { ...view, left, top, right, bottom });
      picture.restore();
    }
    return picture;
  }

  /** Bring a stratum's picture up to date, or leave it to be drawn straight upon the ground. */
  function renew(stratum, sheet, view, seen) {
    const changed = stratum.stale || stratum.seen !== seen;
    if (!changed && (stratum.picture || stratum.empty)) {
      stratum.restless = false;
      return;
    }
    const along =
      !stratum.stale && stratum.picture && stratum.steady?.(view)
        ? moved(stratum, sheet, view, true, (context, part) => stratum.draw(context, part, view))
        : null;
    if (along) {
      stratum.picture = along;
    } else if (stratum.restless) {
      stratum.picture = null;
      stratum.empty = false;
    } else {
      stratum.picture = cleared(stratum.picture, sheet.canvas, true);
      stratum.picture.setTransform(sheet.getTransform());
      stratum.empty = stratum.draw(stratum.picture, view, view) === false;
      stratum.picture = stratum.empty ? null : stratum.picture;
    }
    Object.assign(stratum, { view, seen, restless: changed, stale: false });
  }

  function lay(context, list, sheet, view, seen) {
    context.setTransform(sheet.getTransform());
    for (const stratum of list) {
      renew(stratum, sheet, view, seen);
      if (stratum.picture) {
        blit(context, stratum.picture);
      } else if (!stratum.empty) {
        context.save();
        stratum.draw(context, view, view);
        context.restore();
      }
    }
  }

  /** What moves along with the map. @param {Laid[]} low */
  function layFloor(low, sheet, view, seen) {
    const stale = low.some((stratum) => stratum.stale);
    if (floor?.seen === seen && !stale) {
      return;
    }
    const along =
      floor && !stale && low.every((stratum) => stratum.steady(view))
        ? moved(floor, sheet, view, !opaque(), (context, part) => {
            land(context);
            for (const stratum of low) {
              context.save();
              stratum.draw(context, part, view);
              context.restore();
            }
          })
        : null;
    const picture = along ?? cleared(floor?.picture, sheet.canvas, !opaque());
    if (!along) {
      land(picture);
      lay(picture, low, sheet, view, seen);
    }
    floor = { picture, view, seen };
  }

  function layGround(sheet, view, seen) {
    const kept = strata.filter(({ live }) => !live);
    const high = kept.findIndex(({ steady }) => !steady);
    const low = high < 0 ? kept : kept.slice(0, high);
    layFloor(low, sheet, view, seen);
    const picture = cleared(ground?.picture, sheet.canvas, !opaque());
    blit(picture, floor.picture);
    lay(picture, kept.slice(low.length), sheet, view, seen);
    ground = { picture, view, seen };
  }

  function compose(sheet, view) {
    const { a: density } = sheet.getTransform();
    const seen = [...Object.values(view), sheet.canvas.width, sheet.canvas.height, density, opaque()].join();
    const other = ground?.seen !== seen;
    for (const stratum of strata) {
      if (other || stratum.stale) {
        stratum.place?.(view);
      }
    }
    if (other || strata.some(({ stale, live }) => stale && !live)) {
      layGround(sheet, view, seen);
    }
    blit(sheet, ground.picture);
    for (const stratum of strata.filter(({ live }) => live)) {
      stratum.stale = false;
      stratum.draw(sheet, view, view);
    }
  }

  const layer = new CanvasLayer(compose, { pane: createPane(map, "sheet", 210), opaque: opaque() });
  layer.addTo(map);

  store.subscribe(["base", "theme"], () => {
    ground = null;
    floor = null;
    for (const stratum of strata) {
      stratum.stale = true;
    }
    layer.setOpaque(opaque());
    layer.redraw();
  });

  return {
    /** Lay a stratum upon the sheet. @param {Stratum} stratum @returns {{redraw: () => void}} */
    add(stratum) {
      const laid = {
        ...stratum,
        stale: true,
        restless: false,
        empty: false,
        seen: "",
        view: null,
        picture: null,
      };
      strata.push(laid);
      strata.sort((a, b) => a.height - b.height);
      layer.redraw();
      return {
        redraw() {
          laid.stale = true;
          layer.redraw();
        },
      };
    },
    /** One stratum as it is shown now, alone on a canvas: for tests. @param {string} name */
    alone(name) {
      const canvas = document.createElement("canvas");
      const sheet = layer._context;
      canvas.width = sheet.canvas.width;
      canvas.height = sheet.canvas.height;
      const context = canvas.getContext("2d");
      context.setTransform(sheet.getTransform());
      strata.find((stratum) => stratum.name === name).draw(context, layer.view(), layer.view());
      return canvas;
    },
  };
}
