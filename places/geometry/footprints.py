"""From the words for where ("east of", "the countryside of", "between") to areas on the ground.

Every function takes and gives WGS 84 (lon, lat), works in metres between, and returns a valid,
non-empty Polygon or MultiPolygon. `within` limits the result to an area (a country, a governorate);
where nothing would be left, it is ignored: the text named the place, the limit was our guess.
Directions are n, ne, e, se, s, sw, w or nw. ValueError is raised for an unknown direction, a point
off the globe, an empty shape and a negative length.

A point place has `sector`, `countryside`, `near`, `distance_ring` and `toward`; an area (country,
governorate, region, pocket) has `part_of`, `desert` and `border`; a river has `river_side` and `along`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import shapely
import shapely.affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from places.geometry.projection import Area, LonLat, Metres, as_area, checked
from places.geometry.rivers import banks, chain, heading

BEARINGS: Final[Mapping[str, float]] = {
    "n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315,
}  # fmt: skip
"""Degrees clockwise from north."""

CARDINAL_HALF_ANGLE: Final = 60.0
"""Half the opening of a sector to the north, east, south or west. Writers use the four directions
loosely: Hajin, called east of Deir ez-Zor, lies 48° off due east."""

DIAGONAL_HALF_ANGLE: Final = 45.0
"""The same for northeast and its kin, which writers choose only when they mean them."""

CAPITAL_REACH_M: Final = 130_000.0
"""How far "east of" a governorate's capital reaches: to the governorate's end. Deir ez-Zor to
al-Bukamal is 121 km, al-Hasakah to the Iraqi border 65."""

_REACH_M: Final[Mapping[str, float]] = {
    "city": 35_000,  # a district
    "town": 20_000,  # a subdistrict, and the way to the next towns
    "region": 60_000,
    "desert": 60_000,
}

_OTHER_REACH_M: Final = 12_000.0
"""Villages, fields, bridges and crossings: the next few villages."""

_OTHER_RADIUS_M: Final = 500.0
TOWN_RADIUS_M: Final[Mapping[str, float]] = {"city": 4_000, "town": 1_500}
"""The built-up core that "the countryside of" leaves out; other kinds 500 m."""

NEAR_M: Final = 5_000.0
"""How far "near", "around" and "in the vicinity of" reach."""

BORDER_WIDTH_M: Final = 20_000.0
"""Width of "on the border": 10 km on either side, about what border guards' zones span."""

_BORDERS_APART_M: Final = 5_000.0
"""How far apart two sources may draw one border: up to 4 km here between Natural Earth and OCHA."""

ROAD_WIDTH_M: Final = 4_000.0
"""Width of "along the road": what is seen and shot at from it, 2 km on either side."""

RIVER_LAND_M: Final = 100_000.0
"""The land that a river's side takes in when no extent limits it."""

POCKET_MARGIN_M: Final = 3_000.0
"""From a pocket's places to its edge: half the way to the next villages along the river."""

VALLEY_M: Final = 8_000.0
"""From the river to the edge of the irrigated valley; beyond it the desert begins. The valley of
the Middle Euphrates is 6–14 km wide."""


SEAM_M: Final = 500.0
"""Gaps up to this wide between areas joined into one are seams, not land left out: two sources
draw the same border up to 460 m apart (seeds/basemap/README.md)."""


def joined(areas: Iterable[BaseGeometry]) -> Area:
    """Several areas as one, without the seams along the borders that they share. Raises ValueError
    when there is no area at all."""
    parts = list(areas)
    metres = Metres.around(*parts)
    land = as_area(shapely.union_all([metres.to_metres(part) for part in parts]))
    # Grown and shrunk again with mitred corners, so that the outline keeps its points.
    closed = land.buffer(SEAM_M / 2, join_style="mitre").buffer(-SEAM_M / 2, join_style="mitre")
    return _in_degrees(shapely.union_all([land, closed]), metres, None)


