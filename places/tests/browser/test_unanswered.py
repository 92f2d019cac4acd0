"""What the map says when the server gives no answer: nothing is shown as if it were one."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from places.tests.browser.one_front import *  # noqa: F403

ROWS = "**/data/rows.bin*"
TITLES = "**/data/titles.*"
UNKNOWN = {"en": re.compile("The words could not be looked up"), "ar": re.compile("الكلمات|words")}


def refuse(route: Route) -> None:
    route.abort()


def a_uuid() -> str:
    from places.models import Event

    return str(Event.objects.published().order_by("latest", "pk").values_list("uuid", flat=True)[0])


def test_an_event_that_could_not_be_fetched_is_not_called_absent(page: Page, console: Any, lang: str) -> None:
    console.expect("ERR_FAILED")
    for address in ("**/data/row.json*", TITLES):
        page.route(address, refuse)
    page.goto(f"/?lang={lang}&sel={a_uuid()}")
    details = page.locator(".details")
    expect(details.locator(".problem")).to_be_visible()
    problem = details.locator("h2").inner_text()
    for address in ("**/data/row.json*", TITLES):
        page.unroute(address)
    details.locator(".problem button").click()
    expect(details.locator("blockquote").first).to_be_visible()
    expect(details.locator("h2")).not_to_have_text(problem)
    page.goto(f"/?lang={lang}&sel=00000000-0000-4000-8000-000000000000")
    expect(details.locator("h2")).to_be_visible()
    expect(details.locator("h2")).not_to_have_text(problem)
    expect(details.locator(".problem")).to_have_count(0)


def test_words_without_an_answer_show_no_event_and_hand_none_on(page: Page, console: Any, lang: str) -> None:
    console.expect("ERR_FAILED")
    page.route(ROWS, refuse)
    page.route(TITLES, refuse)
    page.goto(f"/?lang={lang}&q=Hajin")
    banner = page.locator(".banner.bad")
    expect(banner).to_contain_text(UNKNOWN[lang])
    expect(page.locator("#tab-events .badge")).to_have_text("?")
    expect(page.locator(".event-item")).to_have_count(0)
    expect(page.locator(".list-summary")).to_contain_text(UNKNOWN[lang])
    expect(page.locator("[data-room=status]")).to_contain_text(UNKNOWN[lang])
    expect(page.locator(".banner.empty")).to_have_count(0)

    page.keyboard.press("s")
    expect(page.locator("dialog.share .problem")).to_contain_text(UNKNOWN[lang])
    for button in page.locator("[data-share], [data-copies=share-citation]").all():
        expect(button).to_be_disabled()
    expect(page.locator("#share-citation")).to_have_value("")
    expect(page.locator("#share-link")).to_have_value(re.compile("q=Hajin"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".print-page")).to_contain_text(UNKNOWN[lang])
    expect(page.locator(".print-page table")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.keyboard.press("Escape")

    page.unroute(ROWS)
    page.unroute(TITLES)
    banner.get_by_role("button").click()
    expect(banner).to_have_count(0)
    expect(page.locator("#tab-events .badge")).to_have_text(re.compile("^[1-9]"))
    page.keyboard.press("s")
    expect(page.locator("[data-share=csv]")).to_be_enabled()


def test_words_are_looked_up_as_soon_as_the_network_is_back(page: Page, console: Any) -> None:
    console.expect("ERR_FAILED")
    page.route(ROWS, refuse)
    page.route(TITLES, refuse)
    page.goto("/?lang=en&q=Hajin")
    expect(page.locator(".banner.bad")).to_contain_text(UNKNOWN["en"])
    page.unroute(ROWS)
    page.unroute(TITLES)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".banner.bad")).to_have_count(0)
    expect(page.locator(".event-item").first).to_be_attached()


def test_without_an_answer_the_titles_that_are_here_are_searched(page: Page, console: Any, lang: str) -> None:
    console.expect("ERR_FAILED")
    page.goto(f"/?lang={lang}&q=Hajin")
    badge = page.locator("#tab-events .badge")
    expect(page.locator(".event-item .event-title:not(.coming)").first).to_be_attached()
    answered = badge.inner_text()
    page.keyboard.press("f")
    page.route(ROWS, refuse)
    field = page.locator("#filter-words")
    field.fill("")
    expect(badge).not_to_have_text(answered)
    field.fill("hajin")  # every title of this front came in one part
    expect(badge).to_have_text(answered)
    expect(page.locator(".banner.bad")).to_have_count(0)
