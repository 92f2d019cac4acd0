/** The sheet for handing the map on: link, frame for other sites, picture, paper, data, citation. */

import { fillWith, h } from "../dom.js";
import { fill, gettext, ngettext } from "../i18n.js";
import { createDialog } from "../ui/dialog.js";
import { lookUpWords } from "../words.js";
import { aboutMap } from "./about.js";
import { BOM } from "./csv.js";
import { legendOf } from "./legend.js";
import { createPaper, layNotice, layPage, rowsListed } from "./page.js";
import { drawPicture } from "./picture.js";
import { csv, geojson } from "./records.js";
import { write } from "./write.js";

/** Time enough for the browser to have begun its download. */
const FORGET_MS = 60_000;
const FRAME_HEIGHT_PX = 600;

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
}

/**
 * @param {any} map @param {ReturnType<typeof import("../store.js").createStore>} store
 * @param {{formats: any, palette: any, config: any, link: () => string}} tools
 * @returns {{open: () => void}}
 */
export function createShare(map, store, { formats, palette, config, link }) {
  let job = null;
  const about = () => aboutMap(store.get(), { formats, link });
  const said = h("p", { class: "share-said", role: "status" });
  const progress = h("progress", { max: 1, value: 0, "aria-label": gettext("Progress of the file") });
  const cancel = h(
    "button",
    { type: "button", class: "button", on: { click: () => job?.abort() } },
    gettext("Cancel"),
  );
  const running = h("div", { class: "share-running", hidden: true }, progress, cancel);

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      fillWith(said, gettext("Copied."));
    } catch {
      field.select();
      fillWith(said, gettext("Could not copy; the text is marked for you to copy."));
    }
  }

  /** A text to copy, with its name. */
  function copied(id, label, field, note) {
    return h(
      "div",
      { class: "share-field" },
      h("label", { for: id }, label),
      h(
        "div",
        { class: "share-copy" },
        field,
        h(
          "button",
          {
            type: "button",
            class: "button",
            "aria-label": fill(gettext("Copy %(what)s"), { what: label }),
            dataset: { copies: id },
            on: { click: () => copy(field) },
          },
          gettext("Copy"),
        ),
      ),
      note ? h("p", { class: "muted small" }, note) : null,
    );
  }

  const text = (id, dir) => h("textarea", { id, rows: 3, readonly: true, dir, spellcheck: "false" });
  const address = h("input", { id: "share-link", type: "text", readonly: true, dir: "ltr" });
  const frame = text("share-embed", "ltr");
  const citation = text("share-citation");
  const counted = h("p", {});
  /** Stands where what would be handed on is not what the filters ask for. */
  const refused = h("p", { class: "problem", hidden: true });
  const refusal = () => {
    const why = lookUpWords(store.get(), formats);
    return (
      why &&
      `${why} ${gettext("There is no picture, paper, file or citation of what was not looked up; the link can be handed on.")}`
    );
  };
  const tiles = h(
    "p",
    { class: "muted small" },
    gettext("The online base map is not ours to copy: picture and paper come with the plain one."),
  );

  function embedCode() {
    const url = new URL(config.embed, location.origin);
    url.search = new URL(link()).search;
    const title = about().title.replaceAll('"', "&quot;");
    const src = url.href.replaceAll("&", "&amp;");
    return `<iframe src="${src}" title="${title}" width="100%" height="${FRAME_HEIGHT_PX}" loading="lazy" style="border:0"></iframe>`;
  }

  /** Make a file of what is filtered now; what changes meanwhile does not change it. */
  async function file(kind) {
    const { data, selection } = store.get();
    const { citation: cited, title, file: name } = about();
    const rows = selection.rows().slice();
    const note = data.manifest.synthetic ? { synthetic: true } : {};
    const formatOf = {
      geojson: () =>
        geojson({ name: title, citation: cited, link: link(), edition: data.manifest.edition, ...note }),
      csv: () => csv({ citation: cited }),
    };
    job = new AbortController();
    running.hidden = false;
    progress.value = 0;
    try {
      const parts = await write({
        data,
        rows,
        format: formatOf[kind](),
        urlOf: (uuid) => location.origin + config.eventUrl.replace("{uuid}", uuid),
        signal: job.signal,
        progress: (done) => {
          progress.value = done / rows.length;
        },
      });
      const type = { geojson: "application/geo+json", csv: "text/csv;charset=utf-8" }[kind];
      save(new Blob(kind === "csv" ? [BOM, ...parts] : parts, { type }), `${name}.${kind}`);
      fillWith(said, gettext("The file is made."));
    } catch (error) {
      const stopped = error?.name === "AbortError";
      fillWith(
        said,
        stopped ? gettext("Called off.") : gettext("The file could not be made: the server does not answer."),
      );
    }
    running.hidden = true;
    job = null;
  }

  const draw = () =>
    drawPicture(map, about(), legendOf(store.get(), { formats, palette }), {
      formats,
      palette,
      link: link(),
    });

  function picture() {
    const { file: name } = about();
    draw().toBlob((blob) => {
      save(blob, `${name}.png`);
      fillWith(said, gettext("The picture is made."));
    }, "image/png");
  }

  const paper = createPaper(() => {
    if (refusal()) {
      layNotice(refusal());
    } else if (store.get().selection) {
      layPage(store.get(), draw(), about(), { formats });
    }
  });

  /** Print with every title that the page lists. */
  async function print() {
    const { titles } = store.get().data;
    await titles.want(rowsListed(store.get(), formats.language)).catch(() => undefined);
    dialog.element.close();
    await paper.print();
  }

  const button = (label, act, name) =>
    h("button", { type: "button", class: "button", dataset: { share: name }, on: { click: act } }, label);
  const part = (title, ...content) => h("section", { class: "share-part" }, h("h3", {}, title), content);

  const dialog = createDialog(
    gettext("Share"),
    part(
      gettext("Show it to others"),
      copied("share-link", gettext("Link to what stands here"), address),
      copied(
        "share-embed",
        gettext("Code for your own page"),
        frame,
        config.embedOrigins.length
          ? null
          : gettext("This server lets no other site show the map yet; whoever runs it can allow yours."),
      ),
    ),
    refused,
    part(
      gettext("Picture and paper"),
      h(
        "div",
        { class: "instrument-acts" },
        button(gettext("Save as a picture (PNG)"), picture, "png"),
        button(gettext("Print"), print, "print"),
      ),
      tiles,
    ),
    part(
      gettext("Data"),
      counted,
      h(
        "div",
        { class: "instrument-acts" },
        button("GeoJSON", () => file("geojson"), "geojson"),
        button("CSV", () => file("csv"), "csv"),
      ),
      running,
    ),
    part(gettext("Citation"), copied("share-citation", gettext("How to cite it"), citation)),
    said,
  );
  dialog.element.classList.add("share");
  dialog.element.addEventListener("close", () => job?.abort());

  /** Only what the filters ask for is handed on. */
  function look() {
    const { selection } = store.get();
    const why = refusal();
    refused.hidden = !why;
    fillWith(refused, why);
    for (const each of dialog.element.querySelectorAll("[data-share], [data-copies=share-citation]")) {
      each.disabled = Boolean(why);
    }
    citation.value = why ? "" : about().citation;
    counted.hidden = Boolean(why);
    fillWith(
      counted,
      fill(
        ngettext(
          "%(n)s event, exactly as it is filtered now; areas where no point is known.",
          "%(n)s events, exactly as they are filtered now; areas where no point is known.",
          selection.count,
        ),
        { n: formats.number(selection.count) },
      ),
    );
  }
  store.subscribe(["words", "selection"], () => dialog.element.open && look());

  return {
    open() {
      address.value = link();
      frame.value = embedCode();
      tiles.hidden = !store.get().base;
      fillWith(said);
      look();
      dialog.open();
    },
  };
}
