/**
 * The one store: a plain object of state, changed by patches; those who asked for a key are told.
 *
 * Within one `set` every listener hears once, after the whole patch is in place. A listener may
 * set again: its patch is heard after the present round, so that nobody sees half a change.
 */

/**
 * @template {object} State
 * @param {State} initial
 */
export function createStore(initial) {
  let state = { ...initial };
  /** @type {Set<{keys: Set<keyof State>, listen: (state: State, changed: Set<keyof State>) => void}>} */
  const listeners = new Set();
  /** @type {Array<Set<keyof State>>} */
  const rounds = [];
  let telling = false;

  function tell() {
    if (telling) {
      return;
    }
    telling = true;
    try {
      for (let changed = rounds.shift(); changed; changed = rounds.shift()) {
        for (const { keys, listen } of [...listeners]) {
          if ([...changed].some((key) => keys.has(key))) {
            listen(state, changed);
          }
        }
      }
    } finally {
      telling = false;
      rounds.length = 0;
    }
  }

  return {
    /** @returns {Readonly<State>} */
    get: () => state,
    /** @param {Partial<State>} patch */
    set(patch) {
      const changed = new Set(Object.keys(patch).filter((key) => !Object.is(state[key], patch[key])));
      if (changed.size === 0) {
        return;
      }
      state = { ...state, ...patch };
      rounds.push(changed);
      tell();
    },
    /**
     * Call `listen` after any of `keys` changed. Returns a function that ends it.
     * @param {Array<keyof State>} keys
     * @param {(state: State, changed: Set<keyof State>) => void} listen
     */
    subscribe(keys, listen) {
      const entry = { keys: new Set(keys), listen };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
