/** Who holds ground on a day, most cells first: what a key of the map has to name. Pure. */

import { factsOn } from "./front.js";

/**
 * @param {any} control @param {number} day @param {any[]} actors the dictionary
 * @returns {{actors: any[], states: string[]}} those who hold; which of "partial" and "contested" there are
 */
export function holdersOn(control, day, actors) {
  const inForce = factsOn(control.facts, control.cells.length, day);
  const facts = [...inForce].filter((i) => i >= 0).map((i) => control.facts[i]);
  const counts = new Map();
  for (const { actor } of facts.filter(({ state }) => state === "held")) {
    counts.set(actor, (counts.get(actor) ?? 0) + 1);
  }
  const keys = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  return {
    actors: keys.map((key) => actors.find((actor) => actor.key === key)).filter(Boolean),
    states: ["partial", "contested"].filter((state) => facts.some((fact) => fact.state === state)),
  };
}
