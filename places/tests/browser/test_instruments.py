"""Distances, areas, coordinates, range rings and the grid, by mouse, finger and keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from places.tests.browser.one_front import *  # noqa: F403

HAJIN = "z=11&at=34.6869,40.8393"
KILOMETRES = re.compile(r"^([\d.,]+) (km|كم)$")


def open_map(page: Page, query: str = HAJIN, lang: str = "en") -> None:
    page.goto(f"/?lang={lang}&{query}")
    expect(page.locator(".event-item, .banner.empty").first).to_be_attached()


def instrument(page: Page, name: str) -> Locator:
    return page.locator(f"[data-instrument={name}]")


def click_at(page: Page, across: float, down: float) -> None:
    """A click at these shares of the map's width and height."""
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def reading(page: Page) -> Locator:
    return page.locator(".instrument-card .reading")


def kilometres(page: Page) -> float:
    found = KILOMETRES.match(reading(page).inner_text())
    assert found
    return float(found[1].replace(",", ""))


def test_a_distance_is_measured_by_mouse_and_its_last_point_taken_back(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    instrument(page, "distance").click()
    for across, down in ((0.4, 0.6), (0.5, 0.6), (0.5, 0.8)):
        click_at(page, across, down)
    expect(reading(page)).to_have_text(KILOMETRES)
    both = kilometres(page)
    expect(page.locator(".instruments [role=status]")).to_contain_text(reading(page).inner_text())
    page.locator(".instrument-acts button").first.click()
    assert 0 < kilometres(page) < both
    page.locator(".instrument-acts button").nth(2).click()  # metres
    expect(reading(page)).to_have_text(re.compile(r"(?: m| م)$"))


def test_a_distance_is_measured_by_keyboard_alone(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("m")
    expect(page.locator(".map")).to_be_focused()
    expect(reading(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".map-cross")).to_be_visible()
    before = page.url
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(before)
    page.keyboard.press("Enter")
    expect(reading(page)).not_to_have_text(re.compile("^0 "))
    # A hundred pixels at zoom 11 and this latitude.
    assert 6.0 < kilometres(page) < 6.6
    page.keyboard.press("Backspace")
    expect(reading(page)).to_have_text(re.compile("^0 "))
    page.keyboard.press("Escape")
    expect(page.locator(".instrument-card")).to_be_hidden()
    expect(instrument(page, "distance")).to_have_attribute("aria-pressed", "false")


def test_an_instrument_has_the_clicks_until_it_is_laid_aside(page: Page) -> None:
    open_map(page, "z=11&at=35.0249,40.4281&layers=control")
    instrument(page, "distance").click()
    click_at(page, 0.5, 0.6)
    expect(page.locator(".details")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(instrument(page, "distance")).to_be_focused()
    click_at(page, 0.5, 0.55)
    expect(page.locator(".details h2")).to_be_visible()


def test_an_area_is_measured_and_doubted_where_its_outline_crosses_itself(page: Page) -> None:
    open_map(page)
    page.keyboard.press("a")
    expect(reading(page)).to_have_text("An area needs 3 more corners.")
    for across, down in ((0.5, 0.5), (0.6, 0.5), (0.6, 0.7)):
        click_at(page, across, down)
    expect(reading(page)).to_have_text(re.compile(r"^[1-9][\d.,]* km²$"))
    expect(page.locator(".instrument-card .doubt")).to_have_count(0)
    click_at(page, 0.55, 0.35)
    expect(page.locator(".instrument-card .doubt")).to_be_visible()


def test_what_was_measured_is_in_the_address_and_there_after_a_reload(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    instrument(page, "area").click()
    for across, down in ((0.4, 0.4), (0.6, 0.4)):
        click_at(page, across, down)
    expect(reading(page)).to_have_text(re.compile("1|ركن|زاوية"))
    expect(reading(page)).not_to_have_text(re.compile("km|كم"))  # two corners have no area
    click_at(page, 0.5, 0.7)
    expect(reading(page)).to_have_text(re.compile("km²|كم²"))
    expect(page).to_have_url(re.compile("outline=34[^;]*;[^;]*;"))
    told = reading(page).inner_text()
    page.reload()
    expect(reading(page)).to_have_text(told)
    page.locator(f"[data-language={'en' if lang == 'ar' else 'ar'}]").click()
    expect(page.locator("html")).not_to_have_attribute("lang", lang)
    expect(reading(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("outline="))


def test_a_point_is_named_in_four_notations(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("c")
    expect(page.locator(".instrument-card")).to_be_visible()
    page.keyboard.press("Enter")
    notation = {name: page.locator(f"[data-notation={name}]") for name in ("decimal", "dms", "mgrs", "utm")}
    expect(notation["decimal"]).to_have_text(re.compile(r"^34\.6\d+, 40\.8\d+$"))
    expect(notation["dms"]).to_have_text(re.compile("^34°41′.*N 40°50′.*E$"))
    expect(notation["mgrs"]).to_have_text(re.compile(r"^37S FU \d{5} \d{5}$"))
    expect(notation["utm"]).to_have_text(re.compile(r"^37 N \d{6} \d{7}$"))
    expect(notation["mgrs"]).to_have_attribute("dir", "ltr")


def test_coordinates_are_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_map(page)
    click = page.locator(".map").bounding_box()
    assert click
    page.mouse.click(click["x"] + 500, click["y"] + 500, button="right")
    expect(page.locator("[data-notation=mgrs]")).to_be_visible()
    page.get_by_role("button", name="Copy MGRS").click()
    expect(page.locator(".banner.news")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("[data-notation=mgrs]").inner_text()


def test_rings_stand_round_a_place_and_in_the_address(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("r")
    expect(page.locator("#ring-radii")).to_be_visible()
    page.keyboard.press("Enter")
    card = page.locator(".instrument-card")
    expect(card).to_contain_text("هجين" if lang == "ar" else "Hajin")
    expect(page).to_have_url(re.compile(r"rings=34\.6\d+,40\.8\d+,5,10,20(&|$)"))
    page.locator("#ring-radii").fill("٣، 12")
    expect(page).to_have_url(re.compile(r"rings=[\d.]+,[\d.]+,3,12(&|$)"))
    page.reload()
    expect(page.locator(".event-item").first).to_be_attached()
    assert "rings=" in page.url
    page.keyboard.press("r")
    expect(page.locator("#ring-radii")).to_have_value("3, 12")
    card.locator(".instrument-acts button").click()
    expect(page).not_to_have_url(re.compile("rings="))


def test_the_grid_is_a_layer_and_its_labels_have_pixels(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    expect(page.locator(".graticule-labels")).to_have_count(0)
    page.locator("#tab-layers").click()
    page.locator("[data-key='layer:graticule']").check()
    expect(page).to_have_url(re.compile("layers=.*graticule"))
    page.wait_for_function(
        """() => {
            const canvas = document.querySelector(".graticule-labels");
            return canvas?.width && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
                .data.some((value) => value > 0);
        }"""
    )


def test_scale_and_north_are_on_the_map(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    expect(page.locator(".leaflet-control-scale-line")).to_have_text(KILOMETRES)
    expect(page.locator(".north")).to_be_visible()


def test_a_finger_measures_too_and_nothing_overflows_a_phone(narrow: Page, lang: str) -> None:
    open_map(narrow, lang=lang)
    instrument(narrow, "distance").click()
    expect(reading(narrow)).to_be_visible()
    for across in (0.3, 0.7):
        click_at(narrow, across, 0.4)
    expect(reading(narrow)).not_to_have_text(re.compile("^0 "))
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("name", ["distance", "coordinates", "rings"])
def test_instruments_are_accessible(page: Page, axe: Callable[..., None], lang: str, name: str) -> None:
    page.emulate_media(color_scheme="dark" if lang == "ar" else "light")
    open_map(page, lang=lang)
    instrument(page, name).click()
    expect(page.locator(".instrument-card")).to_be_visible()
    click_at(page, 0.6, 0.6)
    axe(page)
