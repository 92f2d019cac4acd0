"""The index of the gazetteer in a file: taken where it fits, built anew where it does not."""

from pathlib import Path

import pytest
from django.contrib.gis.geos import Point

from places.desk.gazetteer import place_records
from places.desk.index_file import gazetteer_from_file, stamp_of_places
from places.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def built():
    """How often the places were read from the database."""
    return []


@pytest.fixture
def index(built):
    """The index from the file, or over places read anew."""
    return lambda: gazetteer_from_file(lambda: built.append(1) or place_records())


@pytest.fixture
def hajin():
    spot = Point(40.83, 34.69, srid=4326)
    return Place.objects.create(name_en="Hajin", name_ar="هجين", kind="town", geometry=spot, point=spot)


def the_file(settings):
    return Path(settings.INDEX_DIR) / "gazetteer.index"


def test_a_second_process_takes_the_index_from_the_file(hajin, built, index):
    first, second = index(), index()
    assert len(built) == 1
    assert dict(first.by_key) == dict(second.by_key)
    assert first.candidates("هجين", None) == second.candidates("هجين", None)


def test_a_change_of_a_place_makes_the_index_anew(hajin, built, index):
    before = stamp_of_places()
    index()
    hajin.name_ar = "هجين الجديدة"
    hajin.save()
    assert stamp_of_places() != before
    assert "هجين جديده" in index().names
    assert len(built) == 2


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: data[:99], lambda _: b"", bytes.upper]
)
def test_a_broken_file_is_written_anew(hajin, index, settings, spoil):
    index()
    good = the_file(settings).read_bytes()
    the_file(settings).write_bytes(spoil(good))
    assert "هجين" in index().names
    assert the_file(settings).read_bytes() == good


def test_an_index_that_other_code_built_is_not_used(hajin, built, index, monkeypatch):
    index()
    monkeypatch.setattr("places.reading.packing._code", lambda: "other code")
    index()
    assert len(built) == 2


def test_without_a_place_to_write_the_index_is_built_and_the_loss_is_said(
    hajin, index, settings, tmp_path, caplog
):
    (tmp_path / "taken").write_text("")
    settings.INDEX_DIR = tmp_path / "taken"
    assert "هجين" in index().names
    assert "cannot be kept" in caplog.text


def test_nothing_is_left_beside_the_file(hajin, index, settings):
    index()
    assert [path.name for path in Path(settings.INDEX_DIR).iterdir()] == ["gazetteer.index"]
