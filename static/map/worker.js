/** Fetches and reads the chunks of events away from the page's thread. */

import { loadColumns } from "./columns.js";
import { buffersOf } from "./decode.js";

self.addEventListener("message", async ({ data: urls }) => {
  try {
    const columns = await loadColumns(urls);
    self.postMessage({ columns }, { transfer: buffersOf(columns) });
  } catch (error) {
    self.postMessage({ problem: String(error) });
  }
});
