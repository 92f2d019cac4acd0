/** Filters by type, actor, source, status and words; each choice with what it would leave. */

import { GROUPS } from "../data.js";
import { fillWith, h, keepFocus } from "../dom.js";
import { fill, gettext, named } from "../i18n.js";
import { activeFilters, NO_FILTERS } from "../select.js";
import { groupName, reliabilityWords, roleName, statusName } from "../words.js";
import { groupColour } from "./group_colours.js";
import { swatch, symbol } from "./symbol.js";

const TYPING_MS = 150;

/**
 * @param {HTMLElement} element @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any}} tools
 */
export function createFilters(element, store, { formats, palette }) {
  const { language } = formats;
  const opened = new Set();
  let timer = 0;
  const words = h("input", {
    type: "search",
    id: "filter-words",
    autocomplete: "off",
    on: {
      input: () => {
        clearTimeout(timer);
        timer = setTimeout(() => store.set({ q: words.value.trim() }), TYPING_MS);
      },
    },
  });
  const clear = h(
    "button",
    { type: "button", class: "button", on: { click: () => store.set({ ...NO_FILTERS }) } },
    gettext("Clear all filters"),
  );
  const facets = h("div", { class: "facets" });
  element.append(
    h(
      "div",
      { class: "facet" },
      h("label", { class: "facet-title", for: "filter-words" }, gettext("Words in the title or place")),
      words,
    ),
    h(
      "p",
      { class: "muted small" },
      gettext("Nothing ticked lets everything through; the numbers say what a choice would leave."),
    ),
    facets,
    clear,
  );

  /** One choice: a box to tick, its sign, its name, its number. */
  function choice({ list, value, label, sign, count, extra }) {
    const key = `${list}:${value}`;
    const chosen = store.get()[list].includes(value);
    const toggle = () =>
      store.set({
        [list]: chosen ? store.get()[list].filter((other) => other !== value) : [...store.get()[list], value],
      });
    return h(
      "label",
      { class: `choice${count ? "" : " none"}` },
      h("input", { type: "checkbox", checked: chosen, dataset: { key }, on: { change: toggle } }),
      sign,
      h("span", { class: "choice-name" }, h("bdi", {}, label), extra),
      h("span", { class: "choice-count number" }, formats.number(count)),
    );
  }

  const facet = (title, ...content) =>
    h("fieldset", { class: "facet" }, h("legend", { class: "facet-title" }, title), content);

  function typeFacet({ types, tables }, counts) {
    const used = new Set(tables.typeOfKind);
    return facet(
      gettext("Type"),
      GROUPS.map((group, index) => {
        const within = types
          .map((type, i) => ({ type, i }))
          .filter(({ type, i }) => type.group === group && used.has(i));
        if (!within.length) {
          return null;
        }
        const sub = within.map(({ type, i }) =>
          choice({ list: "types", value: type.code, label: named(type, language), count: counts.type[i] }),
        );
        const fold = h(
          "details",
          { open: opened.has(group) || within.some(({ type }) => store.get().types.includes(type.code)) },
          h(
            "summary",
            { dataset: { key: `open:${group}` } },
            fill(gettext("Kinds of: %(group)s"), { group: groupName(group) }),
          ),
          sub,
        );
        fold.addEventListener("toggle", () => (fold.open ? opened.add(group) : opened.delete(group)));
        return [
          choice({
            list: "types",
            value: group,
            label: groupName(group),
            sign: symbol(group, groupColour(group, palette.dark)),
            count: counts.group[index],
          }),
          within.length > 1 ? fold : null,
        ];
      }),
    );
  }

  function actorFacet({ actors, roles }, counts) {
    const order = actors
      .map((_, i) => i)
      .filter((i) => counts.actor[i] || store.get().actors.includes(actors[i].key));
    order.sort((a, b) => counts.actor[b] - counts.actor[a]);
    const role = h(
      "select",
      {
        dataset: { key: "role" },
        "aria-label": gettext("Role"),
        on: { change: () => store.set({ role: role.value }) },
      },
      h("option", { value: "" }, gettext("in any role")),
      roles.map((name) => h("option", { value: name, selected: store.get().role === name }, roleName(name))),
    );
    return facet(
      gettext("Actor"),
      role,
      order.map((i) =>
        choice({
          list: "actors",
          value: actors[i].key,
          label: named(actors[i], language),
          sign: swatch(palette.actor(actors[i])),
          count: counts.actor[i],
        }),
      ),
    );
  }

  function sourceFacet({ sources }, counts) {
    const byLetter = new Map();
    for (const [i, { reliability }] of sources.entries()) {
      byLetter.set(reliability, (byLetter.get(reliability) ?? 0) + counts.source[i]);
    }
    const badge = (letter) => h("span", { class: "grade", title: reliabilityWords(letter) }, letter);
    return [
      facet(
        gettext("Source"),
        sources.map((source, i) =>
          choice({
            list: "sources",
            value: source.uuid,
            label: named(source, language),
            sign: badge(source.reliability),
            count: counts.source[i],
          }),
        ),
      ),
      byLetter.size > 1 &&
        facet(
          gettext("Reliability of the source"),
          [...byLetter.keys()].sort().map((letter) =>
            choice({
              list: "reliability",
              value: letter,
              label: reliabilityWords(letter),
              sign: badge(letter),
              count: byLetter.get(letter),
            }),
          ),
        ),
    ];
  }

  function stateFacet({ statuses }, counts) {
    const { disputed } = store.get();
    const used = statuses
      .map((_, i) => i)
      .filter((i) => counts.status[i] || store.get().statuses.includes(statuses[i]));
    return facet(
      gettext("Status"),
      used.length > 1 &&
        used.map((i) =>
          choice({
            list: "statuses",
            value: statuses[i],
            label: statusName(statuses[i]),
            count: counts.status[i],
          }),
        ),
      h(
        "label",
        { class: `choice${counts.disputed ? "" : " none"}` },
        h("input", {
          type: "checkbox",
          checked: disputed,
          dataset: { key: "disputed" },
          on: { change: () => store.set({ disputed: !disputed }) },
        }),
        h("span", { class: "choice-name" }, gettext("only disputed events")),
        h("span", { class: "choice-count number" }, formats.number(counts.disputed)),
      ),
    );
  }

  function draw(state) {
    if (!state.selection || state.tab !== "filters") {
      return;
    }
    const { events } = state.data;
    const counts = state.selection.counts();
    keepFocus(element, () =>
      fillWith(
        facets,
        typeFacet(events, counts),
        actorFacet(events, counts),
        sourceFacet(events, counts),
        stateFacet(events, counts),
      ),
    );
    if (document.activeElement !== words) {
      words.value = state.q;
    }
    clear.disabled = activeFilters(state) === 0;
  }

  store.subscribe(["selection", "tab", "theme"], draw);
}
