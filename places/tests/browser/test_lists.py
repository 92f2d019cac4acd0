"""The desk's lists: every column in sight on a desk's screen, and a card a row on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from places.tests.browser.one_front import *  # noqa: F403

LISTS = ["report", "event", "claim", "mention", "place", "source", "actor", "eventtype", "controlfact"]
HIDDEN_PX = "list => Math.max(0, list.scrollWidth - list.clientWidth)"


@pytest.fixture
def signed(sign_in: Callable[..., Any]) -> None:
    from places.models import User

    sign_in(User.objects.filter(username="editor").first())


def test_no_list_scrolls_sideways(page: Page, signed: None, lang: str) -> None:
    hidden = {}
    for name in LISTS:
        page.goto(f"/admin/places/{name}/?lang={lang}")
        hidden[name] = page.locator(".results").evaluate(HIDDEN_PX)
    assert not any(hidden.values()), hidden


def test_on_a_phone_each_row_is_a_card_that_names_its_columns(narrow: Page, signed: None, lang: str) -> None:
    hidden = {}
    for name in LISTS:
        narrow.goto(f"/admin/places/{name}/?lang={lang}")
        hidden[name] = narrow.locator(".results").evaluate(HIDDEN_PX)
    assert not any(hidden.values()), hidden
    narrow.goto(f"/admin/places/claim/?lang={lang}")
    status = narrow.locator("#result_list tbody tr").first.locator(".field-status")
    words = {"en": "Status", "ar": "الحالة"}[lang]
    expect(status).to_have_attribute("data-label", words)
    head = narrow.locator("#result_list thead .column-status a").first
    expect(head).to_have_text(words)
    head.click()
    expect(narrow.locator("#result_list thead .column-status")).to_have_class(
        "sortable column-status sorted ascending"
    )
