import assert from "node:assert/strict";
import { test } from "node:test";

import { figureValue } from "../../../static/map/ui/figures.js";

const formats = { number: String };
const words = (low, best, high) => figureValue({ low, best, high }, formats);

test("no bound that is known is left out", () => {
  assert.equal(words(null, 4, 6), "4, at most 6");
  assert.equal(words(5, 7, null), "7, at least 5");
  assert.equal(words(7, 7, null), "at least 7");
  assert.equal(words(7, null, null), "at least 7");
  assert.equal(words(null, 6, 6), "at most 6");
  assert.equal(words(null, null, 6), "at most 6");
  assert.equal(words(1, 2, 3), "1 to 3, best 2");
  assert.equal(words(1, null, 3), "1 to 3");
});

test("a number that is sure stands alone", () => {
  assert.equal(words(4, 4, 4), "4");
  assert.equal(words(4, null, 4), "4");
  assert.equal(words(null, 4, null), "4");
});
