/** What every copy of the map says of itself: title, time, sources, edition, address. */

import { fill, gettext, ngettext } from "../i18n.js";
import { activeFilters } from "../select.js";
import { isoOf, today } from "../time.js";

const DAY_MS = 24 * 3600 * 1000;

/** @param {string} iso a moment @returns {number} its day */
const dayAt = (iso) => Math.floor(Date.parse(iso) / DAY_MS);

/** "158 events", and within a range how many of them have no date. @param {any} state */
function countWords({ selection, from, to, undated }, formats) {
  const { number } = formats;
  const events = fill(ngettext("%(n)s event", "%(n)s events", selection.count), {
    n: number(selection.count),
  });
  const ranged = from !== null || to !== null;
  return ranged && undated && selection.undated
    ? fill(gettext("%(events)s, of these %(n)s undated"), { events, n: number(selection.undated) })
    : events;
}

/**
 * @param {any} state of the store @param {{formats: any, link: () => string, now?: number}} tools
 * @returns {{title: string, subtitle: string, sources: string, citation: string, made: string, file: string}}
 */
export function aboutMap(state, { formats, link, now = Date.now() }) {
  const { data, from, to, extent } = state;
  const time = extent ? formats.range(from ?? extent.first, to ?? extent.last) : "";
  const count = countWords(state, formats);
  const filters = activeFilters(state);
  const title = gettext("The Middle Euphrates front, 2017–2019");
  const edition = fill(gettext("edition %(number)s of %(day)s"), {
    number: formats.number(data.manifest.edition),
    day: formats.day(dayAt(data.manifest.built_at)),
  });
  const day = today(now);
  const made = fill(gettext("retrieved %(day)s"), { day: formats.day(day) });
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
    file: `mapfront-${isoOf(day)}`,
  };
}
