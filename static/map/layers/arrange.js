/**
 * What the map shows of a selection where: few events one by one, many on the grid of the zoom. Items are
 * in world units, so that panning and fractions of a zoom only place them anew.
 *
 * @typedef {object} Item
 * @property {number} x world units @property {number} y
 * @property {number} count events it stands for @property {number[]} rows the events, where they are few
 * @property {number} cluster of the grid, -1 where it is none
 * @property {ReturnType<typeof import("./rings.js").arcsOf>} [arcs] of a ring
 * @property {number} [disputed] how many events of a ring are disputed
 * @property {number} [imprecise] how many events of a ring are known to an area only
 * @property {boolean} area all of it is known to an area only
 */

import { gather, WORLD } from "../geometry.js";
import { covers, createGrid, MOST_FANNED, regionOf } from "./grid.js";
import { arcsOf, disputedOf, sharesOf } from "./rings.js";
import { symbolPx } from "./symbols.js";
import { countClusters, createCounter, slotsOf } from "./tally.js";

/** A byte holds a class, whether its place is exact, and whether it is disputed. */
const MOST_CLASSES = 60;
/** So many events in and round the view are shown one by one. */
const FEW = 150;
/** Grids of other zooms are kept, for going back, as long as they have no more rows than this together. */
const MOST_ROWS_KEPT = 6_000_000;
const MOST_KEPT = 8;
/** The one in use and those of the zooms beside it. */
const LEAST_KEPT = 3;

/**
 * Classes of rings: who acts by colour, or groups of types.
 * @param {any} events @param {"actor" | "type"} by
 * @param {{actorColour: (actor: any) => string, groupColours: string[]}} tools
 */
export function classesOf(events, by, { actorColour, groupColours }) {
  const { initiatorOfParty, groupOfKind, wherePrecOfKind, disputedOfKind } = events.tables;
  const numbers = new Map();
  const numberOf = (colour) => {
    if (!numbers.has(colour)) {
      numbers.set(colour, numbers.size);
    }
    return numbers.get(colour);
  };
  const byActor = by === "actor";
  const ofParty = Uint8Array.from(initiatorOfParty, (actor) =>
    byActor ? Math.min(numberOf(actorColour(events.actors[actor])), MOST_CLASSES - 1) : 0,
  );
  const colours = byActor ? [...numbers.keys()].slice(0, MOST_CLASSES) : groupColours;
  const ofKind = Uint8Array.from(
    wherePrecOfKind,
    (prec, kind) =>
      (byActor ? 0 : groupOfKind[kind]) +
      (prec > 1 ? colours.length : 0) +
      (disputedOfKind[kind] ? 2 * colours.length : 0),
  );
  const { kind, party } = events.columns;
  const ofRow = new Uint8Array(events.count);
  for (let row = 0; row < ofRow.length; row += 1) {
    ofRow[row] = ofParty[party[row]] + ofKind[kind[row]];
  }
  return { count: colours.length, doubts: true, colours, ofRow };
}

