/**
 * What is told of events on demand: titles and details in chunks, each fetched once and kept while
 * others are not asked for more lately; and the row of an event that is known by its UUID.
 */

import { named } from "./i18n.js";

/** Chunks of titles kept at a time: some ten thousand rows. */
const MOST_TITLES = 48;
const MOST_DETAILS = 64;

/**
 * Promises by number, the least lately used forgotten first; a failed one is asked for again.
 * @template T @param {number} most @param {(index: number) => Promise<T>} fetchOne
 */
function createCache(most, fetchOne) {
  /** @type {Map<number, Promise<T>>} */
  const kept = new Map();
  return (index) => {
    const promise = kept.get(index) ?? fetchOne(index);
    kept.delete(index);
    kept.set(index, promise);
    if (kept.size > most) {
      kept.delete(kept.keys().next().value);
    }
    promise.catch(() => kept.get(index) === promise && kept.delete(index));
    return promise;
  };
}

/** Letters as a search compares them, in both scripts. @param {string} text */
export function foldWords(text) {
  return (text ?? "")
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200b-\u200f\u061c]/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/[‘’ʿʾ'`-]/g, " ")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** @typedef {{uuid: string, title_en: string, title_ar: string, where_en: string, where_ar: string,
 *   when_edtf: string}} Title */

/**
 * @param {{rows: number, count: number, fetchChunk: (index: number) => Promise<any>, arrived: () => void}} source
 *   rows a chunk; a chunk has columns by name
 */
export function createTitles({ rows: size, count, fetchChunk, arrived }) {
  /** @type {Map<number, any>} chunks that are there, the least lately used first */
  const there = new Map();

  function keep(index, chunk) {
    there.set(index, chunk);
    if (there.size > MOST_TITLES) {
      there.delete(there.keys().next().value);
    }
    arrived();
  }

  const underWay = new Map();
  function fetchOnce(index) {
    if (!underWay.has(index)) {
      const asked = fetchChunk(index)
        .then((chunk) => keep(index, chunk))
        .finally(() => underWay.delete(index));
      underWay.set(index, asked);
    }
    return underWay.get(index);
  }

  return {
    /** @param {number} row @returns {Title | null} null while it is not there */
    peek(row) {
      const index = Math.floor(row / size);
      const chunk = there.get(index);
      if (!chunk) {
        return null;
      }
      const at = row - index * size;
      const { uuid, title_en, title_ar, where_en, where_ar, when_edtf } = chunk;
      return {
        uuid: uuid[at],
        title_en: title_en[at],
        title_ar: title_ar[at],
        where_en: where_en[at],
        where_ar: where_ar[at],
        when_edtf: when_edtf[at],
      };
    },
    /** Have the titles of these rows fetched. @param {Iterable<number>} rows @returns {Promise<void>} */
    async want(rows) {
      const missing = new Set();
      for (const row of rows) {
        const index = Math.floor(row / size);
        const chunk = there.get(index);
        if (chunk) {
          there.delete(index);
          there.set(index, chunk);
        } else if (row >= 0 && row < count) {
          missing.add(index);
        }
      }
      await Promise.all([...missing].map(fetchOnce));
    },
    /** @returns {Map<number, any>} the chunks that are here, by number */
    here: () => new Map(there),
    /** @returns {number} the row of a UUID among the titles that are here, -1 if it is not */
    rowOf(uuid) {
      for (const [index, chunk] of uuid ? there : []) {
        const at = chunk.uuid.indexOf(uuid);
        if (at >= 0) {
          return index * size + at;
        }
      }
      return -1;
    },
  };
}

/**
 * What a published snapshot tells on demand.
 * @param {any} manifest @param {string} folder address of the files, ending in "/"
 * @param {{fetchJson: (url: string) => Promise<any>, fetchBytes: (url: string) => Promise<ArrayBuffer | null>,
 *   arrived: () => void}} tools
 */
