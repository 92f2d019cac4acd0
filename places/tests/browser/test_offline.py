"""The map without a network, after one visit with it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from places.publishing import offline
from places.tests.browser.one_front import *  # noqa: F403

NOTICE = {"en": "Offline: data of", "ar": "2"}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture(autouse=True)
def _fresh() -> None:
    offline.forget()


def visit(page: Page, lang: str = "en") -> None:
    """A first visit, until all is kept."""
    page.goto(f"/?lang={lang}")
    expect(page.locator(".event-item").first).to_be_attached()
    expect(page.locator("html[data-kept]")).to_be_attached(timeout=30_000)


def kept_addresses(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
    )
    return found


def test_the_map_opens_without_a_network_and_says_so(
    page: Page, context: BrowserContext, console: Any, lang: str
) -> None:
    console.expect("ERR_INTERNET_DISCONNECTED")
    visit(page, lang)
    context.set_offline(True)
    page.goto(f"/?lang={lang}&type=strike")
    expect(page.locator("#tab-events .badge")).to_have_text("1")
    expect(page.locator(".banner.warn")).to_contain_text(NOTICE[lang])
    other = "en" if lang == "ar" else "ar"
    page.locator(f"[data-language={other}]").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("#tab-events .badge")).to_have_text("1")
    context.set_offline(False)
    expect(page.locator(".banner.warn")).to_have_count(0)


def test_an_event_that_was_opened_and_words_are_found_without_a_network(
    page: Page, context: BrowserContext, console: Any, lang: str
) -> None:
    console.expect("ERR_INTERNET_DISCONNECTED")
    visit(page, lang)
    page.reload()  # from here on the worker keeps what is fetched
    page.locator(".event-item").first.click()
    heading = page.locator(".details h2")
    expect(page.locator(".details blockquote").first).to_be_visible()
    told = heading.inner_text()
    context.set_offline(True)
    page.goto(page.url)
    expect(heading).to_have_text(told)
    expect(page.locator(".details blockquote").first).to_be_visible()
    page.goto(f"/?lang={lang}&q=Hajin")
    expect(page.locator(".banner.warn")).to_contain_text(NOTICE[lang])
    expect(page.locator("#tab-events .badge")).to_have_text(re.compile("^[1-9]"))
    expect(page.locator(".banner.bad")).to_have_count(0)


def test_a_page_that_was_read_can_be_read_again(page: Page, context: BrowserContext, console: Any) -> None:
    console.expect("ERR_")
    visit(page)
    page.reload()
    page.goto("/about/?lang=en")
    heading = page.locator("h1").inner_text()
    context.set_offline(True)
    page.goto("/about/")
    expect(page.locator("h1")).to_have_text(heading)


def test_a_page_that_was_never_read_is_told_to_be_absent(
    page: Page, context: BrowserContext, console: Any, lang: str
) -> None:
    console.expect("ERR_INTERNET_DISCONNECTED")
    visit(page, lang)
    context.set_offline(True)
    page.goto("/sources/")
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.locator(".error-page h1")).to_be_visible()
    page.locator(".error-page a.button").click()
    expect(page.locator(".event-item").first).to_be_attached()


def test_a_page_comes_from_the_network_while_there_is_one(page: Page) -> None:
    visit(page)
    page.evaluate(
        """async () => {
            for (const name of await caches.keys()) {
              const cache = await caches.open(name);
              for (const request of await cache.keys()) {
                if (new URL(request.url).pathname === "/") {
                  await cache.put(request, new Response("<h1>old</h1>"));
                }
              }
            }
        }"""
    )
    page.reload()
    expect(page.locator(".event-item").first).to_be_attached()


def test_nothing_of_the_desk_is_kept(page: Page, context: BrowserContext, sign_in: Any) -> None:
    visit(page)
    sign_in()
    page.goto("/?lang=en&unpublished=1")
    expect(page.locator(".event-item").first).to_be_attached()
    page.goto("/about/?lang=en")
    page.goto("/admin/")
    page.wait_for_load_state("networkidle")
    page.goto("/?lang=en")
    kept = kept_addresses(page)
    assert not [address for address in kept if "/admin/" in address or "desk.json" in address]
    assert not [address for address in kept if "/about/" in address]
    shells = page.evaluate(
        """async () => {
            const shell = await caches.match("/?lang=en&kept=1");
            return await shell.text();
        }"""
    )
    assert '"staff": false' in shells


def test_an_installation_without_it_takes_the_worker_away(page: Page, settings: Any) -> None:
    visit(page)
    settings.OFFLINE = False
    page.reload()
    expect(page.locator(".event-item").first).to_be_attached()
    gone = "async () => !(await navigator.serviceWorker.getRegistration('/'))"
    for _ in range(50):
        if page.evaluate(gone):
            break
        page.wait_for_timeout(100)
    assert page.evaluate(gone)
