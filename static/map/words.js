/** The words for the field's codes, in the reader's language. */

import { GROUPS } from "./groups.js";
import { fill, gettext, ngettext, pgettext, shortNamed } from "./i18n.js";
import { lookedUp } from "./select.js";

/** Why what is shown is not all that has the words asked for; "" where it is. @param {any} state @param {any} formats */
export function lookUpWords(state, formats) {
  const { known } = state.words ?? {};
  const words = {
    all: () => "",
    waiting: () => gettext("The words are being looked up…"),
    none: () => gettext("The words could not be looked up: the server does not answer."),
    some: () =>
      fill(
        ngettext(
          "The server does not answer: the words were looked up in the title of %(n)s event only, which is kept here.",
          "The server does not answer: the words were looked up in the titles of %(n)s events only, which are kept here.",
          known,
        ),
        { n: formats.number(known) },
      ),
  };
  return words[lookedUp(state)]();
}

/** @param {string} group group of event types */
export function groupName(group) {
  const names = {
    battle: gettext("Battles"),
    territory: gettext("Territory"),
    strike: gettext("Strikes and explosions"),
    civilians: gettext("Civilians"),
    movement: gettext("Movements"),
    seizure: gettext("Seizures"),
    support: gettext("Support"),
    statement: gettext("Statements"),
    other: gettext("Other"),
  };
  return names[group] ?? group;
}

/** So many shares of a ring are named; the others are told as one. */
const MOST_HELD = 4;

/**
 * What events are, by what rings are coloured by: how many of each, the most first.
 * @param {Iterable<number>} rows @param {any} events @param {string} ringBy "type" or "actor" @param {any} formats
 * @returns {string[]} "Battles: 40"
 */
export function heldWords(rows, events, ringBy, formats) {
  const [of, name] =
    ringBy === "type"
      ? [events.group, (group) => groupName(GROUPS[group])]
      : [
          events.initiator,
          (actor) => shortNamed(events.actors[actor], formats.language) || gettext("nobody named"),
        ];
  const counts = new Map();
  for (const row of rows) {
    counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  }
  const most = [...counts].sort(([a, few], [b, many]) => many - few || a - b);
  const apart = most.length > MOST_HELD + 1 ? most.splice(MOST_HELD) : [];
  const others = apart.reduce((sum, [, n]) => sum + n, 0);
  const words = (called, n) => fill(gettext("%(name)s: %(n)s"), { name: called, n: formats.number(n) });
  return [
    ...most.map(([key, n]) => words(name(key), n)),
    ...(others ? [words(pgettext("shares of a ring", "others"), others)] : []),
  ];
}

/** @param {string} role */
export function roleName(role) {
  const names = {
    initiator: gettext("who acts"),
    target: gettext("against whom"),
    supporter: gettext("who supports"),
    claimant: gettext("who says so"),
  };
  return names[role] ?? role;
}

/** @param {string} status */
export function statusName(status) {
  const names = {
    draft: gettext("draft"),
    reviewed: gettext("reviewed"),
    published: gettext("published"),
    rejected: gettext("rejected"),
    unverifiable: gettext("unverifiable"),
  };
  return names[status] ?? status;
}

/** @param {number} prec UCDP where_prec */
export function whereWords(prec) {
  return (
    [
      gettext("place unknown"),
      gettext("exact place"),
      gettext("within about 25 km"),
      gettext("known to the district"),
      gettext("known to the governorate"),
      gettext("relative or vague"),
      gettext("known to the country"),
      gettext("over water or in the air"),
    ][prec] ?? ""
  );
}

/** @param {number} prec UCDP date_prec, 0 unknown @param {boolean} [dated] whether a latest day is known */
export function whenWords(prec, dated = false) {
  if (prec === 0 && dated) {
    return gettext("the first day is not known");
  }
  return (
    [
      gettext("date unknown"),
      gettext("known to the day"),
      gettext("known to within 2–6 days"),
      gettext("known to the week"),
      gettext("known to the month"),
      gettext("known to the year or less"),
    ][prec] ?? ""
  );
}

/** The coarsest that a filter lets through. @param {number} prec UCDP where_prec 1–7 */
export function whereAtWorst(prec) {
  return (
    [
      "",
      gettext("exact place (about 5 km)"),
      gettext("about 25 km"),
      gettext("the district"),
      gettext("the governorate"),
      gettext("relative or vague"),
      gettext("the country"),
      gettext("over water or in the air"),
    ][prec] ?? ""
  );
}

