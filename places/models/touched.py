"""A journal of the events that were written to, kept by the database itself.

A published snapshot of a million events is not read anew for one that changed: who builds the next one asks
here which events' rows, claims or participants were written since. Triggers write it, so that nothing is
missed, whoever writes and however.
"""

from __future__ import annotations

from typing import Any

from django.db import connections, models

JOURNALLED = {"places_event": "id", "places_claim": "event_id", "places_participant": "event_id"}
"""Which column of each table names the event."""

KEPT = 100_000
"""Entries that are kept; whoever is further behind reads everything."""


class Touched(models.Model):
    """One write. `token` is drawn by chance, so that two journals are never taken for one another (a database
    may be put back from a copy); `transaction` is PostgreSQL's number of it, 0 on SQLite.
    """

    event_pk = models.BigIntegerField()
    token = models.BigIntegerField()
    transaction = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                name="places_touched_transaction",
                fields=["transaction"],
                condition=models.Q(transaction__gt=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: event {self.event_pk}"


def install_journal(using: str = "default", **_signal: Any) -> None:
    """Write the triggers into the database `using`; safe to repeat. A receiver of post_migrate.

    Does nothing while the tables are not there (a partial migrate).
    """
    connection = connections[using]
    if not {*JOURNALLED, Touched._meta.db_table} <= set(connection.introspection.table_names()):
        return
    write = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, column in JOURNALLED.items():
            for statement in write(table, column):
                cursor.execute(statement)


def _sqlite(table: str, column: str) -> list[str]:
    def entry(row: str, condition: str) -> str:
        columns = '(event_pk, token, "transaction")'
        return f"INSERT INTO places_touched {columns} SELECT {row}.{column}, random(), 0 WHERE {condition};"

    new, old = (entry(row, f"{row}.{column} IS NOT NULL") for row in ("NEW", "OLD"))
    moved = entry("OLD", f"OLD.{column} IS NOT NULL AND OLD.{column} IS NOT NEW.{column}")
    statements = []
    for moment, entries in {"insert": new, "update": new + moved, "delete": old}.items():
        name = f"{table}_touched_{moment}"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} AFTER {moment.upper()} ON {table} FOR EACH ROW BEGIN {entries} END",
        ]
    return statements


def _postgresql(table: str, column: str) -> list[str]:
    statements = []
    for moment, views in {"insert": ["new"], "update": ["old", "new"], "delete": ["old"]}.items():
        name = f"{table}_touched_{moment}"
        rows = " UNION ".join(f"SELECT {column} AS pk FROM {view}_rows" for view in views)  # noqa: S608
        views_ = " ".join(f"{view.upper()} TABLE AS {view}_rows" for view in views)
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # noqa: S608
            'INSERT INTO places_touched (event_pk, token, "transaction") '
            "SELECT pk, (random() * 9007199254740992)::bigint, pg_current_xact_id()::text::bigint "
            f"FROM (SELECT DISTINCT pk FROM ({rows}) AS every_row WHERE pk IS NOT NULL) AS written; "
            "RETURN NULL; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} AFTER {moment.upper()} ON {table} REFERENCING {views_} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]
    return statements
