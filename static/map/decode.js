/**
 * Chunks of the published snapshot as columns; places/publishing/wire.py writes what this reads, and
 * docs/snapshot.md describes it. Pure, and free of imports that a worker lacks.
 *
 * @typedef {Uint16Array | Uint32Array} Indices
 * @typedef {object} Columns of n events, sorted by latest day (undated last)
 * @property {number} count @property {number} dated how many rows have a latest day: the first ones
 * @property {Int32Array} x @property {Int32Array} y on the Mercator square of WORLD units a side, y down
 * @property {Int32Array} earliest day since 1970-01-01, or NO_DAY @property {Int32Array} latest
 * @property {Indices} kind @property {Indices} party @property {Indices} testimony
 *   numbers of combinations in the dictionaries
 * @property {Indices} footprint its number + 1, 0 none @property {Indices} place its number + 1, 0 none
 * @property {Uint32Array} [pile] number of the pile that a row is part of: what is asked of where events lie is
 *   answered for each pile
 * @property {Piles} [piles]
 *
 * @typedef {object} Piles events at one point, known to one area or none
 * @property {Int32Array} x @property {Int32Array} y @property {Indices} footprint @property {Uint32Array} size events
 */

import { unitX, unitY, WORLD } from "./geometry.js";
import { NO_DAY } from "./time.js";

const MAGIC = 0x3345464d; // "MFE3"
const HEAD_BYTES = 28;
const COLUMNS = ["where", "lon", "lat", "latest", "span", "kind", "party", "testimony"];
/** Columns of those rows alone that lie off their spot. */
const OFF = ["lon", "lat"];

const unzigzag = (value) => (value >>> 1) ^ -(value & 1);

/** Reads LEB128 numbers one after the other. @param {Uint8Array} bytes */
function createReader(bytes) {
  let at = 0;
  /** @returns {number} below 2 ** 32 */
  function next() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) {
        return value;
      }
      scale *= 128;
    }
  }
  const signed = () => unzigzag(next());
  const numbers = () => Uint32Array.from({ length: next() }, next);
  /** The same, of which each is told as a step from the one before. */
  const steps = () => {
    let last = 0;
    return numbers().map((step) => {
      last += unzigzag(step);
      return last;
    });
  };
  return { next, signed, numbers, steps };
}

/** Put a column's planes of bytes together. @returns {Uint8Array | Uint16Array | Uint32Array} */
function join(bytes, start, rows, planes) {
  const low = bytes.subarray(start, start + rows);
  if (planes === 1) {
    return low;
  }
  const values = planes === 2 ? new Uint16Array(rows) : new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    values[row] = low[row] | (bytes[start + rows + row] << 8);
  }
  for (let plane = 2; plane < planes; plane += 1) {
    for (let row = 0; row < rows; row += 1) {
      values[row] |= bytes[start + plane * rows + row] << (8 * plane);
    }
  }
  return values;
}

/** The planes of a chunk as columns by name, and where its varints lie. */
function open(buffer) {
  const head = new DataView(buffer);
  if (buffer.byteLength < HEAD_BYTES || head.getUint32(0, true) !== MAGIC) {
    throw new RangeError("not a chunk of events");
  }
  const bytes = new Uint8Array(buffer);
  const rows = head.getUint32(4, true);
  const size = head.getUint32(12, true);
  const off = head.getUint32(16, true);
  const columns = {};
  let at = HEAD_BYTES + size;
  COLUMNS.forEach((name, i) => {
    const planes = head.getUint8(20 + i);
    const length = OFF.includes(name) ? off : rows;
    columns[name] = join(bytes, at, length, planes);
    at += planes * length;
  });
  if (at !== buffer.byteLength) {
    throw new RangeError("a chunk of events is cut short");
  }
  const varints = createReader(bytes.subarray(HEAD_BYTES, HEAD_BYTES + size));
  return { rows, runs: head.getUint32(8, true), columns, varints };
}

