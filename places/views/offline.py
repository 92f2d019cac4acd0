"""The service worker's script, at the root so that it may answer for the whole site, and its page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from places.publishing import offline
from places.publishing.digest import short_hash
from places.views.http import etag, require_safe, unless_known


@require_safe
def not_kept(request: HttpRequest) -> HttpResponse:
    """The page that the service worker shows where there is no network and nothing kept."""
    return render(request, "offline.html")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    body = offline.script()
    response = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return unless_known(request, response, etag(short_hash(body)))
