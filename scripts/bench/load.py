"""A small HTTP client for measuring a server on this machine: so many requests over so many connections.

It speaks just enough HTTP/1.1 for our own answers (Content-Length, keep-alive), since a full client
would take more of the two cores than the server that it measures.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_HEAD = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip, br\r\n"
    "Accept-Language: en\r\nConnection: keep-alive\r\n\r\n"
)


class AnswerError(RuntimeError):
    """The server answered something other than 200."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a run took: the times of all answers in milliseconds, ascending, and the whole in seconds."""

    times_ms: list[float]
    seconds: float
    bytes: int

    def percentile(self, share: float) -> float:
        return self.times_ms[min(len(self.times_ms) - 1, int(share * len(self.times_ms)))]

    @property
    def per_second(self) -> float:
        return len(self.times_ms) / self.seconds


def run(port: int, paths: Iterable[str], connections: int) -> Load:
    """Ask for every path once, `connections` at a time. Raises AnswerError."""
    return asyncio.run(_run(port, list(paths), connections))


async def _run(port: int, paths: list[str], connections: int) -> Load:
    queue = iter(paths)
    times: list[float] = []
    sizes: list[int] = []
    started = time.perf_counter()
    await asyncio.gather(*(_connection(port, queue, times, sizes) for _ in range(connections)))
    return Load(sorted(times), time.perf_counter() - started, sum(sizes))


async def _connection(port: int, queue: Iterator[str], times: list[float], sizes: list[int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    try:
        for path in queue:
            asked = time.perf_counter()
            writer.write(_HEAD.format(path=path).encode())
            try:
                size, closes = await _answer(reader, path)
            except (asyncio.IncompleteReadError, ConnectionError):  # closed while it waited: ask again
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
                writer.write(_HEAD.format(path=path).encode())
                size, closes = await _answer(reader, path)
            times.append(1000 * (time.perf_counter() - asked))
            sizes.append(size)
            if closes:
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    finally:
        writer.close()


async def _answer(reader: asyncio.StreamReader, path: str) -> tuple[int, bool]:
    """How long the body was, and whether the server closes the connection after it."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = head.split(b" ", 2)[1]
    at = head.find(b"\r\ncontent-length:")
    if status != b"200" or at < 0:
        raise AnswerError(f"{status.decode()} for {path}")
    length = int(head[at + 17 : head.index(b"\r\n", at + 2)])
    if length:
        await reader.readexactly(length)
    return length, b"\r\nconnection: close" in head
