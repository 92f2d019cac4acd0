import assert from "node:assert/strict";
import { test } from "node:test";
import { extentOf, readJson, withinOf } from "../../../static/map/data.js";
import { GROUPS } from "../../../static/map/groups.js";
import { activeFilters, createSelector, lookedUp, NO_FILTERS, WORDS } from "../../../static/map/select.js";
import { foldWords } from "../../../static/map/telling.js";
import { bins, dayOf } from "../../../static/map/time.js";

const day = dayOf;
const EVERYTHING = { ...NO_FILTERS, from: null, to: null, undated: true, words: null };

/** Three events: SDF battle on a day, a disputed strike by a Coalition unit over a month, an undated forecast. */
const DATA = readJson({
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
  footprints: [
    {
      type: "Polygon",
      coordinates: [
        [
          [40.8, 34.5],
          [41, 34.4],
          [41, 34.6],
          [40.8, 34.5],
        ],
      ],
    },
  ],
});
const EVENTS = DATA.events;

const selected = (patch, placesIn) => createSelector()(EVENTS, { ...EVERYTHING, ...patch }, placesIn);
const left = (patch, placesIn) => [...selected(patch, placesIn).rows()];

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

test("credibility and precision narrow; an unknown date is worse than any", () => {
  assert.deepEqual(left({ credibility: [2, 6] }), [0, 2]);
  assert.deepEqual(left({ wherePrecMax: 2 }), [0, 1]);
  assert.deepEqual(left({ datePrecMax: 1 }), [0]);
});

test("a place leaves the events at it, and one that nobody knows leaves none", () => {
  assert.deepEqual(
    left({ place: "hajin" }, () => [0, 1]),
    [0],
  );
  assert.deepEqual(left({ place: "gone" }), []);
});

test("a place takes along what lies in it, at whatever remove", () => {
  const parents = [1, 2, null, 2, 4, null];
  assert.deepEqual([...withinOf(parents, 2)], [0, 1, 1, 1, 1, 0, 0]);
  assert.deepEqual([...withinOf(parents, 1)], [0, 1, 1, 0, 0, 0, 0]);
  assert.deepEqual([...withinOf(parents, 0)], [0, 1, 0, 0, 0, 0, 0]);
  assert.deepEqual([...withinOf(parents, -1)], [0, 0, 0, 0, 0, 0, 0]);
});

test("an area leaves what lies within: a circle in kilometres, a polygon as drawn", () => {
  assert.deepEqual(left({ area: { kind: "circle", lat: 34.7, lon: 40.8, km: 15, sure: true } }), [0]);
  assert.deepEqual(left({ area: { kind: "circle", lat: 34.7, lon: 40.8, km: 15 } }), [0, 2]);
  assert.deepEqual(left({ area: { kind: "circle", lat: 34.7, lon: 40.8, km: 14 } }), [0]);
  const points = [
    [34.45, 40.85],
    [34.45, 40.95],
    [34.55, 40.95],
    [34.55, 40.85],
  ];
  assert.deepEqual(left({ area: { kind: "polygon", points, sure: true } }), []);
  assert.deepEqual(left({ area: { kind: "polygon", points } }), [1]);
});

test("words without an answer, or with one for other data, let nothing through", () => {
  const words = { q: "hajin", data: DATA, rows: [0], answer: "some", known: 4 };
  assert.equal(WORDS.derive({ q: "hajin", data: DATA, words }).words, words);
  assert.equal(WORDS.derive({ q: "", data: DATA, words }).words, null);
  for (const unanswered of [
    { q: "hajin", data: DATA, words: null },
    { q: "hajin", data: {}, words },
  ]) {
    const state = { ...unanswered, ...WORDS.derive(unanswered) };
    assert.deepEqual(left({ words: state.words }), []);
    assert.equal(lookedUp(state), "waiting");
  }
  assert.equal(lookedUp({ q: "hajin", words }), "some");
  assert.equal(lookedUp({ q: "haj", words }), "waiting");
  assert.equal(lookedUp({ q: "", words: null }), "all");
});

