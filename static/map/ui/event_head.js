/** The head of an event's card: what, when and where, as far as the columns and titles know. */

import { h, icon } from "../dom.js";
import { edtfDays } from "../edtf.js";
import { gettext, named } from "../i18n.js";
import { told } from "../telling.js";
import { NO_DAY } from "../time.js";
import { statusName, whenWords, whereWords } from "../words.js";
import { disputedTag, eventSymbol } from "./symbol.js";
import { daysWords } from "./when.js";

const known = (day) => (day === NO_DAY ? null : day);

/** The days of an event with the doubts that its expression has; null where it is undated. */
export function daysOf(row, { events, titles }) {
  const latest = known(events.latest(row));
  if (latest === null) {
    return edtfDays(titles.peek(row)?.when_edtf);
  }
  const marks = titles.peek(row)?.when_edtf ?? "";
  return {
    earliest: known(events.earliest(row)),
    latest,
    about: /[~%]/.test(marks),
    uncertain: /[?%]/.test(marks),
  };
}

/**
 * @param {number} row @param {any} data
 * @param {{formats: any, palette: any, goTo: (row: number) => void}} tools
 */
export function eventHead(row, data, { formats, palette, goTo }) {
  const { events } = data;
  const { types, statuses } = events;
  const { language } = formats;
  const title = told(data, row, language);
  const status = statuses[events.status(row)];
  const dated = events.latest(row) !== NO_DAY;
  return h(
    "header",
    { class: "event-head" },
    h(
      "p",
      { class: "event-type" },
      eventSymbol(events, row, palette),
      named(types[events.type(row)], language),
    ),
    h("h2", { tabindex: "-1", dir: "auto" }, title || gettext("An event without a title")),
    h(
      "p",
      { class: "tags" },
      events.disputed(row) ? disputedTag(gettext("disputed")) : null,
      dated ? null : h("span", { class: "tag warn" }, gettext("undated")),
      status !== "published" ? h("span", { class: "tag bad" }, statusName(status)) : null,
    ),
    h(
      "dl",
      { class: "facts" },
      fact(
        gettext("When"),
        daysWords(daysOf(row, data), formats) || gettext("no report gives a date"),
        dated || events.datePrec(row) ? whenWords(events.datePrec(row), dated) : null,
      ),
      fact(
        gettext("Where"),
        h("bdi", {}, told(data, row, language, "where") || gettext("not named")),
        whereWords(events.wherePrec(row)),
        h(
          "button",
          {
            type: "button",
            class: "link-button show-place",
            dataset: { key: "show-place" },
            on: { click: () => goTo(row) },
          },
          icon("target"),
          events.footprint(row) >= 0 ? gettext("Show the area") : gettext("Show on the map"),
        ),
      ),
    ),
  );
}

const fact = (name, value, precision, more = null) =>
  h(
    "div",
    {},
    h("dt", {}, name),
    h("dd", {}, value, precision ? h("span", { class: "precision" }, precision) : null, more),
  );
