"""What the first page of the admin shows: the queues, and what was published last."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from places.models import Event, Report, User
from places.models.base import Status
from places.wording import reasons

register = template.Library()
MOST_LEFT_FIRST = "-6"
"""The reports' sixth column, what waits, from the most to the least."""


@register.filter
def said(reason: str | None) -> str:
    """Why a row was written or how a date is known, in the reader's language."""
    return "; ".join(reasons.said(part) for part in (reason or "").split("; "))


@register.simple_tag
def queues(user: User) -> list[dict[str, Any]]:
    """What waits, for those who may see it: {"label", "count", "url" of the filtered list}."""
    if not user.has_perms(("places.view_report", "places.view_event")):
        return []
    reports, events = reverse("admin:places_report_changelist"), reverse("admin:places_event_changelist")
    open_reports = Report.objects.exclude(status=Status.REJECTED)
    return [
        {
            "label": _("reports with places to confirm"),
            "count": open_reports.filter(mentions__status="proposed", mentions__within_actor=None)
            .distinct()
            .count(),
            "url": f"{reports}?waiting=mentions&o={MOST_LEFT_FIRST}",
        },
        {
            "label": _("reports with claims to decide"),
            "count": open_reports.filter(claims__status="proposed").distinct().count(),
            "url": f"{reports}?waiting=claims&o={MOST_LEFT_FIRST}",
        },
        {
            "label": _("draft events to review"),
            "count": Event.objects.filter(status=Status.DRAFT).count(),
            "url": f"{events}?status__exact=draft",
        },
        {
            "label": _("reviewed events to publish"),
            "count": Event.objects.filter(status=Status.REVIEWED).count(),
            "url": f"{events}?status__exact=reviewed",
        },
        {
            "label": _("disputed events"),
            "count": Event.objects.filter(~Q(status=Status.REJECTED), disputed=True).count(),
            "url": f"{events}?disputed__exact=1",
        },
    ]


@register.simple_tag
def latest_publications(user: User, limit: int = 6) -> list[Event]:
    """The events that went to the public last; none for those who may not see events."""
    if not user.has_perm("places.view_event"):
        return []
    return Event.objects.published().select_related("reviewer").newest(limit)
