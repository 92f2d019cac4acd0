"""Filters, areas drawn, what is left when nothing is, and saved views: by mouse and by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pyproj import Geod

from places.tests.browser.one_front import *  # noqa: F403
from places.tests.browser.strata import alpha_in_the_middle, painted

HAJIN = "34.6869,40.8393"


def open_filters(page: Page, query: str = "", lang: str = "en") -> None:
    page.goto(f"/?lang={lang}&{query}")
    expect(page.locator(".event-item, .banner.empty").first).to_be_attached()
    page.locator("#tab-filters").click()
    expect(page.locator("details.facet").first).to_be_attached()


def shown(page: Page) -> Locator:
    """How many events the filters leave."""
    return page.locator("#tab-events .badge")


def expect_query(page: Page, key: str, pattern: str) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]{key}={pattern}(&|$)"))


def expect_no(page: Page, key: str) -> None:
    expect(page).not_to_have_url(re.compile(rf"[?&]{key}="))


def fold(page: Page, holding: str) -> None:
    """Open the facet that holds a control."""
    facet = page.locator("details.facet", has=page.locator(holding))
    if facet.get_attribute("open") is None:
        facet.locator("summary").first.click()


def test_filters_combine_and_are_lifted_singly_and_all_at_once_with_undo(page: Page, lang: str) -> None:
    open_filters(page, lang=lang)
    page.locator("[data-key='types:battle']").check()
    battles = int(shown(page).inner_text())
    page.locator("[data-key='actors:sdf']").check()
    fold(page, "[data-key=disputed]")
    page.locator("[data-key=disputed]").check()
    expect(page.locator(".chip")).to_have_count(3)
    assert 0 < int(shown(page).inner_text()) < battles
    page.locator(".chip").last.click()
    expect(page.locator("[data-key=disputed]")).not_to_be_checked()
    page.locator(".chips .link-button").click()
    expect(shown(page)).to_have_text("8")
    page.locator(".undo-note .link-button").click()
    expect(page.locator(".chip")).to_have_count(2)
    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".chip")).to_have_count(2)


def test_a_choice_counts_what_it_would_leave_and_an_actor_takes_its_units_along(page: Page) -> None:
    open_filters(page)
    for key in ("actors:coalition", "types:strike", "types:battle"):
        box = page.locator(f"[data-key='{key}']")
        told = page.locator("label.choice", has=box).locator(".choice-count").inner_text()
        box.check()
        expect(shown(page)).to_have_text(told)
        box.uncheck()
    expect(page.locator(".kinds").first).to_contain_text("ACLED: Battles")


def test_precision_is_asked_in_words(page: Page, lang: str) -> None:
    open_filters(page, lang=lang)
    fold(page, "[data-key=wherePrecMax]")
    place = page.locator("[data-key=wherePrecMax]")
    told = place.locator("option").nth(2).inner_text()
    place.select_option("2")
    expect_query(page, "prec", "2,0")
    assert re.search(r"\((\d+)\)$", told)[1] == shown(page).inner_text()  # type: ignore[index]
    page.locator("[data-key=exact]").check()
    expect_query(page, "prec", "1,1")
    expect(place).to_have_value("1")
    page.locator("[data-key=exact]").focus()
    page.keyboard.press("Space")
    expect_no(page, "prec")


def test_credibility_and_reliability_are_choices(page: Page) -> None:
    open_filters(page)
    fold(page, "[data-key='credibility:2']")
    page.locator("[data-key='credibility:2']").check()
    expect_query(page, "credibility", "2")
    fold(page, "[data-key='reliability:B']")
    page.locator("[data-key='reliability:B']").check()
    expect(page.locator(".chip")).to_have_count(2)


def test_within_so_many_kilometres_of_a_place_found_by_name(page: Page, lang: str) -> None:
    open_filters(page, lang=lang)
    field = page.locator("#filter-place")
    field.fill("hajin")
    expect(page.locator("#filter-place-list [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect_query(page, "near", f"{HAJIN},20")
    expect(page.locator(".chip")).to_contain_text("Hajin" if lang == "en" else "هجين")
    page.locator("#filter-km").fill("60")
    page.keyboard.press("Tab")
    expect_query(page, "near", f"{HAJIN},60")
    page.locator("[data-key=lift-area]").click()
    expect_no(page, "near")
    page.locator(".undo-note .link-button").click()
    expect_query(page, "near", f"{HAJIN},60")


def test_an_area_is_drawn_with_the_mouse(page: Page, lang: str) -> None:
    open_filters(page, "z=9&at=34.8,40.6", lang)
    page.locator(".icon-polygon").locator("..").click()
    box = page.locator(".map").bounding_box()
    assert box
    corners = [(0.45, 0.35), (0.7, 0.35), (0.7, 0.7), (0.45, 0.7)]
    for across, down in [*corners, corners[0]]:
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
    expect_query(page, "within", r"[-\d.,]+(;[-\d.,]+){3}")
    expect(page.locator(".chip")).to_have_count(1)
    assert 0 < int(shown(page).inner_text()) < 8
    assert painted(page, "area") > 1000


def test_an_area_is_drawn_with_the_keyboard_alone(page: Page) -> None:
    open_filters(page, "z=9&at=34.8,40.6")
    page.locator(".icon-polygon").locator("..").press("Enter")
    expect(page.locator(".map")).to_be_focused()
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "ArrowDown"):
        for _ in range(2):
            before = page.evaluate("location.search")
            page.keyboard.press(key)
            page.wait_for_function("before => location.search !== before", arg=before)  # the map has moved
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect_query(page, "within", r"[-\d.,]+(;[-\d.,]+){2}")


def test_a_circle_is_drawn_and_an_unfinished_one_laid_aside(page: Page) -> None:
    open_filters(page, "z=9&at=34.8,40.6")
    box = page.locator(".map").bounding_box()
    assert box
    page.locator(".icon-circle").locator("..").click()
    expect(page.locator(".instrument-card")).to_be_visible()
    page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    page.keyboard.press("Escape")
    expect(page.locator(".instrument-card")).to_be_hidden()
    expect_no(page, "near")
    page.locator(".icon-circle").locator("..").click()
    expect(page.locator(".instrument-card")).to_be_visible()
    for across in (0.6, 0.7):
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * 0.5)
    expect_query(page, "near", r"[\d.]+,[\d.]+,[\d.]+")


def grip(page: Page, index: int) -> tuple[float, float]:
    """Where a handle of the area stands on the screen."""
    box = page.locator(".corner").nth(index).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


SQUARE = "within=34.5,40.2;34.5,41;35.1,41;35.1,40.2"


def test_a_corner_of_an_area_is_dragged_and_had_back(page: Page, lang: str) -> None:
    open_filters(page, f"z=8&at=34.8,40.6&{SQUARE}", lang)
    expect(page.locator(".corner")).to_have_count(4)
    x, y = grip(page, 0)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 40, steps=4)
    page.mouse.up()
    expect_query(page, "within", r"(?!34\.5,40\.2;)[\d.]+,[\d.]+;34\.5,41;35\.1,41;35\.1,40\.2")
    page.locator(".undo-note .link-button").click()
    expect_query(page, "within", SQUARE.removeprefix("within="))
    assert grip(page, 0) == (x, y)


def test_corners_are_moved_and_taken_away_by_the_keyboard(page: Page) -> None:
    open_filters(page, f"z=8&at=34.8,40.6&{SQUARE}")
    corner = page.locator(".corner").nth(1)
    corner.focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect_query(page, "within", r"34\.5,40\.2;34\.5,41\.1\d*;35\.1,41;35\.1,40\.2")
    expect(corner).to_be_focused()
    page.keyboard.press("Control+z")
    expect_query(page, "within", SQUARE.removeprefix("within="))
    page.keyboard.press("Delete")
    expect(page.locator(".corner")).to_have_count(3)
    expect(corner).to_be_focused()
    page.keyboard.press("Delete")  # three are the least
    page.keyboard.press("Control+z")
    expect(page.locator(".corner")).to_have_count(4)


def test_the_middle_of_an_edge_becomes_a_corner(page: Page, lang: str) -> None:
    open_filters(page, f"z=8&at=34.8,40.6&{SQUARE}", lang)
    expect(page.locator(".corner-to-be")).to_have_count(4)
    box = page.locator(".corner-to-be").nth(3).bounding_box()  # the western edge, the last
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 50, y, steps=4)
    page.mouse.up()
    expect_query(page, "within", r"34\.5,40\.2;34\.5,41;35\.1,41;35\.1,40\.2;34\.8\d*,39\.\d+")
    expect(page.locator(".corner")).to_have_count(5)
    expect(page.locator(".corner").nth(4)).to_be_focused()
    page.keyboard.press("Control+z")
    expect_query(page, "within", SQUARE.removeprefix("within="))
    expect(page.locator(".corner")).to_have_count(4)


def test_an_edge_gets_a_corner_by_the_keyboard_and_loses_it_by_a_right_click(page: Page, lang: str) -> None:
    open_filters(page, f"z=8&at=34.8,40.6&{SQUARE}", lang)
    page.locator(".corner").nth(0).focus()
    page.keyboard.press("Tab")
    expect(page.locator(".corner-to-be").nth(0)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect_query(page, "within", r"34\.5,40\.2;34\.[34]\d*,40\.6;34\.5,41;35\.1,41;35\.1,40\.2")
    expect(page.locator(".corner").nth(1)).to_be_focused()
    page.locator(".corner").nth(1).click(button="right")
    expect_query(page, "within", SQUARE.removeprefix("within="))
    page.keyboard.press("Control+z")
    expect(page.locator(".corner")).to_have_count(5)


def test_short_edges_show_no_middle(page: Page) -> None:
    open_filters(page, f"z=6&at=34.8,40.6&{SQUARE}")
    expect(page.locator(".corner")).to_have_count(4)
    expect(page.locator(".corner-to-be:visible")).to_have_count(0)


def test_a_circle_is_moved_by_its_centre_and_widened_at_its_edge(page: Page) -> None:
    open_filters(page, "z=9&at=34.7,40.8&near=34.7,40.8,20")
    expect(page.locator(".corner")).to_have_count(2)
    page.locator(".corner").nth(0).focus()
    page.keyboard.press("ArrowUp")
    expect_query(page, "near", r"34\.7[1-9]\d*,40\.8,20")
    page.locator(".corner").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect_query(page, "near", r"34\.7[1-9]\d*,40\.8,2[1-9][\d.]*")


def test_what_may_have_been_there_is_told_apart_and_counted_when_asked_for(page: Page, lang: str) -> None:
    open_filters(page, f"near={HAJIN},20", lang)
    only = page.locator("[data-key=sure]")
    told = page.locator("label.choice", has=only).locator(".choice-count")
    expect(told).to_have_text(re.compile(r"[1-9]"))
    every, doubtful = int(shown(page).inner_text()), int(told.inner_text())
    only.focus()
    page.keyboard.press("Space")
    expect_query(page, "sure", "1")
    expect(shown(page)).to_have_text(str(every - doubtful))
    expect(only).to_be_focused()
    page.locator(".corner").nth(0).focus()
    page.keyboard.press("ArrowUp")
    expect_query(page, "near", r"34\.(?!6869)\d*,40\.8393,20")
    expect_query(page, "sure", "1")


def test_the_line_of_a_wide_circle_lies_where_it_filters(page: Page) -> None:
    lon, lat, _back = Geod(ellps="WGS84").fwd(40.8, 34.7, 2, 100_000)
    page.goto(f"/?lang=en&z=14&at={lat:.5f},{lon:.5f}&near=34.7,40.8,100")
    expect(page.locator(".corner")).to_have_count(2)
    assert alpha_in_the_middle(page, "area") > 0.5  # its inside is but a tint


def test_handles_are_away_while_an_instrument_has_the_map(page: Page) -> None:
    open_filters(page, f"z=8&at=34.8,40.6&{SQUARE}")
    expect(page.locator(".corner")).to_have_count(4)
    page.locator("[data-instrument=distance]").click()
    expect(page.locator(".corner")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".corner")).to_have_count(4)


def test_what_the_map_shows_becomes_the_area(page: Page) -> None:
    open_filters(page, "z=10&at=34.6,40.9")
    page.locator(".button-row .icon-map").locator("..").click()
    expect_query(page, "within", r"[-\d.,]+(;[-\d.,]+){3}")


def test_when_nothing_is_left_the_cause_is_named_and_lifted(page: Page, lang: str) -> None:
    open_filters(page, "type=strike&q=xyzzy", lang)
    banner = page.locator(".banner.empty")
    expect(banner).to_contain_text("xyzzy")
    banner.locator("button").first.click()
    expect_no(page, "q")
    expect(shown(page)).to_have_text("1")
    page.locator(".undo-note .link-button").click()
    expect(shown(page)).to_have_text("0")


def test_on_a_phone_what_the_page_says_stands_below_the_key(narrow: Page, lang: str) -> None:
    narrow.goto(f"/?lang={lang}&q=xyzzy")
    banner = narrow.locator(".banner.empty button").first
    expect(banner).to_be_visible()
    key = narrow.locator(".map-key").bounding_box()
    said = narrow.locator(".banner.empty").bounding_box()
    assert key
    assert said
    assert said["y"] >= key["y"] + key["height"]


def test_a_view_is_saved_opened_renamed_and_deleted(page: Page, lang: str) -> None:
    open_filters(page, "type=strike&from=2018-09-01&to=2018-10-31", lang)
    views = page.locator(".views")
    views.locator("summary").click()
    page.locator("#view-name").fill("Strikes / غارات")
    page.keyboard.press("Enter")
    name = views.locator(".view-name")
    expect(name).to_have_text("Strikes / غارات")
    page.locator(".chips .link-button").click()
    expect(shown(page)).to_have_text("8")
    name.click()
    expect_query(page, "type", "strike")
    expect_query(page, "from", "2018-09-01")
    page.go_back()
    expect_no(page, "type")
    page.reload()
    page.locator("#tab-filters").click()
    views.locator("summary").click()
    views.locator(".icon-pencil").locator("..").click()
    page.keyboard.type("B")
    page.keyboard.press("Enter")
    expect(name).to_have_text("B")
    views.locator(".icon-bin").locator("..").click()
    expect(name).to_have_count(0)
    page.locator(".undo-note .link-button").click()
    expect(name).to_have_text("B")


def test_a_storage_that_keeps_nothing_is_said(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    open_filters(page)
    page.locator(".views summary").click()
    page.locator("#view-name").fill("Kept nowhere")
    page.keyboard.press("Enter")
    expect(page.locator(".view-name")).to_have_text("Kept nowhere")
    expect(page.locator(".banner.news")).to_contain_text("does not let the page keep anything")


def test_the_legend_explains_rings_heat_and_fading_bars_and_rings_are_chosen(page: Page, lang: str) -> None:
    open_filters(page, lang=lang)
    page.locator("#tab-layers").click()
    page.locator("[data-key='density:heat']").check()
    expect_query(page, "density", "heat")
    page.locator("[data-key='density:type']").check()
    expect_query(page, "ring", "type")
    expect(page.locator(".legend .sign")).to_have_count(10)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_filters_in_use_are_accessible(page: Page, axe: Callable[..., None], lang: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_filters(page, f"near={HAJIN},20&prec=2,0&type=strike&credibility=2", lang)
    page.locator("details.facet").evaluate_all("all => all.forEach(facet => { facet.open = true; })")
    page.locator("#view-name").fill("A")
    page.keyboard.press("Enter")
    page.locator(".chip").first.click()
    expect(page.locator(".undo-note .link-button")).to_be_visible()
    axe(page)
