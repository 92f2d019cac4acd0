/** Hatches and stripes as canvas patterns that stay with the ground while the map moves. */

/** Side of a pattern's tile in CSS pixels; the tile repeats seamlessly. */
const TILE_PX = 8;

/**
 * @returns {(context: CanvasRenderingContext2D, view: import("../geometry.js").View, style: {colour: string,
 *   angle: "rising" | "falling" | "level", widthPx?: number, gapPx?: number}) => CanvasPattern}
 */
export function createHatches() {
  const tiles = new Map();

  function tile({ colour, angle, widthPx, gapPx }) {
    const key = `${colour} ${angle} ${widthPx} ${gapPx}`;
    if (!tiles.has(key)) {
      tiles.set(key, drawTile(colour, angle, widthPx, gapPx));
    }
    return tiles.get(key);
  }

  return (context, view, { colour, angle, widthPx = 1.4, gapPx = TILE_PX }) => {
    const pattern = context.createPattern(tile({ colour, angle, widthPx, gapPx }), "repeat");
    // Canvas pixels of the tile are doubled for sharpness; the origin follows the ground.
    const matrix = new DOMMatrix([0.5, 0, 0, 0.5, -(view.ox % gapPx), -(view.oy % gapPx)]);
    pattern.setTransform(matrix);
    return pattern;
  };
}

function drawTile(colour, angle, widthPx, gapPx) {
  const side = gapPx * 2;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  context.strokeStyle = colour;
  context.lineWidth = widthPx * 2;
  context.beginPath();
  if (angle === "level") {
    context.moveTo(0, side / 2);
    context.lineTo(side, side / 2);
  } else {
    const [a, b] = angle === "rising" ? [side, -side] : [0, side];
    for (const shift of [-side, 0, side]) {
      context.moveTo(shift - side, a - b);
      context.lineTo(shift + side * 2, a + b * 2);
    }
  }
  context.stroke();
  return canvas;
}
