import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../../../static/map/select.js";
import { aboutMap } from "../../../static/map/share/about.js";
import { today } from "../../../static/map/time.js";

const formats = { number: String, day: String, range: (from, to) => `${from} to ${to}`, rtl: false };
const tools = { formats, link: () => "https://map.example.org/", now: Date.UTC(2020, 0, 2, 12) };
const state = (patch) => ({
  ...NO_FILTERS,
  from: null,
  to: null,
  undated: true,
  extent: { first: 10, last: 20 },
  selection: { count: 158, undated: 115 },
  data: { manifest: { edition: 7, built_at: "2020-01-01T10:00:00Z" } },
  ...patch,
});

test("a citation of a range says how many of its events have no date at all", () => {
  assert.match(aboutMap(state({ from: 12 }), tools).citation, /158 events, of these 115 undated/);
  assert.doesNotMatch(aboutMap(state({}), tools).citation, /undated/);
  assert.doesNotMatch(aboutMap(state({ from: 12, undated: false }), tools).citation, /undated/);
  assert.doesNotMatch(
    aboutMap(state({ from: 12, selection: { count: 3, undated: 0 } }), tools).citation,
    /undated/,
  );
});

test("today is the day of the reader's clock", () => {
  const now = Date.UTC(2026, 10, 22, 23, 35);
  const offset = Date.prototype.getTimezoneOffset;
  Date.prototype.getTimezoneOffset = () => -180;
  try {
    assert.equal(today(now), Math.floor(Date.UTC(2026, 10, 23) / 86_400_000));
  } finally {
    Date.prototype.getTimezoneOffset = offset;
  }
});
