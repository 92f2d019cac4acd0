/** The desk's map: chosen places, footprints, the candidates of the mention in hand, and a click that sets a point. */

import { h } from "../map/dom.js";
import { named } from "../map/i18n.js";
import L from "../map/leaflet.js";
import { addGround, createMap } from "./basemap.js";
import { claimInHand, look, mentionInHand } from "./store.js";

const latLng = ([lon, lat]) => L.latLng(lat, lon);

/** @param {HTMLElement} element @param {any} store @param {{acts: any, config: any}} options */
export function createDeskMap(element, store, { acts, config }) {
  const map = createMap(element, config.basemap);
  addGround(map, config.ground, config).then(drawKey);
  const layers = L.featureGroup().addTo(map);
  const preview = L.layerGroup().addTo(map);

  /** Whose ground the shades are. @param {{name: string, colour: string}[]} holders */
  function drawKey(holders) {
    const key = element.parentElement?.querySelector("[data-held]");
    key?.append(
      ...holders.map(({ name, colour }) => {
        const dot = h("span", { class: "desk-swatch", "aria-hidden": "true" });
        dot.style.background = colour;
        return h("span", { class: "desk-holder" }, dot, h("bdi", {}, name));
      }),
    );
  }

  function draw(state) {
    layers.clearLayers();
    const inHand = mentionInHand(state);
    for (const mention of state.desk.mentions) {
      if (mention.status !== "rejected" && !mention.actor) {
        drawMention(mention, mention === inHand);
      }
    }
    if (inHand) {
      for (const candidate of inHand.candidates) {
        if (candidate.place !== inHand.place?.place) {
          drawCandidate(inHand, candidate);
        }
      }
    }
  }

  function drawMention(mention, inHand) {
    if (mention.footprint) {
      L.geoJSON(mention.footprint, {
        interactive: false,
        style: () => ({ className: `footprint${inHand ? " in-hand" : ""}` }),
      }).addTo(layers);
    }
    const at = mention.point ?? mention.place?.lon_lat;
    if (!at) {
      return;
    }
    L.circleMarker(latLng(at), {
      radius: inHand ? 9 : 6,
      className: `spot spot-${look(mention)}${inHand ? " in-hand" : ""}`,
    })
      .bindTooltip(text(mention.place ? named(mention.place, config.language) : mention.surface), {
        permanent: inHand,
        direction: "top",
        className: "desk-label",
      })
      .on("click", () => store.set({ mention: mention.uuid, tab: "places" }))
      .addTo(layers);
  }

  function drawCandidate(mention, candidate) {
    const marker = L.circleMarker(latLng(candidate.lon_lat), { radius: 6, className: "spot spot-candidate" });
    marker.bindTooltip(text(named(candidate, config.language)), {
      direction: "top",
      className: "desk-label",
    });
    if (config.may.decide) {
      marker.on("click", () => acts.choose(mention.uuid, candidate.place));
    }
    marker.addTo(layers);
  }

  function text(words) {
    const node = document.createElement("bdi");
    node.textContent = words;
    return node;
  }

  /** Show the places of the claim in hand. */
  function lookAtClaim(claim, mentions) {
    const spots = L.featureGroup();
    for (const mention of mentions.filter((m) => claim.mentions.includes(m.uuid))) {
      const at = mention.point ?? mention.place?.lon_lat;
      spots.addLayer(mention.footprint || !at ? L.geoJSON(mention.footprint) : L.marker(latLng(at)));
    }
    const bounds = spots.getBounds();
    if (bounds.isValid()) {
      map.fitBounds(bounds, { maxZoom: 10, padding: [24, 24] });
    }
  }

  function lookAt(state) {
    const inHand = mentionInHand(state);
    if (inHand?.footprint) {
      map.fitBounds(L.geoJSON(inHand.footprint).getBounds(), { maxZoom: 11, padding: [16, 16] });
      return;
    }
    const spots = inHand
      ? [
          inHand.point ?? inHand.place?.lon_lat,
          ...(inHand.place || inHand.point ? [] : inHand.candidates.map((c) => c.lon_lat)),
        ]
      : state.desk.mentions.map((m) => m.point ?? m.place?.lon_lat);
    const known = spots.filter(Boolean).map(latLng);
    if (known.length === 1) {
      map.setView(known[0], Math.max(map.getZoom(), 9));
    } else if (known.length > 1) {
      map.fitBounds(L.latLngBounds(known), { maxZoom: 11, padding: [24, 24] });
    }
  }

  map.on("click", (event) => {
    const state = store.get();
    if (state.picking && state.mention) {
      const { lng, lat } = event.latlng.wrap();
      acts.setPoint(state.mention, [Number(lng.toFixed(5)), Number(lat.toFixed(5))]);
    }
  });

  store.subscribe((state, previous) => {
    element.classList.toggle("is-picking", state.picking);
    if (state.desk !== previous.desk || state.mention !== previous.mention) {
      draw(state);
    }
    if (state.mention !== previous.mention) {
      lookAt(state);
    }
    const claim = state.claim === previous.claim ? null : claimInHand(state);
    if (claim) {
      lookAtClaim(claim, state.desk.mentions);
    }
    if (state.preview !== previous.preview) {
      preview.clearLayers();
      if (state.preview) {
        const at = latLng(state.preview);
        L.circleMarker(at, { radius: 14, className: "spot-preview", interactive: false }).addTo(preview);
        if (!map.getBounds().contains(at)) {
          map.panTo(at);
        }
      }
    }
  });
  draw(store.get());
  lookAt(store.get());
  new ResizeObserver(() => map.invalidateSize()).observe(element);
  return map;
}
