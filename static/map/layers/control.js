/** Who holds the ground on the chosen day: cells, contested and partial ones marked, and the front line. */

import { factsOn, frontEdges, strengthOfAge } from "../front.js";
import { contains, shapeOf, trace, unitX, unitY, visible } from "../geometry.js";
import { createHatches } from "./hatch.js";

/** A fact grows paler in so many steps: none of them is seen by itself, and only then its cell is drawn anew. */
const SHADES = 16;
/** How far the front line reaches over a cell. */
const REACH_PX = 5;

/** How much of the actor's colour a fact of the day itself has. */
const FILL = { light: 0.3, dark: 0.34 };
/** How much of that lies beneath stripes, and how strong these are. */
const UNSURE = 0.45;
const STRIPES = 0.75;
/** With a change of these all may look otherwise. */
const WHOLE = ["control", "layers", "theme"];

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, sheet: import("./sheet.js").Sheet}} tools
 */
export function createControlLayer(store, { palette, sheet }) {
  const hatch = createHatches();
  let cells = [];
  let edges = [];
  let drawn = [];
  let actors = new Map();
  let inForce = new Int32Array(0);
  /** How each cell looks, as one number, and how it did when it was last drawn. */
  let looks = new Int32Array(0);
  let drawnLooks = looks;

  const colourOf = (key) => palette.actor(actors.get(key));

  /** How strong a fact is painted, of SHADES. */
  const shadeOf = ({ latest }, day) => Math.round(strengthOfAge(day - latest) * SHADES);

  /** How strong the paint of a cell is, or the stripes upon it. */
  const opacityOf = (cell, full) => ((looks[cell] % (SHADES + 1)) / SHADES) * full;

  function fillCell(context, view, cell) {
    const fact = store.get().control.facts[inForce[cell]];
    if (!fact || !visible(cells[cell], view)) {
      return;
    }
    const held = fact.state === "held";
    const colour = colourOf(fact.actor);
    context.beginPath();
    trace(context, cells[cell], view);
    context.fillStyle = colour;
    context.globalAlpha = opacityOf(cell, FILL[palette.dark ? "dark" : "light"] * (held ? 1 : UNSURE));
    context.fill("evenodd");
    if (!held) {
      context.globalAlpha = opacityOf(cell, STRIPES);
      context.fillStyle = hatch(context, view, {
        colour,
        angle: fact.state === "contested" ? "rising" : "level",
        widthPx: fact.state === "contested" ? 1.5 : 2.5,
      });
      context.fill("evenodd");
    }
  }

  function drawFront(context, view) {
    const front = frontEdges(store.get().control.edges, store.get().control.facts, inForce);
    const path = new Path2D();
    for (const index of front) {
      if (visible(edges[index], view, 8)) {
        trace(path, edges[index], view);
      }
    }
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = palette.token("map-halo");
    context.lineWidth = view.zoom >= 9 ? 6 : 4.5;
    context.stroke(path);
    context.strokeStyle = palette.token("map-front");
    context.lineWidth = view.zoom >= 9 ? 2.6 : 1.8;
    context.stroke(path);
  }

  function draw(context, view) {
    const { layers, control, controlDay } = store.get();
    if (!control || controlDay === null || !(layers.includes("control") || layers.includes("front"))) {
      return false;
    }
    if (layers.includes("control")) {
      for (let index = 0; index < cells.length; index += 1) {
        fillCell(context, view, index);
      }
      context.globalAlpha = 1;
      drawHandMade(context, view, controlDay);
    }
    if (layers.includes("front")) {
      drawFront(context, view);
    }
    return true;
  }

  /** Areas that somebody drew: dashed, so that nobody takes them for derived ones. */
  function drawHandMade(context, view, day) {
    for (const { earliest, latest, actor, shape } of drawn) {
      if ((earliest ?? day) <= day && day <= (latest ?? day) && visible(shape, view)) {
        context.beginPath();
        trace(context, shape, view);
        context.globalAlpha = 0.15;
        context.fillStyle = colourOf(actor);
        context.fill("evenodd");
        context.globalAlpha = 1;
        context.setLineDash([8, 5]);
        context.lineWidth = 1.5;
        context.strokeStyle = colourOf(actor);
        context.stroke();
        context.setLineDash([]);
      }
    }
  }

  /** The cells that look otherwise than before; null where more than cells may. */
  function changes({ scale, ox, oy }) {
    const before = drawnLooks;
    drawnLooks = looks;
    if (!before.length) {
      return null;
    }
    const [x, y] = [(at) => at * scale - ox, (at) => at * scale - oy];
    return cells
      .filter((_, cell) => looks[cell] !== before[cell])
      .map(({ box: [west, north, east, south] }) => [
        ...[x(west) - REACH_PX, y(north) - REACH_PX],
        ...[x(east) + REACH_PX, y(south) + REACH_PX],
      ]);
  }

  const layer = sheet.add({ name: "control", height: 220, draw, changes, steady: () => true });

  function read({ data, control }) {
    actors = new Map(data.events.actors.map((actor) => [actor.key, actor]));
    cells = control.cells.map(({ geometry }) => shapeOf(geometry));
    edges = control.edges.map(({ geometry }) => shapeOf(geometry));
    drawn = control.drawn.map((area) => ({ ...area, shape: shapeOf(area.geometry) }));
  }

  store.subscribe(["control", "controlDay", "layers", "theme"], (state, changed) => {
    if (!state.control) {
      return;
    }
    if (changed.has("control")) {
      read(state);
    }
    const { facts } = state.control;
    const day = state.controlDay ?? Number.NEGATIVE_INFINITY;
    inForce = factsOn(facts, cells.length, day);
    looks = inForce.map((fact) => (fact < 0 ? -1 : fact * (SHADES + 1) + shadeOf(facts[fact], day)));
    const whole = drawn.length > 0 || WHOLE.some((key) => changed.has(key));
    if (whole) {
      drawnLooks = [];
    }
    if (whole || looks.some((look, cell) => look !== drawnLooks[cell])) {
      layer.redraw();
    }
  });

  return {
    layer,
    /** @param {{lat: number, lng: number}} latLng @returns {number} the cell there with a known holder, or -1 */
    pick({ lat, lng }) {
      if (!store.get().layers.includes("control")) {
        return -1;
      }
      const x = unitX(lng);
      const y = unitY(lat);
      return cells.findIndex((cell, index) => inForce[index] >= 0 && contains(cell, x, y));
    },
    /** @param {number} cell @returns {any} the fact it rests on */
    factOf: (cell) => store.get().control?.facts[inForce[cell]] ?? null,
  };
}
