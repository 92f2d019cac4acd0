"""What stands in seeds/ itself: enough of it, of the right form, and in our own words."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from places.desk import edition
from places.desk.seeding.files import read_seeds
from places.desk.seeds import load_seeds
from places.models import Event, Place, Report
from places.models.base import Status
from places.reading.text import fold

SHARED = settings.BASE_DIR.parent / "shared"

TYPES = {
    *("battle.clash", "battle.offensive", "battle.repelled"),
    *("territory.captured", "territory.lost", "territory.control"),
    *("strike.air", "strike.artillery", "strike.suicide", "strike.mine"),
    *("civilians.harmed", "civilians.displaced", "civilians.abducted"),
    *("civilians.protest", "civilians.returned", "seizure.release", "seizure.property"),
    *("movement.buildup", "movement.withdrawal", "movement.evacuation"),
    *("seizure.weapons", "seizure.persons", "support.air", "support.ground"),
    *("statement.assessment", "statement.forecast", "statement.agreement"),
}
EVENTS = {
    "french-artillery-hajin-2018-10": ("strike.artillery", "french_forces", "is"),
    "offensive-east-of-the-euphrates-2018": ("battle.offensive", "sdf", "is"),
    "four-axes-hajin-2018-10": ("battle.offensive", "sdf", "is"),
    "is-holds-two-pockets-2018-10": ("territory.control", "is", None),
    "attack-repelled-susah-2018-10": ("battle.repelled", "sdf", "is"),
    "massing-for-hajin-2018": ("movement.buildup", "coalition", "is"),
    "dashishah-safouk-taken-2018": ("territory.captured", "sdf", "is"),
    "weapons-seized-dashishah-2018": ("seizure.weapons", "sdf", "is"),
}
ARABIC = re.compile(r"[\u0600-\u06ff]")
LIGHT, DARK = "#f4f1ea", "#14171a"


@cache
def seeds():
    return read_seeds(Path(settings.SEEDS_DIR))


def events():
    return {event.key: event for report in seeds().reports.values() for event in report.events}


def claims():
    return [
        (report, text, claim)
        for report in seeds().reports.values()
        for text in report.texts
        for claim in text.claims
    ]


def test_the_gazetteer_has_150_places_and_more():
    assert len(seeds().places) >= 150
    kinds = Counter(place.kind for place in seeds().places.values())
    assert kinds["village"] >= 80
    assert kinds["governorate"] >= 17
    assert {"oil_field", "bridge", "crossing", "camp", "river", "pocket", "country"} <= set(kinds)


def test_names_are_in_the_script_of_their_column():
    for place in seeds().places.values():
        assert all(ARABIC.search(name) for name in (place.name_ar, *place.names_ar)), place.key
        assert not any(ARABIC.search(name) for name in (place.name_en, *place.names_en)), place.key
        assert not re.search(r"[يى]ّ?\u0640|[a-z]", place.name_ar), place.key


def test_places_of_syria_and_iraq_lie_there():
    boxes = {"SY": (35.6, 32.2, 42.5, 37.4), "IQ": (38.7, 29.0, 48.7, 37.5)}
    for place in seeds().places.values():
        if place.country in boxes:
            west, south, east, north = boxes[place.country]
            lon, lat = place.lon_lat
            assert west <= lon <= east, place.key
            assert south <= lat <= north, place.key


def test_namesakes_far_away_weigh_less_than_places_of_the_front():
    places = seeds().places
    for trap, own in (
        ("tyre", "suwar"),
        ("sousse", "susah"),
        ("basra", "busayrah"),
        ("ramadi_iq", "ramadi_sy"),
        ("ulwat_dashishah", "dashishah"),
        ("dashishah_khabur", "dashishah"),
    ):
        assert places[trap].prior < places[own].prior, trap


def test_two_places_of_one_name_are_told_apart_by_prior_or_note():
    named = Counter()
    best = {}
    for place in seeds().places.values():
        name = fold(place.name_ar)
        named[name] += 1
        best.setdefault(name, []).append(place)
    for name, count in named.items():
        if count > 1:
            rows = best[name]
            assert len({p.prior for p in rows}) > 1 or any(p.note for p in rows), name


def test_the_front_table_s_facts_were_carried_over():
    path = SHARED / "data" / "front_places.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this project")
    import csv

    from places.geometry.areas import distance_m

    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = seeds().places[row["key"]]
            assert row["name_ar"] == place.name_ar
            moved_m = distance_m(place.lon_lat, (float(row["lon"]), float(row["lat"])))
            assert moved_m < max(5_000, place.accuracy_m), row["key"]


def test_event_types_are_those_of_the_design():
    assert set(seeds().types) == TYPES
    for kind in seeds().types.values():
        assert kind.acled
        assert not kind.plover or re.fullmatch(r"[A-Z]+(/[a-z-]+)?", kind.plover)


def test_actors_belong_where_they_belong():
    actors = seeds().actors
    way = ["tf_wagram"]
    while parent := actors[way[-1]].parent:
        way.append(parent)
    assert way == ["tf_wagram", "french_forces", "coalition"]
    assert actors["amaq"].parent == "is"
    assert {"داعش", "تنظيم الدولة"} <= {actors["is"].short_ar, *actors["is"].aliases_ar}


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a, b):
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def test_actors_colours_can_be_read_on_their_ground():
    for actor in seeds().actors.values():
        assert contrast(actor.colour, LIGHT) >= 4.5, actor.key
        assert contrast(actor.colour_dark, DARK) >= 4.5, actor.key


def test_facts_of_control_are_enough_and_dated():
    facts = seeds().facts
    assert len(facts) >= 58
    for fact in facts.values():
        assert fact.when.latest
        assert fact.note_en == "" or fact.note_ar
    assert facts["safouk_crossing_20180622"].actor == "sdf"
    assert facts["baghouz_tahtani_by_20180513"].when.earliest is None


@pytest.mark.parametrize("key", EVENTS)
def test_an_event_of_the_two_reports_stands_with_its_evidence_in_both_languages(key):
    code, initiator, target = EVENTS[key]
    event = events()[key]
    assert event.type == code
    assert (initiator, "initiator") in event.participants
    assert target is None or (target, "target") in event.participants
    assert event.title_ar
    assert event.summary_ar
    assert event.where_ar
    assert {text.language for _report, text, claim in claims() if claim.event == key} == {"ar", "en"}


def test_only_the_events_that_the_reports_tell_of_stand():
    assert set(events()) == set(EVENTS)


def test_evidence_and_figures_are_quotes_of_their_digest():
    for _report, text, claim in claims():
        evidence = text.text[claim.start : claim.end]
        assert len(evidence.split()) >= 5, claim.key
        assert claim.participants, claim.key
        for figure in claim.figures:
            start, end = figure.span
            assert claim.start <= start < end <= claim.end
        for mention in text.mentions:
            assert text.text[mention.start : mention.end] == mention.surface


def test_both_languages_carry_the_same_claims():
    for report in seeds().reports.values():
        arabic, english = report.texts
        assert [(c.key, c.type, c.when, c.participants) for c in arabic.claims] == [
            (c.key, c.type, c.when, c.participants) for c in english.claims
        ]
        places = [{m.place for m in text.mentions if not m.within_actor} for text in report.texts]
        assert places[0] == places[1]


def test_the_seized_area_carries_its_doubt_in_both_languages():
    figures = [f for _r, _t, claim in claims() for f in claim.figures if f.what == "area" and f.unit == "km2"]
    figures += [f for f in events()["dashishah-safouk-taken-2018"].figures if f.unit == "km2"]
    assert len(figures) == 3
    for figure in figures:
        assert figure.best == 71360
        assert "56,000" in figure.doubt_en
        assert "محافظتي" in figure.doubt_ar


def test_the_undated_report_says_how_its_interval_is_known():
    report = seeds().reports["massing-for-hajin"]
    assert report.published.edtf == "2018-07-20/2018-09-10"
    notes = {text.language: text.published_note for text in report.texts}
    assert "Thursday" in notes["en"]
    assert "خميس" in notes["ar"]
    assert seeds().reports["french-artillery-hajin"].published.edtf == "2018-10-09"


def words(text):
    return re.findall(r"[^\W\d_]+", text)


def runs(text):
    found = words(text)
    return {" ".join(found[i : i + 6]) for i in range(len(found) - 5)}


def test_no_six_words_in_a_row_are_a_publisher_s():
    originals = sorted((SHARED / "seeds").glob("*.txt"))
    if not originals:
        pytest.skip("the source reports are not beside this project")
    theirs = set().union(*(runs(path.read_text(encoding="utf-8")) for path in originals))
    for path in Path(settings.SEEDS_DIR).rglob("*"):
        if path.suffix in {".csv", ".json", ".md", ".txt"}:
            assert not theirs & runs(path.read_text(encoding="utf-8")), path.name


@pytest.mark.django_db
def test_the_seeds_load_and_load_again_without_a_trace():
    summary = load_seeds(Path(settings.SEEDS_DIR))
    assert summary.total("created") == summary.written
    assert Place.objects.count() == len(seeds().places)
    assert Event.objects.published().count() == len(EVENTS)
    assert set(Report.objects.values_list("status", "is_digest")) == {(Status.PUBLISHED, True)}
    assert all(event.geometry.contains(event.point) for event in Event.objects.all())
    assert all(event.claims.exists() for event in Event.objects.all())
    before = edition.current(), Place.history.count(), Report.history.count()
    again = load_seeds(Path(settings.SEEDS_DIR))
    assert again.written == again.total("kept as edited") == 0
    assert before == (edition.current(), Place.history.count(), Report.history.count())


def test_report_files_are_written_for_people_to_read():
    for path in Path(settings.SEEDS_DIR).rglob("report.json"):
        text = path.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
