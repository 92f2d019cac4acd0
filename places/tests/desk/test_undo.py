"""Every decision can be taken back, until others build on it."""

import pytest

from places.desk import review
from places.desk.undo import UndoError, undo, undoable
from places.models import Event, Mention, Participant, PlaceName
from places.tests.desk.conftest import TEXT, second_claim

pytestmark = pytest.mark.django_db


def test_undo_brings_a_correction_and_its_alias_back(mention, editor, susah, hajin):
    with undoable() as steps:
        review.correct_mention(mention, editor, place=susah)
    undo(steps, editor)
    mention.refresh_from_db()
    assert (mention.status, mention.place) == ("proposed", hajin)
    assert not PlaceName.objects.filter(kind="correction").exists()


def test_undo_of_an_accepted_claim_leaves_no_event(claim, editor):
    with undoable() as steps:
        review.accept_claim(claim, editor)
    undo(steps, editor)
    claim.refresh_from_db()
    assert (claim.status, claim.event) == ("proposed", None)
    assert not Event.objects.exists()
    assert not Participant.objects.filter(event__isnull=False).exists()


def test_undo_of_a_joined_claim_gives_the_event_its_figures_back(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    other = second_claim(reader, source)
    other.figures.update(low=None, best=9, high=None)
    with undoable() as steps:
        review.accept_claim(other, editor, event)
    undo(steps, editor)
    assert event.figures.get().high == 5
    assert event.claims.get() == claim


def test_undo_of_publishing_makes_event_and_report_drafts_again(claim, report, editor):
    event = review.accept_claim(claim, editor)
    with undoable() as steps:
        review.approve(event, editor)
    undo(steps, editor)
    event.refresh_from_db()
    report.refresh_from_db()
    assert (event.status, event.reviewer, report.status) == ("draft", None, "draft")
    assert report.text == TEXT


def test_acts_are_undone_one_after_the_other(mention, claim, editor):
    acts = []
    for act in (
        lambda: review.confirm_mention(mention, editor),
        lambda: review.reject_mention(mention, editor),
        lambda: review.accept_claim(claim, editor),
    ):
        with undoable() as steps:
            act()
        acts.append(steps)
    for steps in reversed(acts):
        undo(steps, editor)
    mention.refresh_from_db()
    assert mention.status == "proposed"
    assert not Event.objects.exists()


def test_undo_brings_a_deleted_row_back(mention, editor):
    pk = mention.pk
    with undoable() as steps:
        mention.delete()
    undo(steps, editor)
    assert Mention.objects.get(pk=pk).surface == "هجين"


def test_what_another_editor_changed_since_is_not_undone(mention, editor):
    with undoable() as steps:
        review.confirm_mention(mention, editor)
    review.reject_mention(mention, editor)
    with pytest.raises(UndoError, match="changed again"):
        undo(steps, editor)
    mention.refresh_from_db()
    assert mention.status == "rejected"


def test_what_history_never_saw_cannot_be_undone(mention, editor):
    mention.history.all().delete()
    with undoable() as steps:
        review.confirm_mention(mention, editor)
    with pytest.raises(UndoError, match="never recorded"):
        undo(steps, editor)
    mention.refresh_from_db()
    assert mention.status == "confirmed"


def test_a_row_that_is_gone_needs_no_undoing(report, editor):
    with undoable() as steps:
        added = review.add_mention(report, 0, 4, editor)
    Mention.history.filter(id=added.pk, history_type="-").delete()
    Mention.objects.filter(pk=added.pk)._raw_delete("default")
    undo(steps, editor)
    assert not Mention.objects.filter(pk=added.pk).exists()


def test_what_refers_to_a_deleted_place_is_not_undone(mention, editor, hajin, susah):
    with undoable() as steps:
        review.correct_mention(mention, editor, place=susah)
    hajin.delete()
    with pytest.raises(UndoError, match="was deleted since"):
        undo(steps, editor)
    mention.refresh_from_db()
    assert (mention.status, mention.place) == ("corrected", susah)


def test_a_claim_is_not_brought_back_to_a_place_that_is_gone(claim, mention, editor):
    with undoable() as steps:
        review.reject_claim(claim, editor)
    mention.delete()
    with pytest.raises(UndoError, match="was deleted since"):
        undo(steps, editor)
    claim.refresh_from_db()
    assert claim.status == "rejected"


def test_a_mention_is_not_brought_back_where_its_words_were_marked_anew(report, mention, editor):
    with undoable() as steps:
        mention.delete()
    added = review.add_mention(report, mention.start, mention.end, editor)
    with pytest.raises(UndoError, match="does not fit"):
        undo(steps, editor)
    assert report.mentions.get(start=mention.start) == added


def test_undoing_twice_is_refused(mention, editor):
    with undoable() as steps:
        review.confirm_mention(mention, editor)
    undo(steps, editor)
    with pytest.raises(UndoError):
        undo(steps, editor)


def test_an_undoing_whose_version_is_gone_can_not_be_undone_past(mention, editor):
    with undoable() as steps:
        review.confirm_mention(mention, editor)
    undo(steps, editor)
    latest = mention.history.first()
    latest.history_change_reason = "undone: back to version 999999"
    latest.save()
    with pytest.raises(UndoError):
        undo(steps, editor)
