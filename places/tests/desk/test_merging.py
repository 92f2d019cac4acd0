"""Two places become one: nothing that hung on either is lost, and the act can be taken back."""

import datetime

import pytest

from places.desk import merging
from places.desk.merging import doubts, merge, moving
from places.desk.review import ReviewError, accept_claim, confirm_mention
from places.desk.seeds import load_seeds
from places.desk.undo import UndoError, undo, undoable
from places.desk.written import Reason
from places.models import ControlFact, Mention, Place, PlaceName
from places.tests.desk.conftest import make_place
from places.tests.desk.seed_folder import SeedFolder

pytestmark = pytest.mark.django_db


@pytest.fixture
def double(hajin):
    """Hajin once more, as an import brought it."""
    return make_place("Hajeen", "هجين", 40.841, 34.688, kind="village", pcode="C5175", population=37935)


@pytest.fixture
def hung(report, mention, claim, double, source, coalition, editor):
    """A mention, an event, a fact of control and a neighbourhood on the double."""
    Mention.objects.filter(pk=mention.pk).update(
        place=double,
        candidates=[
            {"place": str(double.uuid), "name_en": "Hajeen", "score": 0.7, "reasons": []},
            {"place": str(mention.place.uuid), "name_en": "Hajin", "score": 0.3, "reasons": []},
        ],
    )
    mention.refresh_from_db()
    confirm_mention(mention, editor)
    event = accept_claim(claim, editor)
    fact = ControlFact.objects.create(
        place=double, state="held", actor=coalition, source=source, latest=datetime.date(2018, 12, 14)
    )
    quarter = make_place("Quarter", "حارة", 40.84, 34.68, kind="neighbourhood", parent=double)
    return mention, event, fact, quarter


def test_all_that_hung_on_the_other_hangs_on_the_kept_one(hajin, double, hung, editor):
    counted = moving(double)
    assert (counted.names, counted.mentions, counted.events, counted.facts) == (2, 1, 1, 1)
    assert (counted.children, counted.reports, counted.published) == (1, 1, 0)
    merge(hajin, [double], editor)
    for row in hung[:3]:
        row.refresh_from_db()
        assert row.place == hajin
    hung[3].refresh_from_db()
    assert hung[3].parent == hajin
    assert not Place.objects.filter(pk=double.pk).exists()


def test_the_kept_place_gains_names_and_what_it_lacked_and_stays_where_it_is(hajin, double, editor):
    merge(hajin, [double], editor)
    hajin.refresh_from_db()
    assert set(hajin.names.values_list("text", flat=True)) == {"Hajin", "هجين", "Hajeen"}
    assert (hajin.pcode, hajin.population, hajin.kind, hajin.name_en) == ("C5175", 37935, "town", "Hajin")
    assert hajin.point.coords == (40.8393, 34.6869)


def test_a_candidate_is_the_kept_place_once_with_the_better_score(hajin, double, hung, editor):
    merge(hajin, [double], editor)
    mention = hung[0]
    mention.refresh_from_db()
    assert [(c["place"], c["name_en"], c["score"]) for c in mention.candidates] == [
        (str(hajin.uuid), "Hajin", 0.7)
    ]


def test_a_mention_that_only_weighed_the_other_is_told_too(hajin, double, report, editor):
    susah = report.mentions.get(surface="السوسة")
    susah.candidates.append({"place": str(double.uuid), "score": 0.1, "reasons": []})
    susah.save()
    merge(hajin, [double], editor)
    susah.refresh_from_db()
    assert susah.place.name_en == "As-Susah"
    assert susah.candidates[1]["place"] == str(hajin.uuid)


def test_merging_is_in_every_history_and_can_be_taken_back_whole(hajin, double, hung, editor):
    number = double.pk
    with undoable() as steps:
        merge(hajin, [double], editor)
    assert hajin.history.first().history_change_reason == Reason.MERGED
    assert hung[1].history.first().history_user == editor
    undo(steps, editor)
    back = Place.objects.get(uuid=double.uuid)
    assert (back.pk, back.pcode, back.names.count()) == (number, "C5175", 2)
    hajin.refresh_from_db()
    assert (hajin.pcode, set(hajin.names.values_list("text", flat=True))) == (None, {"Hajin", "هجين"})
    for row in hung[:3]:
        row.refresh_from_db()
        assert row.place == back
    assert hung[0].candidates[0]["name_en"] == "Hajeen"


def test_it_cannot_be_taken_back_once_something_was_decided_since(hajin, double, hung, editor):
    with undoable() as steps:
        merge(hajin, [double], editor)
    hajin.refresh_from_db()
    hajin.note = "checked on the ground"
    hajin.save()
    with pytest.raises(UndoError, match="changed again"):
        undo(steps, editor)
    assert not Place.objects.filter(pk=double.pk).exists()


def test_a_place_that_lay_in_the_one_it_swallows_does_not_lie_in_itself(hajin, governorate, editor):
    hajin.parent = governorate
    hajin.save()
    merge(hajin, [governorate], editor)
    hajin.refresh_from_db()
    assert hajin.parent is None


def test_a_place_cannot_be_merged_with_itself(hajin, editor):
    for others in ([], [hajin]):
        with pytest.raises(ReviewError, match="two different places"):
            merge(hajin, others, editor)


def test_a_failure_in_the_middle_leaves_everything_as_it_was(hajin, double, editor, monkeypatch):
    monkeypatch.setattr(merging, "_move_mentions", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(hajin, [double], editor)
    assert PlaceName.objects.filter(place=double).count() == 2


def test_what_speaks_against_is_said(hajin, double, susah):
    assert doubts(hajin, [double]) == ["“Hajeen” is of another kind: village."]
    hajin.pcode, double.kind = "C1", "town"
    assert doubts(hajin, [double]) == ["OCHA lists them as two: C1 and C5175."]
    assert doubts(hajin, [susah]) == ["“As-Susah” lies 21 km away."]


def test_the_seeds_do_not_make_a_merged_place_again(tmp_path, editor):
    folder = SeedFolder(tmp_path)
    load_seeds(folder.write())
    gone = Place.objects.get(key="hajin")
    kept = make_place("Hajeen", "هجين", 40.84, 34.69)
    merge(kept, [gone], editor)
    load_seeds(folder.write())
    assert not Place.objects.filter(key="hajin").exists()
    assert kept.names.filter(text="Hajine").exists()
