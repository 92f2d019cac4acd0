"""The published snapshot: immutable files named by their hash, and the manifest that lists them.

A reader takes the manifest, which says which files make up the current edition, and then those
files, which never change and may be kept for a year. The folder (settings.SNAPSHOT_DIR) is a
cache: whatever is missing, stale or broken in it is built anew from the database.

One process builds at a time. While it does, the others go on serving the edition before.
docs/snapshot.md tells of the form of the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from django.utils import timezone

from places.desk import edition
from places.publishing import (
    arrays,
    basemap,
    columns,
    control,
    editions,
    event_words,
    folder,
    reading,
    wire,
)
from places.publishing.digest import short_hash
from places.publishing.stamp import edition_now

FORMAT = 4
"""Raise it when the form of the files changes, so that old folders are built anew."""

TITLES = 128
DETAILS = 4
"""How many rows a file of titles and one of details tell of: a few milliseconds' work each."""


NAME = re.compile(r"events\.[0-9a-f]{16}\.bin|(?:dictionaries|places|control|basemap)\.[0-9a-f]{16}\.json")


@dataclass(frozen=True, slots=True)
class Built:
    """A manifest as it lies in the folder: the data, its exact bytes, and their hash as ETag."""

    manifest: dict[str, Any]
    body: bytes

    @property
    def etag(self) -> str:
        return f'"{short_hash(self.body)}"'

    @property
    def key(self) -> str:
        """Names this edition in the addresses of titles and details."""
        return str(self.manifest["details"]["key"])


def current() -> Built:
    """The snapshot of what is published now, built first if need be.

    While another process builds it, the edition before is returned if there is one.
    """
    built, now = _read(), stamp()
    if built and built.manifest["stamp"] == now:
        return built
    with folder.lock(wait=built is None) as mine:
        if not mine and built:
            return built
        fresh = _read_if(now) or _build(now)
    event_words.current()
    return fresh


def at_hand() -> Built | None:
    """The snapshot of what is published now if it is built already; nobody waits for a build."""
    built = _read()
    return built if built and built.manifest["stamp"] == stamp() else None


def build() -> Built:
    """Build the snapshot now, whatever the folder holds."""
    with folder.lock(wait=True):
        built = _build(stamp(), anew=True)
    event_words.refresh()
    return built


def find(name: str, accepted: frozenset[str] = frozenset()) -> tuple[Path, str] | None:
    """The path of a file of the snapshot and its content coding ("" for none) in the best of the
    `accepted` codings; None when there is no such file. `name` may be anything a client sends.
    """
    if not NAME.fullmatch(name):
        return None
    for coding, ending in folder.ENCODINGS.items():
        path = folder.root() / (name + ending)
        if coding in accepted and path.is_file():
            return path, coding
    path = folder.root() / name
    return (path, "") if path.is_file() else None


def stamp() -> str:
    """Identifies what the files must be made from: their form and size, the database's edition and the base
    map. One query.
    """
    serial, at = edition_now()
    return f"{FORMAT}.{TITLES}.{DETAILS}/{serial}/{at}/{basemap.stamp()}"


def key_of(stamp: str) -> str:
    """The short name of an edition, in the addresses of its titles and details."""
    return short_hash(stamp.encode())


def _read() -> Built | None:
    """The manifest in the folder if it can be read and all that it lists is there, whole."""
    try:
        body = (folder.root() / folder.MANIFEST).read_bytes()
        manifest = orjson.loads(body)
        whole = all((folder.root() / name).stat().st_size == size for name, size in manifest["bytes"].items())
        whole = whole and editions.is_there(manifest["details"]["key"])
        return Built(manifest, body) if whole and manifest["stamp"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read_if(stamp: str) -> Built | None:
    """The manifest, if another process made it in the meantime."""
    built = _read()
    return built if built and built.manifest["stamp"] == stamp else None


def _build(stamp: str, *, anew: bool = False) -> Built:
    """The edition of this stamp; `anew` trusts nothing that was read before."""
    serial, key = edition.current(), key_of(stamp)
    places = columns.places()
    mark, found = reading.whole() if anew else reading.newest()
    public = arrays.public(found, {pk: i for i, pk in enumerate(places.pop("pks"))})
    held = control.snapshot()
    encoded = wire.encode(public.arrays)
    editions.keep(key, public.pks[encoded.order])
    listed = {
        kind: _named(kind, "json", orjson.dumps(data))
        for kind, data in {
            "dictionaries": public.dictionaries,
            "places": places,
            "control": held,
            "basemap": basemap.features(),
        }.items()
    }
    chunks = [_named("events", "bin", chunk) for chunk in encoded.chunks]
    files = dict([*chunks, *listed.values()])
    folder.write(files)
    manifest = {
        "format": FORMAT,
        "edition": serial,
        "built_at": timezone.now().isoformat(timespec="seconds"),
        "synthetic": public.synthetic,
        "stamp": stamp,
        "counts": {
            "events": public.arrays.count,
            "reports": public.reports,
            "places": len(places["columns"]["uuid"]),
            "facts": len(held["facts"]),
        },
        "events": {
            "count": public.arrays.count,
            "box": arrays.box(public.arrays, public.dictionaries["kinds"]),
            "columns": [name for name, _chunk in chunks],
            "dictionaries": listed["dictionaries"][0],
        },
        "details": {"key": key, "titles": TITLES, "events": DETAILS},
        "files": {kind: listed[kind][0] for kind in ("places", "control", "basemap")},
        "bytes": {name: len(body) for name, body in files.items()},
    }
    built = _publish(Built(manifest, orjson.dumps(manifest)))
    reading.keep(mark, found)
    return built


def _named(kind: str, ending: str, body: bytes) -> tuple[str, bytes]:
    return f"{kind}.{short_hash(body)}.{ending}", body


def _publish(built: Built) -> Built:
    """Swap the manifest in one step, and let what only the one before named go in time."""
    before = _read()
    folder.replace(folder.root() / folder.MANIFEST, built.body)
    left = set(before.manifest["bytes"]) if before else set()
    folder.retire(built.manifest["bytes"], left, built.key, before.key if before else "")
    return built
