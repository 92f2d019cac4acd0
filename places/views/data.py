"""The snapshot over HTTP: a manifest that is always asked for anew, and files that never change."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from places.publishing import columns, details, rows, snapshot
from places.views.http import (
    accepted_codings,
    etag,
    is_staff,
    json_response,
    open_to_all,
    unless_known,
)

_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Which files make up the current edition."""
    built = snapshot.current()
    response = HttpResponse(built.body, content_type="application/json")
    response["Cache-Control"] = "no-cache"
    return open_to_all(unless_known(request, response, built.etag))


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the snapshot, as it was compressed beforehand; built anew if the folder lost it."""
    found = _find(name, accepted_codings(request))
    if not found:
        raise Http404
    path, coding = found
    response = HttpResponse(path.read_bytes(), content_type="application/json")
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
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """Events at every stage with their details, for editors only; in the form of the snapshot's."""
    if not is_staff(request):
        raise PermissionDenied
    every = rows.desk_rows()
    places = {pk: i for i, pk in enumerate(columns.places()["pks"])}
    by_uuid = {uuid: detail for part in details.chunks(every, 1000) for uuid, detail in part.items()}
    return json_response({**columns.events(every, places), "details": by_uuid})
