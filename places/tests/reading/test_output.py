"""The JSON of a reading."""

import json

from places.reading.dates import parse_edtf
from places.reading.output import as_json
from places.reading.reader import Reader
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES

READER = Reader(PLACES, ACTORS)
TEXT = "أعلن مجلس دير الزور العسكري أن قسد سيطرت على السوسة أمس شرق دير الزور. قد تسيطر قسد على هجين."


def printed(**options):
    return as_json(READER.read(TEXT, parse_edtf("2018-10-09")), **options)


def test_a_reading_is_plain_json():
    said = json.loads(json.dumps(printed(explain=True), ensure_ascii=False))
    assert said["events"] == printed(explain=True)["events"]
    assert len(said["mentions"]) == 3


def test_names_inside_an_actor_s_name_are_no_mentions_and_indexes_follow():
    said = printed()
    assert [m["place"]["key"] for m in said["mentions"]] == ["susah", "deir_ez_zor", "hajin"]
    (event,) = said["events"]
    assert said["mentions"][event["where"][0]]["place"]["key"] == "susah"


def test_an_event_has_type_day_actors_and_evidence():
    (event,) = printed()["events"]
    assert event["type"] == "territory.captured"
    assert (event["when"]["earliest"], event["when"]["latest"]) == ("2018-10-08", "2018-10-08")
    assert {"name": "Syrian Democratic Forces", "key": "sdf", "role": "initiator"} in event["actors"]
    assert TEXT[event["evidence"]["start"] : event["evidence"]["end"]].startswith("أعلن مجلس")


def test_a_forecast_is_not_among_the_events():
    (forecast,) = printed()["unasserted"]
    assert forecast["modality"] == "forecast"
    assert forecast["type"] == "territory.captured"


def test_a_relation_comes_with_its_footprint():
    mention = printed()["mentions"][1]
    assert (mention["relation"]["kind"], mention["relation"]["direction"]) == ("direction", "e")
    assert mention["footprint"]["type"] in ("Polygon", "MultiPolygon")


def test_only_an_explained_reading_has_candidates_and_reasons():
    assert "candidates" not in printed()["mentions"][0]
    assert "reasons" not in printed()["events"][0]
    explained = printed(explain=True)
    assert explained["mentions"][0]["candidates"][0]["reasons"]
    assert explained["events"][0]["reasons"]


def test_a_text_without_anything_prints_empty_lists():
    said = as_json(READER.read("نص بلا شيء"))
    assert said["mentions"] == said["events"] == said["figures"] == []


def test_what_somebody_expects_is_a_statement_and_no_event():
    said = as_json(READER.read("هدد داعش بالانتقام من أهالي هجين.", parse_edtf("2018-10-09")))
    assert said["events"] == said["unasserted"] == []
    assert [claim["type"] for claim in said["statements"]] == ["statement.forecast"]
