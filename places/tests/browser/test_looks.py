"""The main views look as their stored references do; `make looks` takes the references anew.

A failure leaves the picture as it is now, and what differs in red, in test-results/looks/.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from places.tests.browser.one_front import *  # noqa: F403
from places.tests.browser.pictures import compare, halved, store

REFERENCES = Path(__file__).parent / "looks"
RESULTS = Path("test-results") / "looks"
MOST_BYTES = 1_000_000
TODAY = datetime.datetime(2020, 1, 15, 9, 0, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Look:
    """One view; {event} and {report} stand for UUIDs, `waits` is what must be there before the picture."""

    name: str
    path: str
    waits: str
    language: str = "en"
    theme: str = "light"
    width: int = 1440
    height: int = 900
    staff: bool = False


_MAP, _CARD, _PAGE = ".event-item", ".details blockquote", "#small-map path"
LOOKS = [
    Look("map-en", "/", _MAP),
    Look("map-ar", "/", _MAP, language="ar"),
    Look("map-dark", "/?z=9&at=34.85,40.75&day=2018-01-15", _MAP, theme="dark"),
    Look("map-narrow-en", "/", _MAP, width=390, height=844),
    Look("map-narrow-ar", "/", _MAP, language="ar", width=390, height=844),
    Look("event-panel-en", "/?sel={event}", _CARD),
    Look("event-panel-narrow-ar", "/?sel={event}", _CARD, language="ar", width=390, height=844),
    Look("report-page", "/reports/{report}/", _PAGE),
    Look("event-page-ar", "/events/{event}/", _PAGE, language="ar"),
    Look("desk", "/admin/places/report/{report}/desk/", ".leaflet-interactive, .mention", staff=True),
]


def prepare_front() -> None:
    """Give everything that shows a time of its own a fixed one."""
    from places.models import ControlFact, Event, Report

    for model in (Event, Report, ControlFact):
        model.objects.filter(reviewed_at__isnull=False).update(reviewed_at=TODAY)
        model.history.update(history_date=TODAY)
    Report.objects.update(received_at=TODAY)


def _uuids() -> dict[str, str]:
    from places.models import Event, Report

    event = Event.objects.published().get(type__code="strike.artillery")
    report = Report.objects.published().filter(language="en").order_by("pk").first()
    return {"event": str(event.uuid), "report": str(report.uuid if report else "")}


def _open(browser: Browser, server: LiveServer, look: Look) -> Page:
    context = browser.new_context(
        base_url=server.url,
        locale={"en": "en-GB", "ar": "ar-SY"}[look.language],
        timezone_id="Asia/Damascus",
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.theme == "dark" else "light",
        reduced_motion="reduce",
    )
    if look.staff:
        context.add_cookies([{"name": "sessionid", "value": _session(), "url": server.url}])
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.goto(look.path.format(**_uuids()))
    expect(page.locator(look.waits).first).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => document.activeElement?.blur())")
    page.wait_for_timeout(400)  # canvases and labels follow the fonts by a frame or two
    return page


def _session() -> str:
    from django.test import Client

    from places.models import User

    editor = User.objects.filter(username="editor").first() or User.objects.create_superuser("editor")
    client = Client()
    client.force_login(editor)
    return str(client.cookies["sessionid"].value)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_view_looks_like_its_reference(browser: Browser, live_server: LiveServer, look: Look) -> None:
    page = _open(browser, live_server, look)
    now = halved(page.screenshot(animations="disabled", caret="hide"))
    page.context.close()
    stored = REFERENCES / f"{look.name}.webp"
    if os.environ.get("RENEW_LOOKS"):
        store(now, stored)
        return
    assert stored.is_file(), f"there is no reference of {look.name}: make looks takes it"
    found = compare(Image.open(stored).convert("RGB"), now)
    if not found.alike:
        RESULTS.mkdir(parents=True, exist_ok=True)
        now.save(RESULTS / f"{look.name}.png")
        found.seen.save(RESULTS / f"{look.name}-difference.png")
    assert found.alike, f"{look.name}: {found}; see {RESULTS}"


def test_the_references_are_small_and_none_is_left_over() -> None:
    files = list(REFERENCES.iterdir())
    assert {path.stem for path in files} == {look.name for look in LOOKS}
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


@pytest.mark.parametrize("change", ["a panel moves", "a colour changes", "a heading is missing"])
def test_a_changed_view_fails(browser: Browser, live_server: LiveServer, change: str) -> None:
    """The same view before and after a change that a reader would see."""
    page = _open(browser, live_server, LOOKS[0])
    before = halved(page.screenshot(animations="disabled", caret="hide"))
    _change(page, change)
    after = halved(page.screenshot(animations="disabled", caret="hide"))
    page.context.close()
    assert compare(before, before).alike
    assert not compare(before, after).alike


def _change(page: Page, change: str) -> Any:
    script = {
        "a panel moves": "document.querySelector('[data-room=panel]').style.translate = '6px 4px'",
        "a colour changes": "document.documentElement.style.setProperty('--accent', '#b03060')",
        "a heading is missing": "document.querySelector('.wordmark span').style.visibility = 'hidden'",
    }[change]
    return page.evaluate(script)