/** The runs of a chunk: how many rows each has, its place + 1, and its base in 1e-5 degrees. */
function readRuns(varints, count) {
  const runs = { rows: [], place: [], lon: [], lat: [] };
  let [place, lon, lat] = [0, 0, 0];
  for (let run = 0; run < count; run += 1) {
    runs.rows.push(varints.next());
    place += varints.signed();
    lon += varints.signed();
    lat += varints.signed();
    runs.place.push(place);
    runs.lon.push(lon);
    runs.lat.push(lat);
  }
  return runs;
}

/** The areas of a chunk: their number + 1, and where their rows mostly lie, in 1e-5 degrees. */
function readAreas(varints) {
  let [number, lon, lat] = [1, 0, 0];
  return Array.from({ length: varints.next() }, () => {
    number += varints.signed();
    lon += varints.signed();
    lat += varints.signed();
    return { number, lon, lat };
  });
}

/** Values by their ranks, no wider than they are. */
const ranked = (ranks, table) => {
  const values = bitsOf(table) >>> 16 ? new Uint32Array(ranks.length) : new Uint16Array(ranks.length);
  for (let row = 0; row < ranks.length; row += 1) {
    values[row] = table[ranks[row]];
  }
  return values;
};

const worldX = (lon) => Math.round(unitX(lon / 1e5) * WORLD);
const worldY = (lat) => Math.round(unitY(lat / 1e5) * WORLD);

/** Piles of which there is room for so many; `add` gives the number of a new one. */
function createPiles(most) {
  const [x, y] = [new Int32Array(most), new Int32Array(most)];
  const [footprint, place] = [new Uint32Array(most), new Uint32Array(most)];
  let count = 0;
  return {
    add(atX, atY, area, settlement) {
      x[count] = atX;
      y[count] = atY;
      footprint[count] = area;
      place[count] = settlement;
      count += 1;
      return count - 1;
    },
    all: () =>
      Object.fromEntries(
        Object.entries({ x, y, footprint, place }).map(([name, values]) => [name, values.slice(0, count)]),
      ),
  };
}

/**
 * Where the rows lie. A run's spot and each area's are projected once, rows off their spot one by one. Those of a run
 * that lie just on one spot are a pile, and each of the others is one by itself.
 * @param {ReturnType<typeof readRuns>} runs @param {ReturnType<typeof readAreas>} areas
 * @param {Uint32Array[]} known numbers of the areas that each run knows
 * @param {Record<string, ArrayLike<number>>} columns
 */
function positions(runs, areas, known, { where, lon, lat }) {
  const pile = new Uint32Array(where.length);
  const piles = createPiles(where.length);
  const inWorld = (spot) => ({ ...spot, x: worldX(spot.lon), y: worldY(spot.lat) });
  const projected = areas.map(inWorld);
  let [row, off] = [0, 0];
  for (let run = 0; run < runs.rows.length; run += 1) {
    const place = runs.place[run];
    const own = inWorld({ number: 0, lon: runs.lon[run], lat: runs.lat[run] });
    const spots = [own, ...Array.from(known[run], (area) => projected[area])];
    const pileOf = new Int32Array(spots.length).fill(-1);
    for (const end = row + runs.rows[run]; row < end; row += 1) {
      const at = where[row] >>> 1;
      if (where[row] & 1) {
        const spot = spots[at];
        const x = worldX(spot.lon + unzigzag(lon[off]));
        pile[row] = piles.add(x, worldY(spot.lat + unzigzag(lat[off])), spot.number, place);
        off += 1;
      } else {
        if (pileOf[at] < 0) {
          const { x, y, number } = spots[at];
          pileOf[at] = piles.add(x, y, number, place);
        }
        pile[row] = pileOf[at];
      }
    }
  }
  return { pile, piles: piles.all() };
}

