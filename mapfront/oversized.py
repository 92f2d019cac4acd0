"""What is too large to be read is answered in words, under the headers of every other answer."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request

_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Connection": "close",
}
_PAGE = (
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>MapFront</title>'
    "<h1>{english}</h1><p>Open the map anew and set its filters again.</p>"
    '<div lang="ar" dir="rtl"><h1>{arabic}</h1><p>افتح الخريطة من جديد واضبط مرشحاتها ثانية.</p></div>'
    '<p><a href="/">MapFront</a></p></html>'
)
_WORDS = {
    414: ("URI Too Long", "This address is too long", "هذا العنوان أطول مما يُقرأ"),
    431: (
        "Request Header Fields Too Large",
        "What your browser sends along is too large",
        "ما يرسله متصفحك مع الطلب أكبر مما يُقرأ",
    ),
}
"""Said by the server itself, before it knows the reader's language."""


def bad_or_too_large(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to a request that Django itself refuses (its handler400)."""
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(render_to_string("413.html"), status=413)
    return bad_request(request, exception)


def unread(status: int) -> bytes:
    """The whole answer, head and body, to a request whose head (414: its address) is too large to be read."""
    reason, english, arabic = _WORDS[status]
    body = _PAGE.format(english=english, arabic=arabic).encode()
    head = {**_HEADERS, "Content-Length": str(len(body))}
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode("ascii") + body
