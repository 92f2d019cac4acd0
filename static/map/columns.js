/** The columns of all events: fetched and decoded in a worker, or here where there can be none. */

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

/** @param {Worker} worker @param {string[]} urls */
function askWorker(worker, urls) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) =>
      data.columns ? resolve(data.columns) : reject(new Error(data.problem)),
    );
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new Error("no worker"));
    });
    worker.postMessage(urls);
  });
}

/**
 * The same, off the page's thread if that can be.
 * @param {string[]} urls absolute @param {string | null} workerUrl
 */
export async function loadColumnsApart(urls, workerUrl) {
  if (!urls.length || !workerUrl || typeof Worker === "undefined") {
    return loadColumns(urls);
  }
  let worker = null;
  try {
    worker = new Worker(workerUrl, { type: "module" });
    return await askWorker(worker, urls);
  } catch {
    return await loadColumns(urls);
  } finally {
    worker?.terminate();
  }
}
