"""The reading's index of the gazetteer, kept in a file so that a process need not build it anew.

The file holds texts and numbers only, behind a digest, and says which code wrote it and which state of
the places it holds. Whatever does not fit is built anew and written over, in one step.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max

from places.models import Place, PlaceName
from places.reading.gazetteer import Gazetteer
from places.reading.types import PlaceRecord

log = logging.getLogger(__name__)


def stamp_of_places() -> str:
    """What names the state of the places and their names: it changes with each of them, and no two
    databases share one. A few quick queries, however many places there are."""
    made = MigrationRecorder(connection).migration_qs.order_by("pk").values_list("applied", flat=True).first()
    state: list[object] = [connection.vendor, connection.settings_dict["NAME"], made]
    for model in (Place, PlaceName):
        state.append(sorted(model._default_manager.aggregate(n=Count("pk"), last=Max("pk")).items()))
        newest = model.history.order_by("-history_id")
        state.append(newest.values_list("history_id", "history_date").first())
    return hashlib.sha256(repr(state).encode()).hexdigest()


def gazetteer_from_file(read_places: Callable[[], Iterable[PlaceRecord]]) -> Gazetteer:
    """The index over the places as they are now: from the file where that holds them, else over what
    `read_places` gives.
    """
    path, stamp = Path(settings.INDEX_DIR) / "gazetteer.index", stamp_of_places()
    try:
        return Gazetteer.from_bytes(path.read_bytes(), stamp)
    except (OSError, ValueError) as error:
        log.debug("%s is not used: %s", path, error)
    gazetteer = Gazetteer(read_places())
    try:
        _write(path, gazetteer.to_bytes(stamp))
    except OSError as error:
        log.warning("the index of the gazetteer cannot be kept in %s: %s", path, error)
    return gazetteer


def _write(path: Path, data: bytes) -> None:
    """In one step: a reader finds the old file or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".tmp-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
