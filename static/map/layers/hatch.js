/** Hatches and stripes as canvas patterns that stay with the ground while the map moves. */

/** Side of a pattern's tile in CSS pixels; the tile repeats seamlessly. */
const TILE_PX = 8;

/**
 * @returns {(context: CanvasRenderingContext2D, view: import("../geometry.js").View, style: {colour: string,
 *   angle: "rising" | "falling" | "level", widthPx?: number, gapPx?: number, tint?: number}) => CanvasPattern}
 *   tint: how strong the colour is between the lines
 */
export function createHatches() {
  const tiles = new Map();

  function tile(style) {
    const key = Object.values(style).join(" ");
    if (!tiles.has(key)) {
      tiles.set(key, drawTile(style));
    }
    return tiles.get(key);
  }

  return (context, view, { colour, angle, widthPx = 1.4, gapPx = TILE_PX, tint = 0 }) => {
    // A tile of just the canvas's own pixels is laid without being resampled, which is half the cost.
    const { a: density } = context.getTransform();
    const pattern = context.createPattern(tile({ colour, angle, widthPx, gapPx, tint, density }), "repeat");
    const scale = 1 / density;
    // The origin follows the ground.
    pattern.setTransform(new DOMMatrix([scale, 0, 0, scale, -(view.ox % gapPx), -(view.oy % gapPx)]));
    return pattern;
  };
}

function drawTile({ colour, angle, widthPx, gapPx, tint, density }) {
  const side = gapPx;
  const canvas = document.createElement("canvas");
  canvas.width = side * density;
  canvas.height = side * density;
  const context = canvas.getContext("2d");
  context.scale(density, density);
  context.fillStyle = colour;
  context.globalAlpha = tint;
  context.fillRect(0, 0, side, side);
  context.globalAlpha = 1;
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
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
