"""Records that are made by the hundred in every reading."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots that is compared and hashed by its values and must not be changed.

    The type checker sees to that, as with `frozen=True`; at run time nothing does, since Python takes six
    times as long to make a frozen one.
    """
    return dataclasses.dataclass(slots=True, unsafe_hash=True)(cls)


def replace(one: T, **changes: Any) -> T:
    """A copy of a record with other values: `dataclasses.replace` in a fraction of its time."""
    cls: Any = type(one)
    copy: T = cls(*_reader_of(cls)(one))
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


@lru_cache
def _reader_of(cls: Any) -> attrgetter[tuple[Any, ...]]:
    """What reads all fields of a record, in their order."""
    return attrgetter(*(each.name for each in dataclasses.fields(cls)))
