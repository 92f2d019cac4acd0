"""The newest reading of what is published, kept beside the snapshot: the next reads only what changed since.

It lies in a subfolder of the snapshot's folder and is a cache like all there: where it is missing, broken or
too old, everything is read. It is never served.
"""

from __future__ import annotations

import io
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import numpy as np
import orjson

from places.publishing import folder, journal, raw
from places.publishing.journal import Mark
from places.publishing.raw import ARRAYS, Ints, Raw

FORMAT = 1
"""Raise it when what Raw holds or means changes."""


def whole() -> tuple[Mark | None, Raw]:
    """Everything read from the database, and the moment from which on it may be behind."""
    now = journal.mark()
    return now, raw.read()


def newest() -> tuple[Mark | None, Raw]:
    """The same, with as little reading as will do."""
    kept, now = _load(), journal.mark()
    touched = journal.since(kept[0]) if kept else None
    if not kept or touched is None:
        return whole()
    return now, raw.read_again(kept[1], touched)


def keep(mark: Mark | None, found: Raw) -> None:
    """Keep a reading for the next. Numbers are kept as small as they are: some 60 bytes an event."""
    if mark is None:
        return
    body = io.BytesIO()
    about = {
        "format": FORMAT,
        "mark": asdict(mark),
        "outlines": [len(outline) for outline in found.outlines],
    }
    np.save(body, np.frombuffer(orjson.dumps(about), dtype=np.uint8))
    for name in ARRAYS:
        np.save(body, _narrow(getattr(found, name)))
    np.save(body, np.frombuffer(b"".join(found.outlines), dtype=np.uint8))
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    folder.replace(path, body.getvalue())


def _load() -> tuple[Mark, Raw] | None:
    """The reading that was kept, None where there is none that can be used."""
    try:
        with _path().open("rb") as file:
            about = orjson.loads(np.load(file).tobytes())
            if about["format"] != FORMAT:
                return None
            arrays = {name: np.load(file).astype(np.int64) for name in ARRAYS}
            together = np.load(file).tobytes()
        ends = np.cumsum([0, *about["outlines"]]).tolist()
        outlines = tuple(together[a:b] for a, b in pairwise(ends))
        return Mark(**about["mark"]), Raw(**arrays, outlines=outlines)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _narrow(values: Ints) -> Ints:
    fits = not len(values) or (values.min() >= -(2**31) and values.max() < 2**31)
    return values.astype(np.int32) if fits else values


def _path() -> Path:
    return folder.root() / "reading" / "newest.npy"
