/** What a bar of the timeline holds, told beside the pointer. */

import { fillWith, h } from "../dom.js";
import { GROUPS } from "../groups.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { groupColour } from "../palette.js";
import { groupName } from "../words.js";
import { swatch } from "./symbol.js";

/** @param {any} palette @param {any} formats */
export function createChartTip(palette, formats) {
  const element = h("div", { class: "chart-tip tooltip", hidden: true, "aria-hidden": "true" });
  let shown = null;

  const row = (sign, name, count) =>
    h("li", {}, sign, h("span", { class: "choice-name" }, name), h("span", { class: "number" }, count));

  function draw({ first, last, sure, fuzzy }) {
    const total = (values) => values.reduce((sum, value) => sum + value, 0);
    const count = total(sure) + total(fuzzy);
    const about = (value) =>
      (Number.isInteger(value) ? "" : "≈ ") + formats.number(Math.round(value * 10) / 10);
    const groups = GROUPS.map((group, i) => ({ group, count: sure[i] + fuzzy[i] }))
      .filter((entry) => entry.count > 0.05)
      .sort((a, b) => b.count - a.count);
    fillWith(
      element,
      h("strong", {}, formats.range(first, last)),
      h("span", {}, fill(ngettext("%(n)s event", "%(n)s events", Math.round(count)), { n: about(count) })),
      h(
        "ul",
        {},
        groups.map(({ group, count: part }) =>
          row(swatch(groupColour(group, palette.dark), "bar"), groupName(group), about(part)),
        ),
      ),
      total(fuzzy) > 0.05
        ? h(
            "span",
            { class: "muted" },
            fill(gettext("%(n)s of it are shares of events dated to a longer time"), {
              n: about(total(fuzzy)),
            }),
          )
        : null,
    );
  }

  function hide() {
    element.hidden = true;
  }

  return {
    element,
    hide,
    /** @param {any} bar of the chart @param {number} clientX where the pointer is, in pixels of the page */
    show(bar, clientX) {
      if (![...bar.sure, ...bar.fuzzy].some((count) => count > 0)) {
        hide();
        return;
      }
      if (shown?.first !== bar.first || shown?.last !== bar.last || element.hidden) {
        shown = bar;
        draw(bar);
        element.hidden = false;
      }
      const box = element.parentElement.getBoundingClientRect();
      const left = clientX - box.left - element.offsetWidth / 2;
      element.style.translate = `${Math.max(0, Math.min(left, box.width - element.offsetWidth))}px 0`;
    },
  };
}
