/** What every copy of the map says of itself: title, time, sources, edition, address. */

import { fill, gettext, ngettext } from "../i18n.js";
import { activeFilters } from "../select.js";

const DAY_MS = 24 * 3600 * 1000;

/** @param {string} iso a moment @returns {number} its day */
const dayAt = (iso) => Math.floor(Date.parse(iso) / DAY_MS);

/**
 * @param {any} state of the store @param {{formats: any, link: () => string, now?: number}} tools
 * @returns {{title: string, subtitle: string, sources: string, citation: string, made: string, file: string}}
 */
export function aboutMap(state, { formats, link, now = Date.now() }) {
  const { data, selection, from, to, extent } = state;
  const time = extent ? formats.range(from ?? extent.first, to ?? extent.last) : "";
  const count = fill(ngettext("%(n)s event", "%(n)s events", selection.count), {
    n: formats.number(selection.count),
  });
  const filters = activeFilters(state);
  const title = gettext("The Middle Euphrates front, 2017–2019");
  const edition = fill(gettext("edition %(number)s of %(day)s"), {
    number: formats.number(data.manifest.edition),
    day: formats.day(dayAt(data.manifest.built_at)),
  });
  const made = fill(gettext("retrieved %(day)s"), { day: formats.day(Math.floor(now / DAY_MS)) });
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    title,
    subtitle: [
      time,
      count,
      filters ? fill(ngettext("%(n)s filter", "%(n)s filters", filters), { n: formats.number(filters) }) : "",
      data.manifest.synthetic ? gettext("made-up events") : "",
    ]
      .filter(Boolean)
      .join(" · "),
    sources: fill(
      gettext("Events and control: MapFront, %(edition)s, each with its sources there. %(base)s."),
      {
        edition,
        base: gettext("Base: OCHA, GSHHG, Natural Earth, GeoNames, © OpenStreetMap contributors"),
      },
    ),
    citation: `MapFront: ${title}. ${[time, count, edition].filter(Boolean).join(formats.rtl ? "، " : ", ")}. ${link()} (${made})`,
    made,
    file: `mapfront-${day}`,
  };
}
