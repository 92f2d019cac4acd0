/** The mentions in the text's order; the one in hand shows its candidates and what can be done. */

import { fillWith, h, keepFocus, s } from "../map/dom.js";
import { fill, gettext, named } from "../map/i18n.js";
import { look } from "./store.js";

const SEARCH_AFTER_MS = 180;

/** @param {HTMLElement} element @param {any} store @param {{acts: any, api: any, config: any}} options */
export function createMentionList(element, store, { acts, api, config }) {
  let found = null; // { query, places } of the mention in hand
  let query = "";
  let timer = 0;

  function draw(state) {
    const { mentions } = state.desk;
    if (mentions.length === 0) {
      fillWith(
        element,
        h("p", { class: "desk-empty" }, gettext("No place was found. Select a name in the text to mark it.")),
      );
      return;
    }
    keepFocus(element, () =>
      fillWith(element, h("ol", { class: "desk-rows" }, ...mentions.map((mention) => row(mention, state)))),
    );
  }

  function row(mention, state) {
    const inHand = mention.uuid === state.mention;
    return h(
      "li",
      { class: `desk-row${inHand ? " in-hand" : ""}`, dataset: { row: mention.uuid } },
      h(
        "button",
        {
          type: "button",
          class: "desk-row-head",
          "aria-expanded": String(inHand),
          dataset: { key: `head-${mention.uuid}` },
          on: { click: () => store.set({ mention: inHand ? null : mention.uuid, preview: null }) },
        },
        h("bdi", { class: `m m-${look(mention)} m-last` }, mention.surface),
        h("span", { class: "desk-row-place" }, arrowTo(mention)),
        h("span", { class: "desk-row-score" }, mention.actor ? "" : percent(mention.score)),
      ),
      inHand && details(mention, state),
    );
  }

  function arrowTo(mention) {
    if (mention.actor) {
      return fill(gettext("part of the name %(actor)s"), { actor: mention.actor });
    }
    if (mention.status === "rejected") {
      return gettext("no place");
    }
    if (mention.point) {
      return gettext("a point on the map");
    }
    return mention.place ? h("bdi", {}, named(mention.place, config.language)) : gettext("no place chosen");
  }

  function details(mention, state) {
    const may = config.may.decide;
    return h(
      "div",
      { class: "desk-details" },
      h("p", { class: "desk-why" }, ...why(mention)),
      may &&
        h(
          "div",
          { class: "desk-acts" },
          h(
            "button",
            {
              type: "button",
              class: "button act-confirm",
              disabled: (!mention.place && !mention.point) || mention.status === "confirmed",
              dataset: { key: "confirm" },
              on: { click: () => acts.confirm(mention.uuid) },
            },
            gettext("Confirm"),
          ),
          h(
            "button",
            {
              type: "button",
              class: "button act-reject",
              disabled: mention.status === "rejected",
              dataset: { key: "reject" },
              on: { click: () => acts.reject(mention.uuid) },
            },
            gettext("Reject"),
          ),
          h(
            "button",
            {
              type: "button",
              class: "button",
              "aria-pressed": String(state.picking),
              dataset: { key: "pick" },
              on: { click: () => store.set({ picking: !state.picking }) },
            },
            state.picking ? gettext("Click on the map …") : gettext("Set on the map"),
          ),
        ),
      choices(gettext("Candidates"), mention.candidates, mention),
      may && searchField(),
      found &&
        choices(fill(gettext("In the gazetteer (%(n)s)"), { n: found.places.length }), found.places, mention),
    );
  }

  function why(mention) {
    const parts = [];
    if (mention.relation) {
      parts.push(h("bdi", {}, mention.relation.phrase), ` (${mention.relation.kind})`);
    }
    if (mention.abstained && !mention.place && !mention.point) {
      parts.push(`${parts.length ? " · " : ""}${mention.abstained}`);
    }
    if (mention.where) {
      parts.push(`${parts.length ? " · " : ""}${mention.where}`);
    }
    parts.push(`${parts.length ? " · " : ""}${mention.status_name}`);
    return parts;
  }

  function choices(title, places, mention) {
    if (!places?.length) {
      return found && places === found.places
        ? h("p", { class: "desk-empty" }, gettext("The gazetteer knows no such name."))
        : null;
    }
    return h(
      "div",
      { class: "desk-choices" },
      h("h3", {}, title),
      h("ul", {}, ...places.map((place, index) => choice(place, mention, index))),
    );
  }

  function choice(place, mention, index) {
    const chosen = mention.place?.place === place.place;
    const preview = () => store.set({ preview: place.lon_lat });
    return h(
      "li",
      { class: chosen ? "desk-choice is-chosen" : "desk-choice", on: { pointerenter: preview } },
      h(
        "button",
        {
          type: "button",
          disabled:
            !config.may.decide || (chosen && mention.status !== "proposed" && mention.status !== "rejected"),
          "aria-label": fill(gettext("Choose %(place)s"), { place: named(place, config.language) }),
          dataset: { key: `choice-${place.place}-${index}` },
          on: { click: () => acts.choose(mention.uuid, place.place), focus: preview },
        },
        h(
          "span",
          { class: "desk-choice-name" },
          h("bdi", {}, named(place, config.language)),
          " ",
          h("bdi", { class: "quiet" }, otherName(place)),
        ),
        scoreOf(place.score),
        h(
          "span",
          { class: "desk-choice-facts" },
          [place.kind, place.admin1, ...(place.reasons ?? [])]
            .filter(Boolean)
            .flatMap((fact, at) => [at ? " · " : "", h("bdi", {}, fact)]),
        ),
      ),
    );
  }

  function searchField() {
    return h(
      "label",
      { class: "desk-search" },
      h("span", {}, gettext("Search the gazetteer")),
      h("input", {
        type: "search",
        dir: "auto",
        value: query,
        autocomplete: "off",
        dataset: { key: "search" },
        on: { input: (event) => searchSoon(event.target.value) },
      }),
    );
  }

  function searchSoon(text) {
    query = text;
    clearTimeout(timer);
    timer = setTimeout(() => runSearch(text), SEARCH_AFTER_MS);
  }

  async function runSearch(text) {
    if (text.trim() === "") {
      found = null;
    } else {
      try {
        const answer = await api.get(`${config.places}?q=${encodeURIComponent(text)}`);
        if (text !== query) {
          return; // a later letter is already on its way
        }
        found = { query: text, places: answer.places };
      } catch {
        found = { query: text, places: [] };
      }
    }
    const caret = element.querySelector("[data-key=search]")?.selectionStart;
    draw(store.get());
    element
      .querySelector("[data-key=search]")
      ?.setSelectionRange?.(caret ?? text.length, caret ?? text.length);
  }

  function otherName(place) {
    const other = config.language === "ar" ? place.name_en : place.name_ar;
    return other && other !== named(place, config.language) ? other : "";
  }

  store.subscribe((state, previous) => {
    if (state.mention !== previous.mention) {
      found = null;
      query = "";
    }
    if (
      state.desk !== previous.desk ||
      state.mention !== previous.mention ||
      state.picking !== previous.picking
    ) {
      draw(state);
    }
    if (state.mention !== previous.mention && state.tab === "places") {
      element.querySelector(".desk-row.in-hand")?.scrollIntoView({ block: "nearest" });
    }
  });
  draw(store.get());

  return {
    /** Go to the search field of the mention in hand. */
    search() {
      store.set({ tab: "places" });
      element.querySelector("[data-key=search]")?.focus();
    },
  };
}

/** A score as a bar with its number; nothing where there is none. @param {number | null | undefined} score */
function scoreOf(score) {
  if (typeof score !== "number") {
    return h("span", { class: "desk-choice-score" });
  }
  const width = Math.round(score * 100);
  return h(
    "span",
    { class: "desk-choice-score" },
    s(
      "svg",
      { class: "desk-bar-score", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      s("rect", { class: "track", width: 100, height: 8 }),
      s("rect", { class: "fill", width, height: 8 }),
    ),
    percent(score),
  );
}

/** @param {number | null | undefined} score 0–1 */
function percent(score) {
  return typeof score === "number" ? `${Math.round(score * 100)} %` : "";
}
