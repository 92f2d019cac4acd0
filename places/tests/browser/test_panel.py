"""The panel of one event: accounts, figures, neighbours, citation, ways through time, and its states."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from places.tests.browser.contested import Contested, make_contested
from places.tests.browser.one_front import *  # noqa: F403

SEEDED = False
TITLE = {"en": "Clashes at Hajin", "ar": "اشتباكات في هجين"}
MADE: list[Contested] = []


def prepare_front() -> None:
    MADE[:] = [make_contested()]


def open_event(page: Page, lang: str = "en", name: str = "event", query: str = "") -> None:
    event = getattr(MADE[0], name)
    page.goto(f"/?lang={lang}&sel={event.uuid}{'&' + query if query else ''}")
    expect(page.locator(".details .claims, .details .cite, .details .problem").first).to_be_attached()


def heading(page: Page) -> Any:
    return page.locator(".details h2")


def test_a_link_opens_the_event_with_all_that_is_known(page: Page, lang: str) -> None:
    open_event(page, lang)
    card = page.locator(".details")
    expect(heading(page)).to_have_text(TITLE[lang])
    expect(card.locator(".tag.warn").first).to_be_visible()
    expect(card.locator(".claims > .claim")).to_have_count(2)
    expect(card.locator(".grade.large")).to_have_text("B3")
    assert card.locator(".claim > blockquote").first.get_attribute("lang") == lang
    expect(card.locator(".past-list li")).to_have_count(1)


def test_accounts_that_differ_say_in_what_and_who(page: Page, lang: str) -> None:
    open_event(page, lang)
    rows = page.locator(".differences > div")
    expect(rows).to_have_count(3)
    days = rows.nth(1).locator("dd")
    assert [re.findall(r"\d+", text)[0] for text in days.all_inner_texts()] == ["8", "9"]
    expect(days.first.locator(".account-number")).to_have_attribute(
        "title", "Front Monitor" if lang == "en" else "مرصد الجبهة"
    )


def test_figures_stand_on_one_axis_each_with_its_doubt(page: Page, lang: str) -> None:
    open_event(page, lang)
    lines = page.locator(".figure-line")
    expect(lines).to_have_count(3)
    assert [len(re.findall(r"\d+", text)) for text in lines.locator(".figure-value").all_inner_texts()] == [
        3,
        1,
        1,
    ]
    expect(page.locator(".figure-line .range")).to_have_count(3)
    expect(page.locator(".figure-line .range.doubtful")).to_have_count(1)
    expect(lines.nth(2).locator(".doubt")).to_contain_text(
        "More than were there" if lang == "en" else "أكثر ممن كانوا هناك"
    )
    ends = page.locator(".figure-line .range").evaluate_all(
        """bars => bars.map(bar => {
             const dots = [...bar.querySelectorAll('.range-end, .range-best')];
             const ends = dots.map(dot => dot.getBoundingClientRect().x);
             return [Math.min(...ends), Math.max(...ends)];
           })"""
    )
    highest = ends[2][1]
    assert (highest < ends[0][0]) == (lang == "ar")
    assert (highest > ends[0][1]) == (lang == "en")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_accounts_stand_side_by_side(page: Page, lang: str, by: str) -> None:
    open_event(page, lang)
    button = page.locator(".compare")
    if by == "mouse":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")
    sheet = page.locator("dialog[open]")
    expect(sheet.locator("thead th")).to_have_count(2)
    expect(sheet.locator("tr.differs")).to_have_count(4)
    expect(sheet.locator("blockquote")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(heading(page)).to_be_visible()
    expect(button).to_be_focused()


def test_neighbours_are_near_in_place_and_time_and_lead_on(page: Page, lang: str) -> None:
    open_event(page, lang)
    near = page.locator(".near-item")
    expect(near).to_have_count(2)
    expect(near.first).to_contain_text("A convoy" if lang == "en" else "رتل")
    near.first.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("A convoy" if lang == "en" else "رتل")
    expect(heading(page)).to_be_focused()
    page.go_back()
    expect(heading(page)).to_have_text(TITLE[lang])


def test_earlier_and_later_by_button_and_key(page: Page, lang: str) -> None:
    open_event(page, lang)
    place = page.locator(".details-at")
    before = place.inner_text()
    page.locator("[data-key=next]").click()
    expect(heading(page)).not_to_have_text(TITLE[lang])
    expect(page.locator("[data-key=next]")).to_be_focused()
    page.keyboard.press("k")
    expect(heading(page)).to_have_text(TITLE[lang])
    expect(place).to_have_text(before)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-key=next]")).to_be_disabled()
    expect(heading(page)).to_contain_text("Nobody knows" if lang == "en" else "لا يُعرف")


def test_an_undated_event_says_so(page: Page, lang: str) -> None:
    open_event(page, lang, "undated")
    expect(page.locator(".event-head .tag.warn")).to_be_visible()
    expect(page.locator(".near .muted")).to_be_visible()


def test_citation_is_copied_in_three_forms(page: Page, context: BrowserContext, lang: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_event(page, lang)
    shown = page.locator(".cite .citation").inner_text()
    copied = {}
    for i, form in enumerate(("plain", "bibtex", "csl")):
        page.locator(".cite .details-links").first.locator("button").nth(i).click()
        expect(page.locator("[data-room=status]")).not_to_be_empty()
        page.wait_for_function("form => navigator.clipboard.readText().then(text => !!text)", arg=form)
        copied[form] = page.evaluate("navigator.clipboard.readText()")
    assert copied["plain"] == shown
    assert str(MADE[0].event.uuid) in shown
    assert copied["bibtex"].startswith("@misc{mapfront-")
    assert json.loads(copied["csl"])[0]["title"] == TITLE[lang]


def test_an_event_that_the_filters_leave_out_says_so_and_offers_the_way(page: Page, lang: str) -> None:
    open_event(page, lang, query="type=civilians")
    notice = page.locator(".left-out")
    expect(notice).to_be_visible()
    notice.locator("button").click()
    expect(notice).to_be_hidden()
    expect(heading(page)).to_have_text(TITLE[lang])
    expect(page.locator("[data-key=previous]")).to_be_enabled()


def test_a_link_to_an_unpublished_event_finds_nothing(page: Page, lang: str, console) -> None:
    console.expect("404")
    page.goto(f"/?lang={lang}&sel={MADE[0].draft.uuid}")
    expect(heading(page)).to_be_visible()
    expect(page.locator(".details")).not_to_contain_text(re.compile("Unpublished raid|سرّي"))
    expect(page.locator(".claim")).to_have_count(0)


def test_a_withdrawn_event_is_told_as_such(page: Page) -> None:
    page.route("**/data/details.*", lambda route: route.fulfill(json={"rows": [None] * 16}))
    page.goto(f"/?sel={MADE[0].event.uuid}")
    expect(page.locator(".details .notice")).to_contain_text("withdrawn")


def test_sources_that_cannot_be_fetched_are_asked_for_again(page: Page, console) -> None:
    console.expect("details.")
    console.expect("Failed to load resource")
    fails = [True]
    page.route("**/data/details.*", lambda route: route.abort() if fails else route.continue_())
    page.goto(f"/?sel={MADE[0].event.uuid}")
    expect(page.locator(".details .problem")).to_be_visible()
    fails.clear()
    page.locator(".details .problem button").click()
    expect(page.locator(".claims > .claim")).to_have_count(2)


def test_escape_closes_the_card_and_gives_the_focus_back(page: Page, lang: str) -> None:
    page.goto(f"/?lang={lang}")
    item = page.locator(".event-item").filter(has_text=TITLE[lang]).first
    item.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".details")).to_be_hidden()
    expect(item).to_be_focused()


def test_the_tooltip_tells_what_lies_under_the_mouse(page: Page, lang: str) -> None:
    event = MADE[0].far
    page.goto(f"/?lang={lang}&z=11&at={event.point.y:.4f},{event.point.x:.4f}")
    expect(page.locator(".event-item").first).to_be_attached()
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2)
    tooltip = page.locator("[data-room=tooltip]")
    expect(tooltip).to_contain_text("Far away" if lang == "en" else "بعيد جدًا")
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] - 60)
    expect(tooltip).to_be_hidden()


def test_the_card_is_accessible_on_desk_and_phone_in_light_and_dark(
    page: Page, lang: str, axe: Callable[..., None]
) -> None:
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width, height in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            open_event(page, lang)
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            page.locator(".compare").click()
            axe(page)


def test_the_events_own_page_compares_the_accounts(page: Page, lang: str, axe: Callable[..., None]) -> None:
    for theme, width in (("light", 1440), ("dark", 390)):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/events/{MADE[0].event.uuid}/?lang={lang}")
        expect(page.locator(".comparison thead th")).to_have_count(2)
        expect(page.locator(".comparison tr.differs")).to_have_count(4)
        expect(page.locator(".figure-line .range.doubtful")).to_have_count(1)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_the_card_is_a_sheet_that_leaves_the_map_in_view(narrow: Page, lang: str) -> None:
    open_event(narrow, lang)
    panel = narrow.locator("[data-room=panel]").bounding_box()
    assert panel
    assert panel["y"] > 844 * 0.25
    expect(heading(narrow)).to_be_in_viewport()
    narrow.locator(".grip").click()
    expect(narrow.locator(".details-body")).to_be_hidden()
    narrow.locator(".grip").click()
    expect(heading(narrow)).to_be_in_viewport()
