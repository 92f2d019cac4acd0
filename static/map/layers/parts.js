/** Parts of a canvas: what has to be drawn again, and nothing else. Pure, but for `inPart`. */

/**
 * @typedef {import("../geometry.js").View} View
 * @typedef {[number, number, number, number]} Box left, top, right, bottom in layer points
 * @typedef {{x: number, y: number, width: number, height: number}} Part whole pixels of the canvas
 */

/** Parts that cover more of the canvas than this are drawn as one, the whole. */
const MOST_COVERED = 0.6;

/** The pixels that a box touches, as far as the canvas shows them. @param {Box} box @returns {Part} */
function partOf([left, top, right, bottom], view, { density, width, height }) {
  const within = (value, most) => Math.max(0, Math.min(value, most));
  const x = within(Math.floor((left - view.left) * density), width);
  const y = within(Math.floor((top - view.top) * density), height);
  return {
    x,
    y,
    width: within(Math.ceil((right - view.left) * density), width) - x,
    height: within(Math.ceil((bottom - view.top) * density), height) - y,
  };
}

const areaOf = ({ width, height }) => width * height;

function around(a, b) {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  const right = Math.max(a.x + a.width, b.x + b.width);
  const bottom = Math.max(a.y + a.height, b.y + b.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Join parts as long as two are no larger together than apart. @param {Part[]} parts @returns {Part[]} */
export function joined(parts) {
  const list = [];
  for (let part of parts) {
    for (let i = 0; i < list.length; ) {
      const both = around(part, list[i]);
      if (areaOf(both) <= areaOf(part) + areaOf(list[i])) {
        list.splice(i, 1);
        part = both;
        i = 0;
      } else {
        i += 1;
      }
    }
    list.push(part);
  }
  return list;
}

/**
 * @param {Box[] | null} boxes null: everything
 * @param {View} view @param {{density: number, width: number, height: number}} size of the canvas, in pixels
 * @returns {Part[]} that cover the boxes; one, the whole, where that is most of it
 */
export function partsOf(boxes, view, size) {
  const whole = { x: 0, y: 0, width: size.width, height: size.height };
  if (!boxes) {
    return [whole];
  }
  const parts = joined(boxes.map((box) => partOf(box, view, size)).filter(areaOf));
  const covered = parts.reduce((sum, part) => sum + areaOf(part), 0);
  return covered > areaOf(whole) * MOST_COVERED ? [whole] : parts;
}

/**
 * @typedef {object} Mark something that stands on the map
 * @property {string} key the same for what stands for the same @property {number} x layer point @property {number} y
 * @property {object | null} look all but its number: the same object where it looks the same
 * @property {number} count what its number says @property {Box} box what it covers
 * @property {Box} [inner] what its number covers
 *
 * @param {Mark[]} before @param {Mark[]} now @returns {Box[]} what has to be drawn anew
 */
export function differences(before, now) {
  const gone = new Map(before.map((mark) => [mark.key, mark]));
  const boxes = [];
  for (const mark of now) {
    const old = gone.get(mark.key);
    if (old?.look !== mark.look || old.x !== mark.x || old.y !== mark.y) {
      boxes.push(mark.box);
    } else {
      gone.delete(mark.key);
      boxes.push(...(old.count === mark.count ? [] : [mark.inner]));
    }
  }
  return [...boxes, ...Array.from(gone.values(), ({ box }) => box)];
}

/**
 * Draw upon a part of a canvas alone, and leave the context as it was.
 * @param {CanvasRenderingContext2D} context in layer points @param {Part} part @param {View} view of the whole
 * @param {(view: View) => void} draw in layer points, what this part shows
 */
export function inPart(context, { x, y, width, height }, view, draw) {
  const { canvas } = context;
  const transform = context.getTransform();
  const density = transform.a;
  context.save();
  // A canvas that is drawn upon without a clip, all over, need not keep what it showed.
  if (width < canvas.width || height < canvas.height) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.setTransform(transform);
  }
  const [left, top] = [view.left + x / density, view.top + y / density];
  draw({ ...view, left, top, right: left + width / density, bottom: top + height / density });
  context.restore();
}
