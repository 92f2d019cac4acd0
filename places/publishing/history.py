"""How a published event came to stand as it stands: when it was published, and what changed since.

Only what the public could see counts: versions that were published, and of these what the pages show. Never
who changed it, and nothing of what stood at the desk in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from places.models import Event
from places.models.base import Status
from places.publishing.prepared import Prepared

_CODES = {
    "title": ("title_en", "title_ar"),
    "summary": ("summary_en", "summary_ar"),
    "type": ("type_id",),
    "when": ("when_edtf", "earliest", "latest", "date_prec"),
    "where": ("place_id", "where_en", "where_ar", "where_prec", "geometry"),
    "credibility": ("credibility",),
    "disputed": ("disputed",),
    "note": ("note_en", "note_ar"),
}
CODES = ("published", "republished", *_CODES)
"""What an entry may say. "republished" stands where the event had been withdrawn before."""

_FIELDS = [name for names in _CODES.values() for name in names]
_VERSIONS = Prepared(
    "id",
    lambda: Event.history.order_by("history_date", "history_id").values(
        "id", "status", "history_type", "history_date", *_FIELDS
    ),
)


def of_events(pks: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """By event, the oldest first: {"at": ISO time, "changed": codes of CODES}; an event without a recorded
    past is missing. One query.
    """
    versions: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in _VERSIONS.rows(pks):
        versions[row["id"]].append(row)
    told = {pk: _entries(rows_of) for pk, rows_of in versions.items()}
    return {pk: entries for pk, entries in told.items() if entries}


def _entries(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    shown: dict[str, Any] | None = None
    withdrawn = False
    for version in versions:
        if version["status"] != Status.PUBLISHED:
            withdrawn = shown is not None
            continue
        if changed := _changed(shown, version, withdrawn=withdrawn):
            entries.append({"at": version["history_date"].isoformat(), "changed": changed})
        shown, withdrawn = version, False
    return entries


def _changed(before: dict[str, Any] | None, now: dict[str, Any], *, withdrawn: bool) -> list[str]:
    if before is None:
        return ["published"]
    codes = [code for code, names in _CODES.items() if any(before[name] != now[name] for name in names)]
    return ["republished", *codes] if withdrawn else codes
