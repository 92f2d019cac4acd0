"""What a place lies in or near by the text ("X بريف Y", "X in Y province"), and whether it can."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from places.reading import lexicon
from places.reading.evidence import Around
from places.reading.plane import km
from places.reading.spelling import readings
from places.reading.text import Folded, fold
from places.reading.types import SETTLEMENTS, Mention, PlaceRecord

_ELSEWHERE_KM = 90.0
"""Beyond this, and outside its province, a village is not "in the countryside of" a place."""


def container_of(index: int, mentions: Sequence[Mention], folded: Folded) -> PlaceRecord | None:
    """The place that the text says this one lies in or near: "X بريف Y", "X in Y province", "X قرب Y"."""
    if index + 1 >= len(mentions):
        return None
    here, there = Around.of(folded, mentions[index]), Around.of(folded, mentions[index + 1])
    if there.first - here.past > 4 or _is_origin(here):
        return None
    words = folded.words[here.past : there.first]
    if not all(map(_links, words)):
        return None
    gap = folded.text[folded.end_of(here.past - 1) : folded.starts[there.first]]
    if any(mark in gap for mark in ".;\n"):
        return None
    if words or there.proclitic.endswith("ب"):
        return next((c.place for c in mentions[index + 1].candidates), None)
    return None


def is_beside(index: int, mentions: Sequence[Mention], folded: Folded) -> bool:
    """Whether a place lies "near" the one that `container_of` finds, rather than in it or in its country:
    "X قرب مدينة Y"."""
    here, there = Around.of(folded, mentions[index]), Around.of(folded, mentions[index + 1])
    return any(not lexicon.NEAR.isdisjoint(readings(word)) for word in folded.words[here.past : there.first])


_PEOPLE_OF = frozenset(
    joined + fold(noun)
    for noun in ("نازحي", "نازحو", "مهجري", "مهجرو", "لاجئي", "لاجئو", "أهالي", "أبناء", "عشائر", "وجهاء")
    for joined in ("", "ل", "و", "ب")
)


def _is_origin(here: Around) -> bool:
    """Whether a name only tells where people come from: "نازحي عفرين في الحسكة" puts no Afrin in Hasakah."""
    return here.before(1) in _PEOPLE_OF


_LINKING = frozenset(
    (*lexicon.COUNTRYSIDE, *lexicon.DIRECTIONS, *lexicon.KIND_WORDS, *lexicon.LINKS, *lexicon.NEAR)
)


@lru_cache(maxsize=1 << 14)
def _links(word: str) -> bool:
    if word.startswith("و") and word not in _LINKING:
        return False  # "and in": it goes on to another place
    return not _LINKING.isdisjoint(readings(word))


def is_elsewhere(mention: Mention, container: PlaceRecord) -> bool:
    """Whether every candidate is a settlement far from the place that the text puts it in."""
    if container.kind in ("river", "desert", "region"):
        return False
    return all(
        c.place.kind in SETTLEMENTS
        and c.place.key != container.key
        and not lies_within(c.place, container)
        and not (container.kind == "city" and c.place.admin1 == container.admin1 != "")
        and km(c.place.lon_lat, container.lon_lat) > _ELSEWHERE_KM
        for c in mention.candidates
    )


def lies_within(place: PlaceRecord, container: PlaceRecord) -> bool:
    """Whether a place lies in another, or so near a town that it may be said to."""
    if container.key in place.lies_in:
        return True
    if container.kind == "country":
        return place.country == container.country
    if container.kind == "governorate":
        return place.admin1 == container.admin1
    reach_km = 120.0 if container.kind == "city" else 40.0
    return km(place.lon_lat, container.lon_lat) < reach_km
