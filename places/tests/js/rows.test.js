import assert from "node:assert/strict";
import { test } from "node:test";
import { newestFirst, newestSeen, rowsSeen } from "../../../static/map/in_view.js";
import { ordered } from "../../../static/map/table_order.js";
import { scrollFor, windowOf } from "../../../static/map/ui/rows.js";

const few = { count: 100, rowPx: 50, viewPx: 500 };

test("only rows in sight and a few round them exist", () => {
  const { first, last, topPx, totalPx } = windowOf({ ...few, scrollPx: 1000 });
  assert.ok(first < 20 && first >= 10);
  assert.ok(last > 30 && last <= 40);
  assert.equal(topPx, first * 50);
  assert.equal(totalPx, 5000);
});

test("nothing at all has no rows and no height", () => {
  assert.deepEqual(windowOf({ ...few, count: 0, scrollPx: 0 }), { first: 0, last: 0, topPx: 0, totalPx: 0 });
});

test("a million rows are no taller than a browser can scroll, and the last can be reached", () => {
  const many = { count: 1_000_000, rowPx: 108, viewPx: 700 };
  const { totalPx } = windowOf({ ...many, scrollPx: 0 });
  assert.ok(totalPx < 17_000_000);
  assert.equal(windowOf({ ...many, scrollPx: totalPx - 700 }).last, 1_000_000);
  const middle = windowOf({ ...many, scrollPx: (totalPx - 700) / 2 });
  assert.ok(Math.abs((middle.first + middle.last) / 2 - 500_000) < 2);
  // Where the rows lie agrees with where the view stands.
  const at = (totalPx - 700) / 2;
  const rowsAbove = middle.first * 108 + (at - middle.topPx);
  assert.ok(Math.abs(rowsAbove - (at / (totalPx - 700)) * (1_000_000 * 108 - 700)) < 1e-3);
});

test("a row is brought into sight by as little as may be", () => {
  assert.equal(scrollFor({ ...few, scrollPx: 1000 }, 25), 1000);
  assert.equal(scrollFor({ ...few, scrollPx: 1000 }, 10), 500);
  assert.equal(scrollFor({ ...few, scrollPx: 1000 }, 40), 41 * 50 - 500);
  const many = { count: 1_000_000, rowPx: 108, viewPx: 700, scrollPx: 0 };
  const scrollPx = scrollFor(many, 640_000);
  const { first, last } = windowOf({ ...many, scrollPx });
  assert.ok(first < 640_000 && last > 640_000);
});

test("the newest come first and the undated last", () => {
  const { at, indexOf, count } = newestFirst(Uint32Array.of(0, 2, 3, 7, 8), 6);
  assert.deepEqual(
    Array.from({ length: count }, (_, i) => at(i)),
    [3, 2, 0, 7, 8],
  );
  assert.deepEqual([3, 0, 8].map(indexOf), [0, 2, 4]);
  assert.equal(indexOf(5), -1);
});

const WORLD = 2 ** 30;

test("an event is in view by its point, or by a corner of its area", () => {
  const events = {
    columns: {
      count: 4,
      x: Int32Array.of(0.5 * WORLD, 0.9 * WORLD, 0.9 * WORLD, 0.9 * WORLD),
      y: Int32Array.of(0.5 * WORLD, 0.5 * WORLD, 0.5 * WORLD, 0.5 * WORLD),
      footprint: Uint16Array.of(0, 0, 1, 2),
    },
    footprints: [{}, {}],
  };
  const stretches = {
    mask: Uint8Array.of(1, 1, 1, 1),
    ranges: [
      [0, 2],
      [3, 4],
    ],
    over: Uint32Array.of(2),
  };
  const boxes = [{ box: [0.55, 0.4, 0.95, 0.6] }, { box: [0.8, 0.4, 0.95, 0.6] }];
  const seen = rowsSeen(events, [0.4, 0.4, 0.6, 0.6], (i) => boxes[i]);
  assert.deepEqual([...seen], [1, 0, 1, 0]);
  const { at, indexOf, count } = newestSeen(stretches, seen);
  assert.equal(count, 2);
  assert.deepEqual([at(0), at(1), at(2)], [2, 0, undefined]);
  assert.deepEqual([indexOf(0), indexOf(1)], [1, -1]);
});

test("of many in view the newest come first, however far down one looks", () => {
  const count = 500;
  const stretches = {
    mask: Uint8Array.from({ length: count }, (_, row) => row % 2),
    ranges: [
      [0, 300],
      [400, count],
    ],
    over: Uint32Array.of(303, 351),
  };
  const rows = Array.from({ length: count }, (_, row) => row);
  const wanted = rows.filter(
    (row) => row % 2 && row % 3 && (row < 300 || row === 303 || row === 351 || row >= 400),
  );
  const seen = Uint8Array.from(rows, (row) => (row % 3 ? 1 : 0));
  const listed = newestSeen(stretches, seen);
  assert.equal(listed.count, wanted.length);
  const plain = newestFirst(Uint32Array.from(wanted), 400);
  for (const index of [0, 5, 150, wanted.length - 1, wanted.length]) {
    assert.equal(listed.at(index), plain.at(index));
  }
  assert.equal(listed.indexOf(wanted[40]), plain.indexOf(wanted[40]));
});

test("however a stretch begins and ends, all of it that is in view is counted", () => {
  const everything = new Uint8Array(5000).fill(1);
  for (const [first, last] of [
    [0, 5000],
    [1, 4999],
    [2, 3],
    [3, 4],
    [5, 11],
    [7, 1031],
    [4, 4],
  ]) {
    const stretches = { mask: everything, ranges: [[first, last]], over: new Uint32Array(0) };
    assert.equal(newestSeen(stretches, everything).count, last - first);
  }
});

const data = {
  events: {
    types: [{ name_en: "Strike" }, { name_en: "Clash" }],
    actors: [{ name_en: "Zulu" }, { name_en: "Alpha" }],
    kinds: [[0], [1]],
    parties: [[], [[0, 0]], [[1, 0]]],
    tables: {
      typeOfKind: [0, 1],
      wherePrecOfKind: [5, 1],
      datePrecOfKind: [1, 0],
      credibilityOfKind: [2, 4],
      initiatorOfParty: [-1, 0, 1],
    },
    columns: { kind: [0, 1, 0, 1], party: [0, 1, 2, 1], place: [1, 0, 2, 1] },
  },
  places: { uuid: ["a", "b"], name_en: ["Hajin", "Baghouz"], name_ar: ["هجين", "الباغوز"] },
};
const newest = newestFirst(Uint32Array.of(0, 1, 2, 3), 4);
const by = (column, direction = 1) => [...ordered(newest, data, column, direction, "en")];

test("rows are sorted by the words that a column shows, the newest first among equals", () => {
  assert.deepEqual(by("type"), [3, 1, 2, 0]);
  assert.deepEqual(by("type", -1), [2, 0, 3, 1]);
  assert.deepEqual(by("precision"), [3, 1, 2, 0]);
  assert.deepEqual(by("credibility", -1), [3, 1, 2, 0]);
});

test("what a column says nothing of comes last in either direction", () => {
  assert.deepEqual(by("actor"), [2, 3, 1, 0]);
  assert.deepEqual(by("actor", -1), [3, 1, 2, 0]);
  assert.deepEqual(by("place"), [2, 3, 0, 1]);
  assert.deepEqual(by("place", -1), [3, 0, 2, 1]);
});
