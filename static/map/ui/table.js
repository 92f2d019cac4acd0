/** A table that tells what the map tells: the same selection, sortable, for every reader. */

import { fillWith, h, keepFocus } from "../dom.js";
import { cell, fill, gettext, named, ngettext } from "../i18n.js";
import { NO_DAY } from "../time.js";
import { whereWords } from "../words.js";
import { disputedTag, eventSymbol } from "./symbol.js";

const PAGE = 200;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any}} tools
 */
export function createTable(element, store, { formats, palette }) {
  const { language } = formats;
  const collator = new Intl.Collator(formats.locale);
  let order = { key: "when", step: -1 };
  let shown = PAGE;

  const actorNames = (row, events) => {
    const { columns, actors } = events;
    const who = columns.actorOf.subarray(columns.actorStart[row], columns.actorStart[row + 1]);
    return [...new Set(who)].map((i) => named(actors[i], language, "short") || named(actors[i], language));
  };
  const sourceNames = (row, { columns, sources }) =>
    [...columns.sourceOf.subarray(columns.sourceStart[row], columns.sourceStart[row + 1])].map(
      (i) => `${named(sources[i], language)} (${sources[i].reliability})`,
    );

  const heads = [
    {
      key: "when",
      label: gettext("When"),
      of: (row, { columns }) =>
        columns.latest[row] === NO_DAY ? Number.POSITIVE_INFINITY : columns.latest[row],
    },
    {
      key: "title",
      label: gettext("Event"),
      of: (row, { columns }) => cell(columns, "title", row, language),
    },
    {
      key: "type",
      label: gettext("Type"),
      of: (row, { columns, types }) => named(types[columns.type[row]], language),
    },
    {
      key: "where",
      label: gettext("Where"),
      of: (row, { columns }) => cell(columns, "where", row, language),
    },
    {
      key: "precision",
      label: gettext("Precision of the place"),
      of: (row, { columns }) => columns.wherePrec[row],
    },
    { key: "actors", label: gettext("Actors"), of: (row, events) => actorNames(row, events).join(" ") },
    { key: "sources", label: gettext("Sources"), of: (row, events) => sourceNames(row, events).join(" ") },
  ];

  const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a === b ? 0 : a < b ? -1 : 1);

  function sorted({ selection, data }) {
    const { of } = heads.find(({ key }) => key === order.key);
    return [...selection.rows]
      .map((row) => [of(row, data.events), row])
      .sort((a, b) => compare(a[0], b[0]) * order.step || a[1] - b[1])
      .map(([, row]) => row);
  }

  function line(row, events) {
    const { columns, types } = events;
    const uuid = columns.uuid[row];
    return h(
      "tr",
      {},
      h("td", { class: "number" }, formats.interval(columns.earliest[row], columns.latest[row])),
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
            on: { click: () => store.set({ sel: uuid, cell: -1 }) },
          },
          cell(columns, "title", row, language),
        ),
        columns.disputed[row] ? [" ", disputedTag(gettext("disputed"))] : null,
      ),
      h(
        "td",
        {},
        h(
          "span",
          { class: "with-symbol" },
          eventSymbol(events, row, palette),
          named(types[columns.type[row]], language),
        ),
      ),
      h("td", {}, h("bdi", {}, cell(columns, "where", row, language))),
      h("td", {}, whereWords(columns.wherePrec[row])),
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

  store.subscribe(["table", "selection", "theme"], draw);
  draw();
}
