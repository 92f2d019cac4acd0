/** A table that tells what the map tells: the same selection, sortable, for every reader. */

import { fillWith, h, keepFocus } from "../dom.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { told } from "../telling.js";
import { NO_DAY } from "../time.js";
import { whereWords } from "../words.js";
import { disputedTag, eventSymbol } from "./symbol.js";

const PAGE = 200;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any}} tools
 */
export function createTable(element, store, { formats, palette, choose }) {
  const { language } = formats;
  const collator = new Intl.Collator(formats.locale);
  let order = { key: "when", step: -1 };
  let shown = PAGE;

  const actorNames = (row, events) => {
    const { actors } = events;
    const who = events.participants(row).map(([actor]) => actor);
    return [...new Set(who)].map((i) => named(actors[i], language, "short") || named(actors[i], language));
  };
  const sourceNames = (row, { sources, sourcesOf }) =>
    sourcesOf(row).map((i) => `${named(sources[i], language)} (${sources[i].reliability})`);

  const heads = [
    {
      key: "when",
      label: gettext("When"),
      of: (row, { latest }) => (latest(row) === NO_DAY ? Number.POSITIVE_INFINITY : latest(row)),
    },
    {
      key: "title",
      label: gettext("Event"),
      of: (row) => told(store.get().data, row, language),
    },
    {
      key: "type",
      label: gettext("Type"),
      of: (row, { type, types }) => named(types[type(row)], language),
    },
    {
      key: "where",
      label: gettext("Where"),
      of: (row) => told(store.get().data, row, language, "where"),
    },
    {
      key: "precision",
      label: gettext("Precision of the place"),
      of: (row, { wherePrec }) => wherePrec(row),
    },
    { key: "actors", label: gettext("Actors"), of: (row, events) => actorNames(row, events).join(" ") },
    { key: "sources", label: gettext("Sources"), of: (row, events) => sourceNames(row, events).join(" ") },
  ];

  const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a === b ? 0 : a < b ? -1 : 1);

  function sorted({ selection, data }) {
    const { of } = heads.find(({ key }) => key === order.key);
    return [...selection.rows()]
      .map((row) => [of(row, data.events), row])
      .sort((a, b) => compare(a[0], b[0]) * order.step || a[1] - b[1])
      .map(([, row]) => row);
  }

  function line(row, events) {
    const { types } = events;
    const { data } = store.get();
    const uuid = data.titles.peek(row)?.uuid ?? row;
    return h(
      "tr",
      {},
      h("td", { class: "number" }, formats.interval(events.earliest(row), events.latest(row))),
      h(
        "th",
        { scope: "row" },
        h(
          "button",
          {
            type: "button",
            class: "link-button",
            dir: "auto",
            dataset: { key: `row:${uuid}` },
            on: { click: () => choose(row) },
          },
          told(data, row, language) || "…",
        ),
        events.disputed(row) ? [" ", disputedTag(gettext("disputed"))] : null,
      ),
      h(
        "td",
        {},
        h(
          "span",
          { class: "with-symbol" },
          eventSymbol(events, row, palette),
          named(types[events.type(row)], language),
        ),
      ),
      h("td", {}, h("bdi", {}, told(data, row, language, "where"))),
      h("td", {}, whereWords(events.wherePrec(row))),
      h(
        "td",
        {},
        actorNames(row, events).flatMap((name, i) => [i ? " · " : null, h("bdi", {}, name)]),
      ),
      h(
        "td",
        {},
        sourceNames(row, events).flatMap((name, i) => [i ? " · " : null, h("bdi", {}, name)]),
      ),
    );
  }

  function headCell({ key, label }) {
    const sorting = order.key === key ? (order.step > 0 ? "ascending" : "descending") : null;
    const sort = () => {
      order = { key, step: order.key === key ? -order.step : 1 };
      draw();
    };
    return h(
      "th",
      { scope: "col", "aria-sort": sorting },
      h(
        "button",
        { type: "button", class: "sort", dataset: { key: `sort:${key}` }, on: { click: sort } },
        label,
        h("span", { class: "sort-sign", "aria-hidden": "true" }, sorting ? (order.step > 0 ? "▲" : "▼") : ""),
      ),
    );
  }

  function draw() {
    const state = store.get();
    element.hidden = !state.table;
    if (!state.table || !state.selection) {
      return;
    }
    const rows = sorted(state);
    state.data.titles.want(rows.slice(0, shown)).catch(() => {}); // titlesTick draws again
    const caption = fill(ngettext("%(n)s event, as filtered", "%(n)s events, as filtered", rows.length), {
      n: formats.number(rows.length),
    });
    keepFocus(element, () =>
      fillWith(
        element,
        h(
          "div",
          {
            class: "table-scroll",
            tabindex: "0",
            role: "region",
            "aria-label": gettext("Table of events"),
            dataset: { key: "scroll" },
          },
          h(
            "table",
            {},
            h("caption", {}, caption),
            h("thead", {}, h("tr", {}, heads.map(headCell))),
            h(
              "tbody",
              {},
              rows.slice(0, shown).map((row) => line(row, state.data.events)),
            ),
          ),
          rows.length > shown
            ? h(
                "button",
                {
                  type: "button",
                  class: "button",
                  on: {
                    click: () => {
                      shown += PAGE;
                      draw();
                    },
                  },
                },
                gettext("Show more"),
              )
            : null,
        ),
      ),
    );
  }

  store.subscribe(["table", "selection", "theme", "titlesTick"], draw);
  draw();
}
