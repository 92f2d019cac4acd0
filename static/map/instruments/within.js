/**
 * Draws the area that the events are filtered by: a polygon corner by corner, or a circle by its centre
 * and its edge. Only what is finished becomes a filter; the last point again, or "Done", finishes it.
 */

import { fillWith, h } from "../dom.js";
import { encloses, MOST_POINTS, outlineOf, soundArea, soundKm } from "../drawn.js";
import { ellipsoidKm } from "../earth.js";
import { fill, gettext, ngettext } from "../i18n.js";

/** A second click this near to a point means that point. */
const SAME_PX = 10;

/**
 * @param {"polygon" | "circle"} kind
 * @param {{map: any, store: any, marks: any, formats: any, body: HTMLElement, say: (words: string) => void}} tools
 */
export function createWithin(kind, { map, store, marks, formats, body, say }) {
  /** @type {Array<[number, number]>} lat, lon */
  let points = [];
  /** @type {[number, number] | null} */
  let next = null;

  const least = kind === "circle" ? 2 : 3;
  const complete = () => (kind === "circle" ? points.length === 2 : encloses(points));

  const asPoint = ([lat, lon]) => ({ lat, lon });

  /** @returns {import("../drawn.js").Area | null} what these points are, were they all */
  function areaOf(all) {
    if (kind === "polygon") {
      return encloses(all) ? { kind, points: all } : null;
    }
    const [centre, edge] = all.map(asPoint);
    return edge ? { kind, ...centre, km: soundKm(ellipsoidKm(centre, edge)) } : null;
  }

  function draw() {
    const all = next && points.length ? [...points, next] : points;
    const area = all.length > 1 ? areaOf(all) : null;
    marks.show("within", {
      lines: area
        ? [{ points: outlineOf(area).map(asPoint), closed: true, filled: true, dashed: next !== null }]
        : [{ points: all.map(asPoint), closed: false, dashed: true }],
      dots: points.map(asPoint),
      labels:
        area?.kind === "circle"
          ? [
              {
                at: asPoint(all[1]),
                text: fill(gettext("%(n)s km"), { n: formats.number(area.km) }),
                strong: true,
              },
            ]
          : [],
    });
  }

  const button = (label, click, disabled, kindOf = "button") =>
    h("button", { type: "button", class: kindOf, disabled, on: { click } }, label);

  function read() {
    fillWith(
      body,
      h(
        "p",
        { class: "reading-rest" },
        fill(ngettext("%(n)s point", "%(n)s points", points.length), { n: formats.number(points.length) }),
      ),
      h(
        "div",
        { class: "instrument-acts" },
        button(gettext("Take back the last point"), undo, points.length === 0),
        button(gettext("Done: filter by it"), finish, !complete(), "button primary"),
      ),
    );
  }

  function refresh() {
    read();
    draw();
  }

  function finish() {
    if (!complete()) {
      return;
    }
    store.set({ area: soundArea(areaOf(points)), place: "", tool: "" });
    say(gettext("The events are filtered by the area drawn."));
  }

  function undo() {
    points = points.slice(0, -1);
    refresh();
  }

  const near = (a, b) => map.latLngToContainerPoint(a).distanceTo(map.latLngToContainerPoint(b)) < SAME_PX;

  return {
    hint:
      kind === "circle"
        ? gettext("Click the centre, then the edge.")
        : gettext("Click the corners; click the first or the last again to finish."),
    start: refresh,
    /** @param {{lat: number, lon: number}} point */
    point({ lat, lon }) {
      const at = [lat, lon];
      next = null;
      const closing = points.length >= least && (near(at, points[0]) || near(at, points.at(-1)));
      if (closing && complete()) {
        finish();
        return;
      }
      if (points.length && near(at, points.at(-1))) {
        return;
      }
      if (points.length < MOST_POINTS) {
        points = [...points, at];
      }
      refresh();
      if (kind === "circle" && complete()) {
        finish();
      } else {
        say(
          fill(ngettext("%(n)s point", "%(n)s points", points.length), { n: formats.number(points.length) }),
        );
      }
    },
    /** @param {{lat: number, lon: number} | null} point */
    ahead(point) {
      next = point && [point.lat, point.lon];
      draw();
    },
    undo,
    stop() {
      points = [];
      next = null;
      marks.show("within", null);
    },
  };
}
