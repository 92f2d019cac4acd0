/**
 * The map's own layers on one canvas. A browser without a graphics card copies and blends every canvas of the
 * size of the map in every frame; so there is one, opaque where no tiles lie beneath it. What seldom changes
 * is kept as a picture and laid under what changes with every step of time.
 */

import { CanvasLayer, createPane } from "./canvas.js";

/**
 * @typedef {object} Stratum
 * @property {string} name @property {number} height strata lie in this order
 * @property {(context: CanvasRenderingContext2D, view: import("../geometry.js").View) => boolean | void} draw
 *   in layer points, the context being clear; false says that nothing was drawn
 * @property {(view: import("../geometry.js").View) => void} [place] called before anything is drawn, when this
 *   stratum or the view changed
 * @property {boolean} [live] it changes too often to keep its picture; it lies above all that are kept
 * @property {boolean} [steady] how it looks at a spot does not depend on where the view ends: when the map is
 *   moved, only what came into the view is drawn
 *
 * @typedef {Stratum & {stale: boolean, restless: boolean, empty: boolean, of: string,
 *   view: import("../geometry.js").View | null, picture: CanvasRenderingContext2D | null}} Laid
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

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any}} tools
 */
export function createSheet(map, store, { palette }) {
  /** @type {Laid[]} */
  const strata = [];
  let ground = null;
  /** A canvas that no stratum needs at present. */
  let spare = null;
  let groundOf = "";

  const opaque = () => !store.get().base;

  function drawPicture(stratum, sheet, view) {
    stratum.picture = cleared(stratum.picture, sheet.canvas, true);
    stratum.picture.setTransform(sheet.getTransform());
    stratum.empty = stratum.draw(stratum.picture, view) === false;
    stratum.view = view;
    if (stratum.empty) {
      stratum.picture = null;
    }
  }

  /** Move a picture along with the map, and draw what came into the view. @returns {boolean} whether that could be */
  function movePicture(stratum, sheet, view) {
    const { draw, picture: before, view: old, stale } = stratum;
    const { a: density } = sheet.getTransform();
    const { width, height } = sheet.canvas;
    const same = old && ["scale", "ox", "oy"].every((key) => old[key] === view[key]);
    if (!same || stale || before?.canvas.width !== width || before.canvas.height !== height) {
      return false;
    }
    const [dx, dy] = [(old.left - view.left) * density, (old.top - view.top) * density];
    if (!Number.isInteger(dx) || !Number.isInteger(dy) || Math.abs(dx) >= width || Math.abs(dy) >= height) {
      return false;
    }
    // Onto another canvas: one that is drawn upon itself is copied twice.
    const picture = cleared(spare, sheet.canvas, true);
    picture.drawImage(before.canvas, dx, dy);
    [spare, stratum.picture] = [before, picture];
    picture.save();
    picture.beginPath();
    inPixels(picture, () => {
      if (dx) {
        picture.rect(dx > 0 ? 0 : width + dx, 0, Math.abs(dx), height);
      }
      if (dy) {
        picture.rect(Math.max(dx, 0), dy > 0 ? 0 : height + dy, width - Math.abs(dx), Math.abs(dy));
      }
    });
    picture.clip();
    picture.setTransform(sheet.getTransform());
    draw(picture, view);
    picture.restore();
    return true;
  }

  /** Bring a stratum that is kept up to date, or leave it to be drawn straight upon the ground. */
  function renew(stratum, sheet, view) {
    if (stratum.steady && movePicture(stratum, sheet, view)) {
      stratum.view = view;
    } else if (stratum.restless && !stratum.steady) {
      stratum.picture = null;
      stratum.empty = false;
    } else {
      drawPicture(stratum, sheet, view);
    }
  }

  function renewAll(changed, sheet, view) {
    for (const stratum of strata.filter(({ live }) => !live)) {
      const now = changed.includes(stratum);
      if (now || (!stratum.picture && !stratum.empty)) {
        renew(stratum, sheet, view);
      }
      stratum.restless = now;
    }
  }

  function drawGround(sheet, view) {
    const alpha = !opaque();
    ground = cleared(ground, sheet.canvas, alpha);
    if (!alpha) {
      ground.fillStyle = palette.token("map-land");
      ground.fillRect(0, 0, ground.canvas.width, ground.canvas.height);
    }
    ground.setTransform(sheet.getTransform());
    for (const stratum of strata) {
      if (stratum.picture) {
        inPixels(ground, () => ground.drawImage(stratum.picture.canvas, 0, 0));
      } else if (!stratum.live && !stratum.empty) {
        ground.save();
        stratum.draw(ground, view);
        ground.restore();
      }
    }
  }

  function compose(sheet, view) {
    const { a: density } = sheet.getTransform();
    const seen = [...Object.values(view), sheet.canvas.width, sheet.canvas.height, density, opaque()].join();
    const moved = seen !== groundOf;
    const changed = strata.filter(({ stale }) => stale || moved);
    for (const stratum of changed) {
      stratum.place?.(view);
    }
    if (moved || changed.some(({ live }) => !live)) {
      renewAll(changed, sheet, view);
      drawGround(sheet, view);
      groundOf = seen;
    }
    for (const stratum of changed) {
      stratum.stale = false;
    }
    inPixels(sheet, () => sheet.drawImage(ground.canvas, 0, 0));
    for (const stratum of strata) {
      if (stratum.live) {
        stratum.draw(sheet, view);
      }
    }
  }

  const layer = new CanvasLayer(compose, { pane: createPane(map, "sheet", 210), opaque: opaque() });
  layer.addTo(map);

  store.subscribe(["base", "theme"], () => {
    groundOf = "";
    for (const stratum of strata) {
      stratum.stale = true;
    }
    layer.setOpaque(opaque());
    layer.redraw();
  });

  return {
    /** Lay a stratum upon the sheet. @param {Stratum} stratum @returns {{redraw: () => void}} */
    add(stratum) {
      const laid = { ...stratum, stale: true, restless: false, empty: false, view: null, picture: null };
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
      strata.find((stratum) => stratum.name === name).draw(context, layer.view());
      return canvas;
    },
  };
}
