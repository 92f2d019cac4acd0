"""What was made once and may be asked for again, in the memory of this process; for many threads at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Latest(Generic[Made]):
    """One thing, made anew when its key changes. One thread makes it while the others that ask wait."""

    def __init__(self) -> None:
        self._held: tuple[str, Made] | None = None
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], Made]) -> Made:
        """What is held under this key; else what `make` makes, held unless it is None."""
        held = self._held  # read once: another thread may put another there
        if held and held[0] == key:
            return held[1]
        with self._lock:
            held = self._held
            if held and held[0] == key:
                return held[1]
            made = make()
            if made is not None:
                self._held = key, made
            return made

    def clear(self) -> None:
        self._held = None


class Kept:
    """The bodies used last, by name, `room` bytes of them at most."""

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
