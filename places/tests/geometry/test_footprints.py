"""Spatial relations against facts of the ground: what must lie inside and what must not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
import shapely
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box

from places.geometry import footprints
from places.geometry.areas import area_km2, distance_m, length_m
from places.geometry.projection import Metres
from places.geometry.rivers import banks

HAJIN, SHAFAH, SUSAH = (40.83, 34.69), (40.94, 34.5735), (40.9677, 34.5251)
DASHISHAH, SHADDADI, QAMISHLI = (41.16, 36.04), (40.74, 36.05), (41.23, 37.05)
MAYADIN, BUKAMAL, DEIR_EZ_ZOR = (40.43, 35.02), (40.9117, 34.4547), (40.1408, 35.3354)
HASAKAH, RAQQAH, KASRAH = (40.7477, 36.5024), (39.0079, 35.9528), (39.9139, 35.5695)
DAMASCUS, HOMS, PALMYRA, SUKHNAH = (36.29, 33.51), (36.7256, 34.724), (38.28, 34.56), (38.871, 34.885)


@cache
def area(key: str) -> shapely.Geometry:
    """A shape of the seeds by its place key."""
    path = Path(settings.SEEDS_DIR) / "basemap" / "areas.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return next(shapely.geometry.shape(f["geometry"]) for f in features if f["properties"]["key"] == key)


def assert_holds(footprint: shapely.Geometry, *, inside=(), outside=()) -> None:
    assert footprint.geom_type in ("Polygon", "MultiPolygon")
    assert footprint.is_valid
    assert not footprint.is_empty
    assert [p for p in inside if not footprint.contains(Point(p))] == []
    assert [p for p in outside if footprint.contains(Point(p))] == []


# Rivers


@pytest.mark.parametrize("side", ["e", "n", "ne", "left"])
def test_east_of_the_euphrates_follows_the_river(side):
    land = footprints.river_side(area("euphrates"), side, area("syria"))
    assert_holds(
        land,
        inside=[HAJIN, SHAFAH, DASHISHAH, SHADDADI, RAQQAH],
        outside=[MAYADIN, BUKAMAL, DEIR_EZ_ZOR, DAMASCUS, PALMYRA, (42.5, 36.0)],
    )


@pytest.mark.parametrize("side", ["w", "s", "right"])
def test_west_of_the_euphrates_is_the_other_bank(side):
    land = footprints.river_side(area("euphrates"), side, area("syria"))
    assert_holds(land, inside=[MAYADIN, BUKAMAL, DAMASCUS], outside=[HAJIN, SHADDADI])


def test_both_banks_make_up_the_extent():
    both = [footprints.river_side(area("euphrates"), side, area("syria")) for side in ("e", "w")]
    assert both[0].intersection(both[1]).area == pytest.approx(0, abs=1e-6)
    assert sum(map(area_km2, both)) == pytest.approx(area_km2(area("syria")), rel=1e-4)


def test_a_river_with_gaps_and_pieces_in_any_order_divides_the_same_land():
    whole = LineString([(40, 36), (40.2, 35.5), (40.4, 35), (41, 34)])
    gaps = MultiLineString(
        [[(40.4, 35), (41, 34)], [(40.15, 35.625), (40, 36)], [(40.2, 35.5), (40.3, 35.25)]]
    )
    extent = box(39, 34.2, 42, 35.9)
    a, b = (footprints.river_side(river, "e", extent) for river in (whole, gaps))
    assert area_km2(a.symmetric_difference(b)) < 0.01 * area_km2(a)


def test_a_side_channel_does_not_lead_the_river_back():
    channel = LineString([(40.1, 35.5), (40.12, 35.4), (40.1, 35.3)])
    river = MultiLineString([[(40.0, 36.0), (40.0, 34.0)], channel.coords])
    east = footprints.river_side(river, "e", box(39, 34.5, 41, 35.5))
    assert_holds(east, inside=[(40.05, 35.2), (40.5, 35.45)], outside=[(39.9, 35.2)])


def test_a_piece_of_river_too_far_off_is_left_out():
    river = MultiLineString([[(40.0, 36.0), (40.0, 35.0)], [(43.0, 35.0), (44.0, 35.0)]])
    east = footprints.river_side(river, "e", box(39, 35, 41, 36))
    assert_holds(east, inside=[(40.5, 35.5)], outside=[(39.5, 35.5)])


def test_without_an_extent_the_land_along_the_river_is_meant():
    land = footprints.river_side(LineString([(40, 36), (40, 35)]), "e")
    assert_holds(land, inside=[(40.5, 35.5)], outside=[(39.9, 35.5), (42, 35.5)])


def test_a_river_outside_the_extent_has_it_all_on_one_side():
    extent = box(41, 35, 42, 36)
    river = LineString([(40, 36.5), (40, 34.5)])
    assert area_km2(footprints.river_side(river, "e", extent)) == pytest.approx(area_km2(extent), rel=1e-3)
    with pytest.raises(ValueError, match="No land of the extent"):
        footprints.river_side(river, "w", extent)


def test_a_river_needs_a_line():
    with pytest.raises(ValueError, match="at least one line"):
        footprints.river_side(Point(40, 35), "e", box(39, 34, 41, 36))


# Towns and directions


def test_east_of_deir_ez_zor_reaches_hajin_but_not_upstream():
    reach = footprints.reach_m("city", capital=True)
    assert_holds(
        footprints.sector(DEIR_EZ_ZOR, "e", reach_m=reach),
        inside=[HAJIN, (40.5, 35.3)],
        outside=[(39.91, 35.57), MAYADIN[::-1], DAMASCUS],
    )


def test_south_of_hasakah_city_holds_shaddadi_and_dashishah():
    reach = footprints.reach_m("city", capital=True)
    assert_holds(
        footprints.sector(HASAKAH, "s", reach_m=reach), inside=[DASHISHAH, SHADDADI], outside=[QAMISHLI]
    )


def test_a_sector_stays_within_a_limit_unless_nothing_is_left():
    limited = footprints.sector(DEIR_EZ_ZOR, "e", within=box(40.2, 35, 41, 36))
    assert limited.bounds[0] >= 40.2
    elsewhere = footprints.sector(DEIR_EZ_ZOR, "e", within=box(10, 10, 11, 11))
    assert elsewhere.equals(footprints.sector(DEIR_EZ_ZOR, "e"))


def test_a_capital_reaches_further_than_a_town_and_a_town_than_a_village():
    reaches = [footprints.reach_m(kind) for kind in ("village", "town", "city")]
    assert reaches == sorted(reaches)
    assert footprints.reach_m("city", capital=True) > reaches[-1]


def test_eastern_countryside_of_homs_is_the_governorates_land_east_of_the_city():
    land = footprints.countryside(HOMS, "e", kind="city", area=area("homs_gov"))
    assert_holds(land, inside=[PALMYRA, SUKHNAH], outside=[HOMS, HAJIN, DAMASCUS])


def test_eastern_countryside_of_deir_ez_zor_holds_hajin_and_the_western_one_kasrah():
    gov = area("deir_ez_zor_gov")
    east, west = (footprints.countryside(DEIR_EZ_ZOR, d, kind="city", area=gov) for d in "ew")
    assert_holds(east, inside=[HAJIN, MAYADIN, BUKAMAL], outside=[KASRAH, DEIR_EZ_ZOR])
    assert_holds(west, inside=[KASRAH], outside=[HAJIN, RAQQAH])


def test_countryside_of_bukamal_holds_hajin_and_susah_but_not_the_town():
    land = footprints.countryside(BUKAMAL, kind="city", within=area("syria"))
    assert_holds(land, inside=[HAJIN, SUSAH], outside=[BUKAMAL, DEIR_EZ_ZOR, (40.75, 36.5), (41.09, 34.37)])


def test_countryside_in_a_direction_without_an_area_is_a_sector_about_the_town():
    assert_holds(
        footprints.countryside(BUKAMAL, "n", kind="city"), inside=[HAJIN], outside=[BUKAMAL, (40.9, 34.3)]
    )


def test_countryside_falls_back_on_the_towns_reach_where_the_area_has_no_such_land():
    far = footprints.countryside(BUKAMAL, "s", area=box(38, 36, 39, 37))
    assert far.equals(footprints.countryside(BUKAMAL, "s"))


def test_near_a_point_and_near_a_shape_hold_what_they_are_near_to():
    assert_holds(footprints.near(HAJIN), inside=[HAJIN, (40.8727, 34.6727)], outside=[SUSAH])
    assert_holds(footprints.near(LineString([HAJIN, SHAFAH])), inside=[(40.885, 34.632)], outside=[BUKAMAL])


def test_five_km_east_of_susah_is_a_piece_of_ring_with_tolerance():
    ring = footprints.distance_ring(SUSAH, 5_000, "e")
    assert_holds(
        ring,
        inside=[(41.022, 34.5251), (41.03, 34.53)],
        outside=[SUSAH, (40.98, 34.5251), HAJIN, (41.1, 34.5)],
    )


def test_a_distance_without_direction_goes_all_around():
    ring = footprints.distance_ring(HAJIN, 10_000)
    assert_holds(ring, inside=[(40.94, 34.69), (40.72, 34.69)], outside=[HAJIN])
    exact = footprints.distance_ring(HAJIN, 10_000, tolerance_m=100)
    assert area_km2(exact) < area_km2(ring) / 10


def test_so_near_that_the_tolerance_reaches_the_place_itself():
    assert_holds(footprints.distance_ring(HAJIN, 500), inside=[(40.832, 34.69)])


def test_between_two_places_holds_both_and_what_lies_between():
    corridor = footprints.between(HAJIN, SHAFAH)
    assert_holds(corridor, inside=[HAJIN, SHAFAH, (40.885, 34.63)], outside=[BUKAMAL, (40.7, 34.75)])
    assert area_km2(footprints.between(HAJIN, HAJIN)) == pytest.approx(7, rel=0.05)


def test_toward_a_place_is_its_near_side():
    assert_holds(footprints.toward(SUSAH), inside=[SUSAH])
    assert_holds(
        footprints.toward(DEIR_EZ_ZOR, RAQQAH),
        inside=[DEIR_EZ_ZOR, (39.98, 35.43)],
        outside=[RAQQAH, MAYADIN],
    )


# Areas


def test_parts_of_syria():
    syria = area("syria")
    assert_holds(footprints.part_of(syria, "ne"), inside=[HASAKAH], outside=[DAMASCUS, HOMS])
    assert_holds(footprints.part_of(syria, "e"), inside=[HAJIN, DEIR_EZ_ZOR], outside=[DAMASCUS, HOMS])
    assert_holds(footprints.part_of(syria, "sw"), inside=[DAMASCUS], outside=[HASAKAH, HAJIN])


def test_south_of_hasakah_governorate():
    south = footprints.part_of(area("hasakah_gov"), "s")
    assert_holds(south, inside=[DASHISHAH, SHADDADI], outside=[QAMISHLI])


def test_a_crescent_without_the_quarter_gives_the_land_furthest_that_way():
    ell = Polygon([(40, 34), (42, 34), (42, 36), (41.8, 36), (41.8, 34.2), (40, 34.2)])
    west = footprints.part_of(ell, "nw")
    assert_holds(west)
    assert ell.buffer(1e-6).covers(west)


def test_the_desert_of_deir_ez_zor_leaves_out_the_valley():
    gov, river = area("deir_ez_zor_gov"), area("euphrates")
    both = footprints.desert(gov, river)
    assert_holds(both, inside=[(40.2, 34.6), (41.0, 35.4)], outside=[HASAKAH, DAMASCUS, HAJIN, DEIR_EZ_ZOR])
    assert_holds(footprints.desert(gov, river, side="w"), inside=[(40.2, 34.6)], outside=[(41.0, 35.4)])


def test_a_desert_without_a_river_or_beyond_its_valley_is_the_whole_area():
    land = box(40, 35, 40.05, 35.05)
    assert area_km2(footprints.desert(land)) == pytest.approx(area_km2(land))
    course = LineString([(40.02, 35.2), (40.02, 34.8)])
    assert area_km2(footprints.desert(land, course)) == pytest.approx(area_km2(land))


def test_the_syrian_iraqi_border_is_a_strip_on_both_sides():
    strip = footprints.border(area("syria"), area("iraq"))
    assert_holds(strip, inside=[(41.2549, 36.0981), (40.99, 34.40)], outside=[DEIR_EZ_ZOR, DAMASCUS, HASAKAH])
    assert_holds(footprints.border(area("syria")), inside=[(41.2549, 36.0981), (38.0, 36.85)], outside=[HOMS])


def test_areas_that_do_not_touch_share_no_border():
    with pytest.raises(ValueError, match="share no border"):
        footprints.border(box(36, 33, 37, 34), box(40, 35, 41, 36))


def test_along_a_river_is_a_strip_of_the_width_asked_for():
    line = LineString([(40.0, 35.0), (40.5, 35.0)])
    strip = footprints.along(line, width_m=2_000)
    assert area_km2(strip) == pytest.approx(length_m(line) / 1000 * 2 + 3.14, rel=0.02)


def test_a_pocket_is_held_on_its_bank():
    villages = [HAJIN, SHAFAH, SUSAH]
    held = footprints.pocket(villages, river=area("euphrates"), side="left")
    assert_holds(held, inside=villages, outside=[BUKAMAL, (40.925, 34.535)])
    assert area_km2(held) < area_km2(footprints.pocket(villages))
    assert_holds(footprints.pocket([HAJIN]), inside=[HAJIN])


def test_a_pocket_on_the_wrong_bank_is_left_whole():
    away = LineString([(42, 36), (42, 34)])
    assert footprints.pocket([HAJIN], river=away, side="e").equals(footprints.pocket([HAJIN]))


# Mistakes


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: footprints.sector(HAJIN, "east"), "'east' is none of"),
        (lambda: footprints.sector((34.69, 140.83), "e"), r"no \(lon, lat\) on the globe"),
        (lambda: footprints.sector(HAJIN, "e", reach_m=0), "makes no footprint"),
        (lambda: footprints.near(HAJIN, radius_m=-1), "makes no footprint"),
        (lambda: footprints.near(Polygon()), "empty geometry"),
        (lambda: footprints.part_of(LineString([(40, 35), (41, 36)]), "e"), "has no area"),
        (lambda: footprints.along(LineString()), "empty geometry"),
    ],
)
def test_mistakes_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_measures_are_geodesic():
    assert distance_m(DEIR_EZ_ZOR, HAJIN) == pytest.approx(95_500, rel=0.01)
    assert distance_m(HAJIN, HAJIN) == 0
    assert area_km2(LineString([HAJIN, SUSAH])) == 0
    assert area_km2(Polygon()) == 0
    assert area_km2(box(40, 35, 41, 36)) == pytest.approx(10_070, rel=0.01)
    assert length_m(LineString()) == 0
    assert length_m(LineString([DEIR_EZ_ZOR, HAJIN])) == pytest.approx(distance_m(DEIR_EZ_ZOR, HAJIN))


# Properties

QUIET = hypothesis_settings(max_examples=30, derandomize=True, deadline=None)
lon_lats = st.tuples(st.floats(36, 44), st.floats(32, 37.5))
directions = st.sampled_from(sorted(footprints.BEARINGS))


@QUIET
@given(anchor=lon_lats, direction=directions, reach_m=st.floats(500, 150_000))
def test_a_sector_lies_in_its_direction_and_within_reach(anchor, direction, reach_m):
    land = footprints.sector(anchor, direction, reach_m=reach_m)
    assert land.is_valid
    half = footprints.CARDINAL_HALF_ANGLE if len(direction) == 1 else footprints.DIAGONAL_HALF_ANGLE
    far = [p for p in land.exterior.coords if distance_m(anchor, p) > 1]
    for corner in far:
        assert distance_m(anchor, corner) <= reach_m * 1.001
        bearing = Geod(ellps="WGS84").inv(*anchor, *corner)[0]
        off = (bearing - footprints.BEARINGS[direction] + 180) % 360 - 180
        assert abs(off) <= half + 0.1


@QUIET
@given(a=lon_lats, b=lon_lats)
def test_a_corridor_holds_both_its_ends(a, b):
    corridor = footprints.between(a, b)
    assert corridor.is_valid
    assert corridor.covers(Point(a))
    assert corridor.covers(Point(b))


@QUIET
@given(anchor=lon_lats, distance=st.floats(2_000, 100_000), direction=st.none() | directions)
def test_a_ring_keeps_its_distance(anchor, distance, direction):
    ring = footprints.distance_ring(anchor, distance, direction)
    assert ring.is_valid
    assert not ring.contains(Point(anchor))
    tolerance = max(1_000, distance / 4)
    for corner in ring.exterior.coords:
        assert abs(distance_m(anchor, corner) - distance) <= tolerance * 1.01


@QUIET
@given(points=st.lists(lon_lats, min_size=2, max_size=12, unique=True))
def test_the_banks_of_any_line_divide_the_extent_without_overlap(points):
    extent = box(37, 33, 43, 37)
    metres = Metres.around(extent)
    land = metres.to_metres(extent)
    left, right = banks(metres.to_metres(LineString(points)), land)
    assert left.is_valid
    assert right.is_valid
    assert left.area + right.area == pytest.approx(land.area, rel=1e-6)
    assert left.intersection(right).area == pytest.approx(0, abs=1)


def test_joined_areas_have_no_seam_along_the_border_they_share():
    west, east = box(40.0, 35.0, 40.5, 35.5), box(40.502, 35.0, 41.0, 35.5)  # 180 m apart
    whole = footprints.joined([west, east])
    assert whole.geom_type == "Polygon"
    assert not whole.interiors
    assert whole.buffer(1e-6).covers(west)


def test_areas_far_apart_stay_apart_when_joined():
    assert footprints.joined([box(40, 35, 40.1, 35.1), box(41, 35, 41.1, 35.1)]).geom_type == "MultiPolygon"
