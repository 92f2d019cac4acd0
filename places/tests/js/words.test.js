import assert from "node:assert/strict";
import { test } from "node:test";
import { createFormats, fill, named, shortNamed } from "../../../static/map/i18n.js";
import { groupTestimonies } from "../../../static/map/testimony.js";
import { dayOf, NO_DAY } from "../../../static/map/time.js";
import { dayForKey } from "../../../static/map/ui/brush.js";
import { inkOn } from "../../../static/map/ui/symbol.js";
import { figureWords, heldWords } from "../../../static/map/words.js";

const EN = createFormats({ language: "en" });
const AR = createFormats({ language: "ar" });
const day = dayOf;

test("an interval is written as far as it is known", () => {
  assert.equal(EN.interval(day("2018-10-09"), day("2018-10-09")), "9 October 2018");
  assert.equal(EN.interval(day("2018-09-01"), day("2018-09-30")), "September 2018");
  assert.equal(EN.interval(day("2018-01-01"), day("2018-12-31")), "2018");
  assert.match(EN.interval(day("2018-07-20"), day("2018-09-10")), /^20 July\s–\s10 September 2018$/u);
  assert.equal(EN.interval(NO_DAY, day("2018-10-09")), "by 9 October 2018 at the latest");
  assert.equal(EN.interval(NO_DAY, NO_DAY), "undated");
});

test("Arabic has the months of Syria and Iraq, and the digits that the reader prefers", () => {
  assert.equal(AR.day(day("2018-10-09")), "9 تشرين الأول 2018");
  assert.equal(createFormats({ language: "ar", digits: "arab" }).number(98), "٩٨");
  assert.equal(AR.number(71360).replace(/[^\d]/g, ""), "71360");
});

test("Hijri dates are there for who wants them", () => {
  assert.match(EN.hijriRange(day("2018-10-09"), day("2018-10-09")), /1440/);
});

test("a name falls back on the other language", () => {
  assert.equal(named({ name_en: "Hajin", name_ar: "هجين" }, "ar"), "هجين");
  assert.equal(named({ name_en: "Hajin", name_ar: "" }, "ar"), "Hajin");
  assert.equal(named(null, "en"), "");
});

test("patterns are filled by name, and unknown names left", () => {
  assert.equal(fill("%(n)s of %(all)s", { n: 3 }), "3 of %(all)s");
});

test("a report and its translation are one account, the reader's language first", () => {
  const claim = (uuid, original, language) => ({ uuid, report: { original, language } });
  const list = [claim("a1", "A", "ar"), claim("a2", "A", "en"), claim("b1", "B", "ar")];
  const grouped = groupTestimonies(list, "en").map(({ first, others }) => [
    first.uuid,
    others.map(({ uuid }) => uuid),
  ]);
  assert.deepEqual(grouped, [
    ["a2", ["a1"]],
    ["b1", []],
  ]);
  assert.equal(groupTestimonies(list, "ar")[0].first.uuid, "a1");
  assert.deepEqual(groupTestimonies([], "en"), []);
});

test("two claims of one report are two accounts, each with its translation", () => {
  const claim = (uuid, language) => ({ uuid, report: { original: "A", language } });
  const list = [claim("ar1", "ar"), claim("ar2", "ar"), claim("en1", "en"), claim("en2", "en")];
  const grouped = groupTestimonies(list, "en");
  assert.deepEqual(
    grouped.map(({ first, others }) => [first.uuid, others[0].uuid]),
    [
      ["en1", "ar1"],
      ["en2", "ar2"],
    ],
  );
});

test("arrow keys follow the direction in which time runs", () => {
  const bounds = [day("2018-01-01"), day("2018-12-31")];
  const at = day("2018-06-15");
  assert.equal(dayForKey("ArrowRight", at, bounds, false), at + 1);
  assert.equal(dayForKey("ArrowRight", at, bounds, true), at - 1);
  assert.equal(dayForKey("ArrowLeft", at, bounds, true), at + 1);
  assert.equal(dayForKey("PageUp", at, bounds, true), day("2018-07-15"));
  assert.equal(dayForKey("Home", at, bounds, false), bounds[0]);
  assert.equal(dayForKey("End", at, bounds, false), bounds[1]);
  assert.equal(dayForKey("PageDown", day("2018-01-02"), bounds, false), bounds[0]);
  assert.equal(dayForKey("x", at, bounds, false), null);
});

test("a glyph is dark on light colours and light on dark ones", () => {
  assert.equal(inkOn("#ffffff"), "#1a1815");
  assert.equal(inkOn("#202020"), "#ffffff");
});

test("a unit agrees with the number before it", () => {
  assert.equal(figureWords("killed", "people", 1).unit, "person");
  assert.equal(figureWords("killed", "people", 12).unit, "people");
  assert.equal(figureWords("range", "km", 40).unit, "km");
});

test("a third language has its own numbers and direction, and titles in English", () => {
  const turkish = createFormats({ language: "tr" });
  assert.equal(turkish.number(1234.5), "1.234,5");
  assert.equal(turkish.rtl, false);
  assert.equal(createFormats({ language: "ckb" }).rtl, true);
  assert.equal(named({ name_en: "Hajin", name_ar: "هجين" }, "tr"), "Hajin");
});

test("a short name is one's own language's, else the long one, before another's", () => {
  const guard = { name_en: "Republican Guard", name_ar: "الحرس الجمهوري", short_en: "RG", short_ar: "" };
  assert.equal(shortNamed(guard, "ar"), "الحرس الجمهوري");
  assert.equal(shortNamed(guard, "en"), "RG");
  assert.equal(shortNamed({ name_en: "Navy", short_en: "NV" }, "ar"), "NV");
  assert.equal(shortNamed(undefined, "ar"), "");
});

test("what a ring holds is told by number, the most first, and small shares together", () => {
  const actors = ["A", "B", "C", "D", "E", "F", "G"].map((name) => ({ short_en: name }));
  const acting = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, -1];
  const events = { actors, initiator: (row) => acting[row], group: (row) => (row < 5 ? 0 : 2) };
  const rows = [...acting.keys()];
  assert.deepEqual(heldWords(rows, events, "actor", EN), ["E: 5", "D: 4", "C: 3", "B: 2", "others: 3"]);
  assert.deepEqual(heldWords(rows, events, "type", EN), ["Strikes and explosions: 12", "Battles: 5"]);
  assert.deepEqual(heldWords([16, 16, 1], events, "actor", EN), ["nobody named: 2", "B: 1"]);
});