export function createTelling(manifest, folder, { fetchJson, fetchBytes, arrived }) {
  const { key, titles: titleRows, events: detailRows } = manifest.details;
  const count = manifest.events.count;
  const titles = createTitles({
    rows: titleRows,
    count,
    arrived,
    fetchChunk: (index) => fetchJson(`${folder}titles.${key}.${index}.json`),
  });
  const details = createCache(MOST_DETAILS, (index) => fetchJson(`${folder}details.${key}.${index}.json`));
  const ask = (name, parameters) => `${folder}${name}?${new URLSearchParams({ key, ...parameters })}`;
  /** Titles that need no server: those that are here, and those that the browser keeps. */
  async function kept() {
    const { createKept, keptChunks } = await import("./kept.js");
    return createKept(await keptChunks(titles.here(), key), titleRows, count, foldWords);
  }
  return {
    titles,
    kept,
    details: {
      /** @param {number} row @returns {Promise<any | null>} null where nothing is told, or no longer */
      async get(row) {
        const { rows } = await details(Math.floor(row / detailRows));
        return rows[row % detailRows] ?? null;
      },
    },
    /**
     * @param {string} uuid
     * @returns {Promise<number>} -1 where there is none; throws when nobody answers and the titles that are kept
     *   do not have it either
     */
    async rowOf(uuid) {
      const here = titles.rowOf(uuid);
      if (here >= 0) {
        return here;
      }
      try {
        const { row } = await fetchJson(ask("row.json", { event: uuid }));
        return row ?? -1;
      } catch (cause) {
        const known = await kept();
        const row = known.rowOf(uuid);
        if (row < 0 && known.known < count) {
          throw cause;
        }
        return row;
      }
    },
    /** @param {string} words @returns {Promise<Uint32Array>} rows whose titles and places have every word */
    async matching(words) {
      return readRows(new Uint8Array(await fetchBytes(ask("rows.bin", { q: words }))));
    },
  };
}

/** Ascending rows written as LEB128 steps. @param {Uint8Array} bytes */
export function readRows(bytes) {
  const rows = [];
  let row = 0;
  let [step, scale] = [0, 1];
  for (const byte of bytes) {
    step += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      row += step;
      rows.push(row);
      [step, scale] = [0, 1];
    }
  }
  return Uint32Array.from(rows);
}

/**
 * The same from JSON columns that are all here, as the desk has them.
 * @param {any} json columns, details by UUID @param {number[]} order index into the columns of each row
 */
export function tellingFromJson({ columns, details }, order) {
  const column = (name) => order.map((i) => columns[name][i]);
  const names = ["uuid", "title_en", "title_ar", "where_en", "where_ar", "when_edtf"];
  const chunk = Object.fromEntries(names.map((name) => [name, column(name)]));
  const rowsByUuid = new Map(chunk.uuid.map((uuid, row) => [uuid, row]));
  const peek = (row) => {
    const known = row >= 0 && row < order.length;
    return known ? Object.fromEntries(names.map((name) => [name, chunk[name][row]])) : null;
  };
  const folded = order.map((_, row) =>
    foldWords(
      names
        .slice(1, 5)
        .map((name) => chunk[name][row] ?? "")
        .join(" "),
    ),
  );
  return {
    titles: { peek, want: async () => {}, rowOf: (uuid) => rowsByUuid.get(uuid) ?? -1 },
    details: { get: async (row) => details?.[chunk.uuid[row]] ?? null },
    rowOf: async (uuid) => rowsByUuid.get(uuid) ?? -1,
    async matching(words) {
      const wanted = foldWords(words).split(" ").filter(Boolean);
      return Uint32Array.from(folded.keys()).filter((row) =>
        wanted.every((word) => folded[row].includes(word)),
      );
    },
  };
}

/**
 * A row's title or place in the reader's language, "" while it is not there.
 * @param {{titles: {peek: (row: number) => Title | null}}} data @param {number} row @param {string} language
 * @param {"title" | "where"} [stem]
 */
export const told = (data, row, language, stem = "title") => named(data.titles.peek(row), language, stem);
