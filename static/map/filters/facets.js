/** The facets that events are filtered by: their choices, signs and counts. */

import { h } from "../dom.js";
import { GROUPS } from "../groups.js";
import { fill, gettext, named } from "../i18n.js";
import { groupColour } from "../palette.js";
import { swatch, symbol } from "../ui/symbol.js";
import {
  credibilityWords,
  groupName,
  reliabilityWords,
  roleName,
  statusName,
  whenAtWorst,
  whereAtWorst,
} from "../words.js";

const LETTERS = ["A", "B", "C", "D", "E", "F"];
const GRADES = [1, 2, 3, 4, 5, 6];
/** Codes worth naming as the worst allowed; what is coarser comes with "any". */
const WHERE_CODES = [1, 2, 3, 4, 5];
const WHEN_CODES = [1, 2, 3, 4];

/** ACLED's event type of each sub-event type that our types name (codebook 2023); the rest are strategic developments. */
const ACLED_EVENTS = {
  "Armed clash": "Battles",
  "Government regains territory": "Battles",
  "Non-state actor overtakes territory": "Battles",
  "Air/drone strike": "Explosions/Remote violence",
  "Shelling/artillery/missile attack": "Explosions/Remote violence",
  "Suicide bomb": "Explosions/Remote violence",
  "Remote explosive/landmine/IED": "Explosions/Remote violence",
  Attack: "Violence against civilians",
  "Abduction/forced disappearance": "Violence against civilians",
};

/** "ACLED: Battles › Armed clash": names of that codebook, so in its language. @param {string | undefined} sub */
const acledNote = (sub) => (sub ? `ACLED: ${ACLED_EVENTS[sub] ?? "Strategic developments"} › ${sub}` : "");

const grade = (sign, title) => h("span", { class: "grade", title }, sign);

/** @param {any} events @param {{choices: any, formats: any, palette: any}} tools */
export function typeFacet({ types, tables }, { choices, formats, palette }) {
  const used = new Set(tables.typeOfKind);
  return GROUPS.flatMap((group, index) => {
    const within = types
      .map((type, i) => ({ type, i }))
      .filter(({ type, i }) => type.group === group && used.has(i));
    if (!within.length) {
      return [];
    }
    const whole = choices.ofList("types", group, {
      label: groupName(group),
      sign: symbol(group, groupColour(group, palette.dark)),
      count: (counts) => counts.group[index],
    });
    const fold = h(
      "details",
      { class: "kinds" },
      h("summary", {}, fill(gettext("Kinds of: %(group)s"), { group: groupName(group) })),
      within.map(({ type, i }) =>
        choices.ofList("types", type.code, {
          label: named(type, formats.language),
          note: acledNote(type.acled),
          count: (counts) => counts.type[i],
        }),
      ),
    );
    choices.also((state) => {
      fold.open ||= within.some(({ type }) => state.types.includes(type.code));
    });
    return [whole, fold];
  });
}

/** Actors in the order of a tree: each before its own units, the others by name. */
function treeOf(actors, language) {
  const collator = new Intl.Collator(language);
  const under = (parent) =>
    actors
      .map((actor, i) => ({ actor, i }))
      .filter(({ actor }) => (actor.parent ?? -1) === parent)
      .sort((a, b) => collator.compare(named(a.actor, language), named(b.actor, language)));
  const walk = (parent, depth) =>
    under(parent).flatMap(({ actor, i }) => [{ actor, i, depth }, ...walk(i, depth + 1)]);
  return walk(-1, 0);
}

const MOST_DEPTH = 4;

/** @param {any} events @param {{choices: any, formats: any, palette: any, store: any}} tools */
export function actorFacet({ actors, roles }, { choices, formats, palette, store }) {
  const { language } = formats;
  const role = h(
    "select",
    {
      dataset: { key: "role" },
      "aria-label": gettext("Role"),
      on: { change: () => store.set({ role: role.value }) },
    },
    h("option", { value: "" }, gettext("in any role")),
    roles.map((name) => h("option", { value: name }, roleName(name))),
  );
  choices.also((state) => {
    role.value = state.role;
  });
  return [
    role,
    treeOf(actors, language).map(({ actor, i, depth }) =>
      choices.ofList("actors", actor.key, {
        label: named(actor, language),
        sign: swatch(palette.actor(actor)),
        depth: Math.min(depth, MOST_DEPTH),
        count: (counts) => counts.actor[i],
        hideEmpty: true,
      }),
    ),
  ];
}

