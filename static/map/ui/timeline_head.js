/** What stands over the timeline: playing and stepping, the range in words, scale and zoom. */

import { fillWith, h, icon, put, say } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";

/** Steps a second, and how many they are at first. */
const SPEEDS = [1, 2, 5, 10, 20, 40];
const USUAL_SPEED = 10;
/** Below this width months are written short. */
const NARROW_PX = 480;

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store @param {any} formats
 * @param {{toggle: () => void, stepBy: (direction: 1 | -1) => void,
 *   zoomBy: (factor: number) => void, showWhole: () => void}} act
 */
export function createTimelineHead(store, formats, act) {
  const button = (name, label, click, kind = "") =>
    h(
      "button",
      { type: "button", class: `tool icon-tool ${kind}`, "aria-label": label, title: label, on: { click } },
      icon(name),
    );
  const play = button("play", gettext("Play"), act.toggle, "play mirrored");
  const back = button("stepback", gettext("A step earlier"), () => act.stepBy(-1), "mirrored");
  const forward = button("stepforward", gettext("A step later"), () => act.stepBy(1), "mirrored");
  const loop = button("repeat", gettext("Begin anew at the end"), () =>
    store.set({ loop: !store.get().loop }),
  );
  const log = button("log", gettext("Logarithmic heights"), () =>
    store.set({ scale: store.get().scale === "log" ? "linear" : "log" }),
  );
  const zoomOut = button("zoomout", gettext("Show more of the time"), () => act.zoomBy(0.5));
  const zoomIn = button("zoomin", gettext("Show less of the time, larger"), () => act.zoomBy(2));
  const zoomAll = button("whole", gettext("Show the whole time"), act.showWhole);

  const choice = (label, options, change = null) =>
    h(
      "select",
      { class: "tool-select", "aria-label": label, title: label, on: change && { change } },
      options.map(([value, words]) => h("option", { value }, words)),
    );
  const step = choice(
    gettext("Step"),
    [
      ["day", gettext("by days")],
      ["week", gettext("by weeks")],
      ["month", gettext("by months")],
    ],
    () => store.set({ step: step.value }),
  );
  const speed = choice(
    gettext("Speed"),
    SPEEDS.map((steps) => [steps, fill(gettext("%(n)s a second"), { n: formats.number(steps) })]),
  );
  speed.value = String(USUAL_SPEED);

  const readout = h("p", { class: "readout" });
  const hijri = h("p", { class: "readout-hijri muted", hidden: !formats.hijri });
  const whole = h(
    "button",
    { type: "button", class: "tool all-time", on: { click: () => store.set({ from: null, to: null }) } },
    gettext("All time"),
  );
  const withUndated = h("input", {
    type: "checkbox",
    on: { change: () => store.set({ undated: withUndated.checked }) },
  });
  const undatedWords = h("span", {});
  const undated = h("label", { class: "choice undated", hidden: true }, withUndated, undatedWords);
  const tools = h(
    "div",
    { class: "timeline-tools", id: "timeline-tools" },
    h("div", { class: "tool-set" }, step, speed, loop),
    undated,
    h("div", { class: "tool-set" }, log, zoomOut, zoomIn, zoomAll),
  );
  const more = h(
    "button",
    {
      type: "button",
      class: "tool icon-tool more",
      "aria-label": gettext("More of the timeline"),
      "aria-expanded": "false",
      "aria-controls": "timeline-tools",
      on: {
        click: () => {
          const open = tools.classList.toggle("open");
          more.setAttribute("aria-expanded", String(open));
        },
      },
    },
    icon("more"),
  );
  const element = h(
    "div",
    { class: "timeline-head" },
    h("div", { class: "tool-set" }, back, play, forward),
    h("div", { class: "readouts" }, readout, hijri),
    whole,
    more,
    tools,
  );

  return {
    element,
    /** @returns {number} steps a second */
    speed: () => Number(speed.value),
    /** @param {boolean} playing */
    showPlaying(playing) {
      fillWith(play, icon(playing ? "pause" : "play"));
      const label = playing ? gettext("Pause") : gettext("Play");
      play.setAttribute("aria-label", label);
      play.title = label;
    },
    /**
     * @param {any} state @param {{from: number, to: number}} range @param {{first: number, last: number}} shown
     * @param {number} widthPx @param {string} words of the range, where there is room for them
     */
    draw(state, { from, to }, shown, widthPx, words) {
      const { extent, selection } = state;
      say(readout, widthPx < NARROW_PX ? formats.rangeShort(from, to) : words);
      say(hijri, formats.hijri ? formats.hijriRange(from, to) : "");
      whole.disabled = state.from === null && state.to === null;
      const count = selection?.undated ?? 0;
      undated.hidden = !count && state.undated;
      withUndated.checked = state.undated;
      say(
        undatedWords,
        fill(ngettext("with %(n)s undated", "with %(n)s undated", count), { n: formats.number(count) }),
      );
      if (step.value !== state.step) {
        step.value = state.step;
      }
      put(loop, "aria-pressed", state.loop);
      put(log, "aria-pressed", state.scale === "log");
      const all = shown.first === extent.first && shown.last === extent.last;
      zoomOut.disabled = all;
      zoomAll.disabled = all;
      back.disabled = from <= extent.first && state.from !== null;
      forward.disabled = to >= extent.last && state.to !== null;
    },
  };
}
