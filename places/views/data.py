"""The snapshot over HTTP: a manifest that is always asked for anew, files that never change, and what
is told of rows on demand.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from places.publishing import columns, details, lookup, rendered, rows, snapshot
from places.publishing.query import parse_row, parse_rows
from places.publishing.rendered import GoneError
from places.views.http import (
    accepted_codings,
    etag,
    is_editor,
    json_response,
    open_to_all,
    packed,
    query_errors,
    require_safe,
    unless_known,
)

_A_YEAR = "public, max-age=31536000, immutable"
_TYPES = {".json": "application/json", ".bin": "application/octet-stream"}
_FOLDER = "/data/"
_STRICT = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "X-Frame-Options": "DENY"}
"""What the chain would add: nobody opens these files as a page."""

View = Callable[..., HttpResponseBase]


def _gone(view: View) -> View:
    """Answer for an edition that is no longer kept with status 410, in JSON."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
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
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the snapshot, as it was compressed beforehand, built anew if the folder lost it; or
    titles or details of some rows.
    """
    found = _answer(request, name)
    if not found and snapshot.NAME.fullmatch(name):
        snapshot.current()
        found = _answer(request, name)
    if not found:
        raise Http404
    return found


def straight(get_response: View) -> View:
    """Middleware: give out the snapshot's files past the rest of the chain, which takes longer than they do.
    They are the same for everybody, in whatever language. What is not simply there goes the long way.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"} and request.path_info.startswith(_FOLDER):
            with suppress(GoneError, DisallowedHost, DatabaseError):
                request.get_host()
                if found := _answer(request, request.path_info.removeprefix(_FOLDER)):
                    for header, value in _STRICT.items():
                        found.headers.setdefault(header, value)
                    return found
        return get_response(request)

    return middleware


def _answer(request: HttpRequest, name: str) -> HttpResponseBase | None:
    """What has this name, None where nothing has. Raises GoneError."""
    codings = accepted_codings(request)
    if rendered.NAME.fullmatch(name):
        return _rendered(request, name, codings)
    found = snapshot.find(name, codings)
    if not found:
        return None
    path, coding = found
    kind = _TYPES[Path(name).suffix]
    with suppress(FileNotFoundError):  # retired a moment ago
        return _lasting(request, name, coding, lambda: _file(request, path, kind))
    return None


def _file(request: HttpRequest, path: Path, kind: str) -> HttpResponseBase:
    """The whole file, which the server sends without reading it where it can."""
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=kind)
    else:
        response = FileResponse(path.open("rb"), content_type=kind)
        del response["Content-Disposition"]  # it would name the compressed form
    response["Content-Length"] = str(path.stat().st_size)
    return response


def _rendered(request: HttpRequest, name: str, codings: frozenset[str]) -> HttpResponseBase | None:
    found = rendered.render(name, codings)
    if not found:
        return None

    def whole() -> HttpResponse:
        response = HttpResponse(found.body, content_type="application/json")
        response["Content-Length"] = str(len(found.body))
        if found.coding:
            response["Content-Encoding"] = found.coding
        return response

    if found.lasting:
        return _lasting(request, name, found.coding, whole)
    response = whole()
    patch_vary_headers(response, ["Accept-Encoding"])
    return open_to_all(_unkept(response))


def _lasting(
    request: HttpRequest, name: str, coding: str, whole: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """The response of something that never changes under this name; `whole` makes it, unless the client
    has it already.
    """
    mark = etag(name, coding)
    known = get_conditional_response(request, etag=mark)
    if known and known.status_code != HTTPStatus.NOT_MODIFIED:
        return open_to_all(known)
    response = known or whole()
    if coding:
        response["Content-Encoding"] = coding
    response["ETag"] = mark
    response["Cache-Control"] = _A_YEAR
    patch_vary_headers(response, ["Accept-Encoding"])
    return open_to_all(response)


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
    if not is_editor(request):  # answered, not raised: anybody may ask, and a trace a time would fill the log
        return json_response({"error": _("You may not do this.")}, status=403)
    every = rows.desk_rows()
    places = {pk: i for i, pk in enumerate(columns.places()["pks"])}
    told = details.of_events([event.pk for event in every.events], staff=True)
    by_uuid = {str(event.uuid): detail for event, detail in zip(every.events, told, strict=True)}
    return json_response({**columns.desk_events(every, places), "details": by_uuid})
