/**
 * The map's own layers on one canvas. A browser without a graphics card copies and blends every canvas of the
 * size of the map in every frame; so there is one, opaque where no tiles lie beneath it. What seldom changes
 * is kept as a picture and laid under what changes with every step of time; and of all that is drawn anew only
 * the parts that look otherwise than before.
 */

import { CanvasLayer, createPane } from "./canvas.js";
import { inPart, partsOf } from "./parts.js";

/**
 * @typedef {import("../geometry.js").View} View
 * @typedef {import("./parts.js").Box} Box
 * @typedef {import("./parts.js").Part} Part
 *
 * @typedef {object} Stratum
 * @property {string} name @property {number} height strata lie in this order
 * @property {(context: CanvasRenderingContext2D, view: View, whole: View) => boolean | void} draw
 *   in layer points, the context being clear; view may be a part of the whole, where nothing else is needed;
 *   false says that nothing was drawn
 * @property {(view: View) => void} [place] called before anything is drawn, when this stratum or the view changed
 * @property {(view: View) => Box[] | null} [changes] where it looks otherwise than when this was last asked, while
 *   the view stayed; null, as without it: everywhere
 * @property {boolean} [live] it changes too often to keep its picture; it lies above all that are kept
 * @property {(view: View) => boolean} [steady] whether a spot looks in this view, which was moved, as it did before:
 *   then only what came into the view is drawn. Those that say so lie below all others; each can be drawn in parts.
 *
 * @typedef {Stratum & {stale: boolean, boxes: Box[] | null, restless: boolean, empty: boolean, seen: string,
 *   view: View | null, picture: CanvasRenderingContext2D | null}} Laid
 *   boxes: where it changed, if it is stale; restless: it was drawn the last time as well, so that keeping its
 *   picture is not worth while
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

const blit = (context, picture, { x, y, width, height }) =>
  inPixels(context, () => context.drawImage(picture.canvas, x, y, width, height, x, y, width, height));

const clear = (context, { x, y, width, height }) =>
  inPixels(context, () => context.clearRect(x, y, width, height));

const boxesOf = (list) =>
  list.some(({ boxes }) => boxes === null) ? null : list.flatMap(({ boxes }) => boxes);

/**
 * @typedef {{picture: CanvasRenderingContext2D, view: View, seen: string}} Kept seen: the view and the canvas in words
 *
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any}} tools
 */
