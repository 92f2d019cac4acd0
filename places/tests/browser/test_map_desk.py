"""What the map shows to editors beyond what it shows to all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("seeded")]


def test_editor_may_see_unpublished_events(page: Page, sign_in: Callable[[], Any]) -> None:
    from places.models import Event

    Event.objects.filter(title_en__contains="ad-Dashishah, villages").update(
        status="draft", reviewer=None, reviewed_at=None
    )
    sign_in()
    page.goto("/?lang=en")
    events = page.locator(".event-item")
    expect(events).to_have_count(7)
    page.locator("#tab-layers").click()
    page.locator("[data-key=unpublished]").check()
    page.locator("#tab-events").click()
    expect(events).to_have_count(8)
    events.filter(has_text="ad-Dashishah, villages").click()
    expect(page.locator(".details .tag.bad")).to_have_text("draft")
    expect(page.locator(".details blockquote").first).to_be_visible()


def test_stranger_is_not_offered_unpublished_events(page: Page) -> None:
    page.goto("/?lang=en")
    page.locator("#tab-layers").click()
    expect(page.locator("[data-key='layer:events']")).to_be_visible()
    expect(page.locator("[data-key=unpublished]")).to_have_count(0)
