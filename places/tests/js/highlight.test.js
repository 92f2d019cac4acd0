import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../../../static/map/highlight.js";

/** The matched letters in brackets. */
const shown = (text, query) =>
  matches(text, query)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

test("the beginning of a word is marked, in any case", () => {
  assert.equal(shown("Upper Hajin", "haj"), "Upper [Haj]in");
});

test("each word of a query is marked by itself", () => {
  assert.equal(shown("French artillery shells Hajin", "hajin art"), "French [art]illery shells [Hajin]");
});

test("hamza, ta marbuta, alef and marks make no difference", () => {
  assert.equal(shown("السُّوسة", "سوسه"), "ال[سُّوسة]");
  assert.equal(shown("أبو كمال", "ابو كمال"), "[أبو] [كمال]");
});

test("an article that only one of them has makes none either", () => {
  assert.equal(shown("باغوز", "الباغوز"), "[باغوز]");
  assert.equal(shown("قصف على الباغوز", "باغ"), "قصف على ال[باغ]وز");
});

test("an apostrophe inside a name is marked along", () => {
  assert.equal(shown("Ash-Sha'fah", "shafah"), "Ash-[Sha'fah]");
});

test("inside a word is better than nothing, but for one letter", () => {
  assert.equal(shown("Qahajin", "hajin"), "Qa[hajin]");
  assert.equal(shown("Qahajin", "h"), "Qahajin");
});

test("what only sounds alike stays unmarked, and all of the text is there", () => {
  assert.equal(shown("Baghuz", "bahguz"), "Baghuz");
  assert.equal(shown("", "x"), "");
  assert.equal(shown("هجين 🏠 Hajin", "هجين"), "[هجين] 🏠 Hajin");
});
