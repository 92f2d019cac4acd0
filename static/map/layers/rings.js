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
/** Pictures lie on one canvas, in so many columns and lines: a canvas for each would take long to make. */
const COLUMNS = 8;
const LINES = 6;
/** A picture is worth while of a ring that stayed as it is so many times. */
const STEADY = 2;
const MOST_KNOWN = 200;

/** Whether two rings differ in their number alone, as far as can be seen. */
function alike(a, b) {
  if (a.area !== b.area || !a.disputed !== !b.disputed || a.arcs.length !== b.arcs.length) {
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

/**
 * @typedef {object} Ring
 * @property {number} x layer point @property {number} y @property {number} radius
 * @property {number} count @property {number} [disputed] how many of them are
 * @property {ReturnType<typeof arcsOf>} arcs
 * @property {boolean} area all of it is known to an area only
 * @property {{x: number, y: number}} item where it stands, whatever the view
 */

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
  /** How each ring was last drawn, by where it stands, and where its picture lies, if it has one. */
  const known = new Map();
  let drawnIn = { colours: [], density: 0 };
  /** @type {CanvasRenderingContext2D | null} */
  let pictures = null;
  let free = [];

  /** All of a ring but its number. @param {CanvasRenderingContext2D} context */
  function paint(context, x, y, { radius, arcs, area, disputed }, colours) {
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
      context.fillStyle = arc.class < 0 ? palette.token("ink-3") : colours[arc.class];
      context.fill();
      angle = end;
    }
    if (disputed) {
      disputedMark(context, x + radius * MARK_AT, y - radius * MARK_AT);
    }
  }

  /** Forget all rings that were drawn otherwise. */
  function turnTo(colours, density) {
    known.clear();
    drawnIn = { colours, density };
    free = Array.from({ length: COLUMNS * LINES }, (_, i) => i);
    if (pictures) {
      pictures.canvas.width = 0;
    }
  }

  const cornerOf = (at) => [(at % COLUMNS) * 2 * REACH_PX, Math.floor(at / COLUMNS) * 2 * REACH_PX];

  function takePicture(at, ring) {
    const { colours, density } = drawnIn;
    pictures ??= document.createElement("canvas").getContext("2d");
    const width = COLUMNS * 2 * REACH_PX * density;
    if (pictures.canvas.width !== width) {
      pictures.canvas.width = width;
      pictures.canvas.height = LINES * 2 * REACH_PX * density;
      pictures.scale(density, density);
    }
    const [x, y] = cornerOf(at);
    pictures.clearRect(x, y, 2 * REACH_PX, 2 * REACH_PX);
    paint(pictures, x + REACH_PX, y + REACH_PX, ring, colours);
  }

  /** What is known of a ring; one that looks as it did before, but for its number, gets a picture. */
  function look(ring) {
    const key = `${ring.item.x} ${ring.item.y}`;
    const before = known.get(key);
    if (!before || !alike(before, ring)) {
      if (before?.picture >= 0) {
        free.push(before.picture);
      }
      const { radius, arcs, area, disputed } = ring;
      known.set(key, { radius, arcs, area, disputed, times: 0, picture: -1 });
    } else if (before.picture < 0 && free.length) {
      before.times += 1;
      if (before.times >= STEADY) {
        before.picture = free.pop();
        takePicture(before.picture, before);
      }
    }
    return known.get(key).picture;
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
    context.fillText(text, x, y + 1);
  }

  return {
    /**
     * @param {CanvasRenderingContext2D} context @param {Ring[]} list
     * @param {string[]} colours by class
     */
    draw(context, list, colours) {
      const { a: density } = context.getTransform();
      if (drawnIn.colours !== colours || drawnIn.density !== density || known.size > MOST_KNOWN) {
        turnTo(colours, density);
      }
      // All pictures are taken before one is copied: what is drawn upon in between would be copied as a whole.
      const at = list.map(look);
      // A picture between two pixels would be blurred, and take as long as if it were drawn.
      const whole = (px) => Math.round(px * density) / density;
      const places = list.map(({ x, y }) => [whole(x), whole(y)]);
      for (const [i, [x, y]] of places.entries()) {
        if (at[i] >= 0) {
          copy(context, at[i], x, y);
        } else {
          paint(context, x, y, list[i], colours);
        }
      }
      // All numbers one after the other: marks are written in another font, and to change it is dear.
      for (const [i, [x, y]] of places.entries()) {
        number(context, x, y, list[i].count);
      }
    },
  };
}