def reach_m(kind: str, *, capital: bool = False) -> float:
    """How far from a point place its surroundings go in speech, in metres. `kind` is the gazetteer's
    (city, town, village, …); `capital`: the city that a governorate is named after."""
    return CAPITAL_REACH_M if capital else _REACH_M.get(kind, _OTHER_REACH_M)


def sector(
    anchor: LonLat, direction: str, *, reach_m: float = _REACH_M["town"], within: BaseGeometry | None = None
) -> Area:
    """The land in a direction from a point place, apex at the place: "east of Deir ez-Zor"."""
    return _in_degrees(_wedge(direction, 0, _positive(reach_m)), Metres(anchor), within)


def part_of(area: BaseGeometry, direction: str) -> Area:
    """The part of an area that lies in a direction: "northeast of Syria", "south of the governorate
    of al-Hasakah". A half for the four main directions, a quarter for those between, divided at the
    centroid. Raises ValueError when the shape has no area."""
    _bearing(direction)
    metres = Metres.around(area)
    land = _areal(metres.to_metres(area))
    west, south, east, north = land.bounds
    x, y = land.centroid.x, land.centroid.y
    part = box(
        x if "e" in direction else west,
        y if "n" in direction else south,
        x if "w" in direction else east,
        y if "s" in direction else north,
    )
    # A crescent's quarter may be empty: then the land that lies furthest that way is meant.
    cut = as_area(land.intersection(part))
    return _in_degrees(cut if not cut.is_empty else _outermost(land, direction), metres, area)


def river_side(river: BaseGeometry, side: str, extent: BaseGeometry | None = None) -> Area:
    """The land on one side of a river, along its course: "east of the Euphrates".

    `river` is a LineString or MultiLineString, gaps allowed; `side` a direction, or "left" or
    "right" as seen downstream, for which the line must run downstream. A direction means the bank
    that faces it over the river's whole course in the extent, so "east" and "north" of the Euphrates
    in Syria are one. `extent` is usually the country; without it, the land within 100 km. Raises
    ValueError when the extent has no land on that side.
    """
    return _river_side(river, side, extent)


# A hundred milliseconds for a long river, and a front's reports name the same few again and again.
@lru_cache(maxsize=64)
def _river_side(river: BaseGeometry, side: str, extent: BaseGeometry | None) -> Area:
    metres = Metres.around(river if extent is None else extent)
    course = chain(metres.to_metres(river))
    land = course.buffer(RIVER_LAND_M) if extent is None else _areal(metres.to_metres(extent))
    chosen = _bank(course, side, land)
    if chosen.is_empty:
        raise ValueError(f"No land of the extent lies on the {side} side of the river.")
    return _in_degrees(chosen, metres, None)


def countryside(
    anchor: LonLat,
    direction: str | None = None,
    *,
    kind: str = "town",
    area: BaseGeometry | None = None,
    within: BaseGeometry | None = None,
) -> Area:
    """The land about a town without the town itself: "the (eastern) countryside of Homs".

    With `area` (the governorate of its capital, or the town's own district) that area's land, in
    the direction as seen from the town; without it, or where it has no such land, what lies within
    the kind's reach.
    """
    metres = Metres(anchor)
    core = Point(0, 0).buffer(TOWN_RADIUS_M.get(kind, _OTHER_RADIUS_M))
    if area is not None:
        land = as_area(metres.to_metres(area))
        if direction is not None:
            land = as_area(land.intersection(_wedge(direction, 0, _radius(land))))
        land = as_area(land.difference(core))
        if not land.is_empty:
            return _in_degrees(land, metres, within)
    reach = reach_m(kind)
    disc = Point(0, 0).buffer(reach) if direction is None else _wedge(direction, 0, reach)
    return _in_degrees(disc.difference(core), metres, within)