/** The same for time. @param {number} prec UCDP date_prec 1–5 */
export function whenAtWorst(prec) {
  return (
    [
      "",
      gettext("the day"),
      gettext("2–6 days"),
      gettext("the week"),
      gettext("the month"),
      gettext("the year or less"),
    ][prec] ?? ""
  );
}

/** @param {string} letter Admiralty reliability A–F */
export function reliabilityWords(letter) {
  const words = {
    A: gettext("completely reliable"),
    B: gettext("usually reliable"),
    C: gettext("fairly reliable"),
    D: gettext("not usually reliable"),
    E: gettext("unreliable"),
    F: gettext("reliability cannot be judged"),
  };
  return words[letter] ?? "";
}

/** @param {number} value Admiralty credibility 1–6 */
export function credibilityWords(value) {
  return (
    [
      "",
      gettext("confirmed by others"),
      gettext("probably true"),
      gettext("possibly true"),
      gettext("doubtful"),
      gettext("improbable"),
      gettext("truth cannot be judged"),
    ][value] ?? ""
  );
}

/** @param {string} modality */
export function modalityWords(modality) {
  const words = { denied: gettext("denied"), forecast: gettext("forecast") };
  return words[modality] ?? "";
}

/** @param {string} state held | partial | contested */
export function controlWords(state) {
  const words = {
    held: gettext("held"),
    partial: gettext("partly held"),
    contested: gettext("contested"),
  };
  return words[state] ?? state;
}

/**
 * @param {string} what @param {string} unit words of the reading, see places/reading/figures.py
 * @param {number} count the number that stands before the unit
 */
export function figureWords(what, unit, count) {
  const things = {
    abducted: gettext("abducted"),
    area: pgettext("figure", "area"),
    attacks: gettext("attacks"),
    captured: gettext("captured"),
    captured_ground: gettext("ground taken"),
    civilians: gettext("civilians"),
    displaced: gettext("displaced"),
    distance: gettext("distance"),
    duration: gettext("duration"),
    equipment: gettext("equipment"),
    fighters: gettext("fighters"),
    killed: gettext("killed"),
    members: gettext("members"),
    people: gettext("people"),
    range: gettext("range"),
    rate: gettext("rate of fire"),
    share: gettext("share"),
    villages: gettext("villages"),
    wounded: gettext("wounded"),
  };
  const units = {
    aircraft: ngettext("aircraft", "aircraft", count),
    countries: ngettext("country", "countries", count),
    days: ngettext("day", "days", count),
    families: ngettext("family", "families", count),
    guns: ngettext("gun", "guns", count),
    hectares: ngettext("hectare", "hectares", count),
    km: gettext("km"),
    km2: gettext("km²"),
    m: gettext("m"),
    m2: gettext("m²"),
    mines: ngettext("mine", "mines", count),
    months: ngettext("month", "months", count),
    munitions: ngettext("munition", "munitions", count),
    people: ngettext("person", "people", count),
    percent: gettext("per cent"),
    settlements: ngettext("settlement", "settlements", count),
    strikes: ngettext("strike", "strikes", count),
    vehicles: ngettext("vehicle", "vehicles", count),
    villages: ngettext("village", "villages", count),
    years: ngettext("year", "years", count),
  };
  return { what: things[what] ?? what, unit: units[unit] ?? unit };
}

/** @param {string} kind of place */
export function kindName(kind) {
  const names = {
    city: gettext("city"),
    town: gettext("town"),
    village: gettext("village"),
    neighbourhood: gettext("neighbourhood"),
    camp: gettext("camp"),
    crossing: gettext("border crossing"),
    bridge: gettext("bridge"),
    oil_field: gettext("oil or gas field"),
    base: gettext("military base"),
    dam: gettext("dam"),
    site: gettext("site"),
    area: gettext("area"),
    pocket: gettext("pocket"),
    region: gettext("region"),
    desert: gettext("desert"),
    river: gettext("river"),
    mountain: gettext("mountain"),
    subdistrict: gettext("subdistrict"),
    district: gettext("district"),
    governorate: gettext("governorate"),
    country: gettext("country"),
  };
  return names[kind] ?? kind;
}
