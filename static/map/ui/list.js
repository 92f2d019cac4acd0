/** "Events in view": the accessible twin of the map, by time, newest first; arrow keys and Enter. */

import { afterPicture, fillWith, h, paced, perFrame, put, say } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { newestFirst, newestSeen, rowsSeen } from "../in_view.js";
import { told } from "../telling.js";
import { heldWords, lookUpWords, whereWords } from "../words.js";
import { createRows, placeChildren } from "./rows.js";
import { disputedTag, eventSymbol } from "./symbol.js";

/** Height of a row: two lines of title, one of time, one of place; panel.css has the same. */
const ROW_REM = 6.75;

/** "true" or nothing: an empty value would mean no. */
const markCurrent = (node, current) =>
  current ? put(node, "aria-current", true) : node.removeAttribute("aria-current");

/**
 * @param {HTMLElement} element scrolls @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, goTo: (row: number) => void, choose: (row: number) => Promise<void>,
 *   shapeAt: (footprint: number) => any}} tools
 */
export function createList(element, store, { formats, palette, goTo, choose, shapeAt, fit }) {
  const { language } = formats;
  const summary = h("p", { class: "list-summary", tabindex: "-1", dataset: { key: "summary" } });
  const list = h("ol", { class: "event-list" });
  element.append(summary, list);
  const rowPx = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  /** What is listed: newest first. */
  let shown = newestFirst([], 0);
  /** Which rows lie in the view, whatever is filtered. */
  let view = { events: null, bounds: null, seen: new Uint8Array(0) };

  function rowsNow({ selection, together, bounds, data }) {
    const { dated } = data.events;
    if (together) {
      return newestFirst(Uint32Array.from(together).sort(), dated);
    }
    if (!bounds) {
      return newestFirst(selection.rows(), dated);
    }
    if (view.bounds !== bounds || view.events !== data.events) {
      view = { events: data.events, bounds, seen: rowsSeen(data.events, bounds, shapeAt) };
    }
    return newestSeen(selection.stretches, view.seen);
  }

  function open(row) {
    choose(row);
    goTo(row);
  }

  /** What each row's node consists of, and the event that it tells of now. */
  const partsOf = new WeakMap();

  /** A row that tells nothing yet. */
  function blank() {
    const title = h("span", { class: "event-title", dir: "auto" });
    const when = h("span", { class: "event-when" });
    const where = h("span", { class: "event-where" });
    const parts = { row: -1, sign: "", title, when, where, tag: null, symbol: null, button: null };
    const point = () => store.set({ hovered: parts.row });
    const leave = () => store.set({ hovered: -1 });
    parts.button = h(
      "button",
      {
        type: "button",
        class: "event-item",
        on: { click: () => open(parts.row), mouseenter: point, mouseleave: leave, focus: point, blur: leave },
      },
      h("span", { class: "event-words" }, title, when, where),
    );
    const node = h("li", {}, parts.button);
    partsOf.set(node, parts);
    return node;
  }

  /** Let a row tell of an event; what it says already stays. */
  function tell(node, parts, index, { data, selected, hovered }) {
    const { events } = data;
    const row = shown.at(index);
    parts.row = row;
    put(node, "aria-setsize", shown.count);
    put(node, "aria-posinset", index + 1);
    markCurrent(node, row === selected);
    const { button } = parts;
    put(button, "data-index", index);
    put(button, "data-row", row);
    put(button, "data-key", `row:${row}`);
    button.classList.toggle("chosen", row === selected);
    button.classList.toggle("hovered", row === hovered && row !== selected);
    const title = told(data, row, language);
    parts.title.classList.toggle("coming", !title);
    say(parts.title, title || "\u00a0");
    say(parts.when, formats.interval(events.earliest(row), events.latest(row)));
    const prec = events.wherePrec(row);
    const where = [told(data, row, language, "where"), prec > 1 && whereWords(prec)]
      .filter(Boolean)
      .join(" · ");
    say(parts.where, where);
    put(parts.where, "title", where);
    sign(parts, events, row);
  }

  function sign(parts, events, row) {
    const actor = palette.actor(events.actors[events.initiator(row)]);
    const now = `${events.group(row)} ${actor} ${events.wherePrec(row) > 1} ${events.disputed(row)}`;
    if (parts.sign !== now) {
      parts.sign = now;
      parts.symbol?.remove();
      parts.tag?.remove();
      parts.symbol = eventSymbol(events, row, palette);
      parts.tag = events.disputed(row) ? disputedTag(gettext("disputed")) : null;
      parts.button.prepend(parts.symbol);
      parts.button.append(parts.tag ?? "");
    }
  }

  /** @param {number} index @param {HTMLElement} [spare] a row that is no longer needed */
  function item(index, spare = blank()) {
    tell(spare, partsOf.get(spare), index, store.get());
    return spare;
  }

  let laidPx = -1;
  let headPx = 0;
  new ResizeObserver(() => {
    headPx = list.offsetTop;
    rows.show();
  }).observe(summary);
  const rows = createRows({
    scroller: element,
    body: list,
    rowPx: () => rowPx,
    headPx: () => headPx,
    draw: item,
    lay(nodes, { topPx, totalPx }) {
      if (laidPx !== totalPx) {
        laidPx = totalPx;
        list.style.blockSize = `${totalPx}px`;
      }
      for (const [i, node] of nodes.entries()) {
        const parts = partsOf.get(node);
        const atPx = topPx + i * rowPx;
        if (parts.atPx !== atPx) {
          parts.atPx = atPx;
          node.style.translate = `0 ${atPx}px`;
        }
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

  const summaryButton = (words, click) =>
    h("button", { type: "button", class: "link-button", on: { click } }, words);

  /** What stands at one place, for those who cannot tell by a ring's colours. */
  const held = ({ together, data, ringBy }) =>
    heldWords(together, data.events, ringBy, formats).flatMap((words, i) => [
      i ? " · " : "",
      h("bdi", {}, words),
    ]);

  function summaryOf(count, state) {
    const { selection, together } = state;
    if (together) {
      return [
        fill(gettext("%(n)s events at one place."), { n: formats.number(count) }),
        " ",
        h("span", { class: "held" }, held(state)),
        " ",
        summaryButton(gettext("Show all in view"), () => store.set({ together: null })),
      ];
    }
    const beyond = selection.count - count;
    const inView = fill(ngettext("%(n)s event in view", "%(n)s events in view", count), {
      n: formats.number(count),
    });
    if (!beyond) {
      return inView;
    }
    const words = fill(gettext("%(in_view)s; %(n)s more beyond the map's edge"), {
      in_view: inView,
      n: formats.number(beyond),
    });
    return count ? words : [words, " ", summaryButton(gettext("Show them"), fit)];
  }

  function draw() {
    const state = store.get();
    if (!state.selection || state.tab !== "events") {
      return;
    }
    shown = rowsNow(state);
    const words = lookUpWords(state, formats) || summaryOf(shown.count, state);
    if (typeof words === "string") {
      say(summary, words);
    } else {
      fillWith(summary, words);
    }
    rows.reset(shown.count);
    if (state.listed && state.together) {
      store.set({ listed: false });
      summary.focus({ preventScroll: true });
    }
  }

  const whenPictured = afterPicture();
  const soon = paced(() => whenPictured(store.get().data, draw));
  const redraw = perFrame(() => store.get().tab === "events" && rows.reset(shown.count));
  store.subscribe(["selection", "together", "bounds", "tab", "ringBy"], soon);
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
      markCurrent(button.parentElement, row === selected);
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
