/** A handle on the timeline: a slider of days for mouse, finger and keyboard. */

import { h } from "../dom.js";
import { addMonths } from "../time.js";

/** A press that moves less than this is a click. */
const STILL_PX = 4;

/**
 * Follow a pressed pointer as days.
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

/** The day that a key leads to, or null for a key of no meaning here. */
export function dayForKey(key, day, [lowest, highest], rtl) {
  const later = rtl ? "ArrowLeft" : "ArrowRight";
  const earlier = rtl ? "ArrowRight" : "ArrowLeft";
  const wanted = {
    [later]: day + 1,
    [earlier]: day - 1,
    ArrowUp: day + 1,
    ArrowDown: day - 1,
    PageUp: addMonths(day, 1),
    PageDown: addMonths(day, -1),
    Home: lowest,
    End: highest,
  }[key];
  return wanted === undefined ? null : Math.max(lowest, Math.min(wanted, highest));
}

/**
 * @param {{name: string, label: string, formats: any, dayAt: (clientX: number) => number, value: () => number,
 *   bounds: () => [number, number], change: (day: number) => void, text?: () => string, relative?: boolean}} options
 *   relative: dragging moves by what the pointer moved, not to where it is
 */
export function createSlider({ name, label, formats, dayAt, value, bounds, change, text, relative = false }) {
  const element = h("div", { class: `slider ${name}`, role: "slider", tabindex: "0", "aria-label": label });

  element.addEventListener("pointerdown", (event) => {
    const grabbed = value();
    const origin = dayAt(event.clientX);
    dragDays(event, element, dayAt, (day) => change(relative ? grabbed + day - origin : day));
    element.focus({ preventScroll: true });
  });
  element.addEventListener("keydown", (event) => {
    const day = dayForKey(event.key, value(), bounds(), formats.rtl);
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
      element.setAttribute("aria-valuemin", String(lowest));
      element.setAttribute("aria-valuemax", String(Math.max(lowest, highest)));
      element.setAttribute("aria-valuenow", String(value()));
      element.setAttribute("aria-valuetext", text ? text() : formats.day(value()));
    },
  };
}
