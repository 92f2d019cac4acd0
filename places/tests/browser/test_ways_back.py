"""Ways back and out: changes undone, a list put away, a walk left, a step that returns, less in the way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from places.tests.browser.one_front import *  # noqa: F403
from places.tests.browser.strata import PAGE

COUNT = 400
SEED = 7
RANGE = "from=2018-05-01&to=2018-09-30"
HELD = re.compile(r": ([\d,]+)")


def prepare_front() -> None:
    from places.desk import synthetic

    synthetic.generate(COUNT, SEED, mix=True)


def open_map(page: Page, query: str, lang: str = "en", path: str = "/") -> None:
    page.goto(f"{path}?lang={lang}&{query}")
    expect(page.locator("#tab-events .badge")).not_to_be_empty()
    expect(
        page.locator(".undo-note")
    ).to_be_attached()  # the last of what is fetched ahead of need that this needs


def fullest_place(page: Page) -> tuple[float, float, int]:
    """Latitude, longitude and number of the most events that lie at one point."""
    lat, lon, count = page.evaluate(
        f"() => {PAGE}.then(({{ store }}) => {{ const {{ events }} = store.get().data;"
        " const seen = new Map();"
        " for (const row of events.everyRow()) { if (events.footprint(row) < 0) {"
        " const key = `${events.lat(row)},${events.lon(row)}`; seen.set(key, (seen.get(key) ?? 0) + 1); } }"
        " const [at, count] = [...seen].sort((a, b) => b[1] - a[1])[0];"
        " return [...at.split(',').map(Number), count]; })"
    )
    return lat, lon, count


def sum_of(words: str) -> int:
    return sum(int(number.replace(",", "")) for number in HELD.findall(words))


def test_a_range_that_was_lost_is_had_back(page: Page, lang: str) -> None:
    open_map(page, RANGE, lang)
    page.locator(".all-time").click()
    expect(page).not_to_have_url(re.compile("from="))
    page.locator(".undo-note .link-button").click()
    expect(page).to_have_url(re.compile("from=2018-05-01.*to=2018-09-30"))
    page.locator(".all-time").click()
    expect(page.locator(".undo-note")).not_to_be_empty()
    page.keyboard.press("Control+z")
    expect(page).to_have_url(re.compile("from=2018-05-01.*to=2018-09-30"))


def test_ticked_filters_are_undone_one_by_one_and_named(page: Page, lang: str) -> None:
    open_map(page, RANGE, lang)
    page.keyboard.press("f")
    names = []
    for i, group in enumerate(("battle", "strike")):
        page.locator(f"#panel-filters [data-key='types:{group}']").check()
        expect(page.locator(".chip")).to_have_count(2 + i)
        names.append(page.locator(".chip").nth(i).inner_text())
    page.keyboard.press("Control+z")
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(".undo-note")).to_contain_text(names[1])
    page.keyboard.press("Control+z")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".undo-note")).to_contain_text(names[0])
    expect(page).to_have_url(re.compile("from=2018-05-01"))


def test_a_walk_from_event_to_event_is_left_by_one_step_back(page: Page) -> None:
    open_map(page, "z=7&at=34.5,41")
    page.locator(".event-item").nth(3).click()
    expect(page.locator(".details h2")).to_be_focused()
    for _ in range(3):
        before = page.locator(".details h2").inner_text()
        page.keyboard.press("k")
        expect(page.locator(".details h2")).not_to_have_text(before)
        expect(page).to_have_url(re.compile("sel="))
    page.go_back()
    expect(page.locator(".details")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("sel="))


@pytest.mark.parametrize("ring", ["actor", "type"])
def test_what_stands_at_one_place_is_told_in_words(page: Page, lang: str, ring: str) -> None:
    open_map(page, "z=7&at=34.5,41", lang)
    lat, lon, count = fullest_place(page)
    open_map(page, f"z=16&at={lat},{lon}&ring={ring}", lang)
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    held = page.locator("[data-room=tooltip] .held")
    expect(held).to_be_visible()
    assert sum_of(held.inner_text()) == count
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".list-summary .held")).to_have_text(held.inner_text())


@pytest.mark.parametrize("way", ["button", "key", "beside"])
def test_in_a_frame_the_list_of_a_place_is_put_away(page: Page, lang: str, way: str) -> None:
    page.set_viewport_size({"width": 600, "height": 420})
    open_map(page, "z=7&at=34.5,41", lang, path="/embed/")
    lat, lon, _ = fullest_place(page)
    open_map(page, f"z=16&at={lat},{lon}", lang, path="/embed/")
    panel = page.locator(".panel")
    expect(panel).to_be_hidden()
    page.locator("#map").focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    if way == "button":
        page.locator(".embed-close").click()
    elif way == "key":
        page.keyboard.press("Escape")
    else:
        page.mouse.click(20 if lang == "ar" else 580, 110)
    expect(panel).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()


def test_steps_by_months_lead_back_to_the_same_days(page: Page, lang: str) -> None:
    open_map(page, "from=2018-01-31&to=2018-02-27&step=month", lang)
    forward, back = (page.locator(f".timeline .icon-step{way}").locator("..") for way in ("forward", "back"))
    for button in (forward, forward, back, back):
        button.click()
    expect(page).to_have_url(re.compile("from=2018-01-31.*to=2018-02-27"))


def test_a_phone_on_its_side_keeps_its_map(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 844, "height": 390})
    open_map(page, "z=7&at=34.5,41", lang)
    page.locator(".banner .icon-close").click()
    expect(page.locator(".banner")).to_have_count(0)
    box = page.locator("#map").bounding_box()
    assert box
    assert box["height"] > 220
    swatches = page.locator(".map-key .swatch")
    expect(swatches.first).to_be_hidden()
    page.locator(".key-fold").click()
    expect(swatches.first).to_be_visible()
    key = page.locator(".map-key").bounding_box()
    assert key
    assert key["y"] + key["height"] <= box["y"] + box["height"]


def test_the_chosen_tab_is_read_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    open_map(page, "z=7&at=34.5,41")
    ink, selected = page.locator("[role=tab][aria-selected=true]").evaluate(
        "(tab) => { const probe = document.createElement('i'); probe.style.color = 'HighlightText';"
        " probe.style.forcedColorAdjust = 'none'; document.body.append(probe);"
        " return [getComputedStyle(tab).color, getComputedStyle(probe).color]; }"
    )
    assert ink == selected


def test_a_tooltip_does_not_outlive_a_change_of_size(page: Page) -> None:
    open_map(page, "z=7&at=34.5,41")
    lat, lon, _ = fullest_place(page)
    open_map(page, f"z=16&at={lat},{lon}")
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("[data-room=tooltip]")).to_be_visible()
    page.set_viewport_size({"width": 1200, "height": 700})
    expect(page.locator("[data-room=tooltip]")).to_be_hidden()


def test_a_narrow_map_zooms_further_out_than_a_wide_one(page: Page) -> None:
    zoom = f"() => {PAGE}.then(({{ map }}) => map.getZoom())"
    page.set_viewport_size({"width": 390, "height": 844})
    open_map(page, "z=5&at=34.5,41")
    assert page.evaluate(zoom) == 5
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_function(f"() => {PAGE}.then(({{ map }}) => map.getZoom() === 6)")
