/**
 * Rows on demand: draws those in sight, keeps the focus on a row that scrolls away, walks by keyboard.
 * How a row looks and where it hangs is the caller's. All rows are of one height. A million are taller than a
 * browser can scroll: then the scroll bar moves through them in proportion, and rows still lie edge to edge.
 */

import { perFrame, put } from "../dom.js";

const SETTLE_MS = 90;
/** Browsers end at 17 to 33 million pixels. */
const MOST_PX = 12_000_000;
/** Rows beyond those in sight, so that scrolling finds them there. */
const OVERSCAN = 3;

/**
 * @param {{count: number, rowPx: number, viewPx: number, scrollPx: number}} what scrollPx: how far the rows are
 *   scrolled; viewPx: how much of them can be seen
 * @returns {{first: number, last: number, topPx: number, totalPx: number}} rows first…last (last excluded) are to
 *   exist, the first of them topPx below the beginning; totalPx is the height of all
 */
export function windowOf({ count, rowPx, viewPx, scrollPx }) {
  const wholePx = count * rowPx;
  const totalPx = Math.min(wholePx, MOST_PX);
  const most = Math.max(totalPx - viewPx, 0);
  const at = Math.max(0, Math.min(scrollPx, most));
  const wantedPx = totalPx === wholePx || most === 0 ? at : (at / most) * (wholePx - viewPx);
  const first = Math.max(0, Math.floor(wantedPx / rowPx) - OVERSCAN);
  const last = Math.min(count, Math.ceil((wantedPx + viewPx) / rowPx) + OVERSCAN);
  return { first, last, topPx: at + first * rowPx - wantedPx, totalPx };
}

/**
 * How far to scroll so that a row is wholly in sight, as little as may be.
 * @param {{count: number, rowPx: number, viewPx: number, scrollPx: number}} what as for windowOf
 * @param {number} index
 */
export function scrollFor({ count, rowPx, viewPx, scrollPx }, index) {
  const wholePx = count * rowPx;
  const totalPx = Math.min(wholePx, MOST_PX);
  const most = Math.max(totalPx - viewPx, 0);
  const scale = totalPx === wholePx || most === 0 ? 1 : (wholePx - viewPx) / most;
  const nowPx = Math.min(Math.max(scrollPx, 0), most) * scale;
  const topPx = index * rowPx;
  const bottomPx = topPx + rowPx - viewPx;
  const wanted = topPx < nowPx ? topPx : Math.max(bottomPx, nowPx);
  return wanted === nowPx ? scrollPx : Math.max(0, Math.min(wanted / scale, most));
}

/**
 * Make these the children of an element and leave those that are there already where they are: what is
 * taken out loses the focus. What goes, goes last: while fewer stand there, the browser would scroll back.
 * @param {HTMLElement} parent @param {HTMLElement[]} nodes
 */
export function placeChildren(parent, nodes) {
  const { children } = parent;
  if (children.length === nodes.length && nodes.every((node, i) => node === children[i])) {
    return;
  }
  const staying = new Set(nodes);
  const going = [...children].filter((child) => !staying.has(child));
  let at = parent.firstElementChild;
  for (const node of nodes) {
    while (at && !staying.has(at)) {
      at = at.nextElementSibling;
    }
    if (node === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(node, at);
    }
  }
  for (const child of going) {
    child.remove();
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
    if (!buttonOf(active)) {
      reveal(active); // the rows that are there now may have made room to scroll further
      show(false);
    }
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
