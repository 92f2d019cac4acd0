/** Distances along a line and the area of an outline, point by point, on the ellipsoid. */

import { fillWith, h } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { createMeasures } from "./measures.js";

/** A second click this near to the last point is a slip or a double click. */
const SAME_PX = 4;
const LEAST_CORNERS = 3;

/**
 * @param {"distance" | "area"} kind
 * @param {{map: any, store: any, marks: any, geodesic: typeof import("./geodesic.js"), formats: any, copy: (text: string) => void,
 *   body: HTMLElement, say: (words: string) => void}} tools body: where the reading stands
 */
export function createMeasure(kind, { map, store, marks, geodesic, formats, copy, body, say }) {
  const closed = kind === "area";
  const unit = { name: /** @type {"km" | "m"} */ ("km") };
  /** The points that stand in the state, and so in the address. */
  const kept = () => (store.get().measured?.kind === kind ? store.get().measured.points : []);
  let points = [];
  /** Where the mouse is, or the cross: what the next point would make. */
  let next = null;

  const measures = () => createMeasures(formats, unit.name);

  function total(all) {
    if (closed) {
      const { areaM2, perimeterM } = geodesic.polygon(all);
      return { main: measures().area(areaM2), more: measures().length(perimeterM) };
    }
    return { main: measures().length(geodesic.legs(all).reduce((sum, metres) => sum + metres, 0)) };
  }

  function outline(all) {
    const line = all.slice(1).flatMap((point, i) => geodesic.path(all[i], point));
    return closed && all.length > 2 ? [...line, ...geodesic.path(all.at(-1), all[0])] : line;
  }

  function labels() {
    if (points.length < 2) {
      return [];
    }
    const ends = closed && points.length > 2 ? [...points, points[0]] : points;
    const sides = ends.slice(1).map((point, i) => ({
      at: middle(geodesic.path(ends[i], point)),
      text: measures().length(geodesic.leg(ends[i], point).metres),
      room: [ends[i], point],
    }));
    if (closed) {
      return sides;
    }
    const whole = { at: points.at(-1), text: total(points).main, strong: true };
    return points.length > 2 ? [...sides, whole] : [whole];
  }

  function draw() {
    const ahead = next && points.length ? [points.at(-1), next] : null;
    marks.show(kind, {
      lines: [
        { points: outline(points), closed: false, filled: closed && points.length > 2 },
        ...(ahead ? [{ points: geodesic.path(...ahead), closed: false, dashed: true }] : []),
      ],
      dots: points,
      labels: labels(),
    });
  }

  const button = (label, act, disabled = false) =>
    h("button", { type: "button", class: "button", disabled, on: { click: act } }, label);

  /** The reading in words, for the card and for those who listen. */
  function words() {
    const missing = closed ? Math.max(0, LEAST_CORNERS - points.length) : 0;
    const { main, more } = total(points);
    const count = fill(ngettext("%(n)s point", "%(n)s points", points.length), {
      n: formats.number(points.length),
    });
    if (missing) {
      const lacks = ngettext(
        "An area needs %(n)s more corner.",
        "An area needs %(n)s more corners.",
        missing,
      );
      return { main: fill(lacks, { n: formats.number(missing) }), rest: [count] };
    }
    if (closed) {
      return { main, rest: [count, fill(gettext("outline %(length)s"), { length: more })] };
    }
    const last = points.length > 1 ? geodesic.leg(points.at(-2), points.at(-1)) : null;
    return {
      main,
      rest: last
        ? [
            count,
            fill(gettext("last leg %(length)s, bearing %(degrees)s"), {
              length: measures().length(last.metres),
              degrees: measures().bearing(last.bearing),
            }),
          ]
        : [count],
    };
  }

  function read() {
    const { main, rest } = words();
    fillWith(
      body,
      h("output", { class: "reading" }, main),
      h("p", { class: "reading-rest" }, rest.join(" · ")),
      closed && points.length > 3 && geodesic.crossesItself(points)
        ? h("p", { class: "doubt" }, gettext("The outline crosses itself: its area says little."))
        : null,
      h(
        "div",
        { class: "instrument-acts" },
        button(gettext("Take back the last point"), undo, points.length === 0),
        button(gettext("Start again"), clear, points.length === 0),
        button(unit.name === "km" ? gettext("In metres") : gettext("In kilometres"), () => {
          unit.name = unit.name === "km" ? "m" : "km";
          refresh();
        }),
        button(
          gettext("Copy"),
          () => copy([main, ...rest].join("; ")),
          points.length < (closed ? LEAST_CORNERS : 2),
        ),
      ),
    );
  }

  function refresh() {
    const active = document.activeElement;
    const at = body.contains(active) ? [...body.querySelectorAll("button")].indexOf(active) : -1;
    read();
    body.querySelectorAll("button")[at]?.focus();
    draw();
  }

  function tell() {
    const { main, rest } = words();
    say([main, ...rest].join("; "));
  }

  function change(all) {
    points = all;
    store.set({ measured: all.length ? { kind, points: all } : null });
    refresh();
    tell();
  }

  const undo = () => change(points.slice(0, -1));

  function clear() {
    next = null;
    change([]);
  }

  /** "Back" may bring other points. */
  store.subscribe(["measured"], ({ tool }) => {
    if (tool === kind && kept() !== points && (kept().length || points.length)) {
      points = kept();
      refresh();
    }
  });

  return {
    hint: closed
      ? gettext("Click the corners one after the other; the outline closes by itself.")
      : gettext("Click the points of the way one after the other."),
    start() {
      points = kept();
      refresh();
    },
    /** @param {{lat: number, lon: number}} point */
    point(point) {
      const last = points.at(-1);
      const away =
        last &&
        map
          .latLngToContainerPoint([last.lat, last.lon])
          .distanceTo(map.latLngToContainerPoint([point.lat, point.lon]));
      if (last && away < SAME_PX) {
        return;
      }
      next = null;
      change([...points, point]);
    },
    /** @param {{lat: number, lon: number} | null} point */
    ahead(point) {
      next = point;
      draw();
    },
    undo,
    stop() {
      points = [];
      next = null;
      marks.show(kind, null);
      if (store.get().measured?.kind === kind) {
        store.set({ measured: null });
      }
    },
  };
}

/** The middle of a drawn line: its pieces are of one length. */
function middle(line) {
  const a = line[Math.floor((line.length - 1) / 2)];
  const b = line[Math.ceil((line.length - 1) / 2)];
  return { lat: (a.lat + b.lat) / 2, lon: (a.lon + b.lon) / 2 };
}
