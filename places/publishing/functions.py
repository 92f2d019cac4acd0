"""Database functions that give plain numbers and words, alike on SpatiaLite and PostGIS."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, FloatField, Func, IntegerField

NOTHING = -(2**52)
"""What stands for NULL among whole numbers; exact as a float too."""


class Number(Func):
    """Any one expression that gives numbers, with NOTHING for NULL."""

    template = f"COALESCE(%(expressions)s, {NOTHING})"
    arity = 1


class Day(Func):
    """A date as days since 1970-01-01."""

    output_field = IntegerField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST(julianday(%(expressions)s) - 2440587.5 AS INTEGER)"
        return super().as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(
            compiler, connection, template="(%(expressions)s - DATE '1970-01-01')", **context
        )


class X(Func):
    """The longitude of a point, in degrees."""

    function = "ST_X"
    output_field = FloatField()
    arity = 1


class Y(Func):
    """The latitude of a point, in degrees."""

    function = "ST_Y"
    output_field = FloatField()
    arity = 1


class ShapeKind(Func):
    """The type of a geometry in capitals, such as POINT."""

    function = "GeometryType"
    output_field = CharField()
    arity = 1
