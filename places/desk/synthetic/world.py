"""What made-up events are made from: the gazetteer's places, footprints round them, types, actors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from places.desk.gazetteer import to_shapely
from places.geometry import footprints
from places.models import Actor, EventType, Place
from places.models.base import WherePrec
from places.models.events import ActorKind
from places.models.gazetteer import PlaceKind

COUNTRIES = ("SY", "IQ")
NEAR_M = 25_000.0
OUTLINE_DEG = 0.02
"""Footprints are simplified by about 2 km: thousands of events share each, and none needs a coastline."""

SECTORS = 40
"""How many of the busiest places have footprints "north of", "east of" …"""

DIRECTIONS = {
    "n": ("North of", "شمال"),
    "e": ("East of", "شرق"),
    "s": ("South of", "جنوب"),
    "w": ("West of", "غرب"),
}
PAIRS = 400
"""How many pairs of actors meet; the commonest few make up most events."""

_KIND_WEIGHT = {PlaceKind.CITY: 12.0, PlaceKind.TOWN: 5.0, PlaceKind.VILLAGE: 2.0}
_AREAS = {
    PlaceKind.DISTRICT: WherePrec.DISTRICT,
    PlaceKind.SUBDISTRICT: WherePrec.DISTRICT,
    PlaceKind.GOVERNORATE: WherePrec.GOVERNORATE,
    PlaceKind.COUNTRY: WherePrec.COUNTRY,
}
_NO_SPOT = {
    *_AREAS, PlaceKind.RIVER, PlaceKind.REGION, PlaceKind.DESERT, PlaceKind.POCKET, PlaceKind.AREA,
    PlaceKind.MOUNTAIN,
}  # fmt: skip
_AREA_RADIUS_M = {WherePrec.DISTRICT: 30_000.0, WherePrec.GOVERNORATE: 70_000.0, WherePrec.COUNTRY: 300_000.0}

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class NothingToMakeFromError(ValueError):
    """The database has no places, types or actors yet."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place at whose point events happen; WGS 84 degrees."""

    pk: int
    name_en: str
    name_ar: str
    lon: float
    lat: float
    weight: float


@dataclass(frozen=True, slots=True)
class Footprint:
    """An area that is all that some events' reports tell of where; `lon`, `lat` stand inside it."""

    place: int
    where_en: str
    where_ar: str
    shape: BaseGeometry
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Named:
    """A type of event or an actor: primary key, group or kind, and its names."""

    pk: int
    code: str
    name_en: str
    name_ar: str


@dataclass(frozen=True, slots=True)
class World:
    """`of_spot[prec]` holds, a row a spot, the numbers of the footprints that an event there may have.

    `pairs` are numbers of actors (who acts, against whom), the commonest first.
    """

    spots: list[Spot]
    footprints: list[Footprint]
    of_spot: dict[int, Ints]
    types: list[Named]
    actors: list[Named]
    pairs: Ints
    claimants: Ints
    civilians: int


def read_world(rng: np.random.Generator) -> World:
    """The world of this database; the same for the same gazetteer and generator. Raises
    NothingToMakeFromError where a table is empty.
    """
    places = list(Place.objects.filter(country__in=COUNTRIES).order_by("uuid"))
    types = [
        Named(row.pk, row.code, row.name_en, row.name_ar)
        for row in EventType.objects.order_by("position", "code")
    ]
    rows = list(Actor.objects.order_by("uuid"))
    actors = [Named(a.pk, a.kind, a.short_en or a.name_en, a.short_ar or a.name_ar) for a in rows]
    spots = [_spot(place, rng) for place in places if place.kind not in _NO_SPOT]
    if not (spots and types and actors):
        raise NothingToMakeFromError("There are no places, types or actors yet: run load_seeds first.")
    every, of_spot = _footprints(spots, places)
    return World(
        spots=spots,
        footprints=every,
        of_spot=of_spot,
        types=types,
        actors=actors,
        pairs=_pairs(rows, rng),
        claimants=_numbers(rows, lambda a: a.kind in {ActorKind.MEDIA, ActorKind.CIVIL}),
        civilians=next((n for n, a in enumerate(rows) if a.key == "civilians"), 0),
    )


def _spot(place: Place, rng: np.random.Generator) -> Spot:
    """Weights are skewed on purpose: a few places see most of a war."""
    weight = _KIND_WEIGHT.get(PlaceKind(place.kind), 1.0) * (0.1 + place.prior) * rng.lognormal(0, 1.2)
    name_en, name_ar = place.name_en or place.name_ar, place.name_ar or place.name_en
    point = round(place.point.x, 5), round(place.point.y, 5)
    return Spot(place.pk, name_en, name_ar, *point, float(weight))


