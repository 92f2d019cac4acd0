/** Changes of some keys of the state, one by one, so that each can be taken back. Pure. */

const MOST = 100;
/** Changes of the same keys that follow each other sooner are one: a drag, playback, a word that is typed. */
const TOGETHER_MS = 1200;

/** @param {{from: number | null, to: number | null}} state whether all time is shown */
export const isWhole = ({ from, to }) => from === null && to === null;

/** What runs on while it changes, by its keys; "" of a choice, which is made with one press. */
function flowOf(differing, state) {
  const only = (...keys) => differing.every((key) => keys.includes(key));
  if (only("from", "to") && !isWhole(state)) {
    return "time";
  }
  return ["q", "area"].find((key) => only(key)) ?? "";
}

/**
 * @param {string[]} keys of the state @param {any} state as it is now
 * @returns {{note: (state: any, now: number) => any, back: (state: any) => object | null, rest: (state: any) => void}}
 */
export function createSteps(keys, state) {
  const of = (whole) => Object.fromEntries(keys.map((key) => [key, whole[key]]));
  const differences = (a, b) => keys.filter((key) => !Object.is(a[key], b[key]));
  let last = of(state);
  /** What stood before each change. @type {Array<{before: any, flow: string, at: number}>} */
  let steps = [];

  return {
    /** The state changed. @param {number} now ms @returns {any} what stood before this change; null where nothing changed */
    note(whole, now) {
      const before = last;
      last = of(whole);
      const differing = differences(before, last);
      if (differing.length === 0) {
        return null;
      }
      const flow = flowOf(differing, last);
      const top = steps.at(-1);
      if (flow && top?.flow === flow && now - top.at < TOGETHER_MS) {
        top.at = now;
      } else {
        steps = [...steps, { before, flow, at: now }].slice(-MOST);
      }
      return before;
    },
    /** @returns {object | null} the patch that takes the last change back that is still in force; null: there is none */
    back(whole) {
      for (let step = steps.pop(); step; step = steps.pop()) {
        if (differences(step.before, of(whole)).length) {
          return step.before;
        }
      }
      return null;
    },
    /** What changed since is no step: it was one that was taken back. */
    rest(whole) {
      last = of(whole);
    },
  };
}
