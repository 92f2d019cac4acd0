/** Who says what of one event: where the accounts differ, each account with its words, and all side by side. */

import { differences, tellings } from "../differences.js";
import { fillWith, h, icon } from "../dom.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { modalityWords, reliabilityWords } from "../words.js";
import { createDialog } from "./dialog.js";
import { figureRow, figureValue } from "./figures.js";
import { swatch } from "./symbol.js";
import { daysWords, edtfWords } from "./when.js";

/** What an aspect is called. */
function aspectName(name) {
  const names = {
    type: gettext("What happened"),
    modality: gettext("How it is said"),
    when: gettext("When"),
    where: gettext("Where"),
    initiator: gettext("Who acts"),
    target: gettext("Against whom"),
  };
  return names[name];
}

/** The value of an aspect in words. @param {string} name @param {any} value from `tellings` */
function aspectWords(name, value, events, { formats }) {
  const { language } = formats;
  const comma = formats.rtl ? "، " : ", ";
  const actor = (key) => named(actorOf(events, key), language) || key;
  const words = {
    type: () =>
      named(
        events.types.find(({ code }) => code === value),
        language,
      ) || value,
    modality: () => modalityWords(value) || gettext("asserted"),
    when: () => daysWords(value, formats),
    where: () => value.map((place) => named(place, language)).join(comma),
    initiator: () => value.map(actor).join(comma),
    target: () => value.map(actor).join(comma),
  };
  return words[name]();
}

const actorOf = (events, key) => events.actors.find((actor) => actor.key === key);

/**
 * Accounts as they are numbered on the card.
 * @param {Array<{first: any, others: any[]}>} testimonies
 * @returns {Array<{number: number, name: string}>}
 */
export const numbered = (testimonies, { formats }) =>
  testimonies.map(({ first }, i) => ({
    number: formats.number(i + 1),
    name: named(first.report.source, formats.language),
  }));

