"""Bodies that were made once and may be asked for again, in the memory of this process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock


class Kept:
    """The bodies used last, by name, `room` bytes of them at most; for many threads at once."""

    def __init__(self, room: int) -> None:
        self._room, self._filled = room, 0
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        with self._lock:
            body = self._bodies.get(name)
            if body is not None:
                self._bodies.move_to_end(name)
            return body

    def put(self, name: str, body: bytes) -> None:
        """Keep a body, and let go of those that were not asked for longest; one larger than all the room
        is not kept.
        """
        if len(body) > self._room:
            return
        with self._lock:
            self._filled += len(body) - len(self._bodies.pop(name, b""))
            self._bodies[name] = body
            while self._filled > self._room:
                self._filled -= len(self._bodies.popitem(last=False)[1])
