"""Events as bytes: the columns of the published snapshot, for static/map/decode.js to read.

docs/snapshot.md says why this form and not another. In short: rows lie by place and then by day,
so that a position is mostly "as before" and a day a small step; each column is cut into planes
of bytes, which brotli and gzip take well and a browser puts together at memory speed.

A chunk, little-endian:

    "MFE3"   uint32 rows   uint32 runs   uint32 bytes of the varint part   uint32 rows off their spot
             uint8 planes × 8 columns
    varints  base day (zigzag)
             of each run: rows, place + 1 (zigzag step), lon, lat of its spot (zigzag steps, 1e-5°)
             of kind, party, testimony: how many values the chunk uses, and these, commonest first
             (zigzag steps)
             how many areas the chunk knows; of each: footprint, lon, lat of its spot (zigzag steps)
             of each run: how many areas it knows, and these, commonest first (numbers in the list above)
    planes   of each column, lowest byte first, a byte a row

The columns: where (twice the area: 0 none, else its rank in the run + 1; odd where the row lies off its
spot); lon and lat of the rows off their spot alone, from there (zigzag); latest day (step within the run, of
0 undated, else day − base + 1); span (0 one day, 1 first day unknown, else days from earliest to latest + 1);
kind, party and testimony (rank among the chunk's values).

A row's spot is its area's, or else its run's: where most of these rows lie.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from places.publishing.spots import spots

NO_DAY = -(2**31)
"""What stands in `earliest` and `latest` where a day is unknown."""

ROWS_PER_CHUNK = 131_072
MAGIC = b"MFE3"

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class EventArrays:
    """Events in columns of equal length, in any order; all of an integer type.

    lon and lat: WGS 84, in 1e-5 degrees. earliest and latest: days since 1970-01-01, both
    included, or NO_DAY; an event without latest is undated, whatever its earliest says. kind,
    party, testimony: index into the dictionaries' combinations. footprint and place: index, or -1.
    """

    lon: npt.NDArray[np.integer]
    lat: npt.NDArray[np.integer]
    earliest: npt.NDArray[np.integer]
    latest: npt.NDArray[np.integer]
    kind: npt.NDArray[np.integer]
    party: npt.NDArray[np.integer]
    testimony: npt.NDArray[np.integer]
    footprint: npt.NDArray[np.integer]
    place: npt.NDArray[np.integer]

    @property
    def count(self) -> int:
        return len(self.lon)

    def take(self, rows: npt.NDArray[np.integer]) -> EventArrays:
        """These rows, in this order."""
        return EventArrays(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Encoded:
    """Chunks as they are to be served (compressed by whoever stores them), in their order, and
    order[row]: index into the arrays given of the event that the browser knows as `row`.
    """

    chunks: list[bytes]
    order: npt.NDArray[np.int64]


def encode(arrays: EventArrays, rows_per_chunk: int = ROWS_PER_CHUNK) -> Encoded:
    """The events as chunks of at most `rows_per_chunk` rows; no event gives no chunk.

    The browser's rows go by latest day, undated last, ties in the order of the wire. Raises
    ValueError when the columns differ in length or an index lies below its range.
    """
    _check(arrays)
    wire = wire_order(arrays)
    sorted_arrays = arrays.take(wire)
    cuts = _cuts(_run_starts(sorted_arrays), arrays.count, rows_per_chunk)
    chunks = [_chunk(sorted_arrays.take(np.arange(*cut))) for cut in pairwise(cuts)]
    latest = sorted_arrays.latest.astype(np.int64)
    by_day = np.argsort(np.where(latest == NO_DAY, 2**31, latest), kind="stable")
    return Encoded(chunks, wire[by_day])


def _cuts(starts: npt.NDArray[np.int64], count: int, most: int) -> list[int]:
    """Where chunks begin, and the end. Each ends with a run, once it is three quarters full and if it can:
    then an event that comes or goes changes the chunk that it lies in, and seldom those behind.
    """
    cuts = [0]
    while cuts[-1] < count:
        least, full = cuts[-1] + most * 3 // 4, cuts[-1] + most
        at = int(np.searchsorted(starts, max(least, cuts[-1] + 1)))
        end = int(starts[at]) if at < len(starts) else count
        cuts.append(end if end <= full else min(full, count))
    return cuts


def wire_order(arrays: EventArrays) -> npt.NDArray[np.int64]:
    """Indices by place (without one: by footprint, then by position), then latest day, undated first."""
    away = _away(arrays)
    return np.lexsort(
        (
            np.where(away, arrays.lat, 0),
            np.where(away, arrays.lon, 0),
            arrays.party,
            arrays.kind,
            arrays.latest,
            *_anchors(arrays)[::-1],
        )
    )


def _anchors(arrays: EventArrays) -> tuple[npt.NDArray[np.integer], ...]:
    """What makes rows neighbours on the wire, the first key first."""
    placed = arrays.place >= 0
    area = np.where(placed, -1, arrays.footprint)
    loose = ~placed & (area < 0)
    return (arrays.place, area, np.where(loose, arrays.lon, 0), np.where(loose, arrays.lat, 0))


def _away(arrays: EventArrays) -> npt.NDArray[np.bool_]:
    """Rows that nothing ties to an anchor: their position orders them."""
    return (arrays.place < 0) & (arrays.footprint < 0)


def _check(arrays: EventArrays) -> None:
    lengths = {len(getattr(arrays, field.name)) for field in fields(arrays)}
    if len(lengths) != 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}")
    if not arrays.count:
        return
    for name, least in {"kind": 0, "party": 0, "testimony": 0, "footprint": -1, "place": -1}.items():
        if getattr(arrays, name).min() < least:
            raise ValueError(f"{name} below {least}")


def _chunk(arrays: EventArrays) -> bytes:
    starts = _run_starts(arrays)
    lengths = np.diff(np.append(starts, arrays.count))
    run = np.repeat(np.arange(len(starts)), lengths)
    lon, lat, footprint = (values.astype(np.int64) for values in (arrays.lon, arrays.lat, arrays.footprint))
    lie = spots(lon, lat, footprint, run)
    dated = arrays.latest != NO_DAY
    latest = arrays.latest.astype(np.int64)
    base_day = int(latest[dated].min()) if dated.any() else 0
    kind, kinds = _ranks(arrays.kind)
    party, parties = _ranks(arrays.party)
    testimony, testimonies = _ranks(arrays.testimony)
    columns = [
        lie.where,
        *map(_zigzag, lie.off),
        _steps(np.where(dated, latest - base_day + 1, 0), starts),
        _spans(arrays),
        *(kind, party, testimony),
    ]
    planes = [_planes(values) for values in columns]
    runs = (
        lengths.astype(np.int64),
        _zigzag(_from_zero(arrays.place[starts] + 1)),
        *(_zigzag(_from_zero(axis)) for axis in lie.of_runs),
    )
    varints = varint(
        np.concatenate(
            (
                _zigzag(np.array([base_day], dtype=np.int64)),
                np.stack(runs, axis=1).ravel(),
                *(
                    np.concatenate(([len(table)], _zigzag(_from_zero(table))))
                    for table in (kinds, parties, testimonies)
                ),
                np.array([len(lie.areas)]),
                np.stack(
                    [_zigzag(_from_zero(values)) for values in (lie.areas, *lie.of_areas)], axis=1
                ).ravel(),
                lie.known,
            )
        )
    )
    head = struct.pack(
        "<4sIIII8B", MAGIC, arrays.count, len(starts), len(varints), len(lie.off[0]), *map(len, planes)
    )
    return b"".join((head, varints, *(plane for column in planes for plane in column)))


def _run_starts(arrays: EventArrays) -> npt.NDArray[np.int64]:
    if not arrays.count:
        return np.zeros(0, dtype=np.int64)
    changes = np.zeros(arrays.count, dtype=bool)
    changes[0] = True
    for key in _anchors(arrays):
        changes[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(changes)


def _spans(arrays: EventArrays) -> Ints:
    earliest, latest = arrays.earliest.astype(np.int64), arrays.latest.astype(np.int64)
    if ((latest != NO_DAY) & (earliest > latest)).any():
        raise ValueError("an event starts after its end")
    span = np.where(earliest == latest, 0, latest - earliest + 1)
    span[earliest == NO_DAY] = 1
    span[latest == NO_DAY] = 0
    return span


def _ranks(values: npt.NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Each value's rank by how often it comes, and the values by rank."""
    table, inverse, often = np.unique(values, return_inverse=True, return_counts=True)
    order = np.argsort(-often, kind="stable")
    rank = np.empty(len(table), dtype=np.int64)
    rank[order] = np.arange(len(table))
    return rank[inverse.ravel()], table[order].astype(np.int64)


