"""The commands geoparse and evaluate."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from places.reading.reader import Reader
from places.tests.reading.actors import ACTORS
from places.tests.reading.front import PLACES

TEXT = "سيطرت قسد على السوسة أمس."


@pytest.fixture
def gazetteer(monkeypatch):
    monkeypatch.setattr("places.desk.gazetteer.current_reader", lambda: Reader(PLACES, ACTORS))


def run(*args, **options):
    out = io.StringIO()
    call_command(*args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_geoparse_prints_one_reading(gazetteer, report):
    (event,) = json.loads(run("geoparse", report, "--published", "2018-10-09"))["events"]
    assert event["when"]["earliest"] == "2018-10-08"
    assert "reasons" not in event


def test_geoparse_explains_when_asked(gazetteer, report):
    assert json.loads(run("geoparse", report, "--explain"))["events"][0]["reasons"]


def test_geoparse_reads_standard_input(gazetteer, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert json.loads(run("geoparse", "-"))["language"] == "ar"


def test_geoparse_reads_lines_of_json(gazetteer, tmp_path):
    path = tmp_path / "many.jsonl"
    rows = [
        {"text": TEXT, "published": "2018-10-09"},
        {"text": TEXT, "published": "soon or later"},
        {"text": ""},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    readings = [json.loads(line) for line in run("geoparse", jsonl=str(path)).splitlines()]
    assert [reading["events"][0]["when"] is None for reading in readings[:2]] == [False, True]
    assert readings[2]["mentions"] == []


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Give one text file"),
        (["missing.txt"], r"missing\.txt: No such file"),
        (["{bad}"], "save it as UTF-8"),
        (["{good}", "--published", "soon"], "--published: not an EDTF"),
        (["--jsonl", "{good}"], "line 1: not an object"),
    ],
)
def test_geoparse_says_plainly_what_is_wrong(gazetteer, tmp_path, report, args, message):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    filled = [arg.format(bad=bad, good=report) for arg in args]
    with pytest.raises(CommandError, match=message):
        run("geoparse", *filled)


def test_an_empty_gazetteer_is_said(monkeypatch, report):
    monkeypatch.setattr("places.desk.gazetteer.current_reader", lambda: Reader([], []))
    with pytest.raises(CommandError, match="load_seeds"):
        run("geoparse", report)


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    at = TEXT.index("السوسة")
    annotated = {
        "id": "one", "language": "ar", "published": "2018-10-09", "text": TEXT,
        "mentions": [{"start": at, "end": at + 6, "text": "السوسة", "places": ["susah"]}],
        "events": [{"type": "territory.captured", "places": ["susah"], "latest": "2018-10-09",
                    "evidence": {"start": 0, "end": 10}}],
        "figures": [{"value": 3, "unit": "km"}],
    }  # fmt: skip
    (folder / "one.json").write_text(json.dumps(annotated), encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "two.txt").write_text("هدوء.", encoding="utf-8")
    named = {"id": "two", "language": "en", "published": None, "file": "two.txt", "mentions": []}
    (folder / "two.json").write_text(json.dumps(named), encoding="utf-8")
    return folder


def test_evaluate_prints_the_measures_by_language_and_the_errors(gazetteer, gold):
    printed = run("evaluate", str(gold))
    assert "figure: one: 3 km is missed" in printed
    report = json.loads(run("evaluate", str(gold), "--json"))
    assert report["all"]["f1"] == report["ar"]["event_recall"] == 1.0
    assert report["en"]["f1"] is None
    assert report["errors"] == {"figure": 1}


def test_evaluate_scores_incidents(gazetteer, gold, tmp_path):
    path = tmp_path / "incidents.jsonl"
    rows = [{"text": TEXT, "lat": 34.5251, "lon": 40.9677, "published": "x y"}]
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    report = json.loads(run("evaluate", str(gold), "--json", "--incidents", str(path)))
    assert report["incidents"]["within_5_km"] == 1.0


def test_evaluate_says_plainly_what_is_wrong(gazetteer, gold, tmp_path):
    with pytest.raises(CommandError, match="no annotated documents"):
        run("evaluate", str(tmp_path / "seeds"))
    broken = tmp_path / "incidents.jsonl"
    broken.write_text("{}\n", encoding="utf-8")
    with pytest.raises(CommandError, match="line 1: not a report"):
        run("evaluate", str(gold), incidents=str(broken))
    (gold / "three.json").write_text("[]", encoding="utf-8")
    with pytest.raises(CommandError, match="not an annotated document"):
        run("evaluate", str(gold))
