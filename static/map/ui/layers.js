/** Layers to turn on and off, the day of control, and the legend that explains every sign. */

import { GROUPS } from "../data.js";
import { fillWith, h, keepFocus } from "../dom.js";
import { gettext, named } from "../i18n.js";
import { dayOf, isoOf } from "../time.js";
import { controlWords, groupName } from "../words.js";
import { groupColour } from "./group_colours.js";
import { disputedTag, swatch, symbol } from "./symbol.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, config: any}} tools
 */
export function createLayers(element, store, { formats, palette, config }) {
  const { language } = formats;
  const controls = h("div", {});
  const legend = h("div", { class: "legend" });
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
        facet(gettext("Day of control"), dayControl(state)),
        config.onlineBasemaps.length ? baseChoice(state) : null,
      ),
    );
  }

  function entry(sign, title, text) {
    return h("div", { class: "legend-entry" }, h("dt", {}, sign, title), text ? h("dd", {}, text) : null);
  }

  function drawLegend({ data, control }) {
    const example = palette.actor(data.events.actors[0]);
    const { tables, actors } = data.events;
    const acting = [...new Set([...tables.initiatorOfParty].filter((i) => i >= 0))].map((i) => actors[i]);
    const holding = [...new Set(control.facts.map(({ actor }) => actor))].map((key) =>
      actors.find((actor) => actor.key === key),
    );
    const known = [...new Set([...acting, ...holding].filter(Boolean))];
    const groups = new Set(tables.groupOfKind);
    fillWith(
      legend,
      h("h2", { class: "facet-title" }, gettext("What the signs say")),
      h("h3", {}, gettext("Shape: what happened")),
      h(
        "dl",
        { class: "two" },
        GROUPS.filter((_, i) => groups.has(i)).map((group) =>
          entry(symbol(group, groupColour(group, palette.dark)), groupName(group)),
        ),
      ),
      h("h3", {}, gettext("Colour: who acts, who holds")),
      h(
        "dl",
        {},
        known.map((actor) => entry(swatch(palette.actor(actor)), h("bdi", {}, named(actor, language)))),
      ),
      h("h3", {}, gettext("Precision")),
      h(
        "dl",
        {},
        entry(symbol("battle", example), gettext("exact place")),
        entry(
          symbol("battle", example, { hollow: true }),
          gettext("known to an area only"),
          gettext(
            "The hatched area is where it can have been; the paler, the less is known. The sign stands for the area, not for a point in it.",
          ),
        ),
        entry(
          disputedTag(gettext("disputed")),
          "",
          gettext("Sources contradict each other, or one side alone claims it."),
        ),
      ),
      h("h3", {}, gettext("Control")),
      h(
        "dl",
        {},
        ["held", "partial", "contested"].map((state) => entry(swatch(example, state), controlWords(state))),
      ),
      h(
        "p",
        {},
        gettext(
          "Areas are derived: the ground nearest to each place with a dated, sourced fact. A fact holds until the next; the older it is, the paler its area. The dark line runs between different holders.",
        ),
      ),
    );
  }

  store.subscribe(
    ["data", "layers", "day", "controlDay", "base", "unpublished", "tab", "theme"],
    (state, changed) => {
      if (!state.data || state.tab !== "layers") {
        return;
      }
      drawControls(state);
      if (changed.has("data") || changed.has("theme") || changed.has("tab")) {
        drawLegend(state);
      }
    },
  );
}
