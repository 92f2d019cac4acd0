/** The events nearest to one in place and time, as a list that leads from one to the next. */

import { fillWith, h } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { neighbours } from "../near.js";
import { told } from "../telling.js";
import { NO_DAY } from "../time.js";
import { whereWords } from "../words.js";
import { eventSymbol } from "./symbol.js";

const LIMITS = { km: 25, days: 14, most: 6 };
/** UCDP where_prec up to which a distance between two points says something. */
const PLACED = 2;

/**
 * @param {number} row @param {any} data
 * @param {{formats: any, palette: any, choose: (row: number) => void, goTo: (row: number) => void}} tools
 * @returns {{element: HTMLElement, refresh: () => void}} refresh: titles have come in
 */
export function createNeighbours(row, data, tools) {
  const { formats } = tools;
  const { events, titles } = data;
  const found = neighbours(events, row, LIMITS);
  const list = h("ul", { class: "near-list" });
  const limits = { km: formats.number(LIMITS.km), days: formats.number(LIMITS.days) };
  const none =
    events.latest(row) === NO_DAY
      ? gettext("An undated event has no neighbours in time.")
      : fill(gettext("No other event within %(km)s km and %(days)s days."), limits);
  const element = h(
    "section",
    { class: "near" },
    h("h3", {}, gettext("Near it in place and time")),
    found.length ? list : h("p", { class: "muted" }, none),
  );

  function go(other) {
    tools.choose(other);
    tools.goTo(other);
  }

  function refresh() {
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    fillWith(list, found.map(item));
    list.querySelectorAll("button")[focused]?.focus({ preventScroll: true });
  }

  const item = (near) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "near-item", on: { click: () => go(near.row) } },
        eventSymbol(events, near.row, tools.palette),
        h(
          "span",
          {},
          h("span", { class: "near-title", dir: "auto" }, told(data, near.row, formats.language) || "…"),
          h("span", { class: "near-how" }, `${farWords(near)} · ${apartWords(near)}`),
        ),
      ),
    );

  function farWords(near) {
    const worst = Math.max(events.wherePrec(row), events.wherePrec(near.row));
    if (worst > PLACED) {
      return events.wherePrec(near.row) > PLACED ? whereWords(events.wherePrec(near.row)) : gettext("nearby");
    }
    if (near.km < 0.05) {
      return gettext("at the same place");
    }
    const km = fill(gettext("%(n)s km away"), {
      n: formats.number(near.km < 10 ? Math.round(near.km * 10) / 10 : Math.round(near.km)),
    });
    return worst > 1 ? fill(gettext("about %(distance)s"), { distance: km }) : km;
  }

  function apartWords({ days }) {
    const n = formats.number(Math.abs(days));
    if (days === 0) {
      return gettext("at the same time");
    }
    return days > 0
      ? fill(ngettext("%(n)s day later", "%(n)s days later", days), { n })
      : fill(ngettext("%(n)s day earlier", "%(n)s days earlier", -days), { n });
  }

  refresh();
  titles.want(found.map((near) => near.row)).catch(() => {}); // the list says "…" until they come
  return { element, refresh };
}
