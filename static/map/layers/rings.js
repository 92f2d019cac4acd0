/** Many events as one ring: the exact number within, the shares round it, those of imprecise place apart. */

/** Shares smaller than this are gathered into one. */
const LEAST_SHARE = 0.02;
const BAND_PX = 5;
const DASH_PX = 2.5;
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

/** Half the side of what a ring covers, its mark included. */
const REACH_PX = 37;
/** Where a ring bears the mark of the disputed: up and aside by this part of its radius. */
const MARK_AT = 0.72;
/** What differs by less along or across a ring is not seen. */
const UNSEEN_PX = 0.4;
/** Half the height of a number, and how far below a ring's middle it stands. */
const NUMBER_PX = 8;
const LOWER_PX = 1;
/** Pictures lie on one canvas, in so many columns and lines: a canvas for each would take long to make. */
const COLUMNS = 8;
const LINES = 6;
/** A picture is worth while of a ring that stayed as it is so many times. */
const STEADY = 2;

/**
 * @typedef {object} Look all of a ring but its number
 * @property {number} radius @property {ReturnType<typeof arcsOf>} arcs @property {boolean} area
 * @property {boolean} disputed
 * @property {number} times how often it was drawn @property {number} picture where its picture lies, -1 nowhere
 */

/** Whether two rings differ in their number alone, as far as can be seen. */
function alike(a, b) {
  if (a.area !== b.area || a.disputed !== b.disputed || a.arcs.length !== b.arcs.length) {
    return false;
  }
  const unseen = UNSEEN_PX / (b.radius * TURN);
  let apart = 0;
  return (
    Math.abs(a.radius - b.radius) < UNSEEN_PX &&
    a.arcs.every((arc, i) => {
      const other = b.arcs[i];
      apart += arc.part - other.part;
      return arc.class === other.class && arc.area === other.area && Math.abs(apart) < unseen;
    })
  );
}

/**
 * How a ring looks: as before, if nothing can be seen of the change.
 * @param {{arcs: Look["arcs"], area: boolean, disputed?: number}} item @param {number} radius
 * @param {Look} [before] @returns {Look}
 */
export function lookOf({ arcs, area, disputed }, radius, before) {
  const look = { radius, arcs, area, disputed: Boolean(disputed), times: 0, picture: -1 };
  return before && alike(before, look) ? before : look;
}

/** What a ring's number covers. @returns {import("./parts.js").Box} */
export const numberBox = (x, y, radius) => [x - radius, y - NUMBER_PX, x + radius, y + LOWER_PX + NUMBER_PX];

/** What a ring or a symbol covers, with its mark. @returns {import("./parts.js").Box} */
export const reachBox = (x, y) => [x - REACH_PX, y - REACH_PX, x + REACH_PX, y + REACH_PX];

/** Add a part of a ring to the path; angles in radians. */
function addBand(context, x, y, radius, from, to) {
  context.moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
  context.arc(x, y, radius, from, to);
  context.arc(x, y, radius - BAND_PX, to, from, true);
  context.closePath();
}

/** The same in dashes: as shapes, since a dashed stroke takes the browser three times as long. */
function addDashes(context, x, y, radius, from, to) {
  const step = DASH_PX / (radius - BAND_PX / 2);
  for (let at = from; at < to; at += 2 * step) {
    const until = Math.min(at + step, to);
    const [cos, sin, cosTo, sinTo] = [Math.cos(at), Math.sin(at), Math.cos(until), Math.sin(until)];
    const inner = radius - BAND_PX;
    context.moveTo(x + radius * cos, y + radius * sin);
    context.lineTo(x + radius * cosTo, y + radius * sinTo);
    context.lineTo(x + inner * cosTo, y + inner * sinTo);
    context.lineTo(x + inner * cos, y + inner * sin);
    context.closePath();
  }
}

/** @typedef {{x: number, y: number, count: number, look: Look}} Ring x and y: layer point, on a whole pixel */

/**
 * @param {{palette: any, formats: any,
 *   disputedMark: (context: CanvasRenderingContext2D, x: number, y: number) => void}} tools
 */
