"""What `manage.py check` says of settings that could not work."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from mapfront import checks


def _said(faults: list[Any]) -> str:
    return " ".join(fault.msg for fault in faults)


@pytest.mark.parametrize("name", ["STATIC_ROOT", "SNAPSHOT_DIR", "INDEX_DIR"])
def test_a_folder_that_cannot_be_written_to_is_named(settings: Any, tmp_path: Path, name: str) -> None:
    assert not checks.folders(None)
    (tmp_path / "file").write_text("not a folder")
    setattr(settings, name, tmp_path / "file" / "below")
    assert _said(checks.folders(None)) == f"{name}: {tmp_path / 'file'} is a file, not a folder."
    setattr(settings, name, Path("/proc/nothing/can/be/made/here"))
    assert f"{name}: nothing can be written into" in _said(checks.folders(None))


def test_static_files_that_were_collected_may_be_kept_from_being_written_to(settings: Any) -> None:
    settings.STATIC_ROOT = Path("/proc")
    assert not checks.folders(None)


def _database(monkeypatch: pytest.MonkeyPatch, engine: str, name: Path) -> str:
    chosen = {"ENGINE": f"django.contrib.gis.db.backends.{engine}", "NAME": str(name)}
    monkeypatch.setitem(django_settings.DATABASES, "default", chosen)
    return _said(checks.database(None))


def test_a_database_that_can_be_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text, new, empty = tmp_path / "notes.txt", tmp_path / "new" / "front.sqlite3", tmp_path / "empty"
    text.write_text("These are notes, no database.")
    empty.touch()

    def told(path: Path) -> str:
        return _database(monkeypatch, "spatialite", path)

    assert "is a folder; name a file in it" in told(tmp_path)
    assert "is there already and is no SQLite database" in told(text)
    assert "is a file, not a folder" in told(text / "front.sqlite3")
    assert told(new) == told(empty) == ""


def test_a_server_of_postgis_is_not_asked_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert _database(monkeypatch, "postgis", tmp_path) == ""


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("WEB_CONCURRENCY", "x", "WEB_CONCURRENCY is “x”: write a whole number."),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY is 0: write a number from 1 to 64."),
        ("PORT", "99999", "PORT is 99999: write a number from 1 to 65535."),
    ],
)
def test_what_the_server_cannot_be_told_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    from mapfront import gunicorn_conf

    assert not checks.server(None)
    monkeypatch.delattr("mapfront.gunicorn_conf")
    monkeypatch.delitem(sys.modules, gunicorn_conf.__name__)
    monkeypatch.setenv(name, value)
    assert _said(checks.server(None)) == told
