/**
 * The map as one picture with all that a picture needs: title, date, key, scale, north, sources, address.
 * Made of the page's own canvases; nothing is asked of anybody.
 */

import { fill, gettext, pgettext } from "../i18n.js";
import { BOX, createPaths, paintSymbol } from "../ui/symbol.js";

const EDGE = 28;
const LINE = 22;
const SIGN = 18;
/** Widths of a scale that read well. */
const ROUND = [1, 2, 3, 5];
const SCALE_PX = 140;
/** A picture narrower than this has no room for its key. */
const LEAST_PX = 720;

/**
 * @param {number} metresPerPx @param {number} mostPx
 * @returns {number} the largest round length in metres that is no wider
 */
function roundLength(metresPerPx, mostPx) {
  const most = metresPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * (ROUND.findLast((n) => n * power <= most) ?? 1);
}

/** Words of a text in lines no wider than this. */
function wrapped(context, text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** Canvases of the map from the lowest to the topmost. @param {HTMLElement} container */
function layersOf(container) {
  const height = (canvas) => {
    const pane = canvas.closest(".leaflet-pane:not(.leaflet-map-pane)");
    return Number(getComputedStyle(pane ?? canvas).zIndex) || 0;
  };
  return [...container.querySelectorAll("canvas")]
    .filter((canvas) => canvas.width && canvas.height)
    .sort((a, b) => height(a) - height(b));
}

/**
 * @param {any} map @param {{title: string, subtitle: string, sources: string, made: string}} about
 * @param {import("./legend.js").Column[]} legend
 * @param {{formats: any, palette: any, link: string}} tools
 * @returns {HTMLCanvasElement}
 */
export function drawPicture(map, about, legend, { formats, palette, link }) {
  const container = map.getContainer();
  const size = map.getSize();
  const width = Math.max(size.x, LEAST_PX) + 2 * EDGE;
  const density = Math.min(Math.max(globalThis.devicePixelRatio || 1, 2), 3);
  const family = getComputedStyle(document.body).fontFamily;
  const paths = createPaths();
  const { rtl } = formats;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const inner = width - 2 * EDGE;

  const style = (size_, weight = 400, token = "ink") => {
    context.font = `${weight} ${size_}px ${family}`;
    context.fillStyle = palette.token(token);
    context.direction = rtl ? "rtl" : "ltr";
    context.textAlign = rtl ? "right" : "left";
    context.textBaseline = "alphabetic";
  };
  /** From the side where reading begins. */
  const across = (distance) => (rtl ? width - distance : distance);

  // What goes under the map decides how tall the picture is.
  style(12);
  const notes = [...wrapped(context, about.sources, inner), about.made, link];
  const columnWidth = inner / Math.max(legend.length, 2);
  const keyHeight = legend.length ? 26 + LINE * Math.max(...legend.map(({ entries }) => entries.length)) : 0;
  const mapTop = EDGE + 62;
  const keyTop = mapTop + size.y + 26;
  const notesTop = keyTop + keyHeight + (keyHeight ? 20 : 0);
  const height = notesTop + notes.length * 18 + EDGE - 8;
  canvas.width = width * density;
  canvas.height = height * density;
  context.scale(density, density);

  context.fillStyle = palette.token("paper-raised");
  context.fillRect(0, 0, width, height);
  style(24, 600);
  context.fillText(about.title, across(EDGE), EDGE + 22);
  style(14, 400, "ink-2");
  context.fillText(about.subtitle, across(EDGE), EDGE + 46);

  drawMap();
  for (const [i, column] of legend.entries()) {
    drawColumn(column, EDGE + i * columnWidth);
  }
  style(12, 400, "ink-2");
  notes.forEach((note, i) => {
    const isLink = note === link;
    context.direction = isLink ? "ltr" : rtl ? "rtl" : "ltr";
    context.fillText(shortened(note), across(EDGE), notesTop + 12 + i * 18);
  });
  return canvas;

  /** An address may be longer than the picture is wide. */
  function shortened(text) {
    let short = text;
    while (context.measureText(short).width > inner && short.length > 20) {
      short = `${short.slice(0, -8)}…`;
    }
    return short;
  }

  function drawMap() {
    const left = (width - size.x) / 2;
    const box = container.getBoundingClientRect();
    context.save();
    context.beginPath();
    context.rect(left, mapTop, size.x, size.y);
    context.clip();
    context.fillStyle = palette.token("map-land");
    context.fillRect(left, mapTop, size.x, size.y);
    for (const layer of layersOf(container)) {
      const at = layer.getBoundingClientRect();
      context.globalAlpha = Number(getComputedStyle(layer).opacity);
      context.drawImage(layer, left + at.left - box.left, mapTop + at.top - box.top, at.width, at.height);
    }
    context.globalAlpha = 1;
    drawScale(left);
    context.restore();
    context.strokeStyle = palette.token("line-strong");
    context.lineWidth = 1;
    context.strokeRect(left - 0.5, mapTop - 0.5, size.x + 1, size.y + 1);
  }

  /** Scale and north, in the lower corner where reading begins. */
  function drawScale(left) {
    const middle = size.y / 2;
    const [a, b] = [
      [0, middle],
      [100, middle],
    ].map((point) => map.containerPointToLatLng(point));
    const metresPerPx = map.distance(a, b) / 100;
    const metres = roundLength(metresPerPx, SCALE_PX);
    const long = metres / metresPerPx;
    const x = rtl ? left + size.x - 16 - long : left + 16;
    const y = mapTop + size.y - 16;
    const text =
      metres < 1000
        ? fill(gettext("%(n)s m"), { n: formats.number(metres) })
        : fill(gettext("%(n)s km"), { n: formats.number(metres / 1000) });
    const trace = () => {
      context.beginPath();
      context.moveTo(x, y - 6);
      context.lineTo(x, y);
      context.lineTo(x + long, y);
      context.lineTo(x + long, y - 6);
      context.stroke();
    };
    style(12, 600);
    context.textAlign = "center";
    context.lineJoin = "round";
    context.strokeStyle = palette.token("map-halo");
    context.lineWidth = 4;
    trace();
    context.strokeText(text, x + long / 2, y - 8);
    context.fillText(text, x + long / 2, y - 8);
    context.strokeStyle = palette.token("ink");
    context.lineWidth = 1.6;
    trace();
    const north = rtl ? left + size.x - 26 : left + 26;
    const top = y - 66;
    context.lineWidth = 4;
    context.strokeStyle = palette.token("map-halo");
    context.strokeText(pgettext("compass", "N"), north, top);
    context.fillText(pgettext("compass", "N"), north, top);
    context.beginPath();
    context.moveTo(north, top + 5);
    context.lineTo(north + 7, top + 25);
    context.lineTo(north, top + 20);
    context.lineTo(north - 7, top + 25);
    context.closePath();
    context.stroke();
    context.fill();
  }

  function drawColumn({ title, entries }, start) {
    style(13, 600);
    context.fillText(title, across(start), keyTop + 12);
    entries.forEach(({ sign, text }, i) => {
      const y = keyTop + 34 + i * LINE;
      drawSign(sign, across(start + (rtl ? SIGN : 0)), y - 13);
      style(13);
      context.fillText(text, across(start + SIGN + 8), y);
    });
  }

  function drawSign(sign, x, y) {
    context.save();
    context.translate(x, y);
    if (sign.kind === "swatch") {
      drawSwatch(sign);
    } else if (sign.kind === "symbol") {
      drawSymbol(sign);
    } else {
      context.beginPath();
      context.arc(SIGN / 2, SIGN / 2, 7, 0, Math.PI * 2);
      context.fillStyle = palette.token("warn");
      context.fill();
      style(11, 600, "paper-raised");
      context.textAlign = "center";
      context.fillText("?", SIGN / 2, SIGN / 2 + 4);
    }
    context.restore();
  }

  function drawSwatch({ colour, state }) {
    const side = 14;
    context.beginPath();
    context.rect(2, 2, side, side);
    context.clip();
    context.fillStyle = colour;
    context.globalAlpha = state === "held" ? 0.55 : 0.2;
    context.fillRect(2, 2, side, side);
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = state === "partial" ? 3 : 2;
    const lines = {
      partial: [
        [0, 6, 18, 6],
        [0, 12, 18, 12],
      ],
      contested: [
        [0, 11, 11, 0],
        [0, 18, 18, 0],
        [7, 18, 18, 7],
      ],
    };
    for (const [x1, y1, x2, y2] of lines[state] ?? []) {
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
    }
    context.lineWidth = 2;
    context.strokeRect(2, 2, side, side);
  }

  function drawSymbol({ group, colour, hollow }) {
    context.scale(SIGN / BOX, SIGN / BOX);
    const [paper, ink] = [palette.token("paper-raised"), palette.token("ink")];
    paintSymbol(context, paths(group), { colour, hollow, paper, ink });
  }
}
