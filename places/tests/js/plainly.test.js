import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson } from "../../../static/map/data.js";
import { GROUPS } from "../../../static/map/groups.js";
import { newestSeen, rowsSeen } from "../../../static/map/in_view.js";
import { areaCounts, whoseAreas } from "../../../static/map/layers/footprints.js";
import { createGrid, regionOf } from "../../../static/map/layers/grid.js";
import { countClusters, createCounter, slotsOf } from "../../../static/map/layers/tally.js";
import { createSelector, NO_FILTERS } from "../../../static/map/select.js";
import { bins, NO_DAY } from "../../../static/map/time.js";

/** What the page shows of a selection, held to loops that are as slow and plain as can be. */

const COUNT = 700;
const EVERYTHING = { ...NO_FILTERS, from: null, to: null, undated: true, words: null };

/** Numbers that are the same each time. @returns {(below: number) => number} */
function dice(seed) {
  let at = seed;
  return (below) => {
    at = (at * 16807) % 2147483647;
    return at % below;
  };
}

/** Events of every sort: undated, open, long, of areas, disputed, with several actors and sources. */
function madeUp(seed) {
  const random = dice(seed);
  const each = (make) => Array.from({ length: COUNT }, make);
  const latest = each(() => (random(15) ? random(900) : null));
  const spans = [0, 0, 0, 3, 7, 20, 31, 200, 366, 700];
  const footprint = each(() => (random(3) ? null : random(3)));
  const square = (west) => [
    [west, 34],
    [west + 1, 34],
    [west + 1, 35],
    [west, 34],
  ];
  return readJson({
    count: COUNT,
    dictionaries: {
      types: [
        { code: "battle.clash", group: "battle" },
        { code: "strike.air", group: "strike" },
        { code: "x.y", group: "x" },
      ],
      actors: [{ key: "a", parent: null }, { key: "b", parent: 0 }, { key: "c" }],
      sources: ["A", "B", "B"].map((reliability, i) => ({ uuid: `s${i}`, reliability })),
      roles: ["initiator", "target"],
      statuses: ["draft", "published"],
    },
    columns: {
      ...Object.fromEntries(
        ["title_en", "title_ar", "where_en", "where_ar", "when_edtf"].map((name) => [name, each(() => "")]),
      ),
      uuid: each((_, i) => `e${i}`),
      lon: each((_, i) => (footprint[i] === null ? 40 + random(8) / 4 : 40.5 + footprint[i] / 2)),
      lat: each((_, i) => (footprint[i] === null ? 34 + random(8) / 4 : 34.5)),
      latest,
      earliest: latest.map((value) =>
        value === null || !random(12) ? null : value - spans[random(spans.length)],
      ),
      date_prec: each(() => random(4)),
      where_prec: each((_, i) => (footprint[i] === null ? 1 : 2 + random(4))),
      type: each(() => random(3)),
      place: each(() => (random(4) ? random(5) : null)),
      status: each(() => random(2)),
      credibility: each(() => 1 + random(5)),
      disputed: each(() => (random(5) ? 0 : 1)),
      actors: each(() => Array.from({ length: random(3) }, () => [random(3), random(2)])),
      sources: each(() => [...new Set([random(3), random(3)])]),
      footprint,
    },
    footprints: [0, 1, 2].map((i) => ({ type: "Polygon", coordinates: [square(40 + i / 2)] })),
  });
}

/** Filters of any sort, several at once, some that leave nothing. */
function anyState(random) {
  const [a, b] = [random(1000) - 50, random(1000) - 50];
  const maybe = (share, value, otherwise) => (random(share) ? otherwise : value);
  return {
    ...EVERYTHING,
    from: maybe(2, Math.min(a, b), null),
    to: maybe(2, Math.max(a, b), null),
    undated: random(3) > 0,
    types: maybe(3, [["battle", "strike.air", "nothing"][random(3)]], []),
    actors: maybe(4, [["a", "b", "c"][random(3)]], []),
    role: maybe(5, "target", ""),
    sources: maybe(5, [`s${random(3)}`], []),
    reliability: maybe(5, ["B"], []),
    statuses: maybe(5, ["published"], []),
    disputed: random(6) === 0,
    credibility: maybe(5, [1, 2, 3], []),
    wherePrecMax: maybe(5, 2, 0),
    datePrecMax: maybe(5, 2, 0),
    area: maybe(6, { kind: "circle", lat: 34.8, lon: 40.8, km: 60 + random(60) }, null),
    place: maybe(8, "p", ""),
    words: maybe(6, { q: "x", rows: Uint32Array.of(3, 50, 200, 201, 600) }, null),
  };
}

const POLYGON = {
  kind: "polygon",
  points: [
    [34.2, 40.2],
    [34.2, 41.3],
    [35.1, 41.3],
    [35.1, 40.2],
  ],
};

