/**
 * A table that tells what the map tells: the same selection, sortable, for every reader. Only rows in
 * sight exist; assistive technology is told how many there are and which these are.
 */

import { fillWith, h, keepFocus, paced, perFrame } from "../dom.js";
import { placeAt } from "../filters/active.js";
import { fill, gettext, named, ngettext, shortNamed } from "../i18n.js";
import { newestFirst } from "../in_view.js";
import { inOrder, orderOf } from "../table_order.js";
import { told } from "../telling.js";
import { NO_DAY } from "../time.js";
import { credibilityWords, lookUpWords, whenWords, whereWords } from "../words.js";
import { createRows, placeChildren } from "./rows.js";
import { disputedTag, eventSymbol } from "./symbol.js";

/** Height of a row, two lines, and of a row that stands as a card; table.css has the same. */
const ROW_REM = 3.25;
const CARD_REM = 8.25;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, choose: (row: number) => Promise<void>}} tools
 */
export function createTable(element, store, { formats, palette, choose }) {
  const { language } = formats;
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  /** Where columns have no room beside each other, each row is a card. */
  const asCards = matchMedia("(max-width: 40rem)");
  const rowPx = () => remPx * (asCards.matches ? CARD_REM : ROW_REM);
  /** The rows in order: how many, which, and where one stands. */
  let shown = newestFirst([], 0);

  const between = (names) => names.flatMap((name, i) => [i ? " · " : null, h("bdi", {}, name)]);
  const shortName = (actor) => shortNamed(actor, language);

  const columns = [
    {
      key: "when",
      label: gettext("When"),
      kind: "number",
      of: (row, { events }) => formats.interval(events.earliest(row), events.latest(row)),
    },
    { label: gettext("Event") },
    {
      key: "type",
      label: gettext("Type"),
      of: (row, { events }) =>
        h(
          "span",
          { class: "with-symbol" },
          eventSymbol(events, row, palette),
          named(events.types[events.type(row)], language),
        ),
    },
    {
      key: "place",
      label: gettext("Place"),
      of: (row, data) =>
        h(
          "bdi",
          {},
          named(placeAt(data.places, data.events.place(row)), language) || told(data, row, language, "where"),
        ),
    },
    {
      key: "precision",
      label: gettext("Precision"),
      of: (row, { events }) =>
        [
          whereWords(events.wherePrec(row)),
          whenWords(events.datePrec(row), events.latest(row) !== NO_DAY),
        ].map((words) => h("span", { class: "one-line", title: words }, words)),
    },
    {
      key: "actor",
      label: gettext("Actors"),
      of: (row, { events }) => {
        const who = new Set(events.participants(row).map(([actor]) => actor));
        const first = events.initiator(row);
        return between(
          [...who]
            .sort((a, b) => Number(b === first) - Number(a === first))
            .map((i) => shortName(events.actors[i])),
        );
      },
    },
    {
      key: "credibility",
      label: gettext("Credibility"),
      of: (row, { events }) => [
        h("span", { class: "grade" }, formats.number(events.credibility(row))),
        " ",
        credibilityWords(events.credibility(row)),
      ],
    },
    {
      label: gettext("Sources"),
      of: (row, { events }) =>
        between(
          events
            .sourcesOf(row)
            .map((i) => `${named(events.sources[i], language)} (${events.sources[i].reliability})`),
        ),
    },
  ];

  // Roles are said, since what is laid out as cards would lose them.
  const head = h("tr", { role: "row", "aria-rowindex": "1" });
  const body = h("tbody", { role: "rowgroup" });
  const above = h("tr", { class: "spacer", "aria-hidden": "true" }, h("td", { colspan: columns.length }));
  const below = h("tr", { class: "spacer", "aria-hidden": "true" }, h("td", { colspan: columns.length }));
  const caption = h("caption");
  const table = h(
    "table",
    { class: "events-table", role: "table" },
    caption,
    h("thead", { role: "rowgroup" }, head),
    body,
  );
  const scroller = h(
    "div",
    {
      class: "table-scroll",
      tabindex: "0",
      role: "region",
      "aria-label": gettext("Table of events"),
      dataset: { key: "scroll" },
    },
    table,
  );
  element.append(scroller);

  function titleCell(row, index, data) {
    const title = told(data, row, language);
    return h(
      "th",
      { scope: "row", role: "rowheader" },
      h(
        "div",
        { class: "title-cell" },
        titleButton(row, index, title),
        data.events.disputed(row) ? disputedTag(gettext("disputed")) : null,
      ),
    );
  }

  const titleButton = (row, index, title) =>
    h(
      "button",
      {
        type: "button",
        class: `link-button${title ? "" : " coming"}`,
        dir: "auto",
        dataset: { index: String(index), row: String(row), key: `line:${row}` },
        on: { click: () => choose(row) },
      },
      title || "…",
    );

  function line(index) {
    const { data, selected } = store.get();
    const row = shown.at(index);
    return h(
      "tr",
      {
        role: "row",
        "aria-rowindex": String(index + 2),
        "aria-current": row === selected ? "true" : null,
        dataset: { at: String(row) },
        on: {
          mouseenter: () => store.set({ hovered: row }),
          mouseleave: () => store.set({ hovered: -1 }),
        },
      },
      columns.map(({ key = "sources", of, kind }) =>
        of
          ? h(
              "td",
              { class: kind, role: "cell", dataset: { column: key } },
              h("div", { class: "cell" }, of(row, data)),
            )
          : titleCell(row, index, data),
      ),
    );
  }

  const rows = createRows({
    scroller,
    body,
    rowPx,
    headPx: () => body.offsetTop,
    draw: line,
    lay(nodes, { topPx, totalPx }) {
      const belowPx = totalPx - topPx - nodes.length * rowPx();
      above.firstElementChild.style.blockSize = `${Math.max(0, topPx)}px`;
      below.firstElementChild.style.blockSize = `${Math.max(0, belowPx)}px`;
      above.hidden = topPx <= 0;
      below.hidden = belowPx <= 0;
      placeChildren(body, [above, ...nodes, below]);
    },
    want(first, last) {
      const asked = Array.from({ length: Math.max(0, last - first) }, (_, i) => shown.at(first + i));
      store
        .get()
        .data?.titles.want(asked)
        .catch(() => {}); // titlesTick draws again
    },
  });

  function headCell({ key, label }) {
    if (!key) {
      return h("th", { scope: "col", role: "columnheader" }, h("span", { class: "sort" }, label));
    }
    const order = orderOf(store.get().sort);
    const sorting = order.key === key ? (order.direction > 0 ? "ascending" : "descending") : null;
    const sort = () => {
      const ascending = order.key === key ? order.direction < 0 : key !== "when";
      store.set({ sort: ascending ? key : `-${key}` });
    };
    return h(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": sorting ?? "none" },
      h(
        "button",
        { type: "button", class: "sort", dataset: { key: `sort:${key}` }, on: { click: sort } },
        label,
        h(
          "span",
          { class: "sort-sign", "aria-hidden": "true" },
          sorting ? (order.direction > 0 ? "▲" : "▼") : "",
        ),
      ),
    );
  }

  function draw() {
    const state = store.get();
    element.hidden = !state.table;
    if (!state.table || !state.selection) {
      return;
    }
    shown = inOrder(state, language);
    const { count } = shown;
    fillWith(
      caption,
      lookUpWords(state, formats) ||
        fill(ngettext("%(n)s event, as filtered", "%(n)s events, as filtered", count), {
          n: formats.number(count),
        }),
    );
    table.setAttribute("aria-rowcount", String(count + 1));
    keepFocus(head, () => fillWith(head, columns.map(headCell)));
    rows.reset(count);
  }

  const redraw = perFrame(() => store.get().table && rows.reset(shown.count));
  store.subscribe(["table"], draw);
  store.subscribe(["sort"], () => {
    scroller.scrollTop = 0;
    draw();
  });
  store.subscribe(["selection"], paced(draw));
  store.subscribe(["theme", "titlesTick"], redraw);
  asCards.addEventListener("change", redraw);
  store.subscribe(["selected", "hovered", "table"], ({ selected, hovered, table: on }, changed) => {
    if (!on) {
      return;
    }
    for (const tr of body.querySelectorAll("tr[data-at]")) {
      const row = Number(tr.dataset.at);
      tr.classList.toggle("hovered", row === hovered);
      if (row === selected) {
        tr.setAttribute("aria-current", "true");
      } else {
        tr.removeAttribute("aria-current");
      }
    }
    const index = selected >= 0 && !changed.has("hovered") ? shown.indexOf(selected) : -1;
    if (index >= 0) {
      rows.reveal(index);
    }
  });
  draw();

  return { focus: () => scroller.focus({ preventScroll: true }) };
}
