import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOn, frontEdges, readControl, strengthOfAge } from "../../../static/map/front.js";

const FACTS = [
  { cell: 0, latest: 10, state: "held", actor: "is" },
  { cell: 1, latest: 12, state: "held", actor: "sdf" },
  { cell: 0, latest: 20, state: "contested", actor: "sdf" },
  { cell: 0, latest: 30, state: "held", actor: "sdf" },
];

test("a fact holds from its day until the next on the same place", () => {
  assert.deepEqual([...factsOn(FACTS, 3, 9)], [-1, -1, -1]);
  assert.deepEqual([...factsOn(FACTS, 3, 12)], [0, 1, -1]);
  assert.deepEqual([...factsOn(FACTS, 3, 29)], [2, 1, -1]);
  assert.deepEqual([...factsOn(FACTS, 3, 30)], [3, 1, -1]);
});

test("the front runs between different holders, and not beside the unknown", () => {
  const edges = [
    { a: 0, b: 1 },
    { a: 1, b: 2 },
  ];
  assert.deepEqual(frontEdges(edges, FACTS, factsOn(FACTS, 3, 15)), [0]);
  assert.deepEqual(frontEdges(edges, FACTS, factsOn(FACTS, 3, 25)), [0]);
  assert.deepEqual(frontEdges(edges, FACTS, factsOn(FACTS, 3, 40)), []);
});

test("facts fade with age, but never away", () => {
  assert.equal(strengthOfAge(0), 1);
  assert.equal(strengthOfAge(30), 1);
  assert.ok(strengthOfAge(200) < strengthOfAge(100));
  assert.equal(strengthOfAge(5000), 0.45);
});

test("cells may be named by their number or by their place", () => {
  const control = readControl({
    cells: [{ place: "p0" }, { place: "p1" }],
    edges: [
      { a: "p0", b: "p1" },
      { a: 0, b: 1 },
      { a: "p0", b: "gone" },
    ],
    facts: [
      { cell: "p1", latest: 1 },
      { cell: "gone", latest: 2 },
    ],
  });
  assert.deepEqual(
    control.edges.map(({ a, b }) => [a, b]),
    [
      [0, 1],
      [0, 1],
    ],
  );
  assert.deepEqual(control.facts, [{ cell: 1, latest: 1 }]);
  assert.deepEqual(control.drawn, []);
});
