"""What editors decide about the names in a report."""

import pytest
from django.db import connection

from places.desk import footprints, review
from places.desk.ingest import ingest
from places.desk.review import ReviewError
from places.models import Mention, PlaceName
from places.tests.desk.conftest import TEXT

pytestmark = pytest.mark.django_db


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
