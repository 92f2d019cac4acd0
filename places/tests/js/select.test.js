import assert from "node:assert/strict";
import { test } from "node:test";
import { extentOf, GROUPS, readEvents, rowOf } from "../../../static/map/data.js";
import { activeFilters, foldWords, NO_FILTERS, select } from "../../../static/map/select.js";
import { dayOf } from "../../../static/map/time.js";

const day = dayOf;
const EVERYTHING = { ...NO_FILTERS, from: null, to: null, undated: true };

/** Three events: SDF battle on a day, a disputed strike by a Coalition unit over a month, an undated forecast. */
const EVENTS = readEvents({
  count: 3,
  dictionaries: {
    types: [
      { code: "battle.clash", group: "battle" },
      { code: "strike.artillery", group: "strike" },
      { code: "statement.forecast", group: "statement" },
    ],
    actors: [
      { key: "sdf", parent: null },
      { key: "coalition", parent: null },
      { key: "wagram", parent: 1 },
      { key: "is", parent: null },
    ],
    sources: [
      { uuid: "s1", reliability: "B" },
      { uuid: "s2", reliability: "D" },
    ],
    roles: ["initiator", "target", "supporter", "claimant"],
    statuses: ["draft", "published"],
  },
  columns: {
    uuid: ["e1", "e2", "e3"],
    title_en: ["Clash near Hajin", "Guns fire", "It may last"],
    title_ar: ["اشتباك قرب هجين", "قصف", "توقع"],
    where_en: ["Hajin", "Al-Susah", ""],
    where_ar: ["هجين", "السوسة", ""],
    when_edtf: ["", "", ""],
    lon: [40.8, 40.9, 40.7],
    lat: [34.7, 34.5, 34.6],
    earliest: [day("2018-09-11"), day("2018-10-01"), null],
    latest: [day("2018-09-11"), day("2018-10-31"), null],
    date_prec: [1, 4, null],
    where_prec: [1, 2, 5],
    type: [0, 1, 2],
    place: [0, null, null],
    status: [1, 1, 0],
    credibility: [2, 3, 6],
    disputed: [0, 1, 0],
    actors: [
      [
        [0, 0],
        [3, 1],
      ],
      [
        [2, 0],
        [3, 1],
      ],
      [],
    ],
    sources: [[0], [0, 1], [1]],
    footprint: [null, 0, null],
  },
  footprints: [{ type: "Polygon", coordinates: [] }],
});

const left = (patch) => [...select(EVENTS, { ...EVERYTHING, ...patch }).rows];

test("no filter leaves everything, in the order of time", () => {
  assert.deepEqual(left({}), [0, 1, 2]);
});

test("an event counts in a range that its interval touches", () => {
  assert.deepEqual(left({ from: day("2018-10-20"), to: day("2018-12-01"), undated: false }), [1]);
  assert.deepEqual(left({ from: day("2018-09-12"), to: day("2018-09-30"), undated: false }), []);
});

test("undated events stay in any range unless they are turned off", () => {
  assert.deepEqual(left({ from: day("2018-09-01"), to: day("2018-09-30") }), [0, 2]);
  assert.deepEqual(left({ undated: false }), [0, 1]);
});

test("a group of types takes its kinds along", () => {
  assert.deepEqual(left({ types: ["strike"] }), [1]);
  assert.deepEqual(left({ types: ["battle.clash", "statement"] }), [0, 2]);
});

test("an actor takes its units along", () => {
  assert.deepEqual(left({ actors: ["coalition"] }), [1]);
});

test("a role asks for the actor in that role", () => {
  assert.deepEqual(left({ actors: ["is"], role: "initiator" }), []);
  assert.deepEqual(left({ actors: ["is"], role: "target" }), [0, 1]);
});

test("sources, reliability, status and dispute each narrow", () => {
  assert.deepEqual(left({ sources: ["s2"] }), [1, 2]);
  assert.deepEqual(left({ reliability: ["B"] }), [0, 1]);
  assert.deepEqual(left({ statuses: ["draft"] }), [2]);
  assert.deepEqual(left({ disputed: true }), [1]);
});

test("words find titles and places in either script, whatever the spelling of letters", () => {
  assert.deepEqual(left({ q: "hajin" }), [0]);
  assert.deepEqual(left({ q: "السوسه" }), [1]);
  assert.deepEqual(left({ q: "هـجين اشتباك" }), [0]);
  assert.equal(foldWords("Deir ez-Zor"), "deir ez zor");
});

test("each choice counts what the other filters leave", () => {
  const { counts } = select(EVENTS, { ...EVERYTHING, types: ["battle"] });
  assert.equal(counts.group[GROUPS.indexOf("strike")], 1);
  assert.equal(counts.group[GROUPS.indexOf("battle")], 1);
  assert.deepEqual([...counts.actor], [1, 0, 0, 1]);
  assert.deepEqual([...counts.source], [1, 0]);
  assert.equal(counts.disputed, 0);
});

test("the histogram's events ignore the range but no other filter", () => {
  const { anyTime, undated } = select(EVENTS, { ...EVERYTHING, from: day("2019-01-01"), reliability: ["B"] });
  assert.deepEqual([...anyTime], [0, 1]);
  assert.equal(undated, 0);
});

test("active filters are counted without the time", () => {
  assert.equal(activeFilters({ ...EVERYTHING, from: 1, types: ["battle"], disputed: true, q: "x" }), 3);
});

test("columns are typed, with one who acts and one row for each UUID", () => {
  const { columns } = EVENTS;
  assert.ok(columns.lon instanceof Float64Array);
  assert.deepEqual([...columns.initiator], [0, 2, -1]);
  assert.equal(rowOf(columns, "e2"), 1);
  assert.equal(rowOf(columns, "gone"), -1);
  assert.equal(rowOf(columns, null), -1);
});

test("a type of an unknown group falls among the others", () => {
  const events = readEvents({
    count: 0,
    dictionaries: { types: [{ code: "x.y", group: "x" }], actors: [], sources: [], roles: [], statuses: [] },
    columns: Object.fromEntries(
      [
        "uuid",
        "lon",
        "lat",
        "earliest",
        "latest",
        "date_prec",
        "where_prec",
        "type",
        "place",
        "status",
        "credibility",
        "disputed",
        "actors",
        "sources",
        "footprint",
      ].map((name) => [name, []]),
    ),
  });
  assert.equal(events.columns.count, 0);
  assert.equal(extentOf(events.columns, []), null);
});

test("the page's time is that of the events, stretched by facts of control but not by years", () => {
  const extent = extentOf(EVENTS.columns, [{ latest: day("2015-01-01") }, { latest: day("2018-12-14") }]);
  assert.equal(extent.first, day("2017-11-01"));
  assert.equal(extent.last, day("2018-12-31"));
  assert.equal(extent.lastEvent, day("2018-10-31"));
});
