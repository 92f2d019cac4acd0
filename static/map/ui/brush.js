/**
 * The range over the timeline: its two ends and its edge to drag, what lies outside shaded, and the day of
 * control. And what a hand does there: drag days, zoom by wheel or two fingers.
 */

import { h, put } from "../dom.js";
import { gettext } from "../i18n.js";
import { addMonths, addSteps, stepEnd, stepStart } from "../time.js";

/** Pixels of the wheel that double what is shown. */
const DOUBLING_PX = 240;
const LINE_PX = 16;
/** A press that moves less than this is a click. */
const STILL_PX = 4;

/**
 * Follow a pressed pointer as days. Two fingers on the timeline zoom it: then none of them drags.
 * @param {PointerEvent} event the press @param {HTMLElement} element that captures it
 * @param {(clientX: number) => number} dayAt @param {(day: number) => void} move
 * @param {(moved: boolean) => void} [done]
 */
export function dragDays(event, element, dayAt, move, done = () => {}) {
  if (event.button !== 0) {
    return;
  }
  event.preventDefault();
  const startX = event.clientX;
  let moved = false;
  element.setPointerCapture(event.pointerId);
  const onMove = (next) => {
    if (next.pointerId !== event.pointerId || element.closest("[data-pinching]")) {
      return;
    }
    moved ||= Math.abs(next.clientX - startX) > STILL_PX;
    if (moved) {
      move(dayAt(next.clientX));
    }
  };
  const end = () => {
    element.removeEventListener("pointermove", onMove);
    element.removeEventListener("pointerup", end);
    element.removeEventListener("pointercancel", end);
    done(moved);
  };
  element.addEventListener("pointermove", onMove);
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
}

/**
 * The day that a key leads to, or null for a key of no meaning here.
 * @param {string} key @param {number} day @param {[number, number]} bounds @param {boolean} rtl
 * @param {"day" | "week" | "month"} [step] of the arrows @param {boolean} [last] whether `day` ends a step
 */
export function dayForKey(key, day, [lowest, highest], rtl, step = "day", last = false) {
  const ends = last ? 1 : 0;
  const by = (count) => addSteps(day + ends, step, count) - ends;
  const months = (count) => addMonths(day + ends, count) - ends;
  const page = step === "month" ? 12 : 1;
  const later = rtl ? "ArrowLeft" : "ArrowRight";
  const earlier = rtl ? "ArrowRight" : "ArrowLeft";
  const wanted = {
    [later]: by(1),
    [earlier]: by(-1),
    ArrowUp: by(1),
    ArrowDown: by(-1),
    PageUp: months(page),
    PageDown: months(-page),
    Home: lowest,
    End: highest,
  }[key];
  return wanted === undefined ? null : Math.max(lowest, Math.min(wanted, highest));
}

/**
 * A handle: a slider of days for mouse, finger and keyboard.
 * @param {{name: string, label: string, formats: any, dayAt: (clientX: number) => number, value: () => number,
 *   bounds: () => [number, number], change: (day: number) => void, drag?: (day: number) => void,
 *   step?: () => "day" | "week" | "month", last?: boolean, text?: () => string, relative?: boolean}} options
 *   change: by keys; drag: by pointer, as by keys unless given; last: the value ends a step;
 *   relative: dragging moves by what the pointer moved, not to where it is
 */
function createSlider(options) {
  const { name, label, formats, dayAt, value, bounds, change, drag = change } = options;
  const { step = () => "day", last = false, text, relative = false } = options;
  const element = h("div", { class: `slider ${name}`, role: "slider", tabindex: "0", "aria-label": label });

  element.addEventListener("pointerdown", (event) => {
    const grabbed = value();
    const origin = dayAt(event.clientX);
    dragDays(event, element, dayAt, (day) => drag(relative ? grabbed + day - origin : day));
    element.focus({ preventScroll: true });
  });
  element.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    const day = modified ? null : dayForKey(event.key, value(), bounds(), formats.rtl, step(), last);
    if (day !== null) {
      event.preventDefault();
      change(day);
    }
  });

  return {
    element,
    /** Tell assistive technology where the slider stands. */
    refresh() {
      const [lowest, highest] = bounds();
      const now = value();
      put(element, "aria-valuemin", lowest);
      put(element, "aria-valuemax", Math.max(lowest, highest));
      if (text) {
        put(element, "aria-valuetext", text());
      } else if (element.getAttribute("aria-valuenow") !== String(now)) {
        element.setAttribute("aria-valuetext", formats.day(now));
      }
      put(element, "aria-valuenow", now);
    },
  };
}

