/**
 * Columns of many events, decoded in a worker. Where the page comes with the manifest of many, its worker
 * starts with this script, which imports nothing: it works while the rest of the code is still on its way.
 */

/** @type {Map<string, Promise<any>>} begun before anybody asked, by addresses */
const begun = new Map();

/** @returns {Promise<import("./decode.js").Columns & {times: any}>} as of columns.js */
async function ask(urls, script) {
  const worker = new Worker(script, { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener("message", ({ data }) =>
        data.columns ? resolve(data.columns) : reject(new Error(data.problem)),
      );
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        reject(new Error("no worker"));
      });
      worker.postMessage(urls);
    });
  } finally {
    worker.terminate();
  }
}

/**
 * As `loadColumns` of columns.js. Rejects where there can be no worker.
 * @param {string[]} urls absolute @param {string} script address of worker.js
 */
export function columnsApart(urls, script) {
  const key = urls.join(" ");
  const early = begun.get(key);
  begun.delete(key);
  return early ?? ask(urls, script);
}

function beginEarly({ given, apartFrom, worker, manifest }) {
  if (given && given.events.count > apartFrom) {
    const folder = new URL(manifest, location.href);
    const urls = given.events.columns.map((name) => new URL(name, folder).href);
    const columns = ask(urls, worker);
    columns.catch(() => {}); // whoever asks for them hears of it
    begun.set(urls.join(" "), columns);
  }
}

const config = globalThis.document?.getElementById("mapfront-config");
if (config) {
  beginEarly(JSON.parse(config.textContent));
}
