/** The map's short key: whose ground it is on the day shown. The panel's legend has the rest. */

import { fillWith, h, icon, keepFocus, say } from "../dom.js";
import { holdersOn } from "../front.js";
import { fill, gettext, shortNamed } from "../i18n.js";
import { controlWords } from "../words.js";
import { swatch } from "./symbol.js";

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any}} tools
 */
export function createKey(element, store, { formats, palette }) {
  const { language } = formats;

  const title = h("span", {});
  /** Where the map is low the key is folded: this opens it. */
  const fold = h(
    "button",
    {
      type: "button",
      class: "tool icon-tool key-fold",
      "aria-expanded": "false",
      "aria-label": gettext("What the colours mean"),
      title: gettext("What the colours mean"),
      on: {
        click: () => fold.setAttribute("aria-expanded", String(element.classList.toggle("unfolded"))),
      },
    },
    icon("up"),
  );
  let shown = "";

  function draw(state) {
    const { control, controlDay, layers, day, table } = state;
    element.hidden = !control || controlDay === null || !layers.includes("control") || table;
    if (element.hidden) {
      return;
    }
    const holders = holdersOn(control, controlDay, state.data.events.actors);
    element.hidden = holders.actors.length + holders.states.length === 0 && day === null;
    say(title, fill(gettext("Control on %(day)s"), { day: formats.day(controlDay) }));
    const pinned = day !== null;
    const now = [palette.dark, pinned, ...holders.actors.map(({ key }) => key), ...holders.states].join(" ");
    // While time plays mostly the day alone changes.
    if (now !== shown) {
      shown = now;
      keepFocus(element, () => rebuild(holders, pinned));
    }
  }

  function rebuild({ actors, states }, pinned) {
    const ink = palette.dark ? "#a39c8f" : "#6b6458";
    const toggle = () => store.set({ day: pinned ? null : store.get().controlDay });
    fillWith(
      element,
      h(
        "p",
        { class: "key-title" },
        title,
        h(
          "button",
          {
            type: "button",
            class: "tool icon-tool",
            "aria-pressed": String(pinned),
            "aria-label": gettext("Keep this day while the time range moves"),
            title: gettext("Keep this day while the time range moves"),
            dataset: { key: "pin" },
            on: { click: toggle },
          },
          icon("pin"),
        ),
        fold,
      ),
      h(
        "ul",
        {},
        actors.map((actor) =>
          h("li", {}, swatch(palette.actor(actor)), h("bdi", {}, shortNamed(actor, language))),
        ),
        states.map((name) => h("li", {}, swatch(ink, name), controlWords(name))),
      ),
      h(
        "button",
        {
          type: "button",
          class: "link-button small",
          dataset: { key: "legend" },
          on: { click: () => store.set({ tab: "layers", sel: null, cell: -1, sheet: true }) },
        },
        gettext("All signs"),
      ),
    );
  }

  store.subscribe(["control", "controlDay", "layers", "day", "theme", "table"], draw);
}
