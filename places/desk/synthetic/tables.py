"""Many rows into the database at once, past the ORM, on SpatiaLite and on PostGIS.

The database's own rules hold (constraints and triggers); the ORM's signals and the histories are
passed over on purpose: nobody edited these rows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection, models

_SRID = 4326
_CACHE_KIB = 1_048_576
Floats = npt.NDArray[np.float64]


def insert(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of values that the driver takes as they are: dates as ISO text, UUIDs as 32 digits,
    geometries as `points()` and `geometry()` give them.
    """
    quoted = ", ".join(connection.ops.quote_name(name) for name in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", rows)  # noqa: S608


def next_pk(model: type[models.Model]) -> int:
    """The first primary key that no row has had."""
    highest = model._default_manager.aggregate(most=models.Max("pk"))["most"] or 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [model._meta.db_table])
            cursor.execute(f"SELECT last_value FROM {cursor.fetchone()[0]}")  # noqa: S608
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        given = cursor.fetchone()
    return int(max(highest, given[0] if given else 0)) + 1


def keep_sequences(wanted: Sequence[type[models.Model]]) -> None:
    """Let the next row that the ORM makes come after those inserted with keys of their own."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(wanted)):
            cursor.execute(statement)


def points(lon: Floats, lat: Floats) -> list[Any]:
    """Points (WGS 84 degrees) in the form that the database stores."""
    if connection.vendor == "postgresql":  # EWKB as digits
        head, layout = struct.pack("<BII", 1, 0x20000001, _SRID), [("head", "V9"), ("x", "<f8"), ("y", "<f8")]
        made = np.zeros(len(lon), dtype=layout)
        made["head"], made["x"], made["y"] = np.void(head), lon, lat
        digits, size = made.tobytes().hex(), 2 * made.dtype.itemsize
        return [digits[at : at + size] for at in range(0, len(digits), size)]
    # https://www.gaia-gis.it/gaia-sins/BLOB-Geometry.html: start, bounds, mark, class, coordinates, end
    axes = ["west", "south", "east", "north"]
    layout = [("start", "V6"), *((axis, "<f8") for axis in axes), ("mark", "V5"), ("x", "<f8"), ("y", "<f8")]
    made = np.zeros(len(lon), dtype=[*layout, ("end", "u1")])
    made["start"], made["mark"] = np.void(struct.pack("<BBI", 0, 1, _SRID)), np.void(b"\x7c\1\0\0\0")
    for west_or_south, east_or_north, middle, values in (
        ("west", "east", "x", lon),
        ("south", "north", "y", lat),
    ):
        made[west_or_south] = made[east_or_north] = made[middle] = values
    made["end"] = 0xFE
    blob, size = made.tobytes(), made.dtype.itemsize
    return [blob[at : at + size] for at in range(0, len(blob), size)]


def geometry(wkb: bytes) -> Any:
    """Any geometry (WKB, WGS 84) in the form that the database stores; asks the database once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ST_GeomFromWKB(%s, %s)", [wkb, _SRID])
        return cursor.fetchone()[0]


@contextmanager
def roomy() -> Iterator[None]:
    """While it lasts, SQLite keeps the indexes that it writes to in memory."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        before = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {before}")


def refresh_statistics() -> None:
    """Let the database's planner know how many rows there are now."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")
