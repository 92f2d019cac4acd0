"""Bring wanted rows into the database, and leave alone what an editor touched.

Each seeded row keeps the SHA-256 of the values that the seeds last wrote (Seeded.seed_digest),
the values of its parts (names, participants, mentions …) included. Where the row's values now
have another digest, somebody edited it: it stays as it is. A row that somebody deleted stays
deleted; its history says so. A row that left the files stays too.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.db import models
from simple_history.utils import bulk_create_with_history

from places.desk.written import Reason, write
from places.models import User

NAMESPACE = uuid.UUID("6b1f5a0e-7d0f-5a55-9a39-2f6c7c1b8e42")
"""Seeded rows have the same UUID, and so the same public address, in every database."""

CREATED, UPDATED, UNCHANGED, KEPT = OUTCOMES = ("created", "updated", "unchanged", "kept as edited")


@dataclass
class Summary:
    """What a load did, by kind of row; `notes` are sentences for whoever ran it."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    dry_run: bool = False

    @property
    def written(self) -> int:
        return sum(count[CREATED] + count[UPDATED] for count in self.counts.values())

    def total(self, outcome: str) -> int:
        return sum(count[outcome] for count in self.counts.values())

    def __str__(self) -> str:
        would = "would be " if self.dry_run else ""
        lines = []
        for kind, count in self.counts.items():
            parts = [
                f"{count[outcome]} {would if outcome in (CREATED, UPDATED) else ''}{outcome}"
                for outcome in OUTCOMES
            ]
            lines.append(f"{kind}: {', '.join(parts)}")
        return "\n".join([*lines, *self.notes])


@dataclass
class Wanted:
    """A row as the seeds want it. `fields` and `parts`, the JSON-like description of the rows that
    belong to it, are compared with the database; `once` is only written when the row is made, and
    `aside` only helps to write the parts."""

    key: str
    fields: dict[str, Any]
    parts: Any = None
    once: dict[str, Any] = field(default_factory=dict)
    aside: Any = None


class Kind:
    """One model: how its rows are found, compared and written. Subclasses say what is special."""

    label: str
    model: Any
    unique: Sequence[str] = ()
    """Fields by which an editor's own row may already be the one that the seeds bring."""

    def existing(self) -> Any:
        return self.model.objects.filter(key__isnull=False)

    def parts_of(self, row: Any) -> Any:
        """The parts of a row as they stand, in the form of Wanted.parts."""
        return None

    def write_parts(self, written: Sequence[tuple[Any, Wanted]], user: User) -> None:
        """Write the parts of rows just made or updated."""

    def clear_parts(self, row: Any, want: Wanted) -> None:
        """Delete the parts of a row that is updated, so that they can be written anew."""


def identity(model: str, key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, f"{model}:{key}")


def canonical(value: Any) -> Any:
    """A value as JSON that is the same before it is stored and after it is read back."""
    if isinstance(value, GEOSGeometry):
        return hashlib.sha256(bytes(value.wkb)).hexdigest()
    if isinstance(value, User):
        return value.username
    if isinstance(value, models.Model):
        return getattr(value, "key", None) or str(value.uuid)  # type: ignore[attr-defined]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): canonical(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return str(value) if isinstance(value, str | uuid.UUID) else value


def digest(fields: dict[str, Any], parts: Any) -> str:
    written = json.dumps([canonical(fields), canonical(parts)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def save(row: models.Model, user: User) -> None:
    """Save with the seeds' name and reason in the history."""
    write(row, user, Reason.SEEDED)


class Store:
    """Writes kinds one after the other and remembers their rows by key."""

    def __init__(self, user: User, summary: Summary) -> None:
        self._user = user
        self._summary = summary
        self._rows: dict[str, dict[str, Any]] = {}
        self._loaded: dict[str, tuple[dict[str, Any], set[str]]] = {}

    def find(self, label: str, key: str) -> Any:
        """The row of a key, None for "" and for a row that an editor deleted."""
        return self._rows.get(label, {}).get(key)

    def bring(self, kind: Kind, wanted: Sequence[Wanted]) -> None:
        """Write what is new or changed. Call again for rows that lean on those just written."""
        count = self._summary.counts.setdefault(kind.label, Counter())
        there, deleted = self._there(kind)
        rows = self._rows.setdefault(kind.label, {})
        made: list[tuple[Any, Wanted]] = []
        updated: list[tuple[Any, Wanted]] = []
        for want in wanted:
            row = there.get(want.key)
            if row is None and want.key in deleted:
                count[KEPT] += 1
                continue
            if row is None and (twin := self._twin(kind, want)) is not None:
                rows[want.key] = twin
                count[KEPT] += 1
                self._summary.notes.append(f"{kind.label} {want.key}: an editor's own row is the same; kept.")
                continue
            mark = digest(want.fields, want.parts)
            if row is None:
                row = kind.model(key=want.key, seed_digest=mark)
                if hasattr(row, "uuid"):
                    row.uuid = identity(kind.label, want.key)
                made.append((row, want))
            elif digest({n: getattr(row, n) for n in want.fields}, kind.parts_of(row)) != row.seed_digest:
                count[KEPT] += 1
            elif mark == row.seed_digest:
                count[UNCHANGED] += 1
            else:
                row.seed_digest = mark
                updated.append((row, want))
            rows[want.key] = row
        self._write(kind, made, updated)
        count[CREATED] += len(made)
        count[UPDATED] += len(updated)

    def _there(self, kind: Kind) -> tuple[dict[str, Any], set[str]]:
        """Rows by key as they stood before the load, and the keys of those that somebody deleted."""
        if kind.label not in self._loaded:
            rows = {row.key: row for row in kind.existing()}
            gone = kind.model.history.filter(history_type="-", key__isnull=False)
            self._loaded[kind.label] = rows, set(gone.values_list("key", flat=True)) - rows.keys()
        return self._loaded[kind.label]

    def _twin(self, kind: Kind, want: Wanted) -> Any:
        for name in kind.unique:
            if want.fields.get(name):
                twin = kind.model.objects.filter(**{name: want.fields[name]}).first()
                if twin is not None:
                    return twin
        return None

    def _write(self, kind: Kind, made: list[tuple[Any, Wanted]], updated: list[tuple[Any, Wanted]]) -> None:
        for row, want in (*made, *updated):
            for name, value in want.fields.items():
                setattr(row, name, value)
        for row, want in made:
            for name, value in want.once.items():
                setattr(row, name, value)
        if made:
            bulk_create_with_history(
                [row for row, _want in made],
                kind.model,
                batch_size=200,
                default_user=self._user,
                default_change_reason=Reason.SEEDED.value,
            )
        for row, want in updated:
            save(row, self._user)
            kind.clear_parts(row, want)
        if made or updated:
            kind.write_parts([*made, *updated], self._user)
