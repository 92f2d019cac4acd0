/** A report's page: a mention lights up in the text, in the list and on the map at once. */

import { smallMapOfPage } from "./small-map.js";

const map = smallMapOfPage();
const marks = (attribute, id) =>
  [...document.querySelectorAll(`[${attribute}]`)].filter((element) =>
    (element.getAttribute(attribute) ?? "").split(" ").includes(id),
  );

function light({ mention, claim }) {
  for (const element of document.querySelectorAll(".lit")) {
    element.classList.remove("lit");
  }
  for (const element of mention ? marks("data-mention", mention) : []) {
    element.classList.add("lit");
  }
  for (const element of claim ? marks("data-claims", claim) : []) {
    element.classList.add("lit");
  }
  map?.light(mention ?? null);
}

function follow(event) {
  const { target } = event;
  if (target instanceof Element) {
    const mention = target.closest("[data-mention]")?.getAttribute("data-mention");
    const claim = target.closest("[data-claim]")?.getAttribute("data-claim");
    light({ mention, claim });
  }
}

/** The claim or place that the address names, when the page is opened or left by a link in itself. */
function followAddress() {
  const [kind, ...id] = location.hash.slice(1).split("-");
  const uuid = id.join("-");
  light({
    mention: kind === "place" || kind === "mention" ? uuid : null,
    claim: kind === "claim" ? uuid : null,
  });
}

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
window.addEventListener("hashchange", followAddress);
followAddress();
