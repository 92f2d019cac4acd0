"""What editors decide, and that every decision can be traced and taken back."""

import datetime

import pytest
from django.contrib.gis.geos import Point
from django.db import connection

from places.desk import footprints, review
from places.desk.ingest import ingest
from places.desk.review import ReviewError
from places.desk.undo import UndoError, undo, undoable
from places.models import Claim, ControlFact, Event, Figure, Mention, Participant, PlaceName
from places.tests.desk.conftest import TEXT, make_place

pytestmark = pytest.mark.django_db


# mentions


def test_confirming_keeps_the_choice_and_names_the_editor(mention, editor, hajin):
    review.confirm_mention(mention, editor)
    mention.refresh_from_db()
    assert (mention.status, mention.place) == ("confirmed", hajin)
    latest = mention.history.first()
    assert (latest.history_user, latest.history_change_reason) == (editor, "confirmed")


def test_nothing_is_confirmed_without_a_choice(mention, editor):
    mention.place = None
    mention.save()
    with pytest.raises(ReviewError, match="No place is chosen"):
        review.confirm_mention(mention, editor)


def test_choosing_what_was_proposed_confirms_it(mention, editor, hajin):
    review.correct_mention(mention, editor, place=hajin)
    assert mention.status == "confirmed"
    assert not PlaceName.objects.filter(kind="correction").exists()


def test_a_correction_becomes_an_alias_of_the_place_it_chose(mention, editor, susah):
    review.correct_mention(mention, editor, place=susah)
    mention.refresh_from_db()
    assert (mention.status, mention.place, mention.abstained) == ("corrected", susah, "")
    alias = PlaceName.objects.get(kind="correction")
    assert (alias.place, alias.text, alias.language) == (susah, "هجين", "ar")
    assert alias.history.get().history_user == editor


def test_a_name_that_the_place_carries_already_is_not_added_again(mention, editor, susah):
    PlaceName.objects.create(place=susah, text="هَجين")
    review.correct_mention(mention, editor, place=susah)
    assert not PlaceName.objects.filter(kind="correction").exists()


def test_a_correction_to_an_area_means_its_whole_ground(mention, editor, governorate):
    review.correct_mention(mention, editor, place=governorate)
    assert mention.where_prec == 4
    assert mention.footprint.equals(governorate.geometry)


def test_a_candidate_brings_its_own_score(mention, editor, susah):
    mention.candidates = [{"place": str(susah.uuid), "score": 0.4}]
    mention.save()
    review.correct_mention(mention, editor, place=susah)
    assert mention.score == 0.4


def test_a_click_on_the_map_sets_a_point_and_no_place(mention, editor):
    review.correct_mention(mention, editor, lon_lat=(40.9, 34.6))
    mention.refresh_from_db()
    assert (mention.place, mention.point.coords, mention.where_prec) == (None, (40.9, 34.6), 1)
    review.confirm_mention(mention, editor)
    assert mention.status == "confirmed"


def test_a_point_off_the_globe_is_refused(mention, editor):
    with pytest.raises(ReviewError, match="globe"):
        review.correct_mention(mention, editor, lon_lat=(40, 95))


def test_a_correction_names_a_place_or_a_point(mention, editor, hajin):
    with pytest.raises(ValueError, match="either"):
        review.correct_mention(mention, editor)
    with pytest.raises(ValueError, match="either"):
        review.correct_mention(mention, editor, place=hajin, lon_lat=(40, 35))


def test_rejecting_keeps_what_was_proposed_for_the_record(mention, editor, hajin):
    review.reject_mention(mention, editor)
    assert (mention.status, mention.place) == ("rejected", hajin)


def test_a_missed_name_is_marked_without_the_space_around_it(report, editor):
    start = TEXT.index(" مصدر")
    added = review.add_mention(report, start, start + 6, editor)
    assert (added.surface, added.status, added.place) == ("مصدر", "proposed", None)
    assert TEXT[added.start : added.end] == "مصدر"


def test_a_missed_name_brings_the_gazetteers_namesakes(report, editor, hajin):
    Mention.objects.all().delete()
    start = TEXT.index("هجين")
    added = review.add_mention(report, start, start + 4, editor)
    assert added.candidates[0]["place"] == str(hajin.uuid)
    assert added.candidates[0]["reasons"] == ["the very name"]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10_000), (9, 3)])
def test_a_span_outside_the_text_is_no_name(report, editor, start, end):
    with pytest.raises(ReviewError, match="Select the name"):
        review.add_mention(report, start, end, editor)


def test_what_is_marked_already_is_not_marked_twice(report, mention, editor):
    with pytest.raises(ReviewError, match="already"):
        review.add_mention(report, mention.start, mention.end, editor)


