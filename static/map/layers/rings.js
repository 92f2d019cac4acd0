/** Many events as one ring: the exact number within, the shares round it, those of imprecise place apart. */

/** Shares smaller than this are gathered into one. */
const LEAST_SHARE = 0.02;
const BAND_PX = 5;
const DASH_PX = [2.5, 2.5];
const TURN = Math.PI * 2;

/**
 * Arcs of a ring, the largest first, all exact ones before those known to an area only.
 * @param {ArrayLike<number>} shares counts by class, then by class of those known to an area only
 * @param {number} total
 * @returns {Array<{class: number, part: number, area: boolean}>} parts of 1; class -1 for the small rest
 */
export function arcsOf(shares, total) {
  const classes = shares.length / 2;
  const arcs = [];
  const rest = [0, 0];
  for (let at = 0; at < shares.length; at += 1) {
    const part = shares[at] / total;
    const area = at >= classes;
    if (part >= LEAST_SHARE) {
      arcs.push({ class: at % classes, part, area });
    } else {
      rest[Number(area)] += part;
    }
  }
  rest.forEach((part, area) => {
    if (part > 0) {
      arcs.push({ class: -1, part, area: area === 1 });
    }
  });
  return arcs.sort((a, b) => Number(a.area) - Number(b.area) || b.part - a.part);
}

/** Counts by class with the disputed among them. @param {Uint32Array} counts @param {number} sides 2 × classes */
export function sharesOf(counts, sides) {
  const shares = counts.slice(0, sides);
  for (let at = sides; at < counts.length; at += 1) {
    shares[at - sides] += counts[at];
  }
  return shares;
}

/** How many of these are disputed. @param {Uint32Array} counts @param {number} sides */
export const disputedOf = (counts, sides) => counts.subarray(sides).reduce((sum, count) => sum + count, 0);

/**
 * @param {{palette: any, formats: any}} tools
 */
export function createRings({ palette, formats }) {
  const family = getComputedStyle(document.body).fontFamily;
  const fonts = new Map();
  const fontOf = (length) => {
    const size = length > 6 ? 10 : length > 4 ? 11 : 12;
    if (!fonts.has(size)) {
      fonts.set(size, `600 ${size}px ${family}`);
    }
    return fonts.get(size);
  };

  return {
    /**
     * @param {CanvasRenderingContext2D} context
     * @param {{x: number, y: number, radius: number, count: number, arcs: ReturnType<typeof arcsOf>,
     *   area: boolean}} ring layer points; area: all of it is known to an area only
     * @param {string[]} colours by class
     */
    draw(context, { x, y, radius, count, arcs, area }, colours) {
      const paper = palette.token("paper-raised");
      context.beginPath();
      context.arc(x, y, radius, 0, TURN);
      context.fillStyle = paper;
      context.fill();
      if (area) {
        context.lineWidth = 1;
        context.strokeStyle = palette.token("ink-3");
        context.setLineDash(DASH_PX);
        context.stroke();
        context.setLineDash([]);
      }
      context.lineWidth = BAND_PX;
      context.lineCap = "butt";
      let angle = -Math.PI / 2;
      for (const arc of arcs) {
        const end = angle + arc.part * TURN;
        context.beginPath();
        context.arc(x, y, radius - 2 - BAND_PX / 2, angle, end);
        context.strokeStyle = arc.class < 0 ? palette.token("ink-3") : colours[arc.class];
        if (arc.area) {
          context.setLineDash(DASH_PX);
          context.stroke();
          context.setLineDash([]);
        } else {
          context.stroke();
        }
        angle = end;
      }
      const text = formats.number(count);
      context.fillStyle = palette.token("ink");
      context.font = fontOf(text.length);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(text, x, y + 1);
    },
  };
}
