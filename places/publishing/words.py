"""Find rows by the words of their texts: an inverted index as numpy arrays, in memory or mapped from files.

Rows are numbered as they come, the newest last. A word counts under its folding (places.reading.text) and
under its stem: without article, and an Arabic one without a particle before the article. A word of a query
fits a word of a text if it begins it; failing that, if both are one name in the usual romanisations
("Baghouz" and "Baghuz") or without weak letters ("بغوز" and "باغوز"); failing that, if one slip of the
keyboard parts them. Nothing here knows the database.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from places.reading.spelling import loose as latin_loose
from places.reading.text import WORD, fold

Rows = npt.NDArray[np.uint32]

LONGEST = 80
"""Characters of a query that are looked at: longer than any name."""
MOST_WORDS = 8
_LEAST_FOR_SLIP = 4
"""Letters of a word in which a slip is forgiven: with fewer, everything is like everything."""
_LEAST_FOR_PREFIX_SLIP = 5
_MOST_POSTINGS = 3_000_000
"""Postings of one word of a query that are looked at, the newest first: a bound on the time of one answer."""

_FEW_POSTINGS = 20_000
"""So many rows are sorted sooner than a mark is set for every row."""

_ARTICLES = {"al", "el", "ul", "as", "es", "ad", "ed", "ar", "er", "at", "et", "az", "ez", "an", "en", "ash"}
_ARABIC_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=.{2})")
_WEAK = re.compile("[اوي]|ه$")
_HIGHEST = "\U0010ffff"


def stem(word: str) -> str:
    """A folded word without the Arabic article and what is glued before it, and without apostrophes."""
    return word.replace("'", "") if word.isascii() else _ARABIC_ARTICLE.sub("", word)


def query_words(text: str) -> list[str]:
    """The stems of a query in its order; a Latin article counts only where it stands alone."""
    stems = [stem(word) for word in WORD.findall(fold(text[:LONGEST]))][:MOST_WORDS]
    return [word for word in stems if word not in _ARTICLES] or stems


@lru_cache(maxsize=1 << 16)
def loose(word: str) -> str:
    """What the spellings of one name have in common; "" where too little is left to go by."""
    found = latin_loose(word) if word.isascii() else _WEAK.sub("", word)
    return found if len(found) >= 3 else ""


@lru_cache(maxsize=1 << 16)
def signature(word: str) -> int:
    """The letters of a word as a set of 64 bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 64)
    return bits


