"""The snapshot over HTTP: a manifest that is always asked for anew, and files that never change."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_safe

from places.publishing import columns, details, rows, snapshot
from places.views.http import accepted_codings, etag, is_staff, json_response, open_to_all, vary_on_coding

_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Which files make up the current edition."""
    built = snapshot.current()

    @condition(etag_func=lambda _request: built.etag)
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(built.body, content_type="application/json")

    response = answer(request)
    response["Cache-Control"] = "no-cache"
    return open_to_all(response)


def _file_etag(request: HttpRequest, name: str) -> str | None:
    found = snapshot.find(name, accepted_codings(request))
    return etag(name, found[1]) if found else None


@require_safe
@condition(etag_func=_file_etag)
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the snapshot, as it was compressed beforehand; built anew if the folder lost it."""
    codings = accepted_codings(request)
    found = snapshot.find(name, codings)
    if not found and snapshot.NAME.fullmatch(name):
        snapshot.current()
        found = snapshot.find(name, codings)
    if not found:
        raise Http404
    path, coding = found
    response: Any = FileResponse(path.open("rb"), content_type="application/json")
    if coding:
        response["Content-Encoding"] = coding
    response["Cache-Control"] = _A_YEAR
    return vary_on_coding(open_to_all(response))


@require_safe
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """Events at every stage with their details, for editors only; in the form of the snapshot's."""
    if not is_staff(request):
        raise PermissionDenied
    every = rows.desk_rows()
    places = {pk: i for i, pk in enumerate(columns.places()["pks"])}
    by_uuid = {uuid: detail for part in details.chunks(every, 1000) for uuid, detail in part.items()}
    return json_response({**columns.events(every, places), "details": by_uuid})
