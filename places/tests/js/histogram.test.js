import assert from "node:assert/strict";
import { test } from "node:test";
import { GROUPS } from "../../../static/map/groups.js";
import { histogramOf } from "../../../static/map/histogram.js";
import { bins, dayOf, NO_DAY } from "../../../static/map/time.js";

const day = dayOf;

/** Events by latest day, the undated last, each with its group. @param {Array<[string?, string?, number?]>} rows */
function counted(rows, edges) {
  const latest = Int32Array.from(rows, ([, last]) => (last ? day(last) : NO_DAY));
  const dated = rows.filter(([, last]) => last).length;
  const columns = {
    latest,
    earliest: Int32Array.from(rows, ([first]) => (first ? day(first) : NO_DAY)),
    kind: Uint16Array.from(rows, ([, , group = 0]) => group),
    dated,
  };
  const from = (first) => latest.subarray(0, dated).findIndex((last) => last >= first);
  const events = {
    columns,
    tables: { groupOfKind: Uint8Array.from(GROUPS, (_, group) => group) },
    firstRowFrom: (first) => (from(first) < 0 ? dated : from(first)),
  };
  return histogramOf(events, new Uint8Array(rows.length).fill(1), edges);
}

/** Of each bin what the first groups have. */
const byBin = (values, groups = 2) =>
  [...values].filter((_, at) => at % GROUPS.length < groups).map((value) => Math.round(value * 1e5) / 1e5);
const rounded = (value) => Math.round(value * 1e5) / 1e5;

test("an event of one bin is sure, a longer one is spread over its bins, an undated one counts nowhere", () => {
  const rows = [
    ["2018-01-03", "2018-01-03"],
    ["2018-01-15", "2018-02-10", 1],
    [undefined, "2018-02-20"],
    [undefined, undefined],
  ];
  const { sure, fuzzy, highest } = counted(rows, bins(day("2018-01-01"), day("2018-02-28"), "month"));
  assert.deepEqual(byBin(sure), [1, 0, 0, 0]);
  assert.deepEqual(byBin(fuzzy), [0, 17 / 27, 1, 10 / 27].map(rounded));
  assert.equal(rounded(highest), rounded(1 + 17 / 27));
});

test("of an event longer than what is shown only its part there counts", () => {
  const rows = [["2018-01-01", "2018-12-31"]];
  const { sure, fuzzy } = counted(rows, bins(day("2018-03-01"), day("2018-04-30"), "month"));
  assert.deepEqual(byBin(sure, 1), [0, 0]);
  assert.deepEqual(byBin(fuzzy, 1), [31 / 365, 30 / 365].map(rounded));
  const days = counted(rows, bins(day("2018-03-01"), day("2018-03-10"), "day"));
  assert.ok(byBin(days.fuzzy, 1).every((share) => share === rounded(1 / 365)));
});

test("events outside the bins count nowhere", () => {
  const edges = bins(day("2018-01-01"), day("2018-01-31"), "day");
  assert.equal(counted([["2016-01-01", "2016-01-02"]], edges).highest, 0);
  assert.equal(counted([["2019-01-01", "2019-01-02"]], edges).highest, 0);
});
