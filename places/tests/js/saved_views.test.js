import assert from "node:assert/strict";
import { test } from "node:test";
import {
  readViews,
  renamed,
  soundName,
  without,
  withView,
  writeViews,
} from "../../../static/map/saved_views.js";

const storage = (kept = {}) => ({
  getItem: (key) => kept[key] ?? null,
  setItem: (key, value) => {
    kept[key] = value;
  },
});
const view = (id, name) => ({ id, name, query: "?type=strike" });

test("saved views are there again", () => {
  const box = storage();
  assert.equal(writeViews([view("1", "هجين")], box), true);
  assert.deepEqual(readViews(box), [view("1", "هجين")]);
});

test("a storage that refuses is told, and one that holds rubbish is empty", () => {
  const closed = {
    getItem() {
      throw new Error("closed");
    },
    setItem() {
      throw new Error("full");
    },
  };
  assert.equal(writeViews([], closed), false);
  assert.deepEqual(readViews(closed), []);
  assert.deepEqual(readViews(storage({ "mapfront-views": "{" })), []);
  assert.deepEqual(readViews(storage({ "mapfront-views": '[{"name": 3}, null, 7]' })), []);
});

test("a name saved again gives way to the new view; others are renamed and deleted", () => {
  const views = withView(withView([], view("1", "A")), view("2", "B"));
  assert.deepEqual(
    withView(views, view("3", "A")).map(({ id }) => id),
    ["3", "2"],
  );
  assert.deepEqual(
    renamed(views, "1", "C").map(({ name }) => name),
    ["B", "C"],
  );
  assert.deepEqual(
    without(views, "2").map(({ id }) => id),
    ["1"],
  );
});

test("a name is what was typed, tidied and not endless", () => {
  assert.equal(soundName("  Strikes   on  Hajin "), "Strikes on Hajin");
  assert.equal(soundName("x".repeat(200)).length, 80);
  assert.equal(soundName("   "), "");
});
