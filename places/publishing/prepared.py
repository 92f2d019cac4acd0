"""Hot queries whose SQL is made once: building it takes Django longer than the database needs to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BooleanField, F, Lookup, Q, QuerySet, UUIDField

if TYPE_CHECKING:  # generic for the type checker only
    AnyLookup = Lookup[Any]
else:
    AnyLookup = Lookup

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Keys:
    """Stands among a query's parameters where the keys of a column will be."""

    column: int


class _Among(AnyLookup):
    """That a column is one of the keys: one parameter, however many they are."""

    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        keys = self.rhs if isinstance(self.rhs, _Keys) else orjson.dumps(self.rhs).decode()
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, keys]  # noqa: S608

    def as_postgresql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, self.rhs]


def among(column: str, keys: Sequence[int]) -> Q:
    """That a column is one of these keys, however many: Django's own `__in` has a bound on SQLite."""
    return Q(_Among(F(column), list(keys)))


@dataclass(frozen=True)
class _Compiled:
    sql: str
    params: tuple[Any, ...]
    names: list[str]
    converters: list[tuple[int, Convert]]

    @cached_property
    def native(self) -> str:
        """The SQL with the placeholders of SQLite's driver."""
        return self.sql % (("?",) * len(self.params))


class Prepared:
    """The rows of a `values()` of which one of some `columns` is among keys (whole numbers) given for it.

    UUIDs come as text, with dashes: no page wants more of them. `make` gives the queryset and is called once
    a database; it must not depend on anything that changes.
    """

    def __init__(self, columns: str | tuple[str, ...], make: Callable[[], QuerySet[Any, Any]]) -> None:
        self._columns = (columns,) if isinstance(columns, str) else columns
        self._make = make
        self._made: dict[str, _Compiled] = {}

    def rows(self, *keys: Iterable[int]) -> list[dict[str, Any]]:
        """The rows, in the order of the queryset; `keys` for each column. One query, none without keys."""
        wanted = [list(some) for some in keys]
        if not any(wanted):
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        compiled = self._made.get(connection.vendor) or self._compile(connection)
        given: list[Any] = wanted
        if connection.vendor == "sqlite":
            given = [orjson.dumps(some).decode() for some in wanted]
        params = [given[one.column] if isinstance(one, _Keys) else one for one in compiled.params]
        found = _fetch(connection, compiled, params)
        names, converters = compiled.names, compiled.converters
        rows = [dict(zip(names, values, strict=False)) for values in found]
        for row in rows:
            for at, convert in converters:
                name = names[at]
                row[name] = convert(row[name])
        return rows

    def _compile(self, connection: Any) -> _Compiled:
        found = [Q(_Among(F(name), _Keys(at))) for at, name in enumerate(self._columns)]
        query = self._make().filter(reduce(or_, found)).query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        chosen = [expression for expression, _sql, _alias in compiler.select]
        converters = [
            (at, convert)
            for at, expression in enumerate(chosen)
            if (convert := _converter(expression, compiler.get_converters([expression]), connection))
        ]
        names = list(query.selected or [*query.values_select, *query.annotation_select])
        made = self._made[connection.vendor] = _Compiled(sql, tuple(params), names, converters)
        return made


def _fetch(connection: Any, compiled: _Compiled, params: list[Any]) -> list[tuple[Any, ...]]:
    """All rows. From SQLite's driver itself, unless somebody counts or wraps the queries: Django looks for
    placeholders in the text each time, which takes as long as most of these answers.
    """
    if connection.vendor == "sqlite" and not (connection.queries_logged or connection.execute_wrappers):
        connection.ensure_connection()
        with connection.wrap_database_errors:
            found: list[tuple[Any, ...]] = connection.connection.execute(compiled.native, params).fetchall()
            return found
    with connection.cursor() as cursor:
        cursor.execute(compiled.sql, params)
        return list(cursor.fetchall())


def _converter(expression: Any, converters: Any, connection: Any) -> Convert | None:
    """What makes of a column's value, as the driver gives it, the one wanted; None where that is the same."""
    if isinstance(expression.output_field, UUIDField):
        return _dashed if connection.vendor == "sqlite" else _text
    steps = [one for ones, _expression in converters.values() for one in ones]
    if not steps:
        return None
    if isinstance(expression.output_field, BooleanField):
        return _truth

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, expression, connection)
        return value

    return convert


def _dashed(digits: str | None) -> str | None:
    """A UUID of 32 digits; making an object of it would take ten times as long."""
    if digits is None:
        return None
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _truth(value: Any) -> bool | None:
    return None if value is None else bool(value)
