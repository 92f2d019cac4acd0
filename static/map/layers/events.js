/**
 * Events on one canvas: few as symbols that fan out where they lie together, many as rings with their exact
 * number, or as heat. Those known only to an area have a hollow symbol or a dashed share that stands for the
 * area (layers/footprints.js draws it).
 */

import { fan, WORLD, zoomed } from "../geometry.js";
import { GROUPS } from "../groups.js";
import { groupColour } from "../palette.js";
import { classesOf, createArrangement } from "./arrange.js";
import { clusterAt, MOST_FANNED, radiusOf } from "./grid.js";
import { differences } from "./parts.js";
import { createRings, lookOf, numberBox, reachBox } from "./rings.js";
import { createSymbols, symbolPx } from "./symbols.js";

/** How long rings take to part when the zoom's grid grows finer. */
const PARTING_MS = 180;
const MARGIN_PX = 60;
/** What the foot of a fanned symbol's line covers. */
const FOOT_PX = 4;
/** With a change of these every mark may look otherwise. */
const REDRAWN = ["data", "selected", "hovered", "layers", "theme", "density", "ringBy"];
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const HEAT_REACH_PX = 14;

/**
 * @typedef {import("./parts.js").Mark & {radius: number, item: any, row: number, anchor: [number, number] | null}} Mark
 *   a ring or a symbol on the map; row: of a symbol, -1 for a ring; anchor: where the line of a fanned symbol begins
 */

/** What a mark covers, with the line from its anchor. @returns {import("./parts.js").Box} */
function boxOf(x, y, [footX, footY]) {
  const [left, top, right, bottom] = reachBox(x, y);
  return [
    Math.min(left, footX - FOOT_PX),
    Math.min(top, footY - FOOT_PX),
    Math.max(right, footX + FOOT_PX),
    Math.max(bottom, footY + FOOT_PX),
  ];
}

/**
 * @typedef {object} Found what lies under a point of the map
 * @property {number} count events @property {string} key the same for the same thing
 * @property {(most?: number) => number[]} rows ascending
 * @property {boolean} area a ring that stands for an area
 * @property {number} disputed of a ring's events @property {number} imprecise known to an area only
 */

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{palette: any, formats: any, sheet: import("./sheet.js").Sheet, later: any,
 *   boxes: () => Array<[number, number, number, number]>}} tools
 */
