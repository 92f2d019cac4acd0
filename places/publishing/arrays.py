"""Published events as numpy columns, read in a fixed number of plain queries, and what they refer to.

No ORM object is made: a million events take seconds and little memory. What many rows share (kinds,
parties, testimonies, footprints) stands once in the dictionaries, and rows refer to it by number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BinaryField, Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce

from places.models import Actor, Claim, ControlFact, Event, EventType, Participant, Report, Source
from places.models.base import Status
from places.models.events import Role
from places.models.reports import ClaimStatus
from places.publishing import columns, shapes
from places.publishing.functions import NOTHING, Day, Number, ShapeKind, X, Y
from places.publishing.rows import public_claims, with_parents
from places.publishing.wire import NO_DAY, EventArrays

_AT_ONCE = 20_000
_DEGREE = 100_000
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Public:
    """The events of an edition: `pks[i]` is the primary key of row i of `arrays` (by primary key, ascending).

    `dictionaries` is what the file of that name holds; `reports` counts those that tell of the events;
    `synthetic` says whether any of them is made up.
    """

    arrays: EventArrays
    pks: Ints
    dictionaries: dict[str, Any]
    reports: int
    synthetic: bool


def read(place_index: dict[int, int]) -> Public:
    """Everything published; `place_index` gives a place's number in the places file by primary key."""
    types = list(EventType.objects.order_by("position", "code"))
    pks, kind, place, earliest, latest, lon, lat = _columns(
        Event.objects.published().order_by("pk"),
        "pk", _PACKED_KIND, "place_id", Day("earliest"), Day("latest"), X("point"), Y("point"),
    )  # fmt: skip
    kind, kinds = _kinds(kind, {event_type.pk: i for i, event_type in enumerate(types)})
    told, reports, sources = _testimonies(pks)
    acting, actors = _parties(pks)
    footprint, footprints = _footprints(pks)
    return Public(
        arrays=EventArrays(
            lon=np.rint(lon * _DEGREE).astype(np.int64),
            lat=np.rint(lat * _DEGREE).astype(np.int64),
            earliest=np.where(earliest == NOTHING, NO_DAY, earliest),
            latest=np.where(latest == NOTHING, NO_DAY, latest),
            kind=kind,
            party=acting.ids,
            testimony=told.ids,
            footprint=footprint,
            place=_numbers(place, place_index),
        ),
        pks=pks,
        dictionaries={
            **columns.dictionaries(types, actors, sources),
            "kinds": kinds,
            "parties": [[list(divmod(code, len(Role.values))) for code in set_] for set_ in acting.sets],
            "testimonies": [list(set_) for set_ in told.sets],
            "footprints": footprints,
        },
        reports=reports,
        synthetic=any(source.synthetic for source in sources),
    )


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


def _numbers(column: Ints, index: dict[int, int]) -> Ints:
    """Each key's number, -1 for none and for one that the index does not know."""
    keys, inverse = np.unique(column, return_inverse=True)
    return np.array([index.get(key, -1) for key in keys.tolist()], dtype=np.int64)[inverse]


_PACKED_KIND = (
    F("type_id") * 1024
    + F("where_prec") * 128
    + Coalesce(F("date_prec"), 0) * 16
    + F("credibility") * 2
    + Cast("disputed", IntegerField())
)
"""A kind as one number; three bits hold each precision and the credibility (rules of the database)."""


def _kinds(packed: Ints, type_index: dict[int, int]) -> tuple[Ints, list[list[int]]]:
    """Of each row the number of its combination, and the combinations:
    [type, status, credibility, disputed, where_prec, date_prec (0 unknown)].
    """
    published = list(Status.values).index(Status.PUBLISHED)
    different, ids = np.unique(packed, return_inverse=True)
    kinds = [
        [type_index[one >> 10], published, one >> 1 & 7, one & 1, one >> 7 & 7, one >> 4 & 7]
        for one in different.tolist()
    ]
    return ids, kinds


@dataclass(frozen=True, slots=True)
class Grouped:
    """Of each event the number of its set of codes, and the sets, each ascending. No event, no set."""

    ids: Ints
    sets: list[tuple[int, ...]]


