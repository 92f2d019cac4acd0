/** Links to an event, and its citation to copy: plain, BibTeX, CSL-JSON. */

import { bibtex, cslJson, plain } from "../citation.js";
import { h, icon } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { told } from "../telling.js";
import { groupTestimonies } from "../testimony.js";
import { dayOf, isoOf, today } from "../time.js";
import { daysOf } from "./event_head.js";
import { daysWords } from "./when.js";

/** @returns {import("../citation.js").Cited} */
function citedOf(row, detail, data, { formats, config }, uuid) {
  const { language } = formats;
  const sources = groupTestimonies(detail.claims, language).map(({ first }) =>
    named(first.report.source, language),
  );
  return {
    uuid,
    title: told(data, row, language),
    when: daysWords(daysOf(row, data), formats) || gettext("undated"),
    where: told(data, row, language, "where"),
    sources: [...new Set(sources)],
    grade: detail.grade,
    url: new URL(config.eventUrl.replace("{uuid}", uuid), location.href).href,
    language,
    published: (detail.history?.[0]?.at ?? detail.reviewed_at)?.slice(0, 10) ?? null,
    accessed: isoOf(today()),
    note: data.events.synthetic(row) ? gettext("Made-up data for tests and measurements") : "",
  };
}

/** @param {import("../citation.js").Cited} cited */
function plainOf(cited, { formats }) {
  return plain(cited, {
    sources: cited.sources.length
      ? fill(gettext("Sources: %(sources)s"), { sources: cited.sources.join(formats.rtl ? "؛ " : "; ") })
      : "",
    grade: fill(gettext("Grade %(grade)s"), { grade: cited.grade }),
    accessed: fill(gettext("retrieved %(day)s"), { day: formats.day(dayOf(cited.accessed)) }),
  });
}

/**
 * @param {number} row @param {any} detail @param {any} data @param {string} uuid
 * @param {any} tools with say(words): tell the reader
 */
export function citeSection(row, detail, data, uuid, tools) {
  const cited = citedOf(row, detail, data, tools, uuid);
  const line = plainOf(cited, tools);
  const [start, end] = line.split(cited.url);
  const copy = (label, text, done) =>
    h(
      "button",
      {
        type: "button",
        class: "button",
        on: {
          async click() {
            try {
              await navigator.clipboard.writeText(text);
              tools.say(done);
            } catch {
              tools.say(gettext("Could not copy."));
            }
          },
        },
      },
      icon("copy"),
      label,
    );
  return h(
    "section",
    { class: "cite" },
    h("h3", {}, gettext("Links and citation")),
    h("p", { class: "citation", dir: "auto" }, start, h("bdi", { dir: "ltr" }, cited.url), end),
    h(
      "p",
      { class: "details-links" },
      copy(gettext("Copy the citation"), line, gettext("The citation is copied.")),
      copy("BibTeX", bibtex(cited), gettext("The citation is copied as BibTeX.")),
      copy("CSL-JSON", cslJson(cited), gettext("The citation is copied as CSL-JSON.")),
    ),
    h(
      "p",
      { class: "details-links" },
      h("a", { class: "button", href: cited.url }, gettext("The event's own page")),
      copy(gettext("Copy link"), cited.url, gettext("The link is copied.")),
      h(
        "a",
        { class: "button", href: `${new URL(cited.url).pathname.replace(/\/$/, "")}.geojson` },
        "GeoJSON",
      ),
    ),
  );
}
