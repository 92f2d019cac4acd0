import assert from "node:assert/strict";
import { test } from "node:test";
import {
  contains,
  fan,
  gather,
  lonLatOf,
  shapeOf,
  unitX,
  unitY,
  visible,
} from "../../../static/map/geometry.js";
import { createPlacer, straightStretch } from "../../../static/map/layers/placing.js";

const near = (a, b, tolerance = 1e-9) => assert.ok(Math.abs(a - b) < tolerance, `${a} is not near ${b}`);
const SQUARE = {
  type: "Polygon",
  coordinates: [
    [
      [40, 34],
      [42, 34],
      [42, 36],
      [40, 36],
      [40, 34],
    ],
    [
      [40.8, 34.8],
      [41.2, 34.8],
      [41.2, 35.2],
      [40.8, 35.2],
      [40.8, 34.8],
    ],
  ],
};
const VIEW = { zoom: 0, scale: 1000, ox: 0, oy: 0, left: 0, top: 0, right: 1000, bottom: 1000 };

test("the unit square has Greenwich and the equator in its middle", () => {
  near(unitX(0), 0.5);
  near(unitY(0), 0.5);
  near(unitY(85.0511287798), 0, 1e-9);
});

test("degrees survive the way onto the unit square and back", () => {
  const [lon, lat] = lonLatOf(unitX(40.84), unitY(34.69));
  near(lon, 40.84);
  near(lat, 34.69);
});

test("a hole is outside", () => {
  const shape = shapeOf(SQUARE);
  assert.equal(contains(shape, unitX(40.2), unitY(34.2)), true);
  assert.equal(contains(shape, unitX(41), unitY(35)), false);
  assert.equal(contains(shape, unitX(43), unitY(35)), false);
});

test("lines have no inside, points and nothing no lines", () => {
  const line = shapeOf({ type: "LineString", coordinates: SQUARE.coordinates[0] });
  assert.equal(contains(line, unitX(40.2), unitY(34.2)), false);
  assert.equal(shapeOf({ type: "Point", coordinates: [40, 34] }).lines.length, 0);
  assert.equal(visible(shapeOf(null), VIEW), false);
});

test("a collection shows all its parts", () => {
  const shape = shapeOf({
    type: "GeometryCollection",
    geometries: [SQUARE, { type: "Point", coordinates: [0, 0] }],
  });
  assert.equal(shape.lines.length, 2);
});

test("points that would overlap are gathered, others left alone", () => {
  const xs = [0, 5, 100, 104, 300];
  const groups = gather(
    [0, 1, 2, 3, 4],
    (row) => xs[row],
    () => 50,
    10,
  );
  assert.deepEqual(
    groups.map(({ rows }) => rows),
    [[0, 1], [2, 3], [4]],
  );
});

test("gathering does not stop at the border of a cell of its grid", () => {
  const xs = [9.9, 10.1];
  assert.equal(
    gather(
      [0, 1],
      (row) => xs[row],
      () => 0,
      10,
    ).length,
    1,
  );
});

test("fanned symbols do not touch each other", () => {
  for (let count = 2; count <= 6; count += 1) {
    const places = fan(count, 24);
    for (let i = 0; i < count; i += 1) {
      const [a, b] = [places[i], places[(i + 1) % count]];
      assert.ok(Math.hypot(a[0] - b[0], a[1] - b[1]) >= 24, `${count} symbols`);
    }
  }
  assert.deepEqual(fan(1, 24), [[0, 0]]);
});

test("a label takes its room once, and leaves what is taken", () => {
  const placer = createPlacer([[0, 0, 10, 10]]);
  assert.equal(placer.take(5, 5, 20, 20), false);
  assert.equal(placer.take(30, 30, 40, 40), true);
  assert.equal(placer.take(35, 35, 45, 45), false);
});

test("a river's name stands on a straight stretch and never on its head", () => {
  const straight = {
    lines: [Float64Array.from([0.9, 0.5, 0.7, 0.5, 0.5, 0.5, 0.3, 0.5, 0.1, 0.5])],
    box: [0, 0, 1, 1],
  };
  const { angle } = straightStretch(straight, VIEW, 300);
  near(Math.abs(angle), 0);
  const zigzag = {
    lines: [Float64Array.from([0.1, 0.1, 0.15, 0.3, 0.2, 0.1, 0.25, 0.3, 0.3, 0.1])],
    box: [0, 0, 1, 1],
  };
  assert.equal(straightStretch(zigzag, VIEW, 400), null);
  assert.equal(straightStretch(straight, VIEW, 5000), null);
});
