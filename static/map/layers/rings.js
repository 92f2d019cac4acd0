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
const MOST_PICTURES = 200;

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
  /** How each ring was last drawn, by where it stands; with a picture once it was twice the same. */
  const last = new Map();
  let drawnIn = { colours: [], density: 0 };
  /** Contexts of pictures that are no longer needed. */
  const spares = [];

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

  /** Keep a ring as a picture. @param {CanvasRenderingContext2D | undefined} spare what another was kept in */
  function picture(ring, spare = document.createElement("canvas").getContext("2d")) {
    const { colours, density } = drawnIn;
    const side = 2 * REACH_PX * density;
    spare.setTransform(1, 0, 0, 1, 0, 0);
    if (spare.canvas.width !== side) {
      spare.canvas.width = side;
      spare.canvas.height = side;
    }
    spare.clearRect(0, 0, side, side);
    spare.scale(density, density);
    paint(spare, REACH_PX, REACH_PX, ring, colours);
    return spare;
  }

  /** A ring that looks as it did before, but for its number, has a picture that is copied. */
  function drawKept(context, x, y, ring) {
    const key = `${ring.item.x} ${ring.item.y}`;
    const before = last.get(key);
    if (before && alike(before, ring)) {
      before.picture ??= picture(before, spares.pop());
      context.drawImage(before.picture.canvas, x - REACH_PX, y - REACH_PX, 2 * REACH_PX, 2 * REACH_PX);
      return;
    }
    forget(before);
    const { radius, arcs, area, disputed } = ring;
    last.set(key, { radius, arcs, area, disputed, picture: null });
    paint(context, x, y, ring, drawnIn.colours);
  }

  function forget(kept) {
    if (kept?.picture) {
      spares.push(kept.picture);
    }
  }

  return {
    /**
     * @param {CanvasRenderingContext2D} context @param {Iterable<Ring>} list
     * @param {string[]} colours by class
     */
    draw(context, list, colours) {
      const { a: density } = context.getTransform();
      if (drawnIn.colours !== colours || drawnIn.density !== density || last.size > MOST_PICTURES) {
        last.forEach(forget);
        last.clear();
        drawnIn = { colours, density };
      }
      // A picture between two pixels would be blurred, and take as long as if it were drawn.
      const whole = (px) => Math.round(px * density) / density;
      for (const ring of list) {
        const [x, y] = [whole(ring.x), whole(ring.y)];
        drawKept(context, x, y, ring);
        const text = formats.number(ring.count);
        context.fillStyle = palette.token("ink");
        context.font = fontOf(text.length);
        context.textAlign = "center";
        context.textBaseline = "middle";
        context.fillText(text, x, y + 1);
      }
    },
  };
}
