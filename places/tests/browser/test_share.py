"""Handing the map on: link, frame, picture, paper, data, citation; and the help sheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from places.tests.browser.one_front import *  # noqa: F403
from places.tests.browser.strata import PAGE

BOM = "\ufeff"


def open_map(page: Page, query: str = "", lang: str = "en") -> None:
    page.goto(f"/?lang={lang}{'&' + query if query else ''}")
    expect(page.locator(".event-item, .banner.empty").first).to_be_attached()


def open_sheet(page: Page) -> None:
    page.locator("[data-tool=share]").click()
    expect(page.locator("dialog.share[open]")).to_be_visible()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as got:
        page.locator(f"[data-share={name}]").click()
    assert re.fullmatch(rf"mapfront-\d{{4}}-\d\d-\d\d\.{name}", got.value.suggested_filename)
    return Path(got.value.path()).read_bytes()


def shown(page: Page) -> int:
    return int(page.locator("#tab-events .badge").inner_text())


def test_link_and_frame_name_what_stands_here(page: Page, lang: str) -> None:
    open_map(page, "type=strike", lang)
    page.keyboard.press("s")
    link = page.locator("#share-link").input_value()
    assert "type=strike" in link
    assert f"lang={lang}" in link
    code = page.locator("#share-embed").input_value()
    source = re.search(r'src="([^"]+)"', code)
    assert source
    assert "/embed/?" in source[1]
    page.keyboard.press("Escape")
    page.goto(source[1].replace("&amp;", "&"))
    expect(page.locator(".map-key")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    whole = page.locator("[data-whole-map]")
    expect(whole).to_have_attribute("href", re.compile("type=strike"))
    expect(page.locator(".search")).to_be_hidden()


def test_what_is_filtered_comes_as_geojson_with_areas_and_citation(page: Page, lang: str) -> None:
    open_map(page, "from=2018-06-01&to=2018-07-25&undated=0", lang)
    count = shown(page)
    open_sheet(page)
    collection: dict[str, Any] = json.loads(download(page, "geojson"))
    features = collection["features"]
    assert 0 < len(features) == count < 8
    assert "MapFront" in collection["citation"]
    assert "from=2018-06-01" in collection["link"]
    for feature in features:
        if feature["properties"]["where_prec"] > 1:
            assert feature["geometry"] is None or "Polygon" in feature["geometry"]["type"]
        assert feature["properties"]["url"].endswith(f"/events/{feature['id']}/")


def test_what_is_filtered_comes_as_csv_that_a_spreadsheet_reads(page: Page, lang: str) -> None:
    open_map(page, "type=territory", lang)
    count = shown(page)
    open_sheet(page)
    text = download(page, "csv").decode()
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))
    assert len(rows) == count
    assert {row["type"].split(".")[0] for row in rows} == {"territory"}
    assert any(re.search("[\u0621-\u064a]", row["title_ar"]) for row in rows)
    assert all(row["type_en"] and row["type_ar"] for row in rows)
    assert all(row["latitude"] == "" for row in rows if row["where_prec"] != "1")
    assert all(row["citation"].startswith("MapFront") for row in rows)


def test_a_file_can_be_called_off(page: Page, console: Any) -> None:
    console.expect("Failed to load resource")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/data/titles.*", hold)  # they never come
    page.goto("/?lang=en")
    expect(page.locator("#tab-events .badge")).to_have_text("8")
    open_sheet(page)
    page.locator("[data-share=csv]").click()
    expect(page.locator(".share-running")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".share-running")).to_be_hidden()
    expect(page.locator(".share-said")).to_have_text("Called off.")
    for route in held:
        route.abort()


def test_the_picture_is_a_png_larger_than_the_map(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    open_sheet(page)
    picture = download(page, "png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    box = page.locator(".map").bounding_box()
    assert box
    assert width > 2 * box["width"]
    assert height > 2 * box["height"]


def test_the_printed_page_has_the_map_and_every_event(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    open_sheet(page)
    page.locator("[data-share=print]").click()
    rows = page.locator(".print-page tbody tr")
    expect(rows).to_have_count(8)
    page.wait_for_function("window.printed === 1")
    page.emulate_media(media="print")
    expect(page.locator(".print-page canvas")).to_be_visible()
    expect(rows.first).to_be_visible()
    expect(page.locator(".stage")).to_be_hidden()
    expect(page.locator(".print-page p").last).to_contain_text("MapFront")
    page.emulate_media(media="screen")
    expect(page.locator(".print-page")).to_be_hidden()


def test_the_browsers_own_printing_has_the_map_in_the_colours_of_the_day(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    open_map(page)
    page.wait_for_function("() => document.querySelector('dialog.share')")
    page.evaluate(
        """() => addEventListener("beforeprint", () => {
          const canvas = document.querySelector(".print-page canvas");
          const at = (x, y) => [...canvas.getContext("2d").getImageData(x, y, 1, 1).data].slice(0, 3);
          window.seen = [at(4, 4), at(canvas.width / 2, canvas.height / 4)];
        })"""
    )
    page.pdf()
    for colour in page.evaluate("window.seen"):
        assert min(colour) > 140, colour
    page.wait_for_function("() => !document.querySelector('.print-page:not(:empty)')")
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_tiles_of_others_are_not_in_the_picture_and_that_is_said(page: Page, settings: Any) -> None:
    tiles = {"name": "Streets", "url": "/static/{z}/{x}/{y}.png", "attribution": "©", "maxZoom": 19}
    settings.ONLINE_BASEMAPS = [tiles]
    tile = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    page.route(
        re.compile(r"/static/\d+/\d+/\d+\.png"),
        lambda route: route.fulfill(body=tile, content_type="image/svg+xml"),
    )
    note = page.locator(".share-part").nth(1).locator("p")
    open_map(page)
    open_sheet(page)
    expect(note).to_be_hidden()
    open_map(page, "base=Streets")
    open_sheet(page)
    expect(note).to_be_visible()


def test_the_citation_reads_in_its_own_direction(page: Page) -> None:
    open_map(page, lang="ar")
    open_sheet(page)
    citation = page.locator("#share-citation")
    assert citation.evaluate("field => getComputedStyle(field).direction") == "rtl"
    assert ", " not in citation.input_value().split("http")[0]


def test_in_a_frame_an_event_opens_over_the_map(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 700, "height": 500})
    page.goto(f"/embed/?lang={lang}&z=11&at=35.0249,40.4281&layers=control")
    expect(page.locator(".map-key")).to_be_visible()
    expect(page.locator(".panel")).to_be_hidden()
    page.wait_for_function("() => performance.getEntriesByName('mapfront:painted').length")
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 30)
    expect(page.locator(".details h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()


def test_in_a_frame_an_event_stands_beside_its_card(page: Page, lang: str) -> None:
    from places.models import Event

    event = Event.objects.published().get(type__code="strike.artillery")
    page.goto(f"/embed/?lang={lang}&sel={event.uuid}")
    expect(page.locator(".details h2")).to_be_visible()
    page.wait_for_function(
        f"""([lat, lon]) => {PAGE}.then(({{ map }}) => {{
          const at = map.latLngToContainerPoint([lat, lon]);
          const area = map.getContainer().getBoundingClientRect();
          const card = document.querySelector(".panel").getBoundingClientRect();
          const x = area.left + at.x;
          return at.y > 0 && at.y < area.height && x > area.left && x < area.right &&
            (x > card.right || x < card.left);
        }})""",
        arg=[event.point.y, event.point.x],
    )


def test_help_explains_keys_gestures_and_signs(page: Page, lang: str) -> None:
    open_map(page, lang=lang)
    page.keyboard.press("?")
    sheet = page.locator("dialog.help[open]")
    expect(sheet).to_be_visible()
    assert sheet.locator("kbd").count() > 25
    expect(sheet.locator(".gestures > div")).to_have_count(5)
    assert sheet.locator(".signs .symbol").count() >= 8
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


@pytest.mark.parametrize("state", ["share", "help", "embed"])
def test_sheets_and_frames_are_accessible(
    page: Page, axe: Callable[..., None], lang: str, state: str
) -> None:
    page.emulate_media(color_scheme="dark" if lang == "ar" else "light", reduced_motion="reduce")
    if state == "embed":
        page.goto(f"/embed/?lang={lang}")
        expect(page.locator(".map-key")).to_be_visible()
    else:
        open_map(page, lang=lang)
        page.keyboard.press({"share": "s", "help": "?"}[state])
        expect(page.locator("dialog[open]")).to_be_visible()
    axe(page)


def test_more_contrast_and_forced_colours_leave_the_map_its_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active", contrast="more")
    open_map(page)
    page.wait_for_function(
        """() => [...document.querySelectorAll(".map canvas")].some(canvas => {
            if (!canvas.width) return false;
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4) {
              if (data[i + 3] > 200 && Math.abs(data[i] - data[i + 2]) > 40) return true;
            }
            return false;
        })"""
    )
