"""One writer at a time, whatever the database: who would write waits for a turn, with no row in hand yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from places.models import Edition


@contextmanager
def turn() -> Iterator[None]:
    """A transaction in which nobody else writes what the public may see; also a decorator, `@turn()`.

    Every writer moves the edition (desk/edition.py), and so meets the others at its row at the latest. Who
    came there with other rows in hand could wait for one who waits for him: so the edition's row comes first.
    SQLite holds its whole database from the transaction's first word on. What was read before the turn came
    may be out of date by then.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            list(Edition.objects.select_for_update().filter(pk=1).values_list("pk"))
        yield
