/** The report's text with its mentions and claims marked in place, and selecting a missed one. */

import { fillWith, h } from "../map/dom.js";
import { fill, gettext } from "../map/i18n.js";
import { codePointsBefore, segments } from "./segments.js";
import { look } from "./store.js";

/**
 * @param {HTMLElement} element the article @param {any} store
 * @param {{onAdd: (start: number, end: number) => void, onClaim: null | ((span: any) => void),
 *   bar: HTMLElement, mayDecide: boolean}} options
 */
export function createTextView(element, store, { onAdd, onClaim, bar, mayDecide }) {
  let drawn = null;

  function draw(state) {
    const { text } = state.desk.report;
    const marks = [
      ...state.desk.mentions.map((row) => ({ kind: "mention", row, start: row.start, end: row.end })),
      ...state.desk.claims
        .filter((row) => row.status !== "rejected")
        .map((row) => ({ kind: "claim", row, start: row.start, end: row.end })),
    ];
    const begun = new Set();
    fillWith(
      element,
      segments(text, marks).map((piece) => node(piece, state, begun)),
    );
  }

  function node(piece, state, begun) {
    const mentions = piece.spans.filter((span) => span.kind === "mention");
    const claims = piece.spans.filter((span) => span.kind === "claim");
    let content = document.createTextNode(piece.text);
    if (mentions.length > 0) {
      content = markOf(piece, mentions, state, begun);
    }
    if (claims.length === 0) {
      return content;
    }
    const inHand = claims.some((span) => span.row.uuid === state.claim);
    const evidence = h("span", { class: inHand ? "in-claim in-hand" : "in-claim" }, content);
    const fresh = claims.find((span) => !begun.has(span.row.uuid));
    if (fresh) {
      begun.add(fresh.row.uuid);
      evidence.id = `claim-${fresh.row.uuid}`;
    }
    return evidence;
  }

  function markOf(piece, mentions, state, begun) {
    const { row } = mentions[mentions.length - 1]; // the innermost is the one to click
    const first = !begun.has(row.uuid);
    begun.add(row.uuid);
    const classes = ["m", `m-${look(row)}`];
    if (mentions.length > 1) {
      classes.push("m-nested");
    }
    if (mentions.some((span) => span.row.uuid === state.mention)) {
      classes.push("in-hand");
    }
    if (piece.end === row.end) {
      classes.push("m-last");
    }
    return h(
      "span",
      {
        class: classes.join(" "),
        id: first ? `mention-${row.uuid}` : null,
        role: first ? "button" : null,
        tabindex: first ? "0" : null,
        "aria-pressed": first ? String(row.uuid === state.mention) : null,
        "aria-label": first
          ? `${row.surface}, ${row.actor ? gettext("part of a name") : row.status_name}`
          : null,
        dataset: { mention: row.uuid },
      },
      piece.text,
    );
  }

  const hit = (event) => event.target.closest("[data-mention]")?.dataset.mention;

  element.addEventListener("click", (event) => {
    const uuid = hit(event);
    if (uuid && document.getSelection()?.isCollapsed !== false) {
      store.set({ mention: uuid, tab: "places", preview: null });
    }
  });
  element.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && hit(event)) {
      event.preventDefault();
      store.set({ mention: hit(event), tab: "places", preview: null });
    }
  });

  /** The selected span in code points; null when nothing inside the text is selected. */
  function selected() {
    const selection = document.getSelection();
    if (
      !selection ||
      selection.isCollapsed ||
      !element.contains(selection.anchorNode) ||
      !element.contains(selection.focusNode)
    ) {
      return null;
    }
    const range = selection.getRangeAt(0);
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const { text } = store.get().desk.report;
    const start = codePointsBefore(text, before.toString().length);
    const chosen = range.toString();
    return { start, end: start + Array.from(chosen).length, text: chosen.trim() };
  }

  function offerToAdd() {
    const span = mayDecide ? selected() : null;
    bar.hidden = !span || span.text === "";
    if (bar.hidden) {
      return;
    }
    fillWith(
      bar,
      h(
        "button",
        { type: "button", class: "button", on: { click: () => onAdd(span.start, span.end) } },
        fill(gettext("Mark “%(words)s” as a place"), { words: span.text.slice(0, 60) }),
      ),
      onClaim &&
        h(
          "button",
          { type: "button", class: "button", on: { click: () => onClaim(span) } },
          gettext("Add a claim of these words"),
        ),
    );
  }

  document.addEventListener("selectionchange", offerToAdd);

  store.subscribe((state, previous) => {
    if (state.desk !== drawn || state.mention !== previous.mention || state.claim !== previous.claim) {
      const focused = element.contains(document.activeElement)
        ? document.activeElement?.dataset.mention
        : null;
      draw(state);
      drawn = state.desk;
      if (focused) {
        document.getElementById(`mention-${focused}`)?.focus({ preventScroll: true });
      }
    }
    if (state.mention !== previous.mention && state.mention) {
      document.getElementById(`mention-${state.mention}`)?.scrollIntoView({ block: "nearest" });
    }
    if (state.claim !== previous.claim && state.claim) {
      document.getElementById(`claim-${state.claim}`)?.scrollIntoView({ block: "nearest" });
    }
  });
  draw(store.get());
  drawn = store.get().desk;
}
