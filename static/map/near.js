/** The events round one event in place and time. Pure; rows are sorted by latest day, so a look is short. */

import { NO_DAY } from "./time.js";

const KM_A_DEGREE = 111.195;

/**
 * Great-circle distance in km on a sphere of the Earth's mean radius; good to 0.6 % of the ellipsoid's.
 * @param {number} lonA degrees, WGS 84
 */
export function distanceKm(lonA, latA, lonB, latB) {
  const rad = Math.PI / 180;
  const dLat = (latB - latA) * rad;
  const dLon = (lonB - lonA) * rad;
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(dLon / 2) ** 2;
  return (2 * Math.asin(Math.min(1, Math.sqrt(a))) * KM_A_DEGREE) / rad;
}

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
  const lon = events.lon(row);
  const lat = events.lat(row);
  const high = km / KM_A_DEGREE;
  const wide = high / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  /** @type {Array<{row: number, km: number, days: number, rank: number}>} */
  const found = [];
  // A later event may have begun long before its latest day: it is looked for among those that end soon after.
  const until = events.firstRowFrom(here.latest + days + 1);
  for (let other = events.firstRowFrom(here.earliest - days); other < until; other += 1) {
    if (
      other === row ||
      Math.abs(events.lat(other) - lat) > high ||
      Math.abs(events.lon(other) - lon) > wide
    ) {
      continue;
    }
    const away = distanceKm(lon, lat, events.lon(other), events.lat(other));
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
