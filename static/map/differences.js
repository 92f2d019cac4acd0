/** Where the accounts of one event differ, aspect by aspect. Pure: nothing here speaks to the reader. */

import { edtfDays } from "./edtf.js";

/**
 * @typedef {object} Aspect
 * @property {"type" | "modality" | "when" | "where" | "initiator" | "target"} name
 * @property {Array<{value: any, from: number[]}>} values different values, each with the accounts that give it
 */

/** What a claim says of each aspect: a value, and the key under which values are the same; null if it is silent. */
const ASPECTS = {
  type: ({ type }) => ({ key: type, value: type }),
  modality: ({ modality }) => ({ key: modality, value: modality }),
  when({ when_edtf }) {
    const days = edtfDays(when_edtf);
    return days && { key: `${days.earliest} ${days.latest} ${days.about} ${days.uncertain}`, value: days };
  },
  where({ places }) {
    const known = [...new Map(places.map((place) => [place.uuid, place])).values()];
    const key = known
      .map(({ uuid }) => uuid)
      .sort()
      .join(" ");
    return known.length ? { key, value: known } : null;
  },
  initiator: (claim) => actorsIn(claim, "initiator"),
  target: (claim) => actorsIn(claim, "target"),
};

function actorsIn({ participants }, role) {
  const keys = [...new Set(participants.filter((one) => one.role === role).map(({ actor }) => actor))];
  return keys.length ? { key: [...keys].sort().join(" "), value: keys } : null;
}

/** @param {any} claim @returns {Record<Aspect["name"], any>} the value of each aspect, null where it is silent */
export const tellings = (claim) =>
  Object.fromEntries(Object.entries(ASPECTS).map(([name, tell]) => [name, tell(claim)?.value ?? null]));

/**
 * @param {any[]} claims one for each account
 * @returns {Aspect[]} those of which at least two values are told; an account that is silent differs from none
 */
export function differences(claims) {
  return Object.entries(ASPECTS)
    .map(([name, tell]) => ({ name, values: valuesOf(claims, tell) }))
    .filter(({ values }) => values.length > 1);
}

function valuesOf(claims, tell) {
  const byKey = new Map();
  claims.forEach((claim, i) => {
    const told = tell(claim);
    if (told) {
      const same = byKey.get(told.key) ?? { value: told.value, from: [] };
      same.from.push(i);
      byKey.set(told.key, same);
    }
  });
  return [...byKey.values()];
}

/**
 * Figures of one kind beside each other: the desk's first, then what each account says.
 * @param {any[]} own figures of the event @param {any[]} claims one for each account
 * @returns {Array<{what: string, unit: string, own: any[], told: Array<{figure: any, from: number}>, differ: boolean}>}
 */
export function figureGroups(own, claims) {
  const groups = new Map();
  const groupOf = ({ what, unit }) => {
    const key = `${what} ${unit}`;
    if (!groups.has(key)) {
      groups.set(key, { what, unit, own: [], told: [], differ: false });
    }
    return groups.get(key);
  };
  for (const figure of own) {
    groupOf(figure).own.push(figure);
  }
  claims.forEach((claim, from) => {
    for (const figure of claim.figures) {
      groupOf(figure).told.push({ figure, from });
    }
  });
  for (const group of groups.values()) {
    const values = group.told.map(({ figure: { low, best, high } }) => `${low} ${best} ${high}`);
    group.differ = new Set(values).size > 1;
  }
  return [...groups.values()];
}

/**
 * The axis on which figures stand: from 0 where that leaves them apart, else from a little below the lowest.
 * @param {Array<{low: number | null, best: number | null, high: number | null}>} figures
 * @returns {{from: number, to: number}} to is above from, whatever the figures
 */
export function axisOf(figures) {
  const values = figures
    .flatMap(({ low, best, high }) => [low, best, high])
    .filter((value) => value !== null && value !== undefined);
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const from = lowest > highest * 0.6 && highest > lowest ? lowest - (highest - lowest) * 0.5 : 0;
  return { from, to: highest > from ? highest : from + 1 };
}
