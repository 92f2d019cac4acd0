/**
 * The timeline: a histogram of events by type, a range to drag, and the day of control. Time flows
 * with the reading direction: to the right in English, to the left in Arabic, arrow keys alike.
 */

import { GROUPS } from "../data.js";
import { fillWith, h, icon, perFrame } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { bins, histogram, stepFor } from "../time.js";
import { createChart } from "./chart.js";
import { createPlayer } from "./player.js";
import { createSlider, dragDays } from "./slider.js";

/** Below this width months are written short. */
const NARROW_PX = 480;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any}} tools
 */
export function createTimeline(element, store, { formats, palette }) {
  const play = h("button", { type: "button", class: "tool play", on: { click: () => player.toggle() } });
  const speed = h("button", {
    type: "button",
    class: "tool speed number",
    on: { click: () => player.faster() },
  });
  const readout = h("p", { class: "readout" });
  const hijri = h("p", { class: "readout-hijri muted", hidden: !formats.hijri });
  const whole = h(
    "button",
    { type: "button", class: "tool", on: { click: () => store.set({ from: null, to: null }) } },
    gettext("All time"),
  );
  const undated = h("label", { class: "choice undated" });
  const head = h(
    "div",
    { class: "timeline-head" },
    play,
    speed,
    h("div", { class: "readouts" }, readout, hijri),
    undated,
    whole,
  );
  const canvas = h("canvas", { class: "chart", role: "img" });
  const track = h("div", { class: "track" }, canvas);
  element.append(head, track);

  const chart = createChart(canvas, palette, formats);
  const player = createPlayer(store, ({ playing, perSecond }) => {
    fillWith(play, icon(playing ? "pause" : "play"));
    play.setAttribute("aria-label", playing ? gettext("Pause") : gettext("Play"));
    fillWith(speed, fill(gettext("%(n)s d/s"), { n: formats.number(perSecond) }));
    speed.setAttribute(
      "aria-label",
      fill(gettext("Speed: %(n)s days a second"), { n: formats.number(perSecond) }),
    );
  });

  const range = () => {
    const { from, to, extent } = store.get();
    return { from: from ?? extent.first, to: to ?? extent.last };
  };

  /** Put a range into the state; the whole extent is no range. */
  function setRange(from, to) {
    const { extent } = store.get();
    const first = Math.max(Math.min(from, to), extent.first);
    const last = Math.min(Math.max(from, to), extent.last);
    const all = first <= extent.first && last >= extent.last;
    store.set({ from: all ? null : first, to: all ? null : last });
  }

  function shift(by) {
    const { extent } = store.get();
    const { from, to } = range();
    const step = Math.max(extent.first - from, Math.min(by, extent.last - to));
    setRange(from + step, to + step);
  }

  const dayAt = (clientX) => {
    const { extent } = store.get();
    const box = track.getBoundingClientRect();
    const along = (formats.rtl ? box.right - clientX : clientX - box.left) / box.width;
    return Math.floor(extent.first + Math.max(0, Math.min(along, 1)) * (extent.last + 1 - extent.first));
  };

  const sliders = {
    start: createSlider({
      name: "start",
      label: gettext("Start of the time range"),
      formats,
      dayAt,
      value: () => range().from,
      bounds: () => [store.get().extent.first, range().to],
      change: (day) => setRange(Math.min(day, range().to), range().to),
    }),
    end: createSlider({
      name: "end",
      label: gettext("End of the time range"),
      formats,
      dayAt,
      value: () => range().to,
      bounds: () => [range().from, store.get().extent.last],
      change: (day) => setRange(range().from, Math.max(day, range().from)),
    }),
    body: createSlider({
      name: "body",
      label: gettext("The whole time range"),
      formats,
      dayAt,
      relative: true,
      value: () => range().from,
      text: () => formats.range(range().from, range().to),
      bounds: () => [store.get().extent.first, store.get().extent.last - (range().to - range().from)],
      change: (day) => shift(day - range().from),
    }),
    control: createSlider({
      name: "control",
      label: gettext("Day of control"),
      formats,
      dayAt,
      value: () => store.get().controlDay ?? store.get().extent.last,
      bounds: () => [store.get().extent.first, store.get().extent.last],
      change: (day) => store.set({ day }),
    }),
  };
  const shades = [h("div", { class: "shade before" }), h("div", { class: "shade after" })];
  track.append(
    ...shades,
    sliders.body.element,
    sliders.start.element,
    sliders.end.element,
    sliders.control.element,
  );

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
      (day) => setRange(origin, day),
      (moved) => {
        if (!moved) {
          const [first, last] = chart.barOf(origin);
          setRange(first, last);
        }
      },
    );
  });

  function place(node, from, until) {
    const { extent } = store.get();
    const length = extent.last + 1 - extent.first;
    node.style.insetInlineStart = `${((from - extent.first) / length) * 100}%`;
    node.style.inlineSize = `${((until - from) / length) * 100}%`;
  }

  function drawHead() {
    const { extent, selection, data } = store.get();
    const { from, to } = range();
    fillWith(
      readout,
      element.clientWidth < NARROW_PX ? formats.rangeShort(from, to) : formats.range(from, to),
    );
    fillWith(hijri, formats.hijri ? formats.hijriRange(from, to) : "");
    whole.disabled = from === extent.first && to === extent.last;
    const count = selection?.undated ?? 0;
    const asked = undated.querySelector("input");
    undated.hidden = !count && store.get().undated;
    const words = fill(ngettext("with %(n)s undated", "with %(n)s undated", count), {
      n: formats.number(count),
    });
    if (asked) {
      asked.checked = store.get().undated;
      fillWith(undated.lastChild, words);
    } else {
      undated.append(
        h("input", {
          type: "checkbox",
          checked: store.get().undated,
          on: { change: (event) => store.set({ undated: event.target.checked }) },
        }),
        h("span", {}, words),
      );
    }
    return data;
  }

  function drawBrush() {
    const { extent, controlDay, layers } = store.get();
    const { from, to } = range();
    place(sliders.body.element, from, to + 1);
    place(shades[0], extent.first, from);
    place(shades[1], to + 1, extent.last + 1);
    place(sliders.start.element, from, from);
    place(sliders.end.element, to + 1, to + 1);
    const shown = controlDay !== null && (layers.includes("control") || layers.includes("front"));
    sliders.control.element.hidden = !shown || controlDay < extent.first;
    if (shown) {
      place(sliders.control.element, controlDay + 0.5, controlDay + 0.5);
    }
    sliders.control.element.classList.toggle("pinned", store.get().day !== null);
    for (const slider of Object.values(sliders)) {
      slider.refresh();
    }
  }

  function drawChart() {
    const { data, selection, extent, control, from, to } = store.get();
    const widthPx = track.clientWidth;
    if (!data || !selection || !extent || !widthPx) {
      return;
    }
    const { columns, actors } = data.events;
    const edges = bins(extent.first, extent.last, stepFor(extent.last - extent.first, widthPx));
    const counts = histogram(columns, selection.anyTime, columns.group, GROUPS.length, edges);
    const facts = control.facts.map(({ latest, actor }) => ({
      day: latest,
      actor: actors.find(({ key }) => key === actor),
    }));
    chart.draw({
      extent,
      edges,
      counts,
      facts,
      range: { from: from ?? extent.first, to: to ?? extent.last },
    });
    const dated = selection.anyTime.length - selection.undated;
    canvas.setAttribute(
      "aria-label",
      fill(gettext("%(n)s dated events from %(first)s to %(last)s; the list and the table tell each"), {
        n: formats.number(dated),
        first: formats.day(extent.first),
        last: formats.day(extent.last),
      }),
    );
  }

  const redraw = perFrame(() => {
    if (store.get().extent) {
      drawHead();
      drawBrush();
      drawChart();
    }
    element.hidden = store.get().status === "ready" && !store.get().extent;
  });
  store.subscribe(
    [
      "extent",
      "selection",
      "from",
      "to",
      "controlDay",
      "day",
      "control",
      "layers",
      "theme",
      "undated",
      "status",
    ],
    redraw,
  );
  new ResizeObserver(redraw).observe(track);
}
