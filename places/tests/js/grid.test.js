import assert from "node:assert/strict";
import { test } from "node:test";
import { unitX, unitY, WORLD, zoomed } from "../../../static/map/geometry.js";
import { createArrangement } from "../../../static/map/layers/arrange.js";
import { clusterAt, covers, createGrid, radiusOf, regionOf } from "../../../static/map/layers/grid.js";
import { arcsOf } from "../../../static/map/layers/rings.js";
import { countClusters, slotsOf } from "../../../static/map/layers/tally.js";

const HAJIN = [40.83, 34.69];

/** A view of so many pixels round Hajin. */
function viewAt(zoom, moveX = 0) {
  const scale = 256 * 2 ** zoom;
  return {
    zoom,
    scale,
    ox: Math.round(unitX(HAJIN[0]) * scale) - 600 + moveX,
    oy: Math.round(unitY(HAJIN[1]) * scale) - 400,
    left: 0,
    top: 0,
    right: 1200,
    bottom: 800,
  };
}

/** Events scattered round Hajin, the same each time; some of footprint 0, a large area. */
function scattered(count) {
  let seed = 11;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const columns = {
    x: new Int32Array(count),
    y: new Int32Array(count),
    footprint: new Uint16Array(count),
  };
  for (let row = 0; row < count; row += 1) {
    columns.x[row] = Math.round(unitX(HAJIN[0] + (random() - 0.5) * random() * 6) * WORLD);
    columns.y[row] = Math.round(unitY(HAJIN[1] + (random() - 0.5) * random() * 6) * WORLD);
    columns.footprint[row] = random() < 0.1 ? 1 : 0;
  }
  return { count, columns };
}

const EVENTS = scattered(5000);
const AREA = [[unitX(39), unitY(36), unitX(42), unitY(33)]];
const ALL = Uint32Array.from({ length: EVENTS.count }, (_, row) => row);
const CLASSES = { count: 2, ofRow: Uint8Array.from(ALL, (row) => row % 4) };

/** Stretches of these rows alone; some of them as if they reached over the end of a range. */
function stretchesOf(rows) {
  const mask = new Uint8Array(EVENTS.count);
  for (const row of rows) {
    mask[row] = 1;
  }
  const ranges = [
    [0, 2000],
    [2200, EVENTS.count],
  ];
  return { mask, ranges, over: Uint32Array.from(rows.filter((row) => row >= 2000 && row < 2200)) };
}

function counted(zoom, rows = ALL) {
  const grid = createGrid(EVENTS, regionOf(viewAt(zoom)), AREA);
  return { grid, tally: countClusters(stretchesOf(rows), grid, CLASSES, slotsOf(grid, CLASSES)) };
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

test("every event is counted exactly once, at every zoom", () => {
  for (const zoom of [6, 8, 9.5, 12]) {
    assert.equal(sum(counted(zoom).tally.total), EVENTS.count);
  }
});

test("a ring's shares add up to its number, and its rows are as many", () => {
  const { grid, tally } = counted(8);
  let looked = 0;
  for (let cluster = 1; cluster < grid.clusters; cluster += 1) {
    if (tally.total[cluster]) {
      assert.equal(sum(tally.shares(cluster)), tally.total[cluster]);
      assert.equal(tally.rowsOf(cluster).length, tally.total[cluster]);
      looked += 1;
    }
  }
  assert.ok(looked > 5);
});

test("disputed events are counted apart and stay in their shares", () => {
  const disputed = Uint8Array.from(ALL, (row) => (row % 7 === 0 ? 1 : 0));
  const classes = { ...CLASSES, doubts: true, ofRow: CLASSES.ofRow.map((at, row) => at + 4 * disputed[row]) };
  const { grid, tally: plain } = counted(8);
  const tally = countClusters(stretchesOf(ALL), grid, classes, slotsOf(grid, classes));
  const rings = Array.from({ length: grid.clusters }, (_, cluster) => cluster).filter(
    (at) => tally.total[at],
  );
  for (const ring of rings) {
    assert.deepEqual(tally.shares(ring), plain.shares(ring));
    assert.equal(tally.disputed(ring), tally.rowsOf(ring).filter((row) => disputed[row]).length);
  }
  assert.equal(sum(rings.map(tally.disputed)), sum(disputed));
});

test("a ring gives its first rows without looking for the others", () => {
  const { tally } = counted(8);
  const cluster = tally.total.findIndex((count, at) => at > 0 && count > 10);
  assert.deepEqual(tally.rowsOf(cluster, 3), tally.rowsOf(cluster).slice(0, 3));
});

test("rings stay where they are whatever is filtered", () => {
  const few = ALL.filter((row) => row % 50 === 0);
  const [whole, filtered] = [counted(8), counted(8, few)];
  assert.deepEqual(filtered.grid.x, whole.grid.x);
  assert.equal(sum(filtered.tally.total), few.length);
});

test("rings of cells do not lie over one another", () => {
  const { grid, tally } = counted(9);
  const px = WORLD / 2 ** 17;
  const rings = [];
  for (let cluster = 1; cluster < grid.firstArea; cluster += 1) {
    if (tally.total[cluster]) {
      rings.push({
        x: grid.x[cluster] / px,
        y: grid.y[cluster] / px,
        radius: radiusOf(tally.total[cluster]),
      });
    }
  }
  // Clusters grow a little by what joins them, so a hair's breadth is forgiven.
  const touching = rings.flatMap((a, i) =>
    rings.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < (a.radius + b.radius) * 0.8),
  );
  assert.deepEqual(touching, []);
});

