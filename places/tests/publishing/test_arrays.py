"""Published events as columns straight from the database."""

import numpy as np
import pytest
from django.contrib.gis.geos import Point, Polygon
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.publishing import arrays, columns
from places.publishing.wire import NO_DAY
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_fact,
    make_front,
    make_mention,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db


def read():
    return arrays.read({pk: i for i, pk in enumerate(columns.places()["pks"])})


def parties(public):
    """Of each event the set of (actor key, role)."""
    known = public.dictionaries
    return [
        {
            (known["actors"][actor]["key"], known["roles"][role])
            for actor, role in known["parties"][public.arrays.party[i]]
        }
        for i in range(public.arrays.count)
    ]


def box(west=40, south=34, east=41, north=35):
    polygon = Polygon.from_bbox((west, south, east, north))
    polygon.srid = 4326
    return polygon


def test_nothing_published_gives_empty_columns():
    public = read()
    assert public.arrays.count == public.reports == 0
    assert public.dictionaries["kinds"] == public.dictionaries["footprints"] == []
    assert not public.synthetic


def test_an_event_stands_in_every_column():
    front = make_front()
    public = read()
    found, known = public.arrays, public.dictionaries
    assert public.pks.tolist() == [front.event.pk]
    assert (found.lon.tolist(), found.lat.tolist()) == ([4083930], [3468690])
    assert found.earliest.tolist() == found.latest.tolist() == [17813]  # 9 October 2018
    kind, status, credibility, disputed, where_prec, date_prec = known["kinds"][found.kind[0]]
    assert known["types"][kind]["code"] == "battle.clash"
    assert known["statuses"][status] == "published"
    assert (credibility, disputed, where_prec, date_prec) == (2, 0, 1, 1)
    assert parties(public) == [{("sdf", "initiator"), ("isis", "target")}]
    assert [known["sources"][i]["name_en"] for i in known["testimonies"][found.testimony[0]]] == [
        "Front Monitor"
    ]
    assert columns.places()["columns"]["uuid"][found.place[0]] == str(front.hajin.uuid)
    assert found.footprint.tolist() == [-1]
    assert public.reports == 2


def test_what_is_not_known_of_a_day_is_said_as_such():
    make_event(day=None)
    make_event(earliest=None, when_edtf="../2018-10-09", date_prec=None)
    found = read()
    assert found.arrays.earliest.tolist() == [NO_DAY, NO_DAY]
    assert found.arrays.latest.tolist() == [NO_DAY, 17813]
    assert [kind[5] for kind in found.dictionaries["kinds"]] == [0]


def test_days_before_1970_count_backwards():
    make_event(day="1969-12-31")
    assert read().arrays.latest.tolist() == [-1]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("credibility", range(1, 7)),
        ("where_prec", range(1, 8)),
        ("date_prec", range(1, 6)),
        ("disputed", (0, 1)),
    ],
)
def test_every_value_of_a_kind_survives_the_packing(field, values):
    place = {"credibility": 2, "disputed": 3, "where_prec": 4, "date_prec": 5}[field]
    for value in values:
        make_event(**{field: value})
    public = read()
    kinds = [public.dictionaries["kinds"][i][place] for i in public.arrays.kind]
    assert kinds == list(values)


def test_events_of_one_footprint_share_it_and_a_point_is_no_footprint():
    for _ in range(3):
        make_event(geometry=box(), where_prec=4)
    make_event()
    make_event(geometry=box(east=42), where_prec=4)
    public = read()
    assert public.arrays.footprint.tolist() == [0, 0, 0, -1, 1]
    assert [outline["type"] for outline in public.dictionaries["footprints"]] == ["Polygon", "Polygon"]


def test_events_of_one_party_share_it_whatever_the_order_in_which_it_was_written():
    sdf, isis = make_actor("sdf"), make_actor("isis")
    make_event(participants=[(sdf, "initiator"), (isis, "target")])
    make_event(participants=[(isis, "target"), (sdf, "initiator")])
    make_event(participants=[(isis, "initiator"), (sdf, "target")])
    make_event()
    party = read().arrays.party.tolist()
    assert party[0] == party[1]
    assert len(set(party)) == 3