export function createEventLayer(map, store, { palette, formats, sheet, later, boxes }) {
  const arrangement = createArrangement({ boxes });
  const symbols = createSymbols({ palette });
  const rings = createRings({ palette, formats, disputedMark: symbols.disputed });
  let heat = null;
  let classes = null;
  /** What stands where, in layer points. @type {Mark[]} */
  let drawn = [];
  /** What stood there before that. @type {Mark[]} */
  let last = [];
  /** Whether pictures of the rings that stand there now were looked after. */
  let placed = true;
  /** Whether all may look otherwise than before. */
  let otherwise = true;
  let parting = { from: null, since: 0 };
  /** The view whose neighbours are being made ready. */
  let near = null;

  function classesNow({ data, ringBy }) {
    const { events } = data;
    const key = `${ringBy} ${palette.dark}`;
    if (classes?.key !== key || classes.events !== events) {
      const groupColours = GROUPS.map((group) => groupColour(group, palette.dark));
      const made = classesOf(events, ringBy === "type" ? "type" : "actor", {
        actorColour: palette.actor,
        groupColours,
      });
      classes = { ...made, key, events };
    }
    return classes;
  }

  /** While the browser rests, make the grids of the zooms beside a view: who zooms next need not wait for them. */
  async function prepareBeside(view) {
    const underWay = near !== null;
    near = view;
    if (underWay) {
      return;
    }
    for (let done = null; done !== near; ) {
      done = near;
      for (const by of [1, -1]) {
        await later.rest();
        const state = store.get();
        if (wanted(state) && arrangement.grid()) {
          arrangement.prepare(state.data.events, zoomed(near, by), classesNow(state));
        }
      }
    }
    near = null;
  }

  /** The items of a view; notes when the grid grew finer or coarser, so that rings part from where they were. */
  function itemsAt(view, state) {
    const before = arrangement.grid();
    const items = arrangement.of(state.data.events, state.selection, view, classesNow(state));
    const now = arrangement.grid();
    if (now && now !== before) {
      prepareBeside(view);
    }
    const turned = before && now && before !== now && before.region.level !== now.region.level;
    if (turned && !STILL.matches) {
      parting = { from: before, since: performance.now() };
    }
    return items;
  }

  /** Where an item is on its way from its former cluster, in world units. */
  function onTheWay(item, progress) {
    const { from } = parting;
    const cluster = item.rows.length
      ? from.into[from.clusterOf(item.rows[0])]
      : clusterAt(from, item.x, item.y);
    if (!cluster || !from.size[cluster]) {
      return item;
    }
    const left = (1 - progress) ** 3;
    return { x: item.x + (from.x[cluster] - item.x) * left, y: item.y + (from.y[cluster] - item.y) * left };
  }

  /**
   * Put an item on the list of what is drawn, if the view shows it.
   * @param {Map<string, Mark>} before what was drawn last
   */
  function place(item, view, sizePx, progress, before) {
    const perUnit = view.scale / WORLD;
    const at = progress < 1 ? onTheWay(item, progress) : item;
    const x = at.x * perUnit - view.ox;
    const y = at.y * perUnit - view.oy;
    const seen =
      x >= view.left - MARGIN_PX &&
      x <= view.right + MARGIN_PX &&
      y >= view.top - MARGIN_PX &&
      y <= view.bottom + MARGIN_PX;
    if (!seen) {
      return;
    }
    const place = `${item.x} ${item.y}`;
    const { count } = item;
    if (count > MOST_FANNED) {
      const radius = radiusOf(count);
      const look = lookOf(item, radius, before.get(place)?.look);
      const boxes = { box: reachBox(x, y), inner: numberBox(x, y, radius) };
      drawn.push({ key: place, x, y, ...boxes, radius, item, count, look, row: -1, anchor: null });
      return;
    }
    const own = !item.area || item.cluster < 0;
    const { x: xs, y: ys } = store.get().data.events;
    fan(count, sizePx).forEach(([dx, dy], i) => {
      const row = item.rows[i];
      const anchor = own ? [xs[row] * perUnit - view.ox, ys[row] * perUnit - view.oy] : [x, y];
      drawn.push({
        ...{ key: `${place} ${row} ${count}`, x: x + dx, y: y + dy, radius: sizePx / 2 + 3, item, row },
        ...{ box: boxOf(x + dx, y + dy, anchor), anchor: count > 1 ? anchor : null },
        ...{ count: 1, look: null },
      });
    });
  }

  /** Those that a part of the view shows any of. */
  const within = ({ left, top, right, bottom }) =>
    drawn.filter(({ box }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);

  function drawMarks(context, part, view, state) {
    const { data, selected, hovered } = state;
    const sizePx = symbolPx(view.zoom);
    const marks = within(part);
    for (const { x, y, anchor } of marks) {
      if (anchor) {
        symbols.leader(context, anchor[0], anchor[1], x, y);
      }
    }
    // A picture between two pixels would be blurred, and take as long as if it were drawn.
    const { a: density } = context.getTransform();
    const whole = (px) => Math.round(px * density) / density;
    const list = marks.filter(({ row }) => row < 0);
    rings.draw(
      context,
      list.map(({ x, y, count, look }) => ({ x: whole(x), y: whole(y), count, look })),
    );
    for (const { x, y, row } of marks) {
      if (row >= 0) {
        symbols.draw(context, data.events, row, x, y, row === hovered ? sizePx * 1.15 : sizePx);
      }
    }
    const chosen =
      selected >= 0 &&
      state.selection.has(selected) &&
      drawn.find(({ item, row }) => (row < 0 ? arrangement.has(item, selected) : row === selected));
    if (chosen) {
      symbols.halo(context, chosen.x, chosen.y, chosen.radius);
    }
  }

  const wanted = ({ data, selection, layers }) => data && selection && layers.includes("events");

  /** Find where everything stands: names on the ground step aside for it. */
  function placeAll(view) {
    last = drawn;
    drawn = [];
    placed = false;
    const state = store.get();
    if (!wanted(state) || state.density === "heat") {
      return;
    }
    const items = itemsAt(view, state);
    const progress = parting.from ? (performance.now() - parting.since) / PARTING_MS : 1;
    const sizePx = symbolPx(view.zoom);
    const before = new Map(last.map((mark) => [mark.key, mark]));
    for (const item of items) {
      place(item, view, sizePx, Math.min(progress, 1), before);
    }
    if (progress < 1) {
      requestAnimationFrame(() => layer.redraw());
    } else {
      parting.from = null;
    }
  }

  /** Where the marks differ from those that were drawn last; null where all may look otherwise. */
  function changes() {
    const anywhere = otherwise || store.get().density === "heat" || store.get().selected >= 0;
    otherwise = false;
    return anywhere ? null : differences(last, drawn);
  }

  function draw(context, part, view) {
    const state = store.get();
    if (wanted(state) && state.density === "heat") {
      heat?.draw(context, view, state.data.events, state.selection.rows(), palette.dark);
    } else if (wanted(state)) {
      if (!placed) {
        placed = true;
        const looks = drawn.flatMap(({ look }) => look ?? []);
        rings.prepare(looks, classes.colours, context.getTransform().a);
      }
      drawMarks(context, part, view, state);
    }
  }

  const layer = sheet.add({ name: "events", height: 250, draw, place: placeAll, changes, live: true });
  later.room({
    load: () => import("./heat.js"),
    make({ createHeat }) {
      heat = createHeat();
      otherwise = true;
      layer.redraw();
    },
    keys: ["density"],
    when: ({ density }) => density === "heat",
  });

  store.subscribe(["selection", ...REDRAWN], (_state, changed) => {
    if (changed.has("data")) {
      arrangement.forget();
    }
    otherwise ||= REDRAWN.some((key) => changed.has(key));
    layer.redraw();
  });

  /** @returns {Found} */
  const foundItem = ({ item, row }) => ({
    count: row < 0 ? item.count : 1,
    key: row < 0 ? `cluster ${item.cluster} ${item.x} ${item.count}` : `event ${row}`,
    rows: (most) => (row < 0 ? arrangement.rowsOf(item, most) : [row]),
    area: item.area,
    disputed: row < 0 ? (item.disputed ?? 0) : 0,
    imprecise: row < 0 ? (item.imprecise ?? 0) : 0,
  });

  /** What is warm under a point: all events within a finger's breadth. */
  function warmAt({ x, y }) {
    const { data, selection } = store.get();
    const scale = (256 * 2 ** map.getZoom()) / WORLD;
    const origin = map.getPixelOrigin();
    const { x: xs, y: ys } = data.events;
    const rows = [];
    for (const row of selection.rows()) {
      const dx = xs[row] * scale - origin.x - x;
      const dy = ys[row] * scale - origin.y - y;
      if (dx * dx + dy * dy <= HEAT_REACH_PX ** 2) {
        rows.push(row);
      }
    }
    return rows;
  }

  return {
    layer,
    /**
     * What lies under a point of the map.
     * @param {{x: number, y: number}} point layer point @param {number} [slackPx] for fingers
     * @returns {Found | null}
     */
    pick(point, slackPx = 0) {
      let best = null;
      for (const item of drawn) {
        const distance = Math.hypot(item.x - point.x, item.y - point.y) - item.radius;
        if (distance <= slackPx && (!best || distance < best.distance)) {
          best = { distance, item };
        }
      }
      return best && foundItem(best.item);
    },
    /** The same where heat is shown; asked on a click only. @returns {Found | null} */
    pickWarm(point) {
      const rows = store.get().density === "heat" && store.get().selection ? warmAt(point) : [];
      return rows.length
        ? { count: rows.length, key: "warm", rows: () => rows, area: false, disputed: 0, imprecise: 0 }
        : null;
    },
    /** @returns {Array<[number, number, number, number]>} boxes of what stands on the map, layer points */
    boxes: () => drawn.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]),
    /** What is drawn, for tests: pixels of the container, events, whether it stands for an area. */
    shown: () =>
      drawn.map(({ x, y, item, row }) => {
        const at = map.layerPointToContainerPoint([x, y]);
        return { x: at.x, y: at.y, count: row < 0 ? item.count : 1, area: item.area };
      }),
  };
}
