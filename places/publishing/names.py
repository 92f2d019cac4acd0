"""Find what has names: places and actors, by any of their names in either script, the likeliest first.

Names are given with the number of what they name, and a smaller number stands for what is to come first among
those that fit alike. The whole index is in memory: a gazetteer is small. Nothing here knows the database.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

import numpy as np

from places.publishing import words
from places.publishing.words import query_words
from places.reading.skeleton import LEAST, likeness, skeleton

_HIGHEST = "\U0010ffff"
_LEAST_SOUNDS = 3
"""Consonants of a name that may be found from the other script."""


class NameIndex:
    """Names of numbered things. `names` is (number, name, folded name); of two names of one thing that fit
    alike the one given first is named.
    """

    def __init__(self, names: Iterable[tuple[int, str, str]]) -> None:
        self.names = sorted(names, key=itemgetter(0))
        parts = [query_words(folded) for _owner, _name, folded in self.names]
        self._owners = [owner for owner, _name, _folded in self.names]
        self._wholes = [" ".join(words) for words in parts]
        self._glued = ["".join(words) for words in parts]
        self._by_start = sorted((whole, i) for i, whole in enumerate(self._wholes) if whole)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._loose: dict[str, list[int]] = defaultdict(list)
        self._sounds: dict[str, list[int]] = defaultdict(list)
        for i, (words_, glued) in enumerate(zip(parts, self._glued, strict=True)):
            for whole in {self._wholes[i], glued}:
                self._exact[whole].append(i)
            if key := _loose_whole(words_):
                self._loose[key].append(i)
            sounds = skeleton(glued)
            if len(sounds) >= _LEAST_SOUNDS:
                self._sounds[sounds].append(i)
        self._words = words.build((i, (folded,)) for i, (_owner, _name, folded) in enumerate(self.names))
        # One text to look through for what stands anywhere inside a name.
        self._text = "\n".join(self._glued)
        self._offsets = np.cumsum([0, *(len(glued) + 1 for glued in self._glued)])

    def find(self, query: str, limit: int) -> list[tuple[int, str]]:
        """At most `limit` things as (number, the name that fits), best first; none without letters."""
        typed = query_words(query)
        found: dict[int, str] = {}
        if typed:
            for tier in self._tiers(typed):
                for i in sorted(tier):
                    found.setdefault(self._owners[i], self.names[i][1])
                    if len(found) == limit:
                        return list(found.items())
        return list(found.items())

    def _tiers(self, typed: list[str]) -> Iterator[Iterable[int]]:
        """Names by how well they fit: the very name; what begins so, or is another spelling of it; all words
        begin so; all words are spelt alike; the letters are somewhere inside; slips; the other script.
        """
        whole, glued = " ".join(typed), "".join(typed)
        yield {*self._exact.get(whole, ()), *self._exact.get(glued, ())}
        yield {*self._beginning(whole), *self._loose.get(_loose_whole(typed), ())}
        index = self._words
        yield self._with(index.beginning(word) for word in typed)
        yield self._with([*index.beginning(word), *index.alike(word)] for word in typed)
        if len(glued) > 1:
            yield self._within(glued)
            yield self._with(index.beginning(w) or index.alike(w) or index.slipped(w) for w in typed)
            yield self._sounding(glued)

    def _beginning(self, whole: str) -> list[int]:
        first = bisect_left(self._by_start, (whole, -1))
        last = bisect_left(self._by_start, (whole + _HIGHEST, -1))
        return [i for _whole, i in self._by_start[first:last]]

    def _with(self, choices: Iterable[Iterable[int]]) -> Iterable[int]:
        """The names that hold, for each word typed, one of its choices."""
        rows: set[int] | None = None
        for fitting in choices:
            held = self._words.rows_of(fitting)
            rows = set(held) if rows is None else rows.intersection(held)
            if not rows:
                return ()
        return rows or ()

    def _within(self, glued: str) -> list[int]:
        found, at = [], self._text.find(glued)
        while at >= 0:
            i = int(np.searchsorted(self._offsets, at, side="right")) - 1
            found.append(i)
            at = self._text.find(glued, int(self._offsets[i + 1]))
        return found

    def _sounding(self, glued: str) -> list[int]:
        """Names of the other script that may be said like this one, as romanisations go."""
        latin = glued.isascii()
        return [
            i
            for i in self._sounds.get(skeleton(glued), ())
            if self._glued[i].isascii() is not latin
            and likeness(*((self._glued[i], glued) if latin else (glued, self._glued[i]))) >= LEAST
        ]


def _loose_whole(parts: list[str]) -> str:
    keys = [words.loose(part) or part for part in parts]
    return " ".join(keys) if any(words.loose(part) for part in parts) else ""
