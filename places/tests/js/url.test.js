import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../../../static/map/select.js";
import { dayOf } from "../../../static/map/time.js";
import { DEFAULT_LAYERS, formatState, parseState, USUAL_MANNER } from "../../../static/map/url.js";

const UUID = "0b8f4c1e-6a55-4a36-9a6e-0f5a3d3c9c11";

test("a whole state survives the way into an address and back", () => {
  const state = {
    view: { lat: 34.7, lon: 40.8, zoom: 9.5 },
    from: dayOf("2018-07-01"),
    to: dayOf("2018-10-31"),
    day: dayOf("2018-10-09"),
    types: ["strike", "battle.clash"],
    actors: ["sdf"],
    role: "initiator",
    sources: [UUID],
    reliability: ["B", "C"],
    statuses: ["draft"],
    disputed: true,
    undated: false,
    q: "هجين & Hajin",
    sel: UUID,
    layers: ["control", "events"],
    table: true,
    unpublished: true,
    credibility: [1, 2],
    wherePrecMax: 2,
    datePrecMax: 1,
    place: UUID,
    scale: "log",
    density: "heat",
    ringBy: "type",
    step: "month",
    sort: "-place",
    measured: {
      kind: "area",
      points: [
        { lat: 34.6869, lon: 40.8393 },
        { lat: 34.5, lon: 40.9 },
      ],
    },
    loop: true,
    span: { first: dayOf("2018-01-01"), last: dayOf("2018-12-31") },
  };
  const query = formatState(state);
  assert.deepEqual(parseState(query), state);
  assert.match(query, /type=strike,battle\.clash/);
  assert.match(query, /prec=2,1/);
});

test("an area drawn stands in the address as it can be read", () => {
  const circle = { kind: "circle", lat: 34.6895, lon: 40.831, km: 20 };
  assert.equal(formatState({ area: circle }), "?near=34.6895,40.831,20");
  assert.deepEqual(parseState("?near=34.6895,40.831,20"), { area: circle });
  const polygon = { kind: "polygon", points: [[34.5, 40.7], [34.9, 40.7], [34.7, 41.1]] }; // biome-ignore format: a list
  assert.equal(formatState({ area: polygon }), "?within=34.5,40.7;34.9,40.7;34.7,41.1");
  assert.deepEqual(parseState(formatState({ area: polygon })), { area: polygon });
});

test("one precision may be asked without the other", () => {
  assert.deepEqual(parseState("?prec=0,3"), { datePrecMax: 3 });
  assert.deepEqual(parseState("?prec=4,0"), { wherePrecMax: 4 });
  assert.equal(formatState({ wherePrecMax: 0, datePrecMax: 3 }), "?prec=0,3");
});

test("what is as usual is not in the address", () => {
  assert.equal(
    formatState({
      ...NO_FILTERS,
      ...USUAL_MANNER,
      layers: [...DEFAULT_LAYERS],
      undated: true,
      table: false,
    }),
    "",
  );
});

test("no layers at all is a state of its own", () => {
  assert.deepEqual(parseState(formatState({ layers: [] })).layers, []);
});

test("what makes no sense is left out", () => {
  const mangled =
    "?z=99&at=91,400&from=2018-02-30&day=x&type=<b>,strike&role=boss&sel=1&layers=control,secret&view=x";
  assert.deepEqual(parseState(mangled), { types: ["strike"], layers: ["control"] });
  const newer =
    "?credibility=0,7,x&prec=9,1&near=1,2&within=1,2;3&place=me&scale=cubic&density=&ring=x&step=hour&loop=2" +
    "&span=2018-12-31,2018-01-01";
  assert.deepEqual(parseState(newer), {});
  assert.deepEqual(parseState("?prec=1&span=2018-01-01&credibility=3,3,x"), { credibility: [3] });
});

test("a range that ends before it starts is turned round", () => {
  const { from, to } = parseState("?from=2018-10-09&to=2018-07-01");
  assert.ok(from < to);
});

test("an empty query says nothing", () => {
  assert.deepEqual(parseState(""), {});
});
