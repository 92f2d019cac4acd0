"""What becomes of the claims that editors accept, reject and reopen."""

import datetime

import pytest

from places.desk import review
from places.desk.review import ReviewError
from places.models import Claim, Event, Figure
from places.tests.desk.conftest import second_claim

pytestmark = pytest.mark.django_db


def test_an_accepted_claim_becomes_a_draft_with_all_that_it_says(claim, editor, hajin, coalition, group):
    event = review.accept_claim(claim, editor)
    assert (event.status, event.type, event.place) == ("draft", claim.type, hajin)
    assert (event.title_en, event.title_ar) == ("Artillery strike: Hajin", "قصف مدفعي: هجين")
    assert (event.where_prec, event.geometry.coords) == (1, hajin.point.coords)
    assert (event.when_edtf, event.latest, event.date_prec) == ("2018-10-09", datetime.date(2018, 10, 9), 1)
    assert {(p.actor, p.role) for p in event.participants.all()} == {
        (coalition, "initiator"),
        (group, "target"),
        (group, "claimant"),
    }
    figure = event.figures.get()
    assert (figure.low, figure.best, figure.high, figure.doubt) == (2, 3, 5, "doubtful")
    claim.refresh_from_db()
    assert (claim.status, claim.event) == ("accepted", event)


def test_a_claim_is_decided_once(claim, editor):
    stale = Claim.objects.get(pk=claim.pk)
    review.reject_claim(claim, editor)
    with pytest.raises(ReviewError, match="already decided"):
        review.accept_claim(stale, editor)
    assert not Event.objects.exists()


def test_a_denied_claim_makes_a_disputed_event(claim, editor):
    claim.modality = "denied"
    claim.save()
    assert review.accept_claim(claim, editor).disputed


def test_a_claim_without_a_place_makes_an_event_that_cannot_be_published(claim, editor):
    claim.mentions.clear()
    event = review.accept_claim(claim, editor)
    assert (event.title_en, event.geometry, event.where_en) == ("Artillery strike", None, "")
    with pytest.raises(ReviewError, match="no place yet"):
        review.approve(event, editor)


def test_a_rejected_mention_places_no_event(claim, mention, editor):
    review.reject_mention(mention, editor)
    assert review.accept_claim(claim, editor).geometry is None


def test_an_editors_point_places_an_event_in_the_reports_own_words(claim, mention, editor):
    review.correct_mention(mention, editor, lon_lat=(40.9, 34.6))
    event = review.accept_claim(claim, editor)
    assert (event.geometry.coords, event.where_ar, event.where_en) == ((40.9, 34.6), "هجين", "")


def test_a_footprint_places_an_event_as_the_area_it_is(claim, mention, editor, governorate):
    review.correct_mention(mention, editor, place=governorate)
    event = review.accept_claim(claim, editor)
    assert (event.where_prec, event.geometry.geom_type) == (4, "Polygon")
    assert event.geometry.contains(event.point)


@pytest.mark.parametrize(
    ("relation", "where"),
    [
        ({"kind": "direction", "direction": "e"}, "east of Hajin"),
        ({"kind": "countryside", "direction": "e"}, "countryside of Hajin"),
        ({"kind": "near"}, "near Hajin"),
        ({"kind": "something new"}, "Hajin"),
    ],
)
def test_a_relation_is_said_in_words(claim, mention, editor, relation, where):
    mention.relation = relation
    mention.save()
    event = review.accept_claim(claim, editor)
    assert event.where_en == where


def test_a_second_claim_joins_an_event_and_widens_its_figures(claim, editor, reader, source, coalition):
    event = review.accept_claim(claim, editor)
    other = second_claim(reader, source)
    other.figures.update(low=None, best=9, high=None)
    Figure.objects.create(claim=other, what="wounded", unit="people", best=1)
    review.accept_claim(other, editor, event)
    killed = event.figures.get(what="killed")
    assert (killed.low, killed.best, killed.high) == (2, 3, 9)
    assert event.figures.get(what="wounded").best == 1
    assert event.participants.count() == 3
    assert event.claims.count() == 2
    assert not event.disputed


def test_claims_of_different_days_make_their_event_disputed(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    other = second_claim(reader, source)
    other.earliest = other.latest = datetime.date(2018, 10, 12)
    other.save()
    review.accept_claim(other, editor, event)
    event.refresh_from_db()
    assert event.disputed
    assert event.latest == datetime.date(2018, 10, 9)


def test_a_dated_and_placed_claim_completes_an_event_that_lacked_both(claim, editor, strike, hajin):
    event = Event.objects.create(type=strike, title_en="A strike")
    review.accept_claim(claim, editor, event)
    event.refresh_from_db()
    assert (event.when_edtf, event.place, event.where_prec) == ("2018-10-09", hajin, 1)


def test_no_claim_joins_a_rejected_event(claim, editor, strike):
    event = Event.objects.create(type=strike, title_en="A strike", status="rejected")
    with pytest.raises(ReviewError, match="rejected"):
        review.accept_claim(claim, editor, event)
    claim.refresh_from_db()
    assert claim.status == "proposed"


def test_a_claim_can_be_decided_again(claim, editor):
    event = review.accept_claim(claim, editor)
    review.reopen_claim(claim, editor)
    assert (claim.status, claim.event) == ("proposed", None)
    assert Event.objects.filter(pk=event.pk).exists()
    with pytest.raises(ReviewError, match="Nothing was decided"):
        review.reopen_claim(claim, editor)


@pytest.mark.parametrize("since", [False, True])
def test_a_published_event_keeps_its_last_claim(claim, editor, since):
    """Whether the editor's page knows that it was published or is older than that."""
    event = review.accept_claim(claim, editor)
    in_hand = Claim.objects.select_related("event").get(pk=claim.pk)
    review.approve(event, editor)
    if not since:
        in_hand = Claim.objects.get(pk=claim.pk)
    with pytest.raises(ReviewError, match="withdraw the event first"):
        review.reopen_claim(in_hand, editor)
