"""The timeline: brush, zoom, steps, playback, readout; by mouse, finger and keyboard, in both directions."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import FloatRect, Page, expect

from places.tests.browser.one_front import *  # noqa: F403


def open_map(page: Page, query: str = "", lang: str = "en") -> None:
    page.goto(f"/?lang={lang}&{query}")
    expect(page.locator(".event-item, .banner.empty").first).to_be_attached()


def query(page: Page) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}


def expect_query(page: Page, **wanted: str) -> None:
    for key, value in wanted.items():
        expect(page).to_have_url(re.compile(rf"[?&]{key}={re.escape(value)}(&|$)"))


def expect_no(page: Page, key: str) -> None:
    expect(page).not_to_have_url(re.compile(rf"[?&]{key}="))


def track(page: Page) -> FloatRect:
    box = page.locator(".track").bounding_box()
    assert box
    return box


def along(page: Page, share: float, lang: str) -> float:
    """The x of a share of the time shown, whichever way it runs."""
    box = track(page)
    return box["x"] + box["width"] * (1 - share if lang == "ar" else share)


def test_steps_lead_through_time_by_buttons_and_keys(page: Page, lang: str) -> None:
    open_map(page, "from=2018-06-01&to=2018-06-30&step=month", lang)
    forward = page.locator(".timeline-head .icon-stepforward").locator("..")
    forward.click()
    expect_query(page, **{"from": "2018-07-01", "to": "2018-07-31"})
    page.keyboard.press("[")
    expect_query(page, **{"from": "2018-06-01", "to": "2018-06-30"})
    page.locator(".slider.body").focus()
    page.keyboard.press("w")
    expect_query(page, step="week")
    page.keyboard.press("]")
    expect_query(page, **{"from": "2018-06-08", "to": "2018-07-07"})
    page.locator(".timeline-tools select").first.select_option("day")
    expect_no(page, "step")


def test_the_first_step_from_all_time_is_its_first_month(page: Page) -> None:
    open_map(page, "step=month")
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile(r"from=(\d{4}-\d\d)-01&to=\1-"))


def test_a_range_snaps_to_the_step_and_is_moved_by_its_upper_edge(page: Page, lang: str) -> None:
    open_map(page, "step=month", lang)
    y = track(page)["y"] + 50
    page.mouse.move(along(page, 0.42, lang), y)
    page.mouse.down()
    page.mouse.move(along(page, 0.58, lang), y, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=201\d-\d\d-01&to="))
    begun = query(page)["from"]
    edge = track(page)["y"] + 3
    page.mouse.move(along(page, 0.5, lang), edge)
    page.mouse.down()
    page.mouse.move(along(page, 0.6, lang), edge, steps=5)
    page.mouse.up()
    expect(page).not_to_have_url(re.compile(f"from={begun}"))
    assert query(page)["from"] > begun
    assert query(page)["from"].endswith("-01")


def test_the_timeline_zooms_by_wheel_keys_and_buttons_and_back(page: Page, lang: str) -> None:
    open_map(page, "from=2018-09-01&to=2018-10-31", lang)
    page.mouse.move(along(page, 0.7, lang), track(page)["y"] + 40)
    page.mouse.wheel(0, -400)
    expect(page).to_have_url(re.compile("span="))
    first, last = query(page)["span"].split(",")
    assert first < "2018-10-09" < last
    expect(page.locator(".overview")).to_be_visible()
    page.locator(".slider.body").focus()
    page.keyboard.press("+")
    expect(page).not_to_have_url(re.compile(f"span={first},{last}"))
    page.keyboard.press("0")
    expect_no(page, "span")
    page.locator(".timeline-tools .icon-zoomin").locator("..").click()
    expect(page).to_have_url(re.compile("span="))
    whole = page.locator(".timeline-tools .icon-whole").locator("..")
    whole.click()
    expect_no(page, "span")
    expect(whole).to_be_disabled()


def test_two_fingers_zoom_the_timeline_and_one_draws_a_range(narrow: Page, lang: str) -> None:
    open_map(narrow, lang=lang)

    def touch(kind: str, *fingers: tuple[int, float]) -> None:
        y = track(narrow)["y"] + 30
        for identifier, share in fingers:
            narrow.evaluate(
                """([kind, id, x, y]) => {
                    const target = kind === "pointerdown" ? document.elementFromPoint(x, y)
                        : document.querySelector(".track");
                    target.dispatchEvent(new PointerEvent(kind, {pointerId: id, pointerType: "touch",
                        clientX: x, clientY: y, bubbles: true, cancelable: true, button: 0, buttons: 1}));
                }""",
                [kind, identifier, along(narrow, share, lang), y],
            )

    narrow.evaluate("Element.prototype.setPointerCapture = () => {}")
    touch("pointerdown", (1, 0.5))
    touch("pointermove", (1, 0.7))
    touch("pointerup", (1, 0.7))
    expect(narrow).to_have_url(re.compile("from=.*to="))
    chosen = query(narrow)["from"]
    touch("pointerdown", (1, 0.45), (2, 0.55))
    touch("pointermove", (1, 0.3), (2, 0.7))
    touch("pointerup", (1, 0.3), (2, 0.7))
    expect(narrow).to_have_url(re.compile("span="))
    assert query(narrow)["from"] == chosen


def test_heights_are_logarithmic_on_request(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    bars = "document.querySelector('.chart').toDataURL()"
    linear = page.evaluate(bars)
    log = page.locator(".timeline-tools .icon-log").locator("..")
    log.click()
    expect_query(page, scale="log")
    expect(log).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(f"before => {bars} !== before", arg=linear)
    page.locator(".slider.body").focus()
    page.keyboard.press("l")
    expect_no(page, "scale")


def test_playing_repeats_when_asked_and_stops_when_not(page: Page) -> None:
    open_map(page, "from=2019-03-20&to=2019-03-30&loop=1")
    page.get_by_label("Speed").select_option("40")
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("from=2017-"))
    page.keyboard.press("p")
    open_map(page, "from=2019-03-20&to=2019-03-30")
    page.get_by_role("button", name="Play").click()
    expect_query(page, to="2019-03-31")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_bar_tells_what_it_holds(page: Page, lang: str) -> None:
    open_map(page, "span=2018-09-01,2018-11-30", lang)
    page.mouse.move(along(page, 38.5 / 91, lang), track(page)["y"] + 60)
    tip = page.locator(".chart-tip")
    expect(tip).to_contain_text("9 October 2018" if lang == "en" else "9 تشرين الأول 2018")
    expect(tip.locator("li").first).to_be_visible()


def test_the_range_is_told_by_the_hijri_calendar_too_if_wished(page: Page, lang: str) -> None:
    page.add_init_script("localStorage.setItem('mapfront-preferences', JSON.stringify({hijri: true}))")
    open_map(page, "from=2018-10-09&to=2018-10-09", lang)
    expect(page.locator(".readout-hijri")).to_have_text(re.compile("1440"))
    expect(page.locator(".readout")).to_have_text(re.compile("2018"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_zoomed_timeline_is_accessible(
    page: Page, axe: Callable[..., None], lang: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    open_map(page, "span=2018-09-01,2018-11-30&from=2018-09-10&to=2018-10-09&scale=log", lang)
    axe(page, ".timeline")


def test_a_phone_has_all_of_the_timeline_behind_one_button(narrow: Page, lang: str) -> None:
    open_map(narrow, lang=lang)
    tools = narrow.locator(".timeline-tools")
    expect(tools).to_be_hidden()
    narrow.locator(".timeline-head .more").click()
    expect(tools.locator("select").first).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
