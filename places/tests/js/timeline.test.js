import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayOf, isoOf, moveSpan, shownSpan, spanWith, zoomSpan } from "../../../static/map/time.js";
import { createScale, layoutAxis } from "../../../static/map/ui/axis.js";

const day = dayOf;
const CHARACTER_PX = 7;
const measure = (text) => text.length * CHARACTER_PX;
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const formats = {
  dayOfMonth: (at) => String(dateOf(at).getUTCDate()),
  monthShort: (at) => MONTHS[dateOf(at).getUTCMonth()].slice(0, 4),
  monthYear: (at) => `${MONTHS[dateOf(at).getUTCMonth()]} ${dateOf(at).getUTCFullYear()}`,
  monthYearShort: (at) => `${MONTHS[dateOf(at).getUTCMonth()].slice(0, 3)} ${dateOf(at).getUTCFullYear()}`,
  year: (at) => String(dateOf(at).getUTCFullYear()),
};
const axis = (first, last, widthPx) =>
  layoutAxis({ first: day(first), last: day(last), widthPx, measure, formats });

function assertApart(labels, widthPx) {
  labels.forEach(({ alongPx, text }, i) => {
    const end = alongPx + measure(text);
    assert.ok(end <= (labels[i + 1]?.alongPx ?? widthPx), `${text} at ${alongPx} runs into the next`);
  });
}

test("no label of the axis runs into another, at any width and span", () => {
  const spans = [
    ["2018-10-05", "2018-10-11"],
    ["2018-09-20", "2018-11-03"],
    ["2018-01-01", "2018-12-31"],
    ["2017-08-01", "2019-03-31"],
    ["2011-01-01", "2024-12-31"],
    ["1915-05-02", "2024-12-31"],
  ];
  for (const [first, last] of spans) {
    for (let widthPx = 150; widthPx < 2600; widthPx += 37) {
      const { fine, coarse } = axis(first, last, widthPx);
      assertApart(fine, widthPx);
      assertApart(coarse, widthPx);
      assert.ok(fine.length + coarse.length > 0, `${first} to ${last} at ${widthPx} px has no label`);
    }
  }
});

test("the axis names days in a week, months in a year, years in a decade", () => {
  assert.equal(axis("2018-10-05", "2018-10-11", 900).unit, "day");
  assert.equal(axis("2018-01-01", "2018-12-31", 900).unit, "month");
  assert.equal(axis("2011-01-01", "2024-12-31", 300).unit, "year");
});

test("the month under way at the start is named below its days", () => {
  const { fine, coarse } = axis("2018-09-20", "2018-10-20", 900);
  assert.deepEqual(
    coarse.map(({ text }) => text),
    ["September 2018", "October 2018"],
  );
  assert.equal(coarse[0].alongPx, 0);
  assert.equal(isoOf(fine[0].day), "2018-09-20");
});

test("a linear scale has few lines at round numbers, a logarithmic one at powers of ten", () => {
  assert.deepEqual(createScale(34, "linear", 60).lines, [20]);
  assert.deepEqual(createScale(3, "linear", 60).lines, [1, 2, 3]);
  assert.deepEqual(createScale(0.4, "linear", 60).lines, []);
  assert.deepEqual(createScale(30000, "log", 100).lines, [10, 100, 1000, 10000]);
  assert.equal(createScale(50, "linear", 60).of(50), 60);
  assert.ok(Math.abs(createScale(50, "log", 60).of(50) - 60) < 1e-9);
  assert.equal(createScale(50, "log", 60).of(0), 0);
});

const extent = { first: day("2017-08-01"), last: day("2019-03-31") };

test("zooming in keeps the day under the pointer where it is", () => {
  const anchor = day("2018-10-09");
  const span = zoomSpan(extent, extent, 2, anchor);
  const share = ({ first, last }) => (anchor - first) / (last + 1 - first);
  assert.ok(Math.abs(share(span) - share(extent)) < 0.01);
  assert.equal(span.last + 1 - span.first, Math.round((extent.last + 1 - extent.first) / 2));
});

test("zooming out ends at the whole, zooming in at a week", () => {
  let span = extent;
  for (let i = 0; i < 20; i += 1) {
    span = zoomSpan(span, extent, 2, day("2018-10-09"));
  }
  assert.equal(span.last + 1 - span.first, 7);
  assert.equal(zoomSpan({ first: extent.first + 5, last: extent.last }, extent, 0.5, extent.last), null);
});

test("what is shown stays within the time there is", () => {
  const span = { first: day("2018-01-01"), last: day("2018-03-31") };
  assert.deepEqual(moveSpan(span, extent, 9999), { first: extent.last - 89, last: extent.last });
  assert.equal(shownSpan({ first: day("1990-01-01"), last: day("1991-01-01") }, extent), extent);
  assert.equal(shownSpan(null, extent), extent);
  const range = { from: day("2018-04-05"), to: day("2018-04-10") };
  assert.equal(spanWith(span, extent, range).last, range.to);
  assert.deepEqual(spanWith(span, extent, { from: day("2018-02-01"), to: day("2018-02-02") }), span);
});
