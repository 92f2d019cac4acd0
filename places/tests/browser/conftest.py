"""What browser tests stand on: a live server, Chromium, pinned locales, and a strict console.

    def test_map_names_hajin(page, seeded, lang): …      # runs in English and in Arabic
    def test_panel_fits_a_phone(narrow, seeded): …       # `narrow` is the page at 390 × 844
    def test_page_is_accessible(page, axe): page.goto("/"); axe(page)
    def test_desk(page, sign_in): sign_in(); page.goto("/admin/")

Addresses are relative to the live server. A page error, an error in the console, or a request to
a foreign host fails the test; `console.expect("404")` forgives messages that contain a text.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, expect
from pytest_django.live_server_helper import LiveServer

# Playwright's synchronous API keeps an event loop in the test's thread, which Django would
# otherwise take for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
expect.set_options(timeout=10_000)

LOCALES = {"en": "en-GB", "ar": "ar-SY"}
LOOPBACK = {"127.0.0.1", "localhost", "::1", None}
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium",
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(params=sorted(LOCALES, reverse=True))
def lang(request: pytest.FixtureRequest) -> str:
    """The reader's language: a test that asks for it runs once in "en" and once in "ar"."""
    return str(request.param)


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], live_server: LiveServer, request: pytest.FixtureRequest
) -> dict[str, Any]:
    """English unless the test asks for `lang`; always the same time zone, size and motion."""
    language = request.getfixturevalue("lang") if "lang" in request.fixturenames else "en"
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": LOCALES[language],
        "timezone_id": "Asia/Damascus",
        "viewport": WIDE,
        "reduced_motion": "reduce",
        "color_scheme": "light",
        "service_workers": "block",  # each test meets the server itself; test_offline.py allows them
    }


class Console:
    """What went wrong in the browser during a test."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._expected: list[str] = []

    def expect(self, text: str) -> None:
        """Forgive problems whose message contains `text`."""
        self._expected.append(text)

    @property
    def unexpected(self) -> list[str]:
        return [problem for problem in self.problems if not any(text in problem for text in self._expected)]

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._page_error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def _page_error(self, error: WebError) -> None:
        self.problems.append(f"page error: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in LOOPBACK:
            self.problems.append(f"request to a foreign host: {request.url}")


@pytest.fixture(autouse=True)
def console(context: BrowserContext) -> Iterator[Console]:
    """Fails the test when the browser had something to complain of."""
    watcher = Console()
    watcher.watch(context)
    yield watcher
    assert not watcher.unexpected, "\n".join(watcher.unexpected)


@pytest.fixture
def wide(page: Page) -> Page:
    """The page on a desk: 1440 × 900."""
    page.set_viewport_size(WIDE)
    return page


@pytest.fixture
def narrow(page: Page) -> Page:
    """The page on a phone: 390 × 844."""
    page.set_viewport_size(NARROW)
    return page


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """`axe(page)` asserts that axe-core finds no violation in the page as it stands.

    `axe(page, "#panel")` looks at one part of it.
    """

    def check(page: Page, part: str | None = None) -> None:
        found = Axe().run(page, context=part)
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def seeded(live_server: LiveServer, seeded: None) -> None:
    """The seeds, in the database that the live server reads."""


@pytest.fixture
def sign_in(context: BrowserContext, live_server: LiveServer) -> Callable[..., Any]:
    """`sign_in()` makes a superuser "editor" and signs the browser in; `sign_in(user)` takes yours.

    Returns the user. No form is filled: the session's cookie goes straight into the browser.
    """
    from places.models import User

    def enter(user: User | None = None) -> User:
        user = user or User.objects.create_superuser("editor", "editor@example.org", "not-typed")
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        return user

    return enter
