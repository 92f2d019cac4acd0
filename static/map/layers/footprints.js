/**
 * Where an event is only known to an area: the area itself, hatched, stronger where it is known better.
 * Each area is drawn once, however many events share it; the ring or symbol upon it has their number.
 */

import { contains, shapeOf, trace, visible } from "../geometry.js";
import { createHatches } from "./hatch.js";
import { createCounter } from "./tally.js";

/** Opacity of the hatch by UCDP where_prec 1–7. */
const STRENGTH = [0, 0.6, 0.55, 0.42, 0.3, 0.24, 0.18, 0.24];
/** How strong the ground between the hatch's lines is, beside them. */
const TINT = 0.13;
/** Distance of the hatch's lines in pixels, wider where less is known. */
const GAPS_PX = [8, 8, 8, 10, 12, 14, 16, 14];
/** More areas than this over one another say nothing: the commonest are drawn, the others on hovering. */
const MOST = 10;
/** Beyond so many areas each is drawn fainter, and those that fill the view are not drawn. */
const PLAIN = 6;
/** An area smaller than this on the screen lies under its own sign. */
const LEAST_PX = 26;
/** Of more events than these, areas follow a little later than rings. */
const MANY = 20_000;
const SETTLE_MS = 120;
/** How far an outline reaches over its area. */
const EDGE_PX = 2;
/** With a change of these areas follow at once, however many events there are. */
const AT_ONCE = ["data", "layers", "theme", "selected", "hovered"];

/** @typedef {import("../select.js").Stretches} Stretches */

/** Who acts in an area's events, beside nobody (-1): several. */
const SEVERAL = -2;

/**
 * How many of the selected events each area has, by footprint + 1.
 * @param {any} events @param {Stretches} stretches @param {ReturnType<typeof createCounter>} [count]
 */
export const areaCounts = ({ columns, footprints }, stretches, count = createCounter()) =>
  count(stretches, columns.footprint, footprints.length + 1);

/**
 * Whose events some areas have, if they are of one party alone, and how precise the newest is.
 * @param {any} events @param {Stretches} stretches @param {number[]} wanted areas that have any
 * @returns {Map<number, {actor: number, prec: number}>} by area
 */
