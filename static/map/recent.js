/** What this reader found lately, kept in this browser only. */

const KEY = "mapfront-found";
const MOST = 6;

/** @typedef {{kind: "place" | "event" | "actor" | "report", item: any}} Found */

const KINDS = new Set(["place", "event", "actor", "report"]);

/** @returns {Found[]} the latest first; none where the storage is closed to us or holds something else */
export function readRecent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return kept.filter(({ kind, item }) => KINDS.has(kind) && typeof item?.uuid === "string").slice(0, MOST);
  } catch {
    return [];
  }
}

/** @param {Found} found */
export function remember(found) {
  const rest = readRecent().filter(({ kind, item }) => kind !== found.kind || item.uuid !== found.item.uuid);
  keep([found, ...rest].slice(0, MOST));
}

export function forget() {
  keep([]);
}

function keep(list) {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Nothing is lost but the memory of it.
  }
}
