/** One cell of the ground: who holds it on the day shown, the fact that says so, its source and its age. */

import { h } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { controlWords, reliabilityWords } from "../words.js";
import { swatch } from "./symbol.js";

/** @param {number} index cell @param {any} state @param {{formats: any, palette: any, factOf: (cell: number) => any}} tools */
export function controlCard(index, { control, controlDay, data }, { formats, palette, factOf }) {
  const { language } = formats;
  const place = named(control.cells[index], language);
  const actorOf = (fact) => data.events.actors.find(({ key }) => key === fact.actor);
  const holding = (fact) =>
    [
      h("span", {}, controlWords(fact.state)),
      fact.actor ? h("bdi", {}, named(actorOf(fact), language)) : null,
    ].filter(Boolean);
  const fact = factOf(index);
  const head = [
    h("p", { class: "event-type" }, gettext("Who holds the ground")),
    h("h2", { tabindex: "-1" }, h("bdi", {}, place)),
  ];
  if (!fact) {
    return [head, h("p", {}, gettext("Nothing is known of this place on the day shown."))];
  }
  const note = named(fact, language, "note");
  const rest = control.facts.filter(({ cell }) => cell === index);
  return [
    head,
    h(
      "p",
      { class: "holding" },
      swatch(palette.actor(actorOf(fact)), fact.state),
      holding(fact).flatMap((part) => [part, " "]),
    ),
    h(
      "dl",
      { class: "facts" },
      h("div", {}, h("dt", {}, gettext("Since")), h("dd", {}, formats.interval(fact.earliest, fact.latest))),
      h(
        "div",
        {},
        h("dt", {}, gettext("Day shown")),
        h(
          "dd",
          {},
          formats.day(controlDay),
          h(
            "span",
            { class: "precision" },
            fill(gettext("the fact is %(age)s old"), { age: formats.age(controlDay - fact.latest) }),
          ),
        ),
      ),
      h(
        "div",
        {},
        h("dt", {}, gettext("Source")),
        h(
          "dd",
          {},
          h(
            "span",
            { class: "grade", title: reliabilityWords(fact.source.reliability) },
            fact.source.reliability,
          ),
          " ",
          h("bdi", {}, named(fact.source, language)),
          h("span", { class: "precision", dir: "auto" }, fact.citation),
        ),
      ),
    ),
    note ? h("p", { dir: "auto" }, note) : null,
    rest.length > 1
      ? [
          h("h3", {}, gettext("All that is known of this place")),
          h(
            "ol",
            { class: "fact-history" },
            rest.map((one) =>
              h(
                "li",
                { "aria-current": one === fact ? "true" : null },
                swatch(palette.actor(actorOf(one)), one.state),
                h("span", {}, formats.interval(one.earliest, one.latest)),
                h(
                  "span",
                  { class: "muted" },
                  holding(one).flatMap((part) => [part, " "]),
                ),
              ),
            ),
          ),
        ]
      : null,
    h(
      "p",
      { class: "muted small" },
      gettext("The area is derived: the ground nearest to this place, not a line that anybody reported."),
    ),
  ];
}
