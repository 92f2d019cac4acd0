/** "Events in view": the accessible twin of the map, by time, newest first; arrow keys and Enter. */

import { fillWith, h, keepFocus, perFrame } from "../dom.js";
import { WORLD } from "../geometry.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { told } from "../telling.js";
import { whereWords } from "../words.js";
import { disputedTag, eventSymbol } from "./symbol.js";

const PAGE = 100;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, goTo: (row: number) => void,
 *   shapeAt: (footprint: number) => any}} tools
 */
export function createList(element, store, { formats, palette, goTo, choose: chooseRow, shapeAt }) {
  const { language } = formats;
  const summary = h("p", { class: "list-summary" });
  const list = h("ol", { class: "event-list" });
  const more = h(
    "button",
    { type: "button", class: "button", on: { click: () => grow() } },
    gettext("Show more"),
  );
  let shown = PAGE;
  element.append(summary, list, more);

  function grow() {
    shown += PAGE;
    draw();
  }

  /**
   * Rows to list, newest first: those at one place if a ring was clicked, else those that the map
   * shows any of, be it a corner of the area that an event is known to.
   */
  function rowsNow({ selection, together, bounds, data }) {
    const rows = together ?? selection.rows();
    const { x: xs, y: ys, footprint } = data.events;
    const [westmost, northmost, eastmost, southmost] = bounds ?? [];
    const inside = (row) => {
      const area = shapeAt(footprint(row));
      if (area) {
        const [west, north, east, south] = area.box;
        return west <= eastmost && east >= westmost && north <= southmost && south >= northmost;
      }
      const [x, y] = [xs[row] / WORLD, ys[row] / WORLD];
      return x >= westmost && x <= eastmost && y >= northmost && y <= southmost;
    };
    return (together || !bounds ? [...rows] : rows.filter(inside)).reverse();
  }

  function choose(row) {
    chooseRow(row);
    goTo(row);
  }

  function item(row) {
    const { data } = store.get();
    const { events } = data;
    const prec = events.wherePrec(row);
    const where = told(data, row, language, "where");
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "event-item",
          dataset: { key: data.titles.peek(row)?.uuid ?? `row:${row}` },
          on: {
            click: () => choose(row),
            mouseenter: () => store.set({ hovered: row }),
            mouseleave: () => store.set({ hovered: -1 }),
            focus: () => store.set({ hovered: row }),
            blur: () => store.set({ hovered: -1 }),
          },
        },
        eventSymbol(store.get().data.events, row, palette),
        h(
          "span",
          { class: "event-words" },
          h("span", { class: "event-title", dir: "auto" }, told(data, row, language) || "…"),
          h("span", { class: "event-when" }, formats.interval(events.earliest(row), events.latest(row))),
          h(
            "span",
            { class: "event-where" },
            [where, prec > 1 && whereWords(prec)].filter(Boolean).join(" · "),
          ),
        ),
        events.disputed(row) ? disputedTag(gettext("disputed")) : null,
      ),
    );
  }

  function summaryOf(rows, { selection, together }) {
    if (together) {
      return [
        fill(gettext("%(n)s events at one place."), { n: formats.number(rows.length) }),
        " ",
        h(
          "button",
          { type: "button", class: "link-button", on: { click: () => store.set({ together: null }) } },
          gettext("Show all in view"),
        ),
      ];
    }
    const beyond = selection.count - rows.length;
    const inView = fill(ngettext("%(n)s event in view", "%(n)s events in view", rows.length), {
      n: formats.number(rows.length),
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
    const rows = rowsNow(state);
    state.data.titles.want(rows.slice(0, shown)).catch(() => {}); // titlesTick draws again
    keepFocus(element, () => {
      fillWith(summary, summaryOf(rows, state));
      fillWith(list, Array.from(rows.slice(0, shown), item));
      more.hidden = rows.length <= shown;
    });
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...list.querySelectorAll("button")];
    const target =
      {
        Home: buttons[0],
        End: buttons.at(-1),
      }[event.key] ??
      (step && buttons[buttons.indexOf(document.activeElement) + step]);
    if (target) {
      target.focus();
      event.preventDefault();
    }
  });

  store.subscribe(["selection", "together", "bounds", "tab", "theme", "titlesTick"], perFrame(draw));
  store.subscribe(["selection"], ({ together, selection }) => {
    if (together && !together.every((row) => selection.has(row))) {
      store.set({ together: null });
    }
  });
}
