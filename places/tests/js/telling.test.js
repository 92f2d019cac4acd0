import assert from "node:assert/strict";
import { test } from "node:test";
import { createTelling, createTitles, readRows } from "../../../static/map/telling.js";

const MANIFEST = { events: { count: 5 }, details: { key: "k", titles: 2, events: 2 } };
const titlesOf = (index) => ({
  uuid: [`u${index * 2}`, `u${index * 2 + 1}`],
  title_en: ["a", "b"],
  title_ar: ["", ""],
  where_en: ["", ""],
  where_ar: ["", ""],
  when_edtf: ["", ""],
});

function telling(answer) {
  const asked = [];
  const tools = {
    arrived: () => {},
    fetchBytes: async () => new ArrayBuffer(0),
    fetchJson: async (url, options) => {
      asked.push(url);
      return answer(url, options);
    },
  };
  return { asked, ...createTelling(MANIFEST, "/data/", tools) };
}

test("a chunk of details is fetched once, however many of its events are asked for", async () => {
  const { details, asked } = telling(() => ({ rows: [{ summary_en: "one" }, null] }));
  assert.deepEqual(await Promise.all([details.get(2), details.get(3)]), [{ summary_en: "one" }, null]);
  assert.deepEqual(asked, ["/data/details.k.1.json"]);
});

test("a failed chunk is asked for again", async () => {
  let tries = 0;
  const { details } = telling(() => {
    tries += 1;
    if (tries === 1) {
      throw new Error("no answer");
    }
    return { rows: [{ n: 1 }] };
  });
  await assert.rejects(details.get(0), /no answer/);
  assert.deepEqual(await details.get(0), { n: 1 });
});

test("titles are there once they were wanted, and each chunk is asked for once", async () => {
  const { titles, asked } = telling((url) => titlesOf(Number(url.split(".").at(-2))));
  assert.equal(titles.peek(3), null);
  await Promise.all([titles.want([2, 3]), titles.want([3, 0])]);
  assert.equal(titles.peek(3).uuid, "u3");
  assert.deepEqual(asked.sort(), ["/data/titles.k.0.json", "/data/titles.k.1.json"]);
  assert.equal(titles.rowOf("u2"), 2);
  await titles.want([99, -1]);
  assert.equal(asked.length, 2);
});

test("titles that were not looked at for long make room for others", async () => {
  let fetched = 0;
  const titles = createTitles({
    rows: 2,
    count: 1000,
    arrived: () => {},
    fetchChunk: async (index) => {
      fetched += 1;
      return titlesOf(index);
    },
  });
  await titles.want([0]);
  for (let row = 2; row < 200; row += 2) {
    await titles.want([row]);
  }
  assert.equal(titles.peek(0), null);
  assert.equal(titles.rowOf("u0"), -1);
  await titles.want([0]);
  assert.equal(titles.peek(0).uuid, "u0");
  assert.equal(fetched, 101);
});

test("the row of an event comes from its titles, else from the server, else it is none", async () => {
  const { titles, rowOf, asked } = telling((url) => {
    if (url.includes("row.json")) {
      return url.includes("u4") ? { row: 4 } : { row: null };
    }
    return titlesOf(0);
  });
  await titles.want([0]);
  assert.equal(await rowOf("u1"), 1);
  assert.equal(asked.length, 1);
  assert.equal(await rowOf("u4"), 4);
  assert.equal(await rowOf("gone"), -1);
  assert.equal(asked[1], "/data/row.json?key=k&event=u4");
});

test("without an answer a row comes from the titles that are kept; only if these are all it is none", async (context) => {
  const kept = ["https://x.org/data/titles.a1.1.json", "https://x.org/data/titles.a1.2.json"];
  const chunk = (url) => titlesOf(Number(url.split(".").at(-2)));
  const cache = {
    keys: async () => kept.map((url) => ({ url })),
    match: async ({ url }) => ({ json: async () => chunk(url) }),
  };
  globalThis.caches = { has: async () => true, open: async () => cache };
  context.after(() => {
    delete globalThis.caches;
  });
  const fetchJson = async () => {
    throw new Error("no answer");
  };
  const { rowOf } = createTelling({ ...MANIFEST, details: { ...MANIFEST.details, key: "a1" } }, "/data/", {
    fetchJson,
    fetchBytes: async () => new ArrayBuffer(0),
    arrived: () => {},
  });
  assert.equal(await rowOf("u3"), 3);
  await assert.rejects(rowOf("u0"), /no answer/);
  kept.push("https://x.org/data/titles.a1.0.json");
  assert.equal(await rowOf("another"), -1);
});

test("rows come as steps of one byte or more", () => {
  assert.deepEqual([...readRows(Uint8Array.of(3, 1, 0xac, 0x02))], [3, 4, 304]);
  assert.deepEqual([...readRows(new Uint8Array(0))], []);
});
