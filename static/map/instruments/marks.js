/** What the instruments draw: measured lines and areas, range rings, one chosen point. */

import { unitX, unitY } from "../geometry.js";
import { CanvasLayer, createPane } from "../layers/canvas.js";

/** A leg shorter than this on the screen has no room for its length. */
const LABEL_FROM_PX = 64;
/** Wider than the sign of an event. */
const RING_PX = 22;

/**
 * @typedef {{points: Array<{lat: number, lon: number}>, closed: boolean, colour?: string, filled?: boolean,
 *   dashed?: boolean}} Line
 * @typedef {{at: {lat: number, lon: number}, text: string, strong?: boolean, room?: [any, any]}} Label
 *   room: the two points between which the text must fit
 * @typedef {{lines: Line[], dots: Array<{lat: number, lon: number, ring?: boolean}>, labels: Label[]}} Marks
 */

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, formats: any}} tools
 */
export function createMarks(map, store, { palette, formats }) {
  /** @type {Map<string, Marks>} */
  const shown = new Map();
  const family = getComputedStyle(document.body).fontFamily;

  const placed = (view, { lat, lon }) => [
    unitX(lon) * view.scale - view.ox,
    unitY(lat) * view.scale - view.oy,
  ];

  function drawLine(context, view, { points, closed, filled, dashed }) {
    if (points.length < 2) {
      return;
    }
    context.beginPath();
    points.forEach((point, i) => {
      const [x, y] = placed(view, point);
      context[i ? "lineTo" : "moveTo"](x, y);
    });
    if (closed) {
      context.closePath();
    }
    const colour = palette.token("accent");
    if (filled) {
      context.globalAlpha = 0.14;
      context.fillStyle = colour;
      context.fill();
      context.globalAlpha = 1;
    }
    context.lineJoin = "round";
    context.setLineDash([]);
    context.strokeStyle = palette.token("map-halo");
    context.lineWidth = 5.5;
    context.stroke();
    context.setLineDash(dashed ? [6, 5] : []);
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    context.stroke();
    context.setLineDash([]);
  }

  /** Round one point among the signs of many events. */
  function drawRing(context, x, y) {
    context.beginPath();
    context.arc(x, y, RING_PX, 0, Math.PI * 2);
    context.strokeStyle = palette.token("map-halo");
    context.lineWidth = 6;
    context.stroke();
    context.strokeStyle = palette.token("accent");
    context.lineWidth = 2.5;
    context.stroke();
  }

  function drawDot(context, view, point) {
    const [x, y] = placed(view, point);
    if (point.ring) {
      drawRing(context, x, y);
    }
    context.beginPath();
    context.arc(x, y, 4.5, 0, Math.PI * 2);
    context.fillStyle = palette.token("paper-raised");
    context.fill();
    context.strokeStyle = palette.token("accent");
    context.lineWidth = 2.2;
    context.stroke();
  }

  function drawLabel(context, view, { at, text, strong, room }) {
    if (room) {
      const [[ax, ay], [bx, by]] = room.map((point) => placed(view, point));
      if (Math.hypot(ax - bx, ay - by) < LABEL_FROM_PX) {
        return;
      }
    }
    const [x, y] = placed(view, at);
    context.font = `${strong ? 600 : 500} ${strong ? 13 : 12}px ${family}`;
    context.direction = formats.rtl ? "rtl" : "ltr";
    context.textAlign = "center";
    context.textBaseline = "middle";
    const width = context.measureText(text).width + 12;
    const top = strong ? y - 24 : y - 10;
    context.fillStyle = palette.token("paper-raised");
    context.strokeStyle = palette.token("line-strong");
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x - width / 2, top, width, 20, 4);
    context.fill();
    context.stroke();
    context.fillStyle = palette.token("ink");
    context.fillText(text, x, top + 10.5);
  }

  function draw(context, view) {
    for (const { lines, dots, labels } of shown.values()) {
      for (const line of lines) {
        drawLine(context, view, line);
      }
      for (const dot of dots) {
        drawDot(context, view, dot);
      }
      for (const label of labels) {
        drawLabel(context, view, label);
      }
    }
    return shown.size > 0;
  }

  const layer = new CanvasLayer(draw, { pane: createPane(map, "marks", 260) }).addTo(map);
  store.subscribe(["theme"], () => layer.redraw());

  return {
    /** Show the marks of one instrument; null takes them away. @param {string} name @param {Marks | null} marks */
    show(name, marks) {
      if (marks) {
        shown.set(name, marks);
      } else {
        shown.delete(name);
      }
      layer.redraw();
    },
  };
}
