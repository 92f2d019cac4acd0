"""For machines that watch and crawl."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.i18n import JavaScriptCatalog

from places.desk import edition
from places.publishing.digest import short_hash
from places.views.http import etag, json_response, require_safe, unless_known


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Status 200 while the database answers, 503 otherwise."""
    try:
        return json_response({"status": "ok", "database": "ok", "edition": edition.current()})
    except DatabaseError:
        return json_response({"status": "failing", "database": "unreachable"}, status=503)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}", "Allow: /", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def catalogue(request: HttpRequest, language: str = "") -> HttpResponse:
    """The texts of the map in that language, else in the reader's; fetched anew only when they changed."""
    if language and language not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(language or translation.get_language()):
        fresh: Any = JavaScriptCatalog.as_view(packages=["places"])(request)
    fresh["Cache-Control"] = "private, no-cache"
    return unless_known(request, fresh, etag(short_hash(fresh.content)))
