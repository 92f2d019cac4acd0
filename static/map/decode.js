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

/**
 * Where the rows lie. A run's spot and each area's are projected once, rows off their spot one by one. Those of a run
 * that lie just on one spot are a pile, and each of the others is one by itself.
 * @param {ReturnType<typeof readRuns>} runs @param {ReturnType<typeof readAreas>} areas
 * @param {Uint32Array[]} known numbers of the areas that each run knows
 * @param {Record<string, ArrayLike<number>>} columns
 */
function positions(runs, areas, known, { where, lon, lat }) {
  const count = where.length;
  const [x, y, pile] = [new Int32Array(count), new Int32Array(count), new Uint32Array(count)];
  const [footprint, place] = [new Uint32Array(count), new Uint32Array(count)];
  const inWorld = (spot) => ({ ...spot, x: worldX(spot.lon), y: worldY(spot.lat) });
  const projected = areas.map(inWorld);
  let [row, off, piles] = [0, 0, 0];
  for (let run = 0; run < runs.rows.length; run += 1) {
    const own = inWorld({ number: 0, lon: runs.lon[run], lat: runs.lat[run] });
    const spots = [own, ...Array.from(known[run], (area) => projected[area])];
    const pileOf = new Int32Array(spots.length).fill(-1);
    const end = row + runs.rows[run];
    place.fill(runs.place[run], row, end);
    for (; row < end; row += 1) {
      const at = where[row] >>> 1;
      const spot = spots[at];
      footprint[row] = spot.number;
      if (where[row] & 1) {
        x[row] = worldX(spot.lon + unzigzag(lon[off]));
        y[row] = worldY(spot.lat + unzigzag(lat[off]));
        off += 1;
        pile[row] = piles;
        piles += 1;
      } else {
        x[row] = spot.x;
        y[row] = spot.y;
        if (pileOf[at] < 0) {
          pileOf[at] = piles;
          piles += 1;
        }
        pile[row] = pileOf[at];
      }
    }
  }
  return { x, y, footprint, place, pile, piles };
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
 * One chunk in the order of the wire.
 * @param {ArrayBuffer} buffer @returns {Columns} in which `dated` is not yet known (0)
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
    dated: 0,
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

/** For each row of each chunk, its place by latest day: a counting sort, undated last, ties as they came. */
function rowsByDay(chunks) {
  const { first, last } = daysOf(chunks);
  const undated = last >= first ? last - first + 1 : 0;
  const starts = new Uint32Array(undated + 2);
  for (const { latest } of chunks) {
    for (let i = 0; i < latest.length; i += 1) {
      starts[(latest[i] === NO_DAY ? undated : latest[i] - first) + 1] += 1;
    }
  }
  for (let day = 1; day < starts.length; day += 1) {
    starts[day] += starts[day - 1];
  }
  const dated = starts[undated];
  const rows = chunks.map(({ latest }) => {
    const to = new Uint32Array(latest.length);
    for (let i = 0; i < latest.length; i += 1) {
      const day = latest[i] === NO_DAY ? undated : latest[i] - first;
      to[i] = starts[day];
      starts[day] += 1;
    }
    return to;
  });
  return { rows, dated };
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

/** One column of all chunks in its final order, no wider than its values ask for. */
function scatter(chunks, rows, count, name) {
  const signed = chunks[0]?.[name] instanceof Int32Array;
  const narrow = () => chunks.every((chunk) => bitsOf(chunk[name]) >>> 16 === 0);
  const out = signed ? new Int32Array(count) : narrow() ? new Uint16Array(count) : new Uint32Array(count);
  chunks.forEach((chunk, i) => {
    put(chunk[name], rows[i], out);
  });
  return out;
}

/** The piles of all chunks, and which of them each row is part of, in its final order. */
function mergePiles(chunks, rows, count) {
  const piles = chunks.reduce((sum, chunk) => sum + chunk.piles, 0);
  const pile = new Uint32Array(count);
  const [x, y] = [new Int32Array(piles), new Int32Array(piles)];
  const [footprint, size] = [new Uint32Array(piles), new Uint32Array(piles)];
  let first = 0;
  chunks.forEach((chunk, i) => {
    for (let row = 0; row < chunk.count; row += 1) {
      const at = first + chunk.pile[row];
      pile[rows[i][row]] = at;
      x[at] = chunk.x[row];
      y[at] = chunk.y[row];
      footprint[at] = chunk.footprint[row];
      size[at] += 1;
    }
    first += chunk.piles;
  });
  return { pile, piles: { x, y, footprint, size } };
}

const SIGNED = ["x", "y", "earliest", "latest"];
const INDICES = ["kind", "party", "testimony", "footprint", "place"];

/** All chunks as one set of columns, by latest day. @param {Columns[]} chunks @returns {Columns} */
export function mergeChunks(chunks) {
  const count = chunks.reduce((sum, chunk) => sum + chunk.count, 0);
  const { rows, dated } = rowsByDay(chunks);
  const columns = { count, dated };
  for (const name of SIGNED) {
    columns[name] = chunks.length ? scatter(chunks, rows, count, name) : new Int32Array(0);
  }
  for (const name of INDICES) {
    columns[name] = scatter(chunks, rows, count, name);
  }
  return { ...columns, ...mergePiles(chunks, rows, count) };
}

/** What a worker may hand over without copying. @param {Columns} columns @returns {ArrayBuffer[]} */
export const buffersOf = (columns) =>
  [...[...SIGNED, ...INDICES, "pile"].map((name) => columns[name]), ...Object.values(columns.piles)].map(
    ({ buffer }) => buffer,
  );

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
