import assert from "node:assert/strict";
import { test } from "node:test";
import { daysApart, neighbours } from "../../../static/map/near.js";
import { NO_DAY } from "../../../static/map/time.js";

/** Events as the page gives them, from [lon, lat, earliest, latest], sorted by latest, the undated last. */
function events(list) {
  return {
    count: list.length,
    lon: (row) => list[row][0],
    lat: (row) => list[row][1],
    earliest: (row) => list[row][2],
    latest: (row) => list[row][3],
    firstRowFrom(day) {
      const at = list.findIndex(([, , , latest]) => latest === NO_DAY || latest >= day);
      return at < 0 ? list.length : at;
    },
  };
}

const LIMITS = { km: 25, days: 14, most: 5 };

test("intervals that overlap are no days apart", () => {
  const october = { earliest: 100, latest: 130 };
  assert.equal(daysApart(october, { earliest: 120, latest: 125 }), 0);
  assert.equal(daysApart(october, { earliest: 133, latest: 140 }), 3);
  assert.equal(daysApart(october, { earliest: 90, latest: 95 }), -5);
});

test("the nearest come first, and what lies beyond either limit is left out", () => {
  const all = events([
    [40.8, 34.6, 85, 85],
    [40.8, 34.7, 99, 99],
    [40.8, 34.6, 100, 100],
    [40.81, 34.6, 101, 101],
    [40.8, 36.0, 102, 102],
    [40.8, 34.6, 120, 120],
  ]);
  assert.deepEqual(
    neighbours(all, 2, LIMITS).map(({ row, days }) => [row, days]),
    [
      [3, 1],
      [1, -1],
    ],
  );
});

test("no more are given than asked for", () => {
  const many = events(Array.from({ length: 50 }, () => [40.8, 34.6, 100, 100]));
  assert.equal(neighbours(many, 7, LIMITS).length, 5);
});

test("an undated event has no neighbours and is none", () => {
  const all = events([
    [40.8, 34.6, 100, 100],
    [40.8, 34.6, NO_DAY, NO_DAY],
  ]);
  assert.deepEqual(neighbours(all, 1, LIMITS), []);
  assert.deepEqual(neighbours(all, 0, LIMITS), []);
});

test("an event whose start is unknown counts at its latest day", () => {
  const all = events([
    [40.8, 34.6, 100, 100],
    [40.8, 34.6, NO_DAY, 103],
  ]);
  assert.deepEqual(neighbours(all, 0, LIMITS), [{ row: 1, km: 0, days: 3 }]);
});
