"""Lists of words, folded, and whether a word of a text is among them in any of its forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from places.reading.text import fold


def words_of(words: str) -> frozenset[str]:
    """Folded words; an underscore joins the words of a phrase."""
    return frozenset(fold(word).replace("_", " ") for word in words.split())


@lru_cache(maxsize=1 << 15)
def forms_of(word: str) -> frozenset[str]:
    """A word, and what is left of it without the letters that Arabic joins to its head."""
    forms = {word}
    if not word.isascii():
        forms |= {word[len(head) :] for head in _JOINED if word.startswith(head)}
    return frozenset(forms)


_JOINED = ("و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "بال", "وال", "لال")


def joined(words: frozenset[str], heads: str = "وف") -> frozenset[str]:
    """The words, and each with one of the letters `heads` joined to it."""
    return words.union(head + word for head in heads for word in words)


def is_in(word: str, words: frozenset[str]) -> bool:
    """Whether one of a word's forms is among `words`."""
    return not words.isdisjoint(forms_of(word))


def any_in(near: Iterable[str], words: frozenset[str]) -> bool:
    """Whether one of the words of a text is among `words` in any form."""
    return not words.isdisjoint(chain.from_iterable(map(forms_of, near)))
