"""The words of published events and reports, indexed once an edition, for the search and the text filter.

The index lies in the snapshot's folder, in a subfolder named by the edition, and every process maps the same
files. It depends on the order of no snapshot: it speaks of rows by primary key. Of the edition before, only
what was written to since is indexed again. One process builds it at a time; a large one is built beside the
requests, and the edition before answers until it is there, or nothing where there is none (`ready` says so).
Whoever answers from it must still ask the database which of its rows are public: one may have been withdrawn
since.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import threading
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
from django.conf import settings
from django.db import connection, connections
from django.db.models import F, QuerySet

from places.models import Event, Place, Report
from places.publishing import journal, unindexed, words
from places.publishing.digest import short_hash
from places.publishing.functions import NOTHING, Day, Number
from places.publishing.journal import Mark
from places.publishing.kept import Latest
from places.publishing.prepared import among
from places.publishing.reworded import reworded
from places.publishing.stamp import edition_now
from places.publishing.wire import NO_DAY
from places.publishing.words import WordIndex

Ints = npt.NDArray[np.int64]

FORMAT = 2
"""Raise it when the files or the rules of folding change, so that old folders are built anew."""

BUILT_AT_ONCE = 20_000
"""With at most so many events the index is built before the answer; it takes less than half a second."""

_FETCHED_AT_ONCE = 5000
_UNFINISHED = ".tmp-"
_KINDS = ("events", "reports")
_DAYS, _ABOUT = "days.npy", "about.json"
_TEXTS = ("title_en", "title_ar", "where_en", "where_ar", "place__name_en", "place__name_ar")


@dataclass(frozen=True, slots=True)
class Indexes:
    """`days`: of each row of events its latest day, or NO_DAY. `about`: what the next building must know.
    `ready` is False where a first, large index is still being built.
    """

    events: WordIndex
    reports: WordIndex
    days: Ints
    about: dict[str, Any]
    ready: bool = True


_held: Latest[Indexes | None] = Latest()
"""The index that this process read last, under its folder."""
_building = threading.Lock()


def stamp() -> str:
    """Identifies what the index must be made from: the form and the database's edition. One query."""
    serial, at = edition_now()
    return short_hash(f"{FORMAT}/{serial}/{at}".encode())


def current() -> Indexes:
    """The index of what is published now; of the edition before, where a large one is still being built."""
    folder = _root() / stamp()
    if found := _read(folder):
        return found
    before = _before()
    if before and len(before.events.ids) > BUILT_AT_ONCE:
        _build_beside(folder)
        return before
    if not before and Event.objects.published().order_by()[: BUILT_AT_ONCE + 1].count() > BUILT_AT_ONCE:
        _build_beside(folder)
        return Indexes(words.build(()), words.build(()), np.zeros(0, dtype=np.int64), {}, ready=False)
    return _build(folder)


def refresh() -> None:
    """Build the index of the current edition now, unless it is there."""
    folder = _root() / stamp()
    if not _read(folder):
        _build(folder)


def containing(text: str) -> Ints:
    """Primary keys of the events that contain every word of a text, each anywhere inside a word of a title or
    a place; none for a text without letters. In no order, and as the index knows it: see the module.
    """
    indexes = current()
    if not indexes.ready:
        return unindexed.containing(text)
    index = indexes.events
    return index.ids[index.containing(text)]


def _root() -> Path:
    return Path(settings.SNAPSHOT_DIR) / "words"


def _read(folder: Path) -> Indexes | None:
    """The index in a folder, None where it is not there, or broken."""
    return _held.get(str(folder), lambda: _load(folder))


def _load(folder: Path) -> Indexes | None:
    try:
        events, reports = (WordIndex.load(folder / kind) for kind in _KINDS)
        about = orjson.loads((folder / _ABOUT).read_bytes())
        return Indexes(events, reports, np.load(folder / _DAYS), about)
    except (OSError, ValueError):
        return None


def _before() -> Indexes | None:
    """The newest index of an earlier edition in the same snapshot's folder."""
    try:
        folders = [path for path in _root().iterdir() if not path.name.startswith(".")]
        folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return None
    return next(filter(None, map(_load, folders)), None)


def _build_beside(folder: Path) -> None:
    """Build in a thread of its own, unless one in this process is at it."""

    def work() -> None:
        try:
            _build(folder)
        finally:
            connection.close()
            _building.release()

    if _building.acquire(blocking=False):
        threading.Thread(target=work, name="words", daemon=True).start()


