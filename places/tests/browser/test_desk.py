"""The desk in a browser: a report is pasted, its places are decided, its event goes on the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from places.desk import footprints
from places.desk import ingest as room
from places.desk.ingest import ingest
from places.models import Event, EventType, Mention, Place, PlaceName, Report, Source
from places.tests.desk.conftest import TUESDAY, FakeReader, make_place

TEXT = "قصفت القوات مواقع في هجين يوم الثلاثاء.\nوقال مصدر إن السوسة هادئة، ولم يذكر الباغوز."
STRIKE = "قصفت القوات مواقع في هجين يوم الثلاثاء."


@pytest.fixture
def look(axe, console):
    """axe, which itself writes style elements that our policy refuses and the console reports."""

    def check(page):
        page.wait_for_load_state("networkidle")
        assert not console.unexpected
        axe(page)
        page.wait_for_timeout(50)  # its refused style elements are reported a moment later
        console.problems[:] = [p for p in console.problems if "Applying inline style" not in p]

    return check


@pytest.fixture
def reader(live_server, monkeypatch):
    """Two places that the reader finds, one that it misses, one claim."""
    make_place("Hajin", "هجين", 40.8393, 34.6869, key="hajin", admin1="Deir ez-Zor")
    make_place("As-Susah", "السوسة", 40.9677, 34.5251, key="susah")
    EventType.objects.create(code="strike.artillery", name_en="Artillery strike", name_ar="قصف مدفعي")
    EventType.objects.create(code="battle.clash", name_en="Clash", name_ar="اشتباك")
    Source.objects.create(name_en="Euphrates Post", name_ar="بريد الفرات", key="post")
    found = FakeReader(claims=[("strike.artillery", STRIKE, ["hajin"], {"when": TUESDAY})])
    monkeypatch.setattr(room, "current_reader", lambda: found)
    monkeypatch.setattr(footprints, "current_reader", lambda: found)
    return found


@pytest.fixture
def report(reader):
    stored = ingest(
        TEXT, source=Source.objects.get(), published_edtf="2018-10-10", title="Shells on Hajin"
    ).report
    make_place("Al-Baghouz", "الباغوز", 40.95, 34.4573, key="baghouz")  # unknown when it was read
    return stored


@pytest.fixture
def desk(page, sign_in, report):
    sign_in()
    page.goto(f"/admin/places/report/{report.uuid}/desk/")
    expect(page.locator(".desk-row.in-hand")).to_be_visible()
    return page


def _said(page, text):
    expect(page.locator("[data-said]")).to_contain_text(text)


def test_a_report_is_pasted_read_decided_and_published(page, sign_in, reader, look):
    sign_in()
    page.goto("/admin/")
    look(page)
    page.get_by_role("link", name="Add report", exact=True).first.click()
    look(page)
    page.get_by_label("Text").fill(TEXT)
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("post")
    page.get_by_role("option", name="Euphrates Post").click()
    page.get_by_label("Published").fill("2018-10-10")
    page.get_by_role("button", name="Read and store").click()
    expect(page.get_by_text("2 mentions of places and 1 claim")).to_be_visible()
    page.get_by_role("button", name=re.compile("Confirm all")).click()
    _said(page, "Confirmed 2 places.")
    page.get_by_role("tab", name=re.compile("Claims")).click()
    page.locator("#panel-claims .desk-row-head").click()
    page.get_by_role("button", name="Accept as a new event").click()
    _said(page, "New draft")
    page.get_by_role("button", name="Publish the event").click()
    _said(page, "is published")
    look(page)
    event = Event.objects.published().get()
    assert event.place.key == "hajin"
    assert event.reviewer.username == "editor"
    assert Report.objects.get().status == "published"


def test_the_same_text_again_leads_to_the_report_that_is_there(page, sign_in, report):
    sign_in()
    page.goto("/admin/places/report/add/")
    page.get_by_label("Text").fill(TEXT)
    page.locator(".select2-selection").click()
    page.get_by_role("option", name="Euphrates Post").click()
    page.get_by_role("button", name="Read and store").click()
    page.get_by_role("link", name="Shells on Hajin").click()
    expect(page).to_have_url(re.compile(str(report.uuid)))
    assert Report.objects.count() == 1


def test_a_file_of_the_wrong_kind_is_refused_at_its_field(page, sign_in, reader):
    sign_in()
    page.goto("/admin/places/report/add/")
    page.locator("[name=file]").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"\x00\x01" * 9}
    )
    page.get_by_role("button", name="Read and store").click()
    expect(page.locator(".field-file .errorlist")).to_contain_text("binary file")
    assert not Report.objects.exists()


def test_keys_go_through_the_places_and_decide(desk):
    expect(desk.locator(".desk-row.in-hand")).to_contain_text("هجين")
    desk.keyboard.press("c")
    _said(desk, "Confirmed “هجين”.")
    expect(desk.locator(".desk-row.in-hand")).to_contain_text("السوسة")
    desk.keyboard.press("x")
    _said(desk, "names no place here")
    desk.keyboard.press("u")
    _said(desk, "Undone")
    desk.keyboard.press("k")
    desk.keyboard.press("u")
    expect(desk.locator(".desk-row.in-hand .m")).to_have_class(re.compile("m-proposed"))
    assert set(Mention.objects.values_list("status", flat=True)) == {"proposed"}


def test_keys_do_nothing_while_somebody_writes(desk):
    desk.keyboard.press("/")
    expect(desk.locator("[data-key=search]")).to_be_focused()
    desk.keyboard.type("cxu")
    assert set(Mention.objects.values_list("status", flat=True)) == {"proposed"}


def test_a_correction_from_the_gazetteer_teaches_it_a_name(desk):
    desk.keyboard.press("/")
    desk.keyboard.type("Baghouz")
    desk.get_by_role("button", name="Choose Al-Baghouz").click()
    _said(desk, "means Al-Baghouz")
    assert PlaceName.objects.get(kind="correction").text == "هجين"
    desk.get_by_role("button", name="Undo").click()
    _said(desk, "Undone")
    assert not PlaceName.objects.filter(kind="correction").exists()


def test_a_click_on_the_map_sets_a_point(desk):
    desk.get_by_role("button", name="Set on the map").click()
    desk.locator(".desk-map").click(position={"x": 120, "y": 200})
    _said(desk, "was set on the map")
    mention = Mention.objects.get(surface="هجين")
    assert mention.place is None
    assert 30 < mention.point.x < 50


def test_a_missed_name_is_selected_and_given_its_place(desk):
    desk.evaluate(
        """() => {
          const text = document.querySelector("[data-text]");
          const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
            const at = node.textContent.indexOf("الباغوز");
            if (at >= 0) {
              getSelection().setBaseAndExtent(node, at, node, at + 7);
            }
          }
        }"""
    )
    desk.get_by_role("button", name="Mark “الباغوز” as a place").click()
    _said(desk, "Marked “الباغوز”")
    desk.get_by_role("button", name="Choose Al-Baghouz").click()
    _said(desk, "means Al-Baghouz")
    mention = Mention.objects.get(surface="الباغوز")
    assert TEXT[mention.start : mention.end] == "الباغوز"
    assert mention.place == Place.objects.get(key="baghouz")


def test_a_claim_joins_an_event_that_stands_already(desk, report):
    place = Place.objects.get(key="hajin")
    there = Event.objects.create(
        type=EventType.objects.get(code="strike.artillery"),
        title_en="Guns at Hajin",
        place=place,
        geometry=place.point,
        point=place.point,
        when_edtf="2018-10-09",
        earliest="2018-10-09",
        latest="2018-10-09",
    )
    desk.get_by_role("tab", name=re.compile("Claims")).click()
    desk.locator("#panel-claims .desk-row-head").click()
    desk.get_by_role("button", name="Join Guns at Hajin").click()
    _said(desk, "joined “Guns at Hajin”")
    assert there.claims.count() == 1


def test_a_missed_claim_is_added_by_keys_alone_and_undone(desk, look):
    desk.keyboard.press("a")
    form = desk.get_by_role("form", name="A claim that the reading missed")
    expect(form.get_by_label("Evidence")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(form.get_by_label("السوسة")).to_be_checked()
    form.get_by_label("Type").select_option("battle.clash")
    form.get_by_label("When").fill("2018-10")
    form.get_by_role("button", name="Add a figure").press("Enter")
    form.get_by_label("Best value").fill("3")
    look(desk)
    form.get_by_label("When").press("Enter")
    _said(desk, "New claim: Clash.")
    expect(desk.locator("#panel-claims .desk-row.in-hand .desk-row-head")).to_contain_text("Clash")
    expect(desk.locator("#panel-claims .desk-details")).to_contain_text("October 2018")
    expect(desk.locator(".desk-progress")).to_contain_text("0 of 4 decided")
    desk.keyboard.press("Escape")
    desk.locator(".desk-tab").first.focus()
    desk.keyboard.press("u")
    _said(desk, "Undone")
    expect(desk.locator(".desk-progress")).to_contain_text("0 of 3 decided")


def test_selected_words_become_the_evidence_of_a_claim(desk):
    desk.evaluate(
        """() => {
          const text = document.querySelector("[data-text]");
          const mark = text.querySelector(".m");
          const range = document.createRange();
          range.setStart(text.firstChild, 0);
          range.setEndAfter(mark);
          const selection = document.getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }"""
    )
    desk.get_by_role("button", name="Add a claim of these words").click()
    form = desk.get_by_role("form", name="A claim that the reading missed")
    expect(form.get_by_label("Evidence").locator("option:checked")).to_contain_text(
        "قصفت القوات مواقع في هجين"
    )
    form.get_by_role("button", name="Cancel").click()
    expect(form).to_have_count(0)


def test_the_level_of_the_bulk_confirmation_is_chosen_and_keys_are_listed(desk):
    desk.get_by_label("Sure is a score of at least").select_option("0.95")
    expect(desk.get_by_role("button", name="Confirm all that are sure (0)")).to_be_disabled()
    desk.get_by_label("Sure is a score of at least").select_option("0.9")
    expect(desk.get_by_role("button", name="Confirm all that are sure (2)")).to_be_enabled()
    desk.locator(".desk-tab").first.focus()
    desk.keyboard.press("?")
    expect(desk.locator("[data-keys]")).to_contain_text("next undecided")
    desk.keyboard.press("1")
    _said(desk, "“هجين” means Hajin.")


def test_the_desk_s_map_names_places(desk):
    expect(desk.locator(".place-name").first).to_be_attached()


def test_the_desk_tells_when_another_editor_was_faster(desk, console):
    console.expect("400")
    Mention.objects.update(status="rejected")
    desk.keyboard.press("c")
    _said(desk, "Somebody else decided on this in the meantime")
    expect(desk.locator(".desk-row.in-hand")).to_contain_text("rejected")
    assert not Mention.objects.filter(status="confirmed").exists()


def test_the_desk_is_accessible_and_fits(page, sign_in, report, look, lang):
    sign_in()
    page.goto(f"/admin/places/report/{report.uuid}/desk/?lang={lang}")
    expect(page.locator(".desk-row.in-hand")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": 1440, "height": 900})
        look(page)
        page.set_viewport_size({"width": 390, "height": 844})
        look(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_markup_in_a_report_stays_text(page, sign_in, reader):
    reader.claims = []
    stored = ingest("<img src=x onerror=alert(1)> هجين", source=Source.objects.get()).report
    sign_in()
    page.goto(f"/admin/places/report/{stored.uuid}/desk/")
    expect(page.locator("[data-text]")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("[data-text] img")).to_have_count(0)


@pytest.mark.parametrize("last", [[(200, 60)], []], ids=["closed", "left open"])
def test_a_geometry_is_drawn_on_our_own_map(page, sign_in, reader, last):
    sign_in()
    place = Place.objects.get(key="hajin")
    page.goto(f"/admin/places/place/{place.pk}/change/")
    widget = page.locator(".field-geometry [data-geometry-widget]")
    expect(widget.locator(".leaflet-container")).to_be_visible()
    widget.get_by_role("link", name="Draw an area").click()
    holder = widget.locator(".leaflet-container")
    for x, y in ((200, 60), (400, 60), (400, 200), *last):
        holder.click(position={"x": x, "y": y})
        # Leaflet.draw takes no click for 50 ms after one; its timer ends before this one.
        page.evaluate("new Promise((end) => setTimeout(end, 60))")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    place.refresh_from_db()
    assert place.geometry.geom_type == "Polygon"


@pytest.mark.parametrize("model", ["event", "place", "report", "source", "actor", "controlfact"])
def test_lists_and_forms_of_the_admin_are_accessible(page, sign_in, report, look, model):
    sign_in()
    page.goto(f"/admin/places/{model}/")
    look(page)
    if model != "report":
        page.goto(f"/admin/places/{model}/add/")
        look(page)
