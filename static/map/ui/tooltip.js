/** A small card beside the mouse: what lies there, in words. The panel's list tells the same to everybody. */

import { fillWith, h } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { told } from "../telling.js";
import { controlWords, heldWords, whereWords } from "../words.js";
import { disputedTag } from "./symbol.js";

const GAP_PX = 14;
const MOST_LISTED = 5;
/** More than these are counted only once the mouse rests. */
const MOST_AT_ONCE = 5000;
const REST_MS = 120;

/**
 * @param {HTMLElement} element @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, factOf: (cell: number) => any}} tools
 */
export function createTooltip(element, map, store, { formats, factOf }) {
  const { language } = formats;

  function eventLines(row) {
    const { data } = store.get();
    const { events } = data;
    const prec = events.wherePrec(row);
    return [
      h("strong", {}, h("bdi", {}, told(data, row, language) || "…")),
      h("span", {}, formats.interval(events.earliest(row), events.latest(row))),
      h(
        "span",
        {},
        [told(data, row, language, "where"), prec > 1 && whereWords(prec)].filter(Boolean).join(" · "),
      ),
      events.disputed(row) ? disputedTag(gettext("disputed")) : null,
    ];
  }

  /** How many of many are not what they seem at first sight. */
  const doubtLines = ({ disputed, imprecise }) => [
    imprecise
      ? h("span", {}, fill(gettext("%(n)s known to an area only"), { n: formats.number(imprecise) }))
      : null,
    disputed ? h("span", {}, fill(gettext("%(n)s disputed"), { n: formats.number(disputed) })) : null,
  ];

  let resting = 0;

  /** What a ring holds, in words, for those who cannot tell by its colours. */
  function heldLine({ count, allRows, point }) {
    const line = h("span", { class: "held" });
    function tell() {
      const { data, ringBy } = store.get();
      const words = heldWords(allRows(), data.events, ringBy, formats);
      fillWith(
        line,
        words.flatMap((each, i) => [i ? " · " : "", h("bdi", {}, each)]),
      );
    }
    if (count > MOST_AT_ONCE) {
      resting = setTimeout(() => {
        tell();
        place(point);
      }, REST_MS);
    } else {
      tell();
    }
    return line;
  }

  function manyLines(hover) {
    const { rows, count } = hover;
    const { data } = store.get();
    const title = fill(gettext("%(n)s events here"), { n: formats.number(count) });
    const listed = count > MOST_LISTED ? [] : rows;
    return [
      h("strong", {}, title),
      heldLine(hover),
      ...doubtLines(hover),
      ...listed.map((row) => h("span", {}, h("bdi", {}, told(data, row, language) || "…"))),
    ];
  }

  function controlLines(index) {
    const { control, controlDay, data } = store.get();
    const fact = factOf(index);
    const actor = data.events.actors.find(({ key }) => key === fact.actor);
    const who = named(actor, language);
    return [
      h("strong", {}, h("bdi", {}, named(control.cells[index], language))),
      h("span", {}, [controlWords(fact.state), who].filter(Boolean).join(" · ")),
      h(
        "span",
        {},
        `${formats.interval(fact.earliest, fact.latest)} · ${ageWords(controlDay - fact.latest)}`,
      ),
      h(
        "span",
        { class: "muted" },
        h("bdi", {}, `${named(fact.source, language)} (${fact.source.reliability})`),
      ),
    ];
  }

  function ageWords(days) {
    return days <= 0
      ? gettext("on the day")
      : fill(gettext("%(age)s before the day shown"), { age: formats.age(days) });
  }

  function place({ x, y }) {
    const area = map.getSize();
    const { offsetWidth, offsetHeight } = element;
    const left = x + GAP_PX + offsetWidth > area.x ? x - GAP_PX - offsetWidth : x + GAP_PX;
    const top = y + GAP_PX + offsetHeight > area.y ? y - GAP_PX - offsetHeight : y + GAP_PX;
    element.style.transform = `translate(${Math.max(left, 4)}px, ${Math.max(top, 4)}px)`;
  }

  function keyOf(hover) {
    if (!hover) {
      return "";
    }
    const { rows, cell } = hover;
    // A ring may stand for a hundred thousand rows: its ends and their number tell it from others.
    return rows.length
      ? `events ${rows[0]} ${rows[rows.length - 1]} ${hover.count}`
      : cell >= 0
        ? `cell ${cell}`
        : "";
  }

  function linesOf(hover) {
    const { rows, count, cell: index } = hover;
    if (count > 1) {
      return manyLines(hover);
    }
    return rows.length ? eventLines(rows[0]) : controlLines(index);
  }

  let shown = "";
  function show({ hover, data }, changed) {
    const key = data ? keyOf(hover) : "";
    element.hidden = !key;
    if (key !== shown) {
      clearTimeout(resting);
    }
    if (key && (key !== shown || changed.has("titlesTick"))) {
      fillWith(element, linesOf(hover));
    }
    if (key && key !== shown && hover.count <= MOST_LISTED) {
      data.titles.want(hover.rows).catch(() => {}); // words come later, or not
    }
    shown = key;
    if (key) {
      place(hover.point);
    }
  }
  store.subscribe(["hover", "titlesTick"], show);
  show(store.get(), new Set(["hover"]));
}
