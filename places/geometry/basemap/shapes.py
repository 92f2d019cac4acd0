"""From lines of the packages and points of our tables to rivers and governorates.

Planar: metres in, metres out, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from places.geometry.projection import Area, as_area

FADE_M: Final = 6_000.0
"""Over this length before the first and after the last control point, the correction dies away."""

BORDERS_APART_M: Final = 7_500.0
"""How far the ends of inner borders may lie from the national border of another source; they are
led on to meet it."""


def stretch(line: LineString, start: Point | None, end: Point | None) -> LineString:
    """The part of a line between the places nearest to two points; None means the line's own end."""
    part = substring(line, line.project(start) if start else 0.0, line.project(end) if end else line.length)
    return LineString(part.coords)


def joined(pieces: Sequence[LineString]) -> LineString:
    """Pieces that are in order, as one line without repeated points."""
    return LineString(
        shapely.remove_repeated_points(
            LineString([xy for piece in pieces for xy in piece.coords]), 1.0
        ).coords
    )


def rectified(line: LineString, controls: Sequence[Point]) -> LineString:
    """The line led through control points, which are in its order and dense enough to stand for it.

    Before the first and after the last of them the line is drawn over towards them, less and less
    up to FADE_M away.
    """
    first, last = controls[0], controls[-1]
    start, end = line.project(first), line.project(last)
    before = _drawn_over(stretch(line, None, line.interpolate(start)), first, at_end=True)
    after = _drawn_over(stretch(line, line.interpolate(end), None), last, at_end=False)
    return joined([LineString([*before, *((p.x, p.y) for p in controls), *after])])


def led_into(line: LineString, main: LineString) -> LineString:
    """A tributary led on from its end to the nearest place of the main river. Sources that are
    corrected apart do not meet by themselves; drawing over the last kilometres instead would put
    towns at the mouth on the wrong bank."""
    mouth = main.interpolate(main.project(Point(line.coords[-1])))
    return joined([line, LineString([line.coords[-1], mouth.coords[0]])])


def _drawn_over(line: LineString, to: Point, *, at_end: bool) -> list[tuple[float, float]]:
    """The line's points without the end that gives way to the point `to`."""
    anchor = line.interpolate(line.length if at_end else 0.0)
    moved = []
    for xy in line.coords[:-1] if at_end else line.coords[1:]:
        weight = max(0.0, 1 - Point(xy).distance(anchor) / FADE_M)
        moved.append((xy[0] + weight * (to.x - anchor.x), xy[1] + weight * (to.y - anchor.y)))
    return moved


def partition(country: Area, borders: Sequence[LineString], seats: Mapping[str, Point]) -> dict[str, Area]:
    """The country divided along inner borders; each part goes to the seats inside it, parts without
    a seat (splinters between sources) to the neighbour with the longest common border.

    Raises ValueError when a part holds two seats: then a border between them has a hole.
    """
    lines = [_led_on(line, country) for line in borders]
    net = shapely.union_all([country.boundary, *lines])
    parts = [
        p for p in shapely.get_parts(shapely.polygonize([net])) if country.contains(p.point_on_surface())
    ]
    owned: dict[str, list[BaseGeometry]] = {}
    rest = []
    for part in parts:
        inside = [key for key, seat in seats.items() if part.contains(seat)]
        if len(inside) > 1:
            raise ValueError(f"No border parts {' and '.join(inside)}.")
        if inside:
            owned[inside[0]] = [part]
        else:
            rest.append(part)
    for part in sorted(rest, key=lambda p: -p.area):
        nearest = max(owned, key=lambda key: _common(part, owned[key]))
        owned[nearest].append(part)
    return {key: as_area(shapely.union_all(pieces)) for key, pieces in owned.items()}


def _common(part: BaseGeometry, pieces: Sequence[BaseGeometry]) -> float:
    return sum(part.boundary.intersection(piece.boundary).length for piece in pieces)


def _led_on(line: LineString, country: Area) -> LineString:
    """The line with those ends that lie near the country's border led on across it."""
    if line.is_ring:
        return line
    points = list(line.coords)
    before, after = _across(line, country), _across(line.reverse(), country)
    return LineString([*before, *points, *after])


def _across(line: LineString, country: Area) -> list[tuple[float, float]]:
    """The point beyond the border to lead a line's start on to; none when it starts far inside."""
    start = Point(line.coords[0])
    off = start.distance(country.boundary)
    if off > BORDERS_APART_M:
        return []
    inner = line.interpolate(min(2_000.0, line.length / 2))
    share = (2 * off + 1_000) / start.distance(inner)
    return [(start.x + (start.x - inner.x) * share, start.y + (start.y - inner.y) * share)]


def given_way(neighbours: Mapping[str, Area], own: Area, before: Area) -> dict[str, Area]:
    """A country's neighbours when it is drawn anew: they lose what is its own now and get what it
    had `before`, each piece the neighbour that it touches most; what touches none is sea."""
    result = {key: [as_area(area.difference(own))] for key, area in neighbours.items()}
    for piece in shapely.get_parts(before.difference(own)):
        nearest = max(neighbours, key=lambda key: _common(piece, [neighbours[key]]))
        if _common(piece, [neighbours[nearest]]) > 0:
            result[nearest].append(piece)
    return {key: as_area(shapely.union_all(pieces)) for key, pieces in result.items()}
