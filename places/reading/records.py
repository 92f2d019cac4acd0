"""The places of a gazetteer by number and by key; read from bytes, each is made when asked for."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
import shapely

from places.reading.types import PlaceRecord

_FIELDS = (
    "key", "name_en", "name_ar", "names", "kind", "lon_lat", "shape", "lies_in", "admin1", "country",
    "population", "prior", "where_prec",
)  # fmt: skip


class Records(Mapping[str, PlaceRecord]):
    """Places by key, and with `at` by their number; of two with one key the last is the key's."""

    def __init__(self, keys: Sequence[str], kinds: Sequence[str], made: list[PlaceRecord | bytes]) -> None:
        self._numbers = {key: number for number, key in enumerate(keys)}
        self._kinds, self._made = kinds, made

    @classmethod
    def of(cls, records: Sequence[PlaceRecord]) -> Records:
        """The places given, in their order."""
        return cls([place.key for place in records], [place.kind for place in records], list(records))

    @classmethod
    def from_bytes(cls, data: bytes) -> Records:
        """What `to_bytes` wrote."""
        head, *lines = data.split(b"\n")
        keys, kinds = orjson.loads(head)
        return cls(keys, kinds, list(lines))

    def to_bytes(self) -> bytes:
        """A line of JSON with all keys and kinds, and one for each place, its shape as WKB in base 64."""
        places = [self.at(number) for number in range(len(self._made))]
        head = [[place.key for place in places], [place.kind for place in places]]
        lines = bytearray(orjson.dumps(head))
        for place in places:  # one after the other: each line takes kilobytes until it is let go
            lines += b"\n" + orjson.dumps(_row_of(place))
        return bytes(lines)

    def at(self, number: int) -> PlaceRecord:
        """The place of a number."""
        made = self._made[number]
        if isinstance(made, bytes):
            made = self._made[number] = _record_of(orjson.loads(made))
        return made

    def number_of(self, key: str) -> int:
        """The number of the place of a key. Raises KeyError."""
        return self._numbers[key]

    def of_kinds(self, *kinds: str) -> Iterator[PlaceRecord]:
        """The places of some kinds, in order, the others left unmade."""
        for number, kind in enumerate(self._kinds):
            if kind in kinds:
                yield self.at(number)

    def __getitem__(self, key: str) -> PlaceRecord:
        return self.at(self._numbers[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _row_of(place: PlaceRecord) -> list[Any]:
    values = {name: getattr(place, name) for name in _FIELDS}
    if place.shape is not None:
        values["shape"] = b64encode(shapely.to_wkb(place.shape)).decode("ascii")
    return list(values.values())


def _record_of(row: Sequence[Any]) -> PlaceRecord:
    values = dict(zip(_FIELDS, row, strict=True))
    for name in ("names", "lon_lat", "lies_in"):
        values[name] = tuple(values[name])
    if values["shape"] is not None:
        values["shape"] = shapely.from_wkb(b64decode(values["shape"]))
    return PlaceRecord(**values)
