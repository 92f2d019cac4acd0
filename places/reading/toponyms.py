"""Find the names of the gazetteer in a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from places.reading.text import Folded
from places.reading.types import ActorMention, Mention, PlaceRecord


class Gazetteer:
    """An index over every spelling of every name of the places."""

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        self.by_key: dict[str, PlaceRecord] = {place.key: place for place in places}


def find_mentions(
    folded: Folded, gazetteer: Gazetteer, actor_mentions: Sequence[ActorMention] = ()
) -> list[Mention]:
    """Every span that may name a place, in order, with its candidates; none is chosen yet."""
    return []
