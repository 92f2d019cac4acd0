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
    Actor,
    Claim,
    ControlFact,
    DrawnArea,
    Event,
    EventType,
    Participant,
    Place,
    Report,
    Source,
    User,
)

pytestmark = pytest.mark.django_db
TEXT = "Shells fell on Hajin on Tuesday. Nobody was hurt in Susah."


@pytest.fixture
def strike(db):
    return EventType.objects.create(code="strike.artillery", name_en="Artillery strike", name_ar="قصف مدفعي")


@pytest.fixture
def place(db):
    point = Point(40.84, 34.69, srid=4326)
    return Place.objects.create(name_en="Hajin", name_ar="هجين", kind="town", point=point, geometry=point)


@pytest.fixture
def actor(db):
    return Actor.objects.create(name_en="Army", name_ar="جيش", kind="state")


@pytest.fixture
def report(db):
    source = Source.objects.create(name_en="Euphrates Post")
    return Report.objects.create(source=source, title="Shells", text=TEXT, sha256="a" * 64)


@pytest.fixture
def event(strike, place, report, lina):
    claim = Claim.objects.create(report=report, type=strike, evidence_start=0, evidence_end=32)
    claim.mentions.add(report.mentions.create(start=15, end=20, surface="Hajin", place=place))
    return review.accept_claim(claim, lina)


def _form(response):
    """What a browser would send back, unchanged."""
    forms = [response.context["adminform"].form]
    for formset in response.context.get("inline_admin_formsets") or []:
        forms += [formset.formset.management_form, *formset.formset.forms]
    return {
        bound.html_name: _sent(bound.value())
        for form in forms
        for bound in form
        if bound.value() is not None and bound.value() is not False
    }


def _sent(value):
    if hasattr(value, "json"):
        return value.json
    return value.isoformat() if isinstance(value, datetime.date) else value


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


# the way through the desk


def test_the_form_saves_and_publishes_through_the_service(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    data = _form(client.get(address)) | {
        "title_en": "Shells on Hajin",
        "_move": "approve",
        "status": "rejected",
    }
    response = client.post(address, data, follow=True)
    event.refresh_from_db()
    assert (event.status, event.title_en, event.reviewer) == ("published", "Shells on Hajin", lina)
    assert "is now published" in response.content.decode()


@pytest.mark.parametrize("address", ["ftp://example.org/x", "javascript:alert(1)"])
def test_an_address_of_a_source_is_http_or_https(client, lina, report, address):
    form = reverse("admin:places_source_change", args=[report.source.pk])
    client.post(form, _form(client.get(form)) | {"url": address})
    report.source.refresh_from_db()
    assert report.source.url == ""


@pytest.mark.parametrize("field", ["title_en", "title_ar", "summary_ar", "where_en", "note_en"])
def test_a_control_character_is_refused_at_its_field_and_nothing_is_saved(client, lina, event, field):
    url = reverse("admin:places_event_change", args=[event.pk])
    before = getattr(event, field)
    answer = client.post(url, _form(client.get(url)) | {field: "Bell \x07 rings"})
    assert "U+0007" in answer.context["adminform"].form.errors[field][0]
    event.refresh_from_db()
    assert getattr(event, field) == before


def test_the_form_cannot_set_a_status_by_itself(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, _form(client.get(address)) | {"status": "published"})
    event.refresh_from_db()
    assert event.status == "draft"


def test_the_form_says_why_an_event_cannot_be_published(client, lina, event):
    event.claims.update(event=None)
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, _form(client.get(address)) | {"_move": "approve"}, follow=True)
    event.refresh_from_db()
    assert event.status == "draft"
    assert "rests on no accepted claim" in response.content.decode()


def test_an_unknown_move_only_saves(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, _form(client.get(address)) | {"_move": "delete"})
    event.refresh_from_db()
    assert event.status == "draft"


