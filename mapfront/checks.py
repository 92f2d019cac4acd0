"""What `manage.py check` finds in the settings before anything fails halfway: each fault in one sentence."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

_FOLDERS = ("STATIC_ROOT", "SNAPSHOT_DIR", "INDEX_DIR")
_SQLITE = b"SQLite format 3\x00"


@register
def folders(app_configs: Any, **_more: Any) -> list[Error]:
    """Folders that are written to."""
    wanted = ((name, Path(getattr(settings, name))) for name in _FOLDERS)
    # what was collected once may well be kept from being written to
    open_ = ((name, path) for name, path in wanted if not (name == "STATIC_ROOT" and path.is_dir()))
    return _errors(f"{name}: {why}" for name, path in open_ if (why := _unwritable(path)))


@register
def database(app_configs: Any, **_more: Any) -> list[Error]:
    """The database's file, where it is one. A PostGIS server is only asked once it is used."""
    chosen = settings.DATABASES["default"]
    if not chosen["ENGINE"].endswith("spatialite"):
        return []
    file = Path(chosen["NAME"])
    if file.is_dir():
        why = f"{file} is a folder; name a file in it."
    elif file.is_file() and not _may_be_sqlite(file):
        why = f"{file} is there already and is no SQLite database."
    else:
        why = _unwritable(file.parent)
    return _errors([f"DATABASE_URL: {why}"] if why else [])


@register
def server(app_configs: Any, **_more: Any) -> list[Error]:
    """What gunicorn will be told."""
    try:
        from mapfront import gunicorn_conf  # noqa: F401
    except ImproperlyConfigured as error:
        return _errors([str(error)])
    return []


def _errors(said: Iterable[str]) -> list[Error]:
    return [Error(why, id="mapfront.E001") for why in said]


def _unwritable(folder: Path) -> str:
    """Why nothing can be written into a folder, which may have to be made first; "" where it can be."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir():
        return f"{there} is a file, not a folder."
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return f"nothing can be written into {there} ({error.strerror})."


def _may_be_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_SQLITE))
    except OSError:
        return False
    return head in {b"", _SQLITE}
