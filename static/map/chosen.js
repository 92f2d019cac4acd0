/**
 * The chosen event as its row and as its UUID: the address knows the one, the columns the other.
 *
 * `sel` (from a link, "back", or a search) leads to `selected`, at once where the titles that hold it are
 * here, else through the server while `looking`; choosing a row leads to `sel` once its UUID is known. An event
 * that nobody could tell of is `unfetched`, which is not the same as an event that is not there.
 */

/** What the server says of an edition that it no longer keeps. */
const GONE = 410;

/** The derivation for the store: what `sel` says without asking anybody. */
export const CHOSEN = {
  from: ["data", "sel"],
  derive({ data, sel, selected }) {
    if (!data || !sel) {
      return { selected: -1, looking: false, unfetched: false };
    }
    const same = data.titles.peek(selected)?.uuid === sel;
    const row = same ? selected : data.titles.rowOf(sel);
    return { selected: row, looking: row < 0, unfetched: false };
  },
};

/** @param {ReturnType<typeof import("./store.js").createStore>} store */
export function createChosen(store) {
  let asked = 0;

  store.subscribe(["data", "sel", "looking"], async ({ data, sel, looking }) => {
    asked += 1;
    const mine = asked;
    if (!looking) {
      return;
    }
    let row = -1;
    let failure = null;
    try {
      row = await data.rowOf(sel);
    } catch (error) {
      failure = error;
    }
    await data.titles.want([row]).catch(() => {}); // without its title it still has its place and time
    if (mine === asked) {
      const newEdition = store.get().newEdition || failure?.status === GONE;
      store.set({ selected: row, looking: false, unfetched: failure !== null, newEdition });
    }
  });
  const again = ({ unfetched, sel, offline }) => unfetched && sel && !offline && store.set({ looking: true });
  store.subscribe(["offline"], again);
  globalThis.addEventListener?.("online", () => again({ ...store.get(), offline: false }));

  return {
    /**
     * Call `act` with the row of the chosen event as soon as the page knows it; never, once another is chosen.
     * @param {string} uuid @param {(row: number) => void} act
     */
    whenKnown(uuid, act) {
      let stop = () => {};
      const look = ({ sel, selected }) => {
        if (sel !== uuid || selected >= 0) {
          stop();
        }
        if (sel === uuid && selected >= 0) {
          act(selected);
        }
      };
      stop = store.subscribe(["sel", "selected"], look);
      look(store.get());
    },
    /**
     * Choose an event by its row. @param {number} row @param {object} [patch] of the state, laid at once
     * @returns {Promise<void>} once its UUID stands in the state
     */
    async choose(row, patch = {}) {
      const { data } = store.get();
      asked += 1;
      const mine = asked;
      const known = data.titles.peek(row);
      if (known) {
        store.set({ cell: -1, ...patch, sel: known.uuid, selected: row });
        return;
      }
      store.set({ cell: -1, ...patch });
      await data.titles.want([row]);
      if (mine === asked && store.get().data === data) {
        store.set({ sel: data.titles.peek(row)?.uuid ?? null, selected: row });
      }
    },
  };
}