/** @param {any} events @param {{choices: any, formats: any}} tools */
export function sourceFacet({ sources }, { choices, formats }) {
  const collator = new Intl.Collator(formats.language);
  return sources
    .map((source, i) => ({ source, i, name: named(source, formats.language) }))
    .sort((a, b) => collator.compare(a.name, b.name))
    .map(({ source, i, name }) =>
      choices.ofList("sources", source.uuid, {
        label: name,
        sign: grade(source.reliability, reliabilityWords(source.reliability)),
        count: (counts) => counts.source[i],
        hideEmpty: true,
      }),
    );
}

/** @param {{choices: any}} tools */
export function reliabilityFacet({ choices }) {
  return LETTERS.map((letter) =>
    choices.ofList("reliability", letter, {
      label: reliabilityWords(letter),
      sign: grade(letter),
      count: (counts) => counts.reliability[letter] ?? 0,
    }),
  );
}

/** @param {{choices: any, formats: any}} tools */
export function credibilityFacet({ choices, formats }) {
  return GRADES.map((value) =>
    choices.ofList("credibility", value, {
      label: credibilityWords(value),
      sign: grade(formats.number(value)),
      count: (counts) => counts.credibility[value],
    }),
  );
}

/** @param {any} events @param {{choices: any}} tools */
export function statusFacet({ statuses }, { choices }) {
  return [
    statuses.length > 1
      ? statuses.map((status, i) =>
          choices.ofList("statuses", status, {
            label: statusName(status),
            count: (counts) => counts.status[i],
            hideEmpty: true,
          }),
        )
      : null,
    choices.choice({
      key: "disputed",
      label: gettext("only disputed events"),
      chosen: (state) => state.disputed,
      toggle: (state) => ({ disputed: !state.disputed }),
      count: (counts) => counts.disputed,
    }),
  ];
}

/** How many are at least as good as each code. @param {ArrayLike<number>} counts by code */
const atWorst = (counts, code) =>
  Array.from(counts).reduce((sum, n, i) => (i >= 1 && i <= code ? sum + n : sum), 0);

/** @param {{choices: any, formats: any, store: any}} tools */
export function precisionFacet({ choices, formats, store }) {
  const pick = (key, id, label, codes, words, countsOf) => {
    const options = codes.map((code) => h("option", { value: code }));
    const select = h(
      "select",
      { id, dataset: { key }, on: { change: () => store.set({ [key]: Number(select.value) }) } },
      h("option", { value: 0 }, gettext("however well known")),
      options,
    );
    choices.also((state, counts) => {
      codes.forEach((code, i) => {
        const text = `${words(code)} (${formats.number(atWorst(countsOf(counts), code))})`;
        if (options[i].textContent !== text) {
          options[i].textContent = text;
        }
      });
      select.value = String(codes.includes(state[key]) ? state[key] : 0);
    });
    return [h("label", { for: id, class: "field-label" }, label), select];
  };
  return [
    choices.choice({
      key: "exact",
      label: gettext("only exact: no worse than 5 km and 1 day"),
      chosen: (state) => state.wherePrecMax === 1 && state.datePrecMax === 1,
      toggle: (state) =>
        state.wherePrecMax === 1 && state.datePrecMax === 1
          ? { wherePrecMax: 0, datePrecMax: 0 }
          : { wherePrecMax: 1, datePrecMax: 1 },
      count: (counts) => counts.exact,
    }),
    pick(
      "wherePrecMax",
      "filter-where",
      gettext("Place no worse than"),
      WHERE_CODES,
      whereAtWorst,
      (c) => c.wherePrec,
    ),
    pick(
      "datePrecMax",
      "filter-when",
      gettext("Time no worse than"),
      WHEN_CODES,
      whenAtWorst,
      (c) => c.datePrec,
    ),
  ];
}
