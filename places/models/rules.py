"""Rules that a check constraint cannot say on both engines, as triggers in the database.

A mention, a claim's evidence and a mention's surface must lie inside their report's text, and every geometry
that an area may stand in must be valid. SQLite forgets the triggers of a table that a migration rebuilds, so
they are installed anew after every migrate.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

GEOMETRIES = {
    "places_place": ("geometry", "point"),
    "places_mention": ("footprint",),
    "places_event": ("geometry",),
    "places_drawnarea": ("geometry",),
}
SPANS = {
    # table: (start column, end column, whether `surface` must repeat the span)
    "places_mention": ("start", "end", True),
    "places_claim": ("evidence_start", "evidence_end", False),
}
_TEXT = "(SELECT text FROM places_report WHERE id = NEW.report_id)"


def _span_broken(table: str) -> str:
    start, end, quoted = SPANS[table]
    broken = f'NEW."{end}" > length({_TEXT})'
    if quoted:
        broken += f' OR substr({_TEXT}, NEW."{start}" + 1, NEW."{end}" - NEW."{start}") <> NEW.surface'
    return broken


def _geometry_broken(column: str, vendor: str) -> str:
    valid = f'ST_IsValid(NEW."{column}")'
    return (
        f'NEW."{column}" IS NOT NULL AND NOT {valid}'
        if vendor == "postgresql"
        else (f'NEW."{column}" IS NOT NULL AND {valid} <> 1')
    )


def _rules(vendor: str) -> list[tuple[str, str, str, str]]:
    """(table, rule name, condition that breaks it, message)"""
    rules = [
        (table, "inside_text", _span_broken(table), f"{table}: the span does not lie in its report's text")
        for table in SPANS
    ]
    rules += [
        (
            table,
            f"{column}_valid",
            _geometry_broken(column, vendor),
            f"{table}: {column} is not a valid geometry",
        )
        for table, columns in GEOMETRIES.items()
        for column in columns
    ]
    return rules


def _sqlite(table: str, rule: str, broken: str, message: str) -> list[str]:
    statements = []
    for moment in ("INSERT", "UPDATE"):
        name = f"{table}_{rule}_{moment.lower()}"
        statements += [
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW WHEN {broken} "
            f"BEGIN SELECT RAISE(ABORT, '{message.replace(chr(39), chr(39) * 2)}'); END",
        ]
    return statements


def _postgresql(table: str, rule: str, broken: str, message: str) -> list[str]:
    name = f"{table}_{rule}"
    quoted = message.replace("'", "''")
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {broken} THEN RAISE EXCEPTION '{quoted}' USING ERRCODE = 'check_violation'; END IF; "
        "RETURN NEW; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def install_rules(using: str = "default", **_signal: Any) -> None:
    """Write the triggers into the database `using`; safe to repeat. A receiver of post_migrate.

    Does nothing while the tables are not there (a partial migrate). On both engines a broken
    rule raises django.db.IntegrityError.
    """
    connection = connections[using]
    if not set(GEOMETRIES) | set(SPANS) <= set(connection.introspection.table_names()):
        return
    write = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for rule in _rules(connection.vendor):
            for statement in write(*rule):
                cursor.execute(statement)


def index_geometries(using: str = "default", **_signal: Any) -> None:
    """Give SpatiaLite the R-tree that querysets.py looks into, with the rows that are there. A receiver of
    post_migrate; safe to repeat.

    Django makes it with the table, and loses it with its triggers whenever a migration rebuilds that.
    PostGIS keeps its own.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or "places_event" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT spatial_index_enabled FROM geometry_columns "
            "WHERE f_table_name = 'places_event' AND f_geometry_column = 'geometry'"
        )
        if cursor.fetchone() == (0,):
            cursor.execute("DROP TABLE IF EXISTS idx_places_event_geometry")
            cursor.execute("SELECT CreateSpatialIndex('places_event', 'geometry')")


def drop_broken_triggers(using: str = "default", **_signal: Any) -> None:
    """Remove two triggers of SpatiaLite that newer SQLite cannot parse. A receiver of pre_migrate.

    SpatiaLite 5.0 makes them on its table of ISO metadata, which nothing here uses; they name
    the rowid of a view, and since SQLite 3.36 (unless built as Debian builds it) any ALTER TABLE
    then fails. Does nothing on PostGIS.
    """
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for moment in ("insert", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS ISO_metadata_reference_row_id_value_{moment}")
