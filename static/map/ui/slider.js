/** A handle on the timeline: a slider of days for mouse, finger and keyboard. */

import { h, put } from "../dom.js";
import { addMonths, addSteps } from "../time.js";

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
 * @param {{name: string, label: string, formats: any, dayAt: (clientX: number) => number, value: () => number,
 *   bounds: () => [number, number], change: (day: number) => void, drag?: (day: number) => void,
 *   step?: () => "day" | "week" | "month", last?: boolean, text?: () => string, relative?: boolean}} options
 *   change: by keys; drag: by pointer, as by keys unless given; last: the value ends a step;
 *   relative: dragging moves by what the pointer moved, not to where it is
 */
export function createSlider(options) {
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