/**
 * Lay a piece over days, as far as they are shown: to whole pixels, since a day among years is less than one.
 * @param {HTMLElement} node @param {{first: number, last: number}} piece last day included
 * @param {{first: number, last: number}} shown @param {number} widthPx of what is shown, 0 if not known
 */
export function layOver(node, piece, { first, last }, widthPx) {
  const length = last + 1 - first;
  const pixels = widthPx * devicePixelRatio;
  const whole = (part) => (pixels ? Math.round(part * pixels) / pixels : part);
  const share = (day) => whole(Math.max(0, Math.min((day - first) / length, 1))) * 100;
  const [start, size] = [`${share(piece.first)}%`, `${share(piece.last + 1) - share(piece.first)}%`];
  const { laid } = node;
  // Asking a style what it is costs as much as setting it.
  if (laid?.start !== start || laid.size !== size) {
    node.laid = { start, size };
    node.style.insetInlineStart = start;
    node.style.inlineSize = size;
  }
}

/**
 * @param {HTMLElement} track @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, dayAt: (clientX: number) => number, range: () => {from: number, to: number},
 *   rangeWords: () => string, shown: () => {first: number, last: number}, setRange: (a: number, b: number) => void,
 *   moveTo: (day: number) => void}} tools
 */
export function createBrush(track, store, { formats, dayAt, range, rangeWords, shown, setRange, moveTo }) {
  const step = () => store.get().step;
  const common = { formats, dayAt, step };
  const sliders = {
    body: createSlider({
      ...common,
      name: "body",
      label: gettext("The whole time range"),
      relative: true,
      value: () => range().from,
      text: rangeWords,
      bounds: () => [store.get().extent.first, store.get().extent.last - (range().to - range().from)],
      change: moveTo,
    }),
    start: createSlider({
      ...common,
      name: "start",
      label: gettext("Start of the time range"),
      value: () => range().from,
      bounds: () => [store.get().extent.first, range().to],
      change: (day) => setRange(Math.min(day, range().to), range().to),
      drag: (day) => setRange(Math.min(stepStart(day, step()), range().to), range().to),
    }),
    end: createSlider({
      ...common,
      name: "end",
      last: true,
      label: gettext("End of the time range"),
      value: () => range().to,
      bounds: () => [range().from, store.get().extent.last],
      change: (day) => setRange(range().from, Math.max(day, range().from)),
      drag: (day) => setRange(range().from, Math.max(stepEnd(day, step()), range().from)),
    }),
    control: createSlider({
      ...common,
      name: "control",
      label: gettext("Day of control"),
      value: () => store.get().controlDay ?? store.get().extent.last,
      bounds: () => [store.get().extent.first, store.get().extent.last],
      change: (day) => store.set({ day }),
    }),
  };
  const { body, start, end, control } = Object.fromEntries(
    Object.entries(sliders).map(([name, { element }]) => [name, element]),
  );
  const before = h("div", { class: "shade before" });
  const after = h("div", { class: "shade after" });
  track.append(before, after, body, start, end, control);

  /** Where a day begins and ends at once: a handle has no width. */
  const edge = (day) => ({ first: day, last: day - 1 });

  function drawControl(seen, widthPx) {
    const { controlDay, layers, day } = store.get();
    const known = controlDay !== null && (layers.includes("control") || layers.includes("front"));
    control.hidden = !known || controlDay < seen.first || controlDay > seen.last;
    if (known) {
      layOver(control, edge(controlDay + 0.5), seen, widthPx);
    }
    control.classList.toggle("pinned", day !== null);
  }

  return {
    /** Put everything where the state says; needs an extent. @param {number} widthPx of the track */
    draw(widthPx) {
      const { extent } = store.get();
      const { from, to } = range();
      const seen = shown();
      const outside = (day) => day < seen.first || day > seen.last;
      layOver(body, { first: from, last: to }, seen, widthPx);
      layOver(before, { first: extent.first, last: from - 1 }, seen, widthPx);
      layOver(after, { first: to + 1, last: extent.last }, seen, widthPx);
      layOver(start, edge(from), seen, widthPx);
      layOver(end, edge(to + 1), seen, widthPx);
      start.classList.toggle("beyond", outside(from));
      end.classList.toggle("beyond", outside(to));
      drawControl(seen, widthPx);
      for (const slider of Object.values(sliders)) {
        slider.refresh();
      }
    },
  };
}

/**
 * Wheel and two fingers over the timeline: zoom it, and move it sideways.
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
