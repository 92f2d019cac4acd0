/** Named views: what stands here is saved under a name, opened, renamed, copied as a link, deleted. */

import { fillWith, h, icon } from "../dom.js";
import { fill, gettext } from "../i18n.js";
import { readViews, renamed, soundName, without, withView, writeViews } from "../saved_views.js";

/**
 * @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, undo: {offer: (words: string, back: () => void) => void},
 *   address: {query: () => string, open: (query: string) => void, linkOf: (query: string) => string}}} tools
 * @returns {HTMLElement}
 */
export function createViews(store, { formats, undo, address }) {
  let views = readViews();
  let editing = "";
  const badge = h("span", { class: "badge number" });
  const name = h("input", {
    type: "text",
    id: "view-name",
    maxlength: "80",
    dir: "auto",
    autocomplete: "off",
  });
  const list = h("ul", { class: "views-list" });
  const form = h(
    "form",
    { class: "view-form", on: { submit: save } },
    h("label", { class: "field-label", for: "view-name" }, gettext("Save what stands here as")),
    h("div", { class: "field-row" }, name, h("button", { type: "submit", class: "button" }, gettext("Save"))),
  );
  const element = h(
    "details",
    { class: "facet views" },
    h("summary", { class: "facet-title" }, gettext("Saved views"), badge),
    h("div", { class: "facet-body" }, form, list),
  );

  const say = (words) => store.set({ said: words });

  /** Put views in place and keep them; without a storage they last as long as the page. */
  function keep(next, words) {
    views = next;
    draw();
    say(
      writeViews(next)
        ? words
        : gettext("This browser does not let the page keep anything: the views are gone once it is closed."),
    );
  }

  function save(event) {
    event.preventDefault();
    const chosen = soundName(name.value);
    if (!chosen) {
      name.focus();
      return;
    }
    const view = { id: crypto.randomUUID?.() ?? String(Date.now()), name: chosen, query: address.query() };
    name.value = "";
    keep(withView(views, view), fill(gettext("Saved: %(name)s"), { name: chosen }));
  }

  async function copy(view) {
    try {
      await navigator.clipboard.writeText(address.linkOf(view.query));
      say(gettext("The link is copied."));
    } catch {
      say(gettext("Could not copy; open the view and take the link from the address bar."));
    }
  }

  function remove(view) {
    const before = views;
    keep(without(views, view.id), fill(gettext("Deleted: %(name)s"), { name: view.name }));
    undo.offer(fill(gettext("Deleted: %(name)s"), { name: view.name }), () => keep(before, ""));
    (list.querySelector("button") ?? name).focus();
  }

  function rename(view) {
    editing = view.id;
    draw();
    const input = list.querySelector("input");
    input.focus();
    input.select();
  }

  function finishRename(view, typed) {
    const next = soundName(typed);
    editing = "";
    if (next && next !== view.name) {
      keep(renamed(views, view.id, next), fill(gettext("Saved: %(name)s"), { name: next }));
    } else {
      draw();
    }
    list.querySelector(`[data-view="${CSS.escape(view.id)}"]`)?.focus();
  }

  const act = (drawing, label, view, click) =>
    h(
      "button",
      {
        type: "button",
        class: "tool icon-tool",
        "aria-label": `${label}: ${view.name}`,
        title: label,
        on: { click: () => click(view) },
      },
      icon(drawing),
    );

  function line(view) {
    if (editing === view.id) {
      const input = h("input", {
        type: "text",
        value: view.name,
        maxlength: "80",
        dir: "auto",
        "aria-label": gettext("New name"),
        on: {
          keydown: (event) => {
            if (event.key === "Enter" || event.key === "Escape") {
              event.preventDefault();
              event.stopPropagation();
              finishRename(view, event.key === "Enter" ? input.value : view.name);
            }
          },
          blur: () => editing === view.id && finishRename(view, input.value),
        },
      });
      return h("li", {}, input);
    }
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "link-button view-name",
          dataset: { view: view.id },
          on: { click: () => address.open(view.query) },
        },
        h("bdi", {}, view.name),
      ),
      act("link", gettext("Copy the link"), view, copy),
      act("pencil", gettext("Rename"), view, rename),
      act("bin", gettext("Delete"), view, remove),
    );
  }

  function draw() {
    badge.textContent = views.length ? formats.number(views.length) : "";
    fillWith(list, views.map(line));
    list.hidden = views.length === 0;
  }

  // Another tab may have saved one meanwhile.
  addEventListener("storage", () => {
    if (!editing) {
      views = readViews();
      draw();
    }
  });
  draw();
  return element;
}
