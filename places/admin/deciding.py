"""A row's way through the review services from the admin: one at a time from its form, many from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.desk import review
from places.desk.undo import Step, undoable
from places.models import Event, Report

NAMED = 10


def decide(request: HttpRequest, row: Any, name: str) -> bool:
    """Send a row to the service of desk.review with this name; whether that took it. The editor is told why
    not, and which events left the map along with a report."""
    try:
        with undoable() as steps:
            getattr(review, name)(row, request.user)
    except review.ReviewError as error:
        said = str(error)
        messages.error(request, said if str(row) in said else f"{row}: {said}")
        return False
    _tell_withdrawn(request, row, steps)
    return True


def bulk_action(name: str, label: Any) -> Callable[..., None]:
    """An action of a list that decides on each chosen row by itself."""

    def action(modeladmin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        done = sum(decide(request, row, name) for row in queryset)
        if done:
            said = ngettext("Done for %(n)d row.", "Done for %(n)d rows.", done) % {"n": done}
            messages.success(request, f"{label}: {said}")

    action.__name__ = name
    return admin.action(description=label, permissions=["change"])(action)


def _tell_withdrawn(request: HttpRequest, row: Any, steps: Sequence[Step]) -> None:
    """Name the events that left the map together with the report on which alone they rested."""
    events = [step["pk"] for step in steps if step["model"] == "event"]
    if not events or not isinstance(row, Report):
        return
    names = [event.title for event in Event.objects.filter(pk__in=events[:NAMED]).order_by("pk")]
    said = ngettext(
        "%(n)d event left the map with “%(report)s”, on which alone it rested: %(events)s",
        "%(n)d events left the map with “%(report)s”, on which alone they rested: %(events)s",
        len(events),
    ) % {"n": len(events), "report": row, "events": _(", ").join(names)}
    messages.warning(request, said if len(events) <= NAMED else f"{said} …")
