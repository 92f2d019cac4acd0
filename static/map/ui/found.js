/** What a search found, as options of a list: each with its kind, its name in both scripts, where and when. */

import { h } from "../dom.js";
import { matches } from "../highlight.js";
import { fill, gettext, named, shortNamed } from "../i18n.js";
import { dayOf } from "../time.js";
import { kindName, reliabilityWords } from "../words.js";
import { swatch, symbol } from "./symbol.js";

/** @param {string} kind of what was found @returns {string} the heading of its group */
export function groupWords(kind) {
  const words = {
    point: gettext("Coordinates"),
    place: gettext("Places"),
    event: gettext("Events"),
    actor: gettext("Actors"),
    report: gettext("Reports"),
  };
  return words[kind];
}

/** What Enter would do with it, for the reader who cannot guess. */
function actWords(kind) {
  const words = {
    point: gettext("show on the map"),
    place: gettext("show on the map"),
    event: gettext("open"),
    actor: gettext("only its events"),
    report: gettext("read"),
  };
  return words[kind];
}

/** A name with what was typed marked. @param {string} text @param {string} query */
const marked = (text, query) =>
  h(
    "bdi",
    {},
    matches(text, query).map((piece) => (piece.hit ? h("mark", {}, piece.text) : piece.text)),
  );

/**
 * What stands inside an option.
 * @param {{kind: string, item: any}} found @param {string} query
 * @param {{formats: any, palette: any, actorOf: (key: string) => any}} tools
 */
export function optionContent({ kind, item }, query, tools) {
  const { name, other, rest, sign } = { point, place, event, actor, report }[kind](item, tools);
  return [
    h("span", { class: "found-sign" }, sign),
    h(
      "span",
      { class: "found-words" },
      h(
        "span",
        { class: "found-name" },
        marked(name, query),
        other && other !== name ? h("span", { class: "found-other" }, marked(other, query)) : null,
      ),
      h(
        "span",
        { class: "found-rest" },
        rest.filter(Boolean).flatMap((part, i) => [i ? " · " : "", h("bdi", {}, part)]),
      ),
    ),
    h("span", { class: "found-act", "aria-hidden": "true" }, actWords(kind)),
  ];
}

const otherName = (item, language, stem = "name") => item[`${stem}_${language === "ar" ? "en" : "ar"}`];

/** Five decimals of a degree are about a metre. */
const DECIMALS = 5;

function point({ lat, lon, read }) {
  const words = {
    "lat-lon": gettext("latitude first, then longitude"),
    "lon-lat": gettext("longitude first, then latitude"),
    named: gettext("as the letters say"),
    mgrs: "MGRS",
    utm: `UTM, ${lat < 0 ? gettext("southern hemisphere") : gettext("northern hemisphere")}`,
  };
  const decimal = `\u2066${lat.toFixed(DECIMALS)}, ${lon.toFixed(DECIMALS)}\u2069`;
  return {
    name: fill(gettext("Go to %(point)s"), { point: decimal }),
    other: "",
    rest: [words[read]],
    sign: h("span", { class: "found-dot" }),
  };
}

function place(item, { formats: { language } }) {
  return {
    name: named(item, language),
    other: item.matched || otherName(item, language),
    rest: [kindName(item.kind), named({ a_en: item.admin1, a_ar: item.admin1_ar }, language, "a")],
    sign: h("span", { class: "found-dot" }),
  };
}

function event(item, { formats, palette }) {
  const group = item.type.split(".")[0];
  return {
    name: named(item, formats.language, "title"),
    other: "",
    rest: [
      formats.interval(dayOf(item.earliest), dayOf(item.latest)),
      named(item, formats.language, "where"),
      item.disputed ? gettext("disputed") : "",
    ],
    sign: symbol(group, palette.actor(null), { hollow: item.where_prec > 1 }),
  };
}

function actor(item, { formats: { language }, palette, actorOf }) {
  const short = shortNamed(item, language);
  const name = named(item, language);
  return {
    name,
    other: item.matched || (short === name ? otherName(item, language) : short),
    rest: [gettext("actor")],
    sign: swatch(palette.actor(actorOf(item.key))),
  };
}

function report(item, { formats }) {
  const { source } = item;
  return {
    name: item.title,
    other: "",
    rest: [
      `${named(source, formats.language)} (${source.reliability}: ${reliabilityWords(source.reliability)})`,
      item.published_edtf
        ? formats.interval(dayOf(item.published_earliest), dayOf(item.published_latest))
        : gettext("undated report"),
    ],
    sign: h("span", { class: "found-page" }),
  };
}