function days(lengths, steps, span, base) {
  const latest = new Int32Array(steps.length);
  const earliest = new Int32Array(steps.length);
  let row = 0;
  for (let run = 0; run < lengths.length; run += 1) {
    let code = 0;
    for (const end = row + lengths[run]; row < end; row += 1) {
      code += steps[row];
      latest[row] = code === 0 ? NO_DAY : base + code - 1;
      const open = code === 0 || span[row] === 1;
      earliest[row] = open ? NO_DAY : latest[row] - (span[row] === 0 ? 0 : span[row] - 1);
    }
  }
  return { latest, earliest };
}

/**
 * @typedef {{count: number, latest: Int32Array, earliest: Int32Array, kind: Indices, party: Indices,
 *   testimony: Indices, pile: Uint32Array, piles: Record<"x" | "y" | "footprint" | "place", Int32Array | Uint32Array>
 *   }} Chunk what differs from row to row, and where the piles lie that rows are part of
 *
 * One chunk in the order of the wire.
 * @param {ArrayBuffer} buffer @returns {Chunk}
 */
export function decodeChunk(buffer) {
  const { rows, runs: count, columns, varints } = open(buffer);
  const base = varints.signed();
  const runs = readRuns(varints, count);
  const [kinds, parties, testimonies] = [0, 1, 2].map(() => varints.steps());
  const areas = readAreas(varints);
  const known = runs.rows.map(() => varints.numbers());
  return {
    count: rows,
    ...positions(runs, areas, known, columns),
    ...days(runs.rows, columns.latest, columns.span, base),
    kind: ranked(columns.kind, kinds),
    party: ranked(columns.party, parties),
    testimony: ranked(columns.testimony, testimonies),
  };
}

/** The first and the last day of all chunks; the wrong way round where no row is dated. */
function daysOf(chunks) {
  let first = 2 ** 31 - 1;
  let last = NO_DAY;
  for (const { latest } of chunks) {
    for (let i = 0; i < latest.length; i += 1) {
      const day = latest[i];
      last = Math.max(last, day);
      first = day === NO_DAY ? first : Math.min(first, day);
    }
  }
  return { first, last };
}

/** For each row of each chunk, its place by latest day: a counting sort, undated last, ties as they came; and all days. */
function rowsByDay(chunks, count) {
  const { first, last } = daysOf(chunks);
  const undated = last >= first ? last - first + 1 : 0;
  const starts = new Uint32Array(undated + 2);
  for (const { latest } of chunks) {
    for (let i = 0; i < latest.length; i += 1) {
      starts[(latest[i] === NO_DAY ? undated : latest[i] - first) + 1] += 1;
    }
  }
  const latest = new Int32Array(count).fill(NO_DAY);
  for (let day = 1; day < starts.length; day += 1) {
    starts[day] += starts[day - 1];
    if (day <= undated) {
      latest.fill(first + day - 1, starts[day - 1], starts[day]);
    }
  }
  const dated = starts[undated];
  const rows = chunks.map((chunk) => {
    const to = new Uint32Array(chunk.count);
    for (let i = 0; i < to.length; i += 1) {
      const day = chunk.latest[i] === NO_DAY ? undated : chunk.latest[i] - first;
      to[i] = starts[day];
      starts[day] += 1;
    }
    return to;
  });
  return { rows, dated, latest };
}

/** The bits that any value of a column has. */
function bitsOf(values) {
  let bits = 0;
  for (let i = 0; i < values.length; i += 1) {
    bits |= values[i];
  }
  return bits;
}

function put(from, to, out) {
  for (let i = 0; i < from.length; i += 1) {
    out[to[i]] = from[i];
  }
}

/** Room for so many indices, no wider than the values of some lists ask for. */
const indicesFor = (count, lists) =>
  lists.every((values) => values instanceof Uint16Array || bitsOf(values) >>> 16 === 0)
    ? new Uint16Array(count)
    : new Uint32Array(count);

