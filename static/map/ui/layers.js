/** Layers to turn on and off, the day of control, and the legend that explains every sign. */

import { fillWith, h, keepFocus } from "../dom.js";
import { gettext } from "../i18n.js";
import { dayOf, isoOf } from "../time.js";
import { densityChoice } from "./density.js";
import { createLegend } from "./legend.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, config: any}} tools
 */
export function createLayers(element, store, { formats, palette, config }) {
  const controls = h("div", {});
  const legend = h("div", { class: "legend" });
  const drawLegend = createLegend(legend, { formats, palette });
  element.append(controls, legend);

  function box(name, label) {
    const { layers } = store.get();
    const on = layers.includes(name);
    const toggle = () =>
      store.set({ layers: on ? layers.filter((other) => other !== name) : [...layers, name] });
    return h(
      "label",
      { class: "choice" },
      h("input", {
        type: "checkbox",
        checked: on,
        dataset: { key: `layer:${name}` },
        on: { change: toggle },
      }),
      h("span", { class: "choice-name" }, label),
    );
  }

  const facet = (title, ...content) =>
    h("fieldset", { class: "facet" }, h("legend", { class: "facet-title" }, title), content);

  function dayControl({ day, controlDay, extent }) {
    const input = h("input", {
      type: "date",
      id: "control-day",
      dataset: { key: "control-day" },
      value: controlDay === null ? null : isoOf(controlDay),
      min: extent && isoOf(extent.first),
      max: extent && isoOf(extent.last),
      on: { change: () => store.set({ day: dayOf(input.value) }) },
    });
    return h(
      "div",
      { class: "control-day" },
      h("label", { for: "control-day" }, gettext("Control on")),
      input,
      h(
        "label",
        { class: "choice" },
        h("input", {
          type: "checkbox",
          checked: day === null,
          dataset: { key: "follow" },
          on: { change: (event) => store.set({ day: event.target.checked ? null : store.get().controlDay }) },
        }),
        h("span", { class: "choice-name" }, gettext("follow the end of the time range")),
      ),
    );
  }

  function baseChoice({ base }) {
    const radio = (value, label) =>
      h(
        "label",
        { class: "choice" },
        h("input", {
          type: "radio",
          name: "base",
          checked: base === value,
          dataset: { key: `base:${value}` },
          on: { change: () => store.set({ base: value }) },
        }),
        h("span", { class: "choice-name" }, label),
      );
    return facet(
      gettext("Base map"),
      radio("", gettext("Drawn here, nothing fetched")),
      config.onlineBasemaps.map(({ name }) => radio(name, name)),
    );
  }

  function unpublished({ unpublished: on }) {
    return h(
      "label",
      { class: "choice" },
      h("input", {
        type: "checkbox",
        checked: on,
        dataset: { key: "unpublished" },
        on: { change: () => store.set({ unpublished: !on }) },
      }),
      h("span", { class: "choice-name" }, gettext("with unpublished events (only you see them)")),
    );
  }

  function drawControls(state) {
    keepFocus(element, () =>
      fillWith(
        controls,
        facet(
          gettext("Layers"),
          box("events", gettext("Events")),
          box("footprints", gettext("Areas of imprecise events")),
          box("control", gettext("Who holds what")),
          box("front", gettext("Front line")),
          box("places", gettext("Places")),
          box("rivers", gettext("Rivers and lakes")),
          box("governorates", gettext("Governorates")),
          box("graticule", gettext("Grid of degrees")),
          config.desk ? unpublished(state) : null,
        ),
        densityChoice(store),
        facet(gettext("Day of control"), dayControl(state)),
        config.onlineBasemaps.length ? baseChoice(state) : null,
      ),
    );
  }

  function draw(state, changed) {
    if (!state.data || state.tab !== "layers") {
      return;
    }
    drawControls(state);
    if (changed.has("data") || changed.has("theme") || changed.has("tab")) {
      drawLegend(state);
    }
  }
  store.subscribe(
    ["data", "layers", "day", "controlDay", "base", "unpublished", "tab", "theme", "density", "ringBy"],
    draw,
  );
  draw(store.get(), new Set(["tab"]));
}
