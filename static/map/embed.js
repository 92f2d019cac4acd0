/** The map in another page's frame: less round it, a link to the whole, and cards over the map. */

/**
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 * @param {{config: {embedded: boolean, map: string}, link: () => string}} tools
 */
export function createEmbed(store, { config, link }) {
  const whole = document.querySelector("[data-whole-map]");
  const name = () => {
    whole.href = config.map + new URL(link()).search;
  };
  for (const event of ["pointerdown", "focus", "pointerenter"]) {
    whole.addEventListener(event, name);
  }
  store.subscribe(["data"], name);
  const follow = ({ sel, cell, together }) => {
    document.body.classList.toggle("card-open", Boolean(sel) || cell >= 0 || Boolean(together));
  };
  store.subscribe(["sel", "cell", "together"], follow);
  name();
  follow(store.get());
}
