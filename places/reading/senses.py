"""What a word tells of the name beside it, whatever proclitics and article it carries."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from places.reading import lexicon
from places.reading.spelling import readings, splits


class Sense(NamedTuple):
    """The classes of the lexicon that a word belongs to in any form. `kind` is the kind word that it is, or
    ""; with the article ("في المدينة") it says nothing of the name behind it."""

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


def bare_forms(word: str) -> list[str]:
    """The forms of a folded word that has no article, the longest first."""
    return [
        word[split.skip :] if not word.isascii() else split.stem
        for split in splits(word)
        if not split.article
    ]


@lru_cache(maxsize=1 << 15)
def sense_of(word: str) -> Sense:
    """The sense of a folded word; remembered, since few words stand beside most names. "" has none."""
    forms = sorted(readings(word), key=len, reverse=True) if word else []

    def any_of(words: Container[str]) -> bool:
        return any(form in words for form in forms)

    return Sense(
        kind=next((form for form in bare_forms(word) if form in lexicon.KIND_WORDS), ""),
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
