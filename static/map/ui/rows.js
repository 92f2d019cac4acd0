/**
 * Rows on demand: draws those in sight, keeps the focus on a row that scrolls away, walks by keyboard.
 * How a row looks and where it hangs is the caller's.
 */

import { perFrame, put } from "../dom.js";
import { scrollFor, windowOf } from "./virtual.js";

const SETTLE_MS = 90;

/**
 * Make these the children of an element and leave those that are there already where they are: what is
 * taken out loses the focus. @param {HTMLElement} parent @param {HTMLElement[]} nodes
 */
export function placeChildren(parent, nodes) {
  const { children } = parent;
  if (children.length === nodes.length && nodes.every((node, i) => node === children[i])) {
    return;
  }
  const staying = new Set(nodes);
  for (const child of [...children]) {
    if (!staying.has(child)) {
      child.remove();
    }
  }
  let at = parent.firstElementChild;
  for (const node of nodes) {
    if (node === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(node, at);
    }
  }
}

/**
 * @param {{scroller: HTMLElement, body: HTMLElement, rowPx: () => number, headPx?: () => number,
 *   draw: (index: number, spare?: HTMLElement) => HTMLElement, lay: (nodes: HTMLElement[], window: any) => void,
 *   want: (first: number, last: number) => void}} options
 *   headPx: what stands above the rows within the scroller; draw: makes the row of an index, focusable by its
 *   [data-index] button, or lets a row that is no longer needed tell of it; lay: puts rows in place; want: asks for what these rows tell
 */
export function createRows({ scroller, body, rowPx, headPx = () => 0, draw, lay, want }) {
  let count = 0;
  /** @type {Map<number, HTMLElement>} */
  let made = new Map();
  /** Rows that tell of what is no more. @type {Map<number, HTMLElement>} */
  let spare = new Map();
  /** How much of the rows can be seen; asking the scroller in the midst of a change would lay out the page. */
  let viewPx = 0;
  let active = 0;
  let wanted = 0;
  /** How far it was scrolled while it could be seen: what is hidden forgets that. */
  let scrolled = 0;
  let hidden = true;

  const measures = () => ({
    count,
    rowPx: rowPx(),
    viewPx: Math.max(viewPx, rowPx()),
    scrollPx: scrolled - headPx(),
  });

  const buttonOf = (index) => made.get(index)?.querySelector("[data-index]");

  /** Which row has the focus, -1 if none. */
  function focused() {
    const at = document.activeElement;
    return body.contains(at) ? Number(at.closest("[data-index]")?.dataset.index ?? -1) : -1;
  }

  /** @param {boolean} [keep] whether the row that has the focus keeps it */
  function show(keep = true) {
    const seen = windowOf(measures());
    const holding = keep ? focused() : -1;
    const next = new Map();
    for (let index = seen.first; index < seen.last; index += 1) {
      next.set(index, made.get(index) ?? draw(index, spare.get(index)));
    }
    spare = new Map();
    active = Math.max(0, Math.min(active, count - 1));
    if (active < seen.first || active >= seen.last) {
      active = holding >= 0 ? active : Math.min(seen.first, count - 1);
    }
    made = next;
    lay([...next.values()], seen);
    for (const [index, node] of next) {
      put(node.querySelector("[data-index]"), "tabindex", index === active ? 0 : -1);
    }
    if (holding >= 0 && focused() < 0) {
      buttonOf(holding)?.focus({ preventScroll: true });
    }
    askSoon();
  }

  /** While rows fly past, ask for what they tell only now and then. */
  function askSoon() {
    if (wanted === 0) {
      wanted = setTimeout(() => {
        wanted = 0;
        const { first, last } = windowOf(measures());
        want(first, last);
      }, SETTLE_MS);
    }
  }

  const showSoon = perFrame(() => show());
  scroller.addEventListener(
    "scroll",
    () => {
      if (scroller.clientHeight && !hidden) {
        scrolled = scroller.scrollTop;
      }
      showSoon();
    },
    { passive: true },
  );
  new ResizeObserver(() => {
    viewPx = scroller.clientHeight;
    const back = hidden && viewPx > 0;
    hidden = viewPx === 0;
    if (back) {
      scroller.scrollTop = scrolled;
    }
    showSoon();
  }).observe(scroller);

  function reveal(index) {
    const scrollPx = scrollFor(measures(), index);
    const top = Math.max(0, scrollPx + headPx());
    if (Math.abs(top - scroller.scrollTop) > 1) {
      scroller.scrollTop = top;
      scrolled = scroller.clientHeight ? scroller.scrollTop : scrolled;
    }
  }

  function focus(index) {
    active = Math.max(0, Math.min(index, count - 1));
    reveal(active);
    show(false);
    buttonOf(active)?.focus({ preventScroll: true });
  }

  body.addEventListener("focusin", (event) => {
    const index = Number(event.target.closest("[data-index]")?.dataset.index ?? -1);
    if (index >= 0 && index !== active) {
      const before = buttonOf(active);
      if (before) {
        before.tabIndex = -1;
      }
      active = index;
      event.target.closest("[data-index]").tabIndex = 0;
    }
  });
  body.addEventListener("keydown", (event) => {
    const page = Math.max(1, Math.floor(scroller.clientHeight / rowPx()) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const target = { Home: 0, End: count - 1 }[event.key] ?? (step && active + step);
    if (target !== undefined && event.target.closest("[data-index]") && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      focus(target);
    }
  });

  return {
    /** Other rows, or other words in them: all are made anew. @param {number} rows how many there are */
    reset(rows) {
      const holding = focused();
      count = rows;
      viewPx ||= scroller.clientHeight;
      spare = made;
      made = new Map();
      show();
      if (holding >= 0 && count) {
        buttonOf(Math.min(holding, count - 1))?.focus({ preventScroll: true });
      }
    },
    reveal,
    focus,
    /** A row's node, if it exists. @param {number} index */
    node: (index) => made.get(index) ?? null,
    show: showSoon,
  };
}
