/** The desk's modules that need no browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { flat, gather, kinds } from "../../../static/desk/geometry.js";
import { codePointsBefore, segments } from "../../../static/desk/segments.js";
import { sentences } from "../../../static/desk/sentences.js";
import {
  createStore,
  look,
  neighbour,
  nextOpen,
  nextUndecided,
  progress,
  surer,
} from "../../../static/desk/store.js";

const texts = (pieces) => pieces.map((piece) => piece.text);

test("a text without spans is one piece", () => {
  assert.deepEqual(texts(segments("abc", [])), ["abc"]);
  assert.deepEqual(segments("", []), []);
});

test("nested and crossing spans are cut at their borders, the longest first", () => {
  const outer = { start: 0, end: 6 };
  const inner = { start: 2, end: 4 };
  const crossing = { start: 3, end: 8 };
  const pieces = segments("abcdefgh", [inner, outer, crossing]);
  assert.deepEqual(texts(pieces), ["ab", "c", "d", "ef", "gh"]);
  assert.deepEqual(pieces[1].spans, [outer, inner]);
  assert.deepEqual(pieces[2].spans, [outer, crossing, inner]);
});

test("offsets count code points, not halves of surrogate pairs", () => {
  assert.deepEqual(texts(segments("a😀هجين", [{ start: 2, end: 6 }])), ["a😀", "هجين"]);
  assert.equal(codePointsBefore("a😀ه", 3), 2);
});

test("a span that reaches past the text ends with it", () => {
  assert.deepEqual(texts(segments("abc", [{ start: 1, end: 9 }])), ["a", "bc"]);
});

const part = (x) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, 0],
      [x + 1, 0],
      [x, 1],
      [x, 0],
    ],
  ],
});

test("a geometry taken apart and put together is the same", () => {
  const multi = { type: "MultiPolygon", coordinates: [part(0).coordinates, part(5).coordinates] };
  assert.deepEqual(gather(flat(multi), "Geometry"), multi);
  assert.deepEqual(gather(flat(part(0)), "Geometry"), part(0));
  assert.deepEqual(flat({ type: "GeometryCollection", geometries: [multi] }), flat(multi));
});

test("a field of many takes even one as many; nothing is null; kinds do not mix", () => {
  assert.equal(gather([part(0)], "MultiPolygon").type, "MultiPolygon");
  assert.equal(gather([], "Geometry"), null);
  assert.equal(gather([part(0), { type: "Point", coordinates: [0, 0] }], "Geometry"), undefined);
  assert.deepEqual(flat(null), []);
  assert.deepEqual(kinds("MultiPolygon"), ["Polygon"]);
  assert.deepEqual(kinds("Geometry"), ["Point", "LineString", "Polygon"]);
});

const mention = (uuid, status, more = {}) => ({ uuid, status, place: {}, actor: null, ...more });
const desk = {
  mentions: [mention("a", "confirmed"), mention("b", "proposed"), mention("c", "proposed", { actor: "SDF" })],
  claims: [],
};

test("next and previous go round; open ones are those that wait for a decision", () => {
  const store = createStore(desk);
  assert.equal(neighbour(store.get(), 1).uuid, "a");
  assert.equal(neighbour(store.get(), -1).uuid, "c");
  assert.equal(nextOpen(store.get()).uuid, "b");
  store.set({ mention: "c" });
  assert.equal(neighbour(store.get(), 1).uuid, "a");
  assert.equal(nextOpen({ desk: { ...desk, mentions: [desk.mentions[0]] }, mention: "a" }), null);
});

test("a mention looks like what it is", () => {
  assert.equal(look(mention("x", "proposed", { place: null })), "abstained");
  assert.equal(look(desk.mentions[2]), "actor");
  assert.equal(look(desk.mentions[0]), "confirmed");
});

test("listeners hear of what changed, with what was before", () => {
  const store = createStore(desk);
  const heard = [];
  const stop = store.subscribe((state, previous) => heard.push([previous.tab, state.tab]));
  store.set({ tab: "claims" });
  stop();
  store.set({ tab: "places" });
  assert.deepEqual(heard, [["places", "claims"]]);
});

test("sentences end at their signs in both scripts, and offsets count code points", () => {
  assert.deepEqual(
    sentences("قصفوا هجين 😀؟ هدوء في السوسة.\n\nعنوان\n").map(({ text }) => text),
    ["قصفوا هجين 😀؟", "هدوء في السوسة.", "عنوان"],
  );
  const text = "😀 One. Two";
  const points = Array.from(text);
  for (const { start, end, text: words } of sentences(text)) {
    assert.equal(points.slice(start, end).join(""), words);
  }
  assert.deepEqual(sentences(" \n"), []);
  assert.equal(sentences("5.5 km away").length, 1);
});

const decision = (status, more = {}) => ({ uuid: status + Math.random(), status, score: 0.9, ...more });

test("progress counts places and claims, and leaves out parts of names", () => {
  const desk = {
    mentions: [decision("confirmed"), decision("proposed"), decision("proposed", { actor: "SDF" })],
    claims: [decision("accepted"), decision("proposed")],
  };
  assert.deepEqual(progress(desk), { done: 2, all: 4 });
  assert.deepEqual(progress({ mentions: [], claims: [] }), { done: 0, all: 0 });
});

test("what is undecided is a place first, then a claim, then nothing", () => {
  const open = decision("proposed");
  const claim = decision("proposed");
  const state = { mention: null, claim: null, desk: { mentions: [open], claims: [claim] } };
  assert.equal(nextUndecided(state).mention, open.uuid);
  state.desk.mentions = [decision("confirmed")];
  assert.deepEqual(nextUndecided(state), { claim: claim.uuid, tab: "claims" });
  state.desk.claims = [decision("rejected")];
  assert.deepEqual(nextUndecided(state), {});
});

test("a bulk confirmation takes placed proposals from its level on", () => {
  const desk = {
    mentions: [
      decision("proposed", { place: {}, score: 0.8 }),
      decision("proposed", { place: {}, score: 0.79 }),
      decision("proposed", { place: null, score: 0.9 }),
      decision("confirmed", { place: {}, score: 0.9 }),
    ],
  };
  assert.equal(surer(desk, 0.8).length, 1);
  assert.equal(surer(desk, 0.5).length, 2);
});
