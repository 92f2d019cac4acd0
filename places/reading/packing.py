"""Named parts as one string of bytes that says whether it is whole, of this code and of this state.

Only texts and arrays are kept, so that reading a file that somebody else wrote can do no harm.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import orjson

_MAGIC = b"mapfront-index\n"
_DIGEST = 32
_HEAD = len(_MAGIC) + _DIGEST


def _digest(body: memoryview | bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of this room's own code: an index holds what the rules of spelling were when it was built."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return _digest(b"".join(module.read_bytes() for module in modules)).hex()


def pack(stamp: str, parts: dict[str, bytes]) -> bytes:
    """The parts with a digest of the code and a stamp of the caller's, behind a digest of it all."""
    head = orjson.dumps(
        {"code": _code(), "stamp": stamp, "parts": [[name, len(part)] for name, part in parts.items()]}
    )
    body = b"".join((struct.pack("<I", len(head)), head, *parts.values()))
    return _MAGIC + _digest(body) + body


def unpack(data: bytes, stamp: str) -> dict[str, memoryview]:
    """The parts that `pack` was given, as views of `data`. Raises ValueError where the digest does not
    agree, or the code or the stamp is another."""
    body = memoryview(data)[_HEAD:]
    if not data.startswith(_MAGIC) or data[len(_MAGIC) : _HEAD] != _digest(body):
        raise ValueError("the index is no index or broken")
    (length,) = struct.unpack_from("<I", body)
    at = 4 + length
    head = orjson.loads(bytes(body[4:at]))
    if (head["code"], head["stamp"]) != (_code(), stamp):
        raise ValueError("the index is of other code or another state of the places")
    parts = {}
    for name, size in head["parts"]:
        parts[name] = body[at : at + size]
        at += size
    return parts


def join(texts: Iterable[str]) -> bytes:
    """Texts without line ends as one part."""
    return "\n".join(texts).encode("utf-8", "surrogatepass")


def split_up(part: memoryview) -> list[str]:
    """The texts that `join` was given; none for an empty part."""
    text = str(part, "utf-8", "surrogatepass")
    return text.split("\n") if text else []