test("words find titles and places in either script, whatever the spelling of letters", async () => {
  const found = async (q) => left({ words: { q, rows: await DATA.matching(q) } });
  assert.deepEqual(await found("hajin"), [0]);
  assert.deepEqual(await found("السوسه"), [1]);
  assert.deepEqual(await found("هـجين اشتباك"), [0]);
  assert.equal(foldWords("Deir ez-Zor"), "deir ez zor");
});

test("each choice counts what the other filters leave", () => {
  const counts = selected({ types: ["battle"] }).counts();
  assert.equal(counts.group[GROUPS.indexOf("strike")], 1);
  assert.equal(counts.group[GROUPS.indexOf("battle")], 1);
  assert.deepEqual([...counts.actor], [1, 0, 0, 1]);
  assert.deepEqual([...counts.source], [1, 0]);
  assert.deepEqual(counts.reliability, { B: 1, D: 0 });
  assert.equal(counts.disputed, 0);
});

test("counts keep to the time that is asked", () => {
  const counts = selected({ from: day("2018-10-05"), to: day("2018-10-10"), undated: false }).counts();
  assert.deepEqual([...counts.source], [1, 1]);
  assert.equal(counts.group[GROUPS.indexOf("battle")], 0);
});

test("the histogram's events ignore the range but no other filter", () => {
  const selection = selected({ from: day("2019-01-01"), reliability: ["B"] });
  assert.equal(selection.anyTimeCount, 2);
  assert.equal(selection.undated, 0);
  const { sure, fuzzy } = selection.histogram(bins(day("2018-09-01"), day("2018-10-31"), "month"));
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  assert.equal(sum(sure) + sum(fuzzy), 2);
});

test("a row knows its place among those left, and those left know theirs", () => {
  const selection = selected({ disputed: true });
  assert.equal(selection.count, 1);
  assert.equal(selection.at(0), 1);
  assert.equal(selection.at(1), -1);
  assert.equal(selection.indexOf(1), 0);
  assert.equal(selection.indexOf(0), -1);
  assert.ok(selection.has(1) && !selection.has(0) && !selection.has(-1));
});

test("a change of time alone keeps what the other filters found", () => {
  const select = createSelector();
  const state = { ...EVERYTHING, reliability: ["B"] };
  const first = select(EVENTS, state);
  const moved = select(EVENTS, { ...state, from: day("2018-10-01") });
  assert.equal(moved.content, first.content);
  assert.notEqual(select(EVENTS, { ...state, disputed: true }).content, first.content);
});

/** A filter row by row, as slow and plain as can be. */
function plainly({ events }, { from, to, undated }, chosen) {
  return Array.from({ length: events.count }, (_, row) => row).filter((row) => {
    const open = events.earliest(row) === -2147483648;
    const dated = events.latest(row) !== -2147483648;
    const inTime = dated
      ? (from === null || events.latest(row) >= from) && (to === null || open || events.earliest(row) <= to)
      : undated;
    return inTime && (!chosen || events.type(row) === chosen - 1);
  });
}