/** Whether a filter leaves a row, each asked by itself; `but` names one that is not asked. */
function leaves({ events }, state, inArea, row, but = "") {
  const { types, actors, sources, roles, statuses } = events;
  const asked = (name) => name !== but;
  const type = types[events.type(row)];
  const chosen = (actor) => {
    const above = [actor, actors[actor].parent ?? null].filter((at) => at !== null);
    return (
      !asked("actors") || !state.actors.length || above.some((at) => state.actors.includes(actors[at].key))
    );
  };
  const acts = ([actor, role]) => chosen(actor) && (!state.role || roles[role] === state.role);
  const asksParties = (asked("actors") && state.actors.length) || state.role;
  const told = (source) =>
    (!asked("sources") || !state.sources.length || state.sources.includes(sources[source].uuid)) &&
    (!asked("sources") ||
      !state.reliability.length ||
      state.reliability.includes(sources[source].reliability));
  const datePrec = events.datePrec(row);
  const [open, late] = [events.earliest(row) === NO_DAY, events.latest(row)];
  const inTime =
    late === NO_DAY
      ? state.undated
      : (state.from === null || late >= state.from) &&
        (state.to === null || open || events.earliest(row) <= state.to);
  return (
    inTime &&
    (!asked("types") ||
      !state.types.length ||
      state.types.includes(type.code) ||
      state.types.includes(type.group)) &&
    (!asksParties || events.participants(row).some(acts)) &&
    events.sourcesOf(row).some(told) &&
    (!asked("statuses") || !state.statuses.length || state.statuses.includes(statuses[events.status(row)])) &&
    (!state.disputed || events.disputed(row)) &&
    (!state.credibility.length || state.credibility.includes(events.credibility(row))) &&
    (!state.wherePrecMax || events.wherePrec(row) <= state.wherePrecMax) &&
    (!state.datePrecMax || (datePrec > 0 && datePrec <= state.datePrecMax)) &&
    (!state.area || inArea(row)) &&
    (!state.place || events.place(row) === 2) &&
    (!state.words || state.words.rows.includes(row))
  );
}

/** Whether a row lies in the state's area, by a selection of that alone. */
function areaOf(data, { area }) {
  const inside = area && new Set(createSelector()(data.events, { ...EVERYTHING, area }).rows());
  return (row) => inside.has(row);
}

const placesIn = () => [0, 0, 0, 1];
const all = Array.from({ length: COUNT }, (_, row) => row);

/** Call with many states in a row, through one selector, over one edition and then another. */
function throughMany(times, check) {
  const select = createSelector();
  for (const seed of [5, 6]) {
    const data = madeUp(seed);
    const random = dice(seed * 31);
    let state = EVERYTHING;
    for (let i = 0; i < times; i += 1) {
      const next = anyState(random);
      // Often time alone moves, as in a drag.
      state = random(2) ? next : { ...state, from: next.from, to: next.to, undated: next.undated };
      state = random(12) ? state : { ...state, area: POLYGON };
      const inArea = areaOf(data, state);
      check(
        data,
        select(data.events, state, placesIn),
        (row, but) => leaves(data, state, inArea, row, but),
        state,
      );
    }
  }
}

test("any filters and any time leave what a plain loop leaves", () => {
  let empty = 0;
  throughMany(250, ({ events }, selection, left) => {
    const wanted = all.filter((row) => left(row));
    assert.deepEqual([...selection.rows()], wanted);
    assert.equal(selection.count, wanted.length);
    assert.equal(selection.at(wanted.length >> 1), wanted[wanted.length >> 1] ?? -1);
    assert.deepEqual(
      all.filter((row) => selection.has(row)),
      wanted,
    );
    const everywhere = rowsSeen(events, [0, 0, 1, 1], () => null);
    const listed = newestSeen(selection.stretches, everywhere);
    assert.equal(listed.count, wanted.length);
    assert.deepEqual(
      wanted.map((_, index) => listed.at(index)).sort((a, b) => a - b),
      wanted,
    );
    empty += wanted.length === 0 ? 1 : 0;
  });
  assert.ok(empty > 5, "some leave nothing");
});

/** One event's share in each bin, day by day; sure where it lies in one. */
function addPlainly(events, row, edges, sure, fuzzy) {
  const [late, early] = [events.latest(row), events.earliest(row)];
  const begin = early === NO_DAY ? late : early;
  for (let bin = 0; late !== NO_DAY && bin < edges.length - 1; bin += 1) {
    const at = bin * GROUPS.length + events.group(row);
    const days = Math.min(late + 1, edges[bin + 1]) - Math.max(begin, edges[bin]);
    if (early !== NO_DAY && early >= edges[bin] && late < edges[bin + 1]) {
      sure[at] += 1;
    } else if (days > 0) {
      fuzzy[at] += days / (late + 1 - begin);
    }
  }
}

