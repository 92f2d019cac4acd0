"""manage.py ingest: what it says, what it stores, how it fails."""

import pytest
from django.core.management import CommandError, call_command

from places.desk import ingest as room
from places.models import Report, Source
from places.tests.desk.conftest import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fake_reader(reader, monkeypatch):
    monkeypatch.setattr(room, "current_reader", lambda: reader)


@pytest.fixture
def file(tmp_path):
    def write(data, name="report.txt"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    return write


def test_a_file_is_stored_once(file, source, editor, capsys):
    path = file(TEXT)
    call_command("ingest", path, source="post", published="2018-10-10", user="editor", title="A title")
    report = Report.objects.get()
    said = capsys.readouterr().out
    assert f"stored as report {report.uuid} with 2 mentions and 1 claims proposed" in said
    assert (report.source, report.title, report.published_edtf) == (source, "A title", "2018-10-10")
    assert report.history.get().history_user == editor
    call_command("ingest", path)
    assert f"is report {report.uuid} already" in capsys.readouterr().out
    assert Report.objects.count() == 1


def test_a_page_brings_its_own_title_and_an_unknown_source_says_so(file):
    call_command("ingest", file(f"<title>Headline</title><p>{TEXT}</p>", "a.html"))
    report = Report.objects.get()
    assert (report.title, report.source.name_en) == ("Headline", "Unknown source")


def test_a_source_is_known_by_its_name_too(file, source):
    call_command("ingest", file(TEXT), source="Euphrates Post")
    assert Report.objects.get().source == source


def test_a_bad_file_is_named_and_the_good_ones_are_stored(file, tmp_path, capsys):
    good, empty = file(TEXT), file(b"", "empty.txt")
    with pytest.raises(CommandError, match="2 of 3 files could not be stored"):
        call_command("ingest", empty, good, str(tmp_path / "none.txt"))
    said = capsys.readouterr().err
    assert "empty.txt: The file is empty." in said
    assert "none.txt: cannot be read: No such file or directory" in said
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"published": "last week"}, "is not a date"),
        ({"url": "ftp://example.org"}, "must begin with"),
        ({"user": "nobody"}, "no user “nobody”"),
        ({"source": "nobody"}, "no source “nobody”"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_read(file, options, why):
    with pytest.raises(CommandError, match=why):
        call_command("ingest", file(TEXT), **options)
    assert not Report.objects.exists()
    assert set(Source.objects.values_list("key", flat=True)) <= {"post"}


def test_a_file_that_cannot_be_read_leaves_no_source_behind(tmp_path):
    with pytest.raises(CommandError, match="1 of 1 files"):
        call_command("ingest", str(tmp_path / "none.txt"))
    assert not Source.objects.exists()
