"""What several views share: JSON answers, errors that name a parameter, content codings."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe as only_safe

from places.models import User
from places.publishing.query import QueryError

GEOJSON = "application/geo+json"
View = Callable[..., HttpResponseBase]
AnyResponse = TypeVar("AnyResponse", bound=HttpResponseBase)

_WORTH_PACKING = 1_000
"""Bytes below which compressing gains less than a packet."""


def require_safe(view: View) -> View:
    """GET and HEAD only. Any other method is told so (405), and not asked for a token first: a view that
    changes nothing needs no guard against forged requests."""
    return csrf_exempt(only_safe(view))


def json_response(data: object, *, status: int = 200, content_type: str = "application/json") -> HttpResponse:
    return HttpResponse(orjson.dumps(data), status=status, content_type=content_type)


def open_to_all(response: AnyResponse) -> AnyResponse:
    """Let pages of other sites read this answer: what is public here needs no cookie to be seen."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def query_errors(view: View) -> View:
    """Answer a QueryError with status 400 and JSON that names the parameter."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except QueryError as error:
            data = {"error": error.message, "parameter": error.parameter}
            return open_to_all(json_response(data, status=400))

    return wrapper


def accepted_codings(request: HttpRequest) -> frozenset[str]:
    """Content codings that the client takes, lower case, those with q=0 left out; "*" is not expanded."""
    codings = set()
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        coding, _semicolon, weight = part.partition(";")
        if weight.replace(" ", "").rstrip("0").rstrip(".") not in {"q=", "q=0"}:
            codings.add(coding.strip())
    return frozenset(codings)


def packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response compressed, where its client takes gzip and it is large enough to be worth it."""
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(response.content) > _WORTH_PACKING and "gzip" in accepted_codings(request):
        response.content = gzip.compress(response.content, 1, mtime=0)
        response["Content-Encoding"] = "gzip"
    return response


def etag(*parts: object) -> str:
    return quote_etag("-".join(str(part) for part in parts if part))


def unless_known(request: HttpRequest, response: HttpResponse, mark: str) -> HttpResponse:
    """The response under the ETag `mark`, or 304 where the client has it already."""
    response["ETag"] = mark
    answer = get_conditional_response(request, etag=mark, response=response)
    return cast(HttpResponse, answer)


_DRAFTS = ("places.view_event", "places.view_report")


def is_editor(request: HttpRequest) -> bool:
    """Whether who is signed in may see what is not published: one of the staff who may look at events and
    reports at the desk too."""
    user = request.user
    return isinstance(user, User) and user.is_staff and user.has_perms(_DRAFTS)
