"""The pages that people read."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.gis.geos import Polygon
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.publishing import map_page
from places.publishing.first_wave import FirstWave
from places.tests.factories import (
    HAJIN,
    make_actor,
    make_claim,
    make_event,
    make_fact,
    make_mention,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db


def page(client, path, language="en"):
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return re.sub(r"\s+", " ", element.get_text()).strip()


@pytest.fixture
def disputed(front):
    """An event of two testimonies that contradict each other; the second stands in one language."""
    outlet = make_source("Outlet of the other side", name_ar="وكالة الطرف الآخر", reliability="E")
    denial = make_report("The other side's note says that nothing fell on Hajin at all.", source=outlet)
    make_claim(denial, "nothing fell on Hajin", event=front.event, modality="denied", claimant=front.isis)
    type(front.event).objects.filter(pk=front.event.pk).update(disputed=True)
    return front.event


def test_the_text_of_a_report_stands_unchanged_with_its_marks(client, front):
    soup = page(client, f"/reports/{front.english.uuid}/")
    text = soup.select_one(".report-text")
    assert text.get_text() == front.english.text
    assert (text["lang"], text["dir"]) == ("en", "ltr")
    mention = front.english.mentions.get()
    assert text.select_one(f"[data-mention='{mention.uuid}']").get_text() == "Hajin"
    claim = front.english.claims.get()
    evidence = "".join(piece.get_text() for piece in text.select(f"[data-claims='{claim.uuid}']"))
    assert evidence == "Shells fell on Hajin yesterday morning"


def test_anchors_of_mentions_and_claims_stand_in_the_text_once(client, front):
    soup = page(client, f"/reports/{front.arabic.uuid}/", "ar")
    for row in (front.arabic.mentions.get(), front.arabic.claims.get()):
        name = f"{type(row).__name__.lower()}-{row.uuid}"
        assert len(soup.select(f".report-text #{name}")) == 1
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_text_from_outside_is_never_markup(client, front):
    evil = make_report("<script>alert(1)</script> & <b>Hajin</b>", title="<img src=x onerror=alert(1)>")
    make_mention(evil, "Hajin", front.hajin)
    make_claim(evil, "<b>Hajin</b>", event=front.event)
    for path in (f"/reports/{evil.uuid}/", f"/events/{front.event.uuid}/", "/sources/"):
        body = client.get(path).content.decode()
        assert "<script>alert" not in body
        assert "<img src=x" not in body
        assert "<b>Hajin" not in body
    assert page(client, f"/reports/{evil.uuid}/").select_one(".report-text").get_text() == evil.text


def test_a_mention_tells_its_place_its_precision_and_why(client, front):
    entry = words(page(client, f"/reports/{front.english.uuid}/").select_one(".mention-entry"))
    for part in ("Hajin", "town", "Deir ez-Zor", "exact place", "confirmed", "score 90 of 100", "exact name"):
        assert part in entry


def test_a_mention_that_a_person_did_not_check_says_so(client, front):
    report = make_report("A column left Hajin.")
    make_mention(report, "Hajin", status="proposed", abstained="two namesakes equally near", score=None)
    entry = words(page(client, f"/reports/{report.uuid}/").select_one(".mention-entry"))
    assert "no place chosen" in entry
    assert "not checked by a person" in entry
    assert "two namesakes equally near" in entry


def test_a_rejected_mention_is_not_marked(client, front):
    report = make_report("Pictures of Hajin.")
    make_mention(report, "Hajin", front.hajin, status="rejected")
    assert not page(client, f"/reports/{report.uuid}/").select(".report-text a")


def test_the_source_box_tells_reliability_and_why_the_date_is_uncertain(client, front):
    report = make_report(
        "A note without a day.",
        is_digest=True,
        published_edtf="2018-07-20/2018-09-10",
        published_earliest=datetime.date(2018, 7, 20),
        published_latest=datetime.date(2018, 9, 10),
        published_note="Written between two known events.",
    )
    box = words(page(client, f"/reports/{report.uuid}/").select_one(".side-column"))
    assert "C – fairly reliable" in box
    assert "20 July – 10 September 2018" in box
    assert "Written between two known events." in box
    assert "in the desk's own words" in box


def test_a_report_leads_to_its_published_translation_only(client, front):
    draft = make_report("Texte.", translation_of=front.arabic, status="draft")
    links = [a["href"] for a in page(client, f"/reports/{front.arabic.uuid}/").select("a.version")]
    assert links == [f"/reports/{front.english.uuid}/"]
    assert str(draft.uuid) not in str(links)


def test_the_small_map_gets_the_footprint_of_a_relation_and_not_the_point_of_its_anchor(client, front):
    report = make_report("They shelled the land east of Hajin.")
    box = Polygon.from_bbox((40.9, 34.6, 41.1, 34.8))
    box.srid = 4326
    make_mention(report, "Hajin", front.hajin, footprint=box, where_prec=5)
    data = page(client, f"/reports/{report.uuid}/").select_one("#small-map-data").get_text()
    assert '"Polygon"' in data
    assert '"Point"' not in data


def test_an_event_tells_when_where_who_and_how_many(client, front):
    main = words(page(client, f"/events/{front.event.uuid}/").select_one(".main-column"))
    for part in (
        "9 October 2018",
        "day",
        "Hajin",
        "exact place",
        "SDF forces",
        "ISIS forces",
        "5 (5–7) people",
    ):
        assert part in main


def test_a_report_and_its_translation_are_one_testimony_in_the_readers_language_first(client, disputed):
    for language, first in (("en", "en"), ("ar", "ar")):
        soup = page(client, f"/events/{disputed.uuid}/", language)
        testimonies = soup.select(".testimony")
        assert len(testimonies) == 2
        assert len(testimonies[0].select("details")) == 1
        quotes = testimonies[0].select("blockquote")
        assert [quote["lang"] for quote in quotes] == [first, "en" if first == "ar" else "ar"]
        assert {quote["dir"] for quote in quotes} == {"ltr", "rtl"}


def test_a_denial_stands_beside_the_claim_and_the_event_is_marked(client, disputed):
    soup = page(client, f"/events/{disputed.uuid}/")
    assert "Disputed" in words(soup.select_one(".kicker"))
    assert "denied" in words(soup.select(".testimony")[1])


def test_evidence_leads_to_its_place_in_the_report(client, front):
    claim = front.english.claims.get()
    links = [a["href"] for a in page(client, f"/events/{front.event.uuid}/").select(".testimony a")]
    assert f"/reports/{front.english.uuid}/#claim-{claim.uuid}" in links


def test_the_grade_is_explained(client, front):
    box = words(page(client, f"/events/{front.event.uuid}/").select_one(".side-column"))
    assert "C2" in box
    assert "C – fairly reliable" in box
    assert "2 – probably true" in box


def test_a_doubt_is_told_beside_the_figure(client, front):
    figure = {"what": "area", "unit": "km2", "best": 71360, "doubt": "larger than both", "doubt_ar": "أكبر"}
    event = make_event(figures=[figure])
    assert "71,360 km² Doubtful: larger than both" in words(
        page(client, f"/events/{event.uuid}/").select_one(".main-column")
    )
    assert "أكبر" in words(page(client, f"/events/{event.uuid}/", "ar").select_one(".main-column"))


def test_the_history_counts_revisions_and_names_nobody(client, front):
    front.event.title_en = "Shells on Hajin, again"
    front.event.save()
    side = words(page(client, f"/events/{front.event.uuid}/").select_one(".side-column"))
    assert "1 time" in side
    assert "reviewer" not in side


def test_neighbours_are_near_in_place_and_time(client, front):
    near = make_event(title_en="Near and soon after", day="2018-10-12")
    make_event(title_en="Near but long after", day="2019-02-12")
    make_event(title_en="Soon but far", day="2018-10-12", lon_lat=(36.3, 33.5))
    make_event(title_en="Undated", day=None)
    make_event(title_en="Draft", status="draft", day="2018-10-12")
    links = [a["href"] for a in page(client, f"/events/{front.event.uuid}/").select(".neighbours a")]
    assert links == [f"/events/{near.uuid}/"]


def test_neighbours_are_ordered_by_metres_not_by_degrees(client, front):
    east = make_event(title_en="11 km to the east", lon_lat=(HAJIN[0] + 0.12, HAJIN[1]))
    north = make_event(title_en="12 km to the north", lon_lat=(HAJIN[0], HAJIN[1] + 0.11))
    links = [a["href"] for a in page(client, f"/events/{front.event.uuid}/").select(".neighbours a")]
    assert links == [f"/events/{east.uuid}/", f"/events/{north.uuid}/"]


def test_the_nearest_neighbour_is_found_among_a_hundred_later_ones(client, front):
    nearest = make_event(title_en="The same place")
    for n in range(101):
        make_event(day="2018-10-10", title_en=f"Later {n}", lon_lat=(HAJIN[0] + 0.1, HAJIN[1]))
    links = [a["href"] for a in page(client, f"/events/{front.event.uuid}/").select(".neighbours a")]
    assert links[0] == f"/events/{nearest.uuid}/"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_event_at_either_end_of_the_calendar_has_its_page(client, db, day, language):
    event, near = make_event(day=day), make_event(day=day, title_en="Its neighbour", title_ar="جاره")
    assert str(near.uuid) in str(page(client, f"/events/{event.uuid}/", language))


def test_the_citation_is_one_plain_line_with_the_address(client, front):
    citation = page(client, f"/events/{front.event.uuid}/").select_one("#citation").get_text()
    assert citation == (
        "Shells fall on Hajin. 9 October 2018. Hajin. Sources: Front Monitor. Grade C2. "
        f"MapFront, http://testserver/events/{front.event.uuid}/"
    )


def test_an_event_without_a_date_or_a_report_says_so(client, db):
    event = make_event(day=None)
    main = words(page(client, f"/events/{event.uuid}/").select_one(".main-column"))
    assert "date unknown" in main
    assert "No published report tells of this event." in main


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pages_have_the_language_and_direction_of_the_reader(client, front, language):
    for path in (f"/reports/{front.arabic.uuid}/", f"/events/{front.event.uuid}/", "/sources/", "/about/"):
        html = page(client, path, language).html
        assert (html["lang"], html["dir"]) == (language, {"en": "ltr", "ar": "rtl"}[language])


def test_the_page_of_an_event_takes_the_same_number_of_queries_however_many_claims_it_has(client, front):
    path = f"/events/{front.event.uuid}/"
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    place = make_place("gharanij", (40.7, 34.8))
    for n in range(6):
        report = make_report(source=make_source(f"Source {n}"))
        mentions = [make_mention(report, "Hajin", place)]
        sides = [(make_actor(f"group-{n}"), "initiator")]
        make_claim(
            report,
            event=front.event,
            mentions=mentions,
            participants=sides,
            figures=[{"what": "killed", "unit": "people", "best": n}],
        )
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few) <= 13


def test_the_page_of_a_report_takes_the_same_number_of_queries_however_much_is_marked(client, front):
    few_text, many_text = (
        "Shells fell on Hajin.",
        " ".join(f"Line {n}: shells fell on Hajin." for n in range(9)),
    )
    counts = []
    for text in (few_text, many_text):
        report = make_report(text)
        for match in re.finditer("Hajin", text):
            mention = make_mention(report, "Hajin", front.hajin, start=match.start())
            make_claim(report, mentions=[mention], event=front.event, participants=[(front.sdf, "initiator")])
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/reports/{report.uuid}/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def test_sources_list_what_they_have_given(client, front):
    make_source("Silent outlet")
    text = words(page(client, "/sources/").select_one(".sources"))
    assert "Front Monitor" in text
    assert "2 facts of control" in text
    assert "Shells on Hajin" in text
    assert "Silent outlet" not in text


def test_sources_whose_reports_can_be_read_come_first_and_lead_to_their_events(client, front):
    make_fact(front.hajin, "2018-12-14", front.sdf, source=make_source("A source of facts alone"))
    shown = page(client, "/sources/")
    reporting, facts_alone = shown.select(".sources > li")
    assert reporting.select_one("h2 bdi").text == "Front Monitor"
    assert reporting.select_one(f'a[href="/?source={front.english.source.uuid}"]')
    assert facts_alone.select_one("h2 bdi").text == "A source of facts alone"
    assert not facts_alone.select("a")


def test_the_map_is_told_where_its_data_are(client, admin_client, front):
    config = map_page.config(FirstWave(), staff=False)
    assert config["manifest"] == "/data/manifest.json"
    assert config["reportUrl"] == "/reports/{uuid}/"
    assert config["eventUrl"] == "/events/{uuid}/"
    assert config["desk"] is None
    assert map_page.config(FirstWave(), staff=True)["desk"] == "/data/desk.json"
    assert page(client, "/").select_one("script#mapfront-config")


def test_a_language_in_the_address_is_kept(client, front):
    assert client.get("/about/?lang=ar").cookies
    assert page(client, "/about/", "en").html["lang"] == "ar"