test("any window over intervals of any length leaves what a plain loop leaves", () => {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 16807) % 2147483647;
    return seed % below;
  };
  const count = 400;
  const each = (make) => Array.from({ length: count }, make);
  const latest = each(() => (random(20) ? random(900) : null));
  const spans = [0, 0, 0, 3, 7, 20, 31, 200, 366, 700];
  const data = readJson({
    count,
    dictionaries: { ...EVENTS, types: [0, 1, 2].map((i) => ({ code: `battle.${i}`, group: "battle" })) },
    columns: {
      ...Object.fromEntries(
        ["title_en", "title_ar", "where_en", "where_ar", "when_edtf"].map((name) => [name, each(() => "")]),
      ),
      uuid: each((_, i) => `e${i}`),
      lon: each(() => 40),
      lat: each(() => 35),
      latest,
      earliest: latest.map((value) =>
        value === null || !random(15) ? null : value - spans[random(spans.length)],
      ),
      date_prec: each(() => 1),
      where_prec: each(() => 1),
      type: each(() => random(3)),
      place: each(() => null),
      status: each(() => 0),
      credibility: each(() => 3),
      disputed: each(() => 0),
      actors: each(() => []),
      sources: each(() => [0]),
      footprint: each(() => null),
    },
    footprints: [],
  });
  const select = createSelector();
  for (let i = 0; i < 300; i += 1) {
    const [a, b] = [random(1000) - 50, random(1000) - 50];
    const chosen = random(4);
    const state = {
      ...EVERYTHING,
      from: random(5) ? Math.min(a, b) : null,
      to: random(5) ? Math.max(a, b) : null,
      undated: random(2) === 0,
      types: chosen ? [`battle.${chosen - 1}`] : [],
    };
    const selection = select(data.events, state);
    const wanted = plainly(data, state, chosen);
    assert.deepEqual([...selection.rows()], wanted);
    assert.equal(selection.count, wanted.length);
  }
});

test("active filters are counted without the time", () => {
  assert.equal(activeFilters({ ...EVERYTHING, from: 1, types: ["battle"], disputed: true, q: "x" }), 3);
});

test("accessors tell what the columns hold, with one who acts", () => {
  assert.ok(EVENTS.x instanceof Int32Array);
  assert.equal(EVENTS.lon(1), 40.9);
  assert.equal(EVENTS.lat(1), 34.5);
  assert.deepEqual(
    [0, 1, 2].map((row) => EVENTS.initiator(row)),
    [0, 2, -1],
  );
  assert.deepEqual(
    [0, 1, 2].map((row) => EVENTS.footprint(row)),
    [-1, 0, -1],
  );
  assert.equal(EVENTS.firstRowFrom(day("2018-10-01")), 1);
  assert.equal(EVENTS.dated, 2);
});

test("a type of an unknown group falls among the others", () => {
  const names =
    "uuid lon lat earliest latest date_prec where_prec type place status credibility disputed actors sources footprint";
  const { events } = readJson({
    count: 0,
    dictionaries: { types: [{ code: "x.y", group: "x" }], actors: [], sources: [], roles: [], statuses: [] },
    columns: Object.fromEntries(
      `${names} title_en title_ar where_en where_ar when_edtf`.split(" ").map((name) => [name, []]),
    ),
  });
  assert.equal(GROUPS[events.tables.groupOfType[0]], "other");
  assert.equal(events.count, 0);
  assert.equal(extentOf(events.columns, []), null);
});

test("the page's time is that of the events, stretched by facts of control but not by years", () => {
  const extent = extentOf(EVENTS.columns, [{ latest: day("2015-01-01") }, { latest: day("2018-12-14") }]);
  assert.equal(extent.first, day("2017-11-01"));
  assert.equal(extent.last, day("2018-12-31"));
  assert.equal(extent.lastEvent, day("2018-10-31"));
});

test("an actor's count is what its choice would leave: its units' events too, in the role that is asked", () => {
  const [sdf, coalition, wagram, is] = selected({}).counts().actor;
  assert.deepEqual([sdf, coalition, wagram, is], [1, 1, 1, 2]);
  assert.deepEqual([...selected({ role: "target" }).counts().actor], [0, 0, 0, 2]);
  assert.equal(selected({ actors: ["coalition"] }).count, coalition);
});

test("what is exact in place and time is counted whatever precision is asked", () => {
  assert.equal(selected({}).counts().exact, 1);
  assert.equal(selected({ wherePrecMax: 1, datePrecMax: 1 }).counts().exact, 1);
  assert.equal(selected({ types: ["strike"] }).counts().exact, 0);
});
