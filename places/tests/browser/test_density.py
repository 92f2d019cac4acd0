"""Many events at once: rings with exact numbers, heat, areas, and ways into them by mouse and keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from places.tests.browser.one_front import *  # noqa: F403
from places.tests.browser.strata import PAGE, painted

COUNT = 2000
SEED = 5
WHOLE = "z=6&at=34.5,41.5"
TOLD = {"en": "events here", "ar": "هنا"}


def prepare_front() -> None:
    from places.desk import synthetic

    synthetic.generate(COUNT, SEED, mix=True)


def open_map(page: Page, query: str = WHOLE, lang: str = "en") -> None:
    page.goto(f"/?lang={lang}&{query}")
    expect(page.locator("#tab-events .badge")).not_to_be_empty()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def shown(page: Page) -> list[dict[str, Any]]:
    """What is drawn on the map: x and y in pixels of the map, count, area."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return list(page.evaluate(f"() => {PAGE}.then(({{ events }}) => events.shown())"))


def rings(page: Page) -> list[dict[str, Any]]:
    return [item for item in shown(page) if item["count"] > 1]


def zoom_of(page: Page) -> float:
    return float(page.evaluate(f"() => {PAGE}.then(({{ map }}) => map.getZoom())"))


def at(page: Page, item: dict[str, Any]) -> tuple[float, float]:
    box = page.locator("#map").bounding_box()
    assert box
    return box["x"] + item["x"], box["y"] + item["y"]


def in_sight(page: Page, item: dict[str, Any]) -> bool:
    """Whether nothing of the page lies over an item."""
    x, y = at(page, item)
    return bool(
        page.evaluate("([x, y]) => Boolean(document.elementFromPoint(x, y)?.closest('#map'))", [x, y])
    )


def largest(page: Page, *, area: bool) -> dict[str, Any]:
    found = [ring for ring in rings(page) if ring["area"] is area and in_sight(page, ring)]
    return max(found, key=lambda ring: int(ring["count"]))


