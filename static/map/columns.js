/** The columns of all events, fetched and decoded. */

import { decodeChunk, mergeChunks } from "./decode.js";

async function bytesAt(url) {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) {
    throw new Error(`${response.status}: ${url}`);
  }
  return response.arrayBuffer();
}

/**
 * Chunks are decoded as they arrive.
 * @param {string[]} urls
 * @returns {Promise<import("./decode.js").Columns & {times: {arrived: number, decoded: number}}>} when the last byte
 *   was there and when all were decoded, in milliseconds of the epoch
 */
export async function loadColumns(urls) {
  const now = () => performance.timeOrigin + performance.now();
  let arrived = performance.timeOrigin;
  const decoded = urls.map(async (url) => {
    const bytes = await bytesAt(url);
    arrived = now();
    return decodeChunk(bytes);
  });
  const columns = mergeChunks(await Promise.all(decoded));
  return { ...columns, times: { arrived, decoded: now() } };
}
