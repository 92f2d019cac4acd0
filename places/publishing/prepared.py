"""Hot queries whose SQL is made once: building it takes Django longer than the database needs to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, Lookup, QuerySet

if TYPE_CHECKING:  # generic for the type checker only
    AnyLookup = Lookup[Any]
else:
    AnyLookup = Lookup

_KEYS = object()
"""Stands among a query's parameters where the keys will be."""


class _Among(AnyLookup):
    """That a column is one of the keys: one parameter, however many they are."""

    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, self.rhs]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, self.rhs]


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    params: tuple[Any, ...]
    names: list[str]
    converters: list[tuple[int, list[Any], Any]]


class Prepared:
    """The rows of a `values()` whose `column` is among some keys (whole numbers).

    `make` gives the queryset and is called once a database; it must not depend on anything that changes.
    """

    def __init__(self, column: str, make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._column, self._make = column, make
        self._made: dict[str, _Compiled] = {}

    def rows(self, keys: Iterable[int]) -> list[dict[str, Any]]:
        """The rows, in the order of the queryset; one query, none without keys."""
        wanted = list(keys)
        if not wanted:
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        compiled = self._compiled(connection)
        given: Any = orjson.dumps(wanted).decode() if connection.vendor == "sqlite" else wanted
        params = [given if param is _KEYS else param for param in compiled.params]
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, params)
            found = cursor.fetchall()
        return [self._row(values, compiled, connection) for values in found]

    def _compiled(self, connection: Any) -> _Compiled:
        made = self._made.get(connection.vendor)
        if made is None:
            query = self._make().filter(_Among(F(self._column), _KEYS)).query
            compiler = query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            chosen = [expression for expression, _sql, _alias in compiler.select]
            converters = compiler.get_converters(chosen)
            made = _Compiled(
                sql,
                tuple(params),
                list(query.selected or [*query.values_select, *query.annotation_select]),
                [(at, list(convert), expression) for at, (convert, expression) in converters.items()],
            )
            self._made[connection.vendor] = made
        return made

    @staticmethod
    def _row(values: tuple[Any, ...], compiled: _Compiled, connection: Any) -> dict[str, Any]:
        row = list(values)
        for at, converters, expression in compiled.converters:
            for convert in converters:
                row[at] = convert(row[at], expression, connection)
        return dict(zip(compiled.names, row, strict=False))
