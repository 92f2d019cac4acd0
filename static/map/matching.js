/**
 * Keeps the rows that have the asked words beside the words: they are looked up where the texts are.
 *
 * Whoever shows them can tell an answer from none (`lookedUp` of select.js). Without one nothing matches:
 * the titles that this browser keeps are searched then, and we ask again until somebody answers.
 */

import { UNANSWERED } from "./select.js";

/** So long the answer before may stand while the next is on its way. */
const PATIENCE_MS = 1000;
const AGAIN_MS = 5000;
const LONGEST_MS = 60_000;

/** @param {ReturnType<typeof import("./store.js").createStore>} store */
export function createMatching(store) {
  let asked = 0;
  let under = { data: null, q: "" };
  let timer = 0;
  let pauseMs = AGAIN_MS;

  /** What stands without an answer. @returns {Promise<import("./select.js").Words>} */
  async function without({ data, q }) {
    const kept = await data.kept().catch(() => null);
    const known = kept?.known ?? 0;
    const answer = known === data.events.count ? "all" : known ? "some" : "none";
    return { q, data, rows: known ? kept.matching(q) : [], answer, known };
  }

  async function ask(state) {
    asked += 1;
    const mine = asked;
    const { data, q } = state;
    under = { data, q };
    clearTimeout(timer);
    timer = setTimeout(() => store.get().words?.q === q || store.set({ words: UNANSWERED }), PATIENCE_MS);
    let words = null;
    try {
      words = { q, data, rows: await data.matching(q), answer: "all", known: data.events.count };
    } catch (error) {
      words = await without(state);
      if (mine === asked && error.status === 410) {
        store.set({ newEdition: true });
      }
    }
    if (mine !== asked) {
      return;
    }
    clearTimeout(timer);
    under = { data: null, q: "" };
    if (words.answer === "all") {
      pauseMs = AGAIN_MS;
    } else {
      timer = setTimeout(again, pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_MS);
    }
    store.set({ words });
  }

  /** Ask once more where nobody answered; until then stands what was found among the kept titles. */
  function again() {
    const state = store.get();
    if (state.q && state.data && state.words?.answer !== "all" && under.q !== state.q) {
      ask(state);
    }
  }

  function look(state) {
    const { data, q, words } = state;
    if (!data || !q) {
      asked += 1;
      under = { data: null, q: "" };
      clearTimeout(timer);
    } else if (words?.q !== q && (under.q !== q || under.data !== data)) {
      ask(state);
    }
  }

  store.subscribe(["data", "q", "words"], look);
  store.subscribe(["offline"], ({ offline }) => offline || again());
  addEventListener("online", again);
  look(store.get());
}
