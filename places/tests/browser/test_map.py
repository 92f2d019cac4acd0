"""The map as its readers use it: by mouse, by keyboard, on a phone, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from places.publishing import snapshot
from places.tests.browser.one_front import *  # noqa: F403

SHELLING = {"en": "French artillery", "ar": "المدفعية الفرنسية"}


def open_map(page: Page, query: str = "", lang: str = "en") -> None:
    """The map with its data there."""
    page.goto(f"/?lang={lang}{'&' + query if query else ''}")
    expect(page.locator(".event-item, .banner.empty").first).to_be_attached()


def items(page: Page) -> Locator:
    return page.locator(".event-item")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def expect_in_query(page: Page, key: str, value: str) -> None:
    """The address is written a moment after the state."""
    expect(page).to_have_url(re.compile(rf"[?&]{key}={re.escape(value)}(&|$)"))


def choose(page: Page, title: str) -> None:
    items(page).filter(has_text=title).first.click()


def test_map_shows_every_published_event(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    expect(items(page)).to_have_count(8)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    expect(page.locator("canvas.leaflet-zoom-animated, .map canvas").first).to_be_attached()


def test_event_opens_with_quotation_and_source(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    choose(page, SHELLING[lang])
    card = page.locator(".details")
    expect(card.locator("h2")).to_be_focused()
    expect(card.locator("blockquote").first).to_have_attribute("lang", lang)
    expect(card.locator(".claim-source").first).to_contain_text("عنب بلدي" if lang == "ar" else "Enab Baladi")
    href = card.locator(".claim-report a").first.get_attribute("href") or ""
    assert re.match(r"/reports/[0-9a-f-]{36}/#claim-[0-9a-f-]{36}$", href)


def test_translation_is_no_second_account(page: Page) -> None:
    open_map(page)
    choose(page, SHELLING["en"])
    expect(page.locator(".claim > blockquote").first).to_be_attached()
    languages = page.locator(".claim > blockquote").evaluate_all("quotes => quotes.map(q => q.lang)")
    assert languages
    assert set(languages) == {"en"}


def test_doubtful_figure_says_why(page: Page) -> None:
    open_map(page)
    choose(page, "villages of as-Suwar")
    expect(page.locator(".details .doubt").first).to_be_visible()


def test_back_closes_what_a_choice_opened(page: Page) -> None:
    open_map(page)
    choose(page, SHELLING["en"])
    assert "sel" in query(page)
    page.go_back()
    expect(page.locator(".details")).to_be_hidden()
    page.go_forward()
    expect(page.locator(".details h2")).to_contain_text(SHELLING["en"])


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    open_map(page)
    first = items(page).first
    first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".details h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_list_is_walked_with_arrow_keys(page: Page) -> None:
    open_map(page)
    items(page).first.focus()
    page.keyboard.press("ArrowDown")
    expect(items(page).nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(items(page).last).to_be_focused()


def test_previous_and_next_go_through_time(page: Page) -> None:
    open_map(page)
    items(page).last.click()
    expect(page.get_by_role("button", name="Earlier event")).to_be_disabled()
    earliest = page.locator(".details h2").inner_text()
    page.get_by_role("button", name="Later event").click()
    expect(page.locator(".details h2")).not_to_have_text(earliest)
    page.keyboard.press("k")
    expect(page.locator(".details h2")).to_have_text(earliest)


def test_filters_narrow_and_chips_widen_again(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.locator("#tab-filters").click()
    page.locator("[data-key='types:strike']").check()
    expect_in_query(page, "type", "strike")
    expect(page.locator("#tab-events .badge")).to_have_text("1")
    page.locator(".chip").click()
    expect(page.locator("#tab-events .badge")).to_have_text("8")


def test_counts_say_what_a_choice_would_leave(page: Page) -> None:
    open_map(page, "type=strike")
    page.locator("#tab-filters").click()
    is_row = page.locator(".choice", has=page.locator("[data-key='actors:is']"))
    expect(is_row.locator(".choice-count")).to_have_text("1")


def test_nothing_found_offers_the_way_out(page: Page) -> None:
    open_map(page, "q=xyzzy")
    expect(page.locator(".banner.empty")).to_be_visible()
    page.locator(".banner.empty button").click()
    expect(items(page)).to_have_count(8)


def test_time_range_moves_by_keyboard_with_the_reading_direction(page: Page, lang: str) -> None:
    open_map(page, "from=2018-09-01&to=2018-10-31", lang)
    start = page.locator(".slider.start")
    start.focus()
    page.keyboard.press("ArrowLeft" if lang == "ar" else "ArrowRight")
    expect_in_query(page, "from", "2018-09-02")
    page.keyboard.press("PageUp")
    expect_in_query(page, "from", "2018-10-02")
    page.keyboard.press("End")
    expect_in_query(page, "from", "2018-10-31")


def test_time_range_is_dragged_with_the_mouse(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    box = page.locator(".track").bounding_box()
    assert box
    y = box["y"] + 40
    page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=201.*to=201"))
    start, end = query(page)["from"][0], query(page)["to"][0]
    assert start < end


def test_range_leaves_only_events_of_its_time(page: Page) -> None:
    open_map(page, "from=2018-06-01&to=2018-07-10&undated=0")
    expect(page.locator(".event-title.coming")).to_have_count(0)
    titles = " ".join(items(page).all_inner_texts())
    assert "ad-Dashishah" in titles
    assert SHELLING["en"] not in titles


def test_playing_moves_the_range(page: Page) -> None:
    open_map(page, "from=2018-06-01&to=2018-06-30")
    page.get_by_role("button", name="Play").click()
    expect(page).not_to_have_url(re.compile("from=2018-06-01"))
    page.get_by_role("button", name="Pause").click()


@pytest.mark.parametrize("words", ["hajin", "هجين"])
def test_place_search_flies_there(page: Page, lang: str, words: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.get_by_role("option").first).to_contain_text("هجين")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"at=34\.6\d*,40\.8"))
    expect(page.locator("#place-results")).to_be_hidden()


def test_unknown_place_is_said(page: Page) -> None:
    open_map(page)
    page.locator("#place-search").fill("qqqq")
    expect(page.locator(".results.problem")).to_be_visible()


def test_address_brings_everything_back(page: Page) -> None:
    address = "z=10&at=34.6000,40.9000&from=2018-09-01&to=2018-10-31&day=2018-09-20&actor=sdf&disputed=1"
    open_map(page, address)
    page.wait_for_timeout(300)
    for key, value in parse_qs(address).items():
        assert query(page)[key] == value
    expect(page.locator(".chip")).to_have_count(3)
    expect(page.locator(".map-key")).to_contain_text("20 September 2018")


def test_language_switch_keeps_the_state(page: Page) -> None:
    open_map(page, "type=strike&from=2018-09-01&to=2018-10-31")
    page.locator("[data-language=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect_in_query(page, "type", "strike")
    expect(page.locator("#tab-events .badge")).to_have_text("1")


def test_table_tells_the_same_and_sorts(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("t")
    table = page.locator(".table-view table")
    expect(table.locator("tbody tr:not(.spacer)")).to_have_count(8)
    expect(table).to_have_attribute("aria-rowcount", "9")
    head = table.locator("thead th").nth(2)
    cells = table.locator("tbody tr:not(.spacer) td:nth-child(3)")
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    types = cells.all_inner_texts()
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(cells.first).to_have_text(types[-1])
    assert cells.all_inner_texts() == types[::-1]
    title = table.locator("tbody th button").first.inner_text()
    table.locator("tbody th button").first.click()
    expect(page.locator(".details h2")).to_have_text(title)


def test_ground_tells_on_which_fact_it_rests(page: Page) -> None:
    open_map(page, "z=11&at=35.0249,40.4281&day=2018-10-09&layers=control")
    area = page.locator(".map").bounding_box()
    assert area
    x, y = area["x"] + area["width"] / 2, area["y"] + area["height"] / 2
    page.mouse.move(x - 30, y + 30)
    expect(page.locator("[data-room=tooltip]")).to_contain_text("Al-Mayadin")
    expect(page.locator("[data-room=tooltip]")).to_contain_text("held")
    page.mouse.click(x - 30, y + 30)
    card = page.locator(".details")
    expect(card.locator("h2")).to_have_text("Al-Mayadin")
    expect(card).to_contain_text("Source")
    expect(card).to_contain_text("months old")


def test_day_of_control_can_be_kept(page: Page) -> None:
    open_map(page, "from=2018-09-01&to=2018-10-31")
    page.locator("[data-key=pin]").click()
    expect_in_query(page, "day", "2018-10-31")
    page.locator(".slider.end").focus()
    page.keyboard.press("PageDown")
    expect_in_query(page, "to", "2018-09-30")
    expect(page.locator(".map-key")).to_contain_text("31 October 2018")


def test_click_on_the_map_chooses_an_event(page: Page) -> None:
    open_map(page, "z=10&at=36.0,41.0&type=territory.captured&layers=events")
    point = page.evaluate(
        """async () => {
            const main = document.querySelector("script[type=module][src*='map/main']").src;
            const { data, selection } = (await import(main)).store.get();
            const [row] = selection.rows();
            return [data.events.lat(row), data.events.lon(row)];
        }"""
    )
    open_map(page, f"z=10&at={point[0]},{point[1]}&type=territory.captured&layers=events")
    area = page.locator(".map").bounding_box()
    assert area
    page.mouse.move(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    expect(page.locator("[data-room=tooltip]")).to_contain_text("ad-Dashishah")
    page.mouse.click(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)
    expect(page.locator(".details h2")).to_contain_text("ad-Dashishah")


def test_link_to_an_unknown_event_says_so(page: Page) -> None:
    open_map(page, "sel=00000000-0000-4000-8000-000000000000")
    expect(page.locator(".details h2")).to_have_text("No such event here")
    expect(page.locator(".details")).to_be_visible()


def test_silent_server_is_said_and_asked_again(page: Page, console: Any) -> None:
    console.expect("Failed to load resource")
    page.route("**/data/**", lambda route: route.abort())
    page.goto("/?lang=en")
    expect(page.locator(".banner.bad")).to_be_visible()
    page.unroute("**/data/**")
    page.locator(".banner.bad button").click()
    expect(items(page)).to_have_count(8)


def test_new_edition_is_offered(page: Page) -> None:
    open_map(page)
    asked: list[Route] = []

    def newer(route: Route) -> None:
        asked.append(route)
        response = route.fetch()
        route.fulfill(response=response, json={**response.json(), "edition": 10**6})

    page.route("**/data/manifest.json", newer)
    while not asked:  # what looks for editions comes once the map stands
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.wait_for_timeout(100)
    expect(page.locator(".banner.news button")).to_be_visible()
    page.unroute("**/data/manifest.json")
    page.locator(".banner.news button").click()
    expect(page.locator(".banner.news")).to_have_count(0)


def test_each_file_of_the_data_is_asked_for_once(page: Page) -> None:
    manifest = snapshot.current().manifest
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/data/")[2]))
    open_map(page)
    names = [name for name in asked if name in manifest["bytes"] or name == "manifest.json"]
    assert sorted(names) == sorted(manifest["bytes"])


def test_a_page_whose_files_are_gone_asks_anew(page: Page, console: Any, monkeypatch: Any) -> None:
    console.expect("404")
    built = snapshot.current()
    files = {**built.manifest["files"], "places": "places.0000000000000000.json"}
    gone = snapshot.Built({**built.manifest, "files": files}, built.body)
    monkeypatch.setattr(snapshot, "at_hand", lambda: gone)
    open_map(page)
    expect(items(page)).to_have_count(8)


def test_a_key_opens_what_is_still_on_its_way(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/map/ui/help.js", hold)
    open_map(page)
    page.keyboard.press("?")
    while not held:
        page.wait_for_timeout(50)
    expect(page.locator("dialog.help")).to_have_count(0)
    held[0].continue_()
    expect(page.locator("dialog.help")).to_be_visible()


def test_theme_is_kept(page: Page) -> None:
    open_map(page)
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_help_lists_the_keys(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("?")
    expect(page.locator("dialog[open] kbd").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_arabic_indic_digits_by_preference(page: Page) -> None:
    open_map(page, lang="ar")
    page.locator(".map-tools .tool").nth(2).click()
    with page.expect_navigation():
        page.locator("dialog[open] input[name=digits]").nth(1).click()
    expect(page.locator("#tab-events .badge")).to_have_text("٨")


def test_phone_has_a_sheet_and_nothing_overflows(narrow: Page, lang: str) -> None:
    open_map(narrow, lang=lang)
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
    narrow.locator("#tab-events").click()
    items(narrow).first.click()
    expect(narrow.locator(".details h2")).to_be_visible()
    narrow.locator(".grip").click()
    expect(narrow.locator(".details h2")).to_be_hidden()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["start", "event", "filters", "layers", "table", "cell", "empty"])
def test_every_state_is_accessible(
    page: Page, axe: Callable[..., None], lang: str, state: str, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    address = {"table": "view=table", "empty": "q=xyzzy", "cell": "z=11&at=35.0249,40.4281&layers=control"}
    open_map(page, address.get(state, ""), lang)
    if state == "event":
        items(page).nth(1).click()
        expect(page.locator(".details blockquote").first).to_be_visible()
    elif state in {"filters", "layers"}:
        page.locator(f"#tab-{state}").click()
    elif state == "cell":
        area = page.locator(".map").bounding_box()
        assert area
        page.mouse.click(area["x"] + area["width"] / 2 - 30, area["y"] + area["height"] / 2 + 30)
        expect(page.locator(".details h2")).to_be_visible()
    axe(page)


def test_phone_is_accessible(narrow: Page, axe: Callable[..., None], lang: str) -> None:
    open_map(narrow, lang=lang)
    axe(narrow)
    narrow.locator("#tab-events").click()
    items(narrow).first.click()
    expect(narrow.locator(".details blockquote").first).to_be_visible()
    axe(narrow)


def test_a_link_to_an_event_shows_it_between_what_lies_over_a_phones_map(narrow: Page, lang: str) -> None:
    found = narrow.request.get("/search.json", params={"q": SHELLING[lang]}).json()
    chosen = found["events"][0]["uuid"]
    open_map(narrow, f"sel={chosen}", lang)
    expect(narrow.locator(".details h2")).to_be_visible()
    narrow.wait_for_function(
        """async () => {
            const main = document.querySelector("script[type=module][src*='map/main']").src;
            const { map, store } = await import(main);
            const { data, selected } = store.get();
            if (selected < 0) return false;
            const at = map.latLngToContainerPoint([data.events.lat(selected), data.events.lon(selected)]);
            const edge = (room) => document.querySelector(`[data-room=${room}]`).getBoundingClientRect();
            const y = at.y + map.getContainer().getBoundingClientRect().top;
            return y > edge("key").bottom && y < edge("panel").top;
        }"""
    )


def test_a_part_that_cannot_be_fetched_is_said_and_had_after_a_reload(
    page: Page, lang: str, console: Any
) -> None:
    console.expect("help.js")
    console.expect("ERR_FAILED")
    page.route("**/ui/help*.js", lambda route: route.abort())
    page.goto(f"/?lang={lang}&type=strike")
    expect(page.locator(".event-item").first).to_be_attached()
    page.keyboard.press("?")
    banner = page.locator(".banner.bad")
    expect(banner).to_be_visible()
    page.unroute_all()
    with page.expect_navigation(url="**type=strike**"):
        banner.get_by_role("button").click()
    expect(page.locator(".event-item").first).to_be_attached()
    page.keyboard.press("?")
    expect(page.locator("dialog.sheet[open]")).to_be_visible()
    expect(banner).to_have_count(0)


def test_on_a_phone_an_editors_header_keeps_to_its_two_lines(narrow: Page, sign_in: Any) -> None:
    sign_in()
    for lang in ("en", "ar"):
        open_map(narrow, lang=lang)
        desk = narrow.locator(".desk-tool")
        expect(desk).to_be_visible()
        mark, tool = narrow.locator(".wordmark").bounding_box(), desk.bounding_box()
        assert mark
        assert tool
        assert mark["y"] >= 0
        assert abs((mark["y"] + mark["height"] / 2) - (tool["y"] + tool["height"] / 2)) < 4


def test_there_is_a_way_back_to_the_events(page: Page, lang: str) -> None:
    summary = page.locator(".list-summary")
    show_them = summary.get_by_role("button")

    def by_key(key: str) -> Callable[[], None]:
        return lambda: page.locator("#map").press(key)

    ways: list[Callable[[], None]] = [show_them.click, page.locator(".fit-selection").click]
    for go_back in [*ways, by_key("0"), by_key("Home")]:
        page.goto(f"/?lang={lang}&z=9&at=-34,18")
        expect(show_them).to_be_visible()
        expect(items(page)).to_have_count(0)
        go_back()
        expect(items(page)).to_have_count(8)
        expect(show_them).to_have_count(0)


def test_the_focus_goes_along_to_the_table_and_back(page: Page) -> None:
    open_map(page)
    page.keyboard.press("t")
    expect(page.locator(".table-scroll")).to_be_focused()
    page.keyboard.press("t")
    expect(page.locator("#map")).to_be_focused()