/** @param {{boxes: () => Array<[number, number, number, number]>}} tools boxes of the footprints, unit square */
export function createArrangement({ boxes }) {
  /** Grids with the slots of their rows, the one in use first. */
  let grids = [];
  let grid = null;
  let tally = null;
  const counter = createCounter();
  let made = { selection: null, classes: null, grid: null, zoom: -1 };
  let few = new Map();
  /** @type {Item[]} */
  let items = [];

  const atPoint = (events, row, cluster = -1) => ({
    x: events.x[row],
    y: events.y[row],
    count: 1,
    rows: [row],
    cluster,
    area: events.wherePrec(row) > 1,
  });

  /** Few events: groups of symbols that would overlap. */
  function oneByOne(events, rows, view, classes) {
    const perUnit = view.scale / WORLD;
    const groups = gather(
      rows,
      (row) => events.x[row] * perUnit,
      (row) => events.y[row] * perUnit,
      symbolPx(view.zoom) * 0.75,
    );
    return groups.map(({ rows: together }) => {
      const item = { ...atPoint(events, together[0]), count: together.length, rows: together };
      return together.length > MOST_FANNED ? withArcs(item, classes) : item;
    });
  }

  function withArcs(item, classes) {
    const counts = new Uint32Array(classes.count * 4);
    for (const row of item.rows) {
      counts[classes.ofRow[row]] += 1;
    }
    const sides = classes.count * 2;
    return ring(item, sharesOf(counts, sides), disputedOf(counts, sides));
  }

  function ring(item, shares, disputed) {
    const arcs = arcsOf(shares, item.count);
    const imprecise = shares.subarray(shares.length / 2).reduce((sum, count) => sum + count, 0);
    return { ...item, arcs, disputed, imprecise, area: imprecise === item.count };
  }

  function clustered(events) {
    const list = [];
    few = tally.fewOf(MOST_FANNED);
    for (const cluster of grid.rings) {
      const count = tally.total[cluster];
      if (cluster && count) {
        list.push(clusterItem(events, cluster, count));
      }
    }
    return list;
  }

  function clusterItem(events, cluster, count) {
    const ofArea = cluster >= grid.firstArea;
    const rows = few.get(cluster) ?? [];
    if (count === 1 && !ofArea) {
      return atPoint(events, rows[0], cluster);
    }
    const item = {
      x: grid.x[cluster],
      y: grid.y[cluster],
      count,
      rows,
      cluster,
      area: ofArea,
    };
    return count > MOST_FANNED ? ring(item, tally.shares(cluster), tally.disputed(cluster)) : item;
  }

  const keptFor = (view) => grids.find(({ grid: { region } }) => covers(region, view));
  const roomFor = ({ count }) => Math.max(1, Math.min(MOST_KEPT, Math.floor(MOST_ROWS_KEPT / count)));

  /** Take the grid that serves a view into use. @returns {Uint16Array | Uint32Array} the slots of all rows on it */
  function gridFor(events, view, classes) {
    const known = keptFor(view);
    grid = known?.grid ?? createGrid(events, regionOf(view), boxes());
    const slots = known?.classes === classes ? known.slots : slotsOf(grid, classes);
    grids = [{ grid, classes, slots }, ...grids.filter((other) => other !== known)].slice(0, roomFor(events));
    return slots;
  }

  return {
    /**
     * @param {any} events @param {import("../select.js").Selection} selection
     * @param {import("../geometry.js").View} view @param {ReturnType<typeof classesOf>} classes
     * @returns {Item[]} the same array while nothing but the view's place changes
     */
    of(events, selection, view, classes) {
      const { count } = selection;
      const same = made.selection === selection && made.classes === classes;
      if (count <= FEW) {
        if (!same || made.grid || made.zoom !== view.zoom) {
          items = oneByOne(events, selection.rows(), view, classes);
          made = { selection, classes, grid: null, zoom: view.zoom };
        }
        return items;
      }
      const slots = gridFor(events, view, classes);
      const counted = same && made.grid === grid;
      if (!counted) {
        tally = countClusters(selection.stretches, grid, classes, slots, counter);
      }
      const crowded = count - tally.total[0] > FEW;
      if (!counted || (!crowded && made.zoom !== view.zoom)) {
        items = crowded ? clustered(events) : oneByOne(events, tally.rowsWithin(), view, classes);
        made = { selection, classes, grid, zoom: view.zoom };
      }
      return items;
    },
    /**
     * Have the grid ready that serves a view, before it is shown; it takes the place of the one that was in use
     * the longest ago. Does nothing where only few grids of so many events can be kept.
     */
    prepare(events, view, classes) {
      if (roomFor(events) >= LEAST_KEPT && !keptFor(view)) {
        const ahead = createGrid(events, regionOf(view), boxes());
        const [inUse, ...others] = grids;
        const kept = [inUse, { grid: ahead, classes, slots: slotsOf(ahead, classes) }, ...others];
        grids = kept.slice(0, roomFor(events));
      }
    },
    forget() {
      grids = [];
      grid = null;
      made = { selection: null, classes: null, grid: null, zoom: -1 };
    },
    /** @returns {import("./grid.js").Grid | null} the grid that the items lie on, null where they need none */
    grid: () => made.grid,
    /** Rows of an item, ascending, or the first of them. @param {Item} item @param {number} [most] */
    rowsOf: (item, most) => (item.rows.length ? item.rows.slice(0, most) : tally.rowsOf(item.cluster, most)),
    /** Whether an item stands for a row. @param {Item} item @param {number} row */
    has: (item, row) =>
      item.rows.length ? item.rows.includes(row) : grid.into[grid.clusterOf(row)] === item.cluster,
  };
}
