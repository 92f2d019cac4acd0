/** The events round one event in place and time. Pure; rows are sorted by latest day, so a look is short. */

import { boundsRound, ellipsoidKm } from "./earth.js";
import { NO_DAY } from "./time.js";

/** Days from one interval to another, negative where the second lies before; 0 where they overlap. */
export function daysApart(a, b) {
  if (b.earliest > a.latest) {
    return b.earliest - a.latest;
  }
  return a.earliest > b.latest ? b.latest - a.earliest : 0;
}

/** The interval of a row, one day where its start is not known. */
const interval = (events, row) => {
  const latest = events.latest(row);
  const earliest = events.earliest(row);
  return { earliest: earliest === NO_DAY ? latest : earliest, latest };
};

/**
 * The events nearest to one, those a day and those a kilometre away weighing by their share of the limits.
 * An undated event has no neighbours, and is none.
 *
 * @param {{count: number, lon: (row: number) => number, lat: (row: number) => number,
 *   earliest: (row: number) => number, latest: (row: number) => number,
 *   firstRowFrom: (day: number) => number}} events
 * @param {number} row @param {{km: number, days: number, most: number}} limits
 * @returns {Array<{row: number, km: number, days: number}>} nearest first
 */
export function neighbours(events, row, { km, days, most }) {
  if (events.latest(row) === NO_DAY) {
    return [];
  }
  const here = interval(events, row);
  const from = { lat: events.lat(row), lon: events.lon(row) };
  const { south, west, north, east } = boundsRound(from, km);
  /** @type {Array<{row: number, km: number, days: number, rank: number}>} */
  const found = [];
  // A later event may have begun long before its latest day: it is looked for among those that end soon after.
  const until = events.firstRowFrom(here.latest + days + 1);
  for (let other = events.firstRowFrom(here.earliest - days); other < until; other += 1) {
    const there = { lat: events.lat(other), lon: events.lon(other) };
    const mayBe = there.lat >= south && there.lat <= north && there.lon >= west && there.lon <= east;
    if (other === row || !mayBe) {
      continue;
    }
    const away = ellipsoidKm(from, there);
    if (away <= km) {
      const apart = daysApart(here, interval(events, other));
      found.push({ row: other, km: away, days: apart, rank: away / km + Math.abs(apart) / days });
    }
  }
  found.sort((a, b) => a.rank - b.rank || a.row - b.row);
  return found
    .slice(0, most)
    .map(({ row: at, km: away, days: apart }) => ({ row: at, km: away, days: apart }));
}
