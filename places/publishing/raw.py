"""What the database says of published events, as numpy columns of keys and codes, not numbered yet.

Read whole in a fixed number of plain queries, or, where an earlier reading is at hand, only what was written
to since: the two come to the same. No ORM object is made: a million events take seconds and little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from django.contrib.gis.db.models.functions import AsWKB
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BinaryField, Case, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from places.models import Claim, Event, Participant, Report
from places.models.events import Role
from places.models.reports import ClaimStatus
from places.publishing.functions import NOTHING, Day, Number, ShapeKind, X, Y
from places.publishing.prepared import among
from places.publishing.wire import NO_DAY

_AT_ONCE = 20_000
_DEGREE = 100_000
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

ROLES = len(Role.values)


@dataclass(frozen=True, slots=True)
class Raw:
    """Columns of one row an event, by primary key (`pks`, ascending), and relations in no order.

    kind: packed (see PACKED_KIND). place: primary key or NOTHING. earliest and latest: days since 1970-01-01
    or NO_DAY. lon, lat: WGS 84 in 1e-5 degrees. outline: index into `outlines` (WKB), -1 for a point; an
    outline may stand there that nothing refers to any more.
    teller, told: report and event of each accepted claim. acting, part: event, and actor × ROLES + role of
    each participant. reports, sources: every published report and its source.
    """

    pks: Ints
    kind: Ints
    place: Ints
    earliest: Ints
    latest: Ints
    lon: Ints
    lat: Ints
    outline: Ints
    teller: Ints
    told: Ints
    acting: Ints
    part: Ints
    reports: Ints
    sources: Ints
    outlines: tuple[bytes, ...]


ARRAYS = tuple(field.name for field in fields(Raw) if field.name != "outlines")
_OF_EVENTS = ("pks", "kind", "place", "earliest", "latest", "lon", "lat", "outline")

PACKED_KIND = (
    F("type_id") * 1024
    + F("where_prec") * 128
    + Coalesce(F("date_prec"), 0) * 16
    + F("credibility") * 2
    + Cast("disputed", IntegerField())
)
"""A kind as one number; three bits hold each precision and the credibility (rules of the database)."""


def read(only: Sequence[int] | None = None) -> Raw:
    """Everything published, or what is of the events with these primary keys; of reports always all."""
    events = _of(Event.objects.published().order_by("pk"), "pk", only)
    pks, kind, place, earliest, latest, lon, lat = _columns(
        events, "pk", PACKED_KIND, "place_id", Day("earliest"), Day("latest"), X("point"), Y("point")
    )
    # What public_claims() joins is joined later: over a million claims the database takes its time.
    accepted = Claim.objects.filter(status=ClaimStatus.ACCEPTED, event__isnull=False).order_by()
    teller, told = _columns(_of(accepted, "event_id", only), "report_id", "event_id")
    taking = Participant.objects.filter(event__isnull=False).order_by()
    role = Case(
        *(When(role=name, then=Value(number)) for number, name in enumerate(Role.values)),
        output_field=IntegerField(),
    )
    acting, part = _columns(_of(taking, "event_id", only), "event_id", F("actor_id") * ROLES + role)
    reports, sources = _columns(Report.objects.published().order_by("pk"), "pk", "source_id")
    outline, outlines = _outlines(events, pks)
    return Raw(
        pks=pks,
        kind=kind,
        place=place,
        earliest=np.where(earliest == NOTHING, NO_DAY, earliest),
        latest=np.where(latest == NOTHING, NO_DAY, latest),
        lon=np.rint(lon * _DEGREE).astype(np.int64),
        lat=np.rint(lat * _DEGREE).astype(np.int64),
        outline=outline,
        teller=teller,
        told=told,
        acting=acting,
        part=part,
        reports=reports,
        sources=sources,
        outlines=outlines,
    )


def read_again(before: Raw, touched: Sequence[int]) -> Raw:
    """What read() would give now, where since `before` only these events were written to."""
    fresh = read(touched)
    keys = np.array(sorted(touched), dtype=np.int64)
    number = {outline: i for i, outline in enumerate(before.outlines)}
    renumbered = [number.setdefault(outline, len(number)) for outline in fresh.outlines]
    fresh = replace(fresh, outline=np.array([*renumbered, -1], dtype=np.int64)[fresh.outline])
    joined: dict[str, Ints] = {}
    for owner, names in {"pks": _OF_EVENTS, "told": ("teller", "told"), "acting": ("acting", "part")}.items():
        stays = ~stands(keys, getattr(before, owner))[1]
        for name in names:
            joined[name] = np.concatenate((getattr(before, name)[stays], getattr(fresh, name)))
    order = np.argsort(joined["pks"], kind="stable")
    for name in _OF_EVENTS:
        joined[name] = joined[name][order]
    return replace(fresh, **joined, outlines=tuple(number))


def stands(keys: Ints, wanted: Ints) -> tuple[Ints, Bools]:
    """Where each of the wanted stands among the ascending keys, and whether it does; other places mean
    nothing.
    """
    at = np.searchsorted(keys, wanted)
    known = at < len(keys)
    known[known] = keys[at[known]] == wanted[known]
    return at, known


def _of(rows: QuerySet[Any], column: str, only: Sequence[int] | None) -> QuerySet[Any]:
    return rows if only is None else rows.filter(among(column, only))


def _columns(rows: QuerySet[Any], *expressions: Any) -> list[Any]:
    """Of each expression, which must give numbers, its values as an array: of whole numbers unless it
    gives fractions, NOTHING for NULL. Read past the ORM's iterators, which take longer than the database.
    """
    named = {
        f"column_{i}": Number(F(given) if isinstance(given, str) else given)
        for i, given in enumerate(expressions)
    }
    parts: list[Floats] = []
    for values in stream(rows.annotate(**named).values_list(*named)):
        size = len(values) * len(named)
        parts.append(np.fromiter(chain.from_iterable(values), dtype=np.float64, count=size))
    table = (np.concatenate(parts) if parts else np.zeros(0)).reshape(-1, len(named)).T
    fractions = [isinstance(given, X | Y) for given in expressions]
    return [
        column.copy() if fraction else column.astype(np.int64)
        for column, fraction in zip(table, fractions, strict=True)
    ]


def stream(rows: QuerySet[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The values of a values_list(), as the driver gives them, some thousand rows at a time."""
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return
    with connections[rows.db].chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while values := cursor.fetchmany(_AT_ONCE):
            yield values


def _outlines(events: QuerySet[Event], pks: Ints) -> tuple[Ints, tuple[bytes, ...]]:
    """Of each event the number of its outline (-1: a point), and the different outlines as WKB."""
    areas = (
        events.annotate(form=ShapeKind("geometry"))
        .exclude(form="POINT")
        .annotate(wkb=Cast(AsWKB("geometry"), BinaryField()))
    )
    seen: dict[bytes, int] = {}
    keys: list[int] = []
    numbers: list[int] = []
    for values in stream(areas.values_list("pk", "wkb")):
        for key, wkb in values:
            keys.append(key)
            numbers.append(seen.setdefault(bytes(wkb), len(seen)))
    outline = np.full(len(pks), -1, dtype=np.int64)
    at, known = stands(pks, np.array(keys, dtype=np.int64))
    outline[at[known]] = np.array(numbers, dtype=np.int64)[known]
    return outline, tuple(seen)
