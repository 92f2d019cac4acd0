/** Where: at a place, so many kilometres round it, or within an area drawn on the map. */

import { fillWith, h, icon, keepFocus } from "../dom.js";
import { soundArea } from "../drawn.js";
import { lonLatOf } from "../geometry.js";
import { fill, gettext, named } from "../i18n.js";
import { createSelector } from "../select.js";
import { areaWords, backTo, placeAt } from "./active.js";
import { createPlaceField } from "./place_field.js";

const USUAL_KM = 20;
/** Wait until a reader has settled before a second selection is counted. */
const SETTLE_MS = 250;

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, config: any, undo: any, showArea: () => void}} tools
 * @returns {{element: HTMLElement, refresh: (state: any) => void}}
 */
export function createPlaceFacet(store, { formats, config, undo, showArea }) {
  const { language } = formats;
  const field = createPlaceField({ id: "filter-place", url: config.search, language, choose: round });
  const now = h("div", { class: "place-now" });
  const select = createSelector();
  const mayCount = h("span", { class: "choice-count number" });
  let settle = 0;

  function round({ lat, lon }) {
    store.set({ area: soundArea({ kind: "circle", lat, lon, km: USUAL_KM }), place: "" });
    showArea();
  }

  function draw(tool) {
    store.set({ tool, table: false, sel: null, cell: -1 });
  }

  function inView() {
    const [westmost, northmost, eastmost, southmost] = store.get().bounds;
    const [west, north] = lonLatOf(westmost, northmost);
    const [east, south] = lonLatOf(eastmost, southmost);
    const points = [
      [south, west],
      [north, west],
      [north, east],
      [south, east],
    ];
    store.set({ area: soundArea({ kind: "polygon", points }), place: "" });
  }

  function lift(patch) {
    const before = backTo(store.get(), patch);
    store.set(patch);
    undo.offer(gettext("The area is lifted."), () => store.set(before));
  }

  const button = (drawing, label, click) =>
    h("button", { type: "button", class: "button small", on: { click } }, icon(drawing), label);

  const remove = (patch) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool",
        "aria-label": gettext("Lift the area"),
        dataset: { key: "lift-area" },
        on: { click: () => lift(patch) },
      },
      icon("close"),
    );

  function kilometres({ area }) {
    const input = h("input", {
      type: "number",
      id: "filter-km",
      class: "number",
      min: "0.1",
      max: "2000",
      step: "any",
      value: area.km,
      dataset: { key: "km" },
      on: {
        change: () => {
          store.set({ area: soundArea({ ...area, km: Number(input.value) || USUAL_KM }) });
          showArea();
        },
      },
    });
    return h("span", { class: "km" }, h("label", { for: "filter-km" }, gettext("Kilometres")), input);
  }

  /** Whether only what is sure counts, and how many events known to an area that but reaches in that is about. */
  function sureOnly({ area }) {
    const input = h("input", {
      type: "checkbox",
      checked: Boolean(area.sure),
      dataset: { key: "sure" },
      on: {
        change: () => store.set({ area: soundArea({ ...area, sure: input.checked }) }),
      },
    });
    return h(
      "label",
      { class: "choice" },
      input,
      h(
        "span",
        { class: "choice-name" },
        gettext("Without what only may have been there: its area reaches in"),
      ),
      mayCount,
    );
  }

  /** Once a reader has settled: this counts a second selection. */
  function countDoubtful() {
    clearTimeout(settle);
    settle = setTimeout(() => {
      const { area, data, selection, ...rest } = store.get();
      if (area && selection) {
        const other = select(data.events, { ...rest, area: { ...area, sure: !area.sure } }, data.placesIn);
        mayCount.textContent = formats.number(Math.abs(other.count - selection.count));
      }
    }, SETTLE_MS);
  }

  function drawNow(state) {
    const { area, place, data } = state;
    if (!area && !place) {
      fillWith(now);
      return;
    }
    const name = place
      ? fill(gettext("at %(place)s"), {
          place: named(placeAt(data.places, data.placeOf(place)), language) || gettext("an unknown place"),
        })
      : areaWords(state, formats);
    keepFocus(now, () =>
      fillWith(
        now,
        h("strong", { class: "choice-name" }, h("bdi", {}, name)),
        remove(place ? { place: "" } : { area: null }),
        area?.kind === "circle" ? [kilometres(state), onlyThere(state)] : null,
        area ? sureOnly(state) : null,
        area
          ? [
              h(
                "button",
                { type: "button", class: "link-button", on: { click: showArea } },
                gettext("Show it"),
              ),
              h("span", { class: "muted small" }, gettext("Its handles on the map can be dragged.")),
            ]
          : null,
      ),
    );
  }

  /** From the kilometres round a place to the place alone, where the centre is one of the page's. */
  function onlyThere({ area, data }) {
    const { lat, lon, uuid } = data.places;
    const at = lat.findIndex(
      (value, i) => Math.abs(value - area.lat) <= 1e-4 && Math.abs(lon[i] - area.lon) <= 1e-4,
    );
    return at < 0
      ? null
      : h(
          "button",
          {
            type: "button",
            class: "link-button",
            on: { click: () => store.set({ place: uuid[at], area: null }) },
          },
          gettext("only what is told of the place itself"),
        );
  }

  const element = h(
    "div",
    {},
    now,
    h("label", { class: "field-label", for: "filter-place" }, gettext("Round a place")),
    field,
    h(
      "div",
      { class: "button-row" },
      button("polygon", gettext("Draw an area"), () => draw("within")),
      button("circle", gettext("Draw a circle"), () => draw("around")),
      button("map", gettext("What the map shows"), inView),
    ),
  );
  let shown = {};
  return {
    element,
    refresh(state) {
      if (shown.area !== state.area || shown.place !== state.place || shown.data !== state.data) {
        shown = { area: state.area, place: state.place, data: state.data };
        drawNow(state);
      }
      if (state.area) {
        countDoubtful();
      }
    },
  };
}
