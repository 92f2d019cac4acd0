/** Moves the time range along by itself, a step at a time, with the screen's own beat. */

import { shiftRange, stepEnd } from "../time.js";

/** Steps that the range starts with when the whole time is chosen. */
const WINDOW = { day: 30, week: 4, month: 1 };
/** After a pause longer than this, such as a hidden page, nothing is caught up. */
const LONGEST_MS = 250;

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{speed: () => number, changed: (playing: boolean) => void}} head speed: steps a second
 */
export function createPlayer(store, { speed, changed }) {
  let frame = 0;
  let last = 0;
  let due = 0;

  const tell = () => changed(Boolean(frame));

  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
    tell();
  }

  /** The range that playing begins with: the one chosen, or a window at the beginning of all. */
  function beginning({ from, to, extent, step }) {
    if (from === null && to === null) {
      let end = extent.first - 1;
      for (let i = 0; i < WINDOW[step]; i += 1) {
        end = stepEnd(end + 1, step);
      }
      return { from: extent.first, to: Math.min(end, extent.last - 1) };
    }
    const range = { from: from ?? extent.first, to: to ?? extent.last };
    return range.to < extent.last ? range : atStart(range, extent);
  }

  const atStart = ({ from, to }, { first, last: end }) => ({
    from: first,
    to: Math.min(first + to - from, end - 1),
  });

  /** Move on by so many steps; false where the end is reached and nothing is to begin anew. */
  function advance(steps) {
    const { from, to, extent, step, loop } = store.get();
    if (from === null || to === null) {
      return false;
    }
    if (to >= extent.last) {
      if (loop) {
        store.set(atStart({ from, to }, extent));
      }
      return loop;
    }
    store.set(shiftRange({ from, to }, step, steps, extent));
    return true;
  }

  function beat(now) {
    due += (Math.min(now - last, LONGEST_MS) * speed()) / 1000;
    last = now;
    const steps = Math.floor(due);
    due -= steps;
    if (steps && !advance(steps)) {
      stop();
      return;
    }
    frame = requestAnimationFrame(beat);
  }

  return {
    toggle() {
      if (frame) {
        stop();
        return;
      }
      const state = store.get();
      if (state.extent && state.extent.last > state.extent.first) {
        store.set({ ...beginning(state), day: null });
        last = performance.now();
        due = 0;
        frame = requestAnimationFrame(beat);
        tell();
      }
    },
  };
}
