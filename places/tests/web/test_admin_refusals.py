"""What the database would refuse is told beside the field, and nothing that was typed or drawn is lost."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.gis.geos import MultiPolygon
from django.db import IntegrityError
from django.urls import reverse

from places.models import DrawnArea, Event
from places.tests.factories import make_actor, make_drawn_area, make_event
from places.tests.forms import fields_of

pytestmark = pytest.mark.django_db

RING = [[40, 34], [41, 35], [41, 34], [40, 35], [40, 34]]
CROSSING = {"type": "Polygon", "coordinates": [RING]}
SQUARE = [[40, 34], [41, 34], [41, 35], [40, 35], [40, 34]]
OUTSIDE = {"type": "Polygon", "coordinates": [SQUARE, [[42, 36], [42.1, 36], [42.1, 36.1], [42, 36]]]}
STANDING = {"type": "LineString", "coordinates": [[40, 34], [40, 34]]}
FAR = {"type": "Point", "coordinates": [400, 34]}
ENDLESS = '{"type": "Point", "coordinates": [1e999, 34]}'
NOTHING = {"type": "GeometryCollection", "geometries": []}


@pytest.fixture
def rows(front, lina):
    """A row of each kind that has a geometry to draw."""
    around = front.hajin.point.buffer(0.1)
    area = make_drawn_area(front.sdf, MultiPolygon(around, srid=4326))
    mention = front.english.mentions.get()
    return {"place": front.hajin, "event": front.event, "mention": mention, "drawnarea": area}


def _post(client, address, **changed):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    answer = client.post(address, fields_of(page) | changed)
    return answer, BeautifulSoup(answer.content, "html.parser")


def _errors_of(page, field):
    return page.select_one(f".field-{field} .errorlist").get_text()


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("place", "geometry"),
        ("event", "geometry"),
        ("mention", "footprint"),
        ("drawnarea", "geometry"),
    ],
)
def test_a_crossing_outline_is_told_at_its_field_with_the_place_and_stays_drawn(client, rows, model, field):
    row = rows[model]
    drawn = {"type": "MultiPolygon", "coordinates": [[RING]]} if model == "drawnarea" else CROSSING
    sent = json.dumps(drawn)
    answer, page = _post(client, reverse(f"admin:places_{model}_change", args=[row.pk]), **{field: sent})
    assert answer.status_code == 200
    assert "Edges cross" in _errors_of(page, field)
    assert "34.5, 40.5 (latitude, longitude)" in _errors_of(page, field)
    assert page.select_one(f"#id_{field}").text.strip() == sent
    before = getattr(row, field)
    row.refresh_from_db()
    assert getattr(row, field) == before


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        (json.dumps(OUTSIDE), "A hole lies outside its area"),
        (json.dumps(STANDING), "needs two different points"),
        (json.dumps(FAR), "off the globe"),
        (ENDLESS, "off the globe"),
        (json.dumps(NOTHING), "Nothing is drawn"),
    ],
)
def test_every_other_fault_of_a_drawing_is_told_too(client, rows, drawn, told):
    address = reverse("admin:places_place_change", args=[rows["place"].pk])
    answer, page = _post(client, address, geometry=drawn)
    assert answer.status_code == 200
    assert told in _errors_of(page, "geometry")


def test_heights_of_a_pasted_geometry_are_left_out(client, rows):
    point = '{"type": "Point", "coordinates": [40.5, 34.5, 211]}'
    address = reverse("admin:places_place_change", args=[rows["place"].pk])
    answer, _page = _post(client, address, point=point, geometry=point)
    assert answer.status_code == 302
    rows["place"].refresh_from_db()
    assert rows["place"].point.coords == rows["place"].geometry.coords == (40.5, 34.5)


def test_a_new_area_that_crosses_itself_is_not_lost(client, front, lina):
    sent = json.dumps({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]})
    answer, page = _post(
        client,
        reverse("admin:places_drawnarea_add"),
        actor=str(front.sdf.pk),
        source=str(front.english.source_id),
        geometry=sent,
        when_edtf="2018-10",
        note="By hand",
    )
    assert answer.status_code == 200
    assert "Edges cross or lie on one another" in _errors_of(page, "geometry")
    assert page.select_one("#id_note").text.strip() == "By hand"
    assert not DrawnArea.objects.exists()


@pytest.mark.parametrize("beyond", [(0, 1), (3, 9)])
def test_evidence_beyond_the_text_is_told_where_the_text_ends(client, front, lina, beyond):
    claim = front.english.claims.get()
    length = len(front.english.text)
    start, end = (length + beyond[0] if beyond[0] else 0), length + beyond[1]
    address = reverse("admin:places_claim_change", args=[claim.pk])
    answer, page = _post(client, address, evidence_start=start, evidence_end=end)
    assert answer.status_code == 200
    assert f"ends at {length}" in _errors_of(page, "evidence_end")
    assert page.select_one("#id_evidence_end")["value"] == str(end)
    assert _post(client, address, evidence_start=0, evidence_end=length)[0].status_code == 302


def test_a_published_event_keeps_a_place_on_the_ground(client, front, lina):
    address = reverse("admin:places_event_change", args=[front.event.pk])
    answer, page = _post(client, address, point="")
    assert answer.status_code == 200
    assert "needs a place or a footprint" in _errors_of(page, "point")
    draft = reverse("admin:places_event_change", args=[front.draft_event.pk])
    assert _post(client, draft, point="", geometry="")[0].status_code == 302


def test_an_actor_that_stands_twice_in_a_role_is_told_of(client, front, lina):
    actor = make_actor("saa")
    new = {
        f"participants-{n}-{name}": value
        for n in (2, 3)
        for name, value in {"actor": actor.pk, "role": "supporter", "id": "", "event": front.event.pk}.items()
    }
    address = reverse("admin:places_event_change", args=[front.event.pk])
    answer, page = _post(client, address, **new, **{"participants-TOTAL_FORMS": 4})
    assert answer.status_code == 200
    assert "has this role already" in page.get_text()
    assert front.event.participants.count() == 2


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"best": "1e308"}, "So large a figure"),
        ({"best": "0.5"}, "has whole numbers"),
        ({"best": "-1"}, "from 0 on"),
        ({"best": "4", "high": "3"}, "Low is at most best"),
        ({}, "needs a value"),
    ],
)
def test_a_figure_is_held_to_what_the_report_s_desk_takes(client, front, lina, numbers, told):
    new = {"id": "", "event": front.event.pk, "what": "wounded", "unit": "people", **numbers}
    address = reverse("admin:places_event_change", args=[front.event.pk])
    sent = {f"figures-1-{name}": value for name, value in new.items()} | {"figures-TOTAL_FORMS": 2}
    answer, page = _post(client, address, **sent)
    assert answer.status_code == 200
    assert told in page.get_text()
    assert front.event.figures.count() == 1


def test_a_figure_of_old_that_nobody_touched_stands_in_nobody_s_way(client, front, lina):
    front.event.figures.update(best=5.5)
    address = reverse("admin:places_event_change", args=[front.event.pk])
    assert _post(client, address, note_en="Seen")[0].status_code == 302


# what no form foresees


def test_an_unforeseen_refusal_brings_the_form_back_with_its_reason(client, front, lina, monkeypatch):
    def refuse(event, *_args, **_kwargs):
        Event.objects.filter(pk=event.pk).update(title_ar="half")
        raise IntegrityError("places_event: the title is not a title")

    monkeypatch.setattr(Event, "save", refuse)
    address = reverse("admin:places_event_change", args=[front.event.pk])
    answer, page = _post(client, address, title_en="A long new title")
    assert answer.status_code == 200
    assert "the title is not a title" in page.select_one(".errorlist.nonfield").get_text()
    assert page.select_one("#id_title_en")["value"] == "A long new title"
    front.event.refresh_from_db()
    assert front.event.title_ar == "سقوط قذائف على هجين", "what was half done is taken back"


def test_an_old_version_that_the_rules_forbid_now_cannot_come_back(client, front, lina):
    event = make_event(status="draft", title_en="Nowhere", place=front.susah)
    Event.objects.filter(pk=event.pk).update(geometry=None)
    event.refresh_from_db()
    event.save()
    nowhere = event.history.first()
    Event.objects.filter(pk=event.pk).update(
        geometry=front.event.geometry,
        status="published",
        reviewer=front.event.reviewer,
        reviewed_at=front.event.reviewed_at,
    )
    old = reverse("admin:places_event_simple_history", args=[event.pk, nowhere.pk])
    answer, page = _post(client, old)
    assert answer.status_code == 200
    assert "needs a place or a footprint" in page.get_text()
    event.refresh_from_db()
    assert (event.status, event.geometry.geom_type) == ("published", "Point")
