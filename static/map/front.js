/** Who holds what on a day, from dated facts; pure. */

/**
 * The fact in force in each cell on `day`: the last whose latest day is not after it.
 * @param {Array<{cell: number, latest: number}>} facts sorted by latest
 * @param {number} cells how many there are @param {number} day
 * @returns {Int32Array} index into facts for each cell, -1 where nothing is known yet
 */
export function factsOn(facts, cells, day) {
  const inForce = new Int32Array(cells).fill(-1);
  for (let i = 0; i < facts.length && facts[i].latest <= day; i += 1) {
    inForce[facts[i].cell] = i;
  }
  return inForce;
}

/** Holder of a cell as far as the front line cares: an actor's key, "?" contested by nobody named, "" unknown. */
function holderOf(fact) {
  if (!fact) {
    return "";
  }
  return fact.state === "contested" ? `contested:${fact.actor ?? ""}` : (fact.actor ?? "");
}

/**
 * Edges between cells of different known holders: the front line.
 * @param {Array<{a: number, b: number}>} edges @param {Array<any>} facts @param {Int32Array} inForce
 * @returns {number[]} indices of edges
 */
export function frontEdges(edges, facts, inForce) {
  const line = [];
  edges.forEach(({ a, b }, i) => {
    const left = holderOf(facts[inForce[a]]);
    const right = holderOf(facts[inForce[b]]);
    if (left && right && left !== right) {
      line.push(i);
    }
  });
  return line;
}

/**
 * Who holds ground on a day, most cells first: what a key of the map has to name.
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

/**
 * How strongly a fact of that age is painted: new facts full, a year and older at less than half.
 * @param {number} ageDays @returns {number} 0.45–1
 */
export const strengthOfAge = (ageDays) =>
  Math.max(0.45, 1 - 0.55 * Math.min(Math.max(ageDays - 30, 0) / 335, 1));

/**
 * The control file with cells named by their index, whatever the file names them by.
 * @param {any} control as published: cells, edges, facts, drawn
 */
export function readControl(control) {
  const byPlace = new Map(control.cells.map(({ place }, i) => [place, i]));
  const index = (ref) => (typeof ref === "number" ? ref : (byPlace.get(ref) ?? -1));
  return {
    cells: control.cells,
    edges: control.edges
      .map((edge) => ({ ...edge, a: index(edge.a), b: index(edge.b) }))
      .filter(({ a, b }) => a >= 0 && b >= 0),
    facts: control.facts.map((fact) => ({ ...fact, cell: index(fact.cell) })).filter(({ cell }) => cell >= 0),
    drawn: control.drawn ?? [],
  };
}
