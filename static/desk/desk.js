/** The report desk: put its parts together, and carry out what an editor decides. */

import { fillWith, h, keepFocus } from "../map/dom.js";
import { fill, gettext } from "../map/i18n.js";
import { createApi } from "./api.js";
import { createClaimForm } from "./claim-form.js";
import { createClaimList } from "./claim-list.js";
import { createDeskMap } from "./desk-map.js";
import { bindKeys } from "./keys.js";
import { createMentionList } from "./mention-list.js";
import { createStore, mentionInHand, neighbour, nextOpen, nextUndecided, progress, surer } from "./store.js";
import { createTabs } from "./tabs.js";
import { createTextView } from "./text-view.js";

const config = JSON.parse(document.getElementById("desk-config").textContent);
const root = document.querySelector("[data-desk]");
const said = document.querySelector("[data-said]");
const store = createStore(config.state);
const api = createApi(config);

const LEVELS = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5];

let hiding = 0;
let least = config.sure; // what the bulk confirmation takes for sure

/** @param {string} text @param {boolean} [bad] */
function say(text, bad = false) {
  clearTimeout(hiding);
  hiding = setTimeout(() => said.classList.remove("is-shown"), bad ? 12_000 : 5_000);
  said.textContent = text;
  said.classList.toggle("is-bad", bad);
  said.classList.toggle("is-shown", text !== "");
}

/**
 * Send one act; true when it was done. `then` may choose what is in hand next.
 * @param {any} body @param {(state: any, before: any) => any} [then]
 */
async function act(body, then) {
  if (store.get().busy || !config.may.decide) {
    return false;
  }
  const before = store.get();
  store.set({ busy: true });
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await api.act(body);
    const after = { ...store.get(), desk: answer.state, busy: false, picking: false, preview: null };
    store.set({ ...after, ...(then?.(after, before) ?? {}) });
    document.querySelector("[data-report-status]").textContent = answer.state.report.status_name;
    say(answer.said);
    return true;
  } catch (error) {
    store.set({ busy: false, ...(error.state && { desk: error.state }) });
    say(error.message, true);
    return false;
  } finally {
    root.removeAttribute("aria-busy");
  }
}

const goOn = (state) => ({ mention: nextOpen(state)?.uuid ?? state.mention });

/** A mention and what the page shows of it, so that nobody overrules unseen what another editor decided. */
function shown(uuid) {
  const mention = store.get().desk.mentions.find((m) => m.uuid === uuid);
  return { mention: uuid, seen: mention && [mention.status, mention.place?.place ?? null] };
}

const acts = {
  confirm: (uuid) => act({ do: "confirm", ...shown(uuid) }, goOn),
  reject: (uuid) => act({ do: "reject", ...shown(uuid) }, goOn),
  choose: (uuid, place) => act({ do: "correct", ...shown(uuid), place }, goOn),
  setPoint: (uuid, lonLat) => act({ do: "correct", ...shown(uuid), lon_lat: lonLat }),
  confirmAll: () => act({ do: "confirm_all", at_least: least }, goOn),
  undo: () => act({ do: "undo" }),
  readAgain: () => act({ do: "read_again" }),
  addClaim(claim) {
    const known = new Set(store.get().desk.claims.map((c) => c.uuid));
    return act({ do: "add_claim", ...claim }, (state) => ({
      claim: state.desk.claims.find((c) => !known.has(c.uuid))?.uuid ?? null,
      tab: "claims",
    }));
  },
  acceptClaim: (uuid, event) => act({ do: "accept_claim", claim: uuid, event }),
  rejectClaim: (uuid) => act({ do: "reject_claim", claim: uuid }),
  reopenClaim: (uuid) => act({ do: "reopen_claim", claim: uuid }),
  publish: (event) => act({ do: "publish", event }),
  withdraw: (event) => act({ do: "withdraw", event }),
  async add(start, end) {
    const known = new Set(store.get().desk.mentions.map((m) => m.uuid));
    document.getSelection()?.removeAllRanges();
    await act({ do: "add", start, end }, (state) => ({
      mention: state.desk.mentions.find((m) => !known.has(m.uuid))?.uuid,
      tab: "places",
    }));
  },
};

