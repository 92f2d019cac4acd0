"""The named querysets: what is public, where, and when."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.gis.geos import Polygon

from places.models import ControlFact, Event, Place, Report
from places.tests.factories import (
    DASHISHA,
    HAJIN,
    make_actor,
    make_event,
    make_fact,
    make_front,
    make_place,
    make_report,
)

pytestmark = pytest.mark.django_db

ROUND_HAJIN = (40.5, 34.5, 41.0, 34.9)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize("status", ["draft", "reviewed", "rejected", "unverifiable"])
def test_only_published_rows_are_public(status: str) -> None:
    make_event(status=status)
    make_report(status=status)
    make_fact(make_place(), "2018-10-09", make_actor(), status=status)
    assert not Event.objects.published()
    assert not Report.objects.published()
    assert not ControlFact.objects.published()


def test_published_rows_are_public_and_objects_hides_none() -> None:
    front = make_front()
    assert list(Event.objects.published()) == [front.event]
    assert set(Event.objects.all()) == {front.event, front.draft_event}
    assert set(Report.objects.published()) == {front.arabic, front.english}


def test_a_box_holds_the_events_that_touch_it() -> None:
    inside = make_event(lon_lat=HAJIN)
    make_event(lon_lat=DASHISHA)
    make_event(status="draft", geometry=None, lon_lat=(10.0, 10.0))
    touching = Polygon.from_bbox((40.9, 34.0, 42.0, 36.0))
    touching.srid = 4326
    reaching = make_event(geometry=touching, where_prec=5)
    assert set(Event.objects.in_bbox(ROUND_HAJIN)) == {inside, reaching}


def test_a_box_holds_the_places_whose_point_it_holds() -> None:
    hajin = make_place("hajin", HAJIN)
    make_place("dashisha", DASHISHA)
    assert list(Place.objects.in_bbox(ROUND_HAJIN)) == [hajin]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2018-10-01", "2018-10-31", True),
        ("2018-10-09", "2018-10-09", True),
        ("2018-10-10", None, False),
        (None, "2018-10-08", False),
        (None, None, True),
    ],
)
def test_between_includes_both_ends(first: str | None, last: str | None, found: bool) -> None:
    make_event(day="2018-10-09")
    rows = Event.objects.between(first and day(first), last and day(last))
    assert rows.exists() is found


def test_between_finds_an_interval_that_overlaps() -> None:
    make_event(earliest=day("2018-07-20"), latest=day("2018-09-10"), day="2018-09-10")
    assert Event.objects.between(day("2018-09-01"), day("2018-12-31")).exists()
    assert Event.objects.between(day("2018-01-01"), day("2018-07-20")).exists()
    assert not Event.objects.between(day("2018-09-11"), None).exists()


def test_an_event_of_open_start_may_lie_anywhere_before_its_end() -> None:
    make_event(earliest=None)
    assert Event.objects.between(day("2011-01-01"), day("2011-12-31")).exists()
    assert not Event.objects.between(day("2018-10-10"), None).exists()


def test_an_undated_event_is_never_ruled_out() -> None:
    make_event(day=None)
    assert Event.objects.between(day("2018-01-01"), day("2018-01-02")).exists()
