import assert from "node:assert/strict";
import { test } from "node:test";
import { crossesItself, leg, legs, path, polygon } from "../../../static/map/instruments/geodesic.js";

const point = ([lat, lon]) => ({ lat, lon });
const near = (actual, expected, slack) => assert.ok(Math.abs(actual - expected) <= slack, `${actual}`);

/** The corners of Antarctica in GeographicLib's documentation. */
const ANTARCTICA = [
  [-63.1, -58],
  [-72.9, -74],
  [-71.9, -102],
  [-74.9, -102],
  [-74.3, -131],
  [-77.5, -163],
  [-77.4, 163],
  [-71.7, 172],
  [-65.9, 140],
  [-65.7, 113],
  [-66.6, 88],
  [-66.9, 59],
  [-69.8, 25],
  [-70.0, -4],
  [-71.0, -14],
  [-77.3, -33],
  [-77.9, -46],
  [-74.7, -61],
].map(point);

test("Wellington to Salamanca is what GeographicLib's documentation says", () => {
  near(leg(point([-41.32, 174.81]), point([40.96, -5.5])).metres, 19959679.267, 0.001);
});

test("Antarctica is as large as GeographicLib's documentation says, in either sense", () => {
  for (const corners of [ANTARCTICA, ANTARCTICA.toReversed?.() ?? [...ANTARCTICA].reverse()]) {
    const { perimeterM, areaM2 } = polygon(corners);
    near(perimeterM, 16831067.893, 0.001);
    near(areaM2, 13662703680020.1, 1);
  }
});

test("Hajin to al-Baghouz is what PROJ's geod says", () => {
  // pyproj.Geod(ellps="WGS84").inv(40.8310, 34.6895, 40.9660, 34.4530)
  const { metres, bearing } = leg(point([34.6895, 40.831]), point([34.453, 40.966]));
  near(metres, 29013.177, 0.01);
  near(bearing, 154.6861, 1e-4);
});

test("one point has neither length nor area nor direction", () => {
  const here = point([34.7, 40.8]);
  assert.deepEqual(legs([here]), []);
  assert.deepEqual(polygon([here, here]), { perimeterM: 0, areaM2: 0 });
  assert.deepEqual(leg(here, here), { metres: 0, bearing: 0 });
});

test("a long leg is drawn in pieces from end to end", () => {
  const line = path(point([34.0, 40.0]), point([35.0, 41.0]));
  assert.ok(line.length > 5);
  near(line.at(-1).lat, 35, 1e-9);
  near(
    legs(line).reduce((sum, metres) => sum + metres, 0),
    leg(line[0], line.at(-1)).metres,
    0.001,
  );
});

test("a bow tie crosses itself, a square does not", () => {
  const [a, b, c, d] = [
    [34, 40],
    [34, 41],
    [35, 41],
    [35, 40],
  ].map(point);
  assert.equal(crossesItself([a, b, c, d]), false);
  assert.equal(crossesItself([a, c, b, d]), true);
  assert.equal(crossesItself([a, b, c]), false);
});
