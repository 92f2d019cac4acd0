"""Write many rows of a model with their history, in a few statements instead of two a row.

Django's own bulk_create prepares every value of every row twice, once for the row and once for its
version in the history; here the database copies the rows into the history itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.gis.db.models import GeometryField
from django.db import connections, router
from django.db.models import Field, Model, UUIDField
from django.utils import timezone

from places.models import User

CHUNK = 500
"""Ids named in one statement: SQLite counts its variables."""


def insert(model: type[Model], rows: Sequence[Mapping[str, Any]], user: User | None) -> int:
    """Insert rows ({attribute name: value}; geometries as WKB bytes in WGS 84) with their first
    version in the history, and return the primary key after which they stand.

    What a row leaves out has its field's default. No signal is sent: whoever calls this moves the
    edition. Must run in a transaction.
    """
    connection = connections[router.db_for_write(model)]
    fields: list[Any] = [f for f in model._meta.concrete_fields if not f.primary_key]
    last: int = model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
    if not rows:
        return last
    quote = connection.ops.quote_name
    statement = (  # no value of a row is in the statement itself, here and below
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(f.column) for f in fields)}) "  # noqa: S608
        f"VALUES ({', '.join(_place_of(f) for f in fields)})"
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(_values(fields, rows, connection)))
    history = quote(_history(model)._meta.db_table)
    own = quote(model._meta.db_table)
    fresh = f"id > %s AND NOT EXISTS (SELECT 1 FROM {history} AS kept WHERE kept.id = {own}.id)"  # noqa: S608
    _remember(model, fresh, [last], "+", user)
    return last


def update(model: type[Model], rows: Mapping[int, Mapping[str, Any]], user: User | None) -> None:
    """Set attributes of rows ({pk: {attribute name: value}}, the same names in each), with a new version
    in the history. No signal is sent; must run in a transaction."""
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    names = list(next(iter(rows.values())))
    columns = [quote(str(model._meta.get_field(name).column)) for name in names]  # type: ignore[union-attr]
    statement = (
        f"UPDATE {quote(model._meta.db_table)} SET {', '.join(f'{c} = %s' for c in columns)} WHERE id = %s"  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*(values[n] for n in names), pk) for pk, values in rows.items()])
    for pks in _chunks(list(rows)):
        _remember(model, f"id IN ({', '.join(['%s'] * len(pks))})", pks, "~", user)


def _history(model: type[Model]) -> type[Model]:
    history: Any = model._default_manager.model.history  # type: ignore[attr-defined]
    return history.model  # type: ignore[no-any-return]


def _remember(model: type[Model], which: str, params: Sequence[Any], kind: str, user: User | None) -> None:
    """Copy the rows that the condition `which` names into the history, as versions of one moment."""
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    history = _history(model)
    added = {
        "history_date": timezone.now(),
        "history_change_reason": None,
        "history_type": kind,
        "history_user_id": user.pk if user else None,
    }
    own = [
        quote(str(f.column))
        for f in history._meta.concrete_fields
        if not f.primary_key and f.column not in added
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} ({', '.join([*own, *added])}) "  # noqa: S608
            f"SELECT {', '.join(own)}, %s, %s, %s, %s FROM {quote(model._meta.db_table)} WHERE {which}",
            [*_times(connection, added), *params],
        )


def _times(connection: Any, added: Mapping[str, Any]) -> list[Any]:
    moment = connection.ops.adapt_datetimefield_value(added["history_date"])
    return [moment, *list(added.values())[1:]]


def _place_of(field: Field[Any, Any]) -> str:
    return "ST_GeomFromWKB(%s, 4326)" if isinstance(field, GeometryField) else "%s"


def _values(
    fields: Sequence[Any], rows: Iterable[Mapping[str, Any]], connection: Any
) -> Iterator[tuple[Any, ...]]:
    uuids = {f.attname for f in fields if isinstance(f, UUIDField)}
    for row in rows:
        yield tuple(
            field.get_db_prep_value(value, connection) if field.attname in uuids else value
            for field in fields
            for value in [row[field.attname] if field.attname in row else field.get_default()]
        )


def _chunks(pks: list[int]) -> Iterator[list[int]]:
    return (pks[i : i + CHUNK] for i in range(0, len(pks), CHUNK))
