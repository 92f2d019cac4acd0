import assert from "node:assert/strict";
import { test } from "node:test";
import { notations } from "../../../static/map/instruments/coordinates.js";
import { typedPoints } from "../../../static/map/typed_point.js";

const near = ({ lat, lon }, wanted, slack = 0.00005) =>
  Math.abs(lat - wanted[0]) < slack && Math.abs(lon - wanted[1]) < slack;
const HAJIN = [34.6869, 40.8393];

test("all that the page prints of a point leads back to it", async () => {
  for (const [lat, lon] of [HAJIN, [-33.8688, 151.2093], [51.5, -0.12], [0.5, 0.5]]) {
    const { decimal, dms, utm, mgrs } = notations({ lat, lon });
    for (const text of [decimal, dms, utm, mgrs, mgrs.replaceAll(" ", ""), dms.toLowerCase()]) {
      const [point] = await typedPoints(text);
      assert.ok(point && near(point, [lat, lon]), `${text}: ${JSON.stringify(point)}`);
    }
  }
});

test("two bare numbers may be meant either way, and each says which", async () => {
  for (const text of [
    "34.6869, 40.8393",
    "34.6869 40.8393",
    "34.6869;40.8393",
    "٣٤٫٦٨٦٩، ٤٠٫٨٣٩٣",
    "34,6869 40,8393",
  ]) {
    const points = await typedPoints(text);
    assert.deepEqual(
      points.map(({ lat, lon, read }) => [lat, lon, read]),
      [
        [...HAJIN, "lat-lon"],
        [...HAJIN.toReversed(), "lon-lat"],
      ],
      text,
    );
  }
  const [only, ...rest] = await typedPoints("151.2093, -33.8688");
  assert.deepEqual([only.lat, only.lon, only.read, rest.length], [-33.8688, 151.2093, "lon-lat", 0]);
});

test("letters say which is which, before or after the numbers and in either script", async () => {
  const texts = [
    "34.6869N 40.8393E", "E 40.8393, N 34.6869", "40.8393° E 34.6869° N", "34°41'12.8\"N 40°50'21.5\"E",
    "34 41 12.8 N 40 50 21.5 E", "N34°41.214' E40°50.358'", "34°41′12.8″ شمالًا 40°50′21.5″ شرقًا",
    "٣٤٫٦٨٦٩ شمال ٤٠٫٨٣٩٣ شرق",
  ]; // biome-ignore format: a list
  for (const text of texts) {
    const points = await typedPoints(text);
    assert.equal(points.length, 1, text);
    assert.ok(near(points[0], HAJIN, 0.0001), `${text}: ${JSON.stringify(points[0])}`);
  }
});

test("a shorter grid reference is the corner of its square", async () => {
  const { mgrs } = notations({ lat: HAJIN[0], lon: HAJIN[1] });
  const [zone, square, easting, northing] = mgrs.split(" ");
  const [point] = await typedPoints(`${zone} ${square} ${easting.slice(0, 3)} ${northing.slice(0, 3)}`);
  assert.ok(near(point, HAJIN, 0.002));
});

test("the letter after a UTM zone may be a hemisphere or a band", async () => {
  const { utm } = notations({ lat: HAJIN[0], lon: HAJIN[1] });
  const [north, south] = await typedPoints(utm.replace(" N ", "S "));
  assert.ok(near(north, HAJIN) && south.lat < 0);
});

test("words, lone numbers and what lies nowhere are no coordinates", async () => {
  const texts = [
    "", "Hajin", "هجين", "2018", "34 40", "34.68", "95.5, 190.5", "34.5N 35.5N", "34 75 12 N 40 50 21 E",
    "99S FU 68483 39873", "37S FU 684 39873", "N", "1,2,3", "5 km",
  ]; // biome-ignore format: a list
  for (const text of texts) {
    assert.deepEqual(await typedPoints(text), [], text);
  }
});
