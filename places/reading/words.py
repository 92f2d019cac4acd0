"""Lists of words, folded, whether a word of a text is among them in any of its forms, and what is
remembered of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, compress, count
from typing import TypeVar

from places.reading.text import fold

T = TypeVar("T")

_MEMO_LIMIT = 1 << 16
"""The words that are remembered at once: a text's vocabulary grows slowly, and memory stays flat."""


class Memo(dict[str, T]):
    """What a function says of words, each asked once: for steps that look at every word of a text, of which
    few say anything."""

    def __init__(self, say: Callable[[str], T]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, word: str) -> T:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        said = self[word] = self._say(word)
        return said

    def telling(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of those of some words of which something true is said, in order."""
        return compress(count(), map(self.__getitem__, words))


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


def all_forms(words: Iterable[str]) -> frozenset[str]:
    """Words in all their forms."""
    return frozenset(chain.from_iterable(map(forms_of, words)))


def joined(words: frozenset[str], heads: str = "وف") -> frozenset[str]:
    """The words, and each with one of the letters `heads` joined to it."""
    return words.union(head + word for head in heads for word in words)


def is_in(word: str, words: frozenset[str]) -> bool:
    """Whether one of a word's forms is among `words`."""
    return not words.isdisjoint(forms_of(word))


def any_in(near: Iterable[str], words: frozenset[str]) -> bool:
    """Whether one of the words of a text is among `words` in any form."""
    return not words.isdisjoint(chain.from_iterable(map(forms_of, near)))
