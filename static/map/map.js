/** Leaflet's map: its controls, the view in the state, and ways to go somewhere. */

import { h, icon, s } from "./dom.js";
import { lonLatOf, unitX, unitY, WORLD } from "./geometry.js";
import { fill, gettext, pgettext } from "./i18n.js";

/** Room left beside what is brought into the view, and for the key that lies over one side. */
const EDGE_PX = 48;
const KEY_PX = 250;
/** Below this width the key and the sheet lie over the map's edges. */
const NARROW_PX = 600;
/** Nearer than this nobody is taken to see what is selected, be it all at one place. */
const NEAREST_ZOOM = 12;
/** A view this little away is no other view. */
const STILL_PX = 2;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @typedef {[number, number, number, number] | null} Box west, south, east, north in degrees, WGS 84; null: of nothing
 *
 * @param {any} L Leaflet @param {HTMLElement} element
 * @param {ReturnType<typeof import("./store.js").createStore>} store @param {{config: any, formats: any}} tools
 */
export function createMap(L, element, store, { config, formats }) {
  const { home } = config;
  const narrow = () => element.clientWidth < NARROW_PX;
  /** A narrow map shows as much of the ground as a wide one. */
  const leastZoom = () => (narrow() ? 5 : 6);
  const map = L.map(element, {
    minZoom: leastZoom(),
    maxZoom: 16,
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.5,
    wheelPxPerZoomLevel: 90,
    zoomAnimation: !STILL.matches,
    fadeAnimation: !STILL.matches,
    inertia: !STILL.matches,
    keyboardPanDelta: 100,
    worldCopyJump: false,
  });
  element.setAttribute("role", "application");
  element.setAttribute(
    "aria-label",
    config.embedded
      ? gettext("Map: arrow keys move it, plus and minus zoom, Enter opens what is in the middle")
      : gettext("Map: arrow keys move it, plus and minus zoom; the list beside it tells the same"),
  );

  const corner = formats.rtl ? "left" : "right";
  L.control
    .attribution({ position: `bottom${corner}`, prefix: false })
    .addTo(map)
    .addAttribution(gettext("Base: OCHA, GSHHG, Natural Earth, GeoNames, © OpenStreetMap contributors"));
  const zooming = L.control
    .zoom({
      position: `bottom${corner}`,
      zoomInTitle: gettext("Zoom in"),
      zoomOutTitle: gettext("Zoom out"),
      zoomInText: "+",
      zoomOutText: "−",
    })
    .addTo(map);
  addFit(L, zooming.getContainer(), () => map.showSelection());
  const far = formats.rtl ? "right" : "left";
  scale(L, map, `bottom${far}`, formats);
  addNorth(L, map, `bottom${far}`);

  function keepView() {
    const center = map.getCenter();
    const box = map.getBounds();
    const { view } = store.get();
    const zoom = map.getZoom();
    // Leaflet rounds to whole pixels: a view that is off by less is the one that was asked for.
    const there =
      view?.zoom === zoom && map.project(center).distanceTo(map.project([view.lat, view.lon])) < STILL_PX;
    store.set({
      view: there ? view : { lat: center.lat, lon: center.lng, zoom },
      bounds: [unitX(box.getWest()), unitY(box.getNorth()), unitX(box.getEast()), unitY(box.getSouth())],
    });
  }
  map.on("moveend resize", keepView);
  /** "Back" may name another view than the one on the screen. */
  function goThere({ view }) {
    const zoom = map.getZoom();
    const away = (at) => map.project(map.getCenter(), zoom).distanceTo(map.project(at, zoom)) >= STILL_PX;
    if (view && (zoom !== view.zoom || away([view.lat, view.lon]))) {
      map.setView([view.lat, view.lon], view.zoom, { animate: false });
    }
  }
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    map.setMinZoom(leastZoom());
  }).observe(element);

  /**
   * Show the view that the address names, else the box round the events, else home: once what stands round the
   * map is there and gives it its size, so that nothing is drawn twice.
   * @param {Box | undefined} box of the manifest, if it is there already
   */
  map.open = (box) => {
    const { view } = store.get();
    if (box && !view) {
      map.showBox(box);
    } else {
      const at = view ?? { ...home, zoom: home.zoom - (narrow() ? 1 : 0) };
      map.setView([at.lat, at.lon], at.zoom, { animate: false });
    }
    store.subscribe(["view"], goThere);
  };

  const moving = () => ({ animate: !STILL.matches, duration: 0.8 });

  map.flyToPlace = ({ lat, lon, kind }) => {
    const near = { country: 6, governorate: 8, region: 8, desert: 8, river: 8, district: 9 }[kind] ?? 11;
    const zoom = Math.max(near, Math.min(map.getZoom(), 13));
    if (STILL.matches) {
      map.setView([lat, lon], zoom, { animate: false });
    } else {
      map.flyTo([lat, lon], zoom, moving());
    }
  };

  /** Where the panel lies over the map, as it does on a phone and in a frame; null where it stands beside. */
  const overMap = () => {
    const sheet = document.querySelector("[data-room=panel]").getBoundingClientRect();
    const area = element.getBoundingClientRect();
    const over = sheet.left < area.right && sheet.right > area.left && sheet.top < area.bottom;
    return over ? { sheet, area, whole: sheet.top <= area.top } : null;
  };

  /** What a sheet over the map's lower edge hides, in pixels; 0 where there is none. */
  const hiddenPx = () => {
    const over = overMap();
    return over && !over.whole ? Math.max(0, over.area.bottom - over.sheet.top) : 0;
  };

  /** What a card as high as the map hides of its left and of its right, in pixels. @returns {[number, number]} */
  const besidePx = () => {
    const { sheet, area, whole } = overMap() ?? {};
    if (!whole || sheet.width >= area.width) {
      return [0, 0];
    }
    return sheet.left <= area.left ? [sheet.right - area.left, 0] : [0, area.right - sheet.left];
  };

  /** What the key over a narrow map's upper edge hides, in pixels. */
  const coveredPx = () =>
    element.clientWidth < NARROW_PX ? (document.querySelector("[data-room=key]")?.offsetHeight ?? 0) : 0;

  /** Bring an event into the view: its area if that is all we know, else its point; zoom only as needed. */
  map.showEvent = (row, shapeAt) => {
    const under = hiddenPx();
    const over = coveredPx();
    const [left, right] = besidePx();
    const { events } = store.get().data;
    const shape = shapeAt(events.footprint(row));
    if (!shape) {
      const point = L.latLng(events.lat(row), events.lon(row));
      const at = map.latLngToContainerPoint(point);
      const { x, y } = map.getSize();
      const edge = 40;
      const aside = at.x < left + edge || at.x > x - right - edge;
      if (aside || at.y < over + edge || at.y > y - under - edge) {
        map.panBy([at.x - (x + left - right) / 2, at.y - (y + over - under) / 2], moving());
      }
      return;
    }
    const [west, north] = lonLatOf(shape.box[0], shape.box[1]);
    const [east, south] = lonLatOf(shape.box[2], shape.box[3]);
    const box = L.latLngBounds([south, west], [north, east]);
    if (under || over || left || right || !map.getBounds().contains(box)) {
      const corners = {
        paddingTopLeft: [30 + left, 30 + over],
        paddingBottomRight: [30 + right, 30 + under],
      };
      map.fitBounds(box, { ...moving(), ...corners, maxZoom: map.getZoom() });
    }
  };
  /** Leaflet's bounds of rows, null where they all lie at one point. @param {ArrayLike<number>} rows */
  map.boundsOf = (rows) => {
    const { x, y } = store.get().data.events;
    const box = boxOf(
      Int32Array.from(rows, (row) => x[row]),
      Int32Array.from(rows, (row) => y[row]),
    );
    return box && (box[0][0] !== box[1][0] || box[0][1] !== box[1][1]) ? L.latLngBounds(box) : null;
  };
  /**
   * Show a box beside the key; home stays where it is null.
   * @param {Box} box @param {{maxZoom?: number, overPx?: number, underPx?: number}} [room] what else lies over the map
   */
  map.showBox = (box, { maxZoom = home.zoom, overPx = 0, underPx = 0 } = {}) => {
    if (box) {
      const [west, south, east, north] = box;
      const [near, wide] = [EDGE_PX, narrow() ? EDGE_PX : KEY_PX];
      map.fitBounds(L.latLngBounds([south, west], [north, east]), {
        paddingTopLeft: [formats.rtl ? wide : near, EDGE_PX + overPx],
        paddingBottomRight: [formats.rtl ? near : wide, EDGE_PX + underPx],
        maxZoom,
        animate: false,
      });
    }
  };
  /** Show all that is selected, or where that is nothing all that there is. */
  map.showSelection = () => {
    const { data, selection } = store.get();
    if (data && selection) {
      const most = map.getSize().y / 3;
      const room = { overPx: Math.min(coveredPx(), most), underPx: Math.min(hiddenPx(), most) };
      const box = boxOfStretches(data.events, selection.stretches) ?? data.manifest.events.box;
      map.showBox(box, { ...room, maxZoom: NEAREST_ZOOM });
    }
  };
  return map;
}

