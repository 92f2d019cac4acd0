import gzip
import os
import subprocess
import sys
import time

import brotli
import orjson
import pytest
from django.contrib.gis.geos import Polygon
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk import edition
from places.models import Edition, Event
from places.publishing import snapshot
from places.tests.factories import (
    make_actor,
    make_claim,
    make_event,
    make_front,
    make_mention,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db

HOLD_LOCK = """
import fcntl, sys
with open(sys.argv[1], "wb") as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.read()
"""


def content(built, kind, number=None):
    name = built.manifest["files"][kind]
    path, _coding = snapshot.find(name if number is None else name[number])
    return orjson.loads(path.read_bytes())


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_an_empty_database_publishes_an_empty_snapshot():
    built = snapshot.current()
    assert built.manifest["counts"] == {"events": 0, "reports": 0, "places": 0, "facts": 0}
    assert content(built, "events")["columns"]["uuid"] == []
    assert content(built, "places")["columns"]["lon"] == []
    assert built.manifest["files"]["details"] == []


def test_events_stand_in_columns_of_equal_length_that_refer_to_dictionaries():
    front = make_front()
    events = content(snapshot.current(), "events")
    columns, dictionaries = events["columns"], events["dictionaries"]
    assert {len(column) for column in columns.values()} == {events["count"]} == {1}
    assert columns["uuid"] == [str(front.event.uuid)]
    assert (columns["lon"], columns["lat"]) == ([40.8393], [34.6869])
    assert columns["earliest"] == columns["latest"] == [17813]  # 9 October 2018
    assert dictionaries["types"][columns["type"][0]]["code"] == "battle.clash"
    assert dictionaries["statuses"][columns["status"][0]] == "published"
    acting = {
        (dictionaries["actors"][actor]["key"], dictionaries["roles"][role])
        for actor, role in columns["actors"][0]
    }
    assert acting == {("sdf", "initiator"), ("isis", "target")}
    assert [dictionaries["sources"][i]["name_en"] for i in columns["sources"][0]] == ["Front Monitor"]
    places = content(snapshot.current(), "places")["columns"]
    assert places["uuid"][columns["place"][0]] == str(front.hajin.uuid)


def test_events_come_by_their_latest_day_and_undated_ones_last():
    for day in ("2018-10-09", None, "2017-11-01"):
        make_event(day=day)
    assert content(snapshot.current(), "events")["columns"]["latest"] == [17471, 17813, None]


def test_an_actor_brings_the_actors_that_it_is_part_of_and_no_others():
    coalition = make_actor("coalition")
    french = make_actor("french", parent=coalition)
    wagram = make_actor("wagram", parent=french)
    make_actor("bystander")
    make_event(participants=[(wagram, "supporter")])
    actors = content(snapshot.current(), "events")["dictionaries"]["actors"]
    by_key = {actor["key"]: actor for actor in actors}
    assert set(by_key) == {"wagram", "french", "coalition"}
    assert actors[by_key["wagram"]["parent"]]["key"] == "french"
    assert by_key["coalition"]["parent"] is None


def test_an_actor_that_an_editor_made_goes_by_its_uuid():
    unit = make_actor("unit")
    type(unit).objects.filter(pk=unit.pk).update(key=None)
    make_event(participants=[(unit, "initiator")])
    built = snapshot.current()
    assert content(built, "events")["dictionaries"]["actors"][0]["key"] == str(unit.uuid)
    (detail,) = content(built, "details", 0).values()
    assert detail["participants"] == [{"actor": str(unit.uuid), "role": "initiator"}]


def test_events_of_one_footprint_share_it():
    box = Polygon.from_bbox((40, 34, 41, 35))
    box.srid = 4326
    for _ in range(3):
        make_event(geometry=box, where_prec=4)
    make_event()
    events = content(snapshot.current(), "events")
    assert events["columns"]["footprint"] == [0, 0, 0, None]
    assert len(events["footprints"]) == 1


def test_details_quote_the_evidence_and_name_the_original_of_a_translation():
    front = make_front()
    (detail,) = content(snapshot.current(), "details", 0).values()
    assert detail["grade"] == "C2"
    assert [claim["language"] for claim in detail["claims"]] == ["ar", "en"]
    assert {claim["report"]["original"] for claim in detail["claims"]} == {str(front.arabic.uuid)}
    assert detail["claims"][1]["evidence"] == "Shells fell on Hajin yesterday morning"
    assert detail["claims"][1]["places"][0]["surface"] == "Hajin"
    assert detail["figures"][0]["high"] == 7


def test_details_come_in_chunks_in_the_order_of_the_columns(monkeypatch):
    monkeypatch.setattr(snapshot, "DETAIL_CHUNK", 2)
    for day in range(1, 6):
        make_event(day=f"2018-10-0{day}")
    built = snapshot.current()
    listed = [uuid for n in range(3) for uuid in content(built, "details", n)]
    assert listed == content(built, "events")["columns"]["uuid"]
    assert built.manifest["detail_chunk"] == 2


def test_a_claim_that_is_not_accepted_or_whose_report_is_a_draft_stays_at_the_desk():
    place = make_place()
    event = make_event(place=place)
    shown, proposed = make_report(), make_report()
    hidden = make_report(status="draft", source=make_source("Secret outlet"))
    make_claim(shown, event=event)
    make_claim(proposed, event=event, status="proposed")
    make_claim(hidden, event=event, mentions=[make_mention(hidden, "Hajin", place)])
    built = snapshot.current()
    (detail,) = content(built, "details", 0).values()
    assert [claim["report"]["uuid"] for claim in detail["claims"]] == [str(shown.uuid)]
    assert all(b"Secret outlet" not in path.read_bytes() for path in snapshot._folder().glob("*.json"))


def test_files_are_named_by_their_content_and_lie_compressed_beside():
    make_front()
    built = snapshot.current()
    for name in built.manifest["bytes"]:
        path, _ = snapshot.find(name)
        body = path.read_bytes()
        assert snapshot.short_hash(body) in name
        assert gzip.decompress(snapshot.find(name, frozenset({"gzip"}))[0].read_bytes()) == body
        assert brotli.decompress(snapshot.find(name, frozenset({"gzip", "br"}))[0].read_bytes()) == body


def test_the_snapshot_is_built_once_an_edition(django_assert_num_queries):
    make_front()
    built = snapshot.current()
    with django_assert_num_queries(1):
        assert snapshot.current() == built


def test_a_new_edition_is_built_at_the_next_look_and_keeps_files_that_did_not_change():
    make_front()
    before = snapshot.current()
    make_event(title_en="Another clash")
    edition.advance()
    after = snapshot.current()
    assert after.manifest["edition"] > before.manifest["edition"]
    assert after.manifest["counts"]["events"] == 2
    assert after.manifest["files"]["places"] == before.manifest["files"]["places"]
    assert after.manifest["files"]["events"] != before.manifest["files"]["events"]
    assert after.etag != before.etag


def test_files_of_the_edition_before_stay_for_a_while_and_then_go():
    make_front()
    old = snapshot.current().manifest["files"]["events"]
    make_event()
    edition.advance()
    snapshot.current()
    assert snapshot.find(old)
    for path in snapshot._folder().glob(f"{old}*"):
        long_ago = time.time() - snapshot.GRACE_S - 60
        os.utime(path, (long_ago, long_ago))
    edition.advance()
    built = snapshot.current()
    assert not any(name.startswith(old) for name in names(snapshot._folder()))
    assert all(snapshot.find(name) for name in built.manifest["bytes"])


@pytest.mark.parametrize(
    "harm",
    [
        lambda folder, built: (folder / "manifest.json").write_bytes(b"{"),
        lambda folder, built: (folder / "manifest.json").write_bytes(b"[]"),
        lambda folder, built: (folder / "manifest.json").unlink(),
        lambda folder, built: (folder / built.manifest["files"]["events"]).unlink(),
        lambda folder, built: (folder / built.manifest["files"]["events"]).write_bytes(b"{}"),
        lambda folder, built: [path.unlink() for path in folder.iterdir()] and folder.rmdir(),
    ],
    ids=["broken manifest", "foreign manifest", "no manifest", "no events", "cut events", "no folder"],
)
def test_a_damaged_folder_is_built_anew(harm):
    make_front()
    built = snapshot.current()
    harm(snapshot._folder(), built)
    again = snapshot.current()
    assert content(again, "events")["count"] == 1
    assert again.manifest["files"] == built.manifest["files"]


def test_another_database_with_the_same_serial_does_not_get_this_ones_files():
    make_front()
    edition.advance()
    snapshot.current()
    make_event()
    Edition.objects.update(changed_at="2020-01-01T00:00:00Z")
    assert snapshot.current().manifest["counts"]["events"] == 2


def test_while_another_process_builds_the_edition_before_is_served():
    make_front()
    before = snapshot.current()
    make_event()
    edition.advance()
    lock = str(snapshot._folder() / ".lock")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdout.readline() == "held\n"
        assert snapshot.current() == before
        builder.stdin.close()
    assert snapshot.current().manifest["counts"]["events"] == 2


def test_building_takes_the_same_number_of_queries_for_one_event_as_for_many():
    make_front()
    with CaptureQueriesContext(connection) as few:
        snapshot.build()
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
        snapshot.build()
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "manifest.json",
        ".lock",
        "events.0123456789abcdef.json/../../secret",
        "events.0123456789abcdef.json\n",
        "events.0123456789ABCDEF.json",
        "events.0123456789abcdef.json.gz",
        "secret.0123456789abcdef.json",
        "",
    ],
)
def test_only_names_of_the_snapshots_own_files_are_looked_for(name):
    snapshot.current()
    assert snapshot.find(name) is None


def test_the_command_says_what_it_published(capsys):
    make_front()
    call_command("publish_snapshot")
    assert "1 events, 3 places" in capsys.readouterr().out
    assert Event.objects.published().count() == 1
