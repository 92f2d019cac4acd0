"""Fold Arabic and Latin spelling variants, with a way back to the offsets of the text as it came.

Folding works code point by code point, so it commutes with Unicode's normalisation forms: the NFC,
NFD, NFKC and NFKD spellings of one text fold alike.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np

from places.reading.letters import (
    FOLDINGS,
    LATIN,
    Kinds,
    Runs,
    bridge,
    codes_of,
    cuts_behind,
    fold_codes,
    kinds_of,
    runs,
    text_of,
)

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[^\W\d_a-z]+|\d+")
"""A word of folded text: letters of one script, with apostrophes inside, or digits. An underscore
divides words, and so does a change of script: pages glue dates and buttons to the last word."""

# Posts hide words from moderators inside a stretched letter: "قصـ ـف" is قصف.
_CENSORED = re.compile(r"ـ[ .]{1,2}(?=ـ)")

# … and behind a full stop inside it: "الشهد.اء". Only in the words that moderators look for: elsewhere a stop
# between two letters ends a sentence. Letters as they come, each alef in its variants.
_MARKS = "[\u064b-\u065f]*"
_DOTTED = re.compile("\\.(?<=[ء-\u065f]\\.)[ء-ي]")  # begins with what is rare, so that it is found fast
_WATCHED = (
    "قصف قتل قتلى قتيل مقتول شهد شهداء شهيد جرح جرحى جروح جريح حرب داعش صاروخ صواريخ اعتقل اعتقال "
    "داهم مداهم اصاب اصيب مصاب قذيف قذائف انفجار تفجير فجر قسد ميليشي مليشي تنظيم مسلح سلاح اسلحة "
    "اشتباك اغتيال اغتال خطف ارهاب عبوة ناسف لغم طائر مسير غارة غارات قوات جيش ضحاي جثث جثة دماء ذبح "
    "اعدام اعدم مجزر استهدف استهداف هجوم هاجم انتحار مفخخ اسرائيل ايران تركي روسي عنصر عناصر"
)
_VEILED = re.compile(
    "|".join(
        rf"{_MARKS}\.?".join("[اأإآ]" if letter == "ا" else letter for letter in word)
        for word in sorted(_WATCHED.split(), key=len, reverse=True)
    )
)


def _bared(text: str) -> str:
    """A text with tatweel for the full stops that hide a word. Only what stands between two spaces round such
    a stop is searched for the words, which takes long."""
    parts, past = [], 0
    for stop in _DOTTED.finditer(text):
        if stop.start() < past:
            continue
        begin = max(text.rfind(" ", past, stop.start()) + 1, past)
        parts.append(text[past:begin])
        past = text.find(" ", stop.start())
        past = len(text) if past < 0 else past
        parts.append(_VEILED.sub(lambda found: found.group().replace(".", "ـ"), text[begin:past]))
    return "".join((*parts, text[past:])) if parts else text


_TA_MARBUTA = codes_of("ة\ufe93\ufe94")

_FIRST_MARK = "\u0300"
"""No character before this one belongs to the letter before it."""


@lru_cache(maxsize=1 << 10)
def _hangs_on(char: str) -> bool:
    return char in "ـءٴ" or unicodedata.category(char) == "Mn"


def fold(text: str) -> str:
    """The form under which names are compared, trimmed; "" for a text without visible characters."""
    return text.translate(FOLDINGS).strip()


class Folded:
    """A text, its folding, and the way between their offsets.

    `source` is the text as given, `text` its folding, untrimmed, and `codes` the folding's code points.
    Offsets of `source` count code points. `unveiled` is the text with tatweel for what hides a word from
    moderators. `words` are those of WORD, in order, divided at `cuts` too, with
    `starts` and `ends` in `text`. Time and memory are linear in the text. `remembered` is for what later
    steps find out about a span and look at again.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        if "ـ" in source:
            source = _CENSORED.sub(lambda found: "ـ" * len(found.group()), source)
        if "." in source:
            source = _bared(source)
        self.unveiled = source
        self.codes, self._odd, lengths = fold_codes(codes_of(source))
        self.text = text_of(self.codes)
        self.remembered: dict[tuple[int, int], object] = {}
        self._words_at: dict[tuple[int, int], tuple[int, int]] = {}
        # Few characters fold to none or to several: behind each of these, `_odd`, the folding is so much
        # longer (or shorter, mostly) than the source, and `_odd_ends` is where in the folding it ends.
        self._longer = [0, *accumulate(length - 1 for length in lengths)]
        self._odd_ends = [at + 1 + longer for at, longer in zip(self._odd, self._longer[1:], strict=True)]
        self._grows = max(lengths, default=0) > 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `source` that folds to `text[start:end]`.

        Marks, tatweel and a bare hamza that follow the last letter belong to it. An empty span stays empty.
        """
        # Every mention asks for this, so the way back is written out for its first and its last character.
        odd, odd_ends, longer = self._odd, self._odd_ends, self._longer
        passed = bisect_right(odd_ends, start)
        first = start - longer[passed]
        if passed < len(odd) and odd[passed] < first:
            first = odd[passed]
        if end <= start:
            return first, first
        passed = bisect_right(odd_ends, end - 1, passed)
        last = end - longer[passed]
        if passed < len(odd) and odd[passed] < last:
            last = odd[passed] + 1
        source = self.source
        while last < len(source) and source[last] >= _FIRST_MARK and _hangs_on(source[last]):
            last += 1
        return first, last

    def span_of_words(self, first: int, past: int, skip: int = 0) -> tuple[int, int]:
        """The span of `source` of the words `first`–`past` (half-open) without the first `skip` letters,
        which are fewer than the first word has. `words_at` remembers which words these were."""
        span = self.span(self.starts[first] + skip, self.ends[past - 1])
        if not self._grows:  # else a character may fold to the end of one word and the beginning of the next
            self._words_at[span] = first, past
        return span

    def place_of(self, offset: int) -> int:
        """The offset in `text` of the first character that comes from `source[offset:]`."""
        return offset + self._longer[bisect_left(self._odd, offset)]

    @cached_property
    def kinds(self) -> Kinds:
        """To which kind of word each character of `text` belongs."""
        kinds = kinds_of(self.codes)
        bridge(kinds, np.flatnonzero(self.codes == ord("'")), LATIN)
        return kinds

    @cached_property
    def runs(self) -> Runs:
        """The words of `text` with where they stand."""
        return runs(self.codes, self.kinds, self.cuts)

    @cached_property
    def cuts(self) -> list[int]:
        """Where in `text` a word ends though a letter follows: a ta marbuta is the last letter of a
        word, so what follows one is the next, glued to it as headlines are to their reports."""
        offsets = map(self.place_of, cuts_behind(codes_of(self.source), _TA_MARBUTA))
        return [offset for offset in offsets if 0 < offset < len(self.text)]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts in `text`."""
        return self.runs.starts

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends in `text`."""
        return self.runs.ends

    @cached_property
    def words(self) -> list[str]:
        """The words of `text`, in order."""
        return self.runs.words

    def words_among(self, known: Container[str], *parts: str) -> list[int]:
        """The numbers of the words that are among `known`, in order. Each of `known` holds one of `parts`,
        and these are looked for in the text, which takes a fraction of the time of asking word by word."""
        found, text = set(), self.text
        for part in parts:
            at = text.find(part)
            while at >= 0:
                word = bisect_right(self.ends, at)
                if self.words[word] in known:
                    found.add(word)
                at = text.find(part, at + len(part))
        return sorted(found)

    @cached_property
    def spaced(self) -> list[bool]:
        """Whether nothing but one space stands between each word and the next; False for the last."""
        return self.runs.spaced

    def end_of(self, word: int) -> int:
        """Where word number `word` ends in `text`."""
        return self.ends[word]

    def gap(self, word: int) -> str:
        """What stands between word number `word` and the next one; "\\n" at either end of the text."""
        if word < 0:
            return "\n"
        try:
            return self.text[self.ends[word] : self.starts[word + 1]]
        except IndexError:
            return "\n"

    def words_at(self, start: int, end: int) -> tuple[int, int]:
        """The numbers (first, past the last) of the words that `source[start:end]` touches."""
        known = self._words_at.get((start, end))
        if known is None:
            first = bisect_right(self.ends, self.place_of(start))
            known = first, bisect_left(self.starts, self.place_of(end), first)
        return known
