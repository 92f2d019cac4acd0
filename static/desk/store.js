/** The desk's state: what the server says, and what the editor has in hand. */

/**
 * @param {any} desk the server's state (places/admin/desk_state.py)
 * @returns {any} `get()`, `set(changes)`, `subscribe(listener)`; a listener gets (state, previous)
 */
export function createStore(desk) {
  let state = { desk, mention: null, claim: null, tab: "places", picking: false, preview: null, busy: false };
  const listeners = new Set();

  return {
    get: () => state,
    set(changes) {
      const previous = state;
      state = { ...state, ...changes };
      for (const listener of listeners) {
        listener(state, previous);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What a mention shows: its status, or why it is none of the editor's business. @param {any} mention */
export function look(mention) {
  if (mention.status === "proposed") {
    if (mention.actor) {
      return "actor";
    }
    return mention.place ? "proposed" : "abstained";
  }
  return mention.status;
}

/** @param {any} state @returns {any} the mention in hand */
export const mentionInHand = (state) => state.desk.mentions.find((m) => m.uuid === state.mention) ?? null;

/** @param {any} state @returns {any} the claim in hand */
export const claimInHand = (state) => state.desk.claims.find((c) => c.uuid === state.claim) ?? null;

/**
 * The mention after (step 1) or before (step −1) the one in hand, in the text's order; those that
 * nobody decided on first, where there are any left in that direction.
 */
export function neighbour(state, step) {
  const mentions = state.desk.mentions;
  const at = mentions.findIndex((m) => m.uuid === state.mention);
  const from = at === -1 ? (step > 0 ? -1 : mentions.length) : at;
  return mentions[(from + step + mentions.length) % mentions.length] ?? null;
}

/** A mention that waits for the editor. @param {any} m */
const isOpen = (m) => m.status === "proposed" && !m.actor;

/**
 * How far a report is decided: its places and its claims together.
 * @param {any} desk @returns {{done: number, all: number}}
 */
export function progress(desk) {
  const places = desk.mentions.filter((m) => !m.actor);
  const open =
    places.filter(isOpen).length + desk.claims.filter((claim) => claim.status === "proposed").length;
  const all = places.length + desk.claims.length;
  return { done: all - open, all };
}

/**
 * What to take in hand next: the next open place, and where there is none the next open claim.
 * @param {any} state @returns {any} changes for the store; nothing where all is decided
 */
export function nextUndecided(state) {
  const mention = nextOpen(state);
  if (mention) {
    return { mention: mention.uuid, tab: "places", preview: null };
  }
  const { claims } = state.desk;
  const at = claims.findIndex((claim) => claim.uuid === state.claim);
  const inOrder = [...claims.slice(at + 1), ...claims.slice(0, at + 1)];
  const claim = inOrder.find((row) => row.status === "proposed");
  return claim ? { claim: claim.uuid, tab: "claims" } : {};
}

/** The proposed mentions that a bulk confirmation takes. @param {any} desk @param {number} least 0–1 */
export const surer = (desk, least) =>
  desk.mentions.filter((m) => isOpen(m) && m.place && (m.score ?? 0) >= least);

/** The next mention that waits for a decision, from the one in hand on; null when none is left. */
export function nextOpen(state) {
  const mentions = state.desk.mentions;
  const at = mentions.findIndex((m) => m.uuid === state.mention);
  const inOrder = [...mentions.slice(at + 1), ...mentions.slice(0, Math.max(at, 0))];
  return inOrder.find(isOpen) ?? null;
}
