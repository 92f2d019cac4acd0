/**
 * The timeline: a histogram of events by type, a range to drag, and the day of control. Time flows
 * with the reading direction: to the right in English, to the left in Arabic, arrow keys alike.
 */

import { afterPicture, h, perFrame, put } from "../dom.js";
import { GROUPS } from "../groups.js";
import { fill, gettext } from "../i18n.js";
import { isTaken, keyOf } from "../keys.js";
import {
  bins,
  createStepper,
  highestOf,
  moveSpan,
  shiftRange,
  shownSpan,
  spanWith,
  stepEnd,
  stepFor,
  stepStart,
  zoomSpan,
} from "../time.js";
import { createBrush, createTimelineZoom, dragDays, layOver } from "./brush.js";
import { createChart } from "./chart.js";
import { createTimelineHead } from "./timeline_head.js";

/** How many days a step has on the whole, to tell how many steps a drag is. */
const STEP_DAYS = { day: 1, week: 7, month: 30.44 };

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, later: any}} tools
 */
export function createTimeline(element, store, { formats, palette, later }) {
  const canvas = h("canvas", { class: "chart", role: "img" });
  const track = h("div", { class: "track" }, canvas);
  const overview = h("div", { class: "overview", "aria-hidden": "true" }, h("div", { class: "thumb" }));
  overview.hidden = store.get().span === null; // what changes its height later changes the map's size
  const chart = createChart(canvas, palette, formats);
  const head = createTimelineHead(store, formats, {
    toggle: play,
    stepBy,
    zoomBy: (factor) => zoomBy(factor, middleOfRange()),
    showWhole: () => store.set({ span: null }),
  });
  element.append(head.element, overview, track);
  const player = later.room({
    load: () => import("./player.js"),
    make: ({ createPlayer }) => createPlayer(store, { speed: head.speed, changed: head.showPlaying }),
  });
  function play() {
    player().then(({ toggle }) => toggle(), later.failed);
  }

  const range = () => {
    const { from, to, extent } = store.get();
    return { from: from ?? extent.first, to: to ?? extent.last };
  };
  const shown = () => shownSpan(store.get().span, store.get().extent);

  /** The range in words, which are asked for more than once a step and dear to make. */
  let said = { from: 0, to: 0, words: "" };
  function rangeWords() {
    const { from, to } = range();
    if (!said.words || said.from !== from || said.to !== to) {
      said = { from, to, words: formats.range(from, to) };
    }
    return said.words;
  }

  const oneStep = createStepper();

  /** Put a range into the state; the whole extent is no range. */
  function setRange(a, b) {
    const { extent } = store.get();
    const first = Math.max(Math.min(a, b), extent.first);
    const last = Math.min(Math.max(a, b), extent.last);
    const all = first <= extent.first && last >= extent.last;
    store.set({ from: all ? null : first, to: all ? null : last });
  }

  /** The same, to whole days, weeks or months as steps go. */
  function setSnapped(a, b) {
    const { step } = store.get();
    setRange(stepStart(Math.min(a, b), step), stepEnd(Math.max(a, b), step));
  }

  function stepBy(direction) {
    const { from, to, step, extent } = store.get();
    if (extent) {
      const next = oneStep({ from, to }, step, direction, extent);
      setRange(next.from, next.to);
    }
  }

  /** Move the range so that it begins about `day`, by whole steps. */
  function moveTo(day) {
    const { step, extent } = store.get();
    const steps = Math.round((day - range().from) / STEP_DAYS[step]);
    if (steps) {
      const next = shiftRange(range(), step, steps, extent);
      setRange(next.from, next.to);
    }
  }

  function zoomBy(factor, anchor) {
    store.set({ span: zoomSpan(shown(), store.get().extent, factor, anchor) });
  }

  /** Where buttons and keys zoom to: the middle of what is chosen and seen. */
  function middleOfRange() {
    const { first, last } = shown();
    const { from, to } = range();
    return to < first || from > last
      ? (first + last + 1) / 2
      : (Math.max(from, first) + Math.min(to, last) + 1) / 2;
  }

  /** Days from the start of what is shown, in fractions. */
  function placeOf(clientX) {
    const { first, last } = shown();
    const box = track.getBoundingClientRect();
    const along = (formats.rtl ? box.right - clientX : clientX - box.left) / box.width;
    return first + Math.max(0, Math.min(along, 1)) * (last + 1 - first);
  }
  const dayAt = (clientX) => Math.min(Math.floor(placeOf(clientX)), shown().last);
  const brush = createBrush(track, store, { formats, dayAt, range, rangeWords, shown, setRange, moveTo });

  // Pressing beside the range draws a new one; pressing without moving takes the bar pressed.
  track.addEventListener("pointerdown", (event) => {
    if (event.target !== canvas && !event.target.classList.contains("shade")) {
      return;
    }
    const origin = dayAt(event.clientX);
    dragDays(
      event,
      track,
      dayAt,
      (day) => setSnapped(origin, day),
      (moved) => {
        if (!moved && !("pinching" in track.dataset)) {
          const { first, last } = chart.barOf(origin);
          setRange(first, last);
        }
      },
    );
  });
  // The strip over a zoomed timeline shows which part of the whole is seen, and moves it.
  overview.addEventListener("pointerdown", (event) => {
    const box = overview.getBoundingClientRect();
    const { extent } = store.get();
    const perPx = ((extent.last + 1 - extent.first) / box.width) * (formats.rtl ? -1 : 1);
    const begun = shown();
    const startX = event.clientX;
    dragDays(
      event,
      overview,
      (clientX) => (clientX - startX) * perPx,
      (days) => store.set({ span: moveSpan(begun, extent, days) }),
    );
  });

  let size = { wholePx: 0, widthPx: 0, heightPx: 0 };
  let before = null;
  createTimelineZoom(track, {
    zoom: (factor, clientX) => store.get().extent && zoomBy(factor, placeOf(clientX)),
    move(px) {
      const { first, last } = shown();
      const days = (px / track.clientWidth) * (last + 1 - first) * (formats.rtl ? -1 : 1);
      if (store.get().span) {
        rest += days;
        const whole = Math.trunc(rest);
        rest -= whole;
        store.set({ span: moveSpan(shown(), store.get().extent, whole) });
      }
    },
    begin: () => {
      before = { from: store.get().from, to: store.get().to };
    },
    cancel: () => store.set(before),
  });
  /** Days that a sideways move has not yet come to. */
  let rest = 0;

  const tip = later.room({
    load: () => import("./chart_tip.js"),
    make({ createChartTip }) {
      const made = createChartTip(palette, formats);
      element.append(made.element);
      return made;
    },
  });
  const withTip = (act) => tip().then(act, () => {}); // where it cannot be had, bars are silent
  track.addEventListener("pointermove", ({ clientX, pointerType, buttons }) => {
    if (pointerType === "touch" || buttons || !store.get().extent) {
      withTip(({ hide }) => hide());
    } else {
      withTip(({ show }) => show(chart.barOf(dayAt(clientX)), clientX));
    }
  });
  track.addEventListener("pointerleave", () => withTip(({ hide }) => hide()));

  const zoomKeys = {
    "+": () => zoomBy(2, middleOfRange()),
    "=": () => zoomBy(2, middleOfRange()),
    "-": () => zoomBy(0.5, middleOfRange()),
    0: () => store.set({ span: null }),
    d: () => store.set({ step: "day" }),
    w: () => store.set({ step: "week" }),
    m: () => store.set({ step: "month" }),
    l: () => store.set({ scale: store.get().scale === "log" ? "linear" : "log" }),
  };
  element.addEventListener("keydown", (event) => {
    const onButton = event.target.closest("button, input, select");
    const act = event.key === " " && !onButton ? play : zoomKeys[keyOf(event)];
    if (act && !isTaken(event) && store.get().extent) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  });
  document.addEventListener("keydown", (event) => {
    const act = { p: play, "[": () => stepBy(-1), "]": () => stepBy(1) }[keyOf(event)];
    if (act && !isTaken(event)) {
      event.preventDefault();
      act();
    }
  });

  function drawChart() {
    const { data, selection, extent, control, scale } = store.get();
    const { widthPx } = size;
    if (!data || !selection || !widthPx) {
      return;
    }
    const seen = shown();
    const edges = bins(seen.first, seen.last, stepFor(seen.last - seen.first, widthPx));
    const { sure, fuzzy } = selection.histogram(edges);
    const highest = highestOf(sure, fuzzy, GROUPS.length);
    chart.draw({
      shown: seen,
      edges,
      sure,
      fuzzy,
      highest,
      kind: scale,
      facts: factsOf(data, control),
      ...size,
    });
    put(
      canvas,
      "aria-label",
      fill(gettext("%(n)s dated events from %(first)s to %(last)s; the list and the table tell each"), {
        n: formats.number(selection.anyTimeCount - selection.undated),
        first: formats.day(extent.first),
        last: formats.day(extent.last),
      }),
    );
  }

  let facts = { control: null, data: null, list: [] };
  /** Facts of control with who holds by them. */
  function factsOf(data, control) {
    if (facts.control !== control || facts.data !== data) {
      const actors = new Map(data.events.actors.map((actor) => [actor.key, actor]));
      const list = control.facts.map(({ latest, actor }) => ({ day: latest, actor: actors.get(actor) }));
      facts = { control, data, list };
    }
    return facts.list;
  }

  /** What the bars were last drawn of: a change of the range alone leaves them as they are. */
  let counted = null;
  const whenPictured = afterPicture();
  const redraw = perFrame(() => {
    const state = store.get();
    element.hidden = state.status === "ready" && !state.extent;
    if (state.extent) {
      head.draw(state, range(), shown(), size.wholePx, rangeWords());
      brush.draw(size.widthPx);
      overview.hidden = state.span === null;
      layOver(overview.firstElementChild, shown(), state.extent, size.widthPx);
      if (state.selection && counted !== state.selection.content) {
        whenPictured(state.data, drawBars);
      }
    }
  });
  function drawBars(late) {
    counted = store.get().selection.content;
    drawChart();
    if (late) {
      performance.mark("mapfront:bars");
    }
  }
  function redrawBars() {
    counted = null;
    redraw();
  }
  store.subscribe(
    ["selection", "from", "to", "controlDay", "day", "layers", "undated", "status", "step", "loop"],
    redraw,
  );
  store.subscribe(["data", "extent", "control", "theme", "scale", "span"], redrawBars);
  // What plays or steps out of a zoomed timeline takes it along.
  store.subscribe(["from", "to"], ({ from, to, span, extent }) => {
    if (span && extent && from !== null && to !== null && !track.matches(":active")) {
      const next = spanWith(shownSpan(span, extent), extent, { from, to });
      if (next?.first !== span.first || next?.last !== span.last) {
        store.set({ span: next });
      }
    }
  });
  // Asking for a size in the midst of a change would lay out the page at once.
  new ResizeObserver(() => {
    size = { wholePx: element.clientWidth, widthPx: canvas.clientWidth, heightPx: canvas.clientHeight };
    redrawBars();
  }).observe(track);
}
