"""Geodesic measures on the WGS 84 ellipsoid; all input in degrees (lon, lat). Source: Karney 2013."""

from __future__ import annotations

from functools import cache

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from places.geometry.projection import LonLat, checked


@cache
def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")


def area_km2(shape: BaseGeometry) -> float:
    """Area in square kilometres of any geometry, holes left out; 0.0 for points, lines and nothing."""
    square_metres = sum(
        abs(_ellipsoid().geometry_area_perimeter(shapely.orient_polygons(polygon))[0])
        for polygon in shapely.get_parts(shape)
        if polygon.geom_type == "Polygon"
    )
    return square_metres / 1_000_000


def distance_m(a: LonLat, b: LonLat) -> float:
    """Metres between two points along the ellipsoid; 0.0 if equal. Raises ValueError off the globe."""
    (lon_a, lat_a), (lon_b, lat_b) = checked(a), checked(b)
    return float(_ellipsoid().inv(lon_a, lat_a, lon_b, lat_b)[2])


def length_m(line: BaseGeometry) -> float:
    """Metres along the lines of a geometry, polygons by their boundaries; 0.0 for points and nothing."""
    return float(_ellipsoid().geometry_length(line)) if not line.is_empty else 0.0
