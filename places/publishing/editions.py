"""Which event each row of an edition is: an array mapped into memory, in the folder of the edition's key.

The browser knows events by row; the database knows them by primary key.
"""

from __future__ import annotations

import io
import os
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from places.publishing import folder

KEY = re.compile(r"[0-9a-f]{16}")
_FILE = "order.npy"
Ints = npt.NDArray[np.int64]


class Order:
    """Rows and primary keys of one edition, each findable by the other."""

    def __init__(self, table: Ints) -> None:
        self._by_row, self._sorted, self._row_of = table

    def __len__(self) -> int:
        return len(self._by_row)

    def pks(self, first: int, count: int) -> list[int]:
        """Primary keys of the rows from `first` on, at most `count`; empty beyond the end."""
        found: list[int] = self._by_row[first : first + count].tolist()
        return found

    def row(self, pk: int) -> int | None:
        """The row of an event, None when the edition has it not."""
        at = int(np.searchsorted(self._sorted, pk))
        return int(self._row_of[at]) if at < len(self) and self._sorted[at] == pk else None

    def rows(self, pks: Ints) -> Ints:
        """The rows of these events, ascending, without those that the edition has not."""
        if not len(self) or not len(pks):
            return np.zeros(0, dtype=np.int64)
        pks = np.sort(pks)
        at = np.minimum(np.searchsorted(self._sorted, pks), len(self) - 1)
        return np.sort(self._row_of[at[self._sorted[at] == pks]])


def keep(key: str, by_row: Ints) -> None:
    """Write the order of an edition: by_row[row] is the event's primary key."""
    home = path_of(key)
    home.mkdir(parents=True, exist_ok=True)
    order = np.argsort(by_row)
    body = io.BytesIO()
    np.save(body, np.stack((by_row, by_row[order], order)).astype(np.int64))
    folder.replace(home / _FILE, body.getvalue())


def is_there(key: str) -> bool:
    return (path_of(key) / _FILE).is_file()


def find(key: str) -> Order | None:
    """The order of an edition; None when it is no longer kept. `key` may be anything a client sends."""
    if not KEY.fullmatch(key):
        return None
    path = path_of(key) / _FILE
    try:
        return _mapped(str(path), os.stat(path).st_mtime_ns)
    except OSError:
        return None


def path_of(key: str) -> Path:
    return folder.editions() / key


@lru_cache(maxsize=4)
def _mapped(path: str, _changed_ns: int) -> Order:
    return Order(np.load(path, mmap_mode="r"))
