import datetime
from itertools import pairwise

import pytest
from django.contrib.gis.geos import GEOSGeometry, Polygon

from places.models import Event
from places.publishing import geojson
from places.publishing.query import EventQuery, PlaceQuery, QueryError
from places.tests.factories import HAJIN, SUSAH, make_actor, make_event, make_front, make_place

pytestmark = pytest.mark.django_db


def link(path):
    return f"https://map.example{path}"


def titles(**given):
    query = EventQuery.parse({name.rstrip("_"): value for name, value in given.items()})
    return [f["properties"]["title_en"] for f in geojson.events(query, link)["features"]]


def test_a_feature_carries_what_the_design_promises():
    front = make_front()
    (feature,) = geojson.events(EventQuery(), link)["features"]
    properties = feature["properties"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.8393, 34.6869]}
    assert feature["id"] == properties["uuid"] == str(front.event.uuid)
    assert properties["url"] == f"https://map.example/events/{front.event.uuid}/"
    assert properties["type"] == "battle.clash"
    assert properties["place"] == "Hajin"
    assert (properties["earliest"], properties["latest"]) == ("2018-10-09", "2018-10-09")
    assert (properties["where_prec"], properties["date_prec"]) == (1, 1)
    assert {(a["key"], a["role"]) for a in properties["actors"]} == {("sdf", "initiator"), ("isis", "target")}
    assert properties["status"] == "published"
    assert [source["name_en"] for source in properties["sources"]] == ["Front Monitor"]


def test_an_imprecise_event_has_its_footprint_wound_by_the_right_hand_rule():
    clockwise = GEOSGeometry("POLYGON ((40 34, 40 35, 41 35, 41 34, 40 34))", srid=4326)
    make_event(geometry=clockwise, where_prec=5)
    (feature,) = geojson.events(EventQuery(), link)["features"]
    ring = feature["geometry"]["coordinates"][0]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    assert area > 0


def test_a_box_selects_points_and_footprints_that_touch_it():
    make_event(title_en="in", lon_lat=HAJIN)
    make_event(title_en="out", lon_lat=(36.0, 33.5))
    box = Polygon.from_bbox((40.0, 34.0, 40.81, 34.8))
    box.srid = 4326
    make_event(title_en="area", geometry=box, where_prec=5)
    assert sorted(titles(bbox="40.8,34.6,40.9,34.7")) == ["area", "in"]


def test_an_interval_keeps_whatever_may_have_happened_in_it():
    make_event(title_en="before", day="2018-06-01")
    make_event(title_en="within", day="2018-10-09")
    make_event(title_en="undated", day=None)
    make_event(title_en="long", day="2018-12-31", earliest=datetime.date(2018, 1, 1))
    assert sorted(titles(from_="2018-09-01", to="2018-10-31")) == ["long", "undated", "within"]


def test_a_type_may_be_a_code_or_a_group_or_several():
    for code in ("battle.clash", "battle.repelled", "strike.air"):
        make_event(title_en=code, type=code)
    assert titles(type="battle.clash") == ["battle.clash"]
    assert sorted(titles(type="battle")) == ["battle.clash", "battle.repelled"]
    assert sorted(titles(type="strike.air, battle.repelled")) == ["battle.repelled", "strike.air"]


def test_an_actor_includes_its_parts_however_deep():
    coalition = make_actor("coalition")
    french = make_actor("french", parent=coalition)
    make_event(title_en="guns", participants=[(make_actor("wagram", parent=french), "supporter")])
    make_event(title_en="other", participants=[(make_actor("sdf"), "initiator")])
    assert titles(actor="coalition") == ["guns"]
    assert sorted(titles(actor="french,sdf")) == ["guns", "other"]


def test_an_actor_in_two_roles_gives_the_event_once():
    sdf = make_actor("sdf")
    make_event(title_en="once", participants=[(sdf, "initiator"), (sdf, "claimant")])
    assert titles(actor="sdf") == ["once"]


def test_the_limit_cuts_the_latest_first_and_says_how_many_there_were():
    for day in (1, 2, 3):
        make_event(title_en=str(day), day=f"2018-10-0{day}")
    found = geojson.events(EventQuery.parse({"limit": "2"}), link)
    assert [f["properties"]["title_en"] for f in found["features"]] == ["3", "2"]
    assert (found["numberMatched"], found["numberReturned"]) == (3, 2)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("bbox", "1,2,3"),
        ("bbox", "a,b,c,d"),
        ("bbox", "41,34,40,35"),
        ("bbox", "40,35,41,34"),
        ("bbox", "nan,34,41,35"),
        ("bbox", "40,-91,41,35"),
        ("bbox", "-inf,34,41,35"),
        ("from", "yesterday"),
        ("from", "2018-02-30"),
        ("to", "09.10.2018"),
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "10001"),
        ("limit", "1e3"),
        ("limit", "٣"),
        ("limit", "9" * 5000),
        ("type", "battle.nonsense"),
        ("type", "bat"),
        ("actor", "nobody"),
        ("form", "2018-01-01"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(parameter, value):
    make_event()
    with pytest.raises(QueryError) as caught:
        geojson.events(EventQuery.parse({parameter: value}), link)
    assert caught.value.parameter == parameter
    assert caught.value.message


def test_an_interval_that_ends_before_it_begins_is_refused():
    with pytest.raises(QueryError) as caught:
        EventQuery.parse({"from": "2018-10-09", "to": "2018-10-01"})
    assert caught.value.parameter == "to"


def test_the_number_of_queries_does_not_grow_with_the_events(django_assert_max_num_queries):
    sdf = make_actor("sdf")
    for _ in range(12):
        make_event(participants=[(sdf, "initiator")])
    with django_assert_max_num_queries(5):
        geojson.events(EventQuery(), link)


def test_only_published_events_are_features():
    make_front()
    assert Event.objects.count() == 2
    assert len(geojson.events(EventQuery(), link)["features"]) == 1


def test_places_are_selected_by_box_and_kind():
    make_place("hajin", HAJIN)
    make_place("susah", SUSAH, kind="village")
    make_place("raqqa", (39.0, 35.95), kind="city")
    front = geojson.places(PlaceQuery.parse({"bbox": "40,34,42,36"}))
    assert [f["properties"]["key"] for f in front["features"]] == ["hajin", "susah"]
    assert geojson.places(PlaceQuery.parse({"type": "city"}))["numberMatched"] == 1
    with pytest.raises(QueryError):
        PlaceQuery.parse({"type": "castle"})
