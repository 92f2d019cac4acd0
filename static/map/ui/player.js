/** Moves the time range along by itself. */

const SPEEDS = [7, 14, 30, 60];
/** How long a range playback starts with when the whole time is chosen. */
const WINDOW_DAYS = 30;

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {(state: {playing: boolean, perSecond: number}) => void} changed
 */
export function createPlayer(store, changed) {
  let perSecond = SPEEDS[1];
  let timer = 0;

  const tell = () => changed({ playing: Boolean(timer), perSecond });

  function stop() {
    clearInterval(timer);
    timer = 0;
    tell();
  }

  function step() {
    const { from, to, extent } = store.get();
    if (from === null || to === null || to >= extent.last) {
      stop();
      return;
    }
    store.set({ from: from + 1, to: to + 1 });
  }

  function start() {
    const { from, to, extent } = store.get();
    const whole = from === null && to === null;
    const length = whole ? WINDOW_DAYS - 1 : (to ?? extent.last) - (from ?? extent.first);
    if (whole || (to ?? extent.last) >= extent.last) {
      store.set({ from: extent.first, to: Math.min(extent.first + length, extent.last - 1), day: null });
    } else {
      store.set({ from: from ?? extent.first, to, day: null });
    }
    timer = setInterval(step, 1000 / perSecond);
    tell();
  }

  tell();
  return {
    toggle() {
      if (timer) {
        stop();
      } else if (store.get().extent) {
        start();
      }
    },
    /** The next speed, the slowest after the fastest. */
    faster() {
      perSecond = SPEEDS[(SPEEDS.indexOf(perSecond) + 1) % SPEEDS.length];
      if (timer) {
        clearInterval(timer);
        timer = setInterval(step, 1000 / perSecond);
      }
      tell();
    },
  };
}
