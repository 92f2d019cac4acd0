/** The range over the timeline: its two ends and its edge to drag, what lies outside shaded, and the day of control. */

import { h } from "../dom.js";
import { gettext } from "../i18n.js";
import { stepEnd, stepStart } from "../time.js";
import { createSlider } from "./slider.js";

/**
 * Lay a piece over days, as far as they are shown.
 * @param {HTMLElement} node @param {{first: number, last: number}} piece last day included
 * @param {{first: number, last: number}} shown
 */
export function layOver(node, piece, { first, last }) {
  const length = last + 1 - first;
  const share = (day) => Math.max(0, Math.min((day - first) / length, 1)) * 100;
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

  function drawControl(seen) {
    const { controlDay, layers, day } = store.get();
    const known = controlDay !== null && (layers.includes("control") || layers.includes("front"));
    control.hidden = !known || controlDay < seen.first || controlDay > seen.last;
    if (known) {
      layOver(control, edge(controlDay + 0.5), seen);
    }
    control.classList.toggle("pinned", day !== null);
  }

  return {
    /** Put everything where the state says; needs an extent. */
    draw() {
      const { extent } = store.get();
      const { from, to } = range();
      const seen = shown();
      const outside = (day) => day < seen.first || day > seen.last;
      layOver(body, { first: from, last: to }, seen);
      layOver(before, { first: extent.first, last: from - 1 }, seen);
      layOver(after, { first: to + 1, last: extent.last }, seen);
      layOver(start, edge(from), seen);
      layOver(end, edge(to + 1), seen);
      start.classList.toggle("beyond", outside(from));
      end.classList.toggle("beyond", outside(to));
      drawControl(seen);
      for (const slider of Object.values(sliders)) {
        slider.refresh();
      }
    },
  };
}
