"""Which events were written to since an edition was read: asked of the database's own journal."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from places.models import Touched

MOST = 20_000
"""Events that are read one by one; of more, everything is read again."""

_BEHIND = 50_000
"""How far back the journal is trusted: well within what it keeps."""

_NEVER = 2**62


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the journal: its last entry, known by its token, and on PostgreSQL the oldest transaction
    that was not over (its entries may show later, under smaller numbers).
    """

    entry: int
    token: int
    open_since: int


def mark() -> Mark | None:
    """The present moment, to be taken before rows are read; None while the journal is empty."""
    row = Touched.objects.order_by("-pk").values_list("pk", "token").first()
    return Mark(*row, _oldest_open()) if row else None


def since(then: Mark) -> list[int] | None:
    """Primary keys of the events written to since, ascending; None when that cannot be known, or they are
    more than MOST. Some may have been read after they were written: reading them again does no harm.
    """
    now = Touched.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if now - then.entry > _BEHIND or then.open_since > _oldest_open():
        return None
    if not Touched.objects.filter(pk=then.entry, token=then.token).exists():
        return None
    later = Touched.objects.filter(pk__gt=then.entry).values_list("event_pk", flat=True)
    meanwhile = Touched.objects.filter(transaction__gte=then.open_since).values_list("event_pk", flat=True)
    found = sorted({*later, *meanwhile})
    return found if len(found) <= MOST else None


def _oldest_open() -> int:
    if connection.vendor != "postgresql":
        return _NEVER  # one writes at a time: entries come in the order of their numbers
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])
