"""From a mention's place and relation to the ground it means: a polygon and a precision code."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from places.geometry import footprints
from places.reading.toponyms import Gazetteer
from places.reading.types import AREAL, Mention, PlaceRecord, Relation

NEAR, ADM2, VAGUE = 2, 3, 5
"""UCDP where_prec: within about 25 km of a known point; within a district; a relative or vague location."""

_TOO_WIDE = frozenset({"country", "region", "river", "desert"})
_SUBDISTRICT_M = 20_000.0

_NEAR_M = 25_000.0
_POCKET_M = 12_000.0
_DESERT_M = 25_000.0


class Ground:
    """Footprints of mentions over one gazetteer, which remembers those already drawn."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def footprint(
        self, mention: Mention, relation: Relation | None
    ) -> tuple[BaseGeometry | None, int | None]:
        """The area that a mention means and its where_prec; (None, the place's own) for a plain point."""
        place = mention.chosen
        if place is None:
            return None, None
        if relation is None:
            return _areal(place), place.where_prec
        if relation.kind == "pocket":
            pocket = next((c.place for c in mention.candidates if c.place.kind == "pocket"), None)
            if pocket is not None and _areal(pocket) is not None:
                return _areal(pocket), pocket.where_prec
        governorate = self.governorate_of(place)
        capital = any(c.place is governorate for c in mention.candidates)
        known = (place.key, relation.kind, relation.direction, relation.distance_m, relation.other, capital)
        if known not in self.gazetteer.footprints:
            self.gazetteer.footprints[known] = self._draw(place, relation, capital)
        return self.gazetteer.footprints[known]

    def around(self, place: PlaceRecord) -> tuple[BaseGeometry | None, int]:
        """The ground on which a place lies that is said to be of a town or an area, and its where_prec; None
        for what is too wide to tell."""
        if place.kind in _TOO_WIDE:
            return None, VAGUE
        area = _areal(place)
        if area is not None:
            return area, max(place.where_prec, ADM2)
        return footprints.near(place.lon_lat, radius_m=_SUBDISTRICT_M), ADM2

    def governorate_of(self, place: PlaceRecord) -> PlaceRecord | None:
        """The governorate that a place lies in, or is; None where the gazetteer does not say."""
        if place.kind == "governorate":
            return place
        for key in place.lies_in:
            parent = self.gazetteer.by_key.get(key)
            if parent is not None and parent.kind == "governorate":
                return parent
        return self.gazetteer.governorates.get((place.country, place.admin1)) if place.admin1 else None

    def _draw(self, place: PlaceRecord, relation: Relation, capital: bool) -> tuple[BaseGeometry | None, int]:
        try:
            drawn, prec = self._shape(place, relation, capital)
        except ValueError:
            # A relation that this ground does not admit: a bank of a river outside the country.
            return _areal(place), VAGUE
        return drawn, prec

    def _shape(
        self, place: PlaceRecord, relation: Relation, capital: bool
    ) -> tuple[BaseGeometry | None, int]:
        direction, area = relation.direction, _areal(place)
        match relation.kind:
            case "direction" | "side" if place.kind == "river" and place.shape is not None and direction:
                return footprints.river_side(place.shape, direction, self._country(place)), VAGUE
            case "direction" | "side" if direction:
                return self._toward_a_side(place, direction, capital)
            case "countryside":
                return self._countryside(place, direction, capital)
            case "desert":
                return self._desert(place, direction), VAGUE
            case "distance" if relation.distance_m:
                ring = footprints.distance_ring(place.lon_lat, relation.distance_m, direction)
                return ring, NEAR if relation.distance_m <= _NEAR_M else VAGUE
            case "between" if relation.other in self.gazetteer.by_key:
                other = self.gazetteer.by_key[relation.other or ""]
                return footprints.between(place.lon_lat, other.lon_lat), VAGUE
            case "along" if place.shape is not None and place.shape.geom_type.endswith("LineString"):
                return footprints.along(place.shape), VAGUE
            case "border" if area is not None:
                return footprints.border(area, self._other_country(relation)), VAGUE
            case "toward" if area is None and place.kind != "river":
                return footprints.toward(place.lon_lat), NEAR
            case "near" if place.kind != "river":
                return footprints.near(area if area is not None else place.lon_lat), NEAR
            case "pocket" if area is None:
                return footprints.near(place.lon_lat, radius_m=_POCKET_M), NEAR
        return area, place.where_prec

    def _toward_a_side(
        self, place: PlaceRecord, direction: str, capital: bool
    ) -> tuple[BaseGeometry | None, int]:
        area = _areal(place)
        if area is not None:
            return footprints.part_of(area, direction), VAGUE
        governorate = self.governorate_of(place)
        within = governorate.shape if capital and governorate is not None else None
        reach = footprints.reach_m(place.kind, capital=capital)
        drawn = footprints.sector(place.lon_lat, direction, reach_m=reach, within=within)
        return drawn, NEAR if reach <= _NEAR_M else VAGUE

    def _countryside(
        self, place: PlaceRecord, direction: str | None, capital: bool
    ) -> tuple[BaseGeometry | None, int]:
        area = _areal(place)
        if area is not None:
            return (footprints.part_of(area, direction) if direction else area), VAGUE
        governorate = self.governorate_of(place)
        if capital and governorate is not None:
            land = governorate.shape
            drawn = footprints.countryside(place.lon_lat, direction, kind=place.kind, area=land)
            return drawn, VAGUE if direction else max(governorate.where_prec, 4)
        return footprints.countryside(place.lon_lat, direction, kind=place.kind), NEAR

    def _desert(self, place: PlaceRecord, direction: str | None) -> BaseGeometry | None:
        area = _areal(place)
        governorate = self.governorate_of(place)
        if area is None and place.kind == "city" and governorate is not None:
            area = _areal(governorate)
        if area is None:
            area = footprints.near(place.lon_lat, radius_m=_DESERT_M)
        if direction:
            area = footprints.part_of(area, direction)
        river = next((r.shape for r in self.gazetteer.rivers if r.shape and r.shape.intersects(area)), None)
        return footprints.desert(area, river)

    def _country(self, place: PlaceRecord) -> BaseGeometry | None:
        country = self.gazetteer.countries.get(place.country or "SY")
        return country.shape if country is not None else None

    def _other_country(self, relation: Relation) -> BaseGeometry | None:
        other = self.gazetteer.by_key.get(relation.other or "")
        return other.shape if other is not None else None


def _areal(place: PlaceRecord) -> BaseGeometry | None:
    """A place's shape where it is an area, else None."""
    if place.shape is not None and place.shape.geom_type in AREAL:
        return place.shape
    return None
