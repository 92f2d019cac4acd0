import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, line } from "../../../static/map/share/csv.js";
import { csv, geojson, geometryOf } from "../../../static/map/share/records.js";
import { batches, write } from "../../../static/map/share/write.js";
import { dayOf, NO_DAY } from "../../../static/map/time.js";

const AREA = {
  type: "Polygon",
  coordinates: [
    [
      [40, 34],
      [41, 34],
      [41, 35],
      [40, 34],
    ],
  ],
};

/** Three events: an exact one, one known to an area, one known roughly without any area. */
const data = {
  manifest: { details: { titles: 2 } },
  places: { uuid: ["p"], name_en: ["Hajin"], name_ar: ["هجين"] },
  events: {
    types: [{ code: "strike.air", name_en: "Air strike", name_ar: "غارة جوية" }],
    actors: [
      { key: "is", name_en: "Islamic State" },
      { key: "sdf", name_en: "Syrian Democratic Forces" },
    ],
    roles: ["initiator", "target", "supporter"],
    statuses: ["published"],
    sources: [{ uuid: "s", name_en: "Enab Baladi", reliability: "B" }],
    footprints: [AREA],
    footprint: (row) => (row === 1 ? 0 : -1),
    wherePrec: (row) => [1, 5, 4][row],
    datePrec: () => 1,
    lon: () => 40.83,
    lat: () => 34.69,
    place: (row) => (row === 0 ? 0 : -1),
    type: () => 0,
    earliest: () => dayOf("2018-10-07"),
    latest: (row) => (row === 2 ? NO_DAY : dayOf("2018-10-09")),
    participants: () => [[0, 0]],
    sourcesOf: () => [0],
    status: () => 0,
    credibility: () => 3,
    disputed: () => true,
  },
};
const TITLES = [0, 1, 2].map((row) => ({
  uuid: `u${row}`,
  title_en: row ? `Title ${row}` : '=cmd("x")',
  title_ar: "قصف",
  where_en: "",
  where_ar: "",
  when_edtf: "2018-10-09",
}));
const titles = () => {
  const asked = [];
  return {
    asked,
    want: async (rows) => asked.push([...rows]),
    peek: (row) => TITLES[row],
  };
};
const urlOf = (uuid) => `https://map.example.org/events/${uuid}/`;
const job = (more) => ({
  data: { ...data, titles: titles() },
  rows: [0, 1, 2],
  urlOf,
  signal: new AbortController().signal,
  ...more,
});

test("what a spreadsheet would run is a text", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "\r=1"]) {
    assert.match(cell(text), /^"?'/, text);
  }
  assert.equal(cell(-40.5), "-40.5");
  assert.equal(cell("al-Baghouz"), "al-Baghouz");
});

test("quotation marks, commas and line ends stay within their cell", () => {
  assert.equal(line(['say "no"', "a,b", "a\nb", null, true]), '"say ""no""","a,b","a\nb",,true\r\n');
});

test("only an exact event has a point", () => {
  assert.deepEqual(geometryOf(data.events, 0), { type: "Point", coordinates: [40.83, 34.69] });
  assert.equal(geometryOf(data.events, 1), AREA);
  assert.equal(geometryOf(data.events, 2), null);
});

test("GeoJSON of a selection is whole and says where it is from", async () => {
  const parts = await write(job({ format: geojson({ citation: "MapFront, edition 7" }) }));
  const collection = JSON.parse(parts.join(""));
  assert.equal(collection.citation, "MapFront, edition 7");
  assert.deepEqual(
    collection.features.map(({ id, geometry }) => [id, geometry?.type ?? null]),
    [
      ["u0", "Point"],
      ["u1", "Polygon"],
      ["u2", null],
    ],
  );
  const { properties } = collection.features[0];
  assert.equal(properties.place, "Hajin");
  assert.equal(properties.url, "https://map.example.org/events/u0/");
  assert.deepEqual(properties.actors, [{ key: "is", name_en: "Islamic State", role: "initiator" }]);
  assert.equal(collection.features[2].properties.latest, null);
});

test("who acts stands before whom it is done to, as at /events.geojson", async () => {
  const events = {
    ...data.events,
    participants: () => [
      [0, 1],
      [0, 2],
      [1, 0],
    ],
  };
  const parts = await write(
    job({ data: { ...data, events, titles: titles() }, rows: [0], format: geojson({}) }),
  );
  const { actors } = JSON.parse(parts.join("")).features[0].properties;
  assert.deepEqual(
    actors.map(({ key, role }) => `${key} ${role}`),
    ["sdf initiator", "is supporter", "is target"],
  );
});

test("CSV of a selection has no coordinates where the place is not exact", async () => {
  const parts = await write(job({ format: csv({ citation: "MapFront" }) }));
  const lines = parts.join("").trimEnd().split("\r\n");
  assert.equal(lines.length, 4);
  assert.match(lines[1], /^u0,"'=cmd\(""x""\)",قصف,strike\.air,Air strike,غارة جوية,2018-10-07,2018-10-09/);
  assert.match(lines[1], /,34\.69,40\.83,Islamic State \(initiator\),Enab Baladi \(B\),/);
  assert.match(lines[1], /,Hajin,هجين,p,1,/);
  assert.match(lines[2], /,5,,,Islamic State/);
});

test("nothing selected is a whole file too", async () => {
  const parts = await write(job({ rows: [], format: geojson({}) }));
  assert.deepEqual(JSON.parse(parts.join("")).features, []);
});

test("titles are asked for a few chunks at a time", () => {
  const rows = Array.from({ length: 100 }, (_, i) => i * 10);
  const sizes = [...batches(rows, 10)].map((batch) => batch.length);
  assert.deepEqual(sizes, [12, 12, 12, 12, 12, 12, 12, 12, 4]);
  assert.deepEqual([...batches([], 10)], []);
});

test("an export that is called off stops", async () => {
  const controller = new AbortController();
  const many = job({
    rows: Array.from({ length: 30 }, (_, i) => i),
    format: csv({ citation: "" }),
    signal: controller.signal,
    progress: () => controller.abort(),
  });
  many.data.manifest = { details: { titles: 1 } };
  many.data.titles.peek = () => TITLES[0];
  many.data.events = {
    ...data.events,
    wherePrec: () => 5,
    footprint: () => -1,
    place: () => -1,
    latest: () => NO_DAY,
  };
  await assert.rejects(write(many), { name: "AbortError" });
  assert.equal(many.data.titles.asked.length, 1);
});

test("an export whose titles never come can be called off too", async () => {
  const controller = new AbortController();
  const hanging = job({ format: csv({ citation: "" }), signal: controller.signal });
  hanging.data.titles.want = () => new Promise(() => {});
  const written = write(hanging);
  controller.abort();
  await assert.rejects(written, { name: "AbortError" });
});
