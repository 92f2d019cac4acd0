/** Views that a reader named, kept in this browser: each is what the address said. Pure but for the storage. */

const KEY = "mapfront-views";
const MOST = 100;
const MOST_NAME = 80;
const MOST_QUERY = 6000;

/** @typedef {{id: string, name: string, query: string}} View query: as formatState tells it, "?…" or "" */

const sound = (view) =>
  typeof view?.id === "string" &&
  typeof view.name === "string" &&
  typeof view.query === "string" &&
  view.query.length <= MOST_QUERY;

/** @param {Pick<Storage, "getItem">} [storage] @returns {View[]} the latest first; none where the storage is closed or holds something else */
export function readViews(storage = globalThis.localStorage) {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(sound).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** @param {View[]} views @param {Pick<Storage, "setItem">} [storage] @returns {boolean} whether they are kept */
export function writeViews(views, storage) {
  try {
    (storage ?? globalThis.localStorage).setItem(KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name as typed @returns {string} */
export const soundName = (name) => name.trim().replace(/\s+/g, " ").slice(0, MOST_NAME);

/** With a new view in front; one of the same name gives way. @param {View[]} views @param {View} view @returns {View[]} */
export const withView = (views, view) =>
  [view, ...views.filter(({ name }) => name !== view.name)].slice(0, MOST);

/** @param {View[]} views @param {string} id @param {string} name @returns {View[]} */
export const renamed = (views, id, name) => views.map((view) => (view.id === id ? { ...view, name } : view));

/** @param {View[]} views @param {string} id @returns {View[]} */
export const without = (views, id) => views.filter((view) => view.id !== id);
