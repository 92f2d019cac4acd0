/** One event as a symbol on a canvas: shape by group of types, colour by who acts, hollow where only an area is known. */

import { GROUPS } from "../groups.js";
import { BOX, createPaths, paintSymbol } from "../ui/symbol.js";

/** Half the side of what the mark of the disputed covers. */
const MARK_PX = 8;

/** Side of a symbol in CSS pixels. @param {number} zoom */
export const symbolPx = (zoom) => (zoom >= 9 ? 25 : zoom >= 7 ? 22 : 19);

/**
 * @param {{palette: any}} tools
 * @returns {{draw: Function, disputed: Function, leader: Function, halo: Function}}
 */
export function createSymbols({ palette }) {
  const paths = createPaths();

  function paintDisputed(context, x, y) {
    context.beginPath();
    context.arc(x, y, 6.5, 0, Math.PI * 2);
    context.fillStyle = palette.token("warn");
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = palette.token("paper-raised");
    context.stroke();
    context.fillStyle = palette.token("paper-raised");
    context.font = "600 10px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.direction = "ltr";
    context.fillText("?", x, y + 0.5);
  }

  /** The mark as a picture: to change between two fonts for each ring is dear. */
  let mark = { key: "", canvas: null };
  function disputedMark(context, x, y) {
    const { a: density } = context.getTransform();
    const key = `${density} ${palette.dark}`;
    if (mark.key !== key) {
      mark = { key, canvas: document.createElement("canvas") };
      mark.canvas.width = 2 * MARK_PX * density;
      mark.canvas.height = 2 * MARK_PX * density;
      const own = mark.canvas.getContext("2d");
      own.scale(density, density);
      paintDisputed(own, MARK_PX, MARK_PX);
    }
    const whole = (px) => Math.round(px * density) / density;
    context.drawImage(mark.canvas, whole(x - MARK_PX), whole(y - MARK_PX), 2 * MARK_PX, 2 * MARK_PX);
  }

  return {
    /** @param {any} events @param {number} row @param {number} x layer point @param {number} y @param {number} sizePx */
    draw(context, events, row, x, y, sizePx) {
      context.save();
      context.translate(x - sizePx / 2, y - sizePx / 2);
      context.scale(sizePx / BOX, sizePx / BOX);
      paintSymbol(context, paths(GROUPS[events.group(row)]), {
        colour: palette.actor(events.actors[events.initiator(row)]),
        hollow: events.wherePrec(row) > 1,
        paper: palette.token("paper-raised"),
        ink: palette.token("ink"),
        haloPx: 5,
      });
      context.restore();
      if (events.disputed(row)) {
        disputedMark(context, x + sizePx * 0.42, y - sizePx * 0.42);
      }
    },
    /** The mark of what is disputed, also upon a ring. */
    disputed: disputedMark,
    /** A thin line from a fanned symbol to its own anchor. */
    leader(context, fromX, fromY, toX, toY) {
      context.strokeStyle = palette.token("ink-2");
      context.fillStyle = palette.token("ink");
      context.lineWidth = 1;
      context.beginPath();
      context.moveTo(fromX, fromY);
      context.lineTo(toX, toY);
      context.stroke();
      context.beginPath();
      context.arc(fromX, fromY, 2.2, 0, Math.PI * 2);
      context.fill();
    },
    /** Round what is chosen. */
    halo(context, x, y, radius) {
      context.beginPath();
      context.arc(x, y, radius + 4, 0, Math.PI * 2);
      context.lineWidth = 6;
      context.strokeStyle = palette.token("paper-raised");
      context.stroke();
      context.lineWidth = 3;
      context.strokeStyle = palette.token("accent");
      context.stroke();
    },
  };
}