def _footprints(spots: list[Spot], places: list[Place]) -> tuple[list[Footprint], dict[int, Ints]]:
    every: list[Footprint] = []
    positions = np.array([(spot.lon, spot.lat) for spot in spots])

    def nearest(numbers: Iterable[int]) -> Ints:
        """The footprint nearest to each spot, as a column."""
        listed = np.array(list(numbers), dtype=np.int64)
        anchors = np.array([(every[n].lon, every[n].lat) for n in listed])
        apart = ((positions[:, None, :] - anchors[None, :, :]) ** 2).sum(axis=2)
        chosen: Ints = listed[apart.argmin(axis=1)]
        return chosen[:, None]

    def add(footprint: Footprint) -> int:
        every.append(footprint)
        return len(every) - 1

    near = [add(_round(spot.pk, spot.name_en, spot.name_ar, spot.lon, spot.lat, NEAR_M)) for spot in spots]
    of_spot = {int(WherePrec.NEAR): np.array(near)[:, None]}
    for prec in (WherePrec.DISTRICT, WherePrec.GOVERNORATE, WherePrec.COUNTRY):
        own = [add(_area(place, prec)) for place in places if _AREAS.get(PlaceKind(place.kind)) == prec]
        of_spot[int(prec)] = nearest(own) if own else of_spot[int(WherePrec.NEAR)]
    busiest = sorted(spots, key=lambda spot: -spot.weight)[:SECTORS]
    by_direction = [[add(_sector(spot, d)) for spot in busiest] for d in DIRECTIONS]
    of_spot[int(WherePrec.VAGUE)] = np.concatenate([nearest(numbers) for numbers in by_direction], axis=1)
    return every, of_spot


def _round(pk: int, name_en: str, name_ar: str, lon: float, lat: float, radius_m: float) -> Footprint:
    shape = footprints.near((lon, lat), radius_m=radius_m).simplify(OUTLINE_DEG / 4)
    return Footprint(pk, f"Around {name_en}", f"محيط {name_ar}", shape, lon, lat)


def _area(place: Place, prec: WherePrec) -> Footprint:
    """The place's own outline, simplified; a disc where only its point is known."""
    lon, lat = round(place.point.x, 5), round(place.point.y, 5)
    name_en, name_ar = place.name_en or place.name_ar, place.name_ar or place.name_en
    outline = to_shapely(place.geometry)
    if outline is None or outline.area == 0:
        disc = _round(place.pk, name_en, name_ar, lon, lat, _AREA_RADIUS_M[prec])
        return Footprint(place.pk, name_en, name_ar, disc.shape, lon, lat)
    simple = outline.simplify(OUTLINE_DEG)
    shape = simple if simple.is_valid and not simple.is_empty else outline
    inside = shape.representative_point()
    return Footprint(place.pk, name_en, name_ar, shape, round(inside.x, 5), round(inside.y, 5))


def _sector(spot: Spot, direction: str) -> Footprint:
    area = footprints.sector((spot.lon, spot.lat), direction)
    simple = area.simplify(OUTLINE_DEG / 4)
    inside = simple.representative_point()
    en, ar = DIRECTIONS[direction]
    return Footprint(
        spot.pk,
        f"{en} {spot.name_en}",
        f"{ar} {spot.name_ar}",
        simple,
        round(inside.x, 5),
        round(inside.y, 5),
    )


def _numbers(rows: list[Actor], wanted: Any) -> Ints:
    found = [n for n, row in enumerate(rows) if wanted(row)]
    return np.array(found or range(len(rows)), dtype=np.int64)


def _pairs(rows: list[Actor], rng: np.random.Generator) -> Ints:
    """Pairs of belligerents that are no part of one another, every actor in at least one."""
    fighting = _numbers(rows, lambda a: a.kind not in {ActorKind.MEDIA, ActorKind.CIVIL})
    number_of = {row.pk: n for n, row in enumerate(rows)}

    def root(n: int) -> int:
        seen = {n}
        while (parent := rows[n].parent_id) is not None and number_of[parent] not in seen:
            n = number_of[parent]
            seen.add(n)
        return n

    pairs = rng.choice(fighting, size=(4 * PAIRS, 2))
    apart = np.array([root(a) != root(b) for a, b in pairs.tolist()])
    met = pairs[apart][:PAIRS] if apart.any() else pairs[:PAIRS]
    alone = np.setdiff1d(np.arange(len(rows)), met)
    others = rng.choice(fighting, size=len(alone))
    return np.concatenate((met, np.stack((alone, others), axis=1)))


def wkb_of(footprint: Footprint) -> bytes:
    return bytes(shapely.to_wkb(footprint.shape))