def _build(folder: Path) -> Indexes:
    """Read the database and write the index, or wait for the process that does."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if found := _read(folder):
            return found
        made = _made(_before())
        _write(made, folder)
        _retire(folder)
    return _read(folder) or made


def _write(made: Indexes, folder: Path) -> None:
    """Whole folders appear in one step: a reader sees all of one or nothing of it."""
    temporary = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    try:
        for kind in _KINDS:
            (temporary / kind).mkdir()
            getattr(made, kind).save(temporary / kind)
        np.save(temporary / _DAYS, made.days)
        (temporary / _ABOUT).write_bytes(orjson.dumps(made.about))
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(temporary, folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _retire(folder: Path) -> None:
    """Remove all but this index and the one before; processes that have mapped one keep what they mapped.
    Called under the lock: what is unfinished then was left behind by a process that was killed.
    """
    others = [path for path in folder.parent.iterdir() if path.is_dir() and path != folder]
    whole = [path for path in others if not path.name.startswith(_UNFINISHED)]
    newest = max(whole, key=lambda path: path.stat().st_mtime, default=None)
    for path in others:
        if path != newest:
            shutil.rmtree(path, ignore_errors=True)


def _made(before: Indexes | None) -> Indexes:
    """The indexes of what the database holds, with as little reading as will do."""
    mark = journal.mark()
    reports = list(_reports())
    about = {
        "mark": asdict(mark) if mark else None,
        # A place's new name changes the texts of events that nobody wrote to.
        "places": _digest(Place.objects.order_by("pk").values_list("pk", "name_en", "name_ar")),
        "reports": _digest(reports),
    }
    known = before.about if before else {}
    same_reports = before and known["reports"] == about["reports"]
    told = before.reports if before and same_reports else words.build(reports)
    touched = None
    if known.get("mark") and known["places"] == about["places"]:
        touched = journal.since(Mark(**known["mark"]))
    if before and touched is not None:
        events, since = _again(before, touched)
        return Indexes(events, told, since, about)
    days = array("q")
    return Indexes(words.build(_events(days)), told, np.array(days, dtype=np.int64), about)


def _again(before: Indexes, touched: list[int]) -> tuple[WordIndex, Ints]:
    """The index of events and their days, where only these were written to since."""
    keys, fresh_days = np.array(touched, dtype=np.int64), array("q")
    fresh = list(_events(fresh_days, touched))
    stays = ~np.isin(before.events.ids, keys)
    days = np.concatenate((before.days[stays], np.array(fresh_days, dtype=np.int64)))
    pks = np.concatenate((before.events.ids[stays], np.array([pk for pk, _texts in fresh], dtype=np.int64)))
    order = np.lexsort((pks, days))
    return reworded(before.events, stays, fresh, order), days[order]


def _digest(rows: Iterable[Any]) -> str:
    return short_hash(orjson.dumps(list(rows)))


def _events(days: array[int], only: list[int] | None = None) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Published events, or those of them with these primary keys, by their latest day, the undated first: the
    place's names where no words say where. Appends to `days` each one's latest day, or NO_DAY.
    """
    rows = Event.objects.published().order_by(F("latest").asc(nulls_first=True), "pk")
    if only is not None:
        rows = rows.filter(among("pk", only))
    day = Number(Day("latest"))
    for pk, latest, title_en, title_ar, where_en, where_ar, name_en, name_ar in _fetched(
        rows.annotate(day=day).values_list("pk", "day", *_TEXTS)
    ):
        days.append(NO_DAY if latest == NOTHING else latest)
        yield pk, (title_en, title_ar, where_en or name_en or "", where_ar or name_ar or "")


def _reports() -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = Report.objects.published().order_by(F("published_latest").asc(nulls_first=True), "pk")
    for pk, *texts in _fetched(rows.values_list("pk", "title", "source__name_en", "source__name_ar")):
        yield pk, tuple(texts)


def _fetched(rows: QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """Plain values straight from the cursor: for a million rows, half the time of the ORM's own iterator."""
    sql, params = rows.query.sql_with_params()
    with connections[rows.db].chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while values := cursor.fetchmany(_FETCHED_AT_ONCE):
            yield from values
