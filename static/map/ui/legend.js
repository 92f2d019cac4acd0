/** The legend: every sign of the map and of the timeline, drawn and explained. */

import { fillWith, h } from "../dom.js";
import { GROUPS } from "../groups.js";
import { gettext, named } from "../i18n.js";
import { groupColour } from "../palette.js";
import { controlWords, groupName, whereWords } from "../words.js";
import { areaSign, barSign, factsSign, hatchSign, heatSign, ringSign } from "./signs.js";
import { disputedTag, swatch, symbol } from "./symbol.js";

/** Strength and distance of the hatch by UCDP where_prec, as layers/footprints.js draws it. */
const HATCHES = [
  [2, 0.55, 8],
  [3, 0.42, 10],
  [4, 0.3, 12],
  [5, 0.24, 14],
];

/**
 * @param {HTMLElement} element @param {{formats: any, palette: any}} tools
 * @returns {(state: any) => void} draws it
 */
export function createLegend(element, { formats, palette }) {
  const { language } = formats;
  const entry = (sign, title, text) =>
    h("div", { class: "legend-entry" }, h("dt", {}, sign, title), text ? h("dd", {}, text) : null);
  const part = (title, ...entries) => [h("h3", {}, title), h("dl", {}, entries)];

  /** Those who act or hold something, each once. */
  function actorsOf({ data, control }) {
    const { tables, actors } = data.events;
    const acting = [...tables.initiatorOfParty].filter((i) => i >= 0).map((i) => actors[i]);
    const holding = control.facts.map(({ actor: key }) => actors.find((actor) => actor.key === key));
    return [...new Set([...acting, ...holding].filter(Boolean))];
  }

  const bars = () => ["battle", "strike"].map((group) => groupColour(group, palette.dark));

  return (state) => {
    const { data } = state;
    const known = actorsOf(state);
    const colours = known.map((actor) => palette.actor(actor));
    const example = colours[0] ?? palette.actor(null);
    const three = [0, 1, 2].map((i) => colours[i] ?? example);
    const groups = new Set(data.events.tables.groupOfKind);
    fillWith(
      element,
      h("h2", { class: "facet-title" }, gettext("What the signs say")),
      h("h3", {}, gettext("Shape: what happened")),
      h(
        "dl",
        { class: "two" },
        GROUPS.filter((_, i) => groups.has(i)).map((group) =>
          entry(symbol(group, groupColour(group, palette.dark)), groupName(group)),
        ),
      ),
      part(
        gettext("Colour: who acts, who holds"),
        ...known.map((actor) => entry(swatch(palette.actor(actor)), h("bdi", {}, named(actor, language)))),
      ),
      part(
        gettext("Precision"),
        entry(symbol("battle", example), gettext("exact place")),
        entry(
          symbol("battle", example, { hollow: true }),
          gettext("known to an area only"),
          gettext(
            "The hatched area is where it can have been; the paler, the less is known. The sign stands for the area, not for a point in it.",
          ),
        ),
        ...HATCHES.map(([prec, strength, gapPx]) =>
          entry(hatchSign(example, strength, gapPx), whereWords(prec)),
        ),
        entry(
          disputedTag(gettext("disputed")),
          "",
          `${gettext("Sources contradict each other, or one side alone claims it.")} ${gettext("A ring bears the mark if any of its events does.")}`,
        ),
      ),
      part(
        gettext("Many events"),
        entry(
          ringSign(three, formats.number(24)),
          gettext("a ring with their exact number"),
          gettext(
            "Its shares are coloured by who acts, or by type; dashed shares are known to an area only.",
          ),
        ),
        entry(
          heatSign(palette.dark),
          gettext("heat, where it is chosen"),
          gettext("Only events known to 25 km or better warm the map: the others have no spot."),
        ),
      ),
      part(
        gettext("Timeline"),
        entry(
          barSign(bars(), false),
          gettext("events by day, week or month, stacked by type"),
          gettext("By logarithm the height of a bar is logarithmic, its shares are not."),
        ),
        entry(
          barSign(bars(), true),
          gettext("dated to a longer time than a bar"),
          gettext("Such an event is spread evenly over its days: a fading bar, not a peak on one of them."),
        ),
        entry(factsSign(three), gettext("days of facts about control, coloured by the holder")),
      ),
      part(gettext("Filter"), entry(areaSign(), gettext("the area that the events are filtered by"))),
      part(
        gettext("Control"),
        ...["held", "partial", "contested"].map((name) => entry(swatch(example, name), controlWords(name))),
      ),
      h(
        "p",
        {},
        gettext(
          "Areas are derived: the ground nearest to each place with a dated, sourced fact. A fact holds until the next; the older it is, the paler its area. The dark line runs between different holders.",
        ),
      ),
    );
  };
}
