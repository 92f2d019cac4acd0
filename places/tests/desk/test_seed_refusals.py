"""Mistakes in the files of the seeds: each is named by file and row, and nothing is written."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError

from places.desk.seeds import SeedError, load_seeds
from places.models import (
    EventType,
    Place,
    User,
)

pytestmark = pytest.mark.django_db


BAD = [
    ("places", 1, {"kind": "citty"}, "places.csv row 3: kind 'citty' is none of"),
    ("places", 1, {"lat": "94"}, "places.csv row 3: lat 94 is not between -90 and 90"),
    ("places", 1, {"lat": "north"}, "places.csv row 3: lat 'north' is not a number"),
    ("places", 1, {"lat": ""}, "places.csv row 3: lat is empty"),
    ("places", 1, {"population": "1.5"}, "places.csv row 3: population 1.5 is not a whole number"),
    ("places", 1, {"name_ar": ""}, "places.csv row 3: name_ar is empty"),
    ("places", 1, {"name_en": "x" * 161}, "places.csv row 3: name_en is longer than 160 letters"),
    ("places", 1, {"names_en": "y" * 161}, "places.csv row 3: names_en has a value longer than 160 letters"),
    ("places", 1, {"name_en": "Ha\x07jin"}, "places.csv row 3: name_en: A control character (U+0007)"),
    ("places", 1, {"names_ar": "حجين|هج\x1bين"}, "places.csv row 3: names_ar: A control character (U+001B)"),
    ("places", 1, {"key": "Hajin!"}, "places.csv row 3: key 'Hajin!' is not a key"),
    ("places", 1, {"key": "syria"}, "places.csv row 3: the key 'syria' stands twice"),
    ("places", 1, {"parent": "atlantis"}, "places.csv hajin: parent 'atlantis' is unknown"),
    ("places", 0, {"parent": "hajin"}, "lies in itself"),
    ("places", 0, {"pcode": "C5175"}, "the p-code 'C5175' stands twice"),
    ("actors", 0, {"colour": "yellow"}, "actors.csv row 2: colour 'yellow' does not look like"),
    ("event_types", 0, {"code": "battle"}, "event_types.csv row 2: code 'battle' does not look like"),
    ("sources", 0, {"affiliation": "nobody"}, "sources.csv paper: affiliation 'nobody' is unknown"),
    ("control", 0, {"when": "last week"}, "control.csv row 2: 'last week' is not a date"),
    ("control", 0, {"when": "2018-02-31"}, "control.csv row 2: '2018-02-31' is not a date"),
    ("control", 0, {"when": "2018-12-14/2018-12-13"}, "the interval ends before it starts"),
    ("control", 0, {"when": "2018-12-14/.."}, "has no latest day"),
    ("control", 0, {"when": "1066"}, "lies outside 1900–2099"),
    ("control", 0, {"actor": ""}, "control.csv hajin_1: actor '' is unknown"),
    ("control", 0, {"place": "atlantis"}, "control.csv hajin_1: place 'atlantis' is unknown"),
]


@pytest.mark.parametrize(("table", "row", "change", "message"), BAD, ids=[message for *_rest, message in BAD])
def test_a_bad_row_is_named_and_nothing_is_written(folder, table, row, change, message):
    folder.rows[table][row].update(change)
    with pytest.raises(SeedError) as error:
        load_seeds(folder.write())
    assert message in str(error.value)
    assert not Place.objects.exists()
    assert not User.objects.exists()


def deep(entry, path, value):
    *way, last = path
    for step in way:
        entry = entry[step]
    entry[last] = value


CLAIM = ("claims", 0)
EVENT = ("events", 0)
HAJIN = {"surface": "هجين", "place": "hajin"}
LOST = {"surface": "اليوم", "place": "atlantis"}
BAD_REPORTS = [
    ((*CLAIM, "evidence", "ar"), "لم يقل أحد هذا", "ar: claim clash: 'لم يقل أحد هذا' does not stand"),
    ((*CLAIM, "type"), "battle.none", "clash: type 'battle.none' is unknown"),
    ((*CLAIM, "claimant"), "nobody", "clash: claimant 'nobody' is unknown"),
    ((*CLAIM, "event"), "no-event", "clash: event 'no-event' is unknown"),
    ((*CLAIM, "modality"), "perhaps", "modality 'perhaps' is none of"),
    ((*CLAIM, "main"), ["syria"], "the main place 'syria' is mentioned nowhere"),
    ((*CLAIM, "participants"), {"hero": ["sdf"]}, "the role 'hero' is none of"),
    ((*CLAIM, "participants"), {"target": ["sdf", "sdf"]}, "an actor stands twice"),
    ((*CLAIM, "figures", 0, "low"), 30, "low ≤ best ≤ high"),
    ((*CLAIM, "figures", 0, "text"), {"ar": "21", "en": "20"}, "'21' does not stand"),
    ((*EVENT, "participants"), {"initiator": ["nobody"]}, "clash-hajin: actor 'nobody' is unknown"),
    ((*EVENT, "footprint"), "nowhere", "the footprint 'nowhere' is not defined"),
    ((*EVENT, "where_prec"), 9, "where_prec goes from 1 to 7"),
    ((*EVENT, "when"), "soon", "event clash-hajin: 'soon' is not a date"),
    ((*EVENT, "key"), "Clash", "not a key"),
    (("mentions", "ar"), [HAJIN, LOST], "اليوم: place 'atlantis' is unknown"),
    (("mentions", "ar", 0, "occurrence"), 2, "does not stand 2 time(s)"),
    (("mentions", "ar", 0, "footprint"), "nowhere", "the footprint 'nowhere' of 'هجين' is not defined"),
    (("footprints", "around", "kind"), "guess", "a footprint's kind is one of"),
    (("footprints", "around", "side"), "e", "the footprint near takes"),
    (("footprints", "around", "place"), "atlantis", "place 'atlantis' is unknown"),
    (("source",), "nobody", "source 'nobody' is unknown"),
    (("texts",), {}, "there is no text"),
    (("texts",), {"fr": "Nouvelles"}, "'fr' is not a language of reports"),
    (("claims",), None, "missing or misplaced"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "message"), BAD_REPORTS, ids=[message for *_rest, message in BAD_REPORTS]
)
def test_a_bad_report_is_named_and_nothing_is_written(folder, path, value, message):
    deep(folder.report, path, value)
    with pytest.raises(SeedError) as error:
        load_seeds(folder.write())
    assert "reports/hajin-news" in str(error.value)
    assert message in str(error.value)
    assert not Place.objects.exists()


def test_overlapping_mentions_are_refused(folder):
    folder.report["mentions"]["ar"].append({"surface": "في هجين", "place": "hajin"})
    with pytest.raises(SeedError, match="overlaps"):
        load_seeds(folder.write())


def test_an_event_without_any_place_is_refused(folder):
    folder.report["events"][0].update(place="", footprint="")
    with pytest.raises(SeedError, match="neither place nor footprint"):
        load_seeds(folder.write())


def test_every_problem_is_told_at_once(folder):
    folder.rows["places"][0]["kind"] = "realm"
    folder.rows["actors"][1]["kind"] = "gang"
    (folder.write() / "sources.csv").unlink()
    with pytest.raises(SeedError) as error:
        load_seeds(folder.path)
    text = str(error.value)
    assert "realm" in text
    assert "gang" in text
    assert "sources.csv: the file is missing" in text


def test_a_table_without_a_column_or_with_a_torn_row_is_refused(folder):
    path = folder.path / "sources.csv"
    path.write_text("key,name_en\npaper,A paper\n", encoding="utf-8")
    with pytest.raises(SeedError, match="the columns affiliation"):
        load_seeds(folder.path)
    folder.write()
    path.write_text(path.read_text(encoding="utf-8") + "torn,row\n", encoding="utf-8")
    with pytest.raises(SeedError, match=r"sources.csv row 3: more or fewer cells"):
        load_seeds(folder.path)
    path.write_bytes(b"key\xff\n")
    with pytest.raises(SeedError, match="not a table in UTF-8"):
        load_seeds(folder.path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not a GeoJSON"),
        ('{"features": [{"properties": {}, "geometry": null}]}', "areas.geojson feature 1"),
        (
            '{"features": [{"properties": {"key": "syria"}, "geometry": {"type": "Polygon", '
            '"coordinates": [[[0,0],[1,1],[0,1],[1,0],[0,0]]]}}]}',
            "not a valid geometry",
        ),
    ],
)
def test_a_broken_base_map_is_named(folder, content, message):
    (folder.path / "basemap").mkdir()
    (folder.path / "basemap" / "areas.geojson").write_text(content)
    with pytest.raises(SeedError, match=message):
        load_seeds(folder.path)


def test_a_broken_report_file_is_named(folder):
    (folder.path / "reports" / "hajin-news" / "report.json").write_text("{", encoding="utf-8")
    with pytest.raises(SeedError, match=r"reports/hajin-news/report\.json"):
        load_seeds(folder.path)


def test_a_failure_while_writing_leaves_nothing(folder, monkeypatch):
    def fail(*_args, **_kwargs):
        raise IntegrityError("no")

    monkeypatch.setattr("places.desk.seeds.bring_reports", fail)
    with pytest.raises(IntegrityError):
        load_seeds(folder.path)
    assert not EventType.objects.exists()


def test_the_command_names_what_is_wrong(folder):
    folder.rows["places"][1]["kind"] = "citty"
    with pytest.raises(CommandError, match=r"(?s)Nothing was loaded.*places\.csv row 3: kind 'citty'"):
        call_command("load_seeds", str(folder.write()))
