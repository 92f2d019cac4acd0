import datetime

import orjson
import pytest
import shapely
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon

from places.models import ControlFact
from places.publishing import control, snapshot
from places.tests.factories import (
    HAJIN,
    SUSAH,
    make_actor,
    make_drawn_area,
    make_euphrates,
    make_fact,
    make_place,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_sides(db):
    """Hajin and, south of it on the same bank, Susah; each with an owner, Hajin's changes in December."""
    sdf, isis = make_actor("sdf"), make_actor("isis")
    hajin, susah = make_place("hajin", HAJIN), make_place("susah", SUSAH)
    make_fact(hajin, "2018-10-01", isis)
    make_fact(susah, "2018-10-01", isis)
    make_fact(hajin, "2018-12-14", sdf)
    return hajin, susah


def shape(feature):
    return shapely.geometry.shape(feature["geometry"])


def areas(day):
    features = control.on_day(datetime.date.fromisoformat(day))["features"]
    return {f["properties"]["actor"]: f for f in features if f["properties"]["kind"] == "area"}


def front_lines(day):
    features = control.on_day(datetime.date.fromisoformat(day))["features"]
    return [f for f in features if f["properties"]["kind"] == "front line"]


def test_there_is_nothing_before_the_first_fact(two_sides):
    assert control.on_day(datetime.date(2018, 9, 30))["features"] == []


def test_one_holder_has_one_area_and_no_front_line(two_sides):
    held = areas("2018-10-02")
    assert set(held) == {"isis"}
    assert shape(held["isis"]).contains(shapely.Point(*HAJIN))
    assert front_lines("2018-10-02") == []


def test_a_new_fact_moves_the_front_line_between_the_places(two_sides):
    held = areas("2018-12-14")
    assert shape(held["sdf"]).contains(shapely.Point(*HAJIN))
    assert shape(held["isis"]).contains(shapely.Point(*SUSAH))
    (line,) = front_lines("2018-12-14")
    assert shape(line).length > 0
    assert held["sdf"]["properties"]["newest_fact"] == "2018-12-14"
    assert held["isis"]["properties"]["oldest_fact"] == "2018-10-01"


def test_a_contested_place_is_nobodys(two_sides):
    make_fact(two_sides[1], "2018-12-20", None, state="contested")
    features = control.on_day(datetime.date(2018, 12, 21))["features"]
    states = {f["properties"]["state"] for f in features if f["properties"]["kind"] == "area"}
    assert states == {"held", "contested"}


def test_an_area_that_somebody_drew_is_marked_as_drawn_and_lies_over_the_others(two_sides):
    square = MultiPolygon(Polygon.from_bbox((40.8, 34.6, 40.9, 34.7)), srid=4326)
    make_drawn_area(make_actor("army"), square, when_edtf="2018-10", note="by a map of the army")
    make_drawn_area(make_actor("other"), square, status="reviewed")

    def drawn(day):
        features = control.on_day(datetime.date.fromisoformat(day))["features"]
        return [f["properties"] for f in features if f["properties"]["kind"] == "drawn"]

    (told,) = drawn("2018-10-31")
    assert (told["actor"], told["when_edtf"], told["note"]) == ("army", "2018-10", "by a map of the army")
    assert drawn("2018-11-01") == []
    assert set(areas("2018-10-31")) == {"isis"}


def test_only_published_facts_and_places_with_one_make_cells(two_sides):
    make_place("elsewhere", (40.5, 35.0))
    draft_only = make_place("draft-only", (40.9, 34.6))
    make_fact(draft_only, "2018-11-01", make_actor("sdf"), status="reviewed")
    data = control.snapshot()
    assert {cell["name_en"] for cell in data["cells"]} == {"Hajin", "Susah"}
    assert len(data["facts"]) == 3


def test_facts_come_by_their_latest_day_and_point_to_their_cells(two_sides):
    data = control.snapshot()
    assert [fact["latest"] for fact in data["facts"]] == [17805, 17805, 17879]
    last = data["facts"][-1]
    assert data["cells"][last["cell"]]["name_en"] == "Hajin"
    assert (last["actor"], last["state"]) == ("sdf", "held")
    (edge,) = data["edges"]
    assert {edge["a"], edge["b"]} == {0, 1}


def test_no_cell_crosses_the_euphrates(two_sides):
    river = make_euphrates()
    data = control.snapshot()
    line = shapely.from_wkb(bytes(river.geometry.wkb))
    for cell in data["cells"]:
        inner = shapely.geometry.shape(cell["geometry"]).buffer(-0.002)
        assert not inner.intersects(line), cell["name_en"]


def test_a_river_that_is_known_as_a_point_only_parts_nothing(two_sides):
    make_place("euphrates", (40.75, 34.7), kind="river")
    assert len(control.snapshot()["cells"]) == 2


def test_drawn_areas_are_told_apart_and_drafts_of_them_left_out(two_sides):
    box = shapely.MultiPolygon([shapely.box(40, 34, 41, 35)])
    geometry = GEOSGeometry(box.wkb_hex, srid=4326)
    make_drawn_area(make_actor("sdf"), geometry)
    make_drawn_area(make_actor("sdf"), geometry, status="draft")
    (area,) = control.snapshot()["drawn"]
    assert (area["actor"], area["when_edtf"]) == ("sdf", "2018-10")


def test_the_snapshot_holds_the_same(two_sides):
    built = snapshot.current()
    path, _coding = snapshot.find(built.manifest["files"]["control"])
    assert len(orjson.loads(path.read_bytes())["facts"]) == built.manifest["counts"]["facts"] == 3


def test_without_facts_there_is_nothing(db):
    assert control.snapshot() == {"cells": [], "edges": [], "facts": [], "drawn": []}


def test_cells_are_computed_once_for_the_same_places(two_sides, monkeypatch):
    control.snapshot()
    monkeypatch.setattr(control.geometry, "cells", None)
    ControlFact.objects.update(note_en="changed")
    assert len(control.snapshot()["cells"]) == 2
