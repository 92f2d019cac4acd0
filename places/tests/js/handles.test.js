import assert from "node:assert/strict";
import { test } from "node:test";
import { formatArea, outlineOf } from "../../../static/map/drawn.js";
import { ellipsoidKm } from "../../../static/map/earth.js";
import { handlesOf, middlesOf, movedTo, withCorner, without } from "../../../static/map/filters/handles.js";

const SQUARE = {
  kind: "polygon",
  points: [
    [34, 40],
    [34, 41],
    [35, 41],
    [35, 40],
  ],
};
const CIRCLE = { kind: "circle", lat: 34.5, lon: 40.5, km: 20 };

test("a polygon has a handle at each corner, a circle one at its centre and one on its edge", () => {
  assert.deepEqual(handlesOf(SQUARE), SQUARE.points);
  const [centre, edge] = handlesOf(CIRCLE);
  assert.deepEqual(centre, [34.5, 40.5]);
  assert.ok(Math.abs(ellipsoidKm(CIRCLE, { lat: edge[0], lon: edge[1] }) - 20) < 1e-6);
  assert.ok(edge[1] > centre[1]);
});

test("a moved corner leaves the others where they were", () => {
  const moved = movedTo(SQUARE, 1, [33.5, 41.25]);
  assert.equal(formatArea(moved).within, "34,40;33.5,41.25;35,41;35,40");
  assert.equal(formatArea(SQUARE).within, "34,40;34,41;35,41;35,40");
});

test("a circle's centre takes its radius along, its edge changes the radius alone", () => {
  assert.equal(formatArea(movedTo(CIRCLE, 0, [35, 41])).near, "35,41,20");
  const [centre] = handlesOf(CIRCLE);
  const wider = movedTo(CIRCLE, 1, [35, 40.5]);
  assert.deepEqual([wider.lat, wider.lon], centre);
  assert.equal(wider.km, 55.5);
});

test("what would enclose nothing is no area", () => {
  const triangle = { kind: "polygon", points: SQUARE.points.slice(0, 3) };
  assert.equal(movedTo(triangle, 1, [34.5, 40.5]), null);
  assert.equal(movedTo(CIRCLE, 0, [89, 40]), null);
});

test("a corner is taken away as long as three are left", () => {
  const triangle = without(SQUARE, 0);
  assert.equal(formatArea(triangle).within, "34,41;35,41;35,40");
  assert.equal(without(triangle, 0), null);
  assert.equal(without(CIRCLE, 1), null);
});

test("a corner is drawn out of the middle of an edge, also of the last", () => {
  const middles = middlesOf(SQUARE);
  assert.equal(middles.length, 4);
  assert.ok(Math.hypot(middles[0][0] - 34, middles[0][1] - 40.5) < 1e-9);
  // The map stretches towards the pole: what looks like the middle there lies a little north of the mean.
  assert.ok(middles[1][0] > 34.5 && middles[1][0] < 34.51);
  assert.equal(formatArea(withCorner(SQUARE, 0, [33.5, 40.5])).within, "34,40;33.5,40.5;34,41;35,41;35,40");
  assert.equal(formatArea(withCorner(SQUARE, 3, [34.5, 39])).within, "34,40;34,41;35,41;35,40;34.5,39");
});

test("a circle has no edges to draw a corner out of, nor has a polygon with all the corners it may have", () => {
  assert.deepEqual(middlesOf(CIRCLE), []);
  const points = outlineOf(CIRCLE, 60);
  assert.deepEqual(middlesOf({ kind: "polygon", points }), []);
  assert.equal(middlesOf({ kind: "polygon", points: points.slice(1) }).length, 59);
});
