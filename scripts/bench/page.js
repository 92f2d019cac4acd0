/** What the page itself measures; scripts/bench/browser.py puts it beside the map. */

(() => {
  const YEAR = 365;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** The task after a frame: what the frame shows is painted by then. */
  const task = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(0);
    });
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Milliseconds from a change to the end of the frame that shows it. */
  async function toPixels(change) {
    const start = performance.now();
    change();
    await frame();
    await task();
    return performance.now() - start;
  }

  async function each(count, change, pauseMs = 0) {
    const times = [];
    for (let i = 0; i < count; i += 1) {
      times.push(await toPixels(() => change(i)));
      await rest(pauseMs);
    }
    return times;
  }

  async function page() {
    const script = document.querySelector("script[type=module][src*='map/main']");
    return import(script.src);
  }

  async function run() {
    const { map, store } = await page();
    const { extent } = store.get();
    const whole = { from: null, to: null };
    const found = {};
    const span = extent.last - extent.first - YEAR;
    const starts = (i) => extent.first + Math.round(((i * 0.37) % 1) * span);
    const warm = async () => {
      for (const types of [["battle"], ["strike"], []]) {
        await toPixels(() => store.set({ types }));
      }
      for (let i = 0; i < 10; i += 1) {
        await toPixels(() => store.set({ from: starts(i), to: starts(i) + YEAR }));
      }
      store.set(whole);
      await rest(300);
    };
    await warm();

    // Where nothing at all changes, the browser lets a frame wait for the screen's next tick, 16.7 ms after the last.
    found["empty frame"] = await each(60, () => {}, 4);
    // What the browser itself takes to show that the map changed: no figure below can be less. A pixel that was
    // copied from the canvas itself would make it copy all of it.
    const context = document.querySelector(".leaflet-sheet-pane canvas").getContext("2d");
    const onePixel = (i) => {
      context.fillStyle = i % 2 ? "#000" : "#fff";
      context.fillRect(0, 0, 1, 1);
    };
    found["one pixel of the map"] = await each(60, onePixel, 20);
    const lengths = [30, YEAR, 5 * YEAR];
    found["change of the time range"] = await each(
      60,
      (i) => {
        const from = starts(i);
        store.set({ from, to: Math.min(from + lengths[i % 3], extent.last) });
      },
      20,
    );
    const first = Math.round((extent.first + extent.last) / 2) - YEAR;
    store.set({ from: first, to: first + YEAR });
    await rest(300);
    found["playback step, one-year window"] = await each(
      120,
      (i) => store.set({ from: first + i + 1, to: first + i + 1 + YEAR }),
      4,
    );
    store.set(whole);
    await rest(300);
    const groups = ["battle", "strike", "civilians", "territory", "movement"];
    const filters = [
      (i) => ({ types: [groups[i % 5]] }),
      () => ({ types: [] }),
      () => ({ credibility: [1, 2, 3] }),
      () => ({ credibility: [] }),
      () => ({ wherePrecMax: 1 }),
      () => ({ wherePrecMax: 0, disputed: true }),
      () => ({ disputed: false }),
      (i) => ({ actors: [store.get().data.events.actors[i % 7].key] }),
      () => ({ actors: [] }),
    ];
    found["change of a filter"] = await each(63, (i) => store.set(filters[i % filters.length](i)), 30);
    await rest(300);

    found.pan = await each(40, (i) => map.panBy([i % 8 < 4 ? 120 : -120, 0], { animate: false }), 30);
    const zoom = map.getZoom();
    const zooms = [1, 2, 3, 4, 5, 4, 3, 2, 1, 0];
    found.zoom = await each(40, (i) => map.setZoom(zoom + zooms[i % 10], { animate: false }), 60);
    map.setZoom(zoom, { animate: false });
    await rest(300);

    const box = map.getContainer().getBoundingClientRect();
    found.pick = [];
    for (let i = 0; i < 200; i += 1) {
      const clientX = box.left + 60 + ((i * 97) % (box.width - 120));
      const clientY = box.top + 60 + ((i * 61) % (box.height - 120));
      const event = new MouseEvent("mousemove", { clientX, clientY, bubbles: true, cancelable: true });
      const start = performance.now();
      map.getContainer().dispatchEvent(event);
      found.pick.push(performance.now() - start);
      await rest(2);
    }
    return found;
  }

  /** The same events with other libraries: the time until the map can be used, and until a year is shown. */
  async function peers() {
    const manifest = await (await fetch("/data/manifest.json")).json();
    const { loadColumns } = await import("/static/map/columns.js");
    const { createEvents } = await import("/static/map/events.js");
    const dictionaries = await (await fetch(`/data/${manifest.events.dictionaries}`)).json();
    const events = createEvents(await loadColumns(manifest.events.columns.map((name) => `/data/${name}`)), dictionaries);
    const rows = Array.from(events.everyRow());
    const inYear = (start) => rows.filter((row) => events.latest(row) >= start && events.latest(row) <= start + 365);
    const map = L.map("map", { center: [34.9, 40.6], zoom: 6, maxZoom: 16, preferCanvas: true });
    await rest(500);
    const found = {};
    const kinds = {
      "leaflet.markercluster": {
        add: (list) => {
          const group = L.markerClusterGroup({ chunkedLoading: false, animate: false });
          group.addLayers(list.map((row) => L.marker([events.lat(row), events.lon(row)])));
          return group.addTo(map);
        },
      },
      "canvas circle markers": {
        add: (list) =>
          L.layerGroup(list.map((row) => L.circleMarker([events.lat(row), events.lon(row)], { radius: 4 }))).addTo(map),
      },
    };
    for (const [name, { add }] of Object.entries(kinds)) {
      let layer = null;
      found[`${name}, first`] = [await toPixels(() => (layer = add(rows)))];
      found[`${name}, time`] = [];
      for (const start of [16000, 17000, 18000]) {
        const time = await toPixels(() => {
          layer.remove();
          layer = add(inYear(start));
        });
        found[`${name}, time`].push(time);
      }
      layer.remove();
    }
    return found;
  }

  window.bench = {
    run,
    peers,
    async painted() {
      while (!performance.getEntriesByName("mapfront:painted").length) {
        await rest(50);
      }
      await rest(1500);
    },
    /**
     * When the last byte of the events was there, when they were decoded, when the code had run, when all of them were
     * painted, and when the timeline had its bars: of few events these come along.
     */
    marks: () =>
      Object.fromEntries(
        ["arrived", "decoded", "code", "painted", "bars"].map((name) => [
          name,
          performance.getEntriesByName(`mapfront:${name}`)[0]?.startTime,
        ]),
      ),
    /** Once nothing has been fetched for a while: what comes while the browser rests is here. */
    async fetched() {
      for (let before = -1, now = 0; now !== before; ) {
        before = now;
        await rest(2500);
        now = performance.getEntriesByType("resource").length;
      }
    },
    scripts: () =>
      [...new Set(performance.getEntriesByType("resource").map(({ name }) => name))].filter((name) =>
        /\.js(\?|$)|jsi18n/.test(name),
      ),
  };
})();
