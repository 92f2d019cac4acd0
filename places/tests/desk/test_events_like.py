"""Which events a claim is offered to join."""

import datetime

import pytest
from django.contrib.gis.geos import Point

from places.desk import events
from places.desk.events import days_apart, events_like
from places.models import Event

pytestmark = pytest.mark.django_db
DAY = datetime.date(2018, 10, 9)


def _event(kind, lon=40.84, lat=34.69, day=DAY, **more):
    point = Point(lon, lat, srid=4326) if lon else None
    return Event.objects.create(
        type=kind, title_en="An event", geometry=point, point=point, earliest=day, latest=day, **more
    )


def test_the_nearest_in_type_time_and_place_comes_first(claim, strike, clash):
    other_type = _event(clash)
    later = _event(strike, day=DAY + datetime.timedelta(days=3))
    same = _event(strike)
    matches = events_like(claim)
    assert [m.event for m in matches] == [same, later, other_type]
    assert (matches[0].days, matches[0].same_type) == (0, True)
    assert matches[0].distance_m < 1000


def test_far_late_and_rejected_events_are_not_offered(claim, strike):
    _event(strike, lon=36.3, lat=33.5)
    _event(strike, day=DAY + datetime.timedelta(days=30))
    _event(strike, status="rejected")
    assert events_like(claim) == []


def test_an_event_by_then_at_the_latest_counts_as_its_last_day(claim, strike):
    event = _event(strike)
    Event.objects.filter(pk=event.pk).update(earliest=None)
    assert events_like(claim)[0].days == 0


def test_an_undated_event_without_a_place_is_offered_only_for_its_type(claim, strike, clash):
    unknown = _event(strike, lon=None, day=None)
    _event(clash, lon=None, day=None)
    (match,) = events_like(claim)
    assert (match.event, match.days, match.distance_m) == (unknown, None, None)


def test_an_undated_claim_looks_at_events_of_any_day(claim, strike):
    event = _event(strike, day=datetime.date(2011, 1, 1))
    claim.earliest = claim.latest = None
    assert events_like(claim)[0].event == event


def test_areas_that_touch_are_at_no_distance(claim, mention, governorate, editor, strike):
    from places.desk.review import correct_mention

    correct_mention(mention, editor, place=governorate)
    _event(strike, lon=39.5, lat=35.8)
    assert events_like(claim)[0].distance_m == 0


@pytest.mark.parametrize("dated", [True, False])
def test_the_event_at_the_place_is_found_among_more_later_ones_elsewhere(claim, strike, dated, monkeypatch):
    monkeypatch.setattr(events, "MOST", 3)
    if not dated:
        claim.earliest = claim.latest = None
    here = _event(strike)
    unplaced = _event(strike, lon=None)
    for later in range(1, 6):
        _event(strike, lon=36.3, lat=33.5, day=DAY + datetime.timedelta(days=later))
    assert [match.event for match in events_like(claim)] == [here, unplaced]


def test_an_event_just_within_reach_to_the_east_is_offered(claim, strike):
    reached = _event(strike, lon=41.16)  # 29 km from the claim's place
    _event(strike, lon=41.18)
    (match,) = events_like(claim)
    assert match.event == reached
    assert 28_000 < match.distance_m < 30_000


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ((DAY, DAY), (DAY, DAY), 0),
        ((None, DAY), (None, DAY), 0),
        ((DAY, DAY), (DAY + datetime.timedelta(days=2), DAY + datetime.timedelta(days=4)), 2),
        (
            (DAY, DAY + datetime.timedelta(days=9)),
            (DAY + datetime.timedelta(days=4), DAY + datetime.timedelta(days=4)),
            0,
        ),
        ((None, None), (DAY, DAY), None),
    ],
)
def test_days_between_intervals(a, b, apart):
    assert days_apart(*a, *b) == apart
    assert days_apart(*b, *a) == apart


@pytest.mark.parametrize("day", [datetime.date.min, datetime.date.max])
def test_a_claim_at_either_end_of_the_calendar_finds_its_like(claim, strike, day):
    event = _event(strike, day=day)
    claim.earliest = claim.latest = day
    assert [match.event for match in events_like(claim)] == [event]
