"""Cells about places, who holds them on a day, and the front line between holders."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import combinations

import pytest
import shapely
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point

from places.geometry import control
from places.geometry.areas import area_km2, distance_m, length_m

RIVER = LineString([(40.6, 35.0), (40.75, 34.75), (40.9, 34.65), (40.93, 34.5), (41.1, 34.35)])
LEFT = {"hajin": (40.8393, 34.7069), "shafah": (40.9599, 34.5735), "susah": (40.9877, 34.5251)}
RIGHT = {"bukamal": (40.8917, 34.4547), "jalaa": (40.78, 34.62)}
PLACES = LEFT | RIGHT


@dataclass(frozen=True)
class Fact:
    cell: str
    latest: datetime.date
    actor: str


def day(number: int) -> datetime.date:
    return datetime.date(2018, 9, number)


def test_without_places_there_are_no_cells_and_no_front():
    assert control.cells({}) == {}
    assert control.edges({}) == []
    assert control.dissolve({}, {}) == {}
    assert control.front_line([], {}).is_empty


def test_every_place_lies_in_its_own_cell():
    cells = control.cells(PLACES, RIVER)
    assert list(cells) == sorted(PLACES)
    assert all(cells[key].contains(Point(PLACES[key])) for key in PLACES)


def test_no_cell_crosses_the_river():
    cells = control.cells(PLACES, RIVER)
    for key, cell in cells.items():
        others = RIGHT if key in LEFT else LEFT
        assert length_m(RIVER.intersection(cell.buffer(-0.002))) == 0
        assert not any(cell.contains(Point(place)) for place in others.values())


def test_without_a_river_cells_meet_in_the_middle():
    cells = control.cells({"a": (40.0, 35.0), "b": (40.1, 35.0)})
    (a, b, line) = control.edges(cells)[0]
    assert (a, b) == ("a", "b")
    assert shapely.get_coordinates(line)[:, 0] == pytest.approx(40.05, abs=1e-3)


def test_an_empty_river_parts_nothing():
    places = {"a": (40.0, 35.0), "b": (40.1, 35.0)}
    assert control.cells(places, LineString()) == control.cells(places)


def test_a_lone_place_stands_for_the_land_within_reach():
    cell = control.cells({"dashishah": (41.16, 36.04)}, reach_m=10_000)["dashishah"]
    assert area_km2(cell) == pytest.approx(314, rel=0.02)


def test_villages_near_one_another_claim_less_than_a_town_in_the_steppe():
    village = {f"village{i}": (40.9 + i * 0.03, 34.6) for i in range(4)}
    cells = control.cells(village | {"town": (41.8, 36.0), "next": (42.4, 36.0)})
    assert area_km2(cells["village1"]) < area_km2(cells["town"]) / 10


def test_two_places_at_one_spot_share_the_land():
    cells = control.cells({"post": (41.25, 36.1), "village": (41.25, 36.1)})
    assert area_km2(cells["post"]) == pytest.approx(area_km2(cells["village"]), rel=0.05)
    assert len(control.edges(cells)) == 1


def test_a_river_beside_all_places_leaves_them_on_one_bank():
    away = LineString([(42, 36), (42, 33)])
    assert control.cells(LEFT, away).keys() == LEFT.keys()
    assert len(control.edges(control.cells(LEFT, away))) >= 2


def test_cells_across_the_river_share_its_line_as_their_edge():
    edges = control.edges(control.cells(PLACES, RIVER))
    across = [line for a, b, line in edges if (a in LEFT) != (b in LEFT)]
    assert across
    assert max(shapely.distance(shapely.points(shapely.get_coordinates(across)), RIVER)) < 0.002


def test_dissolved_cells_have_no_slivers_inside():
    cells = control.cells(PLACES, RIVER)
    held = control.dissolve(cells, dict.fromkeys(LEFT, "is") | dict.fromkeys(RIGHT, "government"))
    assert set(held) == {"is", "government"}
    for area in held.values():
        assert isinstance(area, MultiPolygon)
        assert area.is_valid
        assert not any(polygon.interiors for polygon in area.geoms)
    assert area_km2(held["is"]) == pytest.approx(sum(area_km2(cells[key]) for key in LEFT))


def test_a_cell_without_a_holder_is_nobodys():
    cells = control.cells(PLACES, RIVER)
    assert set(control.dissolve(cells, {"hajin": "is"})) == {"is"}


def test_the_last_fact_by_a_day_is_in_force():
    facts = [Fact("susah", day(3), "is"), Fact("susah", day(10), "sdf"), Fact("hajin", day(20), "sdf")]
    assert control.holders_on(facts, day(2)) == {}
    assert control.holders_on(facts, day(9))["susah"].actor == "is"
    assert control.holders_on(facts, day(10))["susah"].actor == "sdf"
    assert control.holders_on(reversed(facts), day(10))["susah"].actor == "sdf"
    assert set(control.holders_on(facts, day(30))) == {"susah", "hajin"}


def test_of_two_facts_of_one_day_the_later_given_wins():
    facts = [Fact("susah", day(3), "sdf"), Fact("susah", day(3), "is")]
    assert control.holders_on(facts, day(3))["susah"].actor == "is"


def test_the_front_line_runs_between_holders_only():
    borders = control.edges(control.cells(PLACES, RIVER))
    everywhere = control.front_line(borders, dict(zip(PLACES, "abcde", strict=True)))
    nowhere = control.front_line(borders, dict.fromkeys(PLACES, "sdf"))
    unknown = control.front_line(borders, {"susah": "is"})
    river_only = control.front_line(borders, dict.fromkeys(LEFT, "is") | dict.fromkeys(RIGHT, "government"))
    assert nowhere.is_empty
    assert unknown.is_empty
    assert isinstance(river_only, MultiLineString)
    assert 0 < length_m(river_only) < length_m(everywhere)
    assert length_m(everywhere) == pytest.approx(sum(length_m(line) for _, _, line in borders))


lon_lats = st.tuples(
    st.floats(40.5, 41.2).map(lambda v: round(v, 4)), st.floats(34.3, 35.1).map(lambda v: round(v, 4))
)
place_lists = st.lists(lon_lats, min_size=1, max_size=12)
QUIET = hypothesis_settings(max_examples=40, derandomize=True, deadline=None)


@QUIET
@given(points=place_lists, barrier=st.sampled_from([None, RIVER]), reach_m=st.floats(2_000, 40_000))
def test_cells_of_any_places_are_valid_bounded_and_do_not_overlap(points, barrier, reach_m):
    places = {f"p{i:02}": point for i, point in enumerate(points)}
    cells = control.cells(places, barrier, reach_m)
    assert set(cells) == set(places)
    assert all(cell.is_valid for cell in cells.values())
    for a, b in combinations(cells.values(), 2):
        assert a.intersection(b).area < 1e-9
    for key, cell in cells.items():
        corners = shapely.get_coordinates(cell)
        # Places at one spot are set apart, and edges are simplified by some metres.
        spare = 200 + 50 * len(points)
        assert all(distance_m(places[key], tuple(corner)) <= reach_m * 1.001 + spare for corner in corners)


@QUIET
@given(points=place_lists)
def test_cells_do_not_depend_on_the_order_of_places(points):
    places = {f"p{i:02}": point for i, point in enumerate(points)}
    turned = dict(reversed(places.items()))
    assert control.cells(places, RIVER) == control.cells(turned, RIVER)
