"""What is too large to be read is answered like everything else: in words, and under our headers."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from django.test import Client
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine

from mapfront.worker import EvenWorker


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_a_form_beyond_the_limit_is_told_of_it(
    client: Client, settings: Any, language: str, direction: str
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/admin/login/", {"text": "x" * 2000}, headers={"accept-language": language})
    page = answer.content.decode()
    assert answer.status_code == 413
    assert f'lang="{language}" dir="{direction}"' in page
    assert "413" in page
    assert "frame-ancestors" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("fault", "status"), [(LimitRequestLine(9000, 8190), 414), (LimitRequestHeaders("many"), 431)]
)
def test_the_server_itself_says_so_of_an_address_without_end(fault: Exception, status: int) -> None:
    ours, browsers = socket.socketpair()
    with ours, browsers:
        EvenWorker.__new__(EvenWorker).handle_error(None, ours, ("127.0.0.1", 1), fault)
        ours.shutdown(socket.SHUT_WR)
        head, _gap, body = b"".join(iter(lambda: browsers.recv(4096), b"")).partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert b"Content-Security-Policy: default-src 'none'" in head
    assert f"Content-Length: {len(body)}".encode() in head
    assert "أطول" in body.decode() or "أكبر" in body.decode()


def test_who_has_gone_by_then_harms_nothing() -> None:
    ours, browsers = socket.socketpair()
    browsers.close()
    ours.close()
    EvenWorker.__new__(EvenWorker).handle_error(None, ours, ("", -1), LimitRequestLine(9000, 8190))
