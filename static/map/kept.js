/** The titles that can be had without a server: those that the page has, and those that the service worker keeps. */

/** Where the service worker keeps the parts of an edition. */
const CACHE = "mapfront-data";
const TITLES = /\/titles\.([0-9a-f]+)\.(\d+)\.json$/;

/**
 * @param {Map<number, any>} here chunks of titles by number @param {string} key of their edition
 * @returns {Promise<Map<number, any>>} these, and those of the same edition that are kept
 */
export async function keptChunks(here, key) {
  const chunks = new Map(here);
  const storage = globalThis.caches; // none where the page came unencrypted
  if (!(await storage?.has(CACHE))) {
    return chunks;
  }
  const cache = await storage.open(CACHE);
  for (const request of await cache.keys()) {
    const [, edition, index] = TITLES.exec(new URL(request.url).pathname) ?? [];
    if (edition === key && !chunks.has(Number(index))) {
      chunks.set(Number(index), await (await cache.match(request)).json());
    }
  }
  return chunks;
}

/**
 * @param {Map<number, any>} chunks columns of titles by number @param {number} size rows of a chunk
 * @param {number} count rows of all @param {(text: string) => string} foldWords letters as a search compares them
 */
export function createKept(chunks, size, count, foldWords) {
  const inOrder = [...chunks].sort(([a], [b]) => a - b);
  const known = inOrder.reduce((sum, [index]) => sum + Math.min(size, count - index * size), 0);
  const textOf = ({ title_en, title_ar, where_en, where_ar }, at) =>
    foldWords([title_en[at], title_ar[at], where_en[at], where_ar[at]].map((text) => text ?? "").join(" "));

  return {
    /** How many rows have their titles here. */
    known,
    /** @param {string} uuid @returns {number} its row, -1 where its title is not here */
    rowOf(uuid) {
      for (const [index, chunk] of inOrder) {
        const at = chunk.uuid.indexOf(uuid);
        if (at >= 0) {
          return index * size + at;
        }
      }
      return -1;
    },
    /** @param {string} words @returns {Uint32Array} ascending rows, of those known, that have every word */
    matching(words) {
      const wanted = foldWords(words).match(/[\p{L}\p{N}]+/gu) ?? [];
      const rows = inOrder.flatMap(([index, chunk]) =>
        chunk.uuid.flatMap((_, at) => {
          const text = textOf(chunk, at);
          return wanted.length && wanted.every((word) => text.includes(word)) ? [index * size + at] : [];
        }),
      );
      return Uint32Array.from(rows);
    },
  };
}
