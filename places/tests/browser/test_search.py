"""The map's search: by mouse and keyboard, in both languages, for all that it finds."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from places.tests.browser.one_front import *  # noqa: F403

FRENCH = {"en": "French artillery", "ar": "المدفعية الفرنسية"}


def open_map(page: Page, lang: str = "en", query: str = "") -> None:
    page.goto(f"/?lang={lang}{'&' + query if query else ''}")
    expect(page.locator(".event-item").first).to_be_attached()


def field(page: Page) -> Locator:
    return page.locator("#place-search")


def options(page: Page, kind: str = "") -> Locator:
    return page.locator(f"#place-results [role=option]{'.found-' + kind if kind else ''}")


def chosen(page: Page) -> str:
    """The words of the option that the field points to."""
    active = field(page).get_attribute("aria-activedescendant")
    assert active
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    return page.locator(f"#{active}").inner_text()


@pytest.mark.parametrize("words", ["Baghouz", "baghuz", "bagouz", "bahguz", "الباغوز", "باغوز", "الباغور"])
def test_a_place_is_found_however_it_is_spelt_and_shown(page: Page, lang: str, words: str) -> None:
    open_map(page, lang)
    field(page).fill(words)
    expect(options(page, "place").first).to_contain_text("الباغوز" if lang == "ar" else "Baghouz")
    options(page, "place").first.click()
    expect(page).to_have_url(re.compile(r"at=34\.4\d*,40\.9"))
    expect(page.locator("#place-results")).to_be_hidden()


def test_results_stand_in_groups_with_kind_where_and_when(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("hajin" if lang == "en" else "هجين")
    expect(options(page, "event").first).to_be_visible()
    titles = page.locator("#place-results .found-title").all_inner_texts()
    assert len(titles) == 3
    place = options(page, "place").first
    expect(place).to_contain_text("Deir ez-Zor" if lang == "en" else "دير الزور")
    if lang == "ar":
        expect(place.locator(".found-rest")).not_to_contain_text(re.compile("[A-Za-z]"))
    expect(options(page, "event").first).to_contain_text("2018")
    expect(options(page, "report").first).to_contain_text("Enab Baladi" if lang == "en" else "عنب بلدي")
    expect(place.locator("mark")).to_have_text("Hajin" if lang == "en" else "هجين")


def test_the_keyboard_walks_through_all_groups_and_round(page: Page, lang: str) -> None:
    open_map(page, lang)
    page.keyboard.press("/")
    words = "hajin" if lang == "en" else "هجين"
    with page.expect_response(lambda response: parse_qs(urlsplit(response.url).query).get("q") == [words]):
        page.keyboard.type(words)
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(field(page)).not_to_have_attribute("aria-busy", "true")
    first = chosen(page)
    count = options(page).count()
    page.keyboard.press("ArrowUp")
    assert chosen(page) != first
    page.keyboard.press("ArrowDown")
    assert chosen(page) == first
    for _step in range(count):
        page.keyboard.press("ArrowDown")
    assert chosen(page) == first
    expect(field(page)).to_be_focused()


def test_enter_opens_an_event_and_shows_where_it_is(page: Page, lang: str) -> None:
    open_map(page, lang)
    page.keyboard.press("/")
    page.keyboard.type("french art" if lang == "en" else "المدفعية الفرن")
    expect(options(page, "event").first).to_be_visible()
    while FRENCH[lang] not in chosen(page):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".details h2")).to_contain_text(FRENCH[lang])
    expect(page.locator(".details h2")).to_be_focused()
    expect(page).to_have_url(re.compile("sel="))


@pytest.mark.parametrize("typed", ["34.6869, 40.8393", "٣٤٫٦٨٦٩، ٤٠٫٨٣٩٣"])
def test_coordinates_are_gone_to_and_told_in_every_notation(page: Page, lang: str, typed: str) -> None:
    open_map(page, lang)
    page.keyboard.press("/")
    page.keyboard.insert_text(typed)
    expect(options(page, "point")).to_have_count(2)
    expect(options(page, "point").first).to_contain_text("34.68690, 40.83930")
    expect(options(page, "point").last).to_contain_text("40.83930, 34.68690")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"z=1\d.*at=34\.68\d*,40\.8[34]"))
    expect(page.locator("[data-notation=decimal]")).to_have_text("34.68690, 40.83930")
    mgrs = page.locator("[data-notation=mgrs]").inner_text()
    field(page).fill(mgrs)
    expect(options(page, "point")).to_have_count(1)
    expect(options(page, "point")).to_contain_text("MGRS")
    options(page, "point").click()
    expect(page.locator("[data-notation=decimal]")).to_have_text(
        re.compile(r"34\.6869\d, 40\.8393\d|34\.6868\d, 40\.839[23]\d")
    )


def test_an_actor_becomes_a_filter(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("daesh" if lang == "en" else "داعش")
    options(page, "actor").first.click()
    expect(page).to_have_url(re.compile("actor=is"))
    expect(page.locator(".chip")).to_have_count(1)


def test_an_actor_called_just_so_comes_before_events_that_name_it(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("sdf" if lang == "en" else "قسد")
    expect(options(page, "event").first).to_be_visible()
    expect(options(page).first).to_have_class(re.compile("found-actor"))


def test_a_report_is_opened_to_read(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("enab" if lang == "en" else "عنب")
    options(page, "report").first.click()
    expect(page).to_have_url(re.compile("/reports/"))
    expect(page.locator(".report-text")).to_be_visible()


def test_escape_closes_the_list_then_empties_the_field(page: Page) -> None:
    open_map(page)
    field(page).fill("hajin")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#place-results")).to_be_hidden()
    expect(field(page)).to_have_value("hajin")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_nothing_found_is_said(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("qqqq")
    expect(page.locator(".results.problem")).to_be_visible()
    expect(page.locator("[data-room=search] [role=status]")).not_to_be_empty()
    expect(field(page)).to_have_attribute("aria-expanded", "false")


def test_a_search_that_fails_says_so_and_enter_tries_again(page: Page, console) -> None:
    console.expect("search.json")
    console.expect("Failed to load resource")
    open_map(page)
    fails = [True]

    def answer(route: Route) -> None:
        if fails:
            route.abort()
        else:
            route.continue_()

    page.route("**/search.json*", answer)
    field(page).fill("hajin")
    expect(page.locator(".results.problem")).to_contain_text("does not answer")
    fails.clear()
    page.keyboard.press("Enter")
    expect(options(page).first).to_be_visible()


def test_an_answer_that_comes_late_does_not_replace_the_newer_one(page: Page) -> None:
    open_map(page)
    held: list[Route] = []

    def answer(route: Route) -> None:
        if "q=haj&" in route.request.url:
            held.append(route)
        else:
            route.continue_()

    page.route("**/search.json*", answer)
    field(page).fill("haj")
    page.wait_for_timeout(300)
    field(page).fill("susah")
    expect(options(page, "place").first).to_contain_text("Susah")
    for route in held:
        route.abort()
    page.wait_for_timeout(200)
    expect(options(page, "place").first).to_contain_text("Susah")
    expect(page.locator(".results.problem")).to_be_hidden()


def test_what_was_found_lately_is_offered_again_and_can_be_forgotten(page: Page, lang: str) -> None:
    open_map(page, lang)
    field(page).fill("hajin")
    options(page, "place").first.click()
    field(page).fill("")
    page.keyboard.press("ArrowDown")
    expect(options(page, "place").first).to_contain_text("Hajin" if lang == "en" else "هجين")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#place-results")).to_be_hidden()


def test_the_open_list_is_accessible(page: Page, lang: str, axe: Callable[..., None]) -> None:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for size in ({"width": 1440, "height": 900}, {"width": 390, "height": 844}):
            page.set_viewport_size(size)
            open_map(page, lang)
            field(page).fill("hajin" if lang == "en" else "هجين")
            expect(options(page).first).to_be_visible()
            axe(page)
            box = page.locator("#place-results").bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size["width"]
