"""Published events as numpy columns, read in a fixed number of plain queries, and what they refer to.

No ORM object is made: a million events take seconds and little memory. What many rows share (kinds,
parties, testimonies, footprints) stands once in the dictionaries, and rows refer to it by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.db.models import BinaryField, Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from places.models import Actor, ControlFact, Event, EventType, Participant, Source
from places.models.base import Status
from places.models.events import Role
from places.publishing import columns, shapes
from places.publishing.functions import Day, ShapeKind, X, Y
from places.publishing.rows import public_claims, with_parents
from places.publishing.wire import NO_DAY, EventArrays

SYNTHETIC = "synthetic-"
"""Keys of made-up sources begin with it (places/desk/synthetic/words.py)."""

_AT_ONCE = 20_000
_DEGREE = 100_000
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


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
    table = _matrix(
        Event.objects.published().order_by("pk"),
        ("pk", "type_id", "place_id", "where_prec", "date_prec", "credibility"),
        wrong=Cast("disputed", IntegerField()),
        first=Day("earliest"),
        last=Day("latest"),
        x=X("point"),
        y=Y("point"),
    )
    pks = table[:, 0].astype(np.int64)
    kind, kinds = _kinds(table, {event_type.pk: i for i, event_type in enumerate(types)})
    told, reports, sources = _testimonies(pks)
    acting, actors = _parties(pks)
    footprint, footprints = _footprints(pks)
    return Public(
        arrays=EventArrays(
            lon=np.rint(table[:, 9] * _DEGREE).astype(np.int64),
            lat=np.rint(table[:, 10] * _DEGREE).astype(np.int64),
            earliest=_days(table[:, 7]),
            latest=_days(table[:, 8]),
            kind=kind,
            party=acting.ids,
            testimony=told.ids,
            footprint=footprint,
            place=_numbers(table[:, 2], place_index),
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
        synthetic=any((source.key or "").startswith(SYNTHETIC) for source in sources),
    )


def _matrix(rows: QuerySet[Any], names: Sequence[str], **expressions: Any) -> Floats:
    """The rows' values, a column each, NULL as NaN; exact for whole numbers below 2**53."""
    values = iter(
        rows.annotate(**expressions).values_list(*names, *expressions).iterator(chunk_size=_AT_ONCE)
    )
    parts = list(_parts(values))
    width = len(names) + len(expressions)
    return np.concatenate(parts) if parts else np.zeros((0, width))


def _parts(values: Iterator[tuple[Any, ...]]) -> Iterator[Floats]:
    while part := list(islice(values, _AT_ONCE)):
        yield np.array(part, dtype=np.float64)


def _days(column: Floats) -> Ints:
    return np.where(np.isnan(column), NO_DAY, column).astype(np.int64)


def _numbers(column: Floats, index: dict[int, int]) -> Ints:
    """Each key's number, -1 for none and for one that the index does not know."""
    keys, inverse = np.unique(np.where(np.isnan(column), -1, column).astype(np.int64), return_inverse=True)
    return np.array([index.get(key, -1) for key in keys.tolist()], dtype=np.int64)[inverse]


