"""The address keeps what stands on the page: at once, over a reload, another language, back and forward."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from places.tests.browser.one_front import *  # noqa: F403


def open_map(page: Page, query: str = "", lang: str = "en") -> None:
    page.goto(f"/?lang={lang}{'&' + query if query else ''}")
    expect(page.locator("#tab-events .badge")).not_to_be_empty()


def first_line(page: Page) -> str:
    line = page.locator(".events-table tbody tr[data-at]").first
    expect(line.locator("th button:not(.coming)")).to_be_visible()
    return line.locator("th button").inner_text()


def sorted_by(page: Page, column: str, direction: str) -> None:
    head = page.locator(f"th:has([data-key='sort:{column}'])")
    expect(head).to_have_attribute("aria-sort", direction)


def test_the_order_of_the_table_is_in_the_address_and_on_paper(page: Page, lang: str) -> None:
    open_map(page, "view=table", lang)
    newest = first_line(page)
    page.locator("[data-key='sort:place']").click()
    sorted_by(page, "place", "ascending")
    expect(page).to_have_url(re.compile("sort=place"))
    page.locator("[data-key='sort:place']").click()
    expect(page).to_have_url(re.compile("sort=-place"))
    last_place = first_line(page)
    assert last_place != newest

    page.reload()
    sorted_by(page, "place", "descending")
    assert first_line(page) == last_place
    page.keyboard.press("s")
    assert "sort=-place" in page.locator("#share-link").input_value()
    page.keyboard.press("Escape")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".print-page tbody th").first).to_contain_text(last_place)
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    page.locator(f"[data-language={'en' if lang == 'ar' else 'ar'}]").click()
    sorted_by(page, "place", "descending")
    page.go_back()
    sorted_by(page, "place", "descending")
    page.locator("[data-key='sort:when']").click()
    expect(page).not_to_have_url(re.compile("sort="))
    assert first_line(page) == newest


def test_an_order_that_there_is_not_is_the_usual_one(page: Page) -> None:
    open_map(page, "view=table&sort=colour")
    sorted_by(page, "when", "descending")


TICK = "document.querySelector('#panel-filters input[type=checkbox]').click()"


def test_what_was_set_a_moment_before_back_is_there_after_forward(page: Page) -> None:
    open_map(page)
    page.locator(".event-item").first.click()
    expect(page).to_have_url(re.compile("sel="))
    page.locator(".details .close").click()
    expect(page).not_to_have_url(re.compile("sel="))
    page.keyboard.press("f")
    expect(page.locator("#panel-filters input[type=checkbox]").first).to_be_visible()
    page.evaluate(f"{TICK}; history.back()")
    expect(page).to_have_url(re.compile("sel="))
    expect(page.locator(".chip")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page).to_have_url(re.compile("type="))
    expect(page).not_to_have_url(re.compile("sel="))


def test_what_was_set_a_moment_before_a_step_is_there_after_back(page: Page) -> None:
    open_map(page)
    page.keyboard.press("f")
    expect(page.locator("#panel-filters input[type=checkbox]").first).to_be_visible()
    open_table = "document.querySelector('[data-room=tools] button').click()"
    page.evaluate(f"{TICK}; {open_table}")
    expect(page).to_have_url(re.compile("view=table"))
    page.go_back()
    expect(page).not_to_have_url(re.compile("view=table"))
    expect(page).to_have_url(re.compile("type="))
    expect(page.locator(".chip")).to_have_count(1)


def test_what_was_set_a_moment_before_the_page_is_left_goes_along(page: Page, lang: str) -> None:
    open_map(page, "", lang)
    page.keyboard.press("f")
    expect(page.locator("#panel-filters input[type=checkbox]").first).to_be_visible()
    other = "en" if lang == "ar" else "ar"
    page.evaluate(f"{TICK}; document.querySelector('[data-language={other}]').click()")
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator(".chip")).to_have_count(1)
    page.evaluate("document.querySelector('.chip').click(); location.assign('/about/')")
    expect(page).to_have_url(re.compile("/about/"))
    page.go_back()
    expect(page.locator("#tab-events .badge")).not_to_be_empty()
    expect(page.locator(".chip")).to_have_count(0)