def one_slip(typed: str, word: str) -> bool:
    """Whether one letter too many, too few, wrong, or swapped with the next parts the two words."""
    if len(typed) > len(word):
        typed, word = word, typed
    at = next((i for i, pair in enumerate(zip(typed, word, strict=False)) if pair[0] != pair[1]), len(typed))
    if len(typed) < len(word):
        return len(word) - len(typed) == 1 and typed[at:] == word[at + 1 :]
    return typed[at + 1 :] == word[at + 1 :] or (
        typed[at : at + 2] == word[at : at + 2][::-1] and typed[at + 2 :] == word[at + 2 :]
    )


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Which rows hold which words.

    `words` are folded and sorted by stem, so that all that begin alike are one slice of `postings`; word i
    is in the rows postings[starts[i]:starts[i + 1]], ascending. `ids` are the caller's numbers of the rows
    (primary keys).
    """

    words: list[str]
    stems: list[str]
    loose_keys: list[str]
    loose_words: Rows
    signatures: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    postings: Rows
    ids: npt.NDArray[np.int64]
    raw: str
    raw_starts: npt.NDArray[np.int64]

    # -- words of the vocabulary -------------------------------------------------------------------

    def beginning(self, typed: str) -> range:
        """The words whose stem begins so."""
        return range(bisect_left(self.stems, typed), bisect_left(self.stems, typed + _HIGHEST))

    def alike(self, typed: str) -> list[int]:
        """The words that are another spelling of the one typed."""
        key = loose(typed)
        if not key:
            return []
        first, last = bisect_left(self.loose_keys, key), bisect_left(self.loose_keys, key + "\0")
        return [int(word) for word in self.loose_words[first:last]]

    def slipped(self, typed: str) -> list[int]:
        """The words, or beginnings of words, that one slip parts from the one typed."""
        size = len(typed)
        if size < _LEAST_FOR_SLIP or not self.words:
            return []
        bits = np.uint64(signature(typed))
        whole = (np.abs(self.lengths.astype(np.int16) - size) <= 1) & (
            np.bitwise_count(self.signatures ^ bits) <= 2
        )
        found = [int(i) for i in np.flatnonzero(whole) if one_slip(typed, self.stems[i])]
        if size >= _LEAST_FOR_PREFIX_SLIP:
            longer = (self.lengths > size) & (np.bitwise_count(bits & ~self.signatures) <= 1)
            first, last = bisect_left(self.stems, typed[0]), bisect_left(self.stems, typed[0] + _HIGHEST)
            near = np.flatnonzero(longer[first:last]) + first
            found += [int(i) for i in near if one_slip(typed, self.stems[i][:size])]
        return found

    def holding(self, part: str) -> list[int]:
        """The words that hold these letters anywhere."""
        places, at = array("q"), self.raw.find(part)
        while at >= 0:
            places.append(at)
            at = self.raw.find(part, at + 1)
        found = np.searchsorted(self.raw_starts, np.array(places, dtype=np.int64), side="right") - 1
        return [int(i) for i in np.unique(found)]

    # -- rows ----------------------------------------------------------------------------------------

    def newest(self, query: str, limit: int) -> list[int]:
        """At most `limit` rows that fit every word of a query: those that fit well before those that fit
        loosely, and the newest first.
        """
        typed = query_words(query)
        if not typed or not any(len(word) >= 2 or word.isdigit() for word in typed):
            return []
        found: dict[int, None] = {}
        for fits in (self.beginning, self._spelled, self._any):
            choices = [_runs(fits(word)) for word in typed]
            for row in self._newest_of(choices, limit + len(found)):
                found.setdefault(row)
            if len(found) >= limit:
                break
        return list(found)[:limit]

    def _spelled(self, typed: str) -> list[int]:
        return [*self.beginning(typed), *self.alike(typed)]

    def _any(self, typed: str) -> list[int]:
        near = self._spelled(typed)
        return near or self.slipped(typed)

    def _newest_of(self, choices: Sequence[list[tuple[int, int]]], limit: int) -> list[int]:
        """The newest rows that hold, for each word typed, one of its choices (runs of words)."""
        if not all(choices):
            return []
        sizes = [sum(int(self.starts[b] - self.starts[a]) for a, b in runs) for runs in choices]
        order = sorted(range(len(choices)), key=sizes.__getitem__)
        if len(choices) == 1:
            rows = self._tails(choices[0], limit)
        elif sizes[order[0]] > _FEW_POSTINGS:
            masks = [self._mask(choice) for choice in choices]
            rows = np.flatnonzero(np.logical_and.reduce(masks)).astype(np.uint32)
        else:
            rows = np.unique(self._rows(choices[order[0]]))
            for other in order[1:]:
                rows = rows[self._mask(choices[other])[rows]]
        return [int(row) for row in rows[-limit:][::-1]]

    def rows_of(self, fitting: Iterable[int]) -> list[int]:
        """The rows of any of these words; some may come more than once."""
        return [int(row) for row in self._rows(_runs(fitting))]

    def _rows(self, runs: list[tuple[int, int]]) -> Rows:
        """The rows of all these words, some more than once, in no order."""
        slices, room = [], _MOST_POSTINGS
        for first, last in runs:
            a, b = int(self.starts[first]), int(self.starts[last])
            slices.append(self.postings[max(a, b - room) : b])
            room -= min(room, b - a)
        return np.concatenate(slices) if slices else np.empty(0, dtype=np.uint32)

    def _mask(self, runs: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
        """Whether each row holds any of these words."""
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[self._rows(runs)] = True
        return mask

    def _tails(self, runs: list[tuple[int, int]], limit: int) -> Rows:
        """The newest rows of each of these words, ascending: enough to hold the newest of them all."""
        words = np.concatenate([np.arange(a, b) for a, b in runs])
        firsts, ends = self.starts[words], self.starts[words + 1]
        places = ends[:, None] - 1 - np.arange(limit)[None, :]
        return np.unique(self.postings[places[places >= firsts[:, None]]])

    def containing(self, text: str) -> Rows:
        """The rows, ascending, that hold every word of a text, each anywhere inside a word."""
        parts = sorted(set(WORD.findall(fold(text[:LONGEST]))), key=len, reverse=True)[:MOST_WORDS]
        if not parts:
            return np.empty(0, dtype=np.uint32)
        mask = np.ones(len(self.ids), dtype=np.bool_)
        for part in parts:
            has = np.zeros(len(self.ids), dtype=np.bool_)
            for first, last in _runs(self.holding(part)):
                has[self.postings[self.starts[first] : self.starts[last]]] = True
            mask &= has
        return np.flatnonzero(mask).astype(np.uint32)

    # -- files ---------------------------------------------------------------------------------------

    def save(self, folder: Path) -> None:
        """Write the index into an empty folder."""
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))
        for name in _LISTS:
            (folder / f"{name}.txt").write_text("\n".join(getattr(self, name)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> WordIndex:
        """The index of a folder, its long arrays mapped. Raises OSError or ValueError where it is broken."""
        arrays: dict[str, Any] = {
            # An empty array cannot be mapped.
            name: np.load(folder / f"{name}.npy", mmap_mode="r" if name == "postings" else None)
            for name in _ARRAYS
        }
        lists = {name: (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n") for name in _LISTS}
        if not len(arrays["lengths"]):
            lists = {name: [] for name in _LISTS}
        return _joined(**lists, **arrays)


_ARRAYS = ("loose_words", "signatures", "lengths", "starts", "postings", "ids")
_LISTS = ("words", "stems", "loose_keys")


def _joined(words: list[str], **rest: Any) -> WordIndex:
    lengths = np.fromiter((len(word) + 1 for word in words), dtype=np.int64, count=len(words))
    raw_starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]) if words else np.zeros(0, dtype=np.int64)
    return WordIndex(words=words, raw="\n".join(words), raw_starts=raw_starts, **rest)


def _runs(words: Iterable[int] | range) -> list[tuple[int, int]]:
    """Numbers as half-open runs, ascending, without doubles."""
    if isinstance(words, range):
        return [(words.start, words.stop)] if words else []
    runs: list[tuple[int, int]] = []
    for word in sorted(set(words)):
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return runs


def build(rows: Iterable[tuple[int, Sequence[str]]]) -> WordIndex:
    """The index of (id, texts), the oldest row first. Each different text is taken apart once; a row is
    listed twice under a word that two of its texts hold, which no answer shows.
    """
    numbers: dict[str, int] = {}
    known: dict[str, array[int]] = {"": array("I")}
    ids, flat, sizes = array("q"), array("I"), array("I")
    for pk, texts in rows:
        before = len(flat)
        for text in texts:
            held = known.get(text)
            if held is None:
                held = known[text] = _numbered(text, numbers)
            flat.extend(held)
        ids.append(pk)
        sizes.append(len(flat) - before)
    return _assembled(list(numbers), np.array(ids, dtype=np.int64), flat, sizes)


def _numbered(text: str, numbers: dict[str, int]) -> array[int]:
    return array("I", {numbers.setdefault(word, len(numbers)) for word in words_of(text)})


def words_of(text: str) -> set[str]:
    """The folded words of a text."""
    return set(WORD.findall(fold(text)))


def _assembled(met: list[str], ids: npt.NDArray[np.int64], flat: array[int], sizes: array[int]) -> WordIndex:
    """The index of words in the order in which they were met, with the numbers of each row's words."""
    order = sorted(range(len(met)), key=lambda i: (stem(met[i]), met[i]))
    place = np.empty(len(met), dtype=np.uint32)
    place[order] = np.arange(len(met), dtype=np.uint32)
    of_words = place[np.frombuffer(flat, dtype=np.uint32)] if flat else np.empty(0, dtype=np.uint32)
    row_of = np.repeat(np.arange(len(ids), dtype=np.uint32), np.array(sizes, dtype=np.int64))
    by_word = np.argsort(of_words, kind="stable")
    sizes_ = np.bincount(of_words, minlength=len(met))
    return listed([met[i] for i in order], sizes_, row_of[by_word], ids)


def listed(
    words: list[str], sizes: npt.NDArray[np.int64], postings: Rows, ids: npt.NDArray[np.int64]
) -> WordIndex:
    """The index of words, sorted by stem and then as they are, with so many postings each."""
    stems = [stem(word) for word in words]
    starts = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum(sizes, out=starts[1:])
    keyed = sorted((key, i) for i, one in enumerate(stems) if (key := loose(one)))
    return _joined(
        words,
        stems=stems,
        loose_keys=[key for key, _word in keyed],
        loose_words=np.array([word for _key, word in keyed], dtype=np.uint32),
        signatures=np.array([signature(one) for one in stems], dtype=np.uint64),
        lengths=np.array([min(len(one), 255) for one in stems], dtype=np.uint8),
        starts=starts,
        postings=postings,
        ids=ids,
    )
