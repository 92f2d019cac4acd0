import assert from "node:assert/strict";
import { test } from "node:test";
import { createDetails } from "../../../static/map/data.js";

const MANIFEST = { detail_chunk: 2, files: { details: ["d0.json", "d1.json"] } };

test("a chunk is fetched once, however many of its events are asked for", async () => {
  const asked = [];
  const details = createDetails(MANIFEST, "/data/", async (url) => {
    asked.push(url);
    return { a: 1, b: 2 };
  });
  assert.deepEqual(await Promise.all([details.get(0, "a"), details.get(1, "b"), details.get(1, "gone")]), [
    1,
    2,
    null,
  ]);
  assert.deepEqual(asked, ["/data/d0.json"]);
});

test("a failed chunk is asked for again", async () => {
  let tries = 0;
  const details = createDetails(MANIFEST, "/data/", async () => {
    tries += 1;
    if (tries === 1) {
      throw new Error("no answer");
    }
    return { c: 3 };
  });
  await assert.rejects(details.get(2, "c"), /no answer/);
  assert.equal(await details.get(2, "c"), 3);
});

test("an event beyond the last chunk has no details", async () => {
  assert.equal(await createDetails(MANIFEST, "/data/", async () => ({})).get(9, "z"), null);
});
