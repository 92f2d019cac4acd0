"""Between degrees and metres: everything here takes and gives WGS 84 (lon, lat)."""

from __future__ import annotations

from typing import TypeVar, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.enums import TransformDirection
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

LonLat = tuple[float, float]
Area = Polygon | MultiPolygon
ShapeT = TypeVar("ShapeT", bound=BaseGeometry)

_Coordinates = NDArray[np.float64]

_STRAIGHT_DEG = 0.1
"""A border straight in degrees over 250 km is 3 km off a straight line in metres between its ends;
over a tenth of a degree 5 m. So longer ones get points in between."""


class Metres:
    """Metres east and north of a centre (azimuthal equidistant, WGS 84).

    Within 200 km of the centre lengths and directions are true to better than 0.1 %. Made anew
    for each use (0.1 ms): PROJ's objects are not to be shared between threads.
    """

    def __init__(self, centre: LonLat) -> None:
        lon, lat = checked(centre)
        # Naming the ellipsoid alone keeps longitude first, which "EPSG:4326" would not.
        self._transformer = Transformer.from_pipeline(
            "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
            f"+step +proj=aeqd +lat_0={lat!r} +lon_0={lon!r} +ellps=WGS84"
        )

    @classmethod
    def around(cls, *shapes: BaseGeometry) -> Metres:
        """About the middle of the shapes' common bounding box. Raises ValueError if all are empty."""
        west, south, east, north = (float(v) for v in shapely.total_bounds(list(shapes)))
        if np.isnan(west):
            raise ValueError("An empty geometry has no middle.")
        return cls(((west + east) / 2, (south + north) / 2))

    def to_metres(self, shape: ShapeT) -> ShapeT:
        """The shape in metres, (east, north) of the centre. Long straight lines bend with the map."""
        return self._apply(shapely.segmentize(shape, _STRAIGHT_DEG), TransformDirection.FORWARD)

    def point(self, lon_lat: LonLat) -> Point:
        """A (lon, lat) as a point in metres. Raises ValueError when it lies off the globe."""
        return self.to_metres(Point(checked(lon_lat)))

    def to_degrees(self, shape: ShapeT) -> ShapeT:
        """A shape in metres back in WGS 84 (lon, lat)."""
        return self._apply(shape, TransformDirection.INVERSE)

    def _apply(self, shape: ShapeT, direction: TransformDirection) -> ShapeT:
        def transform(coordinates: _Coordinates) -> _Coordinates:
            return np.column_stack(
                self._transformer.transform(coordinates[:, 0], coordinates[:, 1], direction=direction)
            )

        # Hand-made GeoJSON may carry heights; an area on the ground has none.
        return shapely.transform(shapely.force_2d(shape), transform)


def checked(lon_lat: LonLat) -> LonLat:
    """The same point as floats. Raises ValueError when |lat| > 90 or |lon| > 180, which mostly means
    that somebody gave (lat, lon)."""
    lon, lat = float(lon_lat[0]), float(lon_lat[1])
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"({lon}, {lat}) is no (lon, lat) on the globe.")
    return lon, lat


def as_area(shape: BaseGeometry) -> Area:
    """The areal part of any geometry, valid; an empty Polygon when it has none."""
    valid = shapely.make_valid(shape)
    parts = [
        p for p in shapely.get_parts(valid) if p.geom_type in ("Polygon", "MultiPolygon") and not p.is_empty
    ]
    if not parts:
        return Polygon()
    return cast(Area, shapely.union_all(parts))
