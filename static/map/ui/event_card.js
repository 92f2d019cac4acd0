/** What the panel tells of one event. Everything from outside becomes text, never markup. */

import { h } from "../dom.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { told } from "../telling.js";
import { groupTestimonies } from "../testimony.js";
import { NO_DAY } from "../time.js";
import {
  credibilityWords,
  figureWords,
  modalityWords,
  reliabilityWords,
  roleName,
  statusName,
  whenWords,
  whereWords,
} from "../words.js";
import { disputedTag, eventSymbol, swatch } from "./symbol.js";

/** @returns {any} type, title, when and where: what the columns know without asking */
export function eventHead(row, data, { formats, palette }) {
  const { events } = data;
  const { types, statuses } = events;
  const { language } = formats;
  const type = types[events.type(row)];
  const title = told(data, row, language);
  const where = told(data, row, language, "where");
  const when = formats.interval(events.earliest(row), events.latest(row));
  const status = statuses[events.status(row)];
  return h(
    "header",
    { class: "event-head" },
    h("p", { class: "event-type" }, eventSymbol(events, row, palette), named(type, language)),
    h("h2", { tabindex: "-1", dir: "auto" }, title),
    h(
      "p",
      { class: "tags" },
      events.disputed(row) ? disputedTag(gettext("disputed")) : null,
      status !== "published" ? h("span", { class: "tag bad" }, statusName(status)) : null,
    ),
    h(
      "dl",
      { class: "facts" },
      h(
        "div",
        {},
        h("dt", {}, gettext("When")),
        h(
          "dd",
          {},
          when,
          h("span", { class: "precision" }, whenWords(events.datePrec(row), events.latest(row) !== NO_DAY)),
        ),
      ),
      h(
        "div",
        {},
        h("dt", {}, gettext("Where")),
        h(
          "dd",
          {},
          h("bdi", {}, where),
          h("span", { class: "precision" }, whereWords(events.wherePrec(row))),
        ),
      ),
    ),
  );
}

/** @param {any} detail from the details file @param {any} events @param {{formats: any, palette: any, config: any}} tools */
export function eventCard(detail, events, tools) {
  const { language } = tools.formats;
  const note = named(detail, language, "note");
  return [
    h("p", { class: "summary", dir: "auto" }, named(detail, language, "summary")),
    participants(detail.participants, events, tools),
    figures(detail.figures, tools),
    grade(detail.grade),
    claims(detail.claims, events, tools),
    note ? [h("h3", {}, gettext("Note of the desk")), h("p", { dir: "auto" }, note)] : null,
  ];
}

/** Each actor once, with all its roles; those who act first. */
function participants(list, { actors, roles }, { formats, palette }) {
  if (!list.length) {
    return null;
  }
  const byActor = new Map();
  for (const { actor, role } of [...list].sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))) {
    byActor.set(actor, [...(byActor.get(actor) ?? []), roleName(role)]);
  }
  const comma = formats.rtl ? "، " : ", ";
  const rows = [...byActor].map(([key, names]) => {
    const actor = actors.find((candidate) => candidate.key === key);
    return h(
      "li",
      {},
      swatch(palette.actor(actor)),
      h("bdi", {}, named(actor, formats.language) || key),
      h("span", { class: "role" }, names.join(comma)),
    );
  });
  return [h("h3", {}, gettext("Who")), h("ul", { class: "participants" }, rows)];
}

/** "1,000–3,000, best 2,000"; one-sided and single values in words. */
export function figureValue({ low, best, high }, formats) {
  const n = (value) => formats.number(value);
  const has = (value) => value !== null && value !== undefined;
  if (has(low) && has(high) && low !== high) {
    const range = fill(gettext("%(low)s to %(high)s"), { low: n(low), high: n(high) });
    return has(best) ? fill(gettext("%(range)s, best %(best)s"), { range, best: n(best) }) : range;
  }
  if (has(best)) {
    return n(best);
  }
  if (has(low) && has(high)) {
    return n(low);
  }
  return has(low)
    ? fill(gettext("at least %(n)s"), { n: n(low) })
    : fill(gettext("at most %(n)s"), { n: n(high) });
}

/** The number that figureValue says last: the unit agrees with it. */
const lastNumber = ({ low, best, high }) => best ?? high ?? low;

