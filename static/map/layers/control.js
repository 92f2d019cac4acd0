/** Who holds the ground on the chosen day: cells, contested and partial ones marked, and the front line. */

import { factsOn, frontEdges, strengthOfAge } from "../front.js";
import { contains, shapeOf, trace, unitX, unitY, visible } from "../geometry.js";
import { createHatches } from "./hatch.js";

/** Paler by less than this is not seen while time moves: it follows once it rests. */
const UNSEEN = 0.02;
const REST_MS = 200;
const onlyTime = (changed) => ["control", "layers", "theme", "data"].every((key) => !changed.has(key));

/** How much of the actor's colour a fact of the day itself has. */
const FILL = { light: 0.3, dark: 0.34 };

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
  let drawnDay = Number.NEGATIVE_INFINITY;

  const colourOf = (key) => palette.actor(actors.get(key));

  /** How strong the paint of a fact that is held, or the stripes of another are. */
  const opacityOf = ({ state, latest }, day) =>
    strengthOfAge(day - latest) * (state === "held" ? FILL[palette.dark ? "dark" : "light"] : 0.75);

  /** Whether the facts in force have paled so much since they were drawn that it is seen. */
  const paled = (facts, day) =>
    inForce.some((index) => {
      const fact = facts[index];
      return fact && Math.abs(opacityOf(fact, day) - opacityOf(fact, drawnDay)) > UNSEEN;
    });

  function fillCell(context, view, index, day) {
    const fact = store.get().control.facts[inForce[index]];
    if (!fact || !visible(cells[index], view)) {
      return;
    }
    const colour = colourOf(fact.actor);
    context.beginPath();
    trace(context, cells[index], view);
    context.fillStyle = colour;
    context.globalAlpha =
      FILL[palette.dark ? "dark" : "light"] *
      strengthOfAge(day - fact.latest) *
      (fact.state === "held" ? 1 : 0.45);
    context.fill("evenodd");
    if (fact.state !== "held") {
      context.globalAlpha = opacityOf(fact, day);
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
    drawnDay = controlDay ?? Number.NEGATIVE_INFINITY;
    if (!control || controlDay === null || !(layers.includes("control") || layers.includes("front"))) {
      return false;
    }
    if (layers.includes("control")) {
      for (let index = 0; index < cells.length; index += 1) {
        fillCell(context, view, index, controlDay);
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

  const layer = sheet.add({ name: "control", height: 220, draw, steady: () => true });

  function read({ data, control }) {
    actors = new Map(data.events.actors.map((actor) => [actor.key, actor]));
    cells = control.cells.map(({ geometry }) => shapeOf(geometry));
    edges = control.edges.map(({ geometry }) => shapeOf(geometry));
    drawn = control.drawn.map((area) => ({ ...area, shape: shapeOf(area.geometry) }));
  }

  let resting = 0;
  store.subscribe(["control", "controlDay", "layers", "theme"], (state, changed) => {
    if (!state.control) {
      return;
    }
    if (changed.has("control")) {
      read(state);
    }
    if (changed.has("control") || changed.has("controlDay")) {
      const before = inForce;
      inForce = factsOn(state.control.facts, cells.length, state.controlDay ?? Number.NEGATIVE_INFINITY);
      const same = before.length === inForce.length && before.every((fact, cell) => fact === inForce[cell]);
      clearTimeout(resting);
      if (same && !drawn.length && onlyTime(changed) && !paled(state.control.facts, state.controlDay)) {
        resting = setTimeout(layer.redraw, REST_MS);
        return;
      }
    }
    layer.redraw();
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
