/** Counting the selected events by where they are shown. Pure. */

import { disputedOf, sharesOf } from "./rings.js";

/** @typedef {import("../select.js").Stretches} Stretches */

const NOTHING = [0, 0];

/** Functions by themselves, small and without a branch: they run a million times a frame. */
function addRange(column, mask, first, last, counts) {
  for (let row = first; row < last; row += 1) {
    counts[column[row]] += mask[row];
  }
}
function takeRange(column, mask, first, last, counts) {
  for (let row = first; row < last; row += 1) {
    counts[column[row]] -= mask[row];
  }
}
function addRows(column, rows, by, counts) {
  for (let i = 0; i < rows.length; i += 1) {
    counts[column[rows[i]]] += by;
  }
}

/** The rows that come and those that go when a range moves: both as ranges, some of which end before they begin. */
function movedRange([a, b], [c, d]) {
  if (b <= c || d <= a) {
    return { come: [[c, d]], go: [[a, b]] };
  }
  const come = [
    [c, a],
    [b, d],
  ];
  return { come, go: come.map(([first, last]) => [last, first]) };
}

const rowsIn = (ranges) => ranges.reduce((sum, [first, last]) => sum + Math.max(0, last - first), 0);

/** What comes and goes between two lists of ranges. */
function changeOf(before, now) {
  const moves = Array.from({ length: Math.max(before.length, now.length) }, (_, i) =>
    movedRange(before[i] ?? NOTHING, now[i] ?? NOTHING),
  );
  return { come: moves.flatMap(({ come }) => come), go: moves.flatMap(({ go }) => go) };
}

/**
 * A function that counts stretches by a column. While only time moves, a little, it counts but what comes and goes:
 * a day among years is few of a million rows. Each result is good until the next.
 * @returns {(stretches: Stretches, column: ArrayLike<number>, length: number) => Uint32Array} length: how many
 *   values the column has
 */
export function createCounter() {
  let last = { column: null, mask: null, ranges: [], over: [], counts: new Uint32Array(0) };

  return ({ mask, ranges, over }, column, length) => {
    const moved = changeOf(last.ranges, ranges);
    const near =
      last.column === column &&
      last.mask === mask &&
      last.counts.length === length &&
      rowsIn(moved.come) + rowsIn(moved.go) < rowsIn(ranges);
    const before = near ? last : { over: [], counts: new Uint32Array(length) };
    const { counts } = before;
    const { come, go } = near ? moved : { come: ranges, go: [] };
    for (const [first, end] of come) {
      addRange(column, mask, first, end, counts);
    }
    for (const [first, end] of go) {
      takeRange(column, mask, first, end, counts);
    }
    addRows(column, before.over, -1, counts);
    addRows(column, over, 1, counts);
    last = { column, mask, ranges, over, counts };
    return counts;
  };
}

/**
 * @typedef {object} Classes what a ring's shares stand for
 * @property {number} count of classes; a share known to an area only is in class + count
 * @property {boolean} [doubts] whether disputed events are told apart, in class + 2 × count
 * @property {Uint8Array} ofRow class of each row
 *
 * Where each row is counted: its ring's counts, by class. One look-up a row then serves any filter.
 * @param {import("./grid.js").Grid} grid @param {Classes} classes @returns {Uint16Array | Uint32Array} ring × stride + class
 */
export function slotsOf({ clusterOfPile, pileOf, ringOf, rings }, classes) {
  const { ofRow } = classes;
  const stride = strideOf(classes);
  const slots = new (rings.length * stride <= 65536 ? Uint16Array : Uint32Array)(ofRow.length);
  const firstOfPile = new slots.constructor(clusterOfPile.length);
  for (let pile = 0; pile < firstOfPile.length; pile += 1) {
    firstOfPile[pile] = ringOf[clusterOfPile[pile]] * stride;
  }
  fillSlots(slots, pileOf, firstOfPile, ofRow);
  return slots;
}

const strideOf = ({ count, doubts }) => count * (doubts ? 4 : 2);

function fillSlots(slots, pileOf, firstOfPile, ofRow) {
  for (let row = 0; row < slots.length; row += 1) {
    slots[row] = firstOfPile[pileOf[row]] + ofRow[row];
  }
}
/**
 * The selected events in the clusters of a grid, by class.
 * @param {Stretches} stretches @param {import("./grid.js").Grid} grid @param {Classes} classes
 * @param {Uint16Array | Uint32Array} slots from slotsOf @param {ReturnType<typeof createCounter>} [count] what it
 *   returns is good until this counts again
 */
export function countClusters(stretches, grid, classes, slots, count = createCounter()) {
  const { clusters, ringOf, rings } = grid;
  const { mask, ranges, over } = stretches;
  const stride = strideOf(classes);
  const sides = classes.count * 2;
  const counts = count(stretches, slots, rings.length * stride);
  const total = new Uint32Array(clusters);
  rings.forEach((cluster, ring) => {
    for (let at = ring * stride; at < (ring + 1) * stride; at += 1) {
      total[cluster] += counts[at];
    }
  });
  const countsOf = (cluster) => counts.subarray(ringOf[cluster] * stride, (ringOf[cluster] + 1) * stride);

  /** The first rows, ascending, of those rings that are marked. @param {Uint8Array} marked by ring */
  function rowsOfRings(marked, most) {
    const bySlot = new Uint8Array(counts.length);
    for (let ring = 0; ring < marked.length; ring += 1) {
      bySlot.fill(marked[ring], ring * stride, (ring + 1) * stride);
    }
    const found = [];
    ranges.forEach(([first, last], i) => {
      findMarked(slots, mask, first, last, bySlot, found, most);
      if (i === 0) {
        found.push(...over.filter((row) => bySlot[slots[row]] === 1));
      }
    });
    return found.slice(0, most);
  }

  return {
    total,
    /** Counts of a cluster by class, then those known to an area only by class. @param {number} cluster */
    shares: (cluster) => sharesOf(countsOf(cluster), sides),
    /** How many of a cluster's events are disputed. @param {number} cluster */
    disputed: (cluster) => disputedOf(countsOf(cluster), sides),
    /** @param {number} cluster @param {number} [most] @returns {number[]} its first rows, ascending */
    rowsOf: (cluster, most = total[cluster]) =>
      rowsOfRings(
        Uint8Array.from(rings, (at) => (at === cluster ? 1 : 0)),
        most,
      ),
    /** Rows within the region, ascending. @returns {number[]} */
    rowsWithin: () => rowsOfRings(new Uint8Array(rings.length).fill(1, 1), Number.POSITIVE_INFINITY),
    /** Rows of all clusters that hold no more than `most`. @param {number} most @returns {Map<number, number[]>} */
    fewOf(most) {
      const few = Uint8Array.from(rings, (at, ring) => (ring && total[at] && total[at] <= most ? 1 : 0));
      const count = rings.reduce((sum, at, ring) => sum + (few[ring] ? total[at] : 0), 0);
      const found = new Map();
      for (const row of count ? rowsOfRings(few, count) : []) {
        const cluster = rings[Math.floor(slots[row] / stride)];
        found.set(cluster, [...(found.get(cluster) ?? []), row]);
      }
      return found;
    },
  };
}

function findMarked(slots, mask, first, last, marked, found, most) {
  for (let row = first; row < last && found.length < most; row += 1) {
    if ((mask[row] & marked[slots[row]]) === 1) {
      found.push(row);
    }
  }
}