/** @param {any} events @param {import("./select.js").Stretches} stretches @returns {Box} round their points */
function boxOfStretches({ x, y }, { mask, ranges, over }) {
  let [west, north, east, south] = [WORLD, WORLD, -1, -1];
  const reach = (row) => {
    west = Math.min(x[row], west);
    east = Math.max(x[row], east);
    north = Math.min(y[row], north);
    south = Math.max(y[row], south);
  };
  for (const [first, last] of ranges) {
    for (let row = first; row < last; row += 1) {
      if (mask[row] === 1) {
        reach(row);
      }
    }
  }
  over.forEach(reach);
  const corners = [lonLatOf(west / WORLD, south / WORLD), lonLatOf(east / WORLD, north / WORLD)];
  return east < 0 ? null : /** @type {Box} */ (corners.flat());
}

/**
 * The corners (lat, lon) round points, null where there is none.
 * @param {ArrayLike<number>} x @param {ArrayLike<number>} y world coordinates
 */
function boxOf(x, y) {
  let [west, north, east, south] = [WORLD, WORLD, -1, -1];
  for (let i = 0; i < x.length; i += 1) {
    west = Math.min(x[i], west);
    east = Math.max(x[i], east);
    north = Math.min(y[i], north);
    south = Math.max(y[i], south);
  }
  const corner = (atX, atY) => lonLatOf(atX / WORLD, atY / WORLD).reverse();
  return east < 0 ? null : [corner(west, south), corner(east, north)];
}

