"""The pages that people read."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from places.models import Event, Report
from places.publishing import event_page, map_page, report_page, source_page
from places.querysets import ReviewedQuerySet
from places.views.http import is_staff

Rows = TypeVar("Rows", bound=ReviewedQuerySet[Any])


def _visible(request: HttpRequest, rows: Rows) -> Rows:
    """Those of the rows that this reader may see."""
    return rows if is_staff(request) else rows.published()


@require_safe
def map_view(request: HttpRequest) -> HttpResponse:
    config = map_page.config(staff=is_staff(request))
    return render(request, "map/index.html", {"config": config})


@require_safe
def report(request: HttpRequest, report_uuid: uuid.UUID) -> HttpResponse:
    rows = _visible(request, Report.objects.all()).select_related("source__affiliation", "translation_of")
    row = get_object_or_404(rows, uuid=report_uuid)
    return render(request, "reports/report.html", report_page.of_report(row, staff=is_staff(request)))


@require_safe
def event(request: HttpRequest, event_uuid: uuid.UUID) -> HttpResponse:
    rows = _visible(request, Event.objects.all()).select_related("type", "place")
    row = get_object_or_404(rows.prefetch_related("participants__actor", "figures"), uuid=event_uuid)
    url = request.build_absolute_uri(row.get_absolute_url())
    context = event_page.of_event(row, staff=is_staff(request), url=url)
    return render(request, "events/event.html", context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return render(request, "reports/sources.html", {"sources": source_page.sources()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html")
