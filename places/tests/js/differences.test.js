import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, differences, figureGroups, tellings } from "../../../static/map/differences.js";

const claim = (fields) => ({
  type: "battle.clash",
  modality: "asserted",
  when_edtf: "2018-10-09",
  places: [],
  participants: [],
  figures: [],
  ...fields,
});
const killed = (low, best, high) => ({ what: "killed", unit: "people", low, best, high });
const place = (uuid) => ({ uuid, name_en: uuid });

test("accounts that agree differ in nothing", () => {
  assert.deepEqual(differences([claim(), claim()]), []);
});

test("a difference names its values and who gives each", () => {
  const claims = [claim(), claim({ type: "battle.repelled", modality: "denied" }), claim()];
  const found = differences(claims);
  assert.deepEqual(
    found.map(({ name, values }) => [name, values.map(({ value, from }) => [value, from])]),
    [
      [
        "type",
        [
          ["battle.clash", [0, 2]],
          ["battle.repelled", [1]],
        ],
      ],
      [
        "modality",
        [
          ["asserted", [0, 2]],
          ["denied", [1]],
        ],
      ],
    ],
  );
});

test("an account that gives no date or place contradicts none", () => {
  const claims = [claim({ places: [place("hajin")] }), claim({ when_edtf: "" })];
  assert.deepEqual(differences(claims), []);
});

test("the same day in two spellings of EDTF is no difference, another is", () => {
  assert.deepEqual(differences([claim(), claim({ when_edtf: "2018-10-09/2018-10-09" })]), []);
  assert.equal(differences([claim(), claim({ when_edtf: "2018-10-08" })])[0].name, "when");
});

test("the order of places and actors makes no difference", () => {
  const sides = [
    { actor: "sdf", role: "initiator" },
    { actor: "us", role: "initiator" },
  ];
  const one = claim({ places: [place("a"), place("b")], participants: sides });
  const other = claim({ places: [place("b"), place("a")], participants: [...sides].reverse() });
  assert.deepEqual(differences([one, other]), []);
});

test("who acts and against whom are told apart", () => {
  const one = claim({ participants: [{ actor: "sdf", role: "initiator" }] });
  const other = claim({ participants: [{ actor: "isis", role: "initiator" }] });
  assert.deepEqual(
    differences([one, other]).map(({ name }) => name),
    ["initiator"],
  );
  assert.deepEqual(tellings(one).initiator, ["sdf"]);
  assert.equal(tellings(one).target, null);
});

test("figures stand beside those of the same thing and unit", () => {
  const guns = { what: "equipment", unit: "guns", low: null, best: 3, high: null };
  const groups = figureGroups(
    [killed(5, 5, 7)],
    [claim({ figures: [killed(5, 5, 7), guns] }), claim({ figures: [killed(null, 20, null)] })],
  );
  assert.deepEqual(
    groups.map(({ what, own, told, differ }) => [what, own.length, told.map(({ from }) => from), differ]),
    [
      ["killed", 1, [0, 1], true],
      ["equipment", 0, [0], false],
    ],
  );
});

test("the axis begins at nought unless the figures stand close together far from it", () => {
  assert.deepEqual(axisOf([killed(6, 7, 9)]), { from: 4.5, to: 9 });
  assert.deepEqual(axisOf([killed(1, 5, 20)]), { from: 0, to: 20 });
  assert.deepEqual(axisOf([killed(null, 7, null)]), { from: 0, to: 7 });
  assert.deepEqual(axisOf([killed(0, 0, 0)]), { from: 0, to: 1 });
});
