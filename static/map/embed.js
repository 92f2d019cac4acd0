/** The map in another page's frame: less round it, a link to the whole, and cards over the map. */

import { h, icon } from "./dom.js";
import { gettext } from "./i18n.js";

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{config: {embedded: boolean, map: string}, link: () => string, room: (name: string) => HTMLElement}} tools
 */
export function createEmbed(store, { config, link, room }) {
  const whole = document.querySelector("[data-whole-map]");
  const name = () => {
    whole.href = config.map + new URL(link()).search;
  };
  for (const event of ["pointerdown", "focus", "pointerenter"]) {
    whole.addEventListener(event, name);
  }
  store.subscribe(["data"], name);
  // A card closes itself; the list of many at one place is put away here, and by Escape (see keys.js).
  const listed = ({ sel, cell, together }) => Boolean(together) && !sel && cell < 0;
  function putAway() {
    store.set({ together: null });
    room("map").focus({ preventScroll: true });
  }
  const close = h(
    "button",
    {
      type: "button",
      class: "tool icon-tool embed-close",
      "aria-label": gettext("Close"),
      title: `${gettext("Close")} (Esc)`,
      on: { click: putAway },
    },
    icon("close"),
  );
  room("panel").prepend(close);
  /** A click beside the list puts it away, and does nothing else. */
  function beside(event) {
    if (listed(store.get()) && !event.target.closest(".leaflet-control")) {
      event.stopPropagation();
      putAway();
    }
  }
  room("map").addEventListener("click", beside, { capture: true });
  const follow = (state) => {
    const { sel, cell, together } = state;
    document.body.classList.toggle("card-open", Boolean(sel) || cell >= 0 || Boolean(together));
    close.hidden = !listed(state);
  };
  store.subscribe(["sel", "cell", "together"], follow);
  name();
  follow(store.get());
}