test("the histogram spreads what a plain loop spreads, whatever the time that is asked", () => {
  const each = [bins(-40, 700, "month"), bins(100, 160, "day"), bins(200, 900, "week")];
  throughMany(40, ({ events }, selection, _, state) => {
    const anyTime = createSelector()(events, { ...state, from: null, to: null, undated: true }, placesIn);
    for (const edges of each) {
      const { sure, fuzzy } = selection.histogram(edges);
      const wanted = { sure: new Uint32Array(sure.length), fuzzy: new Float64Array(sure.length) };
      for (const row of anyTime.rows()) {
        addPlainly(events, row, edges, wanted.sure, wanted.fuzzy);
      }
      assert.deepEqual([...sure], [...wanted.sure]);
      for (const [at, share] of fuzzy.entries()) {
        assert.ok(Math.abs(share - wanted.fuzzy[at]) < 1e-4, `${share} for ${wanted.fuzzy[at]}`);
      }
    }
  });
});

test("each choice counts what a plain loop finds without its own facet", () => {
  throughMany(40, ({ events }, selection, left) => {
    const counts = selection.counts();
    const without = (but) => all.filter((row) => left(row, but));
    const types = [0, 1, 2].map((type) => without("types").filter((row) => events.type(row) === type).length);
    assert.deepEqual([...counts.type], types);
    const statuses = [0, 1].map(
      (at) => without("statuses").filter((row) => events.status(row) === at).length,
    );
    assert.deepEqual([...counts.status], statuses);
    const sources = [0, 1, 2].map(
      (at) => without("sources").filter((row) => events.sourcesOf(row).includes(at)).length,
    );
    assert.deepEqual([...counts.source], sources);
  });
});

/** @param {number} zoom */
function viewAt(zoom) {
  const scale = 256 * 2 ** zoom;
  const centre = { x: (40.8 / 360 + 0.5) * scale, y: 0.398 * scale };
  return {
    ...{ zoom, scale, ox: Math.round(centre.x) - 600, oy: Math.round(centre.y) - 400 },
    ...{ left: 0, top: 0, right: 1200, bottom: 800 },
  };
}

test("rings and areas hold what a plain loop over the rows puts in them", () => {
  const box = [40.4 / 360 + 0.5, 0.39, 41.6 / 360 + 0.5, 0.41];
  throughMany(40, ({ events }, selection, left) => {
    const wanted = all.filter((row) => left(row));
    const ofRow = Uint8Array.from(all, (row) => events.group(row) % 4);
    const classes = { count: 1, doubts: true, ofRow };
    const grid = createGrid(events, regionOf(viewAt(9)), [box, box, [0, 0, 0, 0]]);
    const tally = countClusters(selection.stretches, grid, classes, slotsOf(grid, classes));
    const byCluster = new Map();
    for (const row of wanted) {
      const at = grid.into[grid.clusterOf(row)];
      byCluster.set(at, [...(byCluster.get(at) ?? []), row]);
    }
    for (let cluster = 0; cluster < grid.clusters; cluster += 1) {
      const rows = byCluster.get(cluster) ?? [];
      assert.equal(tally.total[cluster], rows.length);
      if (cluster && rows.length) {
        assert.deepEqual(tally.rowsOf(cluster), rows);
        assert.deepEqual(tally.rowsOf(cluster, 2), rows.slice(0, 2));
        assert.equal(tally.disputed(cluster), rows.filter((row) => ofRow[row] >= 2).length);
      }
    }
    const few = tally.fewOf(6);
    assert.deepEqual(
      [...few].sort(([a], [b]) => a - b),
      [...byCluster].filter(([at, rows]) => at && rows.length <= 6).sort(([a], [b]) => a - b),
    );
    assert.deepEqual(
      tally.rowsWithin(),
      wanted.filter((row) => grid.clusterOf(row)),
    );
    const inAreas = [0, 1, 2].map((at) => wanted.filter((row) => events.footprint(row) === at));
    assert.deepEqual(
      [...areaCounts(events, selection.stretches).subarray(1)],
      inAreas.map((rows) => rows.length),
    );
    const whose = whoseAreas(
      events,
      selection.stretches,
      [0, 1, 2].filter((at) => inAreas[at].length),
    );
    inAreas.forEach((rows, at) => {
      const actors = new Set(rows.map((row) => events.initiator(row)));
      const known = rows.length
        ? { actor: actors.size > 1 ? -2 : [...actors][0], prec: events.wherePrec(rows.at(-1)) }
        : undefined;
      assert.deepEqual(whose.get(at), known);
    });
  });
});

test("what comes and goes while time moves adds up to what is there", () => {
  const { events } = madeUp(9);
  const random = dice(77);
  const select = createSelector();
  const count = createCounter();
  const { footprint } = events.columns;
  let [from, to] = [100, 500];
  for (let i = 0; i < 300; i += 1) {
    // Mostly a few days on or back, at either end; now and then far away, without undated ones, or filtered.
    [from, to] = random(20) ? [from + random(9) - 4, to + random(9) - 4] : [random(500), 500 + random(400)];
    const state = { ...EVERYTHING, from, to, undated: random(9) > 0, types: i % 100 < 60 ? [] : ["battle"] };
    const selection = select(events, state);
    const wanted = new Uint32Array(4);
    for (const row of selection.rows()) {
      wanted[footprint[row]] += 1;
    }
    assert.deepEqual([...count(selection.stretches, footprint, 4)], [...wanted], `${from} to ${to}`);
  }
});