def test_numbers_of_rings_and_symbols_add_up_to_all_events(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    assert sum(item["count"] for item in shown(page)) == COUNT + 8
    assert len(rings(page)) > 3


def test_numbers_stay_exact_under_a_filter(page: Page) -> None:
    open_map(page, f"{WHOLE}&type=battle")
    expect(page.locator("#tab-events .badge")).not_to_have_text(str(COUNT + 8))
    number = int(page.locator("#tab-events .badge").inner_text())
    assert sum(item["count"] for item in shown(page)) == number


def test_a_ring_tells_its_number_under_the_mouse(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    ring = largest(page, area=False)
    page.mouse.move(*at(page, ring))
    expect(page.locator("[data-room=tooltip]")).to_contain_text(str(ring["count"]))
    expect(page.locator("[data-room=tooltip]")).to_contain_text(TOLD[lang])


def test_a_ring_tells_how_many_of_its_events_are_imprecise_or_disputed(page: Page) -> None:
    open_map(page)
    page.mouse.move(*at(page, largest(page, area=True)))
    expect(page.locator("[data-room=tooltip]")).to_contain_text("known to an area only")
    page.mouse.move(*at(page, largest(page, area=False)))
    expect(page.locator("[data-room=tooltip]")).to_contain_text("disputed")


def test_what_a_move_brings_into_view_is_drawn_as_if_all_were_drawn_anew(page: Page) -> None:
    open_map(page)
    unlike = page.evaluate(
        f"() => {PAGE}.then(async ({{ map, store }}) => {{"
        " const canvas = document.querySelector('.leaflet-sheet-pane canvas');"
        " const frame = () => new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(end)));"
        " const pixels = () => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        " map.panBy([90, -60], { animate: false }); await frame(); const moved = pixels();"
        " store.set({ theme: store.get().theme + 1 }); await frame(); const anew = pixels();"
        # A picture that is laid on another rounds colours a little differently.
        " return moved.filter((value, i) => Math.abs(value - anew[i]) > 16).length; })"
    )
    assert unlike == 0


def test_a_large_ring_comes_apart_by_a_click(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    before, ring = zoom_of(page), largest(page, area=False)
    page.mouse.click(*at(page, ring))
    page.wait_for_timeout(300)
    assert zoom_of(page) > before
    assert max(item["count"] for item in shown(page)) < ring["count"]


def test_a_large_ring_comes_apart_by_the_keyboard(page: Page) -> None:
    open_map(page)
    ring = largest(page, area=False)
    page.evaluate(
        f"([x, y]) => {PAGE}.then(({{ map }}) =>"
        " map.setView(map.containerPointToLatLng([x, y]), map.getZoom(), { animate: false }))",
        [ring["x"], ring["y"]],
    )
    before = zoom_of(page)
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert zoom_of(page) > before


def test_zooming_by_keyboard_parts_rings(page: Page) -> None:
    open_map(page)
    most = max(item["count"] for item in shown(page))
    page.locator("#map").focus()
    for _ in range(4):
        page.keyboard.press("+")
        page.wait_for_timeout(200)
    assert max(item["count"] for item in shown(page)) < most


def test_events_of_one_area_open_as_a_list(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    ring = largest(page, area=True)
    page.mouse.click(*at(page, ring))
    expect(page.locator(".list-summary")).to_contain_text(str(ring["count"]))
    expect(page.locator(".event-item").first).to_be_visible()


def test_events_at_one_place_open_as_a_list_at_the_deepest_zoom(page: Page) -> None:
    open_map(page)
    place = page.evaluate(
        f"() => {PAGE}.then(({{ store }}) => {{ const {{ events }} = store.get().data;"
        " const seen = new Map();"
        " for (const row of events.everyRow()) { if (events.footprint(row) < 0) {"
        " const key = `${events.lat(row)},${events.lon(row)}`; seen.set(key, (seen.get(key) ?? 0) + 1); } }"
        " return [...seen].sort((a, b) => b[1] - a[1])[0]; })"
    )
    lat, lon = place[0].split(",")
    open_map(page, f"z=16&at={lat},{lon}")
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".list-summary")).to_contain_text("at one place")
    expect(page.locator(".list-summary")).to_be_focused()
    expect(page.locator("[data-room=status]")).to_contain_text(str(place[1]))
    page.keyboard.press("Escape")
    expect(page.locator(".list-summary")).not_to_contain_text("at one place")
    expect(page.locator("#map")).to_be_focused()


def test_areas_are_hatched_where_events_are_known_to_them_only(page: Page) -> None:
    open_map(page)
    assert painted(page, "footprints") > 1000
    page.get_by_role("tab", name="Layers").click()
    page.get_by_label("Areas of imprecise events").uncheck()
    page.wait_for_timeout(300)
    assert painted(page, "footprints") == 0


def test_heat_takes_the_place_of_rings(page: Page, lang: str) -> None:
    open_map(page, f"{WHOLE}&density=heat", lang)
    assert shown(page) == []
    assert painted(page, "events") > 5000


def test_a_link_to_an_event_opens_it_among_many(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    uuid = page.evaluate(
        f"() => {PAGE}.then(async ({{ store }}) => {{ const {{ titles, events }} = store.get().data;"
        " const row = Math.floor(events.count / 2); await titles.want([row]); return titles.peek(row); })"
    )
    open_map(page, f"{WHOLE}&sel={uuid['uuid']}", lang)
    expect(page.locator(".details h2")).to_have_text(uuid[f"title_{lang}"])


def test_rings_look_the_same_however_often_they_are_drawn(page: Page) -> None:
    open_map(page)
    assert len(rings(page)) > 3
    covered = [painted(page, "events") for _ in range(6)]
    assert max(covered) - min(covered) < max(covered) / 50
