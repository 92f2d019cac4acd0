import assert from "node:assert/strict";
import { test } from "node:test";

import { areaMask } from "../../../static/map/area_mask.js";
import { unitX, unitY, WORLD } from "../../../static/map/geometry.js";

const HAJIN = { lat: 34.69, lon: 40.83 };
const CIRCLE = { kind: "circle", ...HAJIN, km: 20 };

/** A square of so many degrees a side round a point. */
function square({ lat, lon }, side, type = "Polygon") {
  const [n, s, e, w] = [lat + side / 2, lat - side / 2, lon + side / 2, lon - side / 2];
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return { type, coordinates: type === "Polygon" ? [ring] : ring };
}

/** Each event by its point, its area if it is known to one only, and its precision. */
function eventsOf(rows) {
  const areas = rows.map(({ area }) => area).filter(Boolean);
  return {
    count: rows.length,
    columns: {
      x: Int32Array.from(rows, ({ lon }) => Math.round(unitX(lon) * WORLD)),
      y: Int32Array.from(rows, ({ lat }) => Math.round(unitY(lat) * WORLD)),
      kind: Uint8Array.from(rows, ({ prec = 1 }) => prec),
      footprint: Uint16Array.from(rows, ({ area }) => areas.indexOf(area) + 1),
    },
    footprints: areas,
    tables: { wherePrecOfKind: [0, 1, 2, 3, 4, 5, 6, 7] },
  };
}

/** "within", "may" or "no" for one event. */
function lies(row, area) {
  const events = eventsOf([{ ...HAJIN, ...row }]);
  const [sure] = areaMask(events, { ...area, sure: true });
  const [may] = areaMask(events, area);
  assert.ok(may >= sure);
  return sure ? "within" : may ? "may" : "no";
}

test("what is known to an area lies within only when all of that area does", () => {
  assert.equal(lies({ prec: 2, area: square(HAJIN, 0.1) }, CIRCLE), "within");
  assert.equal(lies({ prec: 5, area: square({ lat: 34.69, lon: 41.02 }, 0.1) }, CIRCLE), "may");
  assert.equal(lies({ prec: 5, area: square({ lat: 35.5, lon: 40.83 }, 0.1) }, CIRCLE), "no");
});

test("an area that holds the whole circle may be where it was, wherever its own point lies", () => {
  const wide = square({ lat: 35, lon: 40.5 }, 4);
  assert.equal(lies({ prec: 6, area: wide }, CIRCLE), "may");
  assert.equal(lies({ lat: 33, lon: 38, prec: 6, area: wide }, CIRCLE), "may");
});

test("an area that crosses the circle without a corner in it may be where it was", () => {
  const [west, east] = [40, 41.6];
  const strip = [
    [west, 34.68],
    [east, 34.68],
    [east, 34.7],
    [west, 34.7],
    [west, 34.68],
  ];
  assert.equal(lies({ prec: 5, area: { type: "Polygon", coordinates: [strip] } }, CIRCLE), "may");
  const river = {
    type: "LineString",
    coordinates: [
      [west, 34.6],
      [east, 34.75],
    ],
  };
  assert.equal(lies({ prec: 5, area: river }, CIRCLE), "may");
});

test("a hole keeps an area from what lies in it", () => {
  const ring = square(HAJIN, 4).coordinates[0];
  const hole = square(HAJIN, 1).coordinates[0];
  assert.equal(lies({ prec: 6, area: { type: "Polygon", coordinates: [ring, hole] } }, CIRCLE), "no");
});

test("corners within a drawn area do not do where its line cuts in between them", () => {
  const horseshoe = {
    kind: "polygon",
    points: [
      [34.6, 40.7],
      [34.8, 40.7],
      [34.8, 40.8],
      [34.65, 40.8],
      [34.65, 40.86],
      [34.8, 40.86],
      [34.8, 40.96],
      [34.6, 40.96],
    ],
  };
  const across = square({ lat: 34.7, lon: 40.83 }, 0.1);
  assert.equal(lies({ prec: 5, area: across }, horseshoe), "may");
});

test("a place that is only roughly known, without any area, may have lain within", () => {
  assert.equal(lies({ prec: 1 }, CIRCLE), "within");
  assert.equal(lies({ prec: 2 }, CIRCLE), "may");
  assert.equal(lies({ prec: 2, lat: 36 }, CIRCLE), "no");
});
