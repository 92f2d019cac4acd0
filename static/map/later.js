/**
 * Rooms that the first picture does without. Each is fetched when it is first needed, else once the map
 * stands and the browser has nothing else to do, so that a click finds it here.
 */

const LONGEST_WAIT_MS = 2000;
const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
const nextIdle = () => new Promise((resume) => idle(resume, { timeout: LONGEST_WAIT_MS }));

/** @type {WeakMap<HTMLLinkElement, Promise<void>>} */
const coming = new WeakMap();

/** @param {HTMLLinkElement} sheet @returns {Promise<void>} once it is in force, or cannot be had */
function inForce(sheet) {
  if (sheet.disabled && !coming.has(sheet)) {
    coming.set(
      sheet,
      new Promise((resume) => {
        sheet.addEventListener("load", () => resume(), { once: true });
        sheet.addEventListener("error", () => resume(), { once: true });
      }),
    );
    sheet.disabled = false;
  }
  return coming.get(sheet) ?? Promise.resolve();
}

/** Turn on the style sheets of a room: they stand in the page, disabled. @param {string} style */
const dressed = (style) =>
  Promise.all([...document.querySelectorAll(`link[data-style~="${style}"]`)].map(inForce));

/** @param {ReturnType<typeof import("./store.js").createStore>} store */
export function createLater(store) {
  const rooms = [];
  let stands = () => {};
  const standing = new Promise((resume) => {
    stands = resume;
  });
  const failed = () => store.set({ lost: true });

  return {
    /**
     * @template Module, Room
     * @param {object} room
     * @param {() => Promise<Module>} room.load imports it
     * @param {(module: Module, how: {fromStart: boolean}) => Room} room.make fromStart: the address asked for it
     * @param {string} [room.style] the mark of its style sheets (data-style)
     * @param {string[]} [room.keys] of the state, after whose change `when` says whether it is needed now
     * @param {(state: any) => unknown} [room.when]
     * @param {boolean} [room.ahead] whether it is fetched ahead of need; not so what few will ever need
     * @returns {() => Promise<Room>} the room, made at the first call; after a failure the next call tries again
     */
    room({ load, make, style = "", keys = [], when = () => false, ahead = true }) {
      let made = null;
      let missed = false;
      const fromStart = Boolean(when(store.get()));
      function ready() {
        made ??= Promise.all([load(), dressed(style)])
          .then(([module]) => {
            if (missed) {
              store.set({ lost: false });
            }
            return make(module, { fromStart });
          })
          .catch((cause) => {
            made = null;
            missed = true;
            throw cause;
          });
        return made;
      }
      const look = (state) => !made && when(state) && ready().catch(failed);
      store.subscribe(keys, look);
      look(store.get());
      if (ahead) {
        rooms.push(ready);
      }
      return ready;
    },

    /** Say that a room which somebody asked for cannot be had, until one comes. */
    failed,

    /** @returns {Promise<void>} once the map stands and the browser has nothing else to do */
    async rest() {
      await standing;
      await nextIdle();
    },

    /** The map stands: fetch the rest, room by room. */
    async fetchRest() {
      stands();
      for (const ready of rooms.splice(0)) {
        await nextIdle();
        await ready().catch(() => undefined); // asked for again when it is needed
      }
    },
  };
}
