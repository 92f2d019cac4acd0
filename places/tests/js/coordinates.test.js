import assert from "node:assert/strict";
import { test } from "node:test";
import { dms, notations } from "../../../static/map/instruments/coordinates.js";

test("Baghdad's grid square is where GeographicLib's manual of GeoConvert has it", () => {
  // echo 38SMB4488 | GeoConvert → 33.33424 44.40363, -u → 38n 444500 3688500, -: → 33:20:03.25N 044:24:13.06E
  const baghdad = notations({ lat: 33.33424, lon: 44.40363 });
  assert.equal(baghdad.decimal, "33.33424, 44.40363");
  assert.match(baghdad.utm, /^38 N 444500 368850[01]$/); // the fifth decimal is a metre
  assert.match(baghdad.mgrs, /^38S MB 44(499|500) 88(499|500)$/);
  assert.equal(baghdad.dms, "33°20′03.3″N 44°24′13.1″E");
});

test("the Eiffel tower's square metre is cut off, its UTM metre rounded", () => {
  // The example of the library's own documentation, movable-type.co.uk/scripts/latlong-utm-mgrs.html
  const tower = notations({ lat: 48.8582, lon: 2.2945 });
  assert.equal(tower.utm, "31 N 448252 5411933");
  assert.equal(tower.mgrs, "31U DQ 48251 11932");
});

test("Norway's and Svalbard's zones are wider", () => {
  assert.match(notations({ lat: 60, lon: 4 }).mgrs, /^32V/);
  assert.match(notations({ lat: 78, lon: 10 }).mgrs, /^33X/);
});

test("the southern and western halves are said", () => {
  const there = notations({ lat: -33.9, lon: -70.5 });
  assert.match(there.utm, /^19 S /);
  assert.equal(there.dms, "33°54′00.0″S 70°30′00.0″W");
});

test("the grids end near the poles", () => {
  const pole = notations({ lat: 89, lon: 0 });
  assert.equal(pole.utm, null);
  assert.equal(pole.mgrs, null);
});

test("rounding never makes a sixtieth second", () => {
  assert.equal(dms(34.99999999, "N", "S"), "35°00′00.0″N");
  assert.equal(dms(34.5, "N", "S", 0), "34°30′00″N");
});