def _steps(values: Ints, starts: npt.NDArray[np.int64]) -> Ints:
    """Differences within each run; a run's first value stands as it is."""
    steps = _from_zero(values)
    steps[starts] = values[starts]
    return steps


def _from_zero(values: npt.NDArray[np.integer]) -> Ints:
    wide = values.astype(np.int64)
    return wide - np.concatenate(([0], wide[:-1])) if len(wide) else wide


def _zigzag(values: npt.NDArray[np.integer]) -> Ints:
    """0, -1, 1, -2 … as 0, 1, 2, 3 …"""
    wide = values.astype(np.int64)
    return (wide << 1) ^ (wide >> 63)


def _planes(values: Ints) -> list[bytes]:
    """The bytes of non-negative values below 2**32, plane by plane, as few planes as hold the largest."""
    highest = int(values.max(initial=0))
    count = max(1, (highest.bit_length() + 7) // 8)
    return [((values >> (8 * plane)) & 255).astype(np.uint8).tobytes() for plane in range(count)]


def varint(values: npt.NDArray[np.integer]) -> bytes:
    """Non-negative numbers as LEB128, one after the other."""
    left = values.astype(np.uint64)
    sizes = np.ones(len(left), dtype=np.int64)
    for bits in range(7, 64, 7):
        sizes += left >= np.uint64(1 << bits)
    out = np.zeros(int(sizes.sum()), dtype=np.uint8)
    at = np.cumsum(sizes) - sizes
    for byte in range(int(sizes.max(initial=0))):
        here = sizes > byte
        more = (sizes > byte + 1)[here].astype(np.uint64) << np.uint64(7)
        out[at[here] + byte] = (left[here] >> np.uint64(7 * byte)) & np.uint64(127) | more
    return out.tobytes()


def empty() -> EventArrays:
    """No event at all."""
    return EventArrays(*(np.zeros(0, dtype=np.int64) for _ in fields(EventArrays)))


def concatenate(parts: Iterable[EventArrays]) -> EventArrays:
    """The rows of all parts, in order."""
    every = list(parts) or [empty()]
    return EventArrays(
        *(np.concatenate([getattr(part, field.name) for part in every]) for field in fields(EventArrays))
    )
