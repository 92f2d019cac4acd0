/** Writes a file of many events a batch at a time, as their titles come in; it can be called off. Pure but for the titles. */

/** Chunks of titles asked for at once; fewer than the page keeps (see telling.js). */
const CHUNKS_AT_ONCE = 12;

/**
 * Rows in batches that lie in few chunks of titles each.
 * @param {ArrayLike<number>} rows @param {number} chunkRows rows of a chunk @returns {Generator<number[]>}
 */
export function* batches(rows, chunkRows) {
  let batch = [];
  let chunks = new Set();
  for (let i = 0; i < rows.length; i += 1) {
    const chunk = Math.floor(rows[i] / chunkRows);
    if (!chunks.has(chunk) && chunks.size === CHUNKS_AT_ONCE) {
      yield batch;
      batch = [];
      chunks = new Set();
    }
    chunks.add(chunk);
    batch.push(rows[i]);
  }
  if (batch.length) {
    yield batch;
  }
}

/** A promise that is given up as soon as the signal says so. @template T @param {Promise<T>} promise @param {AbortSignal} signal */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/**
 * @param {{data: any, rows: ArrayLike<number>, format: {head: string, between: string, foot: string, record: Function},
 *   urlOf: (uuid: string) => string, signal: AbortSignal, progress?: (done: number) => void}} job
 * @returns {Promise<string[]>} the file in parts, for a Blob; throws the signal's reason when called off, and
 *   whatever a title's fetching throws
 */
export async function write({ data, rows, format, urlOf, signal, progress = () => {} }) {
  const parts = [format.head];
  let done = 0;
  for (const batch of batches(rows, data.manifest.details?.titles ?? rows.length)) {
    signal.throwIfAborted();
    await unlessAborted(data.titles.want(batch), signal);
    const records = [];
    for (const row of batch) {
      const title = data.titles.peek(row);
      if (!title) {
        throw new Error(`no title of row ${row}`);
      }
      records.push(format.record(data, row, title, urlOf));
    }
    parts.push((done && records.length ? format.between : "") + records.join(format.between));
    done += batch.length;
    progress(done);
    await new Promise((resume) => setTimeout(resume)); // let the page breathe
  }
  parts.push(format.foot);
  return parts;
}
