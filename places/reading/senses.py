"""What a word tells of the name beside it, whatever proclitics and article it carries."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from places.reading import lexicon
from places.reading.spelling import readings


class Sense(NamedTuple):
    """The classes of the lexicon that a word belongs to in any form; `kind` is the kind word it is, or ""."""

    kind: str = ""
    direction: bool = False
    noun: bool = False
    preposition: bool = False
    media: bool = False
    media_quoted: bool = False
    operation: bool = False
    unit: bool = False
    armed: bool = False
    hybrid: bool = False


@lru_cache(maxsize=1 << 15)
def sense_of(word: str) -> Sense:
    """The sense of a folded word; remembered, since few words stand beside most names. "" has none."""
    forms = sorted(readings(word), key=len, reverse=True) if word else []

    def any_of(words: Container[str]) -> bool:
        return any(form in words for form in forms)

    return Sense(
        kind=next((form for form in forms if form in lexicon.KIND_WORDS), ""),
        direction=any_of(lexicon.DIRECTIONS),
        noun=any_of(lexicon.PLACE_NOUNS),
        preposition=any_of(lexicon.PREPOSITIONS),
        media=any_of(lexicon.MEDIA_WORDS),
        media_quoted=any_of(lexicon.MEDIA_WORDS_QUOTED),
        operation=any_of(lexicon.OPERATION_WORDS),
        unit=any_of(lexicon.UNIT_WORDS),
        armed=any_of(lexicon.ARMED_UNITS),
        hybrid=any_of(lexicon.HYBRID_NOUNS),
    )