def desert(area: BaseGeometry, river: BaseGeometry | None = None, *, side: str | None = None) -> Area:
    """The desert (badiyah) of a governorate: its land beyond the river's valley, on both sides or
    only on one (`side` as for `river_side`). Without a river, or when nothing lies beyond the
    valley, the whole area."""
    metres = Metres.around(area)
    land = _areal(metres.to_metres(area))
    if river is None:
        return _in_degrees(land, metres, None)
    course = chain(metres.to_metres(river))
    dry = as_area(land.difference(course.simplify(VALLEY_M / 50).buffer(VALLEY_M)))
    if side is not None:
        dry = as_area(dry.intersection(_bank(course, side, land)))
    return _in_degrees(dry if not dry.is_empty else land, metres, None)


def near(
    anchor: LonLat | BaseGeometry, *, radius_m: float = NEAR_M, within: BaseGeometry | None = None
) -> Area:
    """The surroundings of a point place or of any shape, itself included."""
    shape = anchor if isinstance(anchor, BaseGeometry) else Point(anchor)
    metres = Metres.around(shape)
    return _in_degrees(metres.to_metres(shape).buffer(_positive(radius_m)), metres, within)


def distance_ring(
    anchor: LonLat,
    distance_m: float,
    direction: str | None = None,
    *,
    tolerance_m: float | None = None,
    within: BaseGeometry | None = None,
) -> Area:
    """What lies about so far from a place, in a direction or all around: "5 km east of al-Susa".

    The tolerance is a quarter of the distance, 1 km at least: writers round, and measure from a
    town's edge as well as from its centre.
    """
    tolerance = max(1_000.0, _positive(distance_m) / 4) if tolerance_m is None else _positive(tolerance_m)
    inner, outer = max(0.0, distance_m - tolerance), distance_m + tolerance
    if direction is None:
        ring = Point(0, 0).buffer(outer, quad_segs=16).difference(Point(0, 0).buffer(inner, quad_segs=16))
    else:
        ring = _wedge(direction, inner, outer)
    return _in_degrees(ring, Metres(anchor), within)


def between(a: LonLat, b: LonLat, *, within: BaseGeometry | None = None) -> Area:
    """The corridor between two places, both included. It is a third as wide as it is long, 3 km at
    least and 30 km at most."""
    metres = Metres.around(Point(checked(a)), Point(checked(b)))
    way = LineString([metres.point(a), metres.point(b)])
    width = min(30_000.0, max(3_000.0, way.length / 3))
    return _in_degrees(way.buffer(width / 2), metres, within)


def along(line: BaseGeometry, *, width_m: float = ROAD_WIDTH_M, within: BaseGeometry | None = None) -> Area:
    """The strip along a road, a river or a border, half its width on either side. Raises ValueError
    when the line is empty."""
    metres = Metres.around(line)
    half = _positive(width_m) / 2
    # Bends much smaller than the strip do not show in it but cost most of the time.
    return _in_degrees(metres.to_metres(line).simplify(half / 20).buffer(half), metres, within)


def border(
    a: BaseGeometry,
    b: BaseGeometry | None = None,
    *,
    width_m: float = BORDER_WIDTH_M,
    within: BaseGeometry | None = None,
) -> Area:
    """The strip along the border that two areas share, or along the whole border of one. Borders of
    different sources may lie some kilometres apart. Raises ValueError when the two do not touch."""
    metres = Metres.around(a)
    line: BaseGeometry = _areal(metres.to_metres(a)).boundary
    if b is not None:
        line = line.intersection(_areal(metres.to_metres(b)).buffer(_BORDERS_APART_M))
        if line.is_empty:
            raise ValueError("The two areas share no border.")
    return along(metres.to_degrees(line), width_m=width_m, within=within)


