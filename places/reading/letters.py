"""What each character folds to, and to which kind of word it belongs.

Both are tables over all code points, filled when a character is first met, so that a whole text is
folded and divided into words by a few array operations instead of a step a character.
"""

from __future__ import annotations

import unicodedata

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


def fold_codes(codes: Codes) -> tuple[Codes, NDArray[np.uint8] | None]:
    """The folded code points, and how many each given one became; None where each became one."""
    folded = _folded[codes]
    odd = folded >= _RESIZED
    if not odd.any():
        return folded, None
    _learn(codes[folded == _UNKNOWN])
    folded = _folded[codes]
    if not (folded == _RESIZED).any():
        return folded, None
    lengths = _lengths[codes]
    several = np.flatnonzero(lengths > 1)
    heads = np.cumsum(lengths, dtype=np.int64)[several] - lengths[several]
    folded = np.repeat(folded, lengths)
    for code, head in zip(codes[several].tolist(), heads.tolist(), strict=True):
        folding = FOLDINGS[code]
        folded[head : head + len(folding)] = [ord(char) for char in folding]
    return folded, lengths


def kinds_of(folded: Codes) -> Kinds:
    """The kind of each character of a folded text."""
    return _kinds[folded]


def bridge(kinds: Kinds, marks: NDArray[np.bool_], kind: int) -> None:
    """Give `kind`, in place, to every mark that stands between two characters of it."""
    inside = marks[1:-1] & (kinds[:-2] == kind) & (kinds[2:] == kind)
    kinds[1:-1][inside] = kind


def spaced(codes: Codes, starts: list[int], ends: list[int]) -> list[bool]:
    """Whether nothing but one space stands between each word and the next; False for the last."""
    if not starts:
        return []
    following, before = np.array(starts[1:], np.int64), np.array(ends[:-1], np.int64)
    return [*((following - before == 1) & (codes[before] == ord(" "))).tolist(), False]


def runs(kinds: Kinds, cuts: list[int]) -> tuple[list[int], list[int]]:
    """Where each run of one kind begins and where it ends, those of no word left out; a run ends at each
    of `cuts`, which lie inside the text, too."""
    if not len(kinds):
        return [], []
    edges = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    if cuts:
        edges = np.union1d(edges, cuts)
    starts, ends = np.concatenate(([0], edges)), np.concatenate((edges, [len(kinds)]))
    words = kinds[starts] != NONE
    return starts[words].tolist(), ends[words].tolist()
