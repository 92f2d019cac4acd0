import assert from "node:assert/strict";
import { test } from "node:test";
import { bibtex, cslJson, plain } from "../../../static/map/citation.js";

const cited = {
  uuid: "0b5c1f1e-0000-4000-8000-000000000000",
  title: "Shells fall on Hajin & 50% of {it}",
  when: "9 October 2018",
  where: "Hajin",
  sources: ["Front Monitor", "Other"],
  grade: "C2",
  url: "https://example.org/events/0b5c1f1e/",
  language: "en",
  published: "2019-03-01",
  accessed: "2020-01-02",
  note: "",
};

test("the plain line has title, time, place, sources, grade and address", () => {
  const words = {
    sources: "Sources: Front Monitor; Other",
    grade: "Grade C2",
    accessed: "seen on 2 January 2020",
  };
  assert.equal(
    plain(cited, words),
    "Shells fall on Hajin & 50% of {it}. 9 October 2018. Hajin. Sources: Front Monitor; Other. Grade C2. MapFront. " +
      "https://example.org/events/0b5c1f1e/ (seen on 2 January 2020)",
  );
});

test("BibTeX escapes what TeX would read as a command", () => {
  const entry = bibtex(cited);
  assert.ok(entry.startsWith("@misc{mapfront-0b5c1f1e,\n"));
  assert.ok(entry.includes("title = {Shells fall on Hajin \\& 50\\% of \\{it\\}}"));
  assert.ok(entry.includes("year = {2019}"));
  assert.equal((entry.match(/(?<!\\){/g) ?? []).length, (entry.match(/(?<!\\)}/g) ?? []).length);
});

test("BibTeX leaves out a year that nobody knows", () => {
  assert.ok(!bibtex({ ...cited, published: null }).includes("year"));
});

test("CSL-JSON is a list of one webpage with its dates in parts", () => {
  const [item] = JSON.parse(cslJson(cited));
  assert.equal(item.type, "webpage");
  assert.deepEqual(item.issued, { "date-parts": [[2019, 3, 1]] });
  assert.deepEqual(item.accessed, { "date-parts": [[2020, 1, 2]] });
  assert.equal(item.title, cited.title);
});
