/** What the report claims: each claim with its evidence, parties and figures, and what can be done. */

import { fillWith, h, keepFocus } from "../map/dom.js";
import { fill, gettext, named } from "../map/i18n.js";

/** @param {HTMLElement} element @param {any} store @param {{acts: any, api: any, config: any}} options */
export function createClaimList(element, store, { acts, api, config }) {
  let near = { claim: null, events: null }; // events that the claim in hand may join

  function draw(state) {
    const { claims } = state.desk;
    if (claims.length === 0) {
      fillWith(element, h("p", { class: "desk-empty" }, gettext("No claim stands here yet.")));
      return;
    }
    keepFocus(element, () =>
      fillWith(element, h("ol", { class: "desk-rows" }, ...claims.map((claim) => row(claim, state)))),
    );
  }

  function row(claim, state) {
    const inHand = claim.uuid === state.claim;
    return h(
      "li",
      { class: `desk-row claim-${claim.status}${inHand ? " in-hand" : ""}`, dataset: { row: claim.uuid } },
      h(
        "button",
        {
          type: "button",
          class: "desk-row-head",
          "aria-expanded": String(inHand),
          dataset: { key: `claim-${claim.uuid}` },
          on: { click: () => store.set({ claim: inHand ? null : claim.uuid }) },
        },
        h("strong", {}, claim.type),
        h("span", { class: "desk-row-place" }, ...placesOf(claim, state)),
        h("span", { class: `desk-status s-${claim.status}` }, claim.status_name),
      ),
      inHand && details(claim, state),
    );
  }

  function placesOf(claim, state) {
    const rows = claim.mentions
      .map((uuid) => state.desk.mentions.find((m) => m.uuid === uuid))
      .filter(Boolean);
    const names = rows.map((m) => h("bdi", {}, m.place ? named(m.place, config.language) : m.surface));
    return names.flatMap((name, index) => (index === 0 ? [name] : [gettext(", "), name]));
  }

  function details(claim, state) {
    const { text } = state.desk.report;
    const facts = [
      [gettext("When"), claim.when],
      [gettext("Claimed by"), claim.claimant],
      [gettext("Modality"), claim.modality],
    ].filter(([, value]) => value);
    return h(
      "div",
      { class: "desk-details" },
      h(
        "blockquote",
        { class: "evidence", dir: "auto" },
        Array.from(text).slice(claim.start, claim.end).join(""),
      ),
      h(
        "dl",
        { class: "desk-facts-list" },
        ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, h("bdi", {}, value))]),
        ...claim.participants.flatMap((p) => [
          h("dt", {}, p.role),
          h("dd", {}, swatch(p.colour), h("bdi", {}, p.name)),
        ]),
        ...claim.figures.flatMap((figure) => [
          h("dt", {}, gettext("Figure")),
          h(
            "dd",
            {},
            h("bdi", {}, `${figure.quantity}: ${figure.value}`),
            figure.doubt && h("span", { class: "desk-doubt" }, ` ${figure.doubt}`),
          ),
        ]),
      ),
      claim.reasons.length > 0 &&
        h(
          "details",
          { class: "desk-reasons" },
          h("summary", {}, gettext("Why the reading says so")),
          h("ul", {}, ...claim.reasons.map((reason) => h("li", {}, h("bdi", {}, reason)))),
        ),
      claim.event ? eventOf(claim) : null,
      config.may.decide && h("div", { class: "desk-acts" }, ...actsOf(claim)),
      claim.status === "proposed" && config.may.decide && joinable(claim),
    );
  }

  function swatch(colour) {
    const dot = h("span", { class: "desk-swatch", "aria-hidden": "true" });
    dot.style.background = colour;
    return dot;
  }

  function eventOf(claim) {
    const { event } = claim;
    return h(
      "p",
      { class: "desk-event" },
      gettext("Event:"),
      " ",
      h("a", { href: event.change }, h("bdi", {}, event.title)),
      " ",
      h("span", { class: `desk-status s-${event.status}` }, event.status_name),
    );
  }

  function actsOf(claim) {
    const button = (label, key, run, kind = "") =>
      h(
        "button",
        {
          type: "button",
          class: `button ${kind}`,
          dataset: { key: `${key}-${claim.uuid}` },
          on: { click: run },
        },
        label,
      );
    const edit = h("a", { class: "desk-edit", href: claim.change }, gettext("Edit"));
    if (claim.status === "proposed") {
      return [
        button(gettext("Accept as a new event"), "accept", () => acts.acceptClaim(claim.uuid), "act-confirm"),
        button(gettext("Reject"), "reject", () => acts.rejectClaim(claim.uuid), "act-reject"),
        edit,
      ];
    }
    const event = claim.event;
    return [
      event && config.may.publish && event.status !== "published" && event.status !== "rejected"
        ? button(gettext("Publish the event"), "publish", () => acts.publish(event.uuid), "act-confirm")
        : null,
      event && config.may.publish && event.status === "published"
        ? button(gettext("Withdraw from the map"), "withdraw", () => acts.withdraw(event.uuid))
        : null,
      button(gettext("Decide again"), "reopen", () => acts.reopenClaim(claim.uuid)),
      edit,
    ];
  }

  function joinable(claim) {
    if (near.claim !== claim.uuid || !near.events?.length) {
      return null;
    }
    return h(
      "div",
      { class: "desk-choices" },
      h("h3", {}, gettext("Or join an event that stands already")),
      h(
        "ul",
        {},
        ...near.events.map((event) =>
          h(
            "li",
            { class: "desk-choice" },
            h(
              "button",
              {
                type: "button",
                dataset: { key: `join-${event.uuid}` },
                "aria-label": fill(gettext("Join %(event)s"), { event: event.title }),
                on: { click: () => acts.acceptClaim(claim.uuid, event.uuid) },
              },
              h("span", { class: "desk-choice-name" }, h("bdi", {}, event.title)),
              h("span", { class: "desk-choice-score" }, `${Math.round(event.score * 100)} %`),
              h("span", { class: "desk-choice-facts" }, factsOf(event)),
            ),
          ),
        ),
      ),
    );
  }

  function factsOf(event) {
    const facts = [event.when, event.status_name];
    if (event.days !== null) {
      facts.push(
        event.days === 0 ? gettext("same time") : fill(gettext("%(n)s days apart"), { n: event.days }),
      );
    }
    if (event.distance_m !== null) {
      facts.push(
        event.distance_m === 0
          ? gettext("same place")
          : fill(gettext("%(n)s km apart"), { n: Math.round(event.distance_m / 1000) }),
      );
    }
    return facts.join(" · ");
  }

  async function look(uuid) {
    near = { claim: uuid, events: null };
    const address = config.events.replace("00000000-0000-0000-0000-000000000000", uuid);
    const answer = await api.get(address).catch(() => ({ events: [] }));
    if (near.claim === uuid) {
      near = { claim: uuid, events: answer.events };
      draw(store.get());
    }
  }

  store.subscribe((state, previous) => {
    if (state.desk !== previous.desk || state.claim !== previous.claim) {
      draw(state);
    }
    const claim = state.desk.claims.find((c) => c.uuid === state.claim);
    const changed = state.claim !== previous.claim || state.desk !== previous.desk;
    if (changed && claim?.status === "proposed") {
      look(claim.uuid);
    }
    if (state.claim !== previous.claim && state.tab === "claims") {
      element.querySelector(".desk-row.in-hand")?.scrollIntoView({ block: "nearest" });
    }
  });
  draw(store.get());
}
