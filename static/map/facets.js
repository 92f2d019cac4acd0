/** How many events each choice of a filter would leave, the other filters being as they are. */

import { GROUPS } from "./groups.js";

/** What excludes a kind, as bits. */
export const FAILS = { type: 1, status: 2, disputed: 4, credibility: 8, wherePrec: 16, datePrec: 32 };

const EITHER_PRECISION = FAILS.wherePrec | FAILS.datePrec;

/** An actor and all above it. @param {any[]} actors @param {number} index */
function withParents(actors, index) {
  const all = [];
  for (let at = index; at !== null && at !== undefined && !all.includes(at); at = actors[at].parent) {
    all.push(at);
  }
  return all;
}

/**
 * @typedef {object} Counts each array by the dictionary's index
 * @property {Uint32Array} group by GROUPS @property {Uint32Array} type @property {Uint32Array} actor
 * @property {Uint32Array} source @property {Uint32Array} status @property {number} disputed
 * @property {Uint32Array} credibility by the code itself, as wherePrec and datePrec
 * @property {Uint32Array} wherePrec @property {Uint32Array} datePrec @property {number} exact both known best
 * @property {Record<string, number>} reliability by letter
 */

/**
 * Rows by kind, by party and by testimony, each among the rows that the others leave.
 * @param {any} events @param {any} content of select.js @param {{ranges: number[][], over: Uint32Array}} time
 */
function tally({ columns, kinds, parties, testimonies }, content, { ranges, over }) {
  const { kind, party, testimony } = columns;
  const { kindFails, partyFails, testimonyFails, rowFails } = content;
  const byKind = new Uint32Array(kinds.length);
  const byParty = new Uint32Array(parties.length);
  const byTestimony = new Uint32Array(testimonies.length);
  const add = (row) => {
    if (rowFails?.[row]) {
      return;
    }
    const [k, p, t] = [kind[row], party[row], testimony[row]];
    const [kFails, pFails, tFails] = [kindFails[k] ? 1 : 0, partyFails[p], testimonyFails[t]];
    byKind[k] += (pFails | tFails) ^ 1;
    byParty[p] += (kFails | tFails) ^ 1;
    byTestimony[t] += (kFails | pFails) ^ 1;
  };
  for (const [first, last] of ranges) {
    for (let row = first; row < last; row += 1) {
      add(row);
    }
  }
  over.forEach(add);
  return { byKind, byParty, byTestimony };
}

/** @returns {Counts} */
export function countFacets(events, content, time) {
  const { types, actors, sources, statuses, kinds, parties, testimonies, tables } = events;
  const { byKind, byParty, byTestimony } = tally(events, content, time);
  const counts = {
    group: new Uint32Array(GROUPS.length),
    type: new Uint32Array(types.length),
    actor: new Uint32Array(actors.length),
    source: new Uint32Array(sources.length),
    status: new Uint32Array(statuses.length),
    credibility: new Uint32Array(7),
    wherePrec: new Uint32Array(8),
    datePrec: new Uint32Array(6),
    disputed: 0,
    exact: 0,
    reliability: {},
  };
  kinds.forEach(([type, status, credibility, disputed, wherePrec, datePrec], i) => {
    const failing = content.kindFails[i];
    const unless = (facet) => ((failing & ~FAILS[facet]) === 0 ? byKind[i] : 0);
    counts.type[type] += unless("type");
    counts.group[tables.groupOfKind[i]] += unless("type");
    counts.status[status] += unless("status");
    counts.credibility[credibility] += unless("credibility");
    counts.wherePrec[wherePrec] += unless("wherePrec");
    counts.datePrec[datePrec] += unless("datePrec");
    counts.disputed += disputed ? unless("disputed") : 0;
    const exact = wherePrec === 1 && datePrec === 1 && (failing & ~EITHER_PRECISION) === 0;
    counts.exact += exact ? byKind[i] : 0;
  });
  parties.forEach((pairs, i) => {
    // A choice takes an actor's units along, in the role that is asked.
    const inRole = content.role < 0 ? pairs : pairs.filter(([, role]) => role === content.role);
    for (const actor of new Set(inRole.flatMap(([index]) => withParents(actors, index)))) {
      counts.actor[actor] += byParty[i];
    }
  });
  testimonies.forEach((list, i) => {
    for (const source of list) {
      counts.source[source] += byTestimony[i];
    }
    for (const letter of new Set(list.map((source) => sources[source].reliability))) {
      counts.reliability[letter] = (counts.reliability[letter] ?? 0) + byTestimony[i];
    }
  });
  return counts;
}
