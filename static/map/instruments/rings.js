/** Range rings round a place or a point: radii to choose, each labelled, true on the ellipsoid. */

import { fillWith, h } from "../dom.js";
import { DEFAULT_KM, parseRadii } from "../drawn.js";
import { circleRound } from "../earth.js";
import { fill, gettext, named } from "../i18n.js";
import { createMeasures } from "./measures.js";

/** A click this near to a place means the place. */
const PLACE_PX = 12;
/** Of a ring as it is drawn. */
const CORNERS = 180;

/**
 * @param {{map: any, store: any, marks: any, formats: any,
 *   body: HTMLElement, say: (words: string) => void}} tools
 */
export function createRings({ map, store, marks, formats, body, say }) {
  const measures = createMeasures(formats);
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    id: "ring-radii",
    dir: "ltr",
    on: { input: () => change(parseRadii(input.value)) },
  });
  const centre = h("p", { class: "reading-rest" });

  /** The name of the place under a point, "" where there is none. */
  function placeAt(point) {
    const columns = store.get().data?.places;
    const at = map.latLngToContainerPoint([point.lat, point.lon]);
    let best = null;
    for (let i = 0; i < (columns?.uuid.length ?? 0); i += 1) {
      const [lat, lon] = [columns.lat[i], columns.lon[i]];
      if (columns.label_zoom[i] <= map.getZoom() + 0.25 && Math.abs(lat - point.lat) < 0.2) {
        const away = map.latLngToContainerPoint([lat, lon]).distanceTo(at);
        best = away <= PLACE_PX && (!best || away < best.away) ? { away, lat, lon, i } : best;
      }
    }
    return best;
  }

  function draw() {
    const { rings } = store.get();
    if (!rings) {
      marks.show("rings", null);
      return;
    }
    const outlines = rings.km.map((km) => circleRound(rings, km, CORNERS));
    marks.show("rings", {
      lines: outlines.map((points) => ({ points, closed: true })),
      dots: [rings],
      // By turns at the two ends of a meridian, so that narrow rings have room for theirs.
      labels: outlines.map((points, i) => ({
        at: points[i % 2 ? CORNERS / 2 : 0],
        text: measures.length(rings.km[i] * 1000),
      })),
    });
  }

  function name(rings) {
    const place = placeAt(rings);
    const columns = store.get().data?.places;
    return place
      ? named({ name_en: columns.name_en[place.i], name_ar: columns.name_ar[place.i] }, formats.language)
      : `${measures.number(rings.lat, 4)}, ${measures.number(rings.lon, 4)}`;
  }

  function read() {
    const { rings } = store.get();
    fillWith(centre, rings ? fill(gettext("Round %(place)s"), { place: name(rings) }) : "");
    fillWith(
      body,
      centre,
      h("label", { for: "ring-radii" }, gettext("Radii in kilometres")),
      input,
      h(
        "div",
        { class: "instrument-acts" },
        h(
          "button",
          { type: "button", class: "button", disabled: !rings, on: { click: undo } },
          gettext("Remove the rings"),
        ),
      ),
    );
  }

  function change(km) {
    const { rings } = store.get();
    if (rings && km.length) {
      store.set({ rings: { ...rings, km } });
      say(km.map((radius) => measures.length(radius * 1000)).join("; "));
    }
  }

  function undo() {
    store.set({ rings: null });
    read();
  }

  store.subscribe(["rings"], draw);
  draw(); // the address may have brought some

  return {
    hint: gettext("Click a place or any point."),
    start() {
      input.value = (store.get().rings?.km ?? DEFAULT_KM).join(", ");
      read();
    },
    /** @param {{lat: number, lon: number}} point */
    point(point) {
      const km = parseRadii(input.value);
      const { lat, lon } = placeAt(point) ?? point;
      store.set({ rings: { lat, lon, km: km.length ? km : DEFAULT_KM } });
      read();
      say(
        [centre.textContent, ...store.get().rings.km.map((radius) => measures.length(radius * 1000))].join(
          "; ",
        ),
      );
    },
    ahead() {},
    undo,
    /** Rings stay when the instrument is laid aside: they are part of the map. */
    stop() {},
  };
}
