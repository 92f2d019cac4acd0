/** What the whole page has to say: loading, no answer, nothing found, a new edition. And what is read out. */

import { fillWith, h, icon } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { lookedUp } from "../select.js";
import { lookUpWords } from "../words.js";

/** Wait until a reader has settled before reading a count out. */
const SETTLE_MS = 600;
const DAY_MS = 24 * 3600 * 1000;

const madeUpWords = ({ sources }) =>
  sources.every(({ synthetic }) => synthetic)
    ? gettext("These events are made up, for tests and measurements.")
    : gettext("Some of these events are made up, for tests and measurements.");

/**
 * @param {HTMLElement} element @param {HTMLElement} status read out politely
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, load: () => Promise<void>, undo: any, later: any}} tools
 */
export function createBanners(element, status, store, { formats, load, undo, later }) {
  const empty = h(
    "div",
    { class: "banner empty" },
    h("p", {}, gettext("No events match these filters and this time.")),
  );
  later.room({
    load: () => import("./empty.js"),
    make: ({ createEmpty }) => createEmpty(empty, store, { formats, undo }),
    keys: ["selection"],
    when: ({ selection }) => selection?.count === 0,
  });
  let timer = 0;
  const button = (label, act, kind = "button") =>
    h("button", { type: "button", class: kind, on: { click: act } }, label);
  const banner = (kind, words, ...acts) =>
    h("div", { class: `banner ${kind}`, role: kind === "bad" ? "alert" : null }, h("p", {}, words), acts);

  let madeUpIsKnown = false;

  /** It lies over the map, so a reader who knows it puts it away. */
  function madeUp(data) {
    function putAway() {
      madeUpIsKnown = true;
      fillWith(element, bannersFor(store.get()));
    }
    const label = gettext("Close");
    const close = { type: "button", class: "tool icon-tool", "aria-label": label, title: label };
    return banner(
      "warn",
      madeUpWords(data.events),
      h("button", { ...close, on: { click: putAway } }, icon("close")),
    );
  }

  /** Not where only an error would come: all that stands here is in the address. */
  async function reload() {
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.ok) {
      location.reload();
    } else {
      store.set({ said: gettext("The server does not answer yet.") });
    }
  }

  /** What came or went since the page was opened. */
  function ofTheTime({ data, newEdition, newCode, offline, lost }) {
    const list = [];
    if (lost) {
      list.push(
        banner(
          "bad",
          gettext("This part of the page could not be fetched: the server does not answer."),
          button(gettext("Reload"), reload),
        ),
      );
    }
    if (newEdition) {
      list.push(
        banner(
          "news",
          gettext("The map was updated since you opened it."),
          button(gettext("Show the update"), load),
        ),
      );
    }
    if (newCode) {
      list.push(
        banner(
          "news",
          gettext("A new version of these pages is here."),
          button(gettext("Open it"), () => location.reload()),
        ),
      );
    }
    if (offline && data) {
      const day = formats.day(Math.floor(Date.parse(data.manifest.built_at) / DAY_MS));
      list.push(banner("warn", fill(gettext("Offline: data of %(day)s"), { day })));
    }
    return list;
  }

  /** That the words asked for got no answer, or have none yet; null where what is shown is what has them. */
  function ofTheWords(state) {
    const how = lookedUp(state);
    const said = lookUpWords(state, formats);
    if (how === "none" || how === "some") {
      return banner(
        "bad",
        said,
        button(gettext("Try again"), () => store.set({ words: null })),
      );
    }
    return how === "waiting" && state.words.answer !== "all" ? banner("loading", said) : null;
  }

  function bannersFor(state) {
    const { status: stage, data, selection } = state;
    if (stage === "error") {
      return banner(
        "bad",
        gettext("The events could not be fetched: the server does not answer."),
        button(gettext("Try again"), load),
      );
    }
    if (stage === "loading" && !data) {
      return banner("loading", gettext("Fetching the events…"));
    }
    const list = ofTheTime(state);
    if (data?.manifest.synthetic && !madeUpIsKnown) {
      list.push(madeUp(data));
    }
    const unanswered = data ? ofTheWords(state) : null;
    if (data && data.events.count === 0) {
      list.push(banner("empty", gettext("Nothing is published yet.")));
    } else if (unanswered) {
      list.push(unanswered);
    } else if (selection && selection.count === 0) {
      list.push(empty);
    }
    return list;
  }

  let told = "";
  store.subscribe(
    ["status", "data", "selection", "newEdition", "newCode", "offline", "lost"],
    (state, changed) => {
      const now = `${state.selection?.count === 0} ${lookUpWords(state, formats)}`;
      if (now !== told || !changed.has("selection") || changed.has("data")) {
        told = now;
        fillWith(element, bannersFor(state));
      }
    },
  );
  fillWith(element, bannersFor(store.get()));

  function shown(state) {
    const { count } = state.selection;
    const words = fill(ngettext("%(n)s event shown", "%(n)s events shown", count), {
      n: formats.number(count),
    });
    return lookUpWords(state, formats) || words;
  }
  store.subscribe(["selection"], () => {
    clearTimeout(timer);
    timer = setTimeout(() => fillWith(status, shown(store.get())), SETTLE_MS);
  });
  store.subscribe(["said"], ({ said }) => {
    if (!said) {
      return;
    }
    clearTimeout(timer);
    fillWith(status, said);
    const note = h("div", { class: "banner news" }, h("p", {}, said));
    element.append(note);
    setTimeout(() => {
      note.remove();
      store.set({ said: "" });
    }, 3000);
  });
}
