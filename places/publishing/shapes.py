"""Geometries as the web gets them: small, valid, and wound as RFC 7946 asks."""

from __future__ import annotations

import json
from typing import Any

import shapely
from django.contrib.gis.geos import GEOSGeometry
from shapely.geometry.base import BaseGeometry

GRID_DEG = 1e-5
"""About a metre: coordinates are rounded to 5 decimals."""

TOLERANCE_DEG = 5e-4
"""About 50 metres: how far a simplified outline may lie from the true one."""


def to_shapely(geometry: GEOSGeometry) -> BaseGeometry:
    """The same geometry (WGS 84) in Shapely's hands."""
    return shapely.from_wkb(bytes(geometry.wkb))


def rounded(shape: BaseGeometry, tolerance_deg: float = 0.0) -> dict[str, Any]:
    """A GeoJSON geometry: simplified by at most `tolerance_deg`, 5 decimals, outer rings
    counter-clockwise. A shape so small that rounding swallows it keeps all its decimals; an empty
    one gives an empty geometry.
    """
    plain = shapely.force_2d(shape)
    small = shapely.simplify(plain, tolerance_deg) if tolerance_deg else plain
    small = shapely.set_precision(small, GRID_DEG)
    if small.is_empty or shapely.get_dimensions(small) != shapely.get_dimensions(plain):
        small = plain
    mapped: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(small)))
    return _five_decimals(mapped) if small is not plain else mapped


def footprint(geometry: GEOSGeometry) -> dict[str, Any]:
    """The geometry for the web: rounded and simplified."""
    return rounded(to_shapely(geometry), TOLERANCE_DEG)


def _five_decimals(value: Any) -> Any:
    """set_precision snaps to the grid, yet binary fractions print as 34.686900000000001."""
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, list):
        return [_five_decimals(item) for item in value]
    if isinstance(value, dict):
        return {key: _five_decimals(item) for key, item in value.items()}
    return value
