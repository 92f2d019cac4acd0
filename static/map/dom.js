/** Elements without HTML strings: text from outside only ever becomes text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} tag @param {Record<string, any>} [attributes] `class`, `on: {event: listener}`, `dataset`,
 *   booleans set or leave an attribute; null and undefined are left out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  return build(document.createElement(tag), attributes, children);
}

/** The same in SVG. @returns {any} */
export function s(tag, attributes = {}, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else if (name === "dataset") {
      Object.assign(element.dataset, value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...solid(children));
  return element;
}

/** Children as a flat list, without what is not there. @param {any[]} children */
const solid = (children) =>
  children
    .flat(Number.POSITIVE_INFINITY)
    .filter((child) => child !== null && child !== undefined && child !== false);

/** Replace what an element holds. @param {Element} element @param {...any} children */
export function fillWith(element, ...children) {
  element.replaceChildren(...solid(children));
}

/** Let an element say a text. One that says it already is not touched: it would be laid out anew. */
export function say(element, text) {
  const node = element.firstChild;
  if (text !== "" && node?.nodeType === Node.TEXT_NODE && node === element.lastChild) {
    if (node.data !== text) {
      node.data = text; // the browser keeps what it made for the node
    }
  } else if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Set an attribute to a value that it does not have yet. @param {Element} element */
export function put(element, name, value) {
  if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

/**
 * Redraw `element` and put the focus back on the control that had it, found by its data-key.
 * @param {Element} element @param {() => void} redraw
 */
export function keepFocus(element, redraw) {
  const active = document.activeElement;
  const key = element.contains(active) ? active?.closest("[data-key]")?.dataset.key : undefined;
  redraw();
  if (key !== undefined) {
    element.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}

/** Call at most once a frame. @param {() => void} work @returns {() => void} */
export function perFrame(work) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        work();
      });
    }
  };
}

/** Of more events than these the map's first picture goes before all else. */
const MANY = 50_000;

/**
 * For what takes as long as to draw the map: it is done at once, or, where many events have just come in, once the map
 * has its first picture of them.
 * @returns {(data: any, work: (late: boolean) => void) => void}
 */
export function afterPicture() {
  let pictured = null;
  let waiting = false;
  return (data, work) => {
    if (pictured !== data && data?.events.count > MANY) {
      pictured = data;
      waiting = true;
      const late = () => {
        waiting = false;
        work(true);
      };
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(late)));
    } else if (!waiting) {
      work(false);
    }
  };
}

/** A paced work takes at most about one part in this many of the time. */
const PACE = 8;
/** What takes no longer goes with each frame: a frame for itself would cost more. */
const CHEAP_MS = 2;

/**
 * Call at most once a frame, and the dearer the work, the more seldom: what follows a drag through a million
 * events leaves the frames to the map. The last call is always followed by a run.
 * @param {() => void} work @returns {() => void}
 */
export function paced(work) {
  let asked = false;
  let rested = 0;
  let dear = false;
  const run = () => {
    asked = false;
    const from = performance.now();
    work();
    const until = performance.now();
    dear = until - from > CHEAP_MS;
    rested = dear ? until + (until - from) * PACE : until;
  };
  return () => {
    if (!asked) {
      asked = true;
      // What is dear lets the map's own frame go first, and asks for none in which nothing changes.
      requestAnimationFrame(() => (dear ? setTimeout(run, Math.max(rested - performance.now(), 0)) : run()));
    }
  };
}

const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8 5v14M16 5v14",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9",
  map: "M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14M15 6v14",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  help: "M9.2 9a2.9 2.9 0 1 1 4 2.7c-.8.4-1.2 1-1.2 1.9v.6M12 17.6v.2",
  previous: "M14.5 6l-6 6 6 6",
  next: "M9.5 6l6 6-6 6",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  up: "M6 14.5l6-6 6 6",
  ruler: "M3 16.5L16.5 3 21 7.5 7.5 21zM7 12.5l2 2M10 9.5l3 3M13 6.5l2 2",
  area: "M5 7l8-3 6 6-3 9-10 1zM5 7v0M13 4v0M19 10v0M16 19v0M6 20v0",
  target: "M12 4.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15zM12 2v5M12 17v5M2 12h5M17 12h5",
  rings: "M12 2.5a9.5 9.5 0 1 1 0 19a9.5 9.5 0 1 1 0-19zM12 7a5 5 0 1 1 0 10a5 5 0 1 1 0-10zM12 11.9v.2",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  share: "M12 15V3M7.5 7L12 2.8 16.5 7M5 12v8.5h14V12",
  stepback: "M17 6l-8 6 8 6zM6.5 6v12",
  stepforward: "M7 6l8 6-8 6zM17.5 6v12",
  repeat:
    "M7 9.5V8a2 2 0 0 1 2-2h10.5M17 3.5L19.5 6 17 8.5M17 14.5V16a2 2 0 0 1-2 2H4.5M7 20.5L4.5 18 7 15.5",
  zoomin: "M10.5 4.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM15 15l5 5M10.5 8v5M8 10.5h5",
  zoomout: "M10.5 4.5a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM15 15l5 5M8 10.5h5",
  fit: "M4 9V4.5h5M15 4.5h5V9M20 15v4.5h-5M9 19.5H4V15M12 11.9v.2",
  whole: "M3.5 6v12M20.5 6v12M7 12h10M9.5 9.5L7 12l2.5 2.5M14.5 9.5L17 12l-2.5 2.5",
  log: "M4 4.5v15h16M7.5 19.5v-9h3v9M13.5 19.5v-12h3v12",
  more: "M5.5 12v.2M12 12v.2M18.5 12v.2",
  polygon: "M5 8l8-4 6.5 6-3 9.5L6 18z",
  circle: "M12 4a8 8 0 1 1 0 16a8 8 0 1 1 0-16zM12 12h7.5",
  pencil: "M5 19l1-4L16 5l3 3L9 18z",
  bin: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7",
  undo: "M8 5L4 9l4 4M4.5 9H15a4.5 4.5 0 0 1 0 9h-4",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
};

/** @param {keyof typeof ICONS} name a drawing for a control that has its words elsewhere */
export const icon = (name) =>
  s(
    "svg",
    { viewBox: "0 0 24 24", "aria-hidden": "true", class: `icon icon-${name}` },
    s("path", { d: ICONS[name] }),
  );
