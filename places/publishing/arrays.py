"""Published events as the columns of an edition, and the dictionaries that they refer to.

What many rows share (kinds, parties, testimonies, footprints) stands once in the dictionaries, and rows
refer to it by number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from django.db.models import Exists, OuterRef, Q

from places.models import Actor, ControlFact, EventType, Participant, Source
from places.models.base import Status, WherePrec
from places.publishing import columns, raw, shapes
from places.publishing.raw import ROLES, Ints, Raw, stands
from places.publishing.rows import public_claims, with_parents
from places.publishing.wire import EventArrays


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
    return public(raw.read(), place_index)


def public(found: Raw, place_index: dict[int, int]) -> Public:
    """The same from what was read."""
    types = list(EventType.objects.order_by("position", "code"))
    kind, kinds = _kinds(found.kind, {event_type.pk: i for i, event_type in enumerate(types)})
    told, reports, sources = _testimonies(found)
    acting, actors = _parties(found)
    footprint, footprints = _footprints(found)
    return Public(
        arrays=EventArrays(
            lon=found.lon,
            lat=found.lat,
            earliest=found.earliest,
            latest=found.latest,
            kind=kind,
            party=acting.ids,
            testimony=told.ids,
            footprint=footprint,
            place=_numbers(found.place, place_index),
        ),
        pks=found.pks,
        dictionaries={
            **columns.dictionaries(types, actors, sources),
            "kinds": kinds,
            "parties": [[list(divmod(code, ROLES)) for code in set_] for set_ in acting.sets],
            "testimonies": [list(set_) for set_ in told.sets],
            "footprints": footprints,
        },
        reports=reports,
        synthetic=any(source.synthetic for source in sources),
    )


def box(arrays: EventArrays, kinds: list[list[int]]) -> list[float] | None:
    """West, south, east and north in degrees (WGS 84) round the events that are known better than to their
    country, as `kinds` of the dictionaries say; None where there are none.
    """
    better = np.array([kind[4] < WherePrec.COUNTRY for kind in kinds], dtype=bool)[arrays.kind]
    lon, lat = arrays.lon[better], arrays.lat[better]
    if not len(lon):
        return None
    return [round(float(side) / 1e5, 5) for side in (lon.min(), lat.min(), lon.max(), lat.max())]


def _numbers(column: Ints, index: dict[int, int]) -> Ints:
    """Each key's number, -1 for none and for one that the index does not know."""
    keys, inverse = np.unique(column, return_inverse=True)
    return np.array([index.get(key, -1) for key in keys.tolist()], dtype=np.int64)[inverse]


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


def _testimonies(found: Raw) -> tuple[Grouped, int, list[Source]]:
    """Which sources tell of each event; how many reports do; the sources by name."""
    report, telling = stands(found.reports, found.teller)
    owner, known = stands(found.pks, found.told)
    report, owner = report[telling & known], owner[telling & known]
    source = found.sources[report]
    sources = list(Source.objects.filter(pk__in=np.unique(source).tolist()).order_by("name_en", "pk"))
    index = {row.pk: i for i, row in enumerate(sources)}
    counted = int(np.count_nonzero(np.bincount(report, minlength=1)))
    return group(owner, _numbers(source, index), len(found.pks)), counted, sources


def _parties(found: Raw) -> tuple[Grouped, list[Actor]]:
    """Who takes part in each event, as actor × ROLES + role, and every actor that is spoken of."""
    owner, known = stands(found.pks, found.acting)
    actor, part = divmod(found.part[known], ROLES)
    actors = _spoken_of(set(np.unique(actor).tolist()))
    index = {row.pk: i for i, row in enumerate(actors)}
    return group(owner[known], _numbers(actor, index) * ROLES + part, len(found.pks)), actors


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


def _footprints(found: Raw) -> tuple[Ints, list[dict[str, Any]]]:
    """Of each event the number of its footprint (-1: a point), and the different footprints, in the order in
    which the events name them.
    """
    there = np.flatnonzero(found.outline >= 0)
    used, first, inverse = np.unique(found.outline[there], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(used), dtype=np.int64)
    rank[order] = np.arange(len(used))
    footprint = np.full(len(found.pks), -1, dtype=np.int64)
    footprint[there] = rank[inverse]
    outlines = [found.outlines[number] for number in used[order].tolist()]
    return footprint, [shapes.rounded(shapely.from_wkb(wkb), shapes.TOLERANCE_DEG) for wkb in outlines]
