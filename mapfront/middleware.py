"""Middleware of the project."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

GetResponse = Callable[[HttpRequest], HttpResponse]

_A_YEAR_S = 365 * 24 * 3600


def head_without_body(get_response: GetResponse) -> GetResponse:
    """Answer HEAD with the headers alone; the server would notice a body each time, and log a warning."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD" and not response.streaming and response.content:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware


def permissions_policy(get_response: GetResponse) -> GetResponse:
    """Tell the browser which of its powers (settings.PERMISSIONS_POLICY) no page here may use."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response

    return middleware


def page_for_refused_methods(get_response: GetResponse) -> GetResponse:
    """Answer a method that an address does not take (405) with a page where a browser sent it: it would show
    its own error instead, and in its own language."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and "text/html" in request.headers.get("Accept", ""):
            response.content = render_to_string("405.html")
        return response

    return middleware


def language_from_query(get_response: GetResponse) -> GetResponse:
    """Let `?lang=ar` choose the language of this page and, by a cookie, of those that follow.

    The language is part of a shared link's state. An unknown code is ignored.
    """
    known = {code for code, _name in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = request.GET.get("lang", "")
        if wanted not in known:
            return get_response(request)
        request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = wanted
        response = get_response(request)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=_A_YEAR_S,
            samesite="Lax",
            secure=request.is_secure(),
        )
        return response

    return middleware
