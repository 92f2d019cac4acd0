import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addMonths,
  binOf,
  bins,
  createStepper,
  dayOf,
  isoOf,
  monthEnd,
  shiftRange,
  stepFor,
  stepRange,
  weekStart,
} from "../../../static/map/time.js";

const day = dayOf;
test("days go to numbers and back", () => {
  assert.equal(dayOf("1970-01-01"), 0);
  assert.equal(isoOf(dayOf("2018-10-09")), "2018-10-09");
});

test("what is no calendar day is none", () => {
  for (const text of ["2018-02-30", "2018-13-01", "2018-1-1", "", null, undefined, "today"]) {
    assert.equal(dayOf(text), null);
  }
});

test("a month later is the same date, or the last day of a shorter month", () => {
  assert.equal(isoOf(addMonths(day("2018-10-09"), 1)), "2018-11-09");
  assert.equal(isoOf(addMonths(day("2018-01-31"), 1)), "2018-02-28");
  assert.equal(isoOf(addMonths(day("2018-01-15"), -1)), "2017-12-15");
  assert.equal(isoOf(monthEnd(day("2020-02-10"))), "2020-02-29");
});

test("bins are as fine as the width allows", () => {
  assert.equal(stepFor(60, 900), "day");
  assert.equal(stepFor(560, 900), "week");
  assert.equal(stepFor(5000, 900), "month");
});

test("bins cover the last day and know which holds a day", () => {
  const edges = bins(day("2018-01-10"), day("2018-03-02"), "month");
  assert.deepEqual([...edges].map(isoOf), ["2018-01-01", "2018-02-01", "2018-03-01", "2018-04-01"]);
  assert.equal(binOf(edges, day("2018-02-28")), 1);
  assert.equal(binOf(edges, day("2017-01-01")), 0);
  assert.equal(binOf(edges, day("2030-01-01")), 2);
});

test("weeks begin on Mondays", () => {
  assert.equal(isoOf(weekStart(day("2018-10-09"))), "2018-10-08");
  assert.equal(isoOf(weekStart(day("1969-12-31"))), "1969-12-29");
  assert.deepEqual([...bins(day("2018-10-09"), day("2018-10-16"), "week")].map(isoOf), [
    "2018-10-08",
    "2018-10-15",
    "2018-10-22",
  ]);
});

const extent = { first: day("2017-08-01"), last: day("2019-03-31") };
const told = ({ from, to }) => [isoOf(from), isoOf(to)];

test("a range of whole months stays one when it moves by months", () => {
  const range = { from: day("2018-02-01"), to: day("2018-02-28") };
  assert.deepEqual(told(shiftRange(range, "month", 1, extent)), ["2018-03-01", "2018-03-31"]);
  assert.deepEqual(told(shiftRange(range, "month", -1, extent)), ["2018-01-01", "2018-01-31"]);
  assert.deepEqual(told(shiftRange(range, "week", 1, extent)), ["2018-02-08", "2018-03-07"]);
});

test("a range stops at the ends with its length", () => {
  const range = { from: day("2019-03-11"), to: day("2019-03-20") };
  assert.deepEqual(told(shiftRange(range, "month", 1, extent)), ["2019-03-22", "2019-03-31"]);
  assert.deepEqual(told(shiftRange({ from: extent.first + 2, to: extent.first + 4 }, "week", -1, extent)), [
    "2017-08-01",
    "2017-08-03",
  ]);
});

test("steps by months lead back to the days that they came from", () => {
  const step = createStepper();
  const start = { from: day("2018-01-31"), to: day("2018-02-27") };
  const walk = (...directions) => directions.reduce((at, way) => step(at, "month", way, extent), start);
  assert.deepEqual(told(walk(1)), ["2018-02-28", "2018-03-27"]);
  assert.deepEqual(walk(1, 1, -1, -1), start);
  assert.deepEqual(walk(-1, 1), start);
});

test("steps against the end of the time lead back as many as led away", () => {
  const step = createStepper();
  const start = { from: day("2019-01-31"), to: day("2019-02-27") };
  const walk = (...directions) => directions.reduce((at, way) => step(at, "month", way, extent), start);
  assert.deepEqual(told(walk(1, 1)), ["2019-03-04", "2019-03-31"]);
  assert.deepEqual(walk(1, 1, 1, 1, -1, -1), start);
});

test("who moves the range in between steps on from there", () => {
  const step = createStepper();
  step({ from: day("2018-01-31"), to: day("2018-02-27") }, "month", 1, extent);
  const other = { from: day("2018-02-28"), to: day("2018-03-20") };
  assert.deepEqual(told(step(other, "month", -1, extent)), ["2018-01-28", "2018-02-20"]);
});

test("the first step from the whole time is its first or its last", () => {
  const whole = { from: null, to: null };
  assert.deepEqual(told(stepRange(whole, "month", 1, extent)), ["2017-08-01", "2017-08-31"]);
  assert.deepEqual(told(stepRange(whole, "week", -1, extent)), ["2019-03-25", "2019-03-31"]);
});