function figureRow(figure, { formats }) {
  const { what, unit } = figureWords(figure.what, figure.unit, lastNumber(figure));
  const doubt = named({ a_en: figure.doubt, a_ar: figure.doubt_ar }, formats.language, "a");
  return h(
    "li",
    {},
    h("span", { class: "figure-value number" }, figureValue(figure, formats), " ", unit),
    h("span", {}, what),
    doubt
      ? h("p", { class: "doubt" }, h("strong", {}, gettext("Doubtful:")), " ", h("bdi", {}, doubt))
      : null,
  );
}

function figures(list, tools) {
  return list.length
    ? [
        h("h3", {}, gettext("Figures")),
        h(
          "ul",
          { class: "figures" },
          list.map((figure) => figureRow(figure, tools)),
        ),
      ]
    : null;
}

/** The Admiralty grade, said in full. @param {string} text "C3" */
function grade(text) {
  const [letter, number] = [text[0], Number(text[1])];
  return [
    h("h3", {}, gettext("How far to trust it")),
    h(
      "p",
      { class: "grade-line" },
      h("span", { class: "grade large" }, text),
      fill(gettext("source %(source)s; report %(report)s (Admiralty code)"), {
        source: reliabilityWords(letter),
        report: credibilityWords(number),
      }),
    ),
  ];
}

function claims(list, events, tools) {
  const testimonies = groupTestimonies(list, tools.formats.language);
  const count = fill(ngettext("%(n)s account", "%(n)s accounts", testimonies.length), {
    n: tools.formats.number(testimonies.length),
  });
  return [
    h("h3", {}, gettext("Who says so"), " ", h("span", { class: "muted" }, count)),
    h(
      "ol",
      { class: "claims" },
      testimonies.map((testimony) => claimCard(testimony, events, tools)),
    ),
  ];
}

function claimCard({ first, others }, events, tools) {
  const { formats, config, palette } = tools;
  const { report } = first;
  const { source } = report;
  const link = ({ report: { uuid }, uuid: claim }) =>
    `${config.reportUrl.replace("{uuid}", uuid)}#claim-${claim}`;
  const claimant = events.actors.find(({ key }) => key === first.claimant);
  const modality = modalityWords(first.modality);
  return h(
    "li",
    { class: "claim" },
    h(
      "p",
      { class: "claim-source" },
      h("span", { class: "grade", title: reliabilityWords(source.reliability) }, source.reliability),
      h("bdi", {}, named(source, formats.language)),
      h("span", { class: "visually-hidden" }, `(${reliabilityWords(source.reliability)})`),
      report.is_digest ? h("span", { class: "tag" }, gettext("digest in our words")) : null,
      modality ? h("span", { class: "tag warn" }, modality) : null,
    ),
    claimant
      ? h(
          "p",
          { class: "claimant" },
          swatch(palette.actor(claimant)),
          fill(gettext("as claimed by %(actor)s"), { actor: named(claimant, formats.language) }),
        )
      : null,
    quotation(first),
    first.figures.length
      ? h(
          "ul",
          { class: "figures" },
          first.figures.map((figure) => figureRow(figure, tools)),
        )
      : null,
    h(
      "p",
      { class: "claim-report" },
      h("a", { href: link(first) }, h("bdi", { lang: report.language }, report.title)),
      report.published_edtf
        ? h("span", { class: "muted" }, ` · ${published(report, formats)}`)
        : h("span", { class: "muted" }, ` · ${gettext("undated report")}`),
    ),
    report.published_note ? h("p", { class: "muted small", dir: "auto" }, report.published_note) : null,
    others.length
      ? h(
          "details",
          {},
          h("summary", {}, gettext("The same account in another language")),
          others.map((claim) => [
            quotation(claim),
            h(
              "p",
              { class: "claim-report" },
              h("a", { href: link(claim) }, h("bdi", { lang: claim.report.language }, claim.report.title)),
            ),
          ]),
        )
      : null,
  );
}

const quotation = ({ evidence, report: { language } }) =>
  h("blockquote", { lang: language, dir: "auto", class: "evidence" }, evidence);

/** A publication date as EDTF writes it, in words where it is a day or an interval of days. */
function published({ published_edtf: edtf }, formats) {
  const days = edtf
    .split("/")
    .map((part) => (/^\d{4}-\d{2}-\d{2}$/.test(part) ? Math.round(Date.parse(part) / 864e5) : null));
  return days.every((day) => day !== null) && days.length <= 2
    ? formats.rangeShort(days[0], days.at(-1))
    : edtf;
}