export function whoseAreas({ columns, footprints, tables }, { mask, ranges, over }, wanted) {
  const { footprint, party, kind } = columns;
  const open = new Uint8Array(footprints.length + 1);
  const whose = new Map();
  let left = wanted.length;
  for (const area of wanted) {
    open[area + 1] = 1;
  }
  const look = (row) => {
    const actor = tables.initiatorOfParty[party[row]];
    const area = footprint[row] - 1;
    const known = whose.get(area);
    if (!known) {
      whose.set(area, { actor, prec: tables.wherePrecOfKind[kind[row]] });
    } else if (known.actor !== actor) {
      known.actor = SEVERAL;
      open[area + 1] = 0;
      left -= 1;
    }
  };
  // From the newest on, until all are known to be of several: that is mostly soon.
  const back = ([first, last]) => {
    for (let row = last - 1; row >= first && left > 0; row -= 1) {
      if ((open[footprint[row]] & mask[row]) === 1) {
        look(row);
      }
    }
  };
  ranges.slice(1).forEach(back);
  for (const row of [...over].reverse()) {
    back([row, row + 1]);
  }
  back(ranges[0]);
  return whose;
}

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createFootprintLayer(store, { palette, sheet }) {
  const hatch = createHatches();
  const counter = createCounter();
  let shapes = [];
  /** How many events each area has and, of those looked at, whose they are. */
  let areas = null;
  let shown = { list: "", view: null };
  let settle = 0;

  const colourOf = (actor) =>
    actor === SEVERAL ? palette.token("ink-2") : palette.actor(store.get().data.events.actors[actor]);

  function drawOne(context, view, { index, colour, prec, emphasis, faint = 1 }) {
    const shape = shapes[index];
    const strength = (STRENGTH[prec] ?? 0.2) * faint;
    context.beginPath();
    trace(context, shape, view);
    context.globalAlpha = emphasis ? 0.85 : strength;
    context.fillStyle = hatch(context, view, {
      colour,
      angle: index % 2 ? "rising" : "falling",
      widthPx: emphasis ? 1.6 : 1,
      gapPx: emphasis ? 8 : GAPS_PX[prec] * (faint < 1 ? 2 : 1),
      tint: TINT,
    });
    context.fill("evenodd");
    context.globalAlpha = emphasis ? 1 : Math.min(strength * 1.6, 1);
    context.strokeStyle = colour;
    context.lineWidth = emphasis ? 2.2 : 1;
    context.setLineDash(emphasis ? [] : [2, 4]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** Whether the view lies within a shape: its hatch would be a veil over the whole map. */
  function fills(shape, view) {
    const unit = (x, y) => contains(shape, (x + view.ox) / view.scale, (y + view.oy) / view.scale);
    return (
      unit(view.left, view.top) &&
      unit(view.right, view.top) &&
      unit(view.left, view.bottom) &&
      unit(view.right, view.bottom)
    );
  }

  /** Those of the selection that a view shows, the commonest first, the largest drawn first. */
  function inView(view, events) {
    const { stretches } = store.get().selection;
    areas ??= { counts: areaCounts(events, stretches, counter), stretches, whose: new Map() };
    const { counts } = areas;
    const sizePx = ({ box: [west, north, east, south] }) => Math.max(east - west, south - north) * view.scale;
    const list = [];
    for (let index = 0; index < shapes.length; index += 1) {
      if (counts[index + 1] && visible(shapes[index], view) && sizePx(shapes[index]) >= LEAST_PX) {
        list.push({ index, count: counts[index + 1] });
      }
    }
    const plain = list.length <= PLAIN;
    const drawn = list
      .filter(({ index }) => plain || !fills(shapes[index], view))
      .sort((a, b) => b.count - a.count || a.index - b.index)
      .slice(0, MOST)
      .sort((a, b) => sizePx(shapes[b.index]) - sizePx(shapes[a.index]) || a.index - b.index);
    return withParties(drawn, events);
  }

  /** With whose events they are. @param {Array<{index: number, count: number}>} list */
  function withParties(list, events) {
    const { stretches, whose } = areas;
    const unknown = list.map(({ index }) => index).filter((index) => !whose.has(index));
    for (const [index, known] of unknown.length ? whoseAreas(events, stretches, unknown) : []) {
      whose.set(index, known);
    }
    return list
      .filter(({ index }) => whose.has(index))
      .map((area) => ({ ...area, ...whose.get(area.index) }));
  }

  function listFor(view, state) {
    const { data, selected, hovered, layers } = state;
    const { events } = data;
    const emphasised = [selected, hovered].filter((row) => row >= 0 && events.footprint(row) >= 0);
    const list = [];
    if (layers.includes("footprints") && layers.includes("events")) {
      const areasInView = inView(view, events);
      const faint = areasInView.length > PLAIN ? 0.5 : 1;
      for (const area of areasInView) {
        if (!emphasised.some((row) => events.footprint(row) === area.index)) {
          list.push({ ...area, colour: colourOf(area.actor), emphasis: false, faint });
        }
      }
    }
    for (const row of new Set(emphasised)) {
      const index = events.footprint(row);
      if (visible(shapes[index], view)) {
        const colour = palette.actor(events.actors[events.initiator(row)]);
        list.push({ index, colour, prec: events.wherePrec(row), emphasis: true });
      }
    }
    return list;
  }

  const signOf = (list) => list.map((area) => Object.values({ ...area, count: 0 }).join()).join(" ");

  function draw(context, view, whole) {
    const state = store.get();
    if (!state.data || !state.selection) {
      return false;
    }
    const list = listFor(whole, state);
    shown = { list: signOf(list), view: whole };
    for (const area of list.filter(({ index }) => visible(shapes[index], view, EDGE_PX))) {
      drawOne(context, view, area);
    }
    return list.length > 0;
  }

  /** Which areas are drawn depends on all that is in view. */
  const steady = (view) => {
    const state = store.get();
    return !state.data || !state.selection || signOf(listFor(view, state)) === shown.list;
  };

  const layer = sheet.add({ name: "footprints", height: 230, draw, steady });

  store.subscribe(["data", "selection", "selected", "hovered", "layers", "theme"], (state, changed) => {
    if (!state.data || !state.selection) {
      return;
    }
    if (changed.has("data")) {
      shapes = state.data.events.footprints.map(shapeOf);
      shown = { list: "", view: null };
    }
    if (state.selection.count > MANY && AT_ONCE.every((key) => !changed.has(key))) {
      if (!settle) {
        settle = setTimeout(follow, SETTLE_MS);
      }
      return;
    }
    if (changed.has("selection")) {
      areas = null;
    }
    redrawIfOther(state, changed.has("theme"));
  });

  /** While time plays the same areas mostly stay, and hatching is the dearest thing to draw. */
  function redrawIfOther(state, always = false) {
    if (always || !shown.view || signOf(listFor(shown.view, state)) !== shown.list) {
      layer.redraw();
    }
  }

  function follow() {
    settle = 0;
    areas = null;
    redrawIfOther(store.get());
  }

  return {
    layer,
    /** @param {number} index @returns {any} */
    shape: (index) => shapes[index] ?? null,
    /** Boxes of all footprints on the unit square: west, north, east, south. */
    boxes: () => shapes.map(({ box }) => box),
  };
}
