import assert from "node:assert/strict";
import { test } from "node:test";
import {
  boxOf,
  encloses,
  formatArea,
  MOST_POINTS,
  outlineOf,
  parseArea,
  soundArea,
} from "../../../static/map/drawn.js";
import { ellipsoidKm } from "../../../static/map/earth.js";

const HAJIN = { kind: "circle", lat: 34.6895, lon: 40.831, km: 20 };
const TRIANGLE = {
  kind: "polygon",
  points: [
    [34.5, 40.7],
    [34.9, 40.7],
    [34.7, 41.1],
  ],
};

test("a circle and a polygon survive the way into an address and back", () => {
  assert.deepEqual(parseArea(formatArea(HAJIN)), HAJIN);
  assert.deepEqual(parseArea(formatArea(TRIANGLE)), TRIANGLE);
  assert.deepEqual(parseArea(formatArea({ ...TRIANGLE, sure: true })), { ...TRIANGLE, sure: true });
  assert.deepEqual(formatArea(null), {});
});

test("areas that make no sense are none", () => {
  for (const text of [
    "",
    "34,40",
    "34,40,0",
    "34,40,9999",
    "91,40,5",
    "34,200,5",
    "a,b,c",
    "34,40,5,6",
    ",,",
  ]) {
    assert.equal(parseArea({ near: text }), null, text);
  }
  const many = Array.from({ length: MOST_POINTS + 1 }, (_, i) => `34.${i % 10},4${i % 7}`).join(";");
  for (const text of [
    "",
    "34,40",
    "34,40;35,40",
    "34,40;35,41;36,42",
    "34,40;35,40;95,41",
    "34;35;36",
    many,
  ]) {
    assert.equal(parseArea({ within: text }), null, text);
  }
});

test("what is drawn is kept as the address tells it", () => {
  const drawn = { kind: "circle", lat: 34.123456789, lon: 40.1, km: 12.3456 };
  assert.deepEqual(soundArea(drawn), { kind: "circle", lat: 34.1235, lon: 40.1, km: 12.3 });
  assert.equal(soundArea(null), null);
});

test("corners on one line enclose nothing", () => {
  assert.ok(encloses(TRIANGLE.points));
  assert.ok(!encloses([[34, 40], [35, 41], [36, 42]])); // biome-ignore format: read as a list
  assert.ok(!encloses([[34, 40]]));
});

test("a circle's outline lies on it and its box holds it", () => {
  const outline = outlineOf(HAJIN, 12);
  assert.equal(outline.length, 12);
  const [[south, west], [north, east]] = boxOf(HAJIN);
  for (const [lat, lon] of outline) {
    assert.ok(Math.abs(ellipsoidKm(HAJIN, { lat, lon }) - 20) < 1e-6);
    assert.ok(lat >= south && lat <= north && lon >= west && lon <= east);
  }
});
