"""Where an editor's page is older than what another wrote, this is told, or nothing of it is lost."""

import pytest

from places.desk import review
from places.desk.review import ReviewError
from places.models import Claim, Event, Mention
from places.tests.desk.conftest import second_claim

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "decide",
    [
        review.confirm_mention,
        review.reject_mention,
        lambda mention, user: review.correct_mention(mention, user, lon_lat=(40.9, 34.6)),
    ],
)
def test_of_two_decisions_on_a_mention_at_once_the_second_is_told(mention, editor, susah, decide):
    stale = Mention.objects.get(pk=mention.pk)
    review.correct_mention(mention, editor, place=susah)
    with pytest.raises(ReviewError, match="in the meantime"):
        decide(stale, editor)
    mention.refresh_from_db()
    assert (mention.status, mention.place, mention.point) == ("corrected", susah, None)


def test_a_decision_on_a_mention_that_is_gone_is_refused_in_words(mention, editor):
    stale = Mention.objects.get(pk=mention.pk)
    mention.delete()
    with pytest.raises(ReviewError, match="no longer exists"):
        review.reject_mention(stale, editor)


def test_a_claim_that_joins_an_event_keeps_what_others_wrote_of_the_event(claim, editor, reader, source):
    event = review.approve(review.accept_claim(claim, editor), editor)
    stale = Event.objects.get(pk=event.pk)
    review.withdraw(event, editor)
    Event.objects.filter(pk=event.pk).update(title_en="Shells on Hajin")
    review.accept_claim(second_claim(reader, source), editor, stale)
    event.refresh_from_db()
    assert (event.status, event.reviewer, event.title_en) == ("draft", None, "Shells on Hajin")


def test_a_claim_joins_no_event_that_was_rejected_in_the_meantime(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    stale = Event.objects.get(pk=event.pk)
    review.reject(event, editor)
    with pytest.raises(ReviewError, match="rejected"):
        review.accept_claim(second_claim(reader, source), editor, stale)


def test_a_claim_that_was_reopened_in_the_meantime_is_not_reopened_twice(claim, editor):
    event = review.accept_claim(claim, editor)
    stale = Claim.objects.get(pk=claim.pk)
    review.reopen_claim(claim, editor)
    with pytest.raises(ReviewError, match="Nothing was decided"):
        review.reopen_claim(stale, editor)
    assert review.accept_claim(claim, editor) != event
    with pytest.raises(ReviewError, match="in the meantime"):
        review.reopen_claim(stale, editor)
