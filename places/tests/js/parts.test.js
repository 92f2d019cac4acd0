import assert from "node:assert/strict";
import { test } from "node:test";
import { differences, joined, partsOf } from "../../../static/map/layers/parts.js";

/** What is drawn anew when little changes. */

const view = { left: -10, top: 20, right: 190, bottom: 120, zoom: 6, scale: 1, ox: 0, oy: 0 };
const size = { density: 1.5, width: 300, height: 150 };

test("a part is the whole pixels that a box touches, as far as they are seen", () => {
  assert.deepEqual(partsOf([[0, 30, 10.1, 40]], view, size), [{ x: 15, y: 15, width: 16, height: 15 }]);
  assert.deepEqual(partsOf([[-50, 0, 0, 40]], view, size), [{ x: 0, y: 0, width: 15, height: 30 }]);
  assert.deepEqual(partsOf([[200, 30, 250, 40]], view, size), []);
});

test("nothing is no part, everything or most of it one", () => {
  const whole = [{ x: 0, y: 0, width: 300, height: 150 }];
  assert.deepEqual(partsOf([], view, size), []);
  assert.deepEqual(partsOf(null, view, size), whole);
  assert.deepEqual(partsOf([[-10, 20, 180, 110]], view, size), whole);
});

test("parts that cost no more together are one, and cover what each of them did", () => {
  const at = (x, y, side = 10) => ({ x, y, width: side, height: side });
  assert.deepEqual(joined([at(0, 0), at(10, 0)]), [{ x: 0, y: 0, width: 20, height: 10 }]);
  assert.equal(joined([at(0, 0), at(40, 40)]).length, 2);
  // The third joins the first two, which alone stay apart.
  assert.deepEqual(joined([at(0, 0), at(20, 0), { x: 0, y: 0, width: 30, height: 10 }]), [
    { x: 0, y: 0, width: 30, height: 10 },
  ]);
});

const look = {};
const mark = (key, more = {}) => ({
  ...{ key, x: 5, y: 5, look, count: 7, box: [0, 0, 10, 10], inner: [4, 4, 6, 6] },
  ...more,
});

test("what stands as it stood is not drawn again; of a number that changed the number alone", () => {
  assert.deepEqual(differences([mark("a"), mark("b")], [mark("b"), mark("a")]), []);
  assert.deepEqual(differences([mark("a")], [mark("a", { count: 8 })]), [[4, 4, 6, 6]]);
});

test("what came, went, moved or looks otherwise is drawn where it was and where it is", () => {
  const there = { box: [90, 90, 99, 99] };
  assert.deepEqual(differences([], [mark("a")]), [mark("a").box]);
  assert.deepEqual(differences([mark("a")], []), [mark("a").box]);
  assert.deepEqual(differences([mark("a")], [mark("a", { x: 95, ...there })]), [there.box, mark("a").box]);
  assert.deepEqual(differences([mark("a", there)], [mark("a", { look: {} })]), [mark("a").box, there.box]);
});
