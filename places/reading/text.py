"""Fold Arabic and Latin spelling variants, with a way back to the offsets of the text as it came.

Folding works code point by code point, so it commutes with Unicode's normalisation forms: the NFC,
NFD, NFKC and NFKD spellings of one text fold alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property

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


class _Table(dict[int, str]):
    """A translation table that learns each code point when it first meets it.

    `resizing` holds the characters whose folding is not exactly one character long.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resizing: dict[str, int] = {}
        self._known = 0
        self._pattern = re.compile("")

    def resizers(self) -> re.Pattern[str]:
        """A pattern of the characters in `resizing`, of which there must be one."""
        known = len(self.resizing)
        if self._known != known:
            # The pattern first: another thread that sees the new count must find the new pattern.
            self._pattern = re.compile("[" + re.escape("".join(tuple(self.resizing))) + "]")
            self._known = known
        return self._pattern

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = "".join(_fold_one(c) for c in unicodedata.normalize("NFKD", char))
        if len(folded) != 1:
            self.resizing[char] = len(folded)
        self[code] = folded
        return folded


_TABLE = _Table()

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[^\W\d_a-z]+|\d+")
"""A word of folded text: letters of one script, with apostrophes inside, or digits. An underscore
divides words, and so does a change of script: pages glue dates and buttons to the last word."""


# Posts hide words from moderators inside a stretched letter: "قصـ ـف" is قصف.
_CENSORED = re.compile(r"ـ[ .]{1,2}(?=ـ)")


def fold(text: str) -> str:
    """The form under which names are compared, trimmed; "" for a text without visible characters."""
    return text.translate(_TABLE).strip()


# Posts hide words from filters with tatweel and a dot or a blank inside: "مقـ.ـتل", "شـ ـهيد".
_HIDING = re.compile("ـ[ .·*]{1,3}(?=ـ)")


def _masked(text: str) -> str:
    """The text with such dots and blanks replaced by tatweel, which folds away; as long as before."""
    return _HIDING.sub(lambda found: "ـ" * len(found.group()), text) if "ـ" in text else text


class Folded:
    """A text, its folding, and the way between their offsets.

    `source` is the text as given and `text` its folding, untrimmed. Offsets of `source` count code
    points. Time and memory are linear in the text. `remembered` is for what later steps find out about
    a span and look at again.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        if "ـ" in source:
            source = _CENSORED.sub(lambda found: "ـ" * len(found.group()), source)
        self.text = source.translate(_TABLE)
        self.remembered: dict[tuple[int, int], object] = {}
        # Runs of characters that fold one to one: where each begins in the folding and in the source.
        # A character that folds to several has a run of its own, marked in `_wide`.
        self._heads, self._origins, self._wide = [0], [0], [False]
        resizing = _TABLE.resizing
        if not resizing.keys().isdisjoint(set(source)):
            shift = 0
            for found in _TABLE.resizers().finditer(source):
                at = found.start()
                length = resizing[found.group()]
                if length:
                    self._heads.append(at + shift)
                    self._origins.append(at)
                    self._wide.append(True)
                shift += length - 1
                self._heads.append(at + 1 + shift)
                self._origins.append(at + 1)
                self._wide.append(False)

    def _origin(self, index: int) -> int:
        run = bisect_right(self._heads, index) - 1
        if self._wide[run]:
            return self._origins[run]
        return self._origins[run] + index - self._heads[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `source` that folds to `text[start:end]`.

        Marks and tatweel that follow the last letter belong to it. An empty span stays empty.
        """
        first = self._origin(start)
        if end <= start:
            return first, first
        last = self._origin(end - 1) + 1
        while last < len(self.source) and (
            self.source[last] == "ـ" or unicodedata.category(self.source[last]) == "Mn"
        ):
            last += 1
        return first, last

    def place_of(self, offset: int) -> int:
        """The offset in `text` of the first character that comes from `source[offset:]`."""
        run = bisect_right(self._origins, offset) - 1
        if self._wide[run]:
            return self._heads[run]
        head = self._heads[run] + offset - self._origins[run]
        return min(head, self._heads[run + 1]) if run + 1 < len(self._heads) else head

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in `text`."""
        return [found.start() for found in WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """The words of `text`, in order."""
        return WORD.findall(self.text)

    def end_of(self, word: int) -> int:
        """Where word number `word` ends in `text`."""
        return self.starts[word] + len(self.words[word])

    def gap(self, word: int) -> str:
        """What stands between word number `word` and the next one; "\\n" at either end of the text."""
        if word < 0 or word + 1 >= len(self.words):
            return "\n"
        return self.text[self.starts[word] + len(self.words[word]) : self.starts[word + 1]]

    def words_at(self, start: int, end: int) -> tuple[int, int]:
        """The numbers (first, past the last) of the words that `source[start:end]` touches."""
        left, right = self.place_of(start), self.place_of(end)
        first = max(bisect_right(self.starts, left) - 1, 0)
        if self.starts and self.end_of(first) <= left:
            first += 1
        return first, max(bisect_left(self.starts, right), first)
