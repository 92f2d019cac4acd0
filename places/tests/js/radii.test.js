import assert from "node:assert/strict";
import { test } from "node:test";
import { formatRings, parseRadii, parseRings } from "../../../static/map/drawn.js";
import { degreesText, lines, stepFor } from "../../../static/map/layers/graticule_steps.js";

test("radii are read in either script, sorted, each once", () => {
  assert.deepEqual(parseRadii("20, 5 10 5"), [5, 10, 20]);
  assert.deepEqual(parseRadii("٢٠، ٥ ١٫٥"), [1.5, 5, 20]);
});

test("what is no radius is left out", () => {
  assert.deepEqual(parseRadii("0 -3 x 1e9 12"), [12]);
  assert.deepEqual(parseRadii(""), []);
});

test("rings survive the way into an address and back", () => {
  const rings = { lat: 34.6895, lon: 40.831, km: [5, 20] };
  assert.deepEqual(parseRings(formatRings(rings)), rings);
  assert.equal(parseRings("34,40"), null);
  assert.equal(parseRings("x,40,5"), null);
  assert.equal(parseRings(null), null);
});

test("the grid grows finer with the zoom, and its lines stay apart", () => {
  const steps = [6, 9, 12, 16].map((zoom) => stepFor(256 * 2 ** zoom));
  assert.deepEqual(steps, [7200, 1200, 120, 10]);
});

test("grid lines are the multiples within bounds", () => {
  assert.deepEqual(lines(3500, 11000, 3600), [3600, 7200, 10800]);
  assert.deepEqual(lines(1, 2, 3600), []);
});

test("a label is as fine as its grid", () => {
  const number = String;
  assert.equal(degreesText(40 * 3600, 3600, number), "40°");
  assert.equal(degreesText(40 * 3600, 600, number), "40°00′");
  assert.equal(degreesText(40 * 3600 + 65, 5, number), "40°01′05″");
});