def group(owner: Ints, code: Ints, count: int) -> Grouped:
    """Group members (`owner` 0 … count − 1 has `code`) by owner, alike sets under one number.

    A trie over the sorted codes: one pass for each length, whatever the codes.
    """
    bits = int(code.max(initial=0)).bit_length()
    members = np.sort((owner << bits) | code)  # one sort of plain numbers is ten times a lexsort
    if len(members):
        members = members[np.append(True, members[1:] != members[:-1])]
    owner, code = members >> bits, members & ((1 << bits) - 1)
    place = np.arange(len(owner)) - np.searchsorted(owner, owner)
    ids = np.zeros(count, dtype=np.int64)
    sets: list[tuple[int, ...]] = [()]
    for length in range(int(place.max(initial=-1)) + 1):
        here = place == length
        extended, inverse = np.unique((ids[owner[here]] << bits) | code[here], return_inverse=True)
        ids[owner[here]] = len(sets) + inverse
        sets += [(*sets[one >> bits], one & ((1 << bits) - 1)) for one in extended.tolist()]
    used, ids = np.unique(ids, return_inverse=True)
    return Grouped(ids, [sets[number] for number in used.tolist()])


def _among(pks: Ints, keys: Ints) -> tuple[Ints, Bools]:
    """Where each key stands among the ascending `pks`, and whether it does; other places mean nothing."""
    at = np.searchsorted(pks, keys)
    known = at < len(pks)
    known[known] = pks[at[known]] == keys[known]
    return at, known


def _testimonies(pks: Ints) -> tuple[Grouped, int, list[Source]]:
    """Which sources tell of each event; how many reports do; the sources by name."""
    # What public_claims() joins is joined here: over a million claims the database takes its time.
    reports, source_of = _columns(Report.objects.published().order_by("pk"), "pk", "source_id")
    accepted = Claim.objects.filter(status=ClaimStatus.ACCEPTED, event__isnull=False).order_by()
    by, of = _columns(accepted, "report_id", "event_id")
    report, telling = _among(reports, by)
    owner, known = _among(pks, of)
    report, owner = report[telling & known], owner[telling & known]
    source = source_of[report]
    sources = list(Source.objects.filter(pk__in=np.unique(source).tolist()).order_by("name_en", "pk"))
    index = {row.pk: i for i, row in enumerate(sources)}
    return group(owner, _numbers(source, index), len(pks)), len(np.unique(report)), sources


def _parties(pks: Ints) -> tuple[Grouped, list[Actor]]:
    """Who takes part in each event, as actor × number of roles + role, and every actor that is spoken of."""
    roles = len(Role.values)
    role = Case(
        *(When(role=name, then=Value(number)) for number, name in enumerate(Role.values)),
        output_field=IntegerField(),
    )
    taking = Participant.objects.filter(event__isnull=False).order_by()
    events, parts = _columns(taking, "event_id", F("actor_id") * roles + role)
    owner, known = _among(pks, events)
    actor, part = divmod(parts[known], roles)
    actors = _spoken_of(set(np.unique(actor).tolist()))
    index = {row.pk: i for i, row in enumerate(actors)}
    return group(owner[known], _numbers(actor, index) * roles + part, len(pks)), actors


def _spoken_of(acting: set[int]) -> list[Actor]:
    """These actors, those whom public claims or facts name, and all that they are part of; by name.
    A name that only a draft knows stays at the desk.
    """
    claims = public_claims().order_by()
    named = Q(Exists(Participant.objects.filter(actor=OuterRef("pk"), claim__in=claims.values("pk"))))
    named |= Q(Exists(claims.filter(claimant=OuterRef("pk"))))
    named |= Q(Exists(ControlFact.objects.published().filter(actor=OuterRef("pk"))))
    spoken = acting | set(
        Actor.objects.exclude(pk__in=acting).filter(named).order_by().values_list("pk", flat=True)
    )
    return with_parents(spoken)


def _footprints(pks: Ints) -> tuple[Ints, list[dict[str, Any]]]:
    """Of each event the number of its footprint (-1: a point), and the different footprints."""
    areas = (
        Event.objects.published()
        .order_by("pk")
        .annotate(form=ShapeKind("geometry"))
        .exclude(form="POINT")
        .annotate(outline=Cast(AsWKB("geometry"), BinaryField()))
    )
    seen: dict[bytes, int] = {}
    keys: list[int] = []
    numbers: list[int] = []
    for values in stream(areas.values_list("pk", "outline")):
        for key, outline in values:
            keys.append(key)
            numbers.append(seen.setdefault(bytes(outline), len(seen)))
    footprint = np.full(len(pks), -1, dtype=np.int64)
    at, known = _among(pks, np.array(keys, dtype=np.int64))
    footprint[at[known]] = np.array(numbers, dtype=np.int64)[known]
    drawn = [shapes.rounded(shapely.from_wkb(outline), shapes.TOLERANCE_DEG) for outline in seen]
    return footprint, drawn