/** One column of all chunks in its final order. */
function scatter(lists, rows, out) {
  lists.forEach((values, i) => {
    put(values, rows[i], out);
  });
  return out;
}

function putPiles(from, to, first, out, size) {
  for (let i = 0; i < from.length; i += 1) {
    const pile = first + from[i];
    out[to[i]] = pile;
    size[pile] += 1;
  }
}

/** The piles of all chunks, and which of them each row is part of, in its final order. */
function mergePiles(chunks, rows, count) {
  const all = chunks.reduce((sum, { piles }) => sum + piles.x.length, 0);
  const pile = new Uint32Array(count);
  const [x, y, size] = [new Int32Array(all), new Int32Array(all), new Uint32Array(all)];
  const [footprint, place] = ["footprint", "place"].map((name) =>
    indicesFor(
      all,
      chunks.map(({ piles }) => piles[name]),
    ),
  );
  let first = 0;
  chunks.forEach(({ pile: from, piles }, i) => {
    putPiles(from, rows[i], first, pile, size);
    for (const [name, column] of Object.entries({ x, y, footprint, place })) {
      column.set(piles[name], first);
    }
    first += piles.x.length;
  });
  return { pile, piles: { x, y, footprint, size }, place };
}

/** What a pile's rows have in common, row by row. */
function spread(ofPile, pile) {
  const out = new ofPile.constructor(pile.length);
  for (let row = 0; row < pile.length; row += 1) {
    out[row] = ofPile[pile[row]];
  }
  return out;
}

/** All chunks as one set of columns, by latest day. @param {Chunk[]} chunks @returns {Columns} */
export function mergeChunks(chunks) {
  const count = chunks.reduce((sum, chunk) => sum + chunk.count, 0);
  const { rows, dated, latest } = rowsByDay(chunks, count);
  const lists = (name) => chunks.map((chunk) => chunk[name]);
  const index = (name) => scatter(lists(name), rows, indicesFor(count, lists(name)));
  const { pile, piles, place } = mergePiles(chunks, rows, count);
  return {
    ...{ count, dated, latest, pile, piles },
    earliest: scatter(lists("earliest"), rows, new Int32Array(count)),
    kind: index("kind"),
    party: index("party"),
    testimony: index("testimony"),
    // Where a row lies its pile says: written in order, and read from few.
    x: spread(piles.x, pile),
    y: spread(piles.y, pile),
    footprint: spread(piles.footprint, pile),
    place: spread(place, pile),
  };
}

/** What a worker may hand over without copying. @param {Columns} columns @returns {ArrayBuffer[]} */
export const buffersOf = (columns) =>
  [...Object.values(columns), ...Object.values(columns.piles)]
    .filter(ArrayBuffer.isView)
    .map(({ buffer }) => buffer);

/** @type {WeakMap<object, {pile: Uint32Array, piles: Piles}>} */
const piled = new WeakMap();

/** Columns that came without piles, as the desk's few, get them. @param {Columns} columns */
export function withPiles(columns) {
  if (columns.piles) {
    return columns;
  }
  if (!piled.has(columns)) {
    const { x, y, footprint } = columns;
    const numbers = new Map();
    const pile = Uint32Array.from(x, (_, row) => {
      const key = `${x[row]} ${y[row]} ${footprint[row]}`;
      numbers.set(key, numbers.get(key) ?? { number: numbers.size, row, size: 0 });
      numbers.get(key).size += 1;
      return numbers.get(key).number;
    });
    const each = (array, of) => array.from(numbers.values(), of);
    const piles = {
      x: each(Int32Array, ({ row }) => x[row]),
      y: each(Int32Array, ({ row }) => y[row]),
      footprint: each(Uint32Array, ({ row }) => footprint[row]),
      size: each(Uint32Array, ({ size }) => size),
    };
    piled.set(columns, { pile, piles });
  }
  return piled.get(columns);
}
