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
 * @returns {Promise<import("./decode.js").Columns & {arrived: number}>} arrived: when the last byte was there, in
 *   milliseconds of the epoch
 */
export async function loadColumns(urls) {
  let arrived = performance.timeOrigin;
  const decoded = urls.map(async (url) => {
    const bytes = await bytesAt(url);
    arrived = performance.timeOrigin + performance.now();
    return decodeChunk(bytes);
  });
  return { ...mergeChunks(await Promise.all(decoded)), arrived };
}
