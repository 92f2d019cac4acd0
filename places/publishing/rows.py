"""What the snapshot is made of, read in a fixed number of queries whatever the number of rows.

Every function takes the querysets it may read from, so that the same code serves the public
(published rows only) and the desk (all rows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from places.models import Actor, Claim, ControlFact, Event, Figure, Participant, Report, Source
from places.models.reports import ClaimStatus
from places.querysets import EventQuerySet, ReviewedQuerySet


@dataclass(frozen=True, slots=True)
class Rows:
    """Events in snapshot order with all that hangs on them.

    `claims`, `participants` and `figures` go by the event's pk; a claim's own participants and
    figures by the claim's pk. `actors` and `sources` hold those that these rows speak of (and
    the actors that they are part of), and no others: a name that only a draft knows stays at
    the desk.
    """

    events: list[Event]
    claims: dict[int, list[Claim]]
    participants: dict[int, list[Participant]]
    figures: dict[int, list[Figure]]
    claim_participants: dict[int, list[Participant]]
    claim_figures: dict[int, list[Figure]]
    actors: list[Actor]
    sources: list[Source]


def key_of(actor: Actor) -> str:
    """The actor's name in files and URLs: its seed key, or its UUID where an editor made it."""
    return actor.key or str(actor.uuid)


def public_claims() -> models.QuerySet[Claim]:
    """Accepted claims that a published report makes of a published event."""
    return Claim.objects.filter(
        status=ClaimStatus.ACCEPTED,
        report__in=Report.objects.published().values("pk"),
        event__in=Event.objects.published().values("pk"),
    )


def public_rows() -> Rows:
    """What everybody may see."""
    return _read(Event.objects.published(), public_claims(), ControlFact.objects.published())


def desk_rows() -> Rows:
    """What the staff may see: every event that has a place, with every claim not rejected."""
    claims = Claim.objects.exclude(status=ClaimStatus.REJECTED)
    return _read(Event.objects.filter(point__isnull=False), claims, ControlFact.objects.all())


def _read(
    events: EventQuerySet, claims: models.QuerySet[Claim], facts: ReviewedQuerySet[ControlFact]
) -> Rows:
    listed = list(events.select_related("type", "place"))
    listed.sort(key=lambda event: (event.latest is None, event.latest or 0, event.pk))
    told = list(
        claims.filter(event__in=events)
        .select_related("type", "claimant")
        .prefetch_related("mentions__place", "report__source", "report__translation_of")
        .order_by("report__pk", "evidence_start")
    )
    of_events = Participant.objects.filter(event__in=events).select_related("actor")
    of_claims = Participant.objects.filter(claim__in=told).select_related("actor")
    participants, claim_participants = _by(of_events, "event_id"), _by(of_claims, "claim_id")
    speaking = {p.actor_id for rows in (*participants.values(), *claim_participants.values()) for p in rows}
    speaking |= {claim.claimant_id for claim in told if claim.claimant_id}
    speaking |= set(facts.filter(actor__isnull=False).values_list("actor_id", flat=True))
    return Rows(
        events=listed,
        claims=_by(told, "event_id"),
        participants=participants,
        figures=_by(Figure.objects.filter(event__in=events), "event_id"),
        claim_participants=claim_participants,
        claim_figures=_by(Figure.objects.filter(claim__in=told), "claim_id"),
        actors=_with_parents(speaking),
        sources=_sources(told),
    )


def _by(rows: Iterable[Any], attribute: str) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, attribute)].append(row)
    return groups


def _with_parents(pks: set[int]) -> list[Actor]:
    """These actors and all that they are part of, by name. The table is small: it is read whole."""
    every = {actor.pk: actor for actor in Actor.objects.order_by("name_en", "pk")}
    wanted: set[int] = set()
    for pk in pks:
        climbing: int | None = pk
        while climbing is not None and climbing not in wanted:
            wanted.add(climbing)
            climbing = every[climbing].parent_id
    return [actor for pk, actor in every.items() if pk in wanted]


def _sources(claims: Iterable[Claim]) -> list[Source]:
    sources = {claim.report.source_id: claim.report.source for claim in claims}
    return sorted(sources.values(), key=lambda source: (source.name_en, source.pk))