/** What the accounts contradict each other in, value by value, with who gives each. */
export function differenceSection(testimonies, events, tools) {
  const accounts = numbered(testimonies, tools);
  const found = differences(testimonies.map(({ first }) => first));
  if (!found.length) {
    return null;
  }
  return [
    h("h3", {}, gettext("Where the accounts differ")),
    h(
      "dl",
      { class: "differences" },
      found.map(({ name, values }) =>
        h(
          "div",
          {},
          h("dt", {}, aspectName(name)),
          values.map(({ value, from }) =>
            h(
              "dd",
              {},
              h("bdi", {}, aspectWords(name, value, events, tools)),
              " ",
              from.map((i) =>
                h("span", { class: "account-number", title: accounts[i].name }, accounts[i].number),
              ),
              h("span", { class: "visually-hidden" }, `(${from.map((i) => accounts[i].name).join("; ")})`),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** All accounts, each as a card. */
export function accountSection(testimonies, events, tools) {
  const accounts = numbered(testimonies, tools);
  const count = fill(ngettext("%(n)s account", "%(n)s accounts", testimonies.length), {
    n: tools.formats.number(testimonies.length),
  });
  if (!testimonies.length) {
    return [
      h("h3", {}, gettext("Who says so")),
      h("p", { class: "muted" }, gettext("No published report tells of this event.")),
    ];
  }
  return [
    h("h3", {}, gettext("Who says so"), " ", h("span", { class: "muted" }, count)),
    testimonies.length > 1
      ? h(
          "button",
          {
            type: "button",
            class: "button compare",
            on: { click: () => compare(testimonies, events, tools) },
          },
          icon("table"),
          gettext("Side by side"),
        )
      : null,
    h(
      "ol",
      { class: "claims" },
      testimonies.map((testimony, i) =>
        accountCard(testimony, testimonies.length > 1 ? accounts[i].number : null, events, tools),
      ),
    ),
  ];
}

const linkTo = ({ report: { uuid }, uuid: claim }, { config }) =>
  `${config.reportUrl.replace("{uuid}", uuid)}#claim-${claim}`;

const quotation = ({ evidence, report: { language } }) =>
  h("blockquote", { lang: language, dir: "auto", class: "evidence" }, evidence);

function sourceLine({ report, modality }, { formats }, number) {
  const { source } = report;
  const said = modalityWords(modality);
  return h(
    "p",
    { class: "claim-source" },
    number ? h("span", { class: "account-number" }, number) : null,
    h("span", { class: "grade", title: reliabilityWords(source.reliability) }, source.reliability),
    h("bdi", {}, named(source, formats.language)),
    h("span", { class: "visually-hidden" }, `(${reliabilityWords(source.reliability)})`),
    report.is_digest ? h("span", { class: "tag" }, gettext("digest in our words")) : null,
    said ? h("span", { class: "tag warn" }, said) : null,
  );
}

function reportLine(claim, tools) {
  const { report } = claim;
  const date = report.published_edtf
    ? edtfWords(report.published_edtf, tools.formats)
    : gettext("undated report");
  return h(
    "p",
    { class: "claim-report" },
    h("a", { href: linkTo(claim, tools) }, h("bdi", { lang: report.language }, report.title)),
    h("span", { class: "muted" }, " · ", date),
  );
}

/** What the account says, where, and when, in a line. */
function sayingLine(claim, events, tools) {
  const told = tellings(claim);
  const words = ["type", "when", "where"]
    .filter((name) => told[name])
    .map((name) => h("bdi", {}, aspectWords(name, told[name], events, tools)));
  return h(
    "p",
    { class: "claim-says" },
    words.flatMap((part, i) => [i ? " · " : "", part]),
  );
}

function claimantLine(claim, events, { formats, palette }) {
  const claimant = actorOf(events, claim.claimant);
  return claimant
    ? h(
        "p",
        { class: "claimant" },
        swatch(palette.actor(claimant)),
        fill(gettext("as claimed by %(actor)s"), { actor: named(claimant, formats.language) }),
      )
    : null;
}

function accountCard({ first, others }, number, events, tools) {
  const { report } = first;
  return h(
    "li",
    { class: "claim" },
    sourceLine(first, tools, number),
    sayingLine(first, events, tools),
    claimantLine(first, events, tools),
    quotation(first),
    first.figures.length
      ? h(
          "ul",
          { class: "figures" },
          first.figures.map((figure) => figureRow(figure, tools)),
        )
      : null,
    reportLine(first, tools),
    report.published_note ? h("p", { class: "muted small", dir: "auto" }, report.published_note) : null,
    others.length
      ? h(
          "details",
          {},
          h("summary", {}, gettext("The same account in another language")),
          others.map((claim) => [quotation(claim), reportLine(claim, tools)]),
        )
      : null,
  );
}

/** @type {{open: () => void, body: any} | null} */
let sheet = null;

/** All accounts as columns of one table; rows in which they differ are marked. */
function compare(testimonies, events, tools) {
  sheet ??= createDialog(gettext("Accounts side by side"));
  sheet.element.classList.add("wide");
  fillWith(
    sheet.body,
    h(
      "div",
      {
        class: "compare-scroll",
        tabindex: "0",
        role: "region",
        "aria-label": gettext("Accounts side by side"),
      },
      comparison(testimonies, events, tools),
    ),
  );
  sheet.open();
}

function comparison(testimonies, events, tools) {
  const claims = testimonies.map(({ first }) => first);
  const accounts = numbered(testimonies, tools);
  const differing = new Set(differences(claims).map(({ name }) => name));
  const told = claims.map(tellings);
  const row = (name, cells, differs = false) =>
    h(
      "tr",
      { class: differs ? "differs" : null },
      h("th", { scope: "row" }, name, differs ? h("span", { class: "tag warn" }, gettext("differs")) : null),
      cells.map((cell) => h("td", {}, cell ?? h("span", { class: "muted" }, gettext("not said")))),
    );
  const aspects = ["type", "modality", "when", "where", "initiator", "target"].filter((name) =>
    told.some((one) => (name === "modality" ? one[name] !== "asserted" : one[name])),
  );
  const figures = claims.map(({ figures: list }) =>
    list.length
      ? h(
          "ul",
          { class: "figures" },
          list.map((figure) => figureRow(figure, tools)),
        )
      : null,
  );
  const values = new Set(
    claims
      .filter((claim) => claim.figures.length)
      .map((claim) =>
        claim.figures
          .map((f) => f.what + f.unit + figureValue(f, tools.formats))
          .sort()
          .join(" "),
      ),
  );
  return h(
    "table",
    { class: "comparison" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("td", {}),
        claims.map((claim, i) => h("th", { scope: "col" }, sourceLine(claim, tools, accounts[i].number))),
      ),
    ),
    h(
      "tbody",
      {},
      aspects.map((name) =>
        row(
          aspectName(name),
          told.map((one) => one[name] && h("bdi", {}, aspectWords(name, one[name], events, tools))),
          differing.has(name),
        ),
      ),
      figures.some(Boolean) ? row(gettext("Figures"), figures, values.size > 1) : null,
      claims.some(({ claimant }) => claimant)
        ? row(
            gettext("On whose word"),
            claims.map((claim) => claimantLine(claim, events, tools)),
          )
        : null,
      row(gettext("In its words"), claims.map(quotation)),
      row(
        gettext("Report"),
        claims.map((claim) => reportLine(claim, tools)),
      ),
    ),
  );
}
