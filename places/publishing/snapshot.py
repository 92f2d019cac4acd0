"""The published snapshot: immutable files named by their hash, and the manifest that lists them.

A reader takes the manifest, which says which files make up the current edition, and then those
files, which never change and may be kept for a year. The folder (settings.SNAPSHOT_DIR) is a
cache: whatever is missing, stale or broken in it is built anew from the database.

One process builds at a time. While it does, the others go on serving the edition before.
"""

from __future__ import annotations

import fcntl
import gzip
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import brotli
import orjson
from django.conf import settings
from django.utils import timezone

from places.desk import edition
from places.models import Edition
from places.publishing import basemap, columns, control, details, rows
from places.publishing.digest import short_hash

FORMAT = 1
"""Raise it when the form of the files changes, so that old folders are built anew."""

DETAIL_CHUNK = 256
GRACE_S = 3600
"""How long files of earlier editions stay for pages that are still open."""

NAME = re.compile(r"(?:events|details|places|control|basemap)\.[0-9a-f]{16}\.json")
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Content codings, best first, and how the precompressed files end."""

_BROTLI_QUALITY = 9
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Built:
    """A manifest as it lies in the folder: the data, its exact bytes, and their hash as ETag."""

    manifest: dict[str, Any]
    body: bytes

    @property
    def etag(self) -> str:
        return f'"{short_hash(self.body)}"'


def current() -> Built:
    """The snapshot of what is published now, built first if need be.

    While another process builds it, the edition before is returned if there is one.
    """
    built, stamp = _read(), _stamp()
    if built and built.manifest["stamp"] == stamp:
        return built
    with _lock(wait=built is None) as mine:
        if not mine and built:
            return built
        return _read_if(stamp) or _build(stamp)


def build() -> Built:
    """Build the snapshot now, whatever the folder holds."""
    with _lock(wait=True):
        return _build(_stamp())


def find(name: str, accepted: frozenset[str] = frozenset()) -> tuple[Path, str] | None:
    """The path of a file of the snapshot and its content coding ("" for none) in the best of the
    `accepted` codings; None when there is no such file. `name` may be anything a client sends.
    """
    if not NAME.fullmatch(name):
        return None
    for coding, ending in ENCODINGS.items():
        path = _folder() / (name + ending)
        if coding in accepted and path.is_file():
            return path, coding
    path = _folder() / name
    return (path, "") if path.is_file() else None


def _folder() -> Path:
    return Path(settings.SNAPSHOT_DIR)


def _stamp() -> str:
    """Identifies what the files must be made from: the form, the database's edition (with its
    time: two databases may both be at edition 7) and the base map.
    """
    row = Edition.objects.filter(pk=1).values_list("serial", "changed_at").first()
    serial, changed_at = row or (0, None)
    return f"{FORMAT}/{serial}/{changed_at.isoformat() if changed_at else ''}/{basemap.stamp()}"


def _read() -> Built | None:
    """The manifest in the folder if it can be read and all that it lists is there, whole."""
    try:
        body = (_folder() / _MANIFEST).read_bytes()
        manifest = orjson.loads(body)
        whole = all((_folder() / name).stat().st_size == size for name, size in manifest["bytes"].items())
        return Built(manifest, body) if whole and manifest["stamp"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read_if(stamp: str) -> Built | None:
    """The manifest, if another process made it in the meantime."""
    built = _read()
    return built if built and built.manifest["stamp"] == stamp else None


@contextmanager
def _lock(*, wait: bool) -> Iterator[bool]:
    """Hold the folder's lock across processes; gives False when it is taken and `wait` is False."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / ".lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _build(stamp: str) -> Built:
    serial = edition.current()
    public = rows.public_rows()
    places = columns.places()
    events = columns.events(public, {pk: i for i, pk in enumerate(places.pop("pks"))})
    held = control.snapshot()
    parts = details.chunks(public, DETAIL_CHUNK)
    sizes: dict[str, int] = {}
    files = {
        "events": _write("events", events, sizes),
        "details": [_write("details", part, sizes) for part in parts],
        "places": _write("places", places, sizes),
        "control": _write("control", held, sizes),
        "basemap": _write("basemap", basemap.features(), sizes),
    }
    manifest = {
        "edition": serial,
        "built_at": timezone.now().isoformat(timespec="seconds"),
        "synthetic": False,
        "detail_chunk": DETAIL_CHUNK,
        "counts": {
            "events": events["count"],
            "reports": len({claim.report_id for told in public.claims.values() for claim in told}),
            "places": len(places["columns"]["uuid"]),
            "facts": len(held["facts"]),
        },
        "files": files,
        "bytes": sizes,
        "stamp": stamp,
    }
    before = _read()
    built = Built(manifest, orjson.dumps(manifest))
    _replace(_folder() / _MANIFEST, built.body)
    _retire(before, built)
    return built


def _write(kind: str, data: object, sizes: dict[str, int]) -> str:
    """Write `data` under its hash, compressed beside, unless it is there already; its file name."""
    body = columns.as_json(data)
    name = f"{kind}.{short_hash(body)}.json"
    sizes[name] = len(body)
    path = _folder() / name
    gz, br = path.with_name(name + ".gz"), path.with_name(name + ".br")
    if path.is_file() and path.stat().st_size == len(body) and gz.is_file() and br.is_file():
        return name
    _replace(gz, gzip.compress(body, mtime=0))
    _replace(br, brotli.compress(body, quality=_BROTLI_QUALITY))
    _replace(path, body)
    return name


def _replace(path: Path, body: bytes) -> None:
    """Put a whole file in place at once: a reader sees the old one or the new one, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            _fill(file, body)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _fill(file: IO[bytes], body: bytes) -> None:
    os.fchmod(file.fileno(), 0o644)
    file.write(body)


def _retire(before: Built | None, now: Built) -> None:
    """Remove files that no edition of the last hour named. A file that has just left the manifest
    is marked with the time, for its own name says nothing of when it was last wanted.
    """
    wanted = set(now.manifest["bytes"])
    left = set(before.manifest["bytes"]) - wanted if before else set()
    oldest = time.time() - GRACE_S
    for path in _folder().iterdir():
        name = re.sub(r"\.(?:gz|br)$", "", path.name)
        if name in wanted or path.name in {_MANIFEST, ".lock"}:
            continue
        if name in left:
            os.utime(path)
        elif path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
