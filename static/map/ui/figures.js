/**
 * Figures, low, best and high: what the desk holds and what each account says, on one axis, with their doubts.
 * The words beside a bar say all that it shows.
 */

import { axisOf } from "../differences.js";
import { h, s } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { figureWords } from "../words.js";

const has = (value) => value !== null && value !== undefined;

/** "1,000 to 3,000, best 2,000", "4, at most 6", "at least 7": no bound that is known is left out. */
export function figureValue({ low, best, high }, formats) {
  const n = (value) => formats.number(value);
  if (has(low) && has(high) && low !== high) {
    const range = fill(gettext("%(low)s to %(high)s"), { low: n(low), high: n(high) });
    return has(best) ? fill(gettext("%(range)s, best %(best)s"), { range, best: n(best) }) : range;
  }
  if (has(low) && !has(high)) {
    return has(best) && best > low
      ? fill(gettext("%(best)s, at least %(low)s"), { best: n(best), low: n(low) })
      : fill(gettext("at least %(n)s"), { n: n(low) });
  }
  if (has(high) && !has(low)) {
    return has(best) && best < high
      ? fill(gettext("%(best)s, at most %(high)s"), { best: n(best), high: n(high) })
      : fill(gettext("at most %(n)s"), { n: n(high) });
  }
  return n(best ?? low);
}

/** The number that figureValue says last: the unit agrees with it. */
const lastNumber = ({ low, best, high }) =>
  has(low) && has(high) && low !== high ? (best ?? high) : (high ?? low ?? best);

const doubtOf = (figure, language) => named({ a_en: figure.doubt, a_ar: figure.doubt_ar }, language, "a");

function doubt(figure, { language }) {
  const words = doubtOf(figure, language);
  return words
    ? h("p", { class: "doubt" }, h("strong", {}, gettext("Doubtful:")), " ", h("bdi", {}, words))
    : null;
}

/** A figure alone, in words: its value, unit and what it counts. */
export function figureRow(figure, { formats }) {
  const { what, unit } = figureWords(figure.what, figure.unit, lastNumber(figure));
  return h(
    "li",
    {},
    h("span", { class: "figure-value number" }, figureValue(figure, formats), " ", unit),
    h("span", {}, what),
    doubt(figure, formats),
  );
}

/** Room at either end of the axis for a round end, of 100. */
const END = 2;

/**
 * A value as a dot, a range as a line, an open side as a broken line to the edge.
 * @param {any} figure @param {{from: number, to: number}} axis @param {boolean} doubtful
 */
function rangeMark({ low, best, high }, axis, doubtful = false) {
  const x = (value) => END + ((value - axis.from) / (axis.to - axis.from)) * (100 - 2 * END);
  const line = (from, to, name) => s("path", { class: name, d: `M${from} 5H${to}` });
  const dot = (value, name) => s("path", { class: name, d: `M${x(value)} 5h0` });
  const known = [low, best, high].filter(has);
  const [left, right] = [Math.min(...known), Math.max(...known)];
  return s(
    "svg",
    {
      viewBox: "0 0 100 10",
      preserveAspectRatio: "none",
      class: doubtful ? "range doubtful" : "range",
      "aria-hidden": "true",
    },
    s("path", { class: "range-axis", d: "M0 5H100" }),
    left < right ? line(x(left), x(right), "range-line") : null,
    !has(low) && has(high) ? line(0, x(left), "range-open") : null,
    !has(high) && has(low) ? line(x(right), 100, "range-open") : null,
    [low, high].filter(has).map((value) => dot(value, "range-end")),
    has(best) ? dot(best, "range-best") : null,
  );
}

/**
 * Figures of one kind: the desk's value, and below it what each account says, on the same axis.
 * @param {ReturnType<typeof import("../differences.js").figureGroups>[number]} group
 * @param {Array<{number: number, name: string}>} accounts @param {{formats: any}} tools
 */
function figureGroup(group, accounts, tools) {
  const { formats } = tools;
  const every = [...group.own, ...group.told.map(({ figure }) => figure)];
  const axis = axisOf(every);
  const ranges = every.some(({ low, high }) => low !== high);
  const several = accounts.length > 1 && group.told.length > 0;
  const told = several ? group.told : group.own.length ? [] : group.told;
  const { what } = figureWords(group.what, group.unit, lastNumber(every[0]));
  const bar = (figure) =>
    several || ranges ? rangeMark(figure, axis, Boolean(doubtOf(figure, formats.language))) : null;
  return h(
    "section",
    { class: "figure-group" },
    h("h4", {}, what),
    h(
      "ul",
      { class: "figure-rows" },
      group.own.map((figure) =>
        figureLine(figure, gettext("the desk"), "own", bar(figure), { formats, several }),
      ),
      told.map(({ figure, from }) =>
        figureLine(figure, accountLabel(accounts[from]), "", bar(figure), { formats, several }),
      ),
    ),
    several
      ? h(
          "p",
          { class: "range-ends number", "aria-hidden": "true" },
          h("span", {}, formats.number(axis.from)),
          h("span", {}, formats.number(axis.to)),
        )
      : null,
    several && group.differ
      ? h("p", { class: "muted small" }, gettext("The accounts give different figures."))
      : null,
  );
}

const accountLabel = ({ number, name }) => [
  h("span", { class: "account-number" }, number),
  h("bdi", {}, name),
];

function figureLine(figure, label, extra, bar, { formats, several }) {
  const { unit } = figureWords(figure.what, figure.unit, lastNumber(figure));
  return h(
    "li",
    { class: `figure-line ${extra}` },
    several ? h("span", { class: "figure-from" }, label) : null,
    h("span", { class: "figure-value number" }, figureValue(figure, formats), " ", unit),
    bar,
    doubt(figure, formats),
  );
}

/**
 * @param {ReturnType<typeof import("../differences.js").figureGroups>} groups
 * @param {Array<{number: number, name: string}>} accounts @param {{formats: any}} tools
 */
export function figureSection(groups, accounts, tools) {
  return groups.length
    ? [h("h3", {}, gettext("Figures")), groups.map((group) => figureGroup(group, accounts, tools))]
    : null;
}
