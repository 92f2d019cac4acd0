/**
 * The one store: a plain object of state, changed by patches; those who asked for a key are told.
 *
 * Within one `set` every listener hears once, after the whole patch is in place. A listener may
 * set again: its patch is heard after the present round, so that nobody sees half a change. What
 * follows from the state is derived before anybody hears, so that it never lags behind.
 */

/**
 * @template {object} State
 * @param {State} initial
 * @param {Array<{from: Array<keyof State>, derive: (state: State) => Partial<State>}>} [derivations]
 *   in order: each patches the state after any of its keys changed, by a caller or by one before it
 */
export function createStore(initial, derivations = []) {
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

  /** Lay a patch over the state. @returns {Array<keyof State>} the keys that it changed */
  function lay(patch) {
    const keys = Object.keys(patch).filter((key) => !Object.is(state[key], patch[key]));
    state = keys.length ? { ...state, ...patch } : state;
    return keys;
  }

  return {
    /** @returns {Readonly<State>} */
    get: () => state,
    /** @param {Partial<State>} patch */
    set(patch) {
      const changed = new Set(lay(patch));
      if (changed.size === 0) {
        return;
      }
      for (const { from, derive } of derivations) {
        if (from.some((key) => changed.has(key))) {
          for (const key of lay(derive(state))) {
            changed.add(key);
          }
        }
      }
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
