"""The shapes of areas and rivers, and the recipes by which seeded footprints are drawn.

A recipe is a JSON object: `kind` names a function of places/geometry/footprints.py (or `area`, an
area's own shape, or `union`), the rest its arguments; places, areas and rivers are keys of
places.csv. {"kind": "river_side", "river": "euphrates", "side": "e", "extent": "syria"}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from places.desk.seeding.kinds import PlaceSeed, Recipe
from places.desk.seeding.tables import Invalid
from places.geometry import footprints
from places.reading.types import LonLat

TOLERANCE_DEGREES = 5e-4
"""Footprints are drawn with corners of 50 m at most off: they are areas of kilometres."""

GRID_DEGREES = 1e-6
"""Footprints are snapped to this grid (0.1 m), so that another build of GEOS draws the same ones."""

ARGUMENTS: Mapping[str, tuple[set[str], set[str]]] = {
    # kind: (needed, allowed beside)
    "area": ({"area"}, set()),
    "part_of": ({"area", "direction"}, set()),
    "river_side": ({"river", "side"}, {"extent"}),
    "countryside": ({"place"}, {"direction", "area", "within"}),
    "desert": ({"area"}, {"river", "side"}),
    "toward": ({"place"}, {"origin", "within"}),
    "near": ({"place"}, {"radius_m", "within"}),
    "border": ({"a", "b"}, {"within", "width_m"}),
    "pocket": ({"places"}, {"river", "side", "margin_m"}),
    "sector": ({"place", "direction"}, {"reach_m", "within"}),
    "along": ({"line"}, {"width_m", "within"}),
    "union": ({"of"}, set()),
}
_KEYS = {"area", "river", "extent", "place", "origin", "within", "a", "b", "line"}


class MissingShape(LookupError):
    """An area or river that a recipe needs is known as a point only."""


def read_shapes(path: Path) -> tuple[dict[str, BaseGeometry], list[str]]:
    """Shapes (WGS 84, lon-lat) by place key from a GeoJSON file, and what is wrong in it.

    Both are empty where the file does not exist: areas then stand as points.
    """
    if not path.exists():
        return {}, []
    shapes: dict[str, BaseGeometry] = {}
    problems = []
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
    except (ValueError, KeyError, TypeError) as error:
        return {}, [f"{path.name}: not a GeoJSON feature collection ({error})"]
    for number, feature in enumerate(features, 1):
        try:
            key = feature["properties"]["key"]
            geometry = shapely.force_2d(shape(feature["geometry"]))
        except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
            problems.append(f"{path.name} feature {number}: {error!r}")
            continue
        if geometry.is_empty or not geometry.is_valid:
            reason = shapely.is_valid_reason(geometry)
            problems.append(f"{path.name} feature {number} ({key}): not a valid geometry: {reason}")
        shapes[key] = geometry
    return shapes, problems


def check_recipe(recipe: Any) -> Iterator[str]:
    """The place keys that a recipe names, nested ones included. Raises Invalid for a wrong one."""
    if not isinstance(recipe, dict) or recipe.get("kind") not in ARGUMENTS:
        raise Invalid(f"a footprint's kind is one of {', '.join(ARGUMENTS)}, not {recipe!r}")
    needed, allowed = ARGUMENTS[recipe["kind"]]
    given = set(recipe) - {"kind"}
    if needed - given or given - needed - allowed:
        raise Invalid(f"the footprint {recipe['kind']} takes {sorted(needed)} and may take {sorted(allowed)}")
    for name in sorted(given & _KEYS):
        yield recipe[name]
    yield from recipe.get("places", ())
    for part in recipe.get("of", ()):
        yield from check_recipe(part)


class Drawing:
    """Draws recipes over the gazetteer's points and shapes."""

    def __init__(self, places: Mapping[str, PlaceSeed], shapes: Mapping[str, BaseGeometry]) -> None:
        self._places = places
        self._shapes = shapes

    def shape(self, key: str) -> BaseGeometry:
        if key not in self._shapes:
            raise MissingShape(key)
        return self._shapes[key]

    def point(self, key: str) -> LonLat:
        return self._places[key].lon_lat

    def around(self, key: str) -> BaseGeometry:
        """What is left to say where shapes are missing: the place within its accuracy."""
        radius_m = max(self._places[key].accuracy_m or 0, footprints.NEAR_M)
        return _snapped(footprints.near(self.point(key), radius_m=min(radius_m, 300_000.0)))

    def draw(self, recipe: Recipe) -> BaseGeometry:
        """The footprint (valid Polygon or MultiPolygon). Raises MissingShape where an area or a
        river that it needs is not there."""
        return _snapped(self._drawn(recipe))

    def _drawn(self, recipe: Recipe) -> BaseGeometry:
        kind = recipe["kind"]
        if kind == "area":
            return self.shape(recipe["area"])
        if kind == "union":
            return footprints.joined(self._drawn(part) for part in recipe["of"])
        options = {
            name: self.shape(recipe[name]) for name in ("within", "area", "river", "extent") if name in recipe
        }
        plain = {
            name: recipe[name] for name in ("radius_m", "reach_m", "width_m", "margin_m") if name in recipe
        }
        draw: Callable[..., BaseGeometry] = getattr(footprints, kind)
        if kind == "part_of":
            return draw(options["area"], recipe["direction"])
        if kind == "river_side":
            return draw(options["river"], recipe["side"], options.get("extent"))
        if kind == "desert":
            return draw(options["area"], options.get("river"), side=recipe.get("side"))
        if kind == "countryside":
            place = self._places[recipe["place"]]
            return draw(place.lon_lat, recipe.get("direction"), kind=place.kind, **options)
        if kind == "toward":
            origin = self.point(recipe["origin"]) if "origin" in recipe else None
            return draw(self.point(recipe["place"]), origin, **options)
        if kind == "border":
            return draw(self.shape(recipe["a"]), self.shape(recipe["b"]), **options, **plain)
        if kind == "pocket":
            corners = [self.point(key) for key in recipe["places"]]
            return draw(corners, side=recipe.get("side"), **options, **plain)
        if kind == "sector":
            return draw(self.point(recipe["place"]), recipe["direction"], **options, **plain)
        if kind == "along":
            return draw(self.shape(recipe["line"]), **options, **plain)
        return draw(self.point(recipe["place"]), **options, **plain)


def _snapped(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(shapely.simplify(geometry, TOLERANCE_DEGREES), GRID_DEGREES)
