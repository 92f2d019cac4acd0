import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decodeChunk, mergeChunks } from "../../../static/map/decode.js";
import { createEvents } from "../../../static/map/events.js";

const file = (name) => new URL(`golden/${name}`, import.meta.url);

/** A chunk that Python wrote. @param {number} i @returns {ArrayBuffer} */
function chunk(i) {
  const bytes = readFileSync(file(`events-${i}.bin`));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

const ROWS = JSON.parse(readFileSync(file("events.json"), "utf8"));
const DICTIONARIES = {
  types: [],
  actors: [],
  sources: [],
  roles: [],
  statuses: [],
  kinds: [],
  parties: [],
  testimonies: [],
  footprints: [],
};
const columns = mergeChunks([0, 1, 2].map((i) => decodeChunk(chunk(i))));
const events = createEvents(columns, DICTIONARIES);

test("bytes from Python give the rows that Python reads from them, in its order", () => {
  const rows = ROWS.map((_, row) => [
    Math.round(events.lon(row) * 1e5),
    Math.round(events.lat(row) * 1e5),
    events.earliest(row),
    events.latest(row),
    columns.kind[row],
    columns.party[row],
    columns.testimony[row],
    events.footprint(row),
    events.place(row),
  ]);
  assert.deepEqual(rows, ROWS);
});

test("undated rows stand last and are told apart", () => {
  const dated = ROWS.filter(([, , , latest]) => latest !== -2147483648).length;
  assert.equal(columns.dated, dated);
  assert.ok(dated < columns.count);
});

test("a column is as narrow as its values allow", () => {
  assert.ok(columns.kind instanceof Uint16Array);
  assert.ok(columns.testimony instanceof Uint32Array);
});

test("a pile holds the events of one point and area, and each event lies on one", () => {
  const { pile, piles, x, y, footprint, count } = columns;
  const size = new Uint32Array(piles.size.length);
  for (let row = 0; row < count; row += 1) {
    const at = pile[row];
    assert.deepEqual([x[row], y[row], footprint[row]], [piles.x[at], piles.y[at], piles.footprint[at]]);
    size[at] += 1;
  }
  assert.deepEqual(piles.size, size);
  assert.ok(size.some((events) => events > 1));
});

test("no chunk is no event", () => {
  const none = mergeChunks([]);
  assert.equal(none.count, 0);
  assert.equal(createEvents(none, DICTIONARIES).firstRowFrom(0), 0);
});

test("bytes that are no chunk, or half of one, are refused", () => {
  assert.throws(() => decodeChunk(new ArrayBuffer(3)), /not a chunk/);
  assert.throws(() => decodeChunk(new TextEncoder().encode("x".repeat(64)).buffer), /not a chunk/);
  assert.throws(() => decodeChunk(chunk(0).slice(0, -1)), RangeError);
});
