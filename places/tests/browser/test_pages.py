"""The pages of reports and events in a browser, in both languages."""

import re

import pytest
from django.contrib.gis.geos import Polygon
from playwright.sync_api import expect

from places.tests.factories import make_claim, make_event, make_front, make_mention, make_report


@pytest.fixture
def front(live_server):
    return make_front()


@pytest.fixture
def rich(front):
    """A report with a place, an area, an unsure mention and two claims."""
    report = make_report("Shells fell on Hajin, and on the land east of As-Susah. Others say: not on Hajin.")
    box = Polygon.from_bbox((41.0, 34.4, 41.2, 34.6))
    box.srid = 4326
    hajin = make_mention(report, "Hajin", front.hajin)
    make_mention(report, "As-Susah", front.susah, footprint=box, where_prec=5)
    make_mention(report, "Hajin", start=report.text.rindex("Hajin"), status="proposed", abstained="unsure")
    make_claim(report, "Shells fell on Hajin", event=front.event, mentions=[hajin])
    make_claim(report, "Others say: not on Hajin", event=front.event, modality="denied")
    report.paths = {
        "report": f"/reports/{report.uuid}/",
        "event": f"/events/{front.event.uuid}/",
        "sources": "/sources/",
        "about": "/about/",
    }
    return report


@pytest.mark.parametrize("name", ["report", "event", "sources", "about"])
def test_a_page_is_accessible_and_fits_a_phone_in_light_and_dark(page, rich, lang, axe, name):
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        for width, height in ((1440, 900), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(rich.paths[name])
            page.wait_for_load_state("networkidle")
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_dark_on_the_screen_is_light_on_paper(page, front):
    ink = "getComputedStyle(document.body).color.match(/\\d+/g).every((part) => Number(part) < 90)"
    page.goto("/sources/")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert not page.evaluate(ink)
    page.emulate_media(media="print")
    assert page.evaluate(ink)


def test_a_missing_page_is_accessible(page, front, lang, axe, console):
    console.expect("404")
    page.goto("/nothing-here/")
    axe(page)


def test_the_small_map_shows_places_as_points_and_relations_as_hatched_areas(page, front, rich, lang):
    page.goto(f"/reports/{rich.uuid}/")
    shapes = page.locator("#small-map .leaflet-overlay-pane path.leaflet-interactive")
    expect(shapes).to_have_count(2)
    fills = {shape.get_attribute("fill") for shape in shapes.all()}
    assert "url(#small-map-hatch)" in fills
    assert page.locator("#small-map-hatch").count() == 1


def test_a_mention_lights_up_in_the_text_the_list_and_on_the_map(page, front, rich, lang):
    page.goto(f"/reports/{rich.uuid}/")
    in_text = page.locator(".report-text a.mention").first
    in_text.hover()
    mention = in_text.get_attribute("data-mention")
    lit = page.locator(f".lit[data-mention='{mention}']")
    expect(lit).to_have_count(2)
    expect(page.locator("#small-map path[stroke-width='3']")).to_have_count(1)


def test_the_keyboard_goes_from_a_mention_to_its_entry_and_back(page, front, rich, lang):
    page.goto(f"/reports/{rich.uuid}/")
    page.locator(".report-text a.mention").first.focus()
    mention = page.locator(".report-text a.mention").first.get_attribute("data-mention")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#place-{mention}$"))
    expect(page.locator(f".mention-entry.lit[data-mention='{mention}']")).to_be_visible()


def test_evidence_on_the_page_of_an_event_leads_to_its_words_in_the_report(page, front, rich, lang):
    claim = rich.claims.get(modality="denied")
    page.goto(f"/events/{front.event.uuid}/")
    page.locator(f"a[href$='#claim-{claim.uuid}']").click()
    expect(page.locator(".report-text .evidence.lit").first).to_be_in_viewport()
    lit = "".join(page.locator(".report-text .evidence.lit, .report-text .evidence.lit a").all_inner_texts())
    assert lit.startswith("Others say")


def test_the_citation_is_copied(page, context, front, lang):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/events/{front.event.uuid}/")
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copied]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#citation").inner_text()


def test_the_language_switch_stays_on_the_page(page, front, lang):
    page.goto(f"/events/{front.event.uuid}/")
    page.locator("[data-language]").click()
    other = {"en": "ar", "ar": "en"}[lang]
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("h1")).to_have_text(front.event.title_ar if other == "ar" else front.event.title_en)


def test_an_event_is_read_without_scripts(browser, live_server, front, rich, lang):
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as context:
        page = context.new_page()
        page.goto(f"/events/{front.event.uuid}/?lang={lang}")
        expect(page.locator(".testimony").first).to_be_visible()
        expect(page.locator("[data-copy]")).to_be_hidden()


def test_a_neighbour_is_one_step_away(page, front, lang):
    near = make_event(title_en="Near", title_ar="قريب", day="2018-10-12")
    page.goto(f"/events/{front.event.uuid}/")
    page.locator(".neighbours a").click()
    expect(page).to_have_url(re.compile(f"/events/{near.uuid}/"))
