"""gunicorn's worker with threads, made to share connections evenly."""

from __future__ import annotations

import time
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

_WAIT_S = 0.0003
_LONGEST_WAIT_S = 0.0024


class EvenWorker(ThreadWorker):  # type: ignore[misc]
    """All processes wait at one door. A page opens its connections at once, and the process that is awake
    would take them all, do the work, and let the others look on. So each lets the others go first, a moment
    longer for every connection that it has already.
    """

    def accept(self, listener: Any) -> None:
        time.sleep(min(self.nr_conns * _WAIT_S, _LONGEST_WAIT_S))
        super().accept(listener)