export function createRings({ palette, formats, disputedMark }) {
  const family = getComputedStyle(document.body).fontFamily;
  const fonts = new Map();
  const fontOf = (length) => {
    const size = length > 6 ? 10 : length > 4 ? 11 : 12;
    if (!fonts.has(size)) {
      fonts.set(size, `600 ${size}px ${family}`);
    }
    return fonts.get(size);
  };
  let drawnIn = { colours: [], density: 0 };
  /** @type {CanvasRenderingContext2D | null} */
  let pictures = null;
  /** Whose picture lies where. @type {Array<Look | null>} */
  let holders = [];

  /** All of a ring but its number. @param {CanvasRenderingContext2D} context */
  function paint(context, x, y, { radius, arcs, area, disputed }) {
    context.beginPath();
    context.arc(x, y, radius, 0, TURN);
    context.fillStyle = palette.token("paper-raised");
    context.fill();
    if (area) {
      context.lineWidth = 1;
      context.strokeStyle = palette.token("ink-3");
      context.setLineDash([DASH_PX, DASH_PX]);
      context.stroke();
      context.setLineDash([]);
    }
    let angle = -Math.PI / 2;
    for (const arc of arcs) {
      const end = angle + arc.part * TURN;
      context.beginPath();
      (arc.area ? addDashes : addBand)(context, x, y, radius - 2, angle, end);
      context.fillStyle = arc.class < 0 ? palette.token("ink-3") : drawnIn.colours[arc.class];
      context.fill();
      angle = end;
    }
    if (disputed) {
      disputedMark(context, x + radius * MARK_AT, y - radius * MARK_AT);
    }
  }

  /** Let go of these pictures. @param {(look: Look) => boolean} unneeded */
  function release(unneeded) {
    holders.forEach((look, at) => {
      if (look && unneeded(look)) {
        Object.assign(look, { times: 0, picture: -1 });
        holders[at] = null;
      }
    });
  }

  /** Forget all rings that were drawn otherwise. */
  function turnTo(colours, density) {
    release(() => true);
    drawnIn = { colours, density };
    holders = new Array(COLUMNS * LINES).fill(null);
    if (pictures) {
      pictures.canvas.width = 0;
    }
  }

  const cornerOf = (at) => [(at % COLUMNS) * 2 * REACH_PX, Math.floor(at / COLUMNS) * 2 * REACH_PX];

  function takePicture(at, ring) {
    const { density } = drawnIn;
    pictures ??= document.createElement("canvas").getContext("2d");
    const width = COLUMNS * 2 * REACH_PX * density;
    if (pictures.canvas.width !== width) {
      pictures.canvas.width = width;
      pictures.canvas.height = LINES * 2 * REACH_PX * density;
      pictures.scale(density, density);
    }
    const [x, y] = cornerOf(at);
    pictures.clearRect(x, y, 2 * REACH_PX, 2 * REACH_PX);
    paint(pictures, x + REACH_PX, y + REACH_PX, ring);
  }

  function copy(context, at, x, y) {
    const { density } = drawnIn;
    const [fromX, fromY] = cornerOf(at);
    const side = 2 * REACH_PX;
    context.drawImage(
      ...[pictures.canvas, fromX * density, fromY * density, side * density, side * density],
      ...[x - REACH_PX, y - REACH_PX, side, side],
    );
  }

  function number(context, x, y, count) {
    const text = formats.number(count);
    context.fillStyle = palette.token("ink");
    context.font = fontOf(text.length);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(text, x, y + LOWER_PX);
  }

  return {
    /**
     * Before rings are drawn: pictures of those that were drawn before. All are taken before one is copied: a canvas
     * that is drawn upon in between would be copied as a whole.
     * @param {Look[]} looks of all that are to be drawn @param {string[]} colours by class @param {number} density
     */
    prepare(looks, colours, density) {
      if (drawnIn.colours !== colours || drawnIn.density !== density) {
        turnTo(colours, density);
      }
      const now = new Set(looks);
      release((look) => !now.has(look));
      for (const look of now) {
        look.times += 1;
        const at = look.picture < 0 && look.times > STEADY ? holders.indexOf(null) : -1;
        if (at >= 0) {
          look.picture = at;
          holders[at] = look;
          takePicture(at, look);
        }
      }
    },
    /** @param {CanvasRenderingContext2D} context @param {Ring[]} list */
    draw(context, list) {
      for (const ring of list) {
        if (ring.look.picture >= 0) {
          copy(context, ring.look.picture, ring.x, ring.y);
        } else {
          paint(context, ring.x, ring.y, ring.look);
        }
      }
      for (const { x, y, count } of list) {
        number(context, x, y, count);
      }
    },
  };
}
