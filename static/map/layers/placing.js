/** Where labels find room; pure arithmetic on boxes and lines. */

const MARGIN_PX = 3;

/**
 * @param {Array<[number, number, number, number]>} taken boxes (left, top, right, bottom) that stay free of labels
 */
export function createPlacer(taken = []) {
  const boxes = [...taken];
  return {
    /** Take the box if it is free. @returns {boolean} whether it was */
    take(left, top, right, bottom) {
      const free = boxes.every(
        (box) =>
          right + MARGIN_PX < box[0] ||
          left - MARGIN_PX > box[2] ||
          bottom + MARGIN_PX < box[1] ||
          top - MARGIN_PX > box[3],
      );
      if (free) {
        boxes.push([left, top, right, bottom]);
      }
      return free;
    },
  };
}

/**
 * The stretch of a line that carries a label of `lengthPx` best: nearly straight, and nearest to the
 * middle of the view. The angle is such that the text never stands on its head.
 * @param {import("../geometry.js").Shape} shape @param {import("../geometry.js").View} view
 * @param {number} lengthPx
 * @returns {{x: number, y: number, angle: number} | null} null where no stretch is straight enough
 */
export function straightStretch(shape, view, lengthPx) {
  const middleX = (view.left + view.right) / 2;
  const middleY = (view.top + view.bottom) / 2;
  let best = null;
  for (const line of shape.lines) {
    const count = line.length / 2;
    const px = (i) => line[i * 2] * view.scale - view.ox;
    const py = (i) => line[i * 2 + 1] * view.scale - view.oy;
    let end = 0;
    let walked = 0;
    for (let start = 0; start < count - 1; start += 1) {
      while (end < count - 1 && walked < lengthPx) {
        walked += Math.hypot(px(end + 1) - px(end), py(end + 1) - py(end));
        end += 1;
      }
      if (walked < lengthPx) {
        break;
      }
      const dx = px(end) - px(start);
      const dy = py(end) - py(start);
      const straight = Math.hypot(dx, dy) / walked;
      const x = (px(start) + px(end)) / 2;
      const y = (py(start) + py(end)) / 2;
      const inside = x > view.left && x < view.right && y > view.top && y < view.bottom;
      const cost = Math.hypot(x - middleX, y - middleY) + (1 - straight) * 2000;
      if (inside && straight > 0.88 && (!best || cost < best.cost)) {
        best = { x, y, angle: upright(Math.atan2(dy, dx)), cost };
      }
      walked -= Math.hypot(px(start + 1) - px(start), py(start + 1) - py(start));
    }
  }
  return best && { x: best.x, y: best.y, angle: best.angle };
}

const upright = (angle) => {
  if (angle > Math.PI / 2) {
    return angle - Math.PI;
  }
  return angle <= -Math.PI / 2 ? angle + Math.PI : angle;
};
