import assert from "node:assert/strict";
import { test } from "node:test";
import geodesic from "geographiclib-geodesic";
import { areaMask } from "../../../static/map/area_mask.js";
import { outlineOf } from "../../../static/map/drawn.js";
import { boundsRound, circleRound, destination, ellipsoidKm, isWithin } from "../../../static/map/earth.js";
import { unitX, unitY, WORLD } from "../../../static/map/geometry.js";

const { WGS84 } = geodesic.Geodesic;
const LON = 40.8;
const LATITUDES = [-80, -35, 0, 34.7, 60, 80];
const RADII_KM = [0.1, 5, 20, 100, 1000, 2000];
/** Each centre with each radius. */
const CIRCLES = LATITUDES.flatMap((lat) => RADII_KM.map((km) => ({ kind: "circle", lat, lon: LON, km })));

/** The true point at a distance, by Karney's method. */
function trulyAt({ lat, lon }, bearing, km) {
  const { lat2, lon2 } = WGS84.Direct(lat, lon, bearing, km * 1000);
  return { lat: lat2, lon: lon2 };
}

/** Exact events at these points. */
function columnsOf(points) {
  const at = (units) => Int32Array.from(units, (unit) => Math.round(unit * WORLD));
  const none = new Uint16Array(points.length);
  return {
    count: points.length,
    columns: {
      x: at(points.map(({ lon }) => unitX(lon))),
      y: at(points.map(({ lat }) => unitY(lat))),
      kind: none,
      footprint: none,
    },
    footprints: [],
    tables: { wherePrecOfKind: [1] },
  };
}

test("a distance is Karney's to two millionths, in every direction and latitude", () => {
  for (const centre of CIRCLES) {
    for (let bearing = 0; bearing < 360; bearing += 15) {
      const { lat, lon, km } = centre;
      const found = ellipsoidKm(centre, trulyAt({ lat, lon }, bearing, km));
      assert.ok(Math.abs(found - km) < km * 2e-6, `${lat} ${km} ${bearing}: ${found}`);
    }
  }
  assert.equal(ellipsoidKm({ lat: 34.7, lon: LON }, { lat: 34.7, lon: LON }), 0);
});

test("Hajin to al-Baghouz is what PROJ's geod says", () => {
  // pyproj.Geod(ellps="WGS84").inv(40.8310, 34.6895, 40.9660, 34.4530)
  const km = ellipsoidKm({ lat: 34.6895, lon: 40.831 }, { lat: 34.453, lon: 40.966 });
  assert.ok(Math.abs(km - 29.013177) < 1e-4, `${km}`);
});

test("every corner of a circle is as far as it says, from north clockwise", () => {
  for (const centre of CIRCLES) {
    for (const corner of circleRound(centre, centre.km, 24)) {
      assert.ok(Math.abs(ellipsoidKm(centre, corner) - centre.km) < centre.km * 1e-7);
    }
  }
  const [north, east] = circleRound({ lat: 34.7, lon: LON }, 20, 4);
  assert.ok(north.lat > 34.7 && Math.abs(north.lon - LON) < 1e-9);
  assert.ok(east.lon > LON);
});

test("what is within a distance agrees with the distance, near the edge and far from it", () => {
  for (const centre of CIRCLES) {
    const there = destination(centre, 70, centre.km);
    for (const share of [0.5, 0.99, 0.999, 0.99999]) {
      assert.equal(isWithin(centre, there, centre.km * share), false);
      assert.equal(isWithin(centre, there, centre.km / share), true);
    }
  }
});

test("bounds hold the whole circle", () => {
  for (const centre of CIRCLES) {
    const { south, west, north, east } = boundsRound(centre, centre.km);
    for (const { lat, lon } of circleRound(centre, centre.km, 72)) {
      assert.ok(lat >= south && lat <= north && lon >= west && lon <= east, JSON.stringify(centre));
    }
  }
});

test("the circle that is drawn is the circle that filters: just within its line, not just without", () => {
  const onTheMap = CIRCLES.filter(({ lat, km }) => km >= 5 && Math.abs(lat) + km / 110 < 85);
  assert.ok(onTheMap.length > 20);
  for (const circle of onTheMap) {
    const line = outlineOf(circle, 36);
    /** The line's points, moved from the centre by a share: by half a metre of 5 km. */
    const moved = (share) =>
      columnsOf(
        line.map(([lat, lon]) => ({
          lat: circle.lat + (lat - circle.lat) * share,
          lon: circle.lon + (lon - circle.lon) * share,
        })),
      );
    const about = JSON.stringify(circle);
    assert.ok(
      areaMask(moved(1 - 1e-4), circle).every((in_) => in_ === 1),
      about,
    );
    assert.ok(
      areaMask(moved(1 + 1e-4), circle).every((in_) => in_ === 0),
      about,
    );
  }
});
