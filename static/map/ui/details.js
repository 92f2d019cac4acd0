/** One event, or one fact of control, in front of the panel: what, when, where, who, and who says so. */

import { fillWith, h, icon } from "../dom.js";
import { fill, gettext } from "../i18n.js";
import { keyOf } from "../keys.js";
import { activeFilters, NO_FILTERS } from "../select.js";
import { citeSection } from "./cite.js";
import { controlCard } from "./control_card.js";
import { eventCard } from "./event_card.js";
import { eventHead } from "./event_head.js";
import { createNeighbours } from "./neighbours.js";

/** Where j and k belong to something else. */
const TYPING = "input, select, textarea, [role=slider], dialog, [role=tablist], .event-list";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {any} given @param {{fromStart: boolean, cameFrom: Element | null}} how whether the address named what is to
 *   be shown: then the focus stays where it is; and what had the focus when it was chosen
 */
export function createDetails(element, store, given, how) {
  const { goTo, choose, formats, load } = given;
  const tools = { ...given, say: (words) => store.set({ said: words }) };
  let { cameFrom } = how;
  let asked = 0;
  /** What looks again when titles come in. @type {() => void} */
  let refresh = () => {};

  function close() {
    store.set({ sel: null, cell: -1 });
  }

  /** The next event in time that the filters leave; step 1 later, -1 earlier. */
  function neighbour(step) {
    const { selection, selected } = store.get();
    const at = selection?.indexOf(selected) ?? -1;
    return at < 0 ? -1 : selection.at(at + step);
  }

  function go(step) {
    const row = neighbour(step);
    if (row >= 0) {
      choose(row, { walking: true });
      goTo(row);
    }
  }

  const turn = (step, name, label, key) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool mirrored",
        "aria-label": label,
        "aria-keyshortcuts": key,
        title: `${label} (${key})`,
        dataset: { key: name },
        on: { click: () => go(step) },
      },
      icon(name),
    );

  const bar = (...content) =>
    h(
      "div",
      { class: "details-bar" },
      content,
      h(
        "button",
        {
          type: "button",
          class: "tool icon-tool close",
          "aria-label": gettext("Close"),
          title: `${gettext("Close")} (Esc)`,
          dataset: { key: "close" },
          on: { click: close },
        },
        icon("close"),
      ),
    );

  const turns = () => [
    turn(-1, "previous", gettext("Earlier event"), "k"),
    h("span", { class: "details-at number" }),
    turn(1, "next", gettext("Later event"), "j"),
  ];

  const body = (...content) => h("div", { class: "details-body" }, content);
  const title = (words) => h("h2", { tabindex: "-1", dataset: { key: "title" } }, words);
  const button = (words, click) => h("button", { type: "button", class: "button", on: { click } }, words);

  /** Which of how many, whether there is an earlier and a later one, and whether the filters leave this one. */
  function place() {
    const { selection, selected, sel } = store.get();
    const at = element.querySelector(".details-at");
    if (!at || !selection || selected < 0 || !sel) {
      return;
    }
    const index = selection.indexOf(selected);
    fillWith(
      at,
      index < 0
        ? ""
        : fill(gettext("%(n)s of %(all)s"), {
            n: formats.number(index + 1),
            all: formats.number(selection.count),
          }),
    );
    for (const [key, step] of [
      ["previous", -1],
      ["next", 1],
    ]) {
      element.querySelector(`[data-key=${key}]`).disabled = neighbour(step) < 0;
    }
    element.querySelector(".left-out")?.remove();
    if (index < 0) {
      element.querySelector(".event-head")?.append(leftOut());
    }
  }

  /** The event is not among those that the filters leave: say so, and offer the way out. */
  function leftOut() {
    const clear = () => store.set({ ...NO_FILTERS, from: null, to: null, undated: true });
    return h(
      "p",
      { class: "notice left-out" },
      activeFilters(store.get())
        ? gettext("The filters leave this event out; it is not on the map now.")
        : gettext("The time shown leaves this event out; it is not on the map now."),
      " ",
      button(gettext("Show all events"), clear),
    );
  }

  /** @param {number} row */
  async function showEvent(row) {
    const { data, sel: uuid } = store.get();
    const heading = eventHead(row, data, tools);
    heading.querySelector("h2").dataset.key = "title";
    const near = createNeighbours(row, data, tools);
    refresh = near.refresh;
    // The heading stays where it is while the rest arrives: it may have the focus.
    const rest = h("div", { "aria-busy": "true" }, h("p", { class: "muted" }, gettext("Fetching sources…")));
    fillWith(element, bar(turns()), body(heading, rest));
    place();
    asked += 1;
    const mine = asked;
    try {
      const detail = await data.details.get(row);
      if (mine === asked) {
        rest.removeAttribute("aria-busy");
        fillWith(
          rest,
          detail
            ? [
                eventCard(detail, data.events, tools),
                near.element,
                citeSection(row, detail, data, uuid, tools),
              ]
            : withdrawn(),
        );
      }
    } catch {
      if (mine === asked) {
        rest.removeAttribute("aria-busy");
        fillWith(
          rest,
          h(
            "p",
            { class: "problem", role: "alert" },
            gettext("The sources of this event could not be fetched."),
            " ",
            button(gettext("Try again"), () => showEvent(row)),
          ),
        );
      }
    }
  }

  const withdrawn = () =>
    h(
      "p",
      { class: "notice" },
      gettext("This event has been withdrawn since the map was opened."),
      " ",
      button(gettext("Load the map anew"), load),
    );

  /** What stands for an event whose row is not known. */
  const unknown = ({ looking, unfetched }) =>
    looking ? title(gettext("Fetching the event…")) : unfetched ? unreached() : missing();

  const missing = () => [
    title(gettext("No such event here")),
    h("p", {}, gettext("The link names an event that is not, or no longer, published.")),
  ];

  const unreached = () => [
    title(gettext("The event could not be fetched")),
    h(
      "p",
      { class: "problem", role: "alert" },
      gettext("The server does not answer, and the event is not among what is kept here."),
      " ",
      button(gettext("Try again"), () => store.set({ looking: true })),
    ),
  ];

  function draw(state) {
    const { data, sel, selected, cell } = state;
    refresh = () => {};
    if (!data || (!sel && cell < 0)) {
      asked += 1;
      return;
    }
    if (sel && selected >= 0) {
      showEvent(selected);
    } else {
      asked += 1;
      fillWith(element, bar(), body(sel ? unknown(state) : controlCard(cell, state, tools)));
    }
  }

  function follow(state, changed) {
    const was = element.dataset.open === "yes";
    const open = Boolean(state.sel) || state.cell >= 0;
    if (open && !was) {
      cameFrom = document.activeElement;
    }
    const focusKey = focusedKey();
    element.dataset.open = open ? "yes" : "no";
    draw(state);
    if (open) {
      settle(changed.has("sel") || changed.has("cell"), focusKey);
    } else if (was) {
      giveBack();
    }
  }

  /** The key of the control inside the card that has the focus. */
  const focusedKey = () =>
    element.contains(document.activeElement)
      ? document.activeElement.closest("[data-key]")?.dataset.key
      : undefined;

  /** After a redraw the focus is where it was; a card that is new has it on its heading. */
  function settle(isNew, focusKey) {
    if (isNew) {
      element.scrollTop = 0;
    }
    if (isNew || focusKey) {
      const same = focusKey && element.querySelector(`[data-key="${focusKey}"]:not([disabled])`);
      (same || element.querySelector("h2"))?.focus({ preventScroll: true });
    }
  }

  /** The focus goes back to what opened the card; a list that was redrawn has a new button for it. */
  function giveBack() {
    const key = cameFrom?.dataset?.key;
    const again = cameFrom?.isConnected
      ? cameFrom
      : key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    again?.focus?.({ preventScroll: true });
    cameFrom = null;
  }

  store.subscribe(["controlDay"], (state) => {
    if (state.cell >= 0 && !state.sel) {
      draw(state);
    }
  });
  store.subscribe(["selection"], place);
  store.subscribe(["titlesTick"], () => refresh());

  document.addEventListener("keydown", (event) => {
    const { sel, cell, table } = store.get();
    const inSheet = event.target.closest?.("dialog, [role=combobox]");
    if (event.key === "Escape" && (sel || cell >= 0) && !inSheet && !event.defaultPrevented) {
      close();
    } else if (
      sel &&
      !table &&
      !event.altKey &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.target.closest?.(TYPING)
    ) {
      const step = { j: 1, k: -1 }[keyOf(event)]; // "[" and "]" step the timeline
      if (step) {
        event.preventDefault(); // the brackets step through time while no event is open
        go(step);
      }
    }
  });
  store.subscribe(["sel", "selected", "looking", "unfetched", "cell", "data", "theme"], follow);
  if (store.get().sel || store.get().cell >= 0) {
    element.dataset.open = "yes";
    follow(store.get(), new Set([how.fromStart ? "data" : "sel"]));
  }
}
