/** The printed page: the picture of the map and the list of what is on it. On the screen it is not to be seen. */

import { fillWith, h } from "../dom.js";
import { GROUPS } from "../groups.js";
import { fill, gettext, named, ngettext } from "../i18n.js";
import { inOrder } from "../table_order.js";
import { groupName, whereWords } from "../words.js";

/** A page lists so many; the rest it counts. */
const MOST_LISTED = 400;

/** The rows that a page lists, in the order of the table. @param {any} state of the store @param {string} language */
export function rowsListed(state, language) {
  const { count, at } = inOrder(state, language);
  return Array.from({ length: Math.min(count, MOST_LISTED) }, (_, i) => at(i));
}

/** @returns {HTMLElement} the one page of this document */
function sheet() {
  const there = document.querySelector(".print-page");
  if (there) {
    return there;
  }
  const made = h("section", { class: "print-page", "aria-hidden": "true" });
  document.body.append(made);
  return made;
}

/**
 * @param {any} state of the store @param {HTMLCanvasElement} picture @param {{citation: string}} about
 * @param {{formats: any}} tools
 */
export function layPage(state, picture, about, { formats }) {
  const { data, selection } = state;
  const { events, titles } = data;
  const rows = rowsListed(state, formats.language);
  const left = selection.count - rows.length;
  const item = (row) => {
    const told = titles.peek(row);
    const sources = events.sourcesOf(row).map((source) => {
      const { reliability } = events.sources[source];
      return `${named(events.sources[source], formats.language)} (${reliability})`;
    });
    return h(
      "tr",
      {},
      h("td", {}, formats.interval(events.earliest(row), events.latest(row))),
      h("td", {}, groupName(GROUPS[events.group(row)])),
      h(
        "th",
        { scope: "row" },
        h("bdi", {}, named(told, formats.language, "title") || "…"),
        events.disputed(row) ? ` (${gettext("disputed")})` : null,
      ),
      h(
        "td",
        {},
        h("bdi", {}, named(told, formats.language, "where")),
        ` · ${whereWords(events.wherePrec(row))}`,
      ),
      h("td", {}, h("bdi", {}, sources.join("; "))),
    );
  };
  const heads = [gettext("When"), gettext("What"), gettext("Event"), gettext("Where"), gettext("Sources")];
  fillWith(
    sheet(),
    picture,
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((text) => h("th", { scope: "col" }, text)),
        ),
      ),
      h("tbody", {}, rows.map(item)),
    ),
    left > 0
      ? h(
          "p",
          {},
          fill(ngettext("… and %(n)s more event.", "… and %(n)s more events.", left), {
            n: formats.number(left),
          }),
        )
      : null,
    h("p", {}, h("bdi", {}, about.citation)),
  );
}

/** The page that stands for one which cannot be laid. @param {string} words why */
export const layNotice = (words) => fillWith(sheet(), h("p", {}, words));

const nextFrame = () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));

/**
 * From now on whoever prints finds the page laid, in the colours of the day.
 * @param {() => void} lay @returns {{print: () => Promise<void>}}
 */
export function createPaper(lay) {
  const root = document.documentElement;
  /** The reader's own choice of colours; null while nothing is printed. */
  let chosen = null;
  let laid = false;

  function lighten() {
    chosen ??= root.dataset.theme ?? "";
    root.dataset.theme = "light";
  }

  function layOnce() {
    if (!laid) {
      lay();
      laid = true;
    }
  }

  // The browser does not wait, but between two listeners it lets the canvases follow the colours.
  addEventListener("beforeprint", lighten);
  addEventListener("beforeprint", layOnce);
  addEventListener("afterprint", () => {
    sheet().replaceChildren();
    laid = false;
    root.dataset.theme = chosen;
    if (!chosen) {
      delete root.dataset.theme;
    }
    chosen = null;
  });

  return {
    async print() {
      lighten();
      await nextFrame();
      layOnce();
      globalThis.print();
    },
  };
}
