/** The form for a claim that the reading missed: what a passage says, with whom, where, when, how many. */

import { fillWith, h } from "../map/dom.js";
import { fill, gettext, named } from "../map/i18n.js";
import { sentences } from "./sentences.js";

const SHOWN = 110;
let made = 0;

/**
 * @param {HTMLElement} element where the form stands @param {any} store
 * @param {{acts: any, config: any}} options
 * @returns {{open: (span?: {start: number, end: number} | null) => void}}
 */
export function createClaimForm(element, store, { acts, config }) {
  const words = config.vocabulary;

  /** Begin a claim on a passage, or on the sentence of the mention in hand. */
  function open(span = null) {
    store.set({ tab: "claims" });
    const { report, mentions } = store.get().desk;
    const passages = sentences(report.text);
    const inHand = mentions.find((m) => m.uuid === store.get().mention);
    const around = passages.findIndex((p) => inHand && p.start <= inHand.start && p.end >= inHand.end);
    if (span) {
      const points = Array.from(report.text);
      passages.unshift({ ...span, text: points.slice(span.start, span.end).join("").trim() });
    }
    draw(passages, span ? 0 : Math.max(around, 0));
    element.querySelector("select")?.focus();
    element.scrollIntoView({ block: "nearest" });
  }

  function close() {
    fillWith(element);
    element.parentElement.querySelector("[data-key=add-claim]")?.focus();
  }

  function draw(passages, chosen) {
    const evidence = select(
      passages.map((p, i) => [String(i), p.text.length > SHOWN ? `${p.text.slice(0, SHOWN)}…` : p.text]),
      String(chosen),
    );
    evidence.dir = "auto";
    const type = select([["", gettext("Choose …")], ...words.types]);
    type.required = true;
    const when = h("input", { type: "text", dir: "ltr", maxlength: "64", placeholder: "2018-10-09" });
    const modality = select(words.modalities);
    const claimant = select([["", gettext("the report itself")], ...words.actors]);
    const places = h("div", { class: "desk-form-places" });
    const parties = many(gettext("Add a participant"), partyRow);
    const figures = many(gettext("Add a figure"), figureRow);

    const passage = () => passages[Number(evidence.value)];
    const drawPlaces = () => fillWith(places, ...placeChoices(passage()));
    evidence.addEventListener("change", drawPlaces);
    drawPlaces();

    const form = h(
      "form",
      { class: "desk-form", "aria-label": gettext("A claim that the reading missed") },
      h("h3", {}, gettext("A claim that the reading missed")),
      field(gettext("Evidence"), evidence),
      field(gettext("Type"), type),
      h("fieldset", {}, h("legend", {}, gettext("Places, the main one first in the text")), places),
      field(
        gettext("When"),
        when,
        gettext("EDTF: 2018-10-09, 2018-10, 2018-07-20/2018-09-10; empty: no date"),
      ),
      field(gettext("Modality"), modality),
      field(gettext("Claimed by"), claimant),
      h("fieldset", {}, h("legend", {}, gettext("Participants")), parties.element),
      h("fieldset", {}, h("legend", {}, gettext("Figures")), figures.element),
      h(
        "div",
        { class: "desk-acts" },
        h("button", { type: "submit", class: "button act-confirm" }, gettext("Add the claim")),
        h("button", { type: "button", class: "button", on: { click: close } }, gettext("Cancel")),
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { start, end } = passage();
      const done = await acts.addClaim({
        start,
        end,
        type: type.value,
        mentions: [...places.querySelectorAll("input:checked")].map((box) => box.value),
        when: when.value.trim(),
        modality: modality.value,
        claimant: claimant.value || null,
        participants: parties.values().filter((row) => row.actor),
        figures: figures.values().filter((row) => row.best !== null || row.low !== null || row.high !== null),
      });
      if (done) {
        close();
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      }
    });
    fillWith(element, form);
  }

  /** The report's places, those inside the passage chosen. */
  function placeChoices(passage) {
    const able = store
      .get()
      .desk.mentions.filter((m) => m.status !== "rejected" && !m.actor && (m.place || m.point));
    if (able.length === 0) {
      return [h("p", { class: "desk-empty" }, gettext("Confirm the places of the text first."))];
    }
    const within = (m) => passage.start <= m.start && m.end <= passage.end;
    return able
      .sort((a, b) => Number(within(b)) - Number(within(a)) || a.start - b.start)
      .map((m) =>
        h(
          "label",
          { class: "desk-form-place" },
          h("input", { type: "checkbox", value: m.uuid, checked: within(m) }),
          h("bdi", {}, m.surface),
          " ",
          h(
            "bdi",
            { class: "quiet" },
            m.place ? named(m.place, config.language) : gettext("a point on the map"),
          ),
          m.status === "proposed" && h("span", { class: "desk-status s-proposed" }, m.status_name),
        ),
      );
  }

  function partyRow() {
    const role = select(words.roles);
    const actor = select([["", gettext("Choose …")], ...words.actors]);
    return {
      fields: [field(gettext("Role"), role), field(gettext("Actor"), actor)],
      value: () => ({ role: role.value, actor: actor.value }),
    };
  }

  function figureRow() {
    const what = select(words.quantities);
    const unit = select(words.units);
    const numbers = ["low", "best", "high"].map((name) => [
      name,
      h("input", { type: "number", min: "0", step: "any", dir: "ltr" }),
    ]);
    const labels = { low: gettext("At least"), best: gettext("Best value"), high: gettext("At most") };
    return {
      fields: [
        field(gettext("Of what"), what),
        ...numbers.map(([name, input]) => field(labels[name], input)),
        field(gettext("Unit"), unit),
      ],
      value: () => ({
        what: what.value,
        unit: unit.value,
        ...Object.fromEntries(
          numbers.map(([name, input]) => [name, input.value === "" ? null : Number(input.value)]),
        ),
      }),
    };
  }

  return { open };
}

/** A list of rows that grows and shrinks. @param {string} label @param {() => any} makeRow */
function many(label, makeRow) {
  let rows = [];
  const list = h("div", { class: "desk-form-rows" });
  const add = h("button", { type: "button", class: "button" }, label);
  add.addEventListener("click", () => {
    const row = makeRow();
    const remove = h(
      "button",
      {
        type: "button",
        class: "button act-reject",
        "aria-label": fill(gettext("Remove row %(n)s"), { n: rows.length + 1 }),
      },
      "×",
    );
    const line = h("div", { class: "desk-form-row" }, ...row.fields, remove);
    remove.addEventListener("click", () => {
      rows = rows.filter((other) => other !== row);
      line.remove();
      add.focus();
    });
    rows.push(row);
    list.append(line);
    line.querySelector("select")?.focus();
  });
  return { element: h("div", {}, list, add), values: () => rows.map((row) => row.value()) };
}

/** @param {[string, string][]} options @param {string} [chosen] */
function select(options, chosen) {
  return h(
    "select",
    {},
    ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
  );
}

/** A control under its label. @param {string} label @param {any} control @param {string} [hint] */
function field(label, control, hint) {
  made += 1;
  control.id = `claim-form-${made}`;
  const help = hint && h("small", { id: `claim-form-${made}-hint` }, hint);
  if (help) {
    control.setAttribute("aria-describedby", help.id);
  }
  return h("div", { class: "desk-field" }, h("label", { for: control.id }, label), control, help);
}