def _kinds(table: Floats, type_index: dict[int, int]) -> tuple[Ints, list[list[int]]]:
    """Of each row the number of its combination, and the combinations:
    [type, status, credibility, disputed, where_prec, date_prec (0 unknown)].
    """
    published = list(Status.values).index(Status.PUBLISHED)
    count = len(table)
    combined = np.stack(
        (
            _numbers(table[:, 1], type_index),
            np.full(count, published),
            table[:, 5].astype(np.int64),
            table[:, 6].astype(np.int64),
            table[:, 3].astype(np.int64),
            np.nan_to_num(table[:, 4]).astype(np.int64),
        ),
        axis=1,
    )
    packed = combined @ (16 ** np.arange(combined.shape[1], dtype=np.int64)[::-1])
    _packed, first, ids = np.unique(packed, return_index=True, return_inverse=True)
    return ids, combined[first].tolist()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Of each event the number of its set of codes, and the sets, each ascending. No event, no set."""

    ids: Ints
    sets: list[tuple[int, ...]]


def group(owner: Ints, code: Ints, count: int) -> Grouped:
    """Group members (`owner` 0 … count − 1 has `code`) by owner, alike sets under one number.

    A trie over the sorted codes: one pass for each length, whatever the codes.
    """
    order = np.lexsort((code, owner))
    owner, code = owner[order], code[order]
    if len(owner):
        fresh = np.append(True, (owner[1:] != owner[:-1]) | (code[1:] != code[:-1]))
        owner, code = owner[fresh], code[fresh]
    place = np.arange(len(owner)) - np.searchsorted(owner, owner)
    width = int(code.max(initial=0)) + 1
    ids = np.zeros(count, dtype=np.int64)
    sets: list[tuple[int, ...]] = [()]
    for length in range(int(place.max(initial=-1)) + 1):
        here = place == length
        extended, inverse = np.unique(ids[owner[here]] * width + code[here], return_inverse=True)
        ids[owner[here]] = len(sets) + inverse
        sets += [(*sets[before], last) for before, last in (divmod(one, width) for one in extended.tolist())]
    used, ids = np.unique(ids, return_inverse=True)
    return Grouped(ids, [sets[number] for number in used.tolist()])


def _owned(pks: Ints, table: Floats) -> tuple[Ints, Floats]:
    """The rows of `table` (first column: an event's primary key) whose event is there, and its number."""
    events = table[:, 0].astype(np.int64)
    at = np.searchsorted(pks, events)
    known = np.zeros(len(events), dtype=bool)
    if len(pks):
        known = pks[np.minimum(at, len(pks) - 1)] == events
    return at[known], table[known]


def _testimonies(pks: Ints) -> tuple[Grouped, int, list[Source]]:
    """Which sources tell of each event; how many reports do; the sources by name."""
    told = public_claims().order_by()
    owner, table = _owned(pks, _matrix(told, ("event_id", "report_id", "report__source_id")))
    keys = np.unique(table[:, 2]).astype(np.int64).tolist()
    sources = list(Source.objects.filter(pk__in=keys).order_by("name_en", "pk"))
    index = {source.pk: i for i, source in enumerate(sources)}
    return group(owner, _numbers(table[:, 2], index), len(pks)), len(np.unique(table[:, 1])), sources


def _parties(pks: Ints) -> tuple[Grouped, list[Actor]]:
    """Who takes part in each event, as actor × number of roles + role, and every actor that is spoken of."""
    roles = {role: number for number, role in enumerate(Role.values)}
    role = Case(
        *(When(role=name, then=Value(number)) for name, number in roles.items()), output_field=IntegerField()
    )
    taking = Participant.objects.filter(event__isnull=False).order_by()
    owner, table = _owned(pks, _matrix(taking, ("event_id", "actor_id"), part=role))
    actors = _spoken_of(set(np.unique(table[:, 1]).astype(np.int64).tolist()))
    index = {actor.pk: i for i, actor in enumerate(actors)}
    return group(
        owner, _numbers(table[:, 1], index) * len(roles) + table[:, 2].astype(np.int64), len(pks)
    ), actors


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
    numbers: list[int] = []
    keys: list[int] = []
    for key, outline in areas.values_list("pk", "outline").iterator(chunk_size=_AT_ONCE):
        keys.append(key)
        numbers.append(seen.setdefault(bytes(outline), len(seen)))
    footprint = np.full(len(pks), -1, dtype=np.int64)
    at = np.searchsorted(pks, np.array(keys, dtype=np.int64))
    known = at < len(pks)
    known[known] = pks[at[known]] == np.array(keys, dtype=np.int64)[known]
    footprint[at[known]] = np.array(numbers, dtype=np.int64)[known]
    drawn = [shapes.rounded(shapely.from_wkb(outline), shapes.TOLERANCE_DEG) for outline in seen]
    return footprint, drawn