export function createSheet(map, store, { palette }) {
  /** @type {Laid[]} */
  const strata = [];
  /** Of all that is kept what moves along with the map, as one picture. @type {Kept | null} */
  let floor = null;
  /** The view and the canvas, in words, that the sheet shows. */
  let shown = "";
  /** A canvas that nothing needs at present. @type {CanvasRenderingContext2D | null} */
  let spare = null;

  const opaque = () => !store.get().base;

  /** The ground of all, upon a part. @param {CanvasRenderingContext2D} context @param {Part} part */
  function land(context, part) {
    if (opaque()) {
      context.fillStyle = palette.token("map-land");
      inPixels(context, () => context.fillRect(part.x, part.y, part.width, part.height));
    } else {
      clear(context, part);
    }
  }

  /**
   * What a picture shows, moved along with the map onto another one; what came into the view is drawn.
   * @param {Kept | Laid} kept @param {(context: CanvasRenderingContext2D, part: Part, view: View) => void} draw
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
    picture.setTransform(sheet.getTransform());
    for (const part of newParts(dx, dy, width, height)) {
      inPart(picture, part, view, (partly) => draw(picture, part, partly));
    }
    return picture;
  }

  /** Draw parts of a stratum's picture anew. */
  function patch({ picture, draw }, view, parts) {
    for (const part of parts) {
      inPart(picture, part, view, (partly) => {
        clear(picture, part);
        draw(picture, partly, view);
      });
    }
  }

  /**
   * Bring a stratum's picture up to date, or leave it to be drawn straight upon what it lies on.
   * @param {Laid} stratum @param {Part[] | null} parts of it that changed while the view stayed
   */
  function renew(stratum, sheet, view, seen, parts) {
    const changed = stratum.stale || stratum.seen !== seen;
    if (!changed && (stratum.picture || stratum.empty)) {
      stratum.restless = false;
      return;
    }
    const along =
      !stratum.stale && stratum.picture && stratum.steady?.(view)
        ? moved(stratum, sheet, view, true, (context, _part, partly) => stratum.draw(context, partly, view))
        : null;
    if (along) {
      stratum.picture = along;
    } else if (parts && stratum.steady && stratum.picture && stratum.seen === seen) {
      patch(stratum, view, parts);
    } else if (stratum.restless && changed) {
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

  /** Lay strata upon a part of a canvas: their pictures, or else themselves. */
  function lay(context, list, part, partly, whole) {
    for (const stratum of list) {
      if (stratum.picture) {
        blit(context, stratum.picture, part);
      } else if (!stratum.empty) {
        context.save();
        stratum.draw(context, partly, whole);
        context.restore();
      }
    }
  }

  /** What moves along with the map. @param {Laid[]} low @param {Part[]} parts of it that changed */
  function layFloor(low, sheet, view, seen, parts) {
    const stale = low.some((stratum) => stratum.stale);
    if (floor?.seen === seen && !stale) {
      return;
    }
    const along =
      floor && !stale && low.every((stratum) => stratum.steady(view))
        ? moved(floor, sheet, view, !opaque(), (context, part, partly) => {
            land(context, part);
            for (const stratum of low) {
              context.save();
              stratum.draw(context, partly, view);
              context.restore();
            }
          })
        : null;
    if (along) {
      floor = { picture: along, view, seen };
      return;
    }
    const same = floor?.seen === seen;
    for (const stratum of low) {
      renew(stratum, sheet, view, seen, same ? parts : null);
    }
    const picture = same ? floor.picture : cleared(floor?.picture, sheet.canvas, !opaque());
    picture.setTransform(sheet.getTransform());
    for (const part of parts) {
      inPart(picture, part, view, (partly) => {
        land(picture, part);
        lay(picture, low, part, partly, view);
      });
    }
    floor = { picture, view, seen };
  }

  function compose(sheet, view) {
    const { a: density } = sheet.getTransform();
    const { width, height } = sheet.canvas;
    const seen = [...Object.values(view), width, height, density, opaque()].join();
    const other = shown !== seen;
    shown = seen;
    const touched = strata.filter(({ stale }) => other || stale);
    for (const stratum of touched) {
      stratum.place?.(view);
      stratum.boxes = other ? null : (stratum.changes?.(view) ?? null);
    }
    const size = { density, width, height };
    const partsIn = (list) => partsOf(boxesOf(list), view, size);
    const kept = strata.filter(({ live }) => !live);
    const firstHigh = kept.findIndex(({ steady }) => !steady);
    const low = firstHigh < 0 ? kept : kept.slice(0, firstHigh);
    const high = kept.slice(low.length);
    layFloor(low, sheet, view, seen, partsIn(touched.filter((stratum) => low.includes(stratum))));
    for (const stratum of high) {
      renew(stratum, sheet, view, seen, null);
    }
    for (const part of partsIn(touched)) {
      inPart(sheet, part, view, (partly) => {
        if (!opaque()) {
          clear(sheet, part);
        }
        blit(sheet, floor.picture, part);
        lay(sheet, high, part, partly, view);
        for (const stratum of strata.filter(({ live }) => live)) {
          stratum.draw(sheet, partly, view);
        }
      });
    }
    for (const stratum of touched) {
      stratum.stale = false;
    }
  }
  const layer = new CanvasLayer(compose, {
    pane: createPane(map, "sheet", 210),
    opaque: opaque(),
    kept: true,
  });
  layer.addTo(map);

  store.subscribe(["base", "theme"], () => {
    shown = "";
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
        boxes: null,
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