def test_a_source_that_tells_twice_counts_once():
    event, monitor = make_event(), make_source("Monitor")
    for source in (monitor, monitor, make_source("Agency")):
        make_claim(make_report(source=source), event=event)
    public = read()
    told = public.dictionaries["testimonies"][public.arrays.testimony[0]]
    assert [public.dictionaries["sources"][i]["name_en"] for i in told] == ["Agency", "Monitor"]
    assert public.reports == 3


def test_an_actor_brings_the_actors_that_it_is_part_of_and_no_others():
    coalition = make_actor("coalition")
    french = make_actor("french", parent=coalition)
    wagram = make_actor("wagram", parent=french)
    make_actor("bystander")
    make_event(participants=[(wagram, "supporter")])
    actors = read().dictionaries["actors"]
    by_key = {actor["key"]: actor for actor in actors}
    assert set(by_key) == {"wagram", "french", "coalition"}
    assert actors[by_key["wagram"]["parent"]]["key"] == "french"
    assert by_key["coalition"]["parent"] is None


def test_actors_that_only_claims_or_facts_name_are_in_the_dictionary():
    speaker, fighter, holder = make_actor("speaker"), make_actor("fighter"), make_actor("holder")
    make_claim(make_report(), event=make_event(), claimant=speaker, participants=[(fighter, "target")])
    make_fact(make_place(), "2018-10-01", holder)
    assert {actor["key"] for actor in read().dictionaries["actors"]} == {"speaker", "fighter", "holder"}


def test_what_only_the_desk_knows_stays_there():
    band, outlet = make_actor("band"), make_source("Secret outlet")
    event = make_event()
    make_claim(make_report(status="draft", source=outlet), event=event, claimant=band)
    make_claim(make_report(source=outlet), event=event, status="proposed", participants=[(band, "target")])
    make_claim(make_report(source=outlet), event=make_event(status="draft"), claimant=band)
    make_event(status="reviewed", participants=[(band, "target")])
    make_fact(make_place(), "2018-10-01", band, status="reviewed")
    public = read()
    assert public.pks.tolist() == [event.pk]
    assert public.dictionaries["actors"] == public.dictionaries["sources"] == []
    assert public.reports == 0


def test_made_up_events_are_known_by_their_sources():
    make_claim(make_report(source=make_source(key="synthetic-01")), event=make_event())
    assert read().synthetic


def test_reading_takes_the_same_number_of_queries_for_one_event_as_for_many():
    make_front()
    with CaptureQueriesContext(connection) as few:
        read()
    place = make_place("gharanij", (40.7, 34.8))
    for n in range(10):
        report = make_report(source=make_source(f"Source {n}"))
        claim = make_claim(
            report,
            mentions=[make_mention(report, "Hajin", place)],
            participants=[(make_actor(f"group-{n}"), "initiator")],
        )
        make_event(place=place, claims=[claim], participants=[(make_actor(f"group-{n}"), "initiator")])
    with CaptureQueriesContext(connection) as many:
        read()
    assert len(many) == len(few)


def test_grouping_gives_alike_sets_one_number():
    grouped = arrays.group(np.array([2, 0, 0, 2, 2, 3]), np.array([5, 1, 0, 5, 3, 300]), 5)
    assert [grouped.sets[i] for i in grouped.ids] == [(0, 1), (), (3, 5), (300,), ()]
    assert len(grouped.sets) == 4


def test_positions_are_rounded_to_a_metre():
    make_event(geometry=Point(40.123456, 34.999999, srid=4326))
    found = read().arrays
    assert (found.lon.tolist(), found.lat.tolist()) == ([4012346], [3500000])


def test_the_box_of_an_edition_leaves_out_what_is_known_to_its_country_only():
    make_event(geometry=Point(40.5, 34.25), where_prec=1)
    make_event(geometry=Point(41.75, 35.5), where_prec=5)
    make_event(geometry=Point(38, 33), where_prec=6)
    found = read()
    assert arrays.box(found.arrays, found.dictionaries["kinds"]) == [40.5, 34.25, 41.75, 35.5]
