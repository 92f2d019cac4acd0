/** The report desk: put its parts together, and carry out what an editor decides. */

import { fillWith, h } from "../map/dom.js";
import { fill, gettext } from "../map/i18n.js";
import { createApi } from "./api.js";
import { createClaimList } from "./claim-list.js";
import { createDeskMap } from "./desk-map.js";
import { bindKeys } from "./keys.js";
import { createMentionList } from "./mention-list.js";
import { createStore, mentionInHand, neighbour, nextOpen } from "./store.js";
import { createTabs } from "./tabs.js";
import { createTextView } from "./text-view.js";

const config = JSON.parse(document.getElementById("desk-config").textContent);
const root = document.querySelector("[data-desk]");
const said = document.querySelector("[data-said]");
const store = createStore(config.state);
const api = createApi(config);

let hiding = 0;

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
    store.set({ busy: false });
    say(error.message, true);
    return false;
  } finally {
    root.removeAttribute("aria-busy");
  }
}

const goOn = (state) => ({ mention: nextOpen(state)?.uuid ?? state.mention });

const acts = {
  confirm: (uuid) => act({ do: "confirm", mention: uuid }, goOn),
  reject: (uuid) => act({ do: "reject", mention: uuid }, goOn),
  choose: (uuid, place) => act({ do: "correct", mention: uuid, place }, goOn),
  setPoint: (uuid, lonLat) => act({ do: "correct", mention: uuid, lon_lat: lonLat }),
  confirmAll: () => act({ do: "confirm_all" }, goOn),
  undo: () => act({ do: "undo" }),
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

createTextView(root.querySelector("[data-text]"), store, {
  onAdd: acts.add,
  bar: root.querySelector("[data-selection]"),
  mayDecide: config.may.decide,
});
const tabs = createTabs(root.querySelector("[data-lists]"), store);
const mentions = createMentionList(tabs.panels.places, store, { acts, api, config });
createClaimList(tabs.panels.claims, store, { acts, api, config });
createDeskMap(root.querySelector("[data-map]"), store, { acts, config });
drawTools();
store.subscribe((state, previous) => {
  if (state.desk !== previous.desk || state.busy !== previous.busy) {
    drawTools();
  }
});

function drawTools() {
  const { desk } = store.get();
  const sure = desk.mentions.filter(
    (m) => m.status === "proposed" && m.place && !m.actor && m.score >= config.sure,
  ).length;
  fillWith(
    root.querySelector("[data-tools]"),
    config.may.decide &&
      h(
        "button",
        { type: "button", class: "button", disabled: sure === 0, on: { click: acts.confirmAll } },
        fill(gettext("Confirm all that are sure (%(n)s)"), { n: sure }),
      ),
    config.may.decide &&
      h(
        "button",
        {
          type: "button",
          class: "button",
          disabled: !desk.undo,
          title: desk.undo ?? "",
          on: { click: acts.undo },
        },
        gettext("Undo"),
      ),
  );
}

bindKeys({
  j: () => store.set({ mention: neighbour(store.get(), 1)?.uuid ?? null, tab: "places", preview: null }),
  k: () => store.set({ mention: neighbour(store.get(), -1)?.uuid ?? null, tab: "places", preview: null }),
  c: () => mentionInHand(store.get()) && acts.confirm(store.get().mention),
  x: () => mentionInHand(store.get()) && acts.reject(store.get().mention),
  u: acts.undo,
  "/": () => mentions.search(),
  Escape: () => store.set({ picking: false, preview: null }),
});

const anchor = /^#(mention|claim)-([0-9a-f-]{36})$/.exec(location.hash);
if (anchor) {
  store.set(anchor[1] === "mention" ? { mention: anchor[2] } : { claim: anchor[2], tab: "claims" });
} else {
  store.set({ mention: nextOpen(store.get())?.uuid ?? store.get().desk.mentions[0]?.uuid ?? null });
}
