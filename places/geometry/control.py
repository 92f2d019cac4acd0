"""Areas of control from facts about places: every place gets a cell, holders colour the cells.

A cell is the land nearer to its place than to any other on its bank of the river, as far as the
place can stand for it. Cells neither overlap nor leave gaps along the edges they share, so the
borders between holders are lines, not slivers. All input and output in WGS 84 (lon, lat).
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPoint, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from places.geometry.coverage import fitted
from places.geometry.projection import Area, LonLat, Metres, as_area
from places.geometry.rivers import banks, chain, lines_of

REACH_M: Final = 20_000.0
"""The furthest that a fact about one place is taken to say something about the land around it."""

LEAST_REACH_M: Final = 4_000.0
"""Villages on the river stand 2–6 km apart, and who holds them holds the fields behind them."""

NEIGHBOURS: Final = 3
SPREAD: Final = 1.25
"""A place reaches SPREAD times the mean distance to its nearest NEIGHBOURS on its bank: far in the
steppe, where one town stands for a region, and little along the river."""

_SMOOTH_M: Final = 3_000.0
"""Notches narrower than twice this between the reaches of two places are filled."""

_SIMPLER_M: Final = 60.0
"""How far an edge may leave the river's line: less than the river is wide."""

_GRID_M: Final = 0.01
_SAME_SPOT_M: Final = 50.0
"""Places at one point (a village and its border post) are set this far apart and share the land."""


class Fact(Protocol):
    """What `holders_on` needs to know of a fact: whose cell it speaks of, and by when it was true."""

    @property
    def cell(self) -> str: ...
    @property
    def latest(self) -> datetime.date: ...


FactT = TypeVar("FactT", bound=Fact)
HolderT = TypeVar("HolderT", bound=Hashable)


def cells(
    places: Mapping[str, LonLat], barrier: BaseGeometry | None = None, reach_m: float = REACH_M
) -> dict[str, Area]:
    """The cell of each place, by key in sorted order; empty without places.

    No cell crosses the barrier (a river's LineString or MultiLineString) or reaches further than
    `reach_m` from its place.
    """
    if not places:
        return {}
    keys = sorted(places)
    metres = Metres.around(MultiPoint([places[key] for key in keys]))
    sites = _apart([metres.point(places[key]) for key in keys])
    river = metres.to_metres(barrier) if barrier is not None and not barrier.is_empty else None
    rough: dict[int, Area] = {}
    for side in _sides(sites, river, reach_m):
        rough |= _divided(sites, *side, reach_m)
    exact = shapely.coverage_simplify(fitted([rough[i] for i in range(len(keys))], _GRID_M), _SIMPLER_M)
    return {key: as_area(metres.to_degrees(cell)) for key, cell in zip(keys, exact, strict=True)}


def edges(cells: Mapping[str, Area]) -> list[tuple[str, str, MultiLineString]]:
    """The borders between neighbouring cells: (key, key, line), keys in the order of `cells`."""
    keys = list(cells)
    shapes = np.array([cells[key] for key in keys], dtype=object)
    pairs: list[list[int]] = shapely.STRtree(shapes).query(shapes, predicate="intersects").T.tolist()
    found = []
    for a, b in sorted((a, b) for a, b in pairs if a < b):
        lines = lines_of(shapes[a].boundary.intersection(shapes[b].boundary))
        if lines:
            found.append((keys[a], keys[b], MultiLineString(lines)))
    return found


def holders_on(facts: Iterable[FactT], day: datetime.date) -> dict[str, FactT]:
    """For each cell the fact in force at the end of a day: the last with `latest` on or before it.
    Of facts with the same day the one given later wins. Cells without any such fact are absent."""
    force: dict[str, FactT] = {}
    for fact in facts:
        held = force.get(fact.cell)
        if fact.latest <= day and (held is None or held.latest <= fact.latest):
            force[fact.cell] = fact
    return force


def dissolve(cells: Mapping[str, Area], holders: Mapping[str, HolderT]) -> dict[HolderT, MultiPolygon]:
    """The cells of each holder joined into one area; cells without a holder belong to nobody."""
    by_holder: dict[HolderT, list[Area]] = {}
    for key, cell in cells.items():
        if key in holders:
            by_holder.setdefault(holders[key], []).append(cell)
    return {
        holder: MultiPolygon(list(shapely.get_parts(as_area(shapely.union_all(shapes)))))
        for holder, shapes in by_holder.items()
    }


def front_line(
    borders: Iterable[tuple[str, str, BaseGeometry]], holders: Mapping[str, Hashable]
) -> MultiLineString:
    """Where cells of two different holders meet; `borders` as from `edges`. Empty when nowhere."""
    lines = [line for a, b, line in borders if a in holders and b in holders and holders[a] != holders[b]]
    return MultiLineString(lines_of(shapely.union_all(lines)) if lines else [])


def _apart(sites: Sequence[Point]) -> list[Point]:
    """The same points, those at one spot set side by side."""
    taken: dict[tuple[int, int], int] = {}
    result = []
    for site in sites:
        spot = (round(site.x), round(site.y))
        taken[spot] = taken.get(spot, -1) + 1
        result.append(Point(site.x + taken[spot] * _SAME_SPOT_M, site.y))
    return result


def _sides(
    sites: Sequence[Point], river: BaseGeometry | None, reach_m: float
) -> Iterable[tuple[list[int], Area]]:
    """(numbers of the sites, land) for each bank of the river that has sites."""
    everywhere = as_area(shapely.union_all([site.buffer(reach_m) for site in sites]))
    if river is None:
        return [(list(range(len(sites))), everywhere)]
    lands = banks(chain(river.simplify(_SIMPLER_M)), everywhere)
    nearest = [min((0, 1), key=lambda side: _off(lands[side], site)) for site in sites]
    split = [([i for i, at in enumerate(nearest) if at == side], lands[side]) for side in (0, 1)]
    return [(numbers, land) for numbers, land in split if numbers]


def _off(land: Area, site: Point) -> float:
    """Metres from a point to a land, without end when there is none."""
    return math.inf if land.is_empty else float(land.distance(site))


def _divided(sites: Sequence[Point], numbers: Sequence[int], land: Area, reach_m: float) -> dict[int, Area]:
    """The land of one bank divided among its sites: nearest site, within reach. By site number."""
    chosen = [sites[i] for i in numbers]
    reaches = _reaches(chosen, reach_m)
    reached = shapely.union_all([site.buffer(reach) for site, reach in zip(chosen, reaches, strict=True)])
    reached = reached.buffer(_SMOOTH_M).buffer(-_SMOOTH_M).intersection(land)
    if len(chosen) == 1:
        nearest = [reached]
    else:
        hull = reached.envelope.buffer(reach_m)
        nearest = list(
            shapely.get_parts(shapely.voronoi_polygons(MultiPoint(chosen), extend_to=hull, ordered=True))
        )
    return {
        number: as_area(cell.intersection(reached).intersection(site.buffer(min(reach_m, reach + _SMOOTH_M))))
        for number, cell, site, reach in zip(numbers, nearest, chosen, reaches, strict=True)
    }


def _reaches(sites: Sequence[Point], reach_m: float) -> list[float]:
    """How far each site stands for the land around it, in metres, by how far its neighbours are."""
    if len(sites) == 1:
        return [reach_m]
    points = shapely.get_coordinates(sites)
    gaps = np.sort(np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)), axis=1)[:, 1:]
    spacing = gaps[:, :NEIGHBOURS].mean(axis=1)
    reaches = np.clip(SPREAD * spacing, min(LEAST_REACH_M, reach_m), reach_m)
    return [float(reach) for reach in reaches]
