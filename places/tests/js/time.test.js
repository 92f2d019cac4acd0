import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addMonths,
  binOf,
  bins,
  dayOf,
  histogram,
  isoOf,
  monthEnd,
  monthTicks,
  NO_DAY,
  stepFor,
} from "../../../static/map/time.js";

const day = dayOf;
const columns = (rows) => ({
  earliest: Int32Array.from(rows, ([a]) => (a === null ? NO_DAY : day(a))),
  latest: Int32Array.from(rows, ([, b]) => (b === null ? NO_DAY : day(b))),
});

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

test("an event of one bin is sure, a longer one is spread over its bins, an undated one counted apart", () => {
  const rows = columns([
    ["2018-01-03", "2018-01-03"],
    ["2018-01-15", "2018-02-10"],
    [null, null],
    [null, "2018-02-20"],
  ]);
  const edges = bins(day("2018-01-01"), day("2018-02-28"), "month");
  const counts = histogram(rows, [0, 1, 2, 3], Uint8Array.from([0, 1, 0, 0]), 2, edges);
  assert.deepEqual([...counts.sure], [1, 0, 0, 0]);
  assert.deepEqual([...counts.fuzzy], [0, 0.5, 1, 0.5]);
  assert.equal(counts.undated, 1);
  assert.equal(counts.highest, 1.5);
});

test("events outside the bins count nowhere", () => {
  const rows = columns([["2016-01-01", "2016-01-02"]]);
  const edges = bins(day("2018-01-01"), day("2018-01-31"), "day");
  assert.equal(histogram(rows, [0], Uint8Array.of(0), 1, edges).highest, 0);
});

test("the axis names as many months as it has room for", () => {
  const wide = monthTicks(day("2017-09-01"), day("2019-03-31"), 1200);
  const small = monthTicks(day("2017-09-01"), day("2019-03-31"), 340);
  assert.equal(wide.length, 19);
  assert.ok(small.length <= 7);
  assert.deepEqual(
    wide.filter(({ major }) => major).map(({ day: first }) => isoOf(first)),
    ["2018-01-01", "2019-01-01"],
  );
});
