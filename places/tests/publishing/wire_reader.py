"""Reads what places.publishing.wire writes, plainly: a second opinion for tests."""

from __future__ import annotations

import struct
from dataclasses import astuple

import numpy as np

from places.publishing import wire

COLUMNS = ["where", "lon", "lat", "latest", "span", "kind", "party", "testimony"]
Row = tuple[int, ...]


class _Varints:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def next(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def signed(self) -> int:
        return unzigzag(self.next())

    def table(self) -> list[int]:
        return [self.next() for _ in range(self.next())]


def unzigzag(value: int) -> int:
    return (value >> 1) ^ -(value & 1)


def read_chunk(data: bytes) -> list[Row]:
    """Rows in wire order as (lon, lat, earliest, latest, kind, party, testimony, footprint, place)."""
    magic, count, runs, size, off, *planes = struct.unpack_from("<4sIIII8B", data)
    assert magic == wire.MAGIC
    varints = _Varints(data[28 : 28 + size])
    columns, at = {}, 28 + size
    for name, width in zip(COLUMNS, planes, strict=True):
        length = off if name in {"lon", "lat"} else count
        parts = [data[at + plane * length : at + (plane + 1) * length] for plane in range(width)]
        columns[name] = [sum(part[row] << (8 * i) for i, part in enumerate(parts)) for row in range(length)]
        at += width * length
    assert at == len(data)
    base_day = varints.signed()
    lengths, *steps = zip(
        *([varints.next(), *(varints.signed() for _ in range(3))] for _ in range(runs)), strict=True
    )
    places, *run_spot = (np.cumsum(of).tolist() for of in steps)
    tables = [np.cumsum([unzigzag(step) for step in varints.table()]).tolist() for _ in range(3)]
    steps = [[varints.signed() for _ in range(3)] for _ in range(varints.next())]
    areas = np.cumsum(np.array(steps, dtype=np.int64).reshape(-1, 3), axis=0).tolist()
    known = [[areas[number] for number in varints.table()] for _ in range(runs)]
    assert varints.at == size
    rows: list[Row] = []
    aside = zip(columns["lon"], columns["lat"], strict=True)
    for run, length in enumerate(lengths):
        code = 0
        for _ in range(length):
            row = len(rows)
            area, is_off = divmod(columns["where"][row], 2)
            own = [-1, run_spot[0][run], run_spot[1][run]]
            footprint, lon, lat = known[run][area - 1] if area else own
            step = map(unzigzag, next(aside)) if is_off else (0, 0)
            code += columns["latest"][row]
            latest = base_day + code - 1 if code else wire.NO_DAY
            span = columns["span"][row]
            earliest = wire.NO_DAY if not code or span == 1 else latest - max(span - 1, 0)
            rows.append(
                (
                    *(base + away for base, away in zip((lon, lat), step, strict=True)),
                    earliest,
                    latest,
                    *(
                        table[columns[name][row]]
                        for table, name in zip(tables, ("kind", "party", "testimony"), strict=True)
                    ),
                    footprint,
                    places[run] - 1,
                )
            )
    assert next(aside, None) is None
    return rows


def read(chunks: list[bytes]) -> list[Row]:
    """All rows as the browser numbers them: by latest day, undated last, ties as they came."""
    rows = [row for chunk in chunks for row in read_chunk(chunk)]
    return sorted(rows, key=lambda row: (row[3] == wire.NO_DAY, row[3]))


def rows_of(arrays: wire.EventArrays) -> list[Row]:
    """The events given, row by row; an undated one has no earliest day either."""
    listed = list(zip(*(column.tolist() for column in astuple(arrays)), strict=True))
    return [(*row[:2], wire.NO_DAY if row[3] == wire.NO_DAY else row[2], *row[3:]) for row in listed]