test("an event known to an area that is large on the screen is in no cell", () => {
  const { grid, tally } = counted(9);
  const area = grid.into[grid.firstArea];
  const ofArea = EVENTS.columns.footprint.filter((at) => at === 1).length;
  assert.equal(tally.total[area], ofArea);
});

test("an area that is small on the screen is counted in the ring of its point", () => {
  const { grid } = counted(6);
  const small = createGrid(EVENTS, grid.region, [[unitX(40.8), unitY(34.7), unitX(40.9), unitY(34.6)]]);
  assert.equal(small.firstArea, small.clusters);
});

test("a step aside keeps the region, a long way or another zoom does not", () => {
  const region = regionOf(viewAt(9));
  assert.ok(covers(region, viewAt(9, 500)));
  assert.ok(!covers(region, viewAt(9, 5000)));
  assert.ok(!covers(region, viewAt(10)));
  assert.ok(covers(region, viewAt(9.5)));
});

test("a point of the world knows its cluster", () => {
  const { grid } = counted(9);
  const row = ALL.find((at) => grid.clusterOf(at) > 0 && EVENTS.columns.footprint[at] === 0);
  assert.equal(clusterAt(grid, EVENTS.columns.x[row], EVENTS.columns.y[row]), grid.into[grid.clusterOf(row)]);
  assert.equal(clusterAt(grid, 0, 0), 0);
});

test("few events of a cluster are named, more are not", () => {
  const { tally } = counted(12);
  const few = tally.fewOf(6);
  for (const [cluster, rows] of few) {
    assert.equal(rows.length, tally.total[cluster]);
    assert.ok(rows.length <= 6);
  }
  assert.ok(few.size > 0);
});

test("arcs go round once: exact places first, the small rest gathered", () => {
  const arcs = arcsOf(Uint32Array.of(60, 1, 0, 39), 100);
  assert.equal(
    arcs.reduce((total, { part }) => total + part, 0),
    1,
  );
  assert.deepEqual(
    arcs.map((arc) => [arc.class, arc.area]),
    [
      [0, false],
      [-1, false],
      [1, true],
    ],
  );
});

test("a view zoomed by hand is the one round the same middle", () => {
  const view = viewAt(7);
  const middle = ({ left, right, ox, scale }) => ((left + right) / 2 + ox) / scale;
  for (const by of [1, -1]) {
    const other = zoomed(view, by);
    assert.equal(other.zoom, 7 + by);
    assert.equal(other.right - other.left, 1200);
    assert.ok(Math.abs(middle(other) - middle(view)) < 1e-9);
  }
});

test("a grid made ready ahead is used by its zoom, and shows what one made then would show", () => {
  const events = { ...EVENTS, ...EVENTS.columns, wherePrec: () => 1 };
  const selection = { count: EVENTS.count, stretches: stretchesOf(ALL), rows: () => ALL };
  let grids = 0;
  const boxes = () => {
    grids += 1;
    return AREA;
  };
  const ahead = createArrangement({ boxes });
  ahead.of(events, selection, viewAt(7), CLASSES);
  const inUse = ahead.grid();
  ahead.prepare(events, zoomed(viewAt(7), 1), CLASSES);
  assert.equal(ahead.grid(), inUse);
  assert.equal(grids, 2);
  const items = ahead.of(events, selection, viewAt(8), CLASSES);
  assert.equal(grids, 2);
  const late = createArrangement({ boxes });
  assert.deepEqual(items, late.of(events, selection, viewAt(8), CLASSES));
});
