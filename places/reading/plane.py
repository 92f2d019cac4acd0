"""Distances good enough to weigh places by."""

from __future__ import annotations

from math import cos, hypot, radians

from places.reading.types import LonLat


def km(a: LonLat, b: LonLat) -> float:
    """Kilometres between two (lon, lat) points on a plane; good to a per cent within a country."""
    x = (b[0] - a[0]) * cos(radians((a[1] + b[1]) / 2))
    return 111.2 * hypot(x, b[1] - a[1])
