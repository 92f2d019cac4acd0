"""List and table of more events than can stand in a page: only those in sight do."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from places.tests.browser.one_front import *  # noqa: F403

MADE_UP = 1500
REAL = 8
ALL = MADE_UP + REAL


def prepare_front() -> None:
    from places.desk.synthetic.service import generate

    generate(MADE_UP, 1, mix=True)


def open_map(page: Page, query: str = "", lang: str = "en") -> None:
    page.goto(f"/?lang={lang}&z=6&at=35,39&{query}")
    expect(page.locator(".event-title:not(.coming)").first).to_be_attached()


def lines(page: Page) -> Locator:
    return page.locator(".events-table tbody tr:not(.spacer)")


def button_of(page: Page, index: int) -> Locator:
    return page.locator(f".events-table [data-index='{index}']")


def test_the_list_holds_only_rows_in_sight_and_is_walked_to_its_end(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    items = page.locator(".event-item")
    assert items.count() < 40
    items.first.focus()
    page.keyboard.press("End")
    expect(page.locator(".event-item:focus")).to_be_visible()
    last = page.locator("li", has=page.locator(".event-item:focus"))
    size = last.get_attribute("aria-setsize")
    expect(last).to_have_attribute("aria-posinset", size or "")
    expect(page.locator(".event-item:focus .event-title")).not_to_have_class(re.compile("coming"))
    assert items.count() < 40
    page.keyboard.press("Home")
    expect(page.locator(".event-item:focus")).to_have_attribute("data-index", "0")


def test_the_table_tells_how_many_and_which_rows_it_holds(page: Page, lang: str) -> None:
    open_map(page, "view=table", lang)
    table = page.locator(".events-table")
    expect(table).to_have_attribute("aria-rowcount", str(ALL + 1))
    assert lines(page).count() < 60
    button_of(page, 0).focus()
    page.keyboard.press("End")
    expect(button_of(page, ALL - 1)).not_to_have_class(re.compile("coming"))  # drawn anew with its title
    expect(button_of(page, ALL - 1)).to_be_focused()
    below = "box => box.scrollHeight - box.scrollTop - box.clientHeight"
    assert page.locator(".table-scroll").evaluate(below) < 2
    expect(lines(page).last).to_have_attribute("aria-rowindex", str(ALL + 1))
    page.keyboard.press("PageUp")
    expect(button_of(page, ALL - 1)).not_to_be_focused()
    scroller = page.locator(".table-scroll")
    scroller.evaluate("node => { node.scrollTop = node.scrollHeight / 2; }")
    middle = page.locator(f".events-table tr[aria-rowindex='{ALL // 2}']")
    expect(middle).to_be_attached()
    expect(middle.locator("button")).not_to_have_class(re.compile("coming"))


def test_the_table_sorts_by_every_column_it_offers(page: Page) -> None:
    open_map(page, "view=table")
    expect(page.locator(".events-table thead button").first).to_be_visible()
    for column in range(page.locator(".events-table thead button").count()):
        head = page.locator(".events-table thead th", has=page.locator("button")).nth(column)
        before = head.get_attribute("aria-sort")
        head.locator("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        assert before in {"none", "descending"}
    grades = page.locator(".events-table tbody .grade")
    first = [int(text) for text in grades.all_inner_texts()]
    assert first == sorted(first)
    button_of(page, 0).focus()
    page.keyboard.press("End")
    expect(button_of(page, ALL - 1)).to_be_focused()
    assert int(grades.last.inner_text()) >= first[-1]


def test_the_table_has_the_selection_of_the_map(page: Page) -> None:
    open_map(page, "view=table&type=strike&from=2015-01-01&to=2016-12-31&undated=0")
    count = page.locator("#tab-events .badge").inner_text()
    expect(page.locator(".events-table")).to_have_attribute("aria-rowcount", str(int(count) + 1))
    expect(page.locator(".events-table caption")).to_contain_text(count)


def test_what_is_chosen_is_marked_in_the_table_and_found_in_it(page: Page, lang: str) -> None:
    open_map(page, "view=table", lang)
    button_of(page, 3).click()
    title = button_of(page, 3).inner_text()
    expect(page.locator(".details h2")).to_have_text(title)
    expect(page.locator(".events-table tr[aria-current]")).to_have_attribute("aria-rowindex", "5")
    page.locator(".details .icon-previous").locator("..").click()
    expect(page.locator(".events-table tr[aria-current]")).not_to_have_attribute("aria-rowindex", "5")


def test_a_scrolled_table_is_accessible(page: Page, axe: Callable[..., None], lang: str) -> None:
    open_map(page, "view=table", lang)
    page.locator(".table-scroll").evaluate("node => { node.scrollTop = 9000; }")
    expect(page.locator(".events-table tr[aria-rowindex='180']")).to_be_attached()
    axe(page)


def test_on_a_phone_the_table_is_cards_that_sort_and_open(narrow: Page, lang: str) -> None:
    open_map(narrow, "view=table", lang)
    scroller = narrow.locator(".table-scroll")
    assert scroller.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    cards = lines(narrow)
    assert cards.count() < 40
    assert narrow.locator(".events-table").get_attribute("aria-rowcount") == str(ALL + 1)
    first, second = (cards.nth(i).bounding_box() for i in (0, 1))
    assert first
    assert second
    assert abs(second["y"] - first["y"] - first["height"]) < 1  # as tall as the code that scrolls believes
    assert abs(first["height"] - 8.25 * 16) < 1
    place = narrow.locator("[data-key='sort:place']")
    place.click()
    expect(narrow.locator("thead th", has=place)).to_have_attribute("aria-sort", "ascending")
    button_of(narrow, 0).focus()
    narrow.keyboard.press("End")
    expect(button_of(narrow, ALL - 1)).to_be_focused()
    narrow.keyboard.press("Enter")
    expect(narrow.locator(".details h2")).to_be_visible()


def test_the_tables_cards_are_accessible(narrow: Page, axe: Callable[..., None], lang: str) -> None:
    open_map(narrow, "view=table", lang)
    axe(narrow)
