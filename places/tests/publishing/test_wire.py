"""Events as bytes and back; static/map/decode.js reads the same golden bytes (places/tests/js)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from places.publishing import wire
from places.tests.publishing.wire_reader import read, read_chunk, rows_of

GOLDEN = Path(__file__).parents[1] / "js" / "golden"

days = st.integers(-200_000, 200_000)
numbers = st.tuples(*[st.one_of(st.integers(0, 3), st.integers(0, 70_000))] * 3)


@st.composite
def events(draw: st.DrawFn) -> wire.EventArrays:
    """Events as real ones are, many alike, with the odd one far off."""
    spots = draw(
        st.lists(
            st.tuples(st.integers(-18_000_000, 18_000_000), st.integers(-8_500_000, 8_500_000)),
            min_size=1,
            max_size=4,
        )
    )
    rows = []
    for _ in range(draw(st.integers(0, 40))):
        place = draw(st.integers(-1, 3))
        lon, lat = spots[place % len(spots)]
        away = draw(st.sampled_from([0, 0, 0, 1, -7, 40_000]))
        latest = draw(st.one_of(st.just(wire.NO_DAY), days))
        span = draw(st.one_of(st.none(), st.sampled_from([0, 0, 1, 30, 400]), st.integers(0, 100_000)))
        earliest = wire.NO_DAY if span is None or latest == wire.NO_DAY else latest - span
        footprint = draw(st.integers(-1, 5))
        rows.append(
            (
                lon + away,
                lat - away,
                earliest,
                latest,
                *draw(numbers),
                footprint,
                place,
            )
        )
    columns = np.array(rows, dtype=np.int64).reshape(-1, 9).T
    return wire.EventArrays(*columns)


@settings(max_examples=40, deadline=None)
@given(events(), st.integers(1, 50))
def test_what_is_written_is_read(arrays: wire.EventArrays, rows_per_chunk: int) -> None:
    encoded = wire.encode(arrays, rows_per_chunk)
    expected = rows_of(arrays)
    assert read(encoded.chunks) == [expected[i] for i in encoded.order]
    assert sorted(encoded.order.tolist()) == list(range(arrays.count))


@settings(max_examples=10, deadline=None)
@given(events(), st.integers(1, 50))
def test_order_goes_by_latest_day_with_undated_events_last(
    arrays: wire.EventArrays, rows_per_chunk: int
) -> None:
    latest = arrays.latest[wire.encode(arrays, rows_per_chunk).order]
    dated = latest[latest != wire.NO_DAY]
    assert (np.diff(dated) >= 0).all()
    assert (latest[len(dated) :] == wire.NO_DAY).all()


def test_no_event_gives_no_chunk() -> None:
    encoded = wire.encode(wire.empty())
    assert encoded.chunks == []
    assert encoded.order.tolist() == []


def test_chunks_are_nearly_full_and_end_with_a_place_where_they_can() -> None:
    arrays = golden_arrays()
    sizes = [len(read_chunk(chunk)) for chunk in wire.encode(arrays, 100).chunks]
    assert all(75 <= size <= 100 for size in sizes[:-1])
    assert sum(sizes) == arrays.count
    one_place = replace(arrays, place=np.zeros(arrays.count, dtype=np.int64))
    assert [len(read_chunk(chunk)) for chunk in wire.encode(one_place, 100).chunks] == [100, 100, 100]


def test_an_event_that_goes_leaves_most_chunks_as_they_are() -> None:
    arrays = wire.concatenate(
        replace(golden_arrays(), place=np.repeat(np.arange(30), 10) + 30 * n) for n in range(4)
    )
    whole = wire.encode(arrays, 128).chunks
    for gone in range(0, arrays.count, 97):
        fewer = wire.encode(arrays.take(np.delete(np.arange(arrays.count), gone)), 128).chunks
        assert len(set(whole) - set(fewer)) == 1


def test_columns_of_different_lengths_are_refused() -> None:
    arrays = golden_arrays()
    with pytest.raises(ValueError, match="different lengths"):
        wire.encode(replace(arrays, lon=arrays.lon[:3]))


def test_an_event_that_starts_after_its_end_is_refused() -> None:
    arrays = golden_arrays().take(np.array([0]))
    with pytest.raises(ValueError, match="starts after its end"):
        wire.encode(replace(arrays, earliest=arrays.latest + 1))


def test_an_index_below_its_range_is_refused() -> None:
    arrays = golden_arrays()
    with pytest.raises(ValueError, match="place below -1"):
        wire.encode(replace(arrays, place=np.full(arrays.count, -2)))


def golden_arrays() -> wire.EventArrays:
    """300 events with every case: no day, no first day, long and short spans, wide and narrow numbers."""
    rng = np.random.default_rng(5)
    count = 300
    place = rng.integers(-1, 6, count)
    lon = np.array([4_082_000, 4_014_000, 3_900_000, 4_100_000, -7_000_000, 17_900_000])[place]
    lat = np.array([3_468_000, 3_533_000, 3_600_000, 3_445_000, -3_300_000, 8_500_000])[place]
    away = np.where(rng.random(count) < 0.3, rng.integers(-3000, 3000, count), 0)
    latest = np.where(rng.random(count) < 0.05, wire.NO_DAY, rng.integers(15_000, 20_000, count))
    span = rng.choice([0, 0, 0, 0, 3, 6, 29, 364, 70_000], count)
    open_start = (rng.random(count) < 0.05) | (latest == wire.NO_DAY)
    return wire.EventArrays(
        lon=lon + away,
        lat=lat - away,
        earliest=np.where(open_start, wire.NO_DAY, latest - span),
        latest=latest,
        kind=rng.integers(0, 300, count),
        party=rng.integers(0, 5, count),
        testimony=np.where(rng.random(count) < 0.02, 70_001, rng.integers(0, 9, count)),
        footprint=np.where(rng.random(count) < 0.6, -1, rng.integers(0, 9, count)),
        place=place,
    )


def test_golden_bytes_stay_as_readers_know_them() -> None:
    """A change of these bytes is a change of the format: raise it, and write the files anew with
    `python -m places.tests.publishing.test_wire`.
    """
    encoded = wire.encode(golden_arrays(), 128)
    for i, chunk in enumerate(encoded.chunks):
        assert (GOLDEN / f"events-{i}.bin").read_bytes() == chunk
    assert json.loads((GOLDEN / "events.json").read_text()) == [list(row) for row in read(encoded.chunks)]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    written = wire.encode(golden_arrays(), 128)
    for number, data in enumerate(written.chunks):
        (GOLDEN / f"events-{number}.bin").write_bytes(data)
    (GOLDEN / "events.json").write_text(json.dumps(read(written.chunks)) + "\n")
