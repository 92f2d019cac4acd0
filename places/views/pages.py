"""The pages that people read."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt

from places.models import Event, Report
from places.publishing import event_page, first_wave, map_page, report_page, source_page
from places.querysets import ReviewedQuerySet
from places.views.http import is_editor, require_safe

Rows = TypeVar("Rows", bound=ReviewedQuerySet[Any])


def _visible(request: HttpRequest, rows: Rows) -> Rows:
    """Those of the rows that this reader may see."""
    return rows if is_editor(request) else rows.published()


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page; what a signed-in reader sees may hold more than is public, so that no cache keeps it."""
    response = render(request, template, context)
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
def map_view(request: HttpRequest) -> HttpResponse:
    """The map; with `kept` in the address the page that a service worker keeps."""
    wave = first_wave.of_kept_page() if "kept" in request.GET else first_wave.of_page(request.GET)
    config = {**map_page.config(wave, staff=is_editor(request)), **map_page.sharing(), "embedded": False}
    return _page(request, "map/index.html", {"config": config, "wave": wave})


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest) -> HttpResponse:
    """The map alone, for a frame in the pages of EMBED_ORIGINS; always as the public sees it."""
    wave = first_wave.of_page(request.GET)
    config = {**map_page.config(wave, staff=False), **map_page.sharing(), "offline": None, "embedded": True}
    response = render(request, "map/embed.html", {"config": config, "wave": wave})
    framed = csp_replace({"frame-ancestors": [SELF, *settings.EMBED_ORIGINS]})(lambda _request: response)
    return cast(HttpResponse, framed(request))


@require_safe
def report(request: HttpRequest, report_uuid: uuid.UUID) -> HttpResponse:
    rows = _visible(request, Report.objects.all()).select_related("source__affiliation", "translation_of")
    row = get_object_or_404(rows, uuid=report_uuid)
    return _page(request, "reports/report.html", report_page.of_report(row, staff=is_editor(request)))


@require_safe
def event(request: HttpRequest, event_uuid: uuid.UUID) -> HttpResponse:
    rows = _visible(request, Event.objects.all()).select_related("type", "place")
    row = get_object_or_404(rows.prefetch_related("participants__actor", "figures"), uuid=event_uuid)
    url = request.build_absolute_uri(row.get_absolute_url())
    context = event_page.of_event(row, staff=is_editor(request), url=url)
    return _page(request, "events/event.html", context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return _page(request, "reports/sources.html", {"sources": source_page.sources()})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return _page(request, "about.html", {})
