"""Status moves and decisions from the admin's forms and lists go through the desk, and only so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from places.desk import review
from places.models import (
    Claim,
    Event,
    Report,
)
from places.tests.forms import sent_by
from places.tests.web.conftest import TEXT

pytestmark = pytest.mark.django_db


def test_the_form_saves_and_publishes_through_the_service(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    data = sent_by(client.get(address)) | {
        "title_en": "Shells on Hajin",
        "_move": "approve",
        "status": "rejected",
    }
    response = client.post(address, data, follow=True)
    event.refresh_from_db()
    assert (event.status, event.title_en, event.reviewer) == ("published", "Shells on Hajin", lina)
    assert "is now published" in response.content.decode()


@pytest.mark.parametrize("address", ["ftp://example.org/x", "javascript:alert(1)", 'http://x"><script>'])
def test_an_address_of_a_source_is_http_or_https(client, lina, report, address):
    form = reverse("admin:places_source_change", args=[report.source.pk])
    client.post(form, sent_by(client.get(form)) | {"url": address})
    report.source.refresh_from_db()
    assert report.source.url == ""


@pytest.mark.parametrize("field", ["title_en", "title_ar", "summary_ar", "where_en", "note_en"])
def test_a_control_character_is_refused_at_its_field_and_nothing_is_saved(client, lina, event, field):
    url = reverse("admin:places_event_change", args=[event.pk])
    before = getattr(event, field)
    answer = client.post(url, sent_by(client.get(url)) | {field: "Bell \x07 rings"})
    assert "U+0007" in answer.context["adminform"].form.errors[field][0]
    event.refresh_from_db()
    assert getattr(event, field) == before


def test_the_form_cannot_set_a_status_by_itself(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, sent_by(client.get(address)) | {"status": "published"})
    event.refresh_from_db()
    assert event.status == "draft"


def test_the_form_says_why_an_event_cannot_be_published(client, lina, event):
    event.claims.update(event=None)
    address = reverse("admin:places_event_change", args=[event.pk])
    response = client.post(address, sent_by(client.get(address)) | {"_move": "approve"}, follow=True)
    event.refresh_from_db()
    assert event.status == "draft"
    assert "rests on no accepted claim" in response.content.decode()


def test_an_unknown_move_only_saves(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    client.post(address, sent_by(client.get(address)) | {"_move": "delete"})
    event.refresh_from_db()
    assert event.status == "draft"


def test_an_old_form_does_not_take_a_published_event_back(client, lina, event):
    address = reverse("admin:places_event_change", args=[event.pk])
    old = sent_by(client.get(address))
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
    page = client.post(address, sent_by(client.get(address)) | {"_move": "reject"}, follow=True)
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
    client.post(old, sent_by(client.get(old)))
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
