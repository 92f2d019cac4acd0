"""What editors decide about a name is what the next reading knows of it, until it is taken back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk import gazetteer, review, synthetic
from places.desk.gazetteer import current_reader, decisions
from places.desk.ingest import ingest
from places.desk.undo import undo, undoable
from places.desk.written import Reason, write
from places.models import Mention, PlaceName
from places.reading.decisions import Decided
from places.tests.desk.conftest import FakeReader, make_place
from places.tests.factories import make_actor, make_type

NAME = "الحصوة"


@pytest.fixture
def namesakes(db):
    return [
        make_place(key.title(), NAME, lon, 35.9, "village", key=key, country="SY")
        for key, lon in (("east", 41.0), ("west", 36.5))
    ]


@pytest.fixture(autouse=True)
def no_reader_yet(monkeypatch):
    empty = {"serial": None, "print": None, "decided": None, "reader": None}
    monkeypatch.setattr(gazetteer, "_cached", empty)


@pytest.fixture
def told(source, editor):
    """The mention of the name in a new report, read with what is known by now."""
    numbers = iter(range(100))

    def tell():
        text = f"وصلوا إلى قرية الحصوة، يقول المصدر {next(numbers)}."
        return ingest(text, source=source, user=editor).report.mentions.get(surface=NAME)

    return tell


@pytest.mark.django_db(transaction=True)
def test_a_correction_decides_the_next_reading_until_it_is_undone(namesakes, told, editor):
    _east, west = namesakes
    first = told()
    assert (first.place, first.status) == (None, "proposed")
    with undoable() as steps:
        review.correct_mention(first, editor, place=west)

    second = told()
    assert second.place == west
    best = second.candidates[0]
    assert (best["name_en"], best["reasons"][-1]) == (
        "West",
        "editors chose this place for this name in 1 report",
    )
    assert not PlaceName.objects.filter(kind="correction").exists()  # the name alone did not decide

    undo(steps, editor)
    third = told()
    assert third.place is None
    assert not any("editors" in reason for candidate in third.candidates for reason in candidate["reasons"])


@pytest.mark.django_db(transaction=True)
def test_new_decisions_cost_no_new_index_and_other_changes_not_even_a_look(namesakes, told, editor, source):
    mention = told()
    before = current_reader()
    review.correct_mention(mention, editor, place=namesakes[0])
    after = current_reader()
    assert after is not before
    assert (after.gazetteer, after.actors) == (before.gazetteer, before.actors)
    source.save()  # moves the edition
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert current_reader() is after
    assert not any('"surface"' in query["sql"] for query in queries)


@pytest.mark.django_db
def test_a_name_counts_once_a_report_by_what_was_decided_last(reader, source, editor):
    report = ingest("في هجين، ثم في هجين.", source=source, reader=FakeReader()).report
    mention, again = report.mentions.all()
    assert decisions().about("هجين") == Decided()
    review.confirm_mention(mention, editor)
    review.confirm_mention(again, editor)
    assert decisions().about("هَجين") == Decided({"hajin": 1})
    for row in (mention, again):
        review.reject_mention(row, editor)
    assert decisions().about("هجين") == Decided(rejected=1)
    for row in (mention, again):
        review.correct_mention(row, editor, lon_lat=(40.9, 34.6))  # a point is no place of the gazetteer
    assert decisions().about("هجين") == Decided()


@pytest.mark.django_db
def test_what_came_confirmed_and_no_editor_looked_at_is_no_decision(mention):
    mention.status = "confirmed"
    write(mention, None, Reason.SEEDED)
    for key in ("sdf", "saa"):
        make_actor(key)
    make_type("battle.clash")
    synthetic.generate(50, seed=3)
    assert Mention.objects.filter(status="confirmed").count() > 1
    known = decisions()
    assert all(known.about(row.surface) == Decided() for row in Mention.objects.all())
