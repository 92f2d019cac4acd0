"""What a published event rests on: accepted claims of published reports. None stands on the map without."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from places.models import Claim, Event, Report
from places.models.base import Status
from places.models.reports import ClaimStatus

_PUBLIC = Claim.objects.filter(status=ClaimStatus.ACCEPTED, report__status=Status.PUBLISHED)


def testimony(event: Event) -> QuerySet[Claim]:
    """The claims that bear an event out in public."""
    return _PUBLIC.filter(event=event)


def bereft_on(report: Report) -> QuerySet[Event]:
    """The published events that a report's claims belong to, and that no claim bears out as things stand."""
    return bereft(Q(pk__in=report.claims.filter(event__isnull=False).values("event")))


def bereft(events: Q) -> QuerySet[Event]:
    """Of these events, the published ones that no claim bears out."""
    rows = Event.objects.filter(events, status=Status.PUBLISHED)
    return rows.exclude(Exists(_PUBLIC.filter(event=OuterRef("pk")))).order_by("pk")
