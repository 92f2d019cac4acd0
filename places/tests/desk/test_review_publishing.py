"""How events, reports and facts reach the public and leave it; no event stands there without testimony."""

import datetime

import pytest
from django.contrib.gis.geos import Point

from places.desk import review
from places.desk.review import ReviewError
from places.desk.undo import UndoError, undo, undoable
from places.models import Claim, ControlFact, Event
from places.tests.desk.conftest import second_claim

pytestmark = pytest.mark.django_db


LEAVE = [(review.withdraw, "draft"), (review.reject, "rejected"), (review.mark_unverifiable, "unverifiable")]


def test_approving_publishes_the_event_and_its_reports_with_who_and_when(claim, editor, report):
    event = review.accept_claim(claim, editor)
    review.approve(event, editor)
    event.refresh_from_db()
    report.refresh_from_db()
    assert (event.status, event.reviewer) == ("published", editor)
    assert event.reviewed_at is not None
    assert (report.status, report.reviewer) == ("published", editor)
    assert event.history.first().history_change_reason == "published"


def test_an_event_without_a_claim_is_not_published(editor, strike):
    point = Point(40, 35, srid=4326)
    event = Event.objects.create(type=strike, title_en="A rumour", geometry=point, point=point)
    with pytest.raises(ReviewError, match="no accepted claim"):
        review.approve(event, editor)


def test_an_event_on_a_rejected_report_is_not_published(claim, report, editor):
    event = review.accept_claim(claim, editor)
    review.reject(report, editor)
    with pytest.raises(ReviewError, match="rejected report"):
        review.approve(event, editor)


def test_of_two_approvals_at_once_one_is_refused(claim, editor):
    event = review.accept_claim(claim, editor)
    stale = Event.objects.get(pk=event.pk)
    review.approve(event, editor)
    with pytest.raises(ReviewError, match="it is published"):
        review.approve(stale, editor)


def test_a_claim_that_joins_a_published_event_publishes_its_report(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    review.approve(event, editor)
    other = second_claim(reader, source)
    review.accept_claim(other, editor, event)
    other.report.refresh_from_db()
    assert other.report.status == "published"


@pytest.mark.parametrize(("leave", "status"), LEAVE)
def test_an_event_that_leaves_the_map_takes_its_lonely_reports_along(claim, report, editor, leave, status):
    event = review.accept_claim(claim, editor)
    review.approve(event, editor)
    leave(event, editor)
    report.refresh_from_db()
    event.refresh_from_db()
    assert (event.status, report.status) == (status, "draft")


def test_a_report_stays_public_while_another_event_rests_on_it(claim, report, editor, strike):
    event = review.accept_claim(claim, editor)
    second = Claim.objects.create(report=report, type=strike, evidence_start=0, evidence_end=5)
    second.mentions.set(claim.mentions.all())
    other = review.accept_claim(second, editor)
    review.approve(event, editor)
    review.approve(other, editor)
    review.withdraw(event, editor)
    report.refresh_from_db()
    assert report.status == "published"


@pytest.mark.parametrize(("leave", "status"), LEAVE)
def test_a_report_that_leaves_the_map_takes_the_events_that_rest_on_it_alone_along(
    claim, report, editor, leave, status
):
    event = review.approve(review.accept_claim(claim, editor), editor)
    report.refresh_from_db()
    leave(report, editor)
    report.refresh_from_db()
    event.refresh_from_db()
    assert (report.status, event.status, event.reviewer) == (status, "draft", None)
    assert event.history.first().history_change_reason == "withdrawn"


def test_an_event_of_two_reports_stays_on_the_map_until_the_second_leaves(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    other = second_claim(reader, source)
    review.accept_claim(other, editor, event)
    review.approve(event, editor)
    for gone, status in ((claim.report, "published"), (other.report, "draft")):
        gone.refresh_from_db()
        review.reject(gone, editor)
        event.refresh_from_db()
        assert event.status == status


def test_a_claim_of_a_report_that_left_bears_no_event_out(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    other = second_claim(reader, source)
    review.accept_claim(other, editor, event)
    review.approve(event, editor)
    other.report.refresh_from_db()
    review.reject(other.report, editor)
    claim.refresh_from_db()
    with pytest.raises(ReviewError, match="withdraw the event first"):
        review.reopen_claim(claim, editor)
    other.refresh_from_db()
    review.reopen_claim(other, editor)


def test_a_report_is_taken_off_the_map_and_brought_back_in_one_act(claim, report, editor):
    event = review.approve(review.accept_claim(claim, editor), editor)
    report.refresh_from_db()
    with undoable() as steps:
        review.reject(report, editor)
    undo(steps, editor)
    report.refresh_from_db()
    event.refresh_from_db()
    assert (report.status, event.status) == ("published", "published")


def test_no_undoing_takes_the_last_claim_from_a_published_event(claim, editor, reader, source):
    event = review.approve(review.accept_claim(claim, editor), editor)
    other = second_claim(reader, source)
    with undoable() as steps:
        review.accept_claim(other, editor, event)
    claim.refresh_from_db()
    review.reopen_claim(claim, editor)
    with pytest.raises(UndoError, match="would rest on no report"):
        undo(steps, editor)
    other.refresh_from_db()
    assert other.event == event


def test_no_undoing_takes_the_report_from_an_event_published_since(claim, report, editor, strike):
    second = Claim.objects.create(report=report, type=strike, evidence_start=0, evidence_end=5)
    second.mentions.set(claim.mentions.all())
    with undoable() as steps:
        review.approve(review.accept_claim(claim, editor), editor)
    review.approve(review.accept_claim(second, editor), editor)
    with pytest.raises(UndoError, match="would rest on no report"):
        undo(steps, editor)
    report.refresh_from_db()
    assert report.status == "published"


def test_the_ways_through_the_desk(claim, editor):
    event = review.accept_claim(claim, editor)
    assert review.possible_moves(event) == ["approve", "mark_reviewed", "reject", "mark_unverifiable"]
    review.mark_reviewed(event, editor)
    assert review.possible_moves(event) == ["approve", "reject", "mark_unverifiable"]
    review.reject(event, editor)
    assert review.possible_moves(event) == ["mark_reviewed"]
    with pytest.raises(ReviewError, match="cannot be withdrawn"):
        review.withdraw(event, editor)


def test_a_fact_of_control_goes_the_same_way(editor, hajin, group, source):
    fact = ControlFact.objects.create(
        place=hajin, state="held", actor=group, source=source, latest=datetime.date(2018, 9, 1)
    )
    review.approve(fact, editor)
    fact.refresh_from_db()
    assert (fact.status, fact.reviewer) == ("published", editor)
