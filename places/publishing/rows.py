"""Which rows are public, by what name an actor goes, and the rows that the desk's own map shows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import models
from django.db.models import F

from places.models import Actor, Claim, ControlFact, Event, Participant, Source
from places.models.base import Status
from places.models.reports import ClaimStatus

DESK_MOST = 20_000
"""How many events the desk's map takes at once: it comes as one piece of JSON."""


def key_of(actor: Actor) -> str:
    """The actor's name in files and URLs: its seed key, or its UUID where an editor made it."""
    return actor.key or str(actor.uuid)


def public_claims() -> models.QuerySet[Claim]:
    """Accepted claims that a published report makes of a published event."""
    return Claim.objects.filter(
        status=ClaimStatus.ACCEPTED, report__status=Status.PUBLISHED, event__status=Status.PUBLISHED
    )


def with_parents(pks: set[int]) -> list[Actor]:
    """These actors and all that they are part of, by name. The table is small: it is read whole."""
    every = {actor.pk: actor for actor in Actor.objects.order_by("name_en", "pk")}
    wanted: set[int] = set()
    for pk in pks:
        climbing: int | None = pk
        while climbing is not None and climbing not in wanted:
            wanted.add(climbing)
            climbing = every[climbing].parent_id
    return [actor for pk, actor in every.items() if pk in wanted]


@dataclass(frozen=True, slots=True)
class Rows:
    """Events of every stage by their latest day, undated last, with what the columns tell of them by
    primary key. `actors` and `sources` are those that these rows speak of; `left_out` counts the
    published events, the oldest, that are more than DESK_MOST.
    """

    events: list[Event]
    participants: dict[int, list[Participant]]
    told_by: dict[int, set[int]]
    actors: list[Actor]
    sources: list[Source]
    left_out: int


def desk_rows() -> Rows:
    """What the staff may see: every event that has a place, what is not published yet before the rest."""
    placed = Event.objects.filter(point__isnull=False).select_related("type", "place")
    newest = F("latest").desc(nulls_last=True), "-pk"
    open_ = placed.exclude(status=Status.PUBLISHED).order_by(*newest)[:DESK_MOST]
    listed = [*open_, *placed.published().order_by(*newest)[: DESK_MOST - len(open_)]]
    listed.sort(key=lambda event: (event.latest is None, event.latest or 0, event.pk))
    pks = [event.pk for event in listed]
    participants: dict[int, list[Participant]] = defaultdict(list)
    for participant in Participant.objects.filter(event__in=pks).select_related("actor"):
        participants[participant.event_id or 0].append(participant)
    claims = Claim.objects.exclude(status=ClaimStatus.REJECTED).filter(event__in=pks).order_by()
    told_by: dict[int, set[int]] = defaultdict(set)
    speaking = set(ControlFact.objects.filter(actor__isnull=False).values_list("actor_id", flat=True))
    for pk, source, claimant in claims.values_list("event_id", "report__source_id", "claimant_id"):
        told_by[pk].add(source)
        speaking |= {claimant} - {None}
    speaking |= set(
        Participant.objects.filter(claim__in=claims.values("pk"))
        .order_by()
        .values_list("actor_id", flat=True)
    )
    speaking |= {participant.actor_id for part in participants.values() for participant in part}
    return Rows(
        events=listed,
        participants=participants,
        told_by=told_by,
        actors=with_parents(speaking),
        sources=list(Source.objects.filter(pk__in=set().union(*told_by.values())).order_by("name_en", "pk")),
        left_out=placed.count() - len(listed),
    )
