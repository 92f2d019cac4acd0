/** One event, or one fact of control, in front of the panel: what, when, where, who, and who says so. */

import { fillWith, h, icon } from "../dom.js";
import { gettext } from "../i18n.js";
import { controlCard } from "./control_card.js";
import { eventCard, eventHead } from "./event_card.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {any} tools
 */
export function createDetails(element, store, tools) {
  const { config, goTo, choose } = tools;
  let cameFrom = null;
  let asked = 0;

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
      choose(row);
      goTo(row);
    }
  }

  async function copyLink(button) {
    const uuid = store.get().sel;
    try {
      await navigator.clipboard.writeText(
        new URL(config.eventUrl.replace("{uuid}", uuid), location.href).href,
      );
      button.lastChild.textContent = gettext("Copied");
    } catch {
      button.lastChild.textContent = gettext("Could not copy");
    }
  }

  const turn = (step, name, label) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool mirrored",
        "aria-label": label,
        title: label,
        disabled: neighbour(step) < 0,
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
          title: gettext("Close"),
          on: { click: close },
        },
        icon("close"),
      ),
    );

  function links(uuid) {
    const copy = h(
      "button",
      { type: "button", class: "button", on: { click: () => copyLink(copy) } },
      icon("link"),
      h("span", {}, gettext("Copy link")),
    );
    return h(
      "p",
      { class: "details-links" },
      h(
        "a",
        { class: "button", href: config.eventUrl.replace("{uuid}", uuid) },
        gettext("The event's own page"),
      ),
      copy,
    );
  }

  async function showEvent(row) {
    const { data } = store.get();
    const { sel: uuid } = store.get();
    const heading = eventHead(row, data, tools);
    // The heading stays where it is while the rest arrives: it may have the focus.
    const rest = h("div", {}, h("p", { class: "muted" }, gettext("Fetching sources…")));
    fillWith(
      element,
      bar(turn(-1, "previous", gettext("Earlier event")), turn(1, "next", gettext("Later event"))),
      h("div", { class: "details-body" }, heading, rest),
    );
    asked += 1;
    const mine = asked;
    try {
      const detail = await data.details.get(row);
      if (mine === asked) {
        fillWith(rest, detail ? eventCard(detail, data.events, tools) : null, links(uuid));
      }
    } catch {
      if (mine === asked) {
        const again = h(
          "button",
          { type: "button", class: "button", on: { click: () => showEvent(row) } },
          gettext("Try again"),
        );
        fillWith(
          rest,
          h(
            "p",
            { class: "problem" },
            gettext("The sources of this event could not be fetched."),
            " ",
            again,
          ),
        );
      }
    }
  }

  function missing() {
    fillWith(
      element,
      bar(),
      h(
        "div",
        { class: "details-body" },
        h("h2", {}, gettext("No such event here")),
        h("p", {}, gettext("The link names an event that is not, or no longer, published.")),
      ),
    );
  }

  function draw({ data, sel, selected, cell, looking }) {
    if (!data || (!sel && cell < 0)) {
      asked += 1;
      return;
    }
    if (sel && selected >= 0) {
      showEvent(selected);
    } else if (sel && looking) {
      fillWith(element, bar(), h("p", { class: "details-body muted" }, gettext("Fetching the event…")));
    } else if (sel) {
      missing();
    } else {
      fillWith(element, bar(), h("div", { class: "details-body" }, controlCard(cell, store.get(), tools)));
    }
  }

  store.subscribe(["sel", "selected", "cell", "data", "theme"], (state, changed) => {
    const was = element.dataset.open === "yes";
    const open = Boolean(state.sel) || state.cell >= 0;
    if (open && !was) {
      cameFrom = document.activeElement;
    }
    const focusKey = element.contains(document.activeElement)
      ? document.activeElement.dataset.key
      : undefined;
    element.dataset.open = open ? "yes" : "no";
    draw(state);
    if (open && (changed.has("sel") || changed.has("cell"))) {
      element.scrollTop = 0;
      const same = focusKey && element.querySelector(`[data-key="${focusKey}"]:not([disabled])`);
      (same || element.querySelector("h2"))?.focus({ preventScroll: true });
    } else if (!open && was) {
      giveBack();
    }
  });

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
  store.subscribe(["selection"], (state) => {
    const buttons = element.querySelectorAll("[data-key=previous], [data-key=next]");
    if (state.selected >= 0 && buttons.length === 2) {
      buttons[0].disabled = neighbour(-1) < 0;
      buttons[1].disabled = neighbour(1) < 0;
    }
  });

  document.addEventListener("keydown", (event) => {
    const { sel, cell, table } = store.get();
    const typing = event.target.closest?.(
      "input, select, textarea, [role=slider], dialog, [role=tablist], .event-list",
    );
    if (event.key === "Escape" && (sel || cell >= 0) && !event.target.closest?.("dialog, [role=combobox]")) {
      close();
    } else if (!typing && !event.altKey && !event.ctrlKey && !event.metaKey && sel && !table) {
      const step = { j: 1, k: -1, "]": 1, "[": -1 }[event.key];
      if (step) {
        go(step);
      }
    }
  });
}
