/** The coordinates of one point in four notations, each to copy. */

import { fillWith, h, icon } from "../dom.js";
import { fill, gettext } from "../i18n.js";

/**
 * @param {{marks: any, coordinates: typeof import("./coordinates.js"), body: HTMLElement,
 *   copy: (text: string) => void, say: (words: string) => void}} tools
 */
export function createLocate({ marks, coordinates, body, copy, say }) {
  const names = [
    ["decimal", gettext("Decimal")],
    ["dms", gettext("Deg. min. sec.")],
    ["mgrs", "MGRS"],
    ["utm", "UTM"],
  ];

  const copyButton = (name, text) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool",
        "aria-label": fill(gettext("Copy %(what)s"), { what: name }),
        title: fill(gettext("Copy %(what)s"), { what: name }),
        on: { click: () => copy(text) },
      },
      icon("copy"),
    );

  function read(point) {
    if (!point) {
      fillWith(body);
      return;
    }
    const found = coordinates.notations(point);
    fillWith(
      body,
      h(
        "dl",
        { class: "notations" },
        names.map(([key, name]) =>
          h(
            "div",
            {},
            h("dt", {}, name),
            h("dd", { dir: "ltr", dataset: { notation: key } }, found[key] ?? gettext("not here")),
            h("dd", {}, found[key] ? copyButton(name, found[key]) : null),
          ),
        ),
      ),
    );
    say(found.decimal);
  }

  return {
    hint: gettext("Click a point of the map."),
    start: () => read(null),
    /** @param {{lat: number, lon: number}} point */
    point(point) {
      marks.show("locate", { lines: [], dots: [{ ...point, ring: true }], labels: [] });
      read(point);
    },
    ahead() {},
    undo() {
      marks.show("locate", null);
      read(null);
    },
    stop: () => marks.show("locate", null),
  };
}
