"""gunicorn's worker with threads, made to share connections evenly."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.util import write
from gunicorn.workers.gthread import ThreadWorker

from mapfront.oversized import unread

_WAIT_S = 0.0003
_LONGEST_WAIT_S = 0.0024
_TOO_LARGE = {LimitRequestLine: 414, LimitRequestHeaders: 431}


class EvenWorker(ThreadWorker):  # type: ignore[misc]
    """All processes wait at one door. A page opens its connections at once, and the process that is awake
    would take them all, do the work, and let the others look on. So each lets the others go first, a moment
    longer for every connection that it has already.
    """

    def accept(self, listener: Any) -> None:
        time.sleep(min(self.nr_conns * _WAIT_S, _LONGEST_WAIT_S))
        super().accept(listener)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """What is too large to be read is answered as the rest of the site does; anybody can send it, so it
        leaves no line in the log."""
        status = next((code for kind, code in _TOO_LARGE.items() if isinstance(exc, kind)), None)
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        with suppress(OSError):  # gone before it was told
            write(client, unread(status))
