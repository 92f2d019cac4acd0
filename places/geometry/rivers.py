"""Rivers as lines that divide the land: joined over gaps, with a left and a right bank.

Everything here is planar: metres in, metres out (see `projection.Metres`).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiLineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from places.geometry.projection import Area, as_area

MAX_GAP_M: Final = 60_000.0
"""Pieces further apart than this are not joined. Lakes and missing map sheets leave gaps of up to 50 km."""

_PROBE_M: Final = 0.5
"""How far beside the river's line its banks are looked up."""

_END_SHARE: Final = 0.1
"""The share of a river's length whose chord says where it goes on beyond its end."""

_Points = list[tuple[float, ...]]
_Faces = NDArray[Any]


def lines_of(shape: BaseGeometry) -> list[LineString]:
    """All lines in a geometry, joined where two end in one point; empty when it has none."""
    parts = shapely.get_parts(shapely.force_2d(shape))
    lines = [part for part in parts if part.geom_type == "LineString" and not part.is_empty]
    if not lines:
        return []
    return list(shapely.get_parts(shapely.line_merge(MultiLineString(lines))))


def chain(river: BaseGeometry) -> LineString:
    """A river's pieces as one line, straight over the gaps, in the direction of its longest piece.

    Pieces that would lead back (side channels) or lie beyond MAX_GAP_M are left out. Raises
    ValueError when there is no line at all.
    """
    pieces = sorted((list(line.coords) for line in lines_of(river)), key=_length, reverse=True)
    if not pieces:
        raise ValueError("A river needs at least one line.")
    whole, *rest = pieces
    while rest:
        options = [option for piece in rest for option in _continuations(whole, piece)]
        if not options:
            break
        _, whole, used = min(options, key=lambda option: option[0])
        rest.remove(used)
    return LineString(whole)


def _length(points: _Points) -> float:
    return sum(itertools.starmap(math.dist, itertools.pairwise(points)))


def _continuations(whole: _Points, piece: _Points) -> list[tuple[float, _Points, _Points]]:
    """The ways to lengthen `whole` by `piece`: (gap, the longer line, the piece as given)."""
    found = []
    for turned in (piece, piece[::-1]):
        first, last = turned[0], turned[-1]
        after, before = math.dist(whole[-1], first), math.dist(last, whole[0])
        if after <= MAX_GAP_M and _leads_on(whole[0], whole[-1], last):
            found.append((after, whole + turned, piece))
        if before <= MAX_GAP_M and _leads_on(whole[-1], whole[0], first):
            found.append((before, turned + whole, piece))
    return found


def _leads_on(start: Sequence[float], end: Sequence[float], beyond: Sequence[float]) -> bool:
    return math.dist(start, beyond) > math.dist(start, end)


def heading(line: BaseGeometry) -> tuple[float, float]:
    """From where to where a line, or the sum of its pieces, leads: (east, north) in metres."""
    ends = [(part.coords[0], part.coords[-1]) for part in lines_of(line)]
    return sum(b[0] - a[0] for a, b in ends), sum(b[1] - a[1] for a, b in ends)


def banks(river: LineString, extent: Area) -> tuple[Area, Area]:
    """The land of `extent` left and right of the river as seen downstream, following its course.

    Beyond its ends the river is thought to go on straight, so both banks together always make up
    the extent; one of them is empty when the river passes it by.
    """
    frame = box(*shapely.total_bounds([river, extent])).buffer(1_000, join_style="mitre")
    line = _through(river, frame)
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([frame.boundary, line])]))
    left = as_area(shapely.union_all(faces[_lie_left(faces, line)]))
    return as_area(extent.intersection(left)), as_area(extent.difference(left))


def _through(river: LineString, frame: BaseGeometry) -> LineString:
    """The river, led straight on at both ends until it is out of the frame."""
    west, south, east, north = frame.bounds
    far = math.hypot(east - west, north - south)
    start, early, late, end = (
        river.interpolate(share, normalized=True) for share in (0, _END_SHARE, 1 - _END_SHARE, 1)
    )

    def led_on(inner: shapely.Point, outer: shapely.Point) -> tuple[float, float]:
        length = inner.distance(outer) or 1.0
        return (
            outer.x + (outer.x - inner.x) / length * far,
            outer.y + (outer.y - inner.y) / length * far,
        )

    return LineString([led_on(early, start), *river.coords, led_on(late, end)])


def _lie_left(faces: _Faces, line: LineString) -> NDArray[np.bool_]:
    """For each face whether more of the line has it on the left than on the right."""
    points = shapely.get_coordinates(line)
    steps = np.diff(points, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    points, steps, lengths = points[:-1][lengths > 0], steps[lengths > 0], lengths[lengths > 0]
    left = np.column_stack((-steps[:, 1], steps[:, 0])) / lengths[:, None] * _PROBE_M
    middles = points + steps / 2
    shapely.prepare(faces)

    def touched(face: Polygon, probes: NDArray[np.float64]) -> float:
        return float(lengths[shapely.contains_xy(face, probes)].sum())

    return np.array([touched(f, middles + left) > touched(f, middles - left) for f in faces])
