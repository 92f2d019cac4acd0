/**
 * What each facet of the filters excludes among kinds, parties and testimonies, and how many events each of its
 * choices would leave, the other filters being as they are.
 */

import { GROUPS } from "./groups.js";

/** What excludes a kind, as bits. */
const FAILS = { type: 1, status: 2, disputed: 4, credibility: 8, wherePrec: 16, datePrec: 32 };

const EITHER_PRECISION = FAILS.wherePrec | FAILS.datePrec;

/** @param {any} events @param {any} state @returns {Uint8Array} FAILS bits of each kind */
export function failingKinds({ kinds, types, statuses, tables }, state) {
  const typeFails = types.map(({ code, group }) =>
    !state.types.length || state.types.includes(code) || state.types.includes(group) ? 0 : FAILS.type,
  );
  const statusFails = statuses.map((name) =>
    !state.statuses.length || state.statuses.includes(name) ? 0 : FAILS.status,
  );
  const credibilityFails = Array.from({ length: 256 }, (_, code) =>
    !state.credibility.length || state.credibility.includes(code) ? 0 : FAILS.credibility,
  );
  const { typeOfKind, statusOfKind, credibilityOfKind, disputedOfKind, wherePrecOfKind, datePrecOfKind } =
    tables;
  const { disputed: onlyDisputed, wherePrecMax, datePrecMax } = state;
  const fails = new Uint8Array(kinds.length);
  for (let i = 0; i < fails.length; i += 1) {
    const datePrec = datePrecOfKind[i];
    fails[i] =
      typeFails[typeOfKind[i]] |
      statusFails[statusOfKind[i]] |
      credibilityFails[credibilityOfKind[i]] |
      (onlyDisputed && !disputedOfKind[i] ? FAILS.disputed : 0) |
      (wherePrecMax > 0 && wherePrecOfKind[i] > wherePrecMax ? FAILS.wherePrec : 0) |
      (datePrecMax > 0 && (datePrec === 0 || datePrec > datePrecMax) ? FAILS.datePrec : 0);
  }
  return fails;
}

/** 1 for each party that the choice of actors and role excludes; an actor takes its units along. */
export function failingParties({ parties, actors, roles }, state) {
  const role = state.role ? roles.indexOf(state.role) : -1;
  const chosen = actors.map((_, index) => {
    for (let at = index; at !== null && at !== undefined; at = actors[at].parent) {
      if (state.actors.includes(actors[at].key)) {
        return true;
      }
    }
    return !state.actors.length;
  });
  if (!state.actors.length && !state.role) {
    return new Uint8Array(parties.length);
  }
  return Uint8Array.from(parties, (pairs) =>
    pairs.some(([actor, as]) => chosen[actor] && (role < 0 || as === role)) ? 0 : 1,
  );
}

/** 1 for each testimony without a source that is chosen and reliable as asked. */
export function failingTestimonies({ testimonies, sources }, state) {
  const chosen = sources.map(
    ({ uuid, reliability }) =>
      (!state.sources.length || state.sources.includes(uuid)) &&
      (!state.reliability.length || state.reliability.includes(reliability)),
  );
  const off = !state.sources.length && !state.reliability.length;
  return Uint8Array.from(testimonies, (list) => (off || list.some((source) => chosen[source]) ? 0 : 1));
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
function tally(events, content, { ranges, over }) {
  const { columns, kinds, parties, testimonies } = events;
  const { partyFails, testimonyFails, rowFails } = content;
  const kindFails = content.kindFails.map((fails) => (fails ? 1 : 0));
  const byKind = new Uint32Array(kinds.length);
  const byParty = new Uint32Array(parties.length);
  const byTestimony = new Uint32Array(testimonies.length);
  const fails = [kindFails, partyFails, testimonyFails, rowFails ?? new Uint8Array(columns.count)];
  const sums = [byKind, byParty, byTestimony];
  for (const [first, last] of ranges) {
    addRows(first, last, columns, fails, sums);
  }
  for (const row of over) {
    addRows(row, row + 1, columns, fails, sums);
  }
  return { byKind, byParty, byTestimony };
}

/** Add rows to each sum whose own table alone may exclude them. A function by itself, for a million rows. */
function addRows(first, last, { kind, party, testimony }, fails, [byKind, byParty, byTestimony]) {
  const [kindFails, partyFails, testimonyFails, rowFails] = fails;
  for (let row = first; row < last; row += 1) {
    const left = 1 - rowFails[row];
    const k = kind[row];
    const p = party[row];
    const t = testimony[row];
    byKind[k] += left & ~(partyFails[p] | testimonyFails[t]);
    byParty[p] += left & ~(kindFails[k] | testimonyFails[t]);
    byTestimony[t] += left & ~(kindFails[k] | partyFails[p]);
  }
}

/** Add each kind to the facets that count what fails by them alone, or not at all. */
function countKinds(counts, kinds, kindFails, byKind) {
  for (let i = 0; i < kinds.length; i += 1) {
    const [type, status, credibility, disputed, wherePrec, datePrec] = kinds[i];
    const failing = kindFails[i];
    const events = byKind[i];
    counts.type[type] += (failing & ~FAILS.type) === 0 ? events : 0;
    counts.status[status] += (failing & ~FAILS.status) === 0 ? events : 0;
    counts.credibility[credibility] += (failing & ~FAILS.credibility) === 0 ? events : 0;
    counts.wherePrec[wherePrec] += (failing & ~FAILS.wherePrec) === 0 ? events : 0;
    counts.datePrec[datePrec] += (failing & ~FAILS.datePrec) === 0 ? events : 0;
    counts.disputed += disputed && (failing & ~FAILS.disputed) === 0 ? events : 0;
    const best = wherePrec === 1 && datePrec === 1;
    counts.exact += best && (failing & ~EITHER_PRECISION) === 0 ? events : 0;
  }
}

/** @returns {Counts} */
export function countFacets(events, content, time) {
  const { types, actors, sources, statuses, kinds, testimonies, tables } = events;
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
  countKinds(counts, kinds, content.kindFails, byKind);
  types.forEach((_, type) => {
    counts.group[tables.groupOfType[type]] += counts.type[type];
  });
  const actorsOfParty = tables.actorsOfParty(content.role);
  for (let i = 0; i < byParty.length; i += 1) {
    for (const actor of actorsOfParty[i]) {
      counts.actor[actor] += byParty[i];
    }
  }
  testimonies.forEach((list, i) => {
    for (const source of list) {
      counts.source[source] += byTestimony[i];
    }
    for (const letter of tables.lettersOfTestimony[i]) {
      counts.reliability[letter] = (counts.reliability[letter] ?? 0) + byTestimony[i];
    }
  });
  return counts;
}
