import assert from "node:assert/strict";
import { test } from "node:test";
import { edtfDays } from "../../../static/map/edtf.js";
import { isoOf } from "../../../static/map/time.js";

/** "earliest latest marks" of an expression; "-" at an open end. */
function told(text) {
  const days = edtfDays(text);
  const iso = (day) => (day === null ? "-" : isoOf(day));
  return (
    days &&
    [iso(days.earliest), iso(days.latest), days.about && "about", days.uncertain && "uncertain"]
      .filter(Boolean)
      .join(" ")
  );
}

for (const [text, expected] of [
  ["2018-10-09", "2018-10-09 2018-10-09"],
  ["2018-07-20/2018-09-10", "2018-07-20 2018-09-10"],
  ["2018-02", "2018-02-01 2018-02-28"],
  ["2018", "2018-01-01 2018-12-31"],
  ["../2018-10-09", "- 2018-10-09"],
  ["2018-10-09/..", "2018-10-09 -"],
  ["2018-10~", "2018-10-01 2018-10-31 about"],
  ["2018?", "2018-01-01 2018-12-31 uncertain"],
  ["2018-10-09%", "2018-10-09 2018-10-09 about uncertain"],
  ["", null],
  [undefined, null],
  ["../..", null],
  ["2018-13", null],
  ["2018-02-30", null],
  ["yesterday", null],
  ["2018/2019/2020", null],
]) {
  test(`“${text}” is ${expected}`, () => assert.equal(told(text), expected));
}
