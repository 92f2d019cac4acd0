/** The filters that are on, each in words, with what takes it away. */

import { fill, gettext, named, shortNamed } from "../i18n.js";
import { credibilityWords, groupName, roleName, statusName, whenAtWorst, whereAtWorst } from "../words.js";

/** What lifts a whole facet. */
export const LIFTS = {
  types: { types: [] },
  actors: { actors: [], role: "" },
  sources: { sources: [] },
  reliability: { reliability: [] },
  statuses: { statuses: [] },
  credibility: { credibility: [] },
  disputed: { disputed: false },
  wherePrecMax: { wherePrecMax: 0 },
  datePrecMax: { datePrecMax: 0 },
  area: { area: null },
  place: { place: "" },
  q: { q: "" },
  time: { from: null, to: null, undated: true },
};

const row = (rows, field, value) => rows.find((candidate) => candidate[field] === value);

/** A place of the page by its index, as one row. */
export function placeAt(places, index) {
  const known = index >= 0 && index < (places?.uuid.length ?? 0);
  return known ? { name_en: places.name_en[index], name_ar: places.name_ar[index] } : null;
}

/** Degrees that an address keeps, so that a circle's centre finds its place again. */
const SAME_DEGREES = 0.0001;

/** "within 20 km of Hajin", or of a point nobody named; "in the area drawn"; "surely …" without what may have been elsewhere. */
export function areaWords(state, formats) {
  const where = drawnWords(state, formats);
  return state.area.sure ? fill(gettext("surely %(where)s"), { where }) : where;
}

/** @param {any} state @param {any} formats */
function drawnWords({ area, data }, formats) {
  if (area.kind === "polygon") {
    return gettext("in the area drawn");
  }
  const { lat, lon } = data?.places ?? { lat: [], lon: [] };
  let at = -1;
  for (let i = 0; i < lat.length && at < 0; i += 1) {
    at = Math.abs(lat[i] - area.lat) <= SAME_DEGREES && Math.abs(lon[i] - area.lon) <= SAME_DEGREES ? i : -1;
  }
  const place = placeAt(data?.places, at);
  const n = formats.number(area.km);
  return place
    ? fill(gettext("within %(n)s km of %(place)s"), { n, place: named(place, formats.language) })
    : fill(gettext("within %(n)s km of a point"), { n });
}

/**
 * @param {any} state @param {any} formats
 * @returns {Array<{facet: keyof typeof LIFTS, text: string, patch: object}>}
 */
export function activeOf(state, formats) {
  const { language } = formats;
  const { types, actors, sources } = state.data.events;
  const each = (facet, text) =>
    state[facet].map((value) => ({
      facet,
      text: text(value),
      patch: { [facet]: state[facet].filter((other) => other !== value) },
    }));
  const single = (facet, on, text) => (on ? [{ facet, text: text(), patch: LIFTS[facet] }] : []);
  const actorName = (key) => {
    const actor = row(actors, "key", key);
    return shortNamed(actor, language) || key;
  };
  return [
    ...each("types", (code) => named(row(types, "code", code), language) || groupName(code)),
    ...each("actors", actorName),
    ...(state.role ? [{ facet: "actors", text: roleName(state.role), patch: { role: "" } }] : []),
    ...each("sources", (uuid) => named(row(sources, "uuid", uuid), language) || uuid),
    ...each("reliability", (letter) => fill(gettext("reliability %(letter)s"), { letter })),
    ...each("credibility", (value) => credibilityWords(value)),
    ...each("statuses", statusName),
    ...single("disputed", state.disputed, () => gettext("disputed")),
    ...single("wherePrecMax", state.wherePrecMax, () =>
      fill(gettext("place no worse than: %(words)s"), { words: whereAtWorst(state.wherePrecMax) }),
    ),
    ...single("datePrecMax", state.datePrecMax, () =>
      fill(gettext("time no worse than: %(words)s"), { words: whenAtWorst(state.datePrecMax) }),
    ),
    ...single("place", state.place, () => {
      const place = placeAt(state.data.places, state.data.placeOf(state.place));
      return fill(gettext("at %(place)s"), { place: named(place, language) || gettext("an unknown place") });
    }),
    ...single("area", state.area, () => areaWords(state, formats)),
    ...single("q", state.q, () => fill(gettext("words: %(words)s"), { words: state.q })),
    ...single("time", (state.from !== null || state.to !== null) && state.extent, () =>
      formats.rangeShort(state.from ?? state.extent.first, state.to ?? state.extent.last),
    ),
  ];
}

/** What lifts everything that is on, time too. @param {object} noFilters */
export const clearAll = (noFilters) => ({ ...noFilters, ...LIFTS.time });

/** The present values of the keys of a patch: what undoes it. @param {any} state @param {object} patch */
export const backTo = (state, patch) =>
  Object.fromEntries(Object.keys(patch).map((key) => [key, state[key]]));