const tabs = createTabs(root.querySelector("[data-lists]"), store);
const [formHost, claimHost] = [h("div", { class: "desk-form-host" }), h("div", {})];
const claimForm = createClaimForm(formHost, store, { acts, config });
tabs.panels.claims.append(
  config.may.add
    ? h(
        "button",
        {
          type: "button",
          class: "button desk-add-claim",
          dataset: { key: "add-claim" },
          on: { click: () => claimForm.open() },
        },
        gettext("Add a claim that the reading missed"),
      )
    : "",
  formHost,
  claimHost,
);
createTextView(root.querySelector("[data-text]"), store, {
  onAdd: acts.add,
  onClaim: config.may.add ? claimForm.open : null,
  bar: root.querySelector("[data-selection]"),
  mayDecide: config.may.decide,
});
const mentions = createMentionList(tabs.panels.places, store, { acts, api, config });
createClaimList(claimHost, store, { acts, api, config });
createDeskMap(root.querySelector("[data-map]"), store, { acts, config });
drawTools();
store.subscribe((state, previous) => {
  if (state.desk !== previous.desk || state.busy !== previous.busy) {
    drawTools();
  }
});

function drawTools() {
  const { desk } = store.get();
  const { done, all } = progress(desk);
  const sure = surer(desk, least).length;
  keepFocus(root.querySelector("[data-tools]"), () =>
    fillWith(
      root.querySelector("[data-tools]"),
      all > 0 && [
        h("progress", { max: all, value: done, "aria-label": gettext("Decided") }),
        h("span", { class: "desk-progress" }, fill(gettext("%(done)s of %(all)s decided"), { done, all })),
      ],
      config.may.decide && [
        button(fill(gettext("Confirm all that are sure (%(n)s)"), { n: sure }), "sure", acts.confirmAll, {
          disabled: sure === 0,
        }),
        levels(),
        button(gettext("Read anew"), "again", acts.readAgain, {
          title: config.older ? gettext("An older version of the engine read this report.") : null,
          class: config.older ? "button is-older" : "button",
        }),
        button(gettext("Undo"), "undo", acts.undo, { disabled: !desk.undo, title: desk.undo ?? "" }),
      ],
    ),
  );
}

function button(label, key, run, more) {
  return h(
    "button",
    { type: "button", class: "button", dataset: { key }, on: { click: run }, ...more },
    label,
  );
}

/** From which score on the bulk confirmation takes the reading's word. */
function levels() {
  const box = h(
    "select",
    { "aria-label": gettext("Sure is a score of at least"), dataset: { key: "least" }, dir: "ltr" },
    ...[...new Set([...LEVELS, config.sure])]
      .sort((a, b) => b - a)
      .map((level) =>
        h("option", { value: level, selected: level === least }, `≥ ${Math.round(level * 100)} %`),
      ),
  );
  box.addEventListener("change", () => {
    least = Number(box.value);
    drawTools();
  });
  return box;
}

/** Choose the n-th candidate of the mention in hand. @param {number} n from 1 */
function chooseNth(n) {
  const candidate = mentionInHand(store.get())?.candidates[n - 1];
  if (candidate) {
    acts.choose(store.get().mention, candidate.place);
  }
}

const keysHelp = document.querySelector("[data-keys]");

bindKeys({
  j: () => store.set({ mention: neighbour(store.get(), 1)?.uuid ?? null, tab: "places", preview: null }),
  k: () => store.set({ mention: neighbour(store.get(), -1)?.uuid ?? null, tab: "places", preview: null }),
  n: () => store.set(nextUndecided(store.get())),
  c: () => mentionInHand(store.get()) && acts.confirm(store.get().mention),
  x: () => mentionInHand(store.get()) && acts.reject(store.get().mention),
  a: () => config.may.add && claimForm.open(),
  u: acts.undo,
  "/": () => mentions.search(),
  "?": () => {
    keysHelp.open = !keysHelp.open;
  },
  Escape: () => store.set({ picking: false, preview: null }),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => chooseNth(n)])),
});

const anchor = /^#(mention|claim)-([0-9a-f-]{36})$/.exec(location.hash);
if (anchor) {
  store.set(anchor[1] === "mention" ? { mention: anchor[2] } : { claim: anchor[2], tab: "claims" });
} else {
  store.set({ mention: nextOpen(store.get())?.uuid ?? store.get().desk.mentions[0]?.uuid ?? null });
}
