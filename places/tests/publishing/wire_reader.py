"""Reads what places.publishing.wire writes, plainly: a second opinion for tests."""

from __future__ import annotations

import struct
from dataclasses import astuple

import numpy as np

from places.publishing import wire

COLUMNS = ["lon", "lat", "latest", "span", "kind", "party", "testimony", "footprint"]
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
    magic, count, runs, size, *planes = struct.unpack_from("<4sIII8B", data)
    assert magic == wire.MAGIC
    varints = _Varints(data[24 : 24 + size])
    columns, at = {}, 24 + size
    for name, width in zip(COLUMNS, planes, strict=True):
        parts = [data[at + plane * count : at + (plane + 1) * count] for plane in range(width)]
        columns[name] = [sum(part[row] << (8 * i) for i, part in enumerate(parts)) for row in range(count)]
        at += width * count
    assert at == len(data)
    base_day = varints.signed()
    lengths, places, lons, lats = [], [], [], []
    place = lon = lat = 0
    for _ in range(runs):
        lengths.append(varints.next())
        place, lon, lat = place + varints.signed(), lon + varints.signed(), lat + varints.signed()
        places.append(place)
        lons.append(lon)
        lats.append(lat)
    tables = [varints.table() for _ in range(3)]
    steps = [unzigzag(value) for value in varints.table()]
    named = iter(np.cumsum(steps).tolist())
    rows: list[Row] = []
    footprint = 0
    for run, length in enumerate(lengths):
        code = 0
        for _ in range(length):
            row = len(rows)
            code += columns["latest"][row]
            latest = base_day + code - 1 if code else wire.NO_DAY
            span = columns["span"][row]
            earliest = wire.NO_DAY if not code or span == 1 else latest - max(span - 1, 0)
            footprint = next(named) if columns["footprint"][row] == 2 else footprint
            rows.append(
                (
                    lons[run] + unzigzag(columns["lon"][row]),
                    lats[run] + unzigzag(columns["lat"][row]),
                    earliest,
                    latest,
                    *(
                        table[columns[name][row]]
                        for table, name in zip(tables, ("kind", "party", "testimony"), strict=True)
                    ),
                    (footprint if columns["footprint"][row] else 0) - 1,
                    places[run] - 1,
                )
            )
    return rows


def read(chunks: list[bytes]) -> list[Row]:
    """All rows as the browser numbers them: by latest day, undated last, ties as they came."""
    rows = [row for chunk in chunks for row in read_chunk(chunk)]
    return sorted(rows, key=lambda row: (row[3] == wire.NO_DAY, row[3]))


def rows_of(arrays: wire.EventArrays) -> list[Row]:
    """The events given, row by row; an undated one has no earliest day either."""
    listed = list(zip(*(column.tolist() for column in astuple(arrays)), strict=True))
    return [(*row[:2], wire.NO_DAY if row[3] == wire.NO_DAY else row[2], *row[3:]) for row in listed]
