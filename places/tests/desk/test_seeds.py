"""Loading seeds: once, again, and after edits."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.gis.geos import Point
from django.core.management import call_command
from shapely.geometry import LineString, box

from places.desk import edition
from places.desk.seeding.files import read_seeds
from places.desk.seeding.shapes import ARGUMENTS, Drawing, MissingShape
from places.desk.seeds import REVIEWER, load_seeds
from places.models import (
    Actor,
    ActorAlias,
    Claim,
    ControlFact,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    PlaceName,
    Report,
    Source,
    User,
)
from places.models.base import Status

pytestmark = pytest.mark.django_db


def everything():
    """Every row of every table of the app, history and edition included, as text."""
    return {
        model._meta.label: sorted(tuple(map(str, row)) for row in model.objects.values_list())
        for model in apps.get_app_config("places").get_models()
    }


def test_all_kinds_of_rows_are_created(folder):
    summary = load_seeds(folder.path)
    assert summary.written == summary.total("created") == 10
    assert Place.objects.get(key="hajin").parent == Place.objects.get(key="syria")
    assert Actor.objects.get(key="dmc").parent == Actor.objects.get(key="sdf")
    assert set(PlaceName.objects.filter(place__key="hajin").values_list("text", "language", "kind")) == {
        ("Hajin", "en", "official"),
        ("هجين", "ar", "official"),
        ("مدينة هجين", "ar", "alias"),
        ("Hajine", "en", "transliteration"),
    }
    assert str(ControlFact.objects.get().earliest) == "2018-12-14"


def test_a_digest_and_its_translation_tell_of_one_event(folder):
    load_seeds(folder.path)
    event = Event.objects.get()
    arabic, english = Report.objects.order_by("language")
    assert english.translation_of == arabic
    assert {claim.report for claim in event.claims.all()} == {arabic, english}
    claim = arabic.claims.get()
    assert claim.evidence == "قاتلت قسد 20 مسلحا في هجين."
    assert [m.surface for m in claim.mentions.all()] == ["هجين"]
    figure = claim.figures.get()
    assert arabic.text[figure.start : figure.end] == "20"
    assert event.geometry.geom_type == "Polygon"
    assert event.geometry.contains(event.point)
    assert arabic.mentions.get().footprint.equals(event.geometry)


def test_seeded_rows_are_published_by_a_user_who_cannot_log_in(folder, client):
    load_seeds(folder.path)
    user = User.objects.get(username=REVIEWER)
    assert not user.is_active
    assert not user.has_usable_password()
    for model in (Event, Report, ControlFact):
        assert {(row.status, row.reviewer) for row in model.objects.all()} == {(Status.PUBLISHED, user)}


def test_the_edition_moves_on_the_first_load(folder):
    before = edition.current()
    load_seeds(folder.path)
    assert edition.current() > before


def test_a_second_load_writes_nothing_at_all(folder, django_capture_on_commit_callbacks):
    load_seeds(folder.path)
    before = everything()
    with django_capture_on_commit_callbacks() as callbacks:
        summary = load_seeds(folder.path)
    assert everything() == before
    assert callbacks == []
    assert summary.written == 0
    assert summary.total("unchanged") == 10


def test_a_dry_run_counts_as_the_real_run_and_writes_nothing(folder):
    before = everything()
    dry = load_seeds(folder.path, dry_run=True)
    assert everything() == before
    assert dry.counts == load_seeds(folder.path).counts
    assert "2 would be created, 0 would be updated" in str(dry)


def test_rows_have_the_same_uuid_in_every_database(folder):
    load_seeds(folder.path)
    uuids = {
        model: model.objects.order_by("pk").values_list("uuid", flat=True)[0]
        for model in (Place, Claim, Mention)
    }
    uuids = {model: str(value) for model, value in uuids.items()}
    for model in (Claim, Mention, Report, Event, ControlFact, Place):
        model.objects.all().delete()
        model.history.all().delete()
    load_seeds(folder.path)
    assert {model: str(model.objects.order_by("pk").first().uuid) for model in uuids} == uuids


def test_a_changed_seed_updates_a_row_that_nobody_touched(folder):
    load_seeds(folder.path)
    public = Place.objects.get(key="hajin").uuid
    folder.rows["places"][1].update(lat="34.7", names_en="Hajeen")
    summary = load_seeds(folder.write())
    place = Place.objects.get(key="hajin")
    assert summary.counts["places"] == {"created": 0, "updated": 1, "unchanged": 1}
    assert place.point.y == 34.7
    assert place.uuid == public
    assert set(place.names.filter(language="en").values_list("text", flat=True)) == {"Hajin", "Hajeen"}
    assert place.history.count() == 2
    assert place.history.first().history_change_reason == "load_seeds"


def test_a_changed_report_gets_new_mentions_and_claims_under_the_old_uuids(folder):
    load_seeds(folder.path)
    claim = Claim.objects.get(report__language="ar").uuid
    folder.texts["ar"] = "خبر الأمس كما جاء. قاتلت قسد 20 مسلحا في هجين.\n"
    summary = load_seeds(folder.write())
    assert summary.counts["reports"]["updated"] == 1
    report = Report.objects.get(language="ar")
    assert report.claims.get().uuid == claim
    assert report.claims.get().evidence == "قاتلت قسد 20 مسلحا في هجين."
    assert (Mention.objects.count(), Participant.objects.count(), Figure.objects.count()) == (2, 3, 3)


def test_a_row_that_an_editor_changed_is_left_alone(folder):
    load_seeds(folder.path)
    place = Place.objects.get(key="hajin")
    place.point = Point(40.9, 34.6, srid=4326)
    place.save()
    folder.rows["places"][1]["population"] = "30000"
    load_seeds(folder.path)  # the event follows its place
    before = everything()
    summary = load_seeds(folder.write())
    assert summary.counts["places"]["kept as edited"] == 1
    assert everything() == before


def test_a_name_that_an_editor_added_stays_while_the_seeds_go_on(folder):
    load_seeds(folder.path)
    place = Place.objects.get(key="hajin")
    PlaceName.objects.create(place=place, text="هجين البلد", language="ar")
    folder.rows["places"][1]["names_en"] = "Hajeen"
    summary = load_seeds(folder.write())
    assert summary.counts["places"]["updated"] == 1
    assert set(place.names.values_list("text", flat=True)) == {
        "Hajin",
        "هجين",
        "مدينة هجين",
        "Hajeen",
        "هجين البلد",
    }


def test_a_name_of_an_editor_that_the_seeds_bring_later_becomes_theirs(folder):
    load_seeds(folder.path)
    place = Place.objects.get(key="hajin")
    PlaceName.objects.create(place=place, text="Hajeen", language="en")
    ActorAlias.objects.create(actor=Actor.objects.get(key="sdf"), text="HSD", language="en")
    folder.rows["places"][1]["names_en"] = "Hajine|Hajeen"
    folder.rows["actors"][0]["aliases_en"] = "QSD|HSD"
    load_seeds(folder.write())
    assert PlaceName.objects.get(text="Hajeen").seeded
    assert load_seeds(folder.path).written == 0


def test_a_seeded_name_that_an_editor_removed_does_not_come_back(folder):
    load_seeds(folder.path)
    PlaceName.objects.get(text="Hajine").delete()
    summary = load_seeds(folder.path)
    assert summary.counts["places"]["kept as edited"] == 1
    assert not PlaceName.objects.filter(text="Hajine").exists()


def test_a_claim_that_an_editor_rejected_stays_rejected(folder):
    load_seeds(folder.path)
    Claim.objects.filter(report__language="ar").update(status="rejected")
    folder.texts["ar"] += "وزاد المحرر سطرا.\n"
    summary = load_seeds(folder.write())
    assert summary.counts["reports"] == {"created": 0, "updated": 0, "unchanged": 1, "kept as edited": 1}
    assert Claim.objects.get(report__language="ar").status == "rejected"


def test_a_participant_that_an_editor_added_keeps_the_event_as_it_is(folder):
    load_seeds(folder.path)
    Participant.objects.create(
        event=Event.objects.get(), actor=Actor.objects.get(key="dmc"), role="supporter"
    )
    folder.report["events"][0]["title_en"] = "Fight at Hajin"
    load_seeds(folder.write())
    assert Event.objects.get().title_en == "Clash at Hajin"


def test_a_deleted_row_stays_deleted(folder):
    load_seeds(folder.path)
    Event.objects.get().delete()
    ControlFact.objects.get().delete()
    summary = load_seeds(folder.path)
    assert not Event.objects.exists()
    assert not ControlFact.objects.exists()
    assert summary.counts["events"]["kept as edited"] == 1
    assert summary.written == 0


def test_what_leans_on_a_deleted_row_is_left_out(folder):
    folder.rows["control"][0]["source"] = "other"
    folder.rows["sources"].append(dict(folder.rows["sources"][0], key="other"))
    load_seeds(folder.write())
    ControlFact.objects.all().delete()
    ControlFact.history.all().delete()
    Source.objects.get(key="other").delete()
    load_seeds(folder.path)
    assert not ControlFact.objects.exists()


def test_an_editors_own_place_of_the_same_pcode_takes_the_seeds_place(folder):
    point = Point(40.84, 34.69, srid=4326)
    own = Place.objects.create(name_en="Hajin town", kind="town", geometry=point, point=point, pcode="C5175")
    summary = load_seeds(folder.path)
    assert Place.objects.filter(pcode="C5175").get() == own
    assert ControlFact.objects.get().place == own
    assert any("hajin" in note for note in summary.notes)


def test_a_row_that_left_the_files_stays(folder):
    load_seeds(folder.path)
    folder.rows["control"] = []
    load_seeds(folder.write())
    assert ControlFact.objects.count() == 1


def test_an_area_gets_its_shape_when_the_base_map_brings_it(folder):
    summary = load_seeds(folder.path)
    assert any("areas.geojson" in note for note in summary.notes)
    square = {"type": "Polygon", "coordinates": [[[36, 32], [42, 32], [42, 37], [36, 37], [36, 32]]]}
    (folder.path / "basemap").mkdir()
    (folder.path / "basemap" / "areas.geojson").write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [{"type": "Feature", "properties": {"key": "syria"}, "geometry": square}],
            }
        )
    )
    summary = load_seeds(folder.path)
    assert summary.counts["places"]["updated"] == 1
    assert Place.objects.get(key="syria").geometry.geom_type == "Polygon"
    assert load_seeds(folder.path).written == 0


def test_a_footprint_whose_area_has_no_shape_is_a_circle_and_says_so(folder):
    folder.report["footprints"]["around"] = {"kind": "part_of", "area": "syria", "direction": "e"}
    summary = load_seeds(folder.write())
    assert any("circles" in note and "syria" in note for note in summary.notes)
    assert Event.objects.get().geometry.geom_type == "Polygon"


@pytest.mark.parametrize(
    ("expression", "earliest", "latest", "precision"),
    [
        ("2018-12-14", "2018-12-14", "2018-12-14", 1),
        ("../2018-12-14", "None", "2018-12-14", None),
        ("2018-12-14/2018-12-16", "2018-12-14", "2018-12-16", 2),
        ("2018-12", "2018-12-01", "2018-12-31", 4),
    ],
)
def test_a_fact_s_time_is_an_interval_of_days(folder, expression, earliest, latest, precision):
    folder.rows["control"][0]["when"] = expression
    load_seeds(folder.write())
    fact = ControlFact.objects.get()
    assert (fact.when_edtf, str(fact.earliest), str(fact.latest)) == (expression, earliest, latest)
    assert fact.date_prec == precision


def test_every_kind_of_footprint_can_be_drawn():
    square = box(38, 33, 42, 37)
    places = read_seeds(settings.SEEDS_DIR).places
    shapes = {"syria": square, "iraq": box(42, 33, 46, 37), "euphrates": LineString([(38, 36), (42, 34)])}
    drawing = Drawing(places, shapes)
    recipes = [
        {"kind": "area", "area": "syria"},
        {"kind": "part_of", "area": "syria", "direction": "ne"},
        {"kind": "river_side", "river": "euphrates", "side": "e", "extent": "syria"},
        {"kind": "countryside", "place": "bukamal", "direction": "e", "area": "syria"},
        {"kind": "desert", "area": "syria", "river": "euphrates", "side": "w"},
        {"kind": "toward", "place": "susah", "origin": "hajin"},
        {"kind": "near", "place": "hajin", "radius_m": 2000},
        {"kind": "border", "a": "syria", "b": "iraq", "within": "syria"},
        {"kind": "pocket", "places": ["hajin", "susah"], "river": "euphrates", "side": "e"},
        {"kind": "sector", "place": "hajin", "direction": "e", "within": "syria"},
        {"kind": "along", "line": "euphrates", "width_m": 3000},
    ]
    assert {recipe["kind"] for recipe in recipes} == set(ARGUMENTS) - {"union"}
    drawn = [drawing.draw(recipe) for recipe in recipes]
    union = drawing.draw({"kind": "union", "of": recipes})
    for footprint in (*drawn, union):
        assert footprint.geom_type in {"Polygon", "MultiPolygon"}
        assert footprint.is_valid
        assert not footprint.is_empty
    with pytest.raises(MissingShape, match="homs_gov"):
        drawing.draw({"kind": "part_of", "area": "homs_gov", "direction": "e"})


def test_the_command_says_what_it_did(folder):
    out = StringIO()
    call_command("load_seeds", str(folder.path), stdout=out)
    assert "places: 2 created, 0 updated, 0 unchanged, 0 kept as edited" in out.getvalue()
    out = StringIO()
    call_command("load_seeds", str(folder.path), "--dry-run", stdout=out)
    assert "places: 0 would be created, 0 would be updated, 2 unchanged" in out.getvalue()
