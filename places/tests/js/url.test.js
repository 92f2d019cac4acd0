import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../../static/map/time.js";
import { DEFAULT_LAYERS, formatState, parseState } from "../../../static/map/url.js";

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
  };
  const query = formatState(state);
  assert.deepEqual(parseState(query), state);
  assert.match(query, /type=strike,battle\.clash/);
});

test("what is as usual is not in the address", () => {
  assert.equal(
    formatState({ layers: [...DEFAULT_LAYERS], types: [], q: "", undated: true, table: false }),
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
});

test("a range that ends before it starts is turned round", () => {
  const { from, to } = parseState("?from=2018-10-09&to=2018-07-01");
  assert.ok(from < to);
});

test("an empty query says nothing", () => {
  assert.deepEqual(parseState(""), {});
});