def toward(target: LonLat, origin: LonLat | None = None, *, within: BaseGeometry | None = None) -> Area:
    """The approaches of a place: what is near it, and the last third of the way from the origin,
    20 km of it at most."""
    metres = Metres(target)
    goal = Point(0, 0)
    approaches: BaseGeometry = goal.buffer(NEAR_M)
    if origin is not None:
        way = LineString([goal, metres.point(origin)])
        last = substring(way, 0, min(20_000.0, way.length / 3))
        approaches = approaches.union(last.buffer(NEAR_M / 2))
    return _in_degrees(approaches, metres, within)


def pocket(
    places: Iterable[LonLat],
    *,
    margin_m: float = POCKET_MARGIN_M,
    river: BaseGeometry | None = None,
    side: str | None = None,
) -> Area:
    """An enclave: the strip through its places in the given order with a margin, on one side of a
    river where one is given (`side` as for `river_side`). Raises ValueError without places."""
    points = [Point(checked(place)) for place in places]
    metres = Metres.around(*points)
    line = shapely.union_all([metres.to_metres(p) for p in points])
    if len(points) > 1:
        line = LineString([metres.to_metres(p) for p in points])
    strip: Area = line.buffer(_positive(margin_m))
    if river is not None and side is not None:
        held = _bank(chain(metres.to_metres(river)), side, strip)
        strip = strip if held.is_empty else held
    return _in_degrees(strip, metres, None)


def _bearing(direction: str) -> float:
    try:
        return BEARINGS[direction]
    except KeyError:
        raise ValueError(f"{direction!r} is none of {', '.join(BEARINGS)}.") from None


def _positive(length_m: float) -> float:
    if not length_m > 0:
        raise ValueError(f"A length of {length_m} m makes no footprint.")
    return length_m


def _areal(shape: BaseGeometry) -> Area:
    area = as_area(shape)
    if area.is_empty:
        raise ValueError(f"A {shape.geom_type} has no area.")
    return area


def _radius(shape: BaseGeometry) -> float:
    """From the origin to the furthest corner of the shape's bounding box, in metres."""
    west, south, east, north = shape.bounds
    return math.hypot(max(abs(west), abs(east)), max(abs(south), abs(north)))


def _wedge(direction: str, inner_m: float, outer_m: float) -> Polygon:
    """A sector of a ring about the origin, in metres, with a corner every 5° at most."""
    middle = _bearing(direction)
    half = CARDINAL_HALF_ANGLE if len(direction) == 1 else DIAGONAL_HALF_ANGLE
    steps = round(2 * half / 5)
    angles = [math.radians(middle - half + 2 * half * i / steps) for i in range(steps + 1)]
    arc = [(outer_m * math.sin(t), outer_m * math.cos(t)) for t in angles]
    back = [(inner_m * math.sin(t), inner_m * math.cos(t)) for t in reversed(angles)]
    return Polygon(arc + (back if inner_m else [(0.0, 0.0)]))


def _outermost(land: Area, direction: str) -> Area:
    """The fifth of the land's depth that lies furthest in a direction."""
    angle = math.radians(_bearing(direction))
    turned = shapely.affinity.rotate(land, math.degrees(angle), origin=(0, 0))
    west, south, east, north = turned.bounds
    cut = turned.intersection(box(west, north - (north - south) / 5, east, north))
    return as_area(shapely.affinity.rotate(cut, -math.degrees(angle), origin=(0, 0)))


def _bank(course: LineString, side: str, land: Area) -> Area:
    """The part of the land on one bank, in metres; empty when there is none."""
    left, right = banks(course, land)
    if side in ("left", "right"):
        return left if side == "left" else right
    angle = math.radians(_bearing(side))
    east, north = heading(course.intersection(land)) if course.intersects(land) else heading(course)
    # A quarter turn to the left of the course points to the left bank.
    return left if -north * math.sin(angle) + east * math.cos(angle) > 0 else right


def _in_degrees(shape: BaseGeometry, metres: Metres, within: BaseGeometry | None) -> Area:
    area = as_area(metres.to_degrees(shape))
    if within is not None:
        limited = as_area(area.intersection(within))
        if not limited.is_empty:
            return limited
    return area
