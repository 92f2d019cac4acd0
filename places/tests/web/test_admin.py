"""The admin as an editor uses it: every list and form opens, status moves only through the desk."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.gis.geos import Point
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from places.desk import review
from places.models import (
    ControlFact,
    DrawnArea,
    Event,
    Participant,
    Place,
    User,
)
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_fact,
    make_front,
    make_place,
    make_report,
    make_source,
)
from places.tests.forms import sent_by
from places.tests.web.conftest import TEXT

pytestmark = pytest.mark.django_db


LISTS = [
    "actor",
    "claim",
    "controlfact",
    "drawnarea",
    "event",
    "eventtype",
    "mention",
    "place",
    "report",
    "source",
]


@pytest.mark.usefixtures("lina", "event", "actor")
@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_list_opens_and_searches(client, model, language):
    address = reverse(f"admin:places_{model}_changelist")
    response = client.get(address, {"q": "هجين", "lang": language}, follow=True)
    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


@pytest.mark.parametrize(
    ("model", "field"),
    [("report", "source"), ("controlfact", "place"), ("controlfact", "actor"), ("claim", "type")],
)
@pytest.mark.usefixtures("lina", "event", "actor")
def test_choices_are_looked_up_in_order(client, model, field):
    query = {"app_label": "places", "model_name": model, "field_name": field}
    response = client.get(reverse("admin:autocomplete"), query)
    assert len(response.json()["results"]) == 1


@pytest.mark.parametrize("model", ["actor", "controlfact", "drawnarea", "event", "place", "report", "source"])
def test_every_form_to_add_opens(client, lina, model):
    assert client.get(reverse(f"admin:places_{model}_add")).status_code == 200


def test_the_admin_keeps_the_strict_content_security_policy(client, lina, event):
    response = client.get(reverse("admin:places_event_change", args=[event.pk]))
    assert "unsafe-inline" not in response["Content-Security-Policy"]
    page = response.content.decode()
    assert " style=" not in page
    assert "onclick" not in page


def test_the_first_page_counts_what_waits_and_links_to_it(client, lina, event, report):
    report.mentions.create(start=TEXT.index("Susah"), end=len(TEXT) - 1, surface="Susah")
    page = client.get(reverse("admin:index")).content.decode()
    assert f"{reverse('admin:places_report_changelist')}?waiting=mentions" in page
    waiting = client.get(reverse("admin:places_report_changelist"), {"waiting": "mentions"})
    assert [row.pk for row in waiting.context["cl"].result_list] == [report.pk]
    done = client.get(reverse("admin:places_report_changelist"), {"waiting": "claims"})
    assert list(done.context["cl"].result_list) == []


def test_a_user_without_rights_sees_no_queues(client, db):
    client.force_login(User.objects.create_user("guest", is_staff=True))
    page = client.get(reverse("admin:index"))
    assert page.status_code == 200
    assert "queue-count" not in page.content.decode()


# lists


def test_events_are_filtered_by_place_and_actor(client, event, place, actor):
    Participant.objects.create(event=event, actor=actor, role="initiator")
    Event.objects.create(type=event.type, title_en="Another")
    address = reverse("admin:places_event_changelist")
    for query in ({"place": place.pk}, {"actor": actor.pk}):
        assert [row.pk for row in client.get(address, query).context["cl"].result_list] == [event.pk]
    assert len(client.get(address, {"place": "x", "actor": "y"}).context["cl"].result_list) == 2


def test_places_are_found_however_they_are_spelt(client, lina, place):
    place.names.create(text="الهجين")
    address = reverse("admin:places_place_changelist")
    for query in ("هَجين", "الهجين", "haj"):
        assert [row.pk for row in client.get(address, {"q": query}).context["cl"].result_list] == [place.pk]


def test_an_actor_shows_its_colours(client, lina, actor):
    page = client.get(reverse("admin:places_actor_changelist")).content.decode()
    assert 'fill="#6b7280"' in page


def _queries(client, model):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(f"admin:places_{model}_changelist")).status_code == 200
    return len(asked)


def test_lists_ask_no_more_for_many_rows_than_for_few(admin_client):
    front = make_front()
    models = ["event", "report", "place", "source", "actor", "controlfact"]
    few = {model: _queries(admin_client, model) for model in models}
    for number in range(4):
        source = make_source(f"Outlet {number}", affiliation=front.sdf)
        place = make_place(f"village-{number}", parent=front.hajin)
        actor = make_actor(f"band-{number}", parent=front.sdf)
        report = make_report(source=source)
        make_event(place=place, type=f"battle.kind{number}", claims=[make_claim(report)])
        make_fact(place, "2018-10-01", actor, source=source)
    assert {model: _queries(admin_client, model) for model in models} == few


# forms


def test_a_place_saved_here_is_found_by_its_names(client, lina, place):
    address = reverse("admin:places_place_change", args=[place.pk])
    client.post(address, sent_by(client.get(address)) | {"name_en": "Hajin town"})
    assert set(place.names.values_list("text", flat=True)) == {"Hajin town", "هجين"}


def test_a_broken_geometry_comes_back_as_written_with_an_error(client, lina, place):
    address = reverse("admin:places_place_change", args=[place.pk])
    response = client.post(address, sent_by(client.get(address)) | {"geometry": '{"type": "Pomt"}'})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Pomt" in page
    assert "errorlist" in page


def test_a_geometry_is_kept_as_it_was_drawn(client, lina, event):
    area = '{"type": "Polygon", "coordinates": [[[40, 34], [41, 34], [41, 35], [40, 34]]]}'
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, sent_by(client.get(address)) | {"geometry": area})
    event.refresh_from_db()
    assert (event.geometry.geom_type, event.geometry.srid) == ("Polygon", 4326)


def test_an_edtf_date_fills_its_days(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, sent_by(client.get(address)) | {"when_edtf": "2018-10"})
    event.refresh_from_db()
    assert (event.earliest, event.latest, event.date_prec) == (
        datetime.date(2018, 10, 1),
        datetime.date(2018, 10, 31),
        4,
    )


def test_what_is_no_date_is_said_at_its_field(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, sent_by(client.get(address)) | {"when_edtf": "soon"})
    assert "is not a date" in str(response.context["errors"])


@pytest.mark.parametrize(
    "sent", [{"when_edtf": "0001"}, {"when_edtf": "2018/9999-12-31"}, {"latest": "9999-12-31"}]
)
def test_a_date_that_is_not_of_our_time_is_said_at_its_field(client, lina, event, sent):
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, sent_by(client.get(address)) | sent)
    assert "no date of our time" in str(response.context["adminform"].form.errors[next(iter(sent))])


def test_a_reports_publication_date_is_of_our_time_too(client, lina, report):
    address = reverse("admin:places_report_change", args=[report.pk])
    sent = sent_by(client.get(address)) | {"published_edtf": "9999", "published_earliest": "0001-01-01"}
    errors = client.post(address, sent).context["adminform"].form.errors
    assert set(errors) == {"published_edtf", "published_earliest"}


def test_a_drawn_area_and_a_fact_of_control_go_through_the_desk(client, lina, actor, place, report):
    area = "SRID=4326;MULTIPOLYGON(((40 34, 41 34, 41 35, 40 34)))"
    day = datetime.date(2018, 9, 1)
    rows = [
        DrawnArea.objects.create(actor=actor, source=report.source, geometry=area, earliest=day, latest=day),
        ControlFact.objects.create(place=place, actor=actor, state="held", source=report.source, latest=day),
    ]
    for row in rows:
        address = reverse(f"admin:places_{row._meta.model_name}_change", args=[row.pk])
        client.post(address, sent_by(client.get(address)) | {"_move": "approve"})
        row.refresh_from_db()
        assert (row.status, row.reviewer) == ("published", lina)


def test_the_text_of_a_report_is_shown_but_never_edited(client, lina, report):
    address = reverse("admin:places_report_change", args=[report.pk])
    client.post(address, sent_by(client.get(address)) | {"title": "New title", "text": "forged"})
    report.refresh_from_db()
    assert (report.title, report.text) == ("New title", TEXT)


# history


def test_history_shows_who_and_what_and_an_old_version_comes_back(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    moved = '{"type": "Point", "coordinates": [41.5, 35.5]}'
    client.post(address, sent_by(client.get(address)) | {"title_en": "Wrong", "geometry": moved})
    review.approve(event, lina)
    history = client.get(reverse("admin:places_event_history", args=[event.pk])).content.decode()
    assert "Wrong" in history
    assert "lina" in history
    assert "style=" not in history
    first = event.history.last()
    old = reverse("admin:places_event_simple_history", args=[event.pk, first.pk])
    client.post(old, sent_by(client.get(old)))
    event.refresh_from_db()
    assert event.title_en == first.title_en
    assert event.geometry.coords == (40.84, 34.69)
    assert event.status == "published", "an old version brings no old status along"
    assert event.history.first().history_user == lina


def test_a_long_filter_is_shut_until_one_of_its_choices_is_taken(admin_client, event):
    address = reverse("admin:places_event_changelist")
    shut = admin_client.get(address).content.decode()
    opened = admin_client.get(address, {"status__exact": "draft"}).content.decode()
    assert _is_open(opened, "status")
    assert not _is_open(shut, "status")
    assert _is_open(shut, "disputed")  # a short one is read at a glance


def _is_open(page, title):
    head = page.split(f'data-filter-title="{title}"')[1].split(">")[0]
    return "open" in head


def test_the_group_of_editors_is_named_in_the_readers_language(admin_client, monkeypatch):
    monkeypatch.setattr("places.admin.people._", lambda text: {"Editors": "محرّرون"}.get(text, text))
    user = User.objects.get(username="admin")
    for address in (
        reverse("admin:auth_group_changelist"),
        reverse("admin:places_user_changelist"),
        reverse("admin:places_user_change", args=[user.pk]),
    ):
        page = admin_client.get(address).content.decode()
        assert "محرّرون" in page
        assert ">Editors<" not in page


def test_places_are_filtered_by_where_they_came_from(admin_client, place):
    point = Point(40.9, 34.6, srid=4326)
    Place.objects.create(key="susah", name_en="As-Susah", kind="town", point=point, geometry=point)
    page = BeautifulSoup(admin_client.get(reverse("admin:places_place_changelist")).content, "html.parser")
    links = {link.get_text(strip=True): link["href"] for link in page.select("#changelist-filter a")}
    for words, found in (("added or imported here", "Hajin"), ("from the seeds", "As-Susah")):
        listed = admin_client.get(reverse("admin:places_place_changelist") + links[words])
        assert [row.name_en for row in listed.context["cl"].result_list] == [found]


def test_the_door_of_the_desk_leads_back_to_the_map_and_speaks_both_languages(client, db):
    page = BeautifulSoup(client.get("/admin/login/?next=/admin/&lang=en").content, "html.parser")
    assert page.select_one(f'.login-ways a[href="{reverse("map")}"]')
    other = page.select_one('.login-ways a[lang="ar"]')["href"]
    assert "next=" in other
    arabic = BeautifulSoup(client.get("/admin/login/" + other).content, "html.parser")
    assert arabic.html["lang"] == "ar"


def test_times_are_written_the_day_first_in_english(admin_client, event, lina):
    event.reviewed_at = datetime.datetime(2026, 11, 2, 19, 39, tzinfo=datetime.UTC)
    event.reviewer = lina
    event.status = "published"
    event.save()
    said = admin_client.get("/admin/?lang=en").content.decode()
    assert "2 November 2026, " in said
