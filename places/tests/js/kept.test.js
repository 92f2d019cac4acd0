import assert from "node:assert/strict";
import { test } from "node:test";
import { createKept, keptChunks } from "../../../static/map/kept.js";
import { foldWords } from "../../../static/map/telling.js";

const chunk = (...titles) => ({
  uuid: titles.map((title) => `uuid of ${title}`),
  title_en: titles,
  title_ar: titles.map(() => "اشتباكات في هجين"),
  where_en: titles.map(() => null),
  where_ar: titles.map(() => ""),
});

test("words are found among the titles that are here, in either script, and it is known how many these are", () => {
  const chunks = new Map([
    [2, chunk("Clashes in Hajin")],
    [0, chunk("Strike on Abu Kamal", "Clashes, Hajin")],
  ]);
  const kept = createKept(chunks, 2, 5, foldWords);
  assert.equal(kept.known, 3);
  assert.deepEqual([...kept.matching("hajin, clash")], [1, 4]);
  assert.deepEqual([...kept.matching("هجين strike")], [0]);
  assert.deepEqual([...kept.matching("…")], []);
  assert.equal(kept.rowOf("uuid of Clashes in Hajin"), 4);
  assert.equal(kept.rowOf("another"), -1);
});

test("titles that the browser keeps of this edition stand beside those of the page", async (context) => {
  const files = {
    "https://x.org/data/titles.aa.1.json": chunk("kept"),
    "https://x.org/data/titles.aa.0.json": chunk("older than the page's"),
    "https://x.org/data/titles.bb.2.json": chunk("of another edition"),
    "https://x.org/data/details.aa.3.json": {},
  };
  const cache = {
    keys: async () => Object.keys(files).map((url) => ({ url })),
    match: async ({ url }) => ({ json: async () => files[url] }),
  };
  globalThis.caches = { has: async () => true, open: async () => cache };
  context.after(() => {
    delete globalThis.caches;
  });
  const chunks = await keptChunks(new Map([[0, chunk("of the page")]]), "aa");
  assert.deepEqual(
    [...chunks].map(([index, { title_en }]) => [index, title_en[0]]),
    [
      [0, "of the page"],
      [1, "kept"],
    ],
  );
});

test("where the browser keeps nothing, the titles of the page are all", async () => {
  assert.equal((await keptChunks(new Map([[0, chunk("of the page")]]), "aa")).size, 1);
});
