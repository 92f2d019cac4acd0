import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { afterPicture, paced } from "../../../static/map/dom.js";

const FRAME_MS = 16;
let now;

/** Let so much time pass, a millisecond at a time. */
function pass(ms) {
  for (let i = 0; i < ms; i += 1) {
    now += 1;
    mock.timers.tick(1);
  }
}

beforeEach(() => {
  now = 0;
  mock.timers.enable({ apis: ["setTimeout"] });
  mock.method(performance, "now", () => now);
  globalThis.requestAnimationFrame = (run) => setTimeout(run, FRAME_MS);
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
  delete globalThis.requestAnimationFrame;
});

/** @param {number} costMs what a run of the work takes */
function counted(costMs) {
  const runs = [];
  const ask = paced(() => {
    runs.push(now);
    now += costMs;
  });
  return { ask, runs };
}

function askEachFrame(ask, frames) {
  for (let i = 0; i < frames; i += 1) {
    ask();
    pass(FRAME_MS);
  }
}

test("cheap work follows every frame", () => {
  const { ask, runs } = counted(0);
  askEachFrame(ask, 20);
  assert.equal(runs.length, 20);
});

test("dear work leaves most of the time to others", () => {
  const { ask, runs } = counted(20);
  askEachFrame(ask, 60);
  assert.ok(runs.length >= 3 && runs.length <= 8, `${runs.length} runs`);
});

test("the last call is followed by a run, however dear the work", () => {
  const { ask, runs } = counted(20);
  ask();
  pass(FRAME_MS);
  const asked = now;
  ask();
  pass(400);
  assert.equal(runs.length, 2);
  assert.ok(runs[1] >= asked);
});

/** @param {number} count */
const dataOf = (count) => ({ events: { count } });

test("with few events all is done at once", () => {
  const runs = [];
  afterPicture()(dataOf(500), (late) => runs.push(late));
  assert.deepEqual(runs, [false]);
});

test("when many events come in the map has its picture first, and is asked once", () => {
  const runs = [];
  const whenPictured = afterPicture();
  const data = dataOf(1_000_000);
  const ask = () => whenPictured(data, (late) => runs.push(late));
  ask();
  pass(FRAME_MS);
  ask();
  assert.deepEqual(runs, []);
  pass(2 * FRAME_MS);
  assert.deepEqual(runs, [true]);
  ask();
  assert.deepEqual(runs, [true, false]);
});