/** Leaflet's scale bar writes "km" itself; this one speaks the reader's language and digits. */
function scale(L, map, position, formats) {
  const Scale = L.Control.Scale.extend({
    _updateMetric(metres) {
      const round = this._getRoundNum(metres);
      const label =
        round < 1000
          ? fill(gettext("%(n)s m"), { n: formats.number(round) })
          : fill(gettext("%(n)s km"), { n: formats.number(round / 1000) });
      this._updateScale(this._mScale, label, round / metres);
    },
  });
  new Scale({ position, imperial: false, maxWidth: 120 }).addTo(map);
}

/** Below plus and minus: back to all that is selected. @param {any} L @param {HTMLElement} bar */
function addFit(L, bar, act) {
  const words = gettext("Show all that is selected");
  const click = (event) => {
    event.preventDefault();
    act();
  };
  const fit = h(
    "a",
    {
      class: "fit-selection",
      href: "#",
      role: "button",
      title: `${words} (0)`,
      "aria-label": words,
      "aria-keyshortcuts": "0",
      on: { click },
    },
    icon("fit"),
  );
  L.DomEvent.disableClickPropagation(fit);
  bar.append(fit);
}

/** North, above the scale: the map is never turned. */
function addNorth(L, map, position) {
  const North = L.Control.extend({
    onAdd: () =>
      h(
        "div",
        { class: "north", role: "img", "aria-label": gettext("North is up") },
        pgettext("compass", "N"),
        s("svg", { viewBox: "0 0 14 18", "aria-hidden": "true" }, s("path", { d: "M7 0l6 17-6-4-6 4z" })),
      ),
  });
  new North({ position }).addTo(map);
}