def test_an_old_form_does_not_take_a_published_event_back(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    old = _form(client.get(address))
    review.approve(event, lina)
    client.post(address, old | {"title_en": "Better", "seen_version": ""})
    event.refresh_from_db()
    assert (event.status, event.title_en) == ("published", "Better")


def test_bulk_actions_tell_of_each_row_that_could_not_go(client, lina, event, strike):
    empty = Event.objects.create(type=strike, title_en="A rumour")
    response = client.post(
        reverse("admin:places_event_changelist"),
        {"action": "approve", "_selected_action": [event.pk, empty.pk]},
        follow=True,
    )
    page = response.content.decode()
    assert "Done for 1 row" in page
    assert "A rumour" in page
    assert "has no place yet" in page
    event.refresh_from_db()
    assert event.status == "published"


def test_a_published_event_is_not_deleted(client, lina, event):
    review.approve(event, lina)
    assert client.get(reverse("admin:places_event_delete", args=[event.pk])).status_code == 403


def test_a_report_that_is_rejected_tells_which_events_left_the_map_with_it(client, lina, event, report):
    review.approve(event, lina)
    address = reverse("admin:places_report_change", args=[report.pk])
    page = client.post(address, _form(client.get(address)) | {"_move": "reject"}, follow=True)
    event.refresh_from_db()
    assert event.status == "draft"
    assert "1 event left the map with “Shells”, on which alone it rested" in page.content.decode()
    assert event.title in page.content.decode()


def test_reports_rejected_in_bulk_tell_it_too(client, lina, event, report):
    review.approve(event, lina)
    chosen = {"action": "reject", "_selected_action": [report.pk]}
    page = client.post(reverse("admin:places_report_changelist"), chosen, follow=True).content.decode()
    assert "1 event left the map" in page


def test_what_a_published_event_rests_on_is_not_deleted(client, lina, event, report):
    claim, mention = event.claims.get(), report.mentions.get()
    addresses = [
        reverse("admin:places_claim_delete", args=[claim.pk]),
        reverse("admin:places_mention_delete", args=[mention.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    review.approve(event, lina)
    assert [client.get(address).status_code for address in addresses] == [403, 403]
    chosen = {"action": "delete_selected", "_selected_action": [claim.pk], "post": "yes"}
    client.post(reverse("admin:places_claim_changelist"), chosen)
    assert event.claims.exists()


def test_an_old_version_of_a_claim_brings_no_old_decision_along(client, lina, event):
    review.approve(event, lina)
    claim = event.claims.get()
    old = reverse("admin:places_claim_simple_history", args=[claim.pk, claim.history.last().pk])
    client.post(old, _form(client.get(old)))
    claim.refresh_from_db()
    assert (claim.status, claim.event) == ("accepted", event)


def test_bulk_confirming_mentions_and_accepting_claims(client, lina, report, strike, place):
    good = report.mentions.create(start=15, end=20, surface="Hajin", place=place)
    lost = report.mentions.create(start=TEXT.index("Susah"), end=len(TEXT) - 1, surface="Susah")
    page = client.post(
        reverse("admin:places_mention_changelist"),
        {"action": "confirm_mention", "_selected_action": [good.pk, lost.pk]},
        follow=True,
    ).content.decode()
    good.refresh_from_db()
    assert good.status == "confirmed"
    assert "Susah: No place is chosen yet." in page
    claim = Claim.objects.create(report=report, type=strike, evidence_start=0, evidence_end=len(TEXT))
    client.post(
        reverse("admin:places_claim_changelist"), {"action": "accept_claim", "_selected_action": [claim.pk]}
    )
    claim.refresh_from_db()
    assert claim.event is not None


def test_lists_of_one_reports_rows_open_without_javascript(client, lina, event, report):
    for model in ("mention", "claim"):
        response = client.get(reverse(f"admin:places_{model}_changelist"), {"report__uuid": report.uuid})
        assert response.status_code == 200
        assert client.get(reverse(f"admin:places_{model}_add")).status_code == 403


@pytest.mark.parametrize("model", ["mention", "claim"])
def test_a_page_of_rows_is_taken_without_joins_in_a_fixed_number_of_queries(
    client, lina, event, report, model
):
    """With joins the newest of a million rows were found by sorting them all."""

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"admin:places_{model}_changelist")).status_code == 200
        return [query["sql"] for query in queries]

    few = asked()
    pages = [sql for sql in few if f'FROM "places_{model}"' in sql and "ORDER BY" in sql]
    assert pages
    assert not [sql for sql in pages if "JOIN" in sql]
    for start in range(0, 15, 5):
        mention = report.mentions.create(start=start, end=start + 5, surface=TEXT[start : start + 5])
        claim = Claim.objects.create(
            report=report, type=event.type, event=event, evidence_start=start, evidence_end=start + 5
        )
        claim.mentions.add(mention)
    assert len(asked()) == len(few)


def test_only_its_own_reports_mentions_can_be_a_claims_places(client, lina, event, report):
    other = Report.objects.create(source=report.source, title="x", text="Elsewhere", sha256="b" * 64)
    other.mentions.create(start=0, end=9, surface="Elsewhere")
    claim = event.claims.get()
    page = client.get(reverse("admin:places_claim_change", args=[claim.pk])).content.decode()
    assert "Elsewhere" not in page
    assert "Shells fell on Hajin on Tuesday." in page


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


# forms


def test_a_place_saved_here_is_found_by_its_names(client, lina, place):
    address = reverse("admin:places_place_change", args=[place.pk])
    client.post(address, _form(client.get(address)) | {"name_en": "Hajin town"})
    assert set(place.names.values_list("text", flat=True)) == {"Hajin town", "هجين"}


def test_a_broken_geometry_comes_back_as_written_with_an_error(client, lina, place):
    address = reverse("admin:places_place_change", args=[place.pk])
    response = client.post(address, _form(client.get(address)) | {"geometry": '{"type": "Pomt"}'})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Pomt" in page
    assert "errorlist" in page


def test_a_geometry_is_kept_as_it_was_drawn(client, lina, event):
    area = '{"type": "Polygon", "coordinates": [[[40, 34], [41, 34], [41, 35], [40, 34]]]}'
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, _form(client.get(address)) | {"geometry": area})
    event.refresh_from_db()
    assert (event.geometry.geom_type, event.geometry.srid) == ("Polygon", 4326)


def test_an_edtf_date_fills_its_days(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, _form(client.get(address)) | {"when_edtf": "2018-10"})
    event.refresh_from_db()
    assert (event.earliest, event.latest, event.date_prec) == (
        datetime.date(2018, 10, 1),
        datetime.date(2018, 10, 31),
        4,
    )


def test_what_is_no_date_is_said_at_its_field(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, _form(client.get(address)) | {"when_edtf": "soon"})
    assert "is not a date" in str(response.context["errors"])


@pytest.mark.parametrize(
    "sent", [{"when_edtf": "0001"}, {"when_edtf": "2018/9999-12-31"}, {"latest": "9999-12-31"}]
)
def test_a_date_that_is_not_of_our_time_is_said_at_its_field(client, lina, event, sent):
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, _form(client.get(address)) | sent)
    assert "no date of our time" in str(response.context["adminform"].form.errors[next(iter(sent))])


