/** Wheel and two fingers over the timeline: zoom it, and move it sideways. */

/** Pixels of the wheel that double what is shown. */
const DOUBLING_PX = 240;
const LINE_PX = 16;

/**
 * @param {HTMLElement} track
 * @param {{zoom: (factor: number, clientX: number) => void, move: (px: number) => void, begin: () => void,
 *   cancel: () => void}} act move: pixels along the screen's x; begin: the first finger is down; cancel: undo what it dragged
 */
export function createTimelineZoom(track, { zoom, move, begin, cancel }) {
  track.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        move(sideways * unit);
      } else {
        zoom(2 ** ((-event.deltaY * unit) / DOUBLING_PX), event.clientX);
      }
    },
    { passive: false },
  );

  /** @type {Map<number, number>} x of each finger */
  const fingers = new Map();
  let apart = 0;
  let middle = 0;
  const measure = () => {
    const [a, b] = [...fingers.values()];
    return { apart: Math.max(Math.abs(a - b), 10), middle: (a + b) / 2 };
  };
  track.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType !== "touch") {
        return;
      }
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size === 1) {
        begin();
      } else if (fingers.size === 2) {
        track.dataset.pinching = "";
        cancel();
        ({ apart, middle } = measure());
      }
    },
    { capture: true },
  );
  track.addEventListener(
    "pointermove",
    (event) => {
      if (!fingers.has(event.pointerId)) {
        return;
      }
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size === 2) {
        const now = measure();
        zoom(now.apart / apart, now.middle);
        move(middle - now.middle);
        ({ apart, middle } = now);
      }
    },
    { capture: true },
  );
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) {
      // The last finger's own end comes after this capture: a pinch is over once all are up.
      setTimeout(() => delete track.dataset.pinching);
    }
  };
  track.addEventListener("pointerup", lift, { capture: true });
  track.addEventListener("pointercancel", lift, { capture: true });
}
