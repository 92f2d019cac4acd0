"""What each character folds to, and to which kind of word it belongs.

Both are tables over all code points, filled when a character is first met, so that a whole text is
folded and divided into words by a few array operations instead of a step a character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Kinds = NDArray[np.uint8]

NONE, LATIN, LETTER, DIGIT = 0, 1, 2, 3
"""Kinds of folded characters: between words, a–z, letters of any other script, decimal digits."""

# Letters whose difference says nothing about which place is meant. Hamza seats need no entry:
# they decompose into the bare letter and a mark, and marks are dropped.
_LETTERS = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ٱ": "ا",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف",
    "ء": "", "ٴ": "", "ـ": "",
    "ı": "i", "đ": "d", "ø": "o", "ł": "l",
    "ʿ": "'", "ʾ": "'", "ʼ": "'", "ʻ": "'", "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‹": '"', "›": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\r": "\n",
}  # fmt: skip


def _fold_one(char: str) -> str:
    """The folding of one fully decomposed character: none, one or several characters."""
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category in ("Zs", "Cc"):
        return "\n" if char == "\n" else " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    lowered = unicodedata.normalize("NFKD", char.casefold())
    return "".join(_LETTERS.get(c, c) for c in lowered if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def _kind_of(char: str) -> int:
    if "a" <= char <= "z":
        return LATIN
    if char.isdecimal():
        return DIGIT
    return LETTER if char.isalnum() else NONE


class _Foldings(dict[int, str]):
    """From a code point to its folding; learns each when it is first asked for."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_fold_one(c) for c in unicodedata.normalize("NFKD", chr(code)))
        self[code] = folded
        return folded


FOLDINGS = _Foldings()
"""A table for `str.translate`, which is the quicker way for a short name."""

_UNKNOWN, _RESIZED = 0xFFFF_FFFF, 0xFFFF_FFFE
_CODES = 0x11_0000
_folded: Codes = np.full(_CODES, _UNKNOWN, np.uint32)  # the one character that a code point folds to
_lengths = np.ones(_CODES, np.uint8)
_kinds: Kinds = np.zeros(_CODES, np.uint8)


def _learn(codes: Codes) -> None:
    for code in np.unique(codes).tolist():
        folding = FOLDINGS[code]
        for char in folding:
            _kinds[ord(char)] = _kind_of(char)
        _lengths[code] = len(folding)
        # Last, so that another thread that finds the character known finds all of it.
        _folded[code] = ord(folding) if len(folding) == 1 else _RESIZED


def codes_of(text: str) -> Codes:
    """The code points of a text, lone surrogates among them."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """The text of code points."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def fold_codes(codes: Codes) -> tuple[Codes, list[int], list[int]]:
    """The folded code points, where those stand that did not become one, and how many each of them became."""
    folded = _folded[codes]
    odd = np.flatnonzero(folded >= _RESIZED)
    if len(odd) and (folded[odd] == _UNKNOWN).any():
        _learn(codes[odd])
        folded = _folded[codes]
        odd = np.flatnonzero(folded >= _RESIZED)
    if not len(odd):
        return folded, [], []
    lengths = _lengths[codes[odd]]
    counts = np.ones(len(codes), np.uint8)
    counts[odd] = lengths
    if not lengths.any():
        return folded[counts.view(np.bool_)], odd.tolist(), lengths.tolist()
    folded = np.repeat(folded, counts)
    several = lengths > 1
    heads = odd + np.cumsum(lengths, dtype=np.int64) - lengths - np.arange(len(odd))
    for code, head in zip(codes[odd[several]].tolist(), heads[several].tolist(), strict=True):
        folding = FOLDINGS[code]
        folded[head : head + len(folding)] = [ord(char) for char in folding]
    return folded, odd.tolist(), lengths.tolist()


def kinds_of(folded: Codes) -> Kinds:
    """The kind of each character of a folded text."""
    return _kinds[folded]


def bridge(kinds: Kinds, marks: NDArray[np.intp], kind: int) -> None:
    """Give `kind`, in place, to the character at each of `marks` that stands between two characters of it."""
    marks = marks[(marks > 0) & (marks < len(kinds) - 1)]
    kinds[marks[(kinds[marks - 1] == kind) & (kinds[marks + 1] == kind)]] = kind


def cuts_behind(codes: Codes, endings: NDArray[np.uint32]) -> list[int]:
    """The offsets behind each of the `endings` that a letter follows."""
    ended = codes[:-1] == endings[0]
    for ending in endings[1:]:
        ended |= codes[:-1] == ending
    behind = np.flatnonzero(ended & (codes[1:] != _SPACE)) + 1
    return list(compress(behind.tolist(), map(_is_letter, codes[behind].tolist())))


@lru_cache(maxsize=1 << 10)
def _is_letter(code: int) -> bool:
    return chr(code).isalnum() and not chr(code).isdecimal()


_SPACE = ord(" ")


class Runs(NamedTuple):
    """The words of a folded text: where each begins and ends, and whether but one space divides it from the
    next (False for the last)."""

    starts: list[int]
    ends: list[int]
    spaced: list[bool]
    words: list[str]


def runs(codes: Codes, kinds: Kinds, cuts: Sequence[int]) -> Runs:
    """Each run of one kind, those of no word left out; a run ends at each of `cuts`, which lie inside the
    text, too."""
    if not len(kinds):
        return Runs([], [], [], [])
    divides = kinds[1:] != kinds[:-1]
    divides[np.array(cuts, np.intp) - 1] = True
    edges = np.flatnonzero(divides) + 1
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(kinds)]))
    words = kinds[starts] != NONE
    starts, ends = starts[words], ends[words]
    return Runs(
        starts.tolist(), ends.tolist(), _spaced(codes, starts, ends), _split(codes, kinds, starts, ends)
    )


def _spaced(codes: Codes, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[bool]:
    return [*((starts[1:] - ends[:-1] == 1) & (codes[ends[:-1]] == _SPACE)).tolist(), False][: len(starts)]


def _split(codes: Codes, kinds: Kinds, starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[str]:
    """The words as texts, all cut at once where spaces stand for what divides them."""
    spread = np.where(kinds == NONE, np.uint32(_SPACE), codes)
    touching = starts[1:][starts[1:] == ends[:-1]]
    if len(touching):
        spread = np.insert(spread, touching, _SPACE)
    return text_of(spread).split()
