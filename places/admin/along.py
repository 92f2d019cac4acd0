"""Tell an editor which events left the map together with the report on which alone they rested."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.desk.undo import Step
from places.models import Event, Report

NAMED = 10


def tell_withdrawn(request: HttpRequest, row: Any, steps: Sequence[Step]) -> None:
    """`steps` are what a move of `row` wrote. Silent where no event went along."""
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
