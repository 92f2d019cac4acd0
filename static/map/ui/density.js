/** How many events at one spot are shown: rings by who acts or by type, or heat. */

import { h } from "../dom.js";
import { gettext } from "../i18n.js";

/** @param {ReturnType<typeof import("../store.js").createStore>} store @returns {HTMLElement} */
export function densityChoice(store) {
  const { density, ringBy } = store.get();
  const radio = (value, label, on, patch) =>
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "radio",
        name: "density",
        checked: on,
        dataset: { key: `density:${value}` },
        on: { change: () => store.set(patch) },
      }),
      h("span", { class: "choice-name" }, label),
    );
  const rings = density === "rings";
  return h(
    "fieldset",
    { class: "facet" },
    h("legend", { class: "facet-title" }, gettext("Many events at once")),
    radio("actor", gettext("rings by who acts"), rings && ringBy === "actor", {
      density: "rings",
      ringBy: "actor",
    }),
    radio("type", gettext("rings by type"), rings && ringBy === "type", { density: "rings", ringBy: "type" }),
    radio("heat", gettext("heat"), !rings, { density: "heat" }),
  );
}
