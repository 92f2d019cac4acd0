import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "../../../static/map/store.js";

test("a listener hears of its keys once a patch, with the whole patch in place", () => {
  const store = createStore({ a: 1, b: 1, c: 1 });
  const heard = [];
  store.subscribe(["a", "b"], (state, changed) => heard.push([state.a, state.b, [...changed]]));
  store.set({ a: 2, b: 3 });
  store.set({ c: 5 });
  assert.deepEqual(heard, [[2, 3, ["a", "b"]]]);
});

test("setting what already stands tells nobody", () => {
  const store = createStore({ a: 1 });
  let calls = 0;
  store.subscribe(["a"], () => {
    calls += 1;
  });
  store.set({ a: 1 });
  assert.equal(calls, 0);
});

test("a change made by a listener is heard after the present round", () => {
  const store = createStore({ a: 0, derived: 0 });
  const order = [];
  store.subscribe(["a"], ({ a }) => store.set({ derived: a * 2 }));
  store.subscribe(["a"], ({ derived }) => order.push(`a with ${derived}`));
  store.subscribe(["derived"], ({ derived }) => order.push(`derived ${derived}`));
  store.set({ a: 4 });
  assert.deepEqual(order, ["a with 8", "derived 8"]);
});

test("what follows from the state is there before anybody hears", () => {
  const double = { from: ["a"], derive: ({ a }) => ({ double: a * 2 }) };
  const quadruple = { from: ["double"], derive: ({ double: value }) => ({ quadruple: value * 2 }) };
  const store = createStore({ a: 0, double: 0, quadruple: 0, other: 0 }, [double, quadruple]);
  const heard = [];
  store.subscribe(["a", "quadruple"], (state, changed) => heard.push([state.quadruple, [...changed]]));
  store.set({ a: 3 });
  store.set({ other: 1 });
  assert.deepEqual(heard, [[12, ["a", "double", "quadruple"]]]);
});

test("who has ended its subscription hears no more", () => {
  const store = createStore({ a: 0 });
  let calls = 0;
  const end = store.subscribe(["a"], () => {
    calls += 1;
  });
  end();
  store.set({ a: 1 });
  assert.equal(calls, 0);
});

test("a listener that throws does not silence the store for good", () => {
  const store = createStore({ a: 0, b: 0 });
  store.subscribe(["a"], () => {
    throw new Error("broken");
  });
  assert.throws(() => store.set({ a: 1 }), /broken/);
  let heard = 0;
  store.subscribe(["b"], ({ b }) => {
    heard = b;
  });
  store.set({ b: 7 });
  assert.equal(heard, 7);
});