def test_a_reports_publication_date_is_of_our_time_too(client, lina, report):
    address = reverse("admin:places_report_change", args=[report.pk])
    sent = _form(client.get(address)) | {"published_edtf": "9999", "published_earliest": "0001-01-01"}
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
        client.post(address, _form(client.get(address)) | {"_move": "approve"})
        row.refresh_from_db()
        assert (row.status, row.reviewer) == ("published", lina)


def test_the_text_of_a_report_is_shown_but_never_edited(client, lina, report):
    address = reverse("admin:places_report_change", args=[report.pk])
    client.post(address, _form(client.get(address)) | {"title": "New title", "text": "forged"})
    report.refresh_from_db()
    assert (report.title, report.text) == ("New title", TEXT)


# history


def test_history_shows_who_and_what_and_an_old_version_comes_back(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    moved = '{"type": "Point", "coordinates": [41.5, 35.5]}'
    client.post(address, _form(client.get(address)) | {"title_en": "Wrong", "geometry": moved})
    review.approve(event, lina)
    history = client.get(reverse("admin:places_event_history", args=[event.pk])).content.decode()
    assert "Wrong" in history
    assert "lina" in history
    assert "style=" not in history
    first = event.history.last()
    old = reverse("admin:places_event_simple_history", args=[event.pk, first.pk])
    client.post(old, _form(client.get(old)))
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
