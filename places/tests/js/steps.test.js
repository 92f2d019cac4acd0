import assert from "node:assert/strict";
import { test } from "node:test";
import { createSteps } from "../../../static/map/filters/steps.js";

const KEYS = ["from", "to", "types", "q"];
const START = { from: null, to: null, types: [], q: "" };

/** A state that changes, told to the steps at given times. */
function walk(...changes) {
  let state = START;
  const steps = createSteps(KEYS, state);
  for (const [now, patch] of changes) {
    state = { ...state, ...patch };
    steps.note(state, now);
  }
  return {
    back() {
      const patch = steps.back(state);
      state = { ...state, ...patch };
      steps.rest(state);
      return patch && state;
    },
  };
}

test("each choice is taken back by itself, the last first", () => {
  const battle = ["battle"];
  const { back } = walk([0, { types: battle }], [10, { types: ["battle", "strike"] }]);
  assert.deepEqual(back().types, battle);
  assert.deepEqual(back().types, []);
  assert.equal(back(), null);
});

test("a drag through time is one step, the next drag another", () => {
  const { back } = walk(
    [0, { from: 1, to: 5 }],
    [16, { from: 2, to: 6 }],
    [32, { from: 3, to: 7 }],
    [5000, { from: 9, to: 9 }],
  );
  assert.deepEqual([back().from, back().from, back()], [3, null, null]);
});

test("clearing the time is a step of its own, however soon it follows", () => {
  const { back } = walk([0, { from: 1, to: 5 }], [100, { from: null, to: null }]);
  const { from, to } = back();
  assert.deepEqual([from, to], [1, 5]);
});

test("what another way took back already is passed over", () => {
  const steps = createSteps(KEYS, START);
  steps.note({ ...START, types: ["battle"] }, 0);
  steps.note({ ...START, types: ["battle"], q: "hajin" }, 5000);
  const taken = { ...START, types: ["battle"] };
  steps.rest({ ...taken, types: steps.back(taken).types }); // the word was lifted by a button
  assert.equal(steps.back(START), null);
});

test("a change of anything else is no step", () => {
  const steps = createSteps(KEYS, START);
  assert.equal(steps.note({ ...START, hovered: 3 }, 0), null);
  assert.equal(steps.back(START), null);
});
