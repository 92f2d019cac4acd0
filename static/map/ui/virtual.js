/**
 * Rows of one height of which only those in sight exist. A million rows are taller than a browser can
 * scroll: then the scroll bar moves through them in proportion, and rows still lie edge to edge. Pure.
 */

/** Browsers end at 17 to 33 million pixels. */
const MOST_PX = 12_000_000;
const OVERSCAN = 6;

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
