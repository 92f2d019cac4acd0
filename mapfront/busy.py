"""Where the database lets one write at a time and somebody else is writing: a word to whoever waits."""

from __future__ import annotations

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import server_error

_TOLD = ("database is locked", "database table is locked", "deadlock detected", "lock timeout")
_RETRY_S = 10


def is_busy(error: BaseException | None) -> bool:
    """Whether a write failed only because of another one, and may succeed a moment later."""
    return isinstance(error, OperationalError) and any(told in str(error) for told in _TOLD)


def fault(request: HttpRequest) -> HttpResponse:
    """The answer to an exception that nobody caught (Django's handler500): 503 where the database was busy,
    as JSON to those who sent JSON; else 500."""
    if not is_busy(sys.exception()):
        return server_error(request)
    response: HttpResponse
    if request.content_type == "application/json":
        said = _("Somebody else is writing at the moment, and nothing was stored. Please try again.")
        response = JsonResponse({"error": said}, status=503)
    else:
        response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(_RETRY_S)
    return response