def test_of_two_who_mark_the_same_words_at_once_one_is_told(report, editor, monkeypatch):
    def meanwhile(surface):
        report.mentions.create(start=0, end=len(surface), surface=surface)
        return []

    monkeypatch.setattr(footprints, "candidates_for", meanwhile)
    with pytest.raises(ReviewError, match="already"):
        review.add_mention(report, 0, 4, editor)


def test_confirm_all_takes_only_what_is_sure(report, editor, susah):
    report.mentions.filter(place=susah).update(score=0.5)
    assert review.confirm_all(report, editor) == 1
    assert report.mentions.get(place=susah).status == "proposed"


# two editors at once: what one holds in hand is older than what the other wrote


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
    review.accept_claim(_second_claim(reader, source), editor, stale)
    event.refresh_from_db()
    assert (event.status, event.reviewer, event.title_en) == ("draft", None, "Shells on Hajin")


def test_a_claim_joins_no_event_that_was_rejected_in_the_meantime(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    stale = Event.objects.get(pk=event.pk)
    review.reject(event, editor)
    with pytest.raises(ReviewError, match="rejected"):
        review.accept_claim(_second_claim(reader, source), editor, stale)


def test_a_claim_is_not_reopened_from_an_event_published_in_the_meantime(claim, editor):
    event = review.accept_claim(claim, editor)
    stale = Claim.objects.select_related("event").get(pk=claim.pk)
    review.approve(event, editor)
    with pytest.raises(ReviewError, match="withdraw the event first"):
        review.reopen_claim(stale, editor)


def test_a_claim_that_was_reopened_in_the_meantime_is_not_reopened_twice(claim, editor):
    event = review.accept_claim(claim, editor)
    stale = Claim.objects.get(pk=claim.pk)
    review.reopen_claim(claim, editor)
    with pytest.raises(ReviewError, match="Nothing was decided"):
        review.reopen_claim(stale, editor)
    assert review.accept_claim(claim, editor) != event
    with pytest.raises(ReviewError, match="in the meantime"):
        review.reopen_claim(stale, editor)


# relations


def test_a_correction_draws_its_relation_from_the_new_place(reader, source, editor, hajin, susah):
    text = "وقعت اشتباكات شرق السوسة فجر اليوم."
    report = ingest(text, source=source, reader=reader.__class__()).report
    mention = report.mentions.get()
    mention.relation = {"kind": "direction", "phrase": "شرق", "direction": "e", "anchor": str(susah.uuid)}
    mention.save()
    review.correct_mention(mention, editor, place=hajin)
    assert mention.relation["anchor"] == str(hajin.uuid)
    west, _south, _east, _north = mention.footprint.extent
    assert west == pytest.approx(hajin.point.x, abs=0.01)
    review.correct_mention(mention, editor, lon_lat=(40.5, 35.0))
    assert (mention.relation["anchor"], mention.footprint) == (None, None)


def test_a_relation_is_drawn_before_the_transaction_that_writes(mention, editor, susah, monkeypatch):
    """It may need the reading's index built anew, and while that is open nobody else can write to SQLite."""
    depths = [len(connection.savepoint_ids)]

    def drawn(*_args):
        depths.append(len(connection.savepoint_ids))
        return None, 1

    monkeypatch.setattr(review, "meant_by", drawn)
    review.correct_mention(mention, editor, place=susah)
    assert depths[0] == depths[1]


# claims


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
    other = _second_claim(reader, source)
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
    other = _second_claim(reader, source)
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


def test_a_published_event_keeps_its_last_claim(claim, editor):
    event = review.accept_claim(claim, editor)
    review.approve(event, editor)
    claim.refresh_from_db()
    with pytest.raises(ReviewError, match="withdraw the event first"):
        review.reopen_claim(claim, editor)


# publishing


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
    other = _second_claim(reader, source)
    review.accept_claim(other, editor, event)
    other.report.refresh_from_db()
    assert other.report.status == "published"


@pytest.mark.parametrize(
    ("leave", "status"),
    [(review.withdraw, "draft"), (review.reject, "rejected"), (review.mark_unverifiable, "unverifiable")],
)
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


# no published event without testimony

LEAVE = [(review.withdraw, "draft"), (review.reject, "rejected"), (review.mark_unverifiable, "unverifiable")]


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
    other = _second_claim(reader, source)
    review.accept_claim(other, editor, event)
    review.approve(event, editor)
    for gone, status in ((claim.report, "published"), (other.report, "draft")):
        gone.refresh_from_db()
        review.reject(gone, editor)
        event.refresh_from_db()
        assert event.status == status


def test_a_claim_of_a_report_that_left_bears_no_event_out(claim, editor, reader, source):
    event = review.accept_claim(claim, editor)
    other = _second_claim(reader, source)
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
    other = _second_claim(reader, source)
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


# undo


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
    other = _second_claim(reader, source)
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


def _second_claim(reader, source):
    text = "خبر آخر. " + TEXT
    make_place("Elsewhere", "مكان آخر", 30, 30)
    return ingest(text, source=source, reader=reader).report.claims.get()
