/** What a picture of the map has to explain: the signs that are on it, and only those. */

import { holdersOn } from "../front.js";
import { GROUPS } from "../groups.js";
import { fill, gettext, shortNamed } from "../i18n.js";
import { controlWords, groupName } from "../words.js";

/** More actors than this no key can hold. */
const MOST_ACTORS = 8;

/**
 * @typedef {{kind: "swatch", colour: string, state: string} | {kind: "symbol", group: string, colour: string,
 *   hollow: boolean} | {kind: "disputed"}} Sign
 * @typedef {{title: string, entries: Array<{sign: Sign, text: string}>}} Column
 */

/** Groups of types and actors among the events shown, those that are most first. */
function among({ data, selection }) {
  const { events } = data;
  const [groups, actors] = [new Map(), new Map()];
  let [hollow, disputed] = [false, false];
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const row of selection.rows()) {
    add(groups, events.group(row));
    add(actors, events.initiator(row));
    hollow ||= events.wherePrec(row) > 1;
    disputed ||= Boolean(events.disputed(row));
  }
  const most = (map) => [...map].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  return { groups: most(groups), actors: most(actors).filter((index) => index >= 0), hollow, disputed };
}

/**
 * @param {any} state of the store @param {{formats: any, palette: any}} tools
 * @returns {Column[]} columns without entries are left out
 */
export function legendOf(state, { formats, palette }) {
  const { data, control, controlDay, layers } = state;
  const ink = palette.dark ? "#a39c8f" : "#6b6458";
  const name = (actor) => shortNamed(actor, formats.language);
  const swatch = (actor) => ({
    sign: { kind: "swatch", colour: palette.actor(actor), state: "held" },
    text: name(actor),
  });
  const columns = [];
  if (layers.includes("control") && control && controlDay !== null) {
    const { actors, states } = holdersOn(control, controlDay, data.events.actors);
    columns.push({
      title: fill(gettext("Control on %(day)s"), { day: formats.day(controlDay) }),
      entries: [
        ...actors.map(swatch),
        ...states.map((held) => ({
          sign: { kind: "swatch", colour: ink, state: held },
          text: controlWords(held),
        })),
      ],
    });
  }
  if (layers.includes("events")) {
    const { groups, actors, hollow, disputed } = among(state);
    const symbol = (group, isHollow) => ({ kind: "symbol", group, colour: ink, hollow: isHollow });
    columns.push(
      {
        title: gettext("What happened"),
        entries: groups.map((i) => ({ sign: symbol(GROUPS[i], false), text: groupName(GROUPS[i]) })),
      },
      {
        title: gettext("Who acts"),
        entries: actors.slice(0, MOST_ACTORS).map((index) => swatch(data.events.actors[index])),
      },
      {
        title: gettext("How well it is known"),
        entries: [
          hollow && { sign: symbol("battle", true), text: gettext("known to an area only") },
          disputed && { sign: { kind: "disputed" }, text: gettext("disputed") },
        ].filter(Boolean),
      },
    );
  }
  return columns.filter(({ entries }) => entries.length);
}
