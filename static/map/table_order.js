/**
 * Rows in the order of a column: each column's values are few (kinds, parties, places, days), so each gets
 * a rank and rows are counted into place; a million take some milliseconds. Pure.
 */

import { named } from "./i18n.js";
import { newestFirst } from "./in_view.js";

/** @typedef {"when" | "type" | "place" | "precision" | "actor" | "credibility"} Column */

/** @param {string} sort "place", "-when" @returns {{key: Column, direction: 1 | -1}} */
export const orderOf = (sort) =>
  sort.startsWith("-")
    ? { key: /** @type {Column} */ (sort.slice(1)), direction: -1 }
    : { key: /** @type {Column} */ (sort), direction: 1 };

/**
 * Ranks of words in a language's order, by index + 1; the first stands for none, and comes after all.
 * @param {string[]} words @param {Intl.Collator} collator
 */
function ranksOf(words, collator) {
  const ranks = new Uint32Array(words.length + 1).fill(words.length);
  const order = [...words.keys()].filter((i) => words[i]);
  order.sort((a, b) => collator.compare(words[a], words[b]) || a - b);
  for (const [rank, index] of order.entries()) {
    ranks[index + 1] = rank;
  }
  return ranks;
}

/** @returns {{ranks: Uint32Array, of: ArrayLike<number>, none?: number}} the rank of a row is ranks[of[row]] */
function keysOf(column, { events, places }, language) {
  const { columns, tables, kinds, parties, types, actors } = events;
  const collator = new Intl.Collator(language);
  const ofKind = (value) => ({ ranks: Uint32Array.from(kinds, (_, kind) => value(kind)), of: columns.kind });
  if (column === "precision") {
    return ofKind((kind) => tables.wherePrecOfKind[kind] * 8 + (tables.datePrecOfKind[kind] || 7));
  }
  if (column === "credibility") {
    return ofKind((kind) => tables.credibilityOfKind[kind]);
  }
  if (column === "type") {
    const ranks = ranksOf(
      types.map((type) => named(type, language)),
      collator,
    );
    return ofKind((kind) => ranks[tables.typeOfKind[kind] + 1]);
  }
  if (column === "actor") {
    const byName = ranksOf(
      actors.map((actor) => named(actor, language)),
      collator,
    );
    const ranks = Uint32Array.from(parties, (_, party) => byName[tables.initiatorOfParty[party] + 1]);
    return { ranks, of: columns.party, none: actors.length };
  }
  const names = Array.from(places.uuid, (_, i) =>
    named({ name_en: places.name_en[i], name_ar: places.name_ar[i] }, language),
  );
  return { ranks: ranksOf(names, collator), of: columns.place, none: names.length };
}

/**
 * @param {{count: number, at: (index: number) => number}} newest rows, newest first
 * @param {{events: any, places: any}} data @param {Column} column other than "when"
 * @param {1 | -1} direction @param {string} language
 * @returns {Uint32Array} the rows by that column, what has no value last; among equals the newest first
 */
export function ordered({ count, at }, data, column, direction, language) {
  const { ranks, of, none = Number.POSITIVE_INFINITY } = keysOf(column, data, language);
  const most = ranks.reduce((top, rank) => (rank < none ? Math.max(top, rank) : top), 0);
  const turned = direction > 0 ? ranks : ranks.map((rank) => (rank < none ? most - rank : rank));
  const size = turned.reduce((top, rank) => Math.max(top, rank), 0) + 1;
  const starts = new Uint32Array(size + 1);
  const rows = new Uint32Array(count);
  const keys = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    const row = at(i);
    const rank = turned[of[row]];
    rows[i] = row;
    keys[i] = rank;
    starts[rank + 1] += 1;
  }
  for (let rank = 1; rank < starts.length; rank += 1) {
    starts[rank] += starts[rank - 1];
  }
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    const rank = keys[i];
    sorted[starts[rank]] = rows[i];
    starts[rank] += 1;
  }
  return sorted;
}

/**
 * The selection in the order that is asked for.
 * @param {any} state of the store @param {string} language @returns {import("./in_view.js").Listed}
 */
export function inOrder({ selection, data, sort }, language) {
  const { key, direction } = orderOf(sort);
  const all = selection.rows();
  const newest = newestFirst(all, data.events.dated);
  if (key === "when") {
    const oldest = { count: all.length, at: (i) => all[i], indexOf: (row) => selection.indexOf(row) };
    return direction < 0 ? newest : oldest;
  }
  const sorted = ordered(newest, data, key, direction, language);
  return { count: sorted.length, at: (i) => sorted[i], indexOf: (row) => sorted.indexOf(row) };
}
