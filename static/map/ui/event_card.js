/** What the panel tells of one event below its head. Everything from outside becomes text, never markup. */

import { figureGroups } from "../differences.js";
import { h } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { groupTestimonies } from "../testimony.js";
import { credibilityWords, reliabilityWords, roleName } from "../words.js";
import { accountSection, differenceSection, numbered } from "./accounts.js";
import { figureSection } from "./figures.js";
import { pastSection } from "./past.js";
import { swatch } from "./symbol.js";

/**
 * @param {any} detail from the details file @param {any} events
 * @param {{formats: any, palette: any, config: any}} tools
 */
export function eventCard(detail, events, tools) {
  const { language } = tools.formats;
  const note = named(detail, language, "note");
  const summary = named(detail, language, "summary");
  const testimonies = groupTestimonies(detail.claims, language);
  const claims = testimonies.map(({ first }) => first);
  return [
    summary ? h("p", { class: "summary", dir: "auto" }, summary) : null,
    participants(detail.participants, events, tools),
    figureSection(figureGroups(detail.figures, claims), numbered(testimonies, tools), tools),
    differenceSection(testimonies, events, tools),
    grade(detail.grade),
    accountSection(testimonies, events, tools),
    note ? [h("h3", {}, gettext("Note of the desk")), h("p", { dir: "auto" }, note)] : null,
    pastSection(detail, tools),
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
