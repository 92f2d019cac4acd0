/** "Events in view": the accessible twin of the map, by time, newest first; arrow keys and Enter. */

import { fillWith, h, paced, perFrame } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { newestFirst, rowsInView } from "../in_view.js";
import { told } from "../telling.js";
import { whereWords } from "../words.js";
import { createRows, placeChildren } from "./rows.js";
import { disputedTag, eventSymbol } from "./symbol.js";

/** Height of a row: two lines of title, one of time, one of place; panel.css has the same. */
const ROW_REM = 6.75;

/**
 * @param {HTMLElement} element scrolls @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, goTo: (row: number) => void, choose: (row: number) => Promise<void>,
 *   shapeAt: (footprint: number) => any}} tools
 */
export function createList(element, store, { formats, palette, goTo, choose, shapeAt }) {
  const { language } = formats;
  const summary = h("p", { class: "list-summary" });
  const list = h("ol", { class: "event-list" });
  element.append(summary, list);
  const rowPx = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  /** What is listed: newest first. */
  let shown = newestFirst([], 0);
  /** Room for the rows in view: one array for all changes of the view. */
  let room = new Uint32Array(0);

  function rowsNow({ selection, together, bounds, data }) {
    const { dated, count } = data.events;
    if (together) {
      return newestFirst(Uint32Array.from(together).sort(), dated);
    }
    const rows = selection.rows();
    if (!bounds) {
      return newestFirst(rows, dated);
    }
    room = room.length < count ? new Uint32Array(count) : room;
    return newestFirst(rowsInView(data.events, rows, bounds, shapeAt, room), dated);
  }

  function open(row) {
    choose(row);
    goTo(row);
  }

  function item(index) {
    const { data, selected, hovered } = store.get();
    const { events } = data;
    const row = shown.at(index);
    const prec = events.wherePrec(row);
    const title = told(data, row, language);
    const where = [told(data, row, language, "where"), prec > 1 && whereWords(prec)]
      .filter(Boolean)
      .join(" · ");
    const kind = row === selected ? " chosen" : row === hovered ? " hovered" : "";
    return h(
      "li",
      {
        "aria-setsize": shown.count,
        "aria-posinset": index + 1,
        "aria-current": row === selected ? "true" : null,
      },
      h(
        "button",
        {
          type: "button",
          class: `event-item${kind}`,
          dataset: { index: String(index), row: String(row), key: `row:${row}` },
          on: {
            click: () => open(row),
            mouseenter: () => store.set({ hovered: row }),
            mouseleave: () => store.set({ hovered: -1 }),
            focus: () => store.set({ hovered: row }),
            blur: () => store.set({ hovered: -1 }),
          },
        },
        eventSymbol(events, row, palette),
        h(
          "span",
          { class: "event-words" },
          h("span", { class: `event-title${title ? "" : " coming"}`, dir: "auto" }, title || "\u00a0"),
          h("span", { class: "event-when" }, formats.interval(events.earliest(row), events.latest(row))),
          h("span", { class: "event-where", title: where }, where),
        ),
        events.disputed(row) ? disputedTag(gettext("disputed")) : null,
      ),
    );
  }

  const rows = createRows({
    scroller: element,
    body: list,
    rowPx: () => rowPx,
    headPx: () => list.offsetTop,
    draw: item,
    lay(nodes, { topPx, totalPx }) {
      list.style.blockSize = `${totalPx}px`;
      for (const [i, node] of nodes.entries()) {
        node.style.translate = `0 ${topPx + i * rowPx}px`;
      }
      placeChildren(list, nodes);
    },
    want(first, last) {
      const asked = Array.from({ length: Math.max(0, last - first) }, (_, i) => shown.at(first + i));
      store
        .get()
        .data?.titles.want(asked)
        .catch(() => {}); // titlesTick draws again
    },
  });

  function summaryOf(count, { selection, together }) {
    if (together) {
      return [
        fill(gettext("%(n)s events at one place."), { n: formats.number(count) }),
        " ",
        h(
          "button",
          { type: "button", class: "link-button", on: { click: () => store.set({ together: null }) } },
          gettext("Show all in view"),
        ),
      ];
    }
    const beyond = selection.count - count;
    const inView = fill(ngettext("%(n)s event in view", "%(n)s events in view", count), {
      n: formats.number(count),
    });
    return beyond
      ? `${inView}; ${fill(gettext("%(n)s more beyond the map's edge"), { n: formats.number(beyond) })}`
      : inView;
  }

  function draw() {
    const state = store.get();
    if (!state.selection || state.tab !== "events") {
      return;
    }
    shown = rowsNow(state);
    fillWith(summary, summaryOf(shown.count, state));
    rows.reset(shown.count);
  }

  const soon = paced(draw);
  const redraw = perFrame(() => store.get().tab === "events" && rows.reset(shown.count));
  store.subscribe(["selection", "together", "bounds", "tab"], soon);
  store.subscribe(["theme", "titlesTick"], redraw);
  // What is chosen or pointed at on the map is marked here; what is chosen is brought into sight.
  store.subscribe(["selected", "hovered"], ({ selected, hovered, tab }, changed) => {
    if (tab !== "events" || !shown.count) {
      return;
    }
    for (const button of list.querySelectorAll("[data-row]")) {
      const row = Number(button.dataset.row);
      button.classList.toggle("chosen", row === selected);
      button.classList.toggle("hovered", row === hovered && row !== selected);
      button.parentElement.toggleAttribute("aria-current", row === selected);
    }
    const index = changed.has("selected") && selected >= 0 ? shown.indexOf(selected) : -1;
    if (index >= 0) {
      rows.reveal(index);
    }
  });
  store.subscribe(["selection"], ({ together, selection }) => {
    if (together && !together.every((row) => selection.has(row))) {
      store.set({ together: null });
    }
  });
}
