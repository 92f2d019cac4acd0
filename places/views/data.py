"""The snapshot over HTTP: a manifest that is always asked for anew, files that never change, and what
is told of rows on demand.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from places.publishing import columns, details, lookup, rendered, rows, snapshot
from places.publishing.query import parse_row, parse_rows
from places.publishing.rendered import GoneError
from places.views.http import (
    accepted_codings,
    etag,
    is_staff,
    json_response,
    open_to_all,
    packed,
    query_errors,
    unless_known,
)

_A_YEAR = "public, max-age=31536000, immutable"
_TYPES = {".json": "application/json", ".bin": "application/octet-stream"}
View = Callable[..., HttpResponse]


def _gone(view: View) -> View:
    """Answer for an edition that is no longer kept with status 410, in JSON."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except GoneError:
            data = {"row": None, "error": _("The map was updated since: open it anew.")}
            return open_to_all(_unkept(json_response(data, status=410)))

    return wrapper


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Which files make up the current edition."""
    built = snapshot.current()
    response = HttpResponse(built.body, content_type="application/json")
    response["Cache-Control"] = "no-cache"
    return open_to_all(unless_known(request, response, built.etag))


@require_safe
@_gone
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the snapshot, as it was compressed beforehand, built anew if the folder lost it; or
    titles or details of some rows.
    """
    codings = accepted_codings(request)
    if rendered.NAME.fullmatch(name):
        return _rendered(request, name, codings)
    found = _find(name, codings)
    if not found:
        raise Http404
    path, coding = found
    response = HttpResponse(path.read_bytes(), content_type=_TYPES[Path(name).suffix])
    return _lasting(request, response, name, coding)


def _rendered(request: HttpRequest, name: str, codings: frozenset[str]) -> HttpResponse:
    found = rendered.render(name, codings)
    if not found:
        raise Http404
    response = HttpResponse(found.body, content_type="application/json")
    if found.lasting:
        return _lasting(request, response, name, found.coding)
    return open_to_all(_unkept(response))


def _lasting(request: HttpRequest, response: HttpResponse, name: str, coding: str) -> HttpResponse:
    """The response of something that never changes under this name."""
    if coding:
        response["Content-Encoding"] = coding
    response["Cache-Control"] = _A_YEAR
    patch_vary_headers(response, ["Accept-Encoding"])
    return open_to_all(unless_known(request, response, etag(name, coding)))


def _find(name: str, codings: frozenset[str]) -> tuple[Path, str] | None:
    """The file, after a look whether the current edition has to be written again."""
    found = snapshot.find(name, codings)
    if not found and snapshot.NAME.fullmatch(name):
        snapshot.current()
        found = snapshot.find(name, codings)
    return found


@require_safe
@query_errors
@_gone
def row(request: HttpRequest) -> HttpResponse:
    """The row of a published event in an edition (key, event), null where it has none."""
    key, event = parse_row(request.GET)
    found = lookup.row_of(key, uuid.UUID(event))
    return open_to_all(_unkept(json_response({"row": found})))


@require_safe
@query_errors
@_gone
def matching(request: HttpRequest) -> HttpResponse:
    """The rows whose titles and places have every word (key, q), as LEB128 steps."""
    key, words = parse_rows(request.GET)
    response = HttpResponse(lookup.rows_with(key, words), content_type="application/octet-stream")
    response["Cache-Control"] = "public, max-age=60"
    return open_to_all(packed(request, response))


@require_safe
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """Events at every stage with their details, for editors only, in one piece of JSON."""
    if not is_staff(request):
        raise PermissionDenied
    every = rows.desk_rows()
    places = {pk: i for i, pk in enumerate(columns.places()["pks"])}
    told = details.of_events([event.pk for event in every.events], staff=True)
    by_uuid = {str(event.uuid): detail for event, detail in zip(every.events, told, strict=True)}
    return json_response({**columns.desk_events(every, places), "details": by_uuid})
