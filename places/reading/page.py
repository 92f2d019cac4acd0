"""A text laid out for reading: words, sentences and clauses, with the furniture of sites left out.

Everything here counts in offsets of the folded text; `Page.span` leads back to the text as given.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from places.reading.letters import DIGIT, Codes, Runs, bridge, runs
from places.reading.text import Folded, fold
from places.reading.values import record


def _split(words: str, by: str | None = None) -> list[str]:
    return words.split(by)


_PERCENT = 4  # a kind of character beside those of letters.py, and the next one
# Begins with the marks themselves, as the next one does: they are rare, and so it is found fast.
_STOP = re.compile(r"[\n.?!;…](?:(?<=\n)|[.?!;…]*(?=[\s\"')\]}«»]|$))")
# A stop without a blank behind it, between two words of Arabic or before a capital: "السوسة.وقصف", "Susah.The".
_GLUED_STOP = re.compile(
    r"[.!?؟](?:(?<=[\u0621-\u063a\u0641-\u064a]{2}.)[.!?؟]*(?=[\u0621-\u063a\u0641-\u064a]{2})|(?<=[a-z]{2}[.!?])[.!?]*(?=[A-Z][a-z]))"
)
_ABBREVIATION = re.compile(r"(?:\b[a-z]|\b(?:dr|mr|mrs|st|gen|col|lt|maj|no|vs|approx|km))$")
_MONTH_CUT_SHORT = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$")
_CLAUSE_MARK = re.compile(r"[,:()\[\]]|\s-+\s")
CLAUSE_WORDS = frozenset(
    fold(word)
    for word in _split(
        "حيث فيما بينما كما إذ إذا لكن ولكن بل ثم أما إضافة وإضافة بالإضافة بعدما عندما قبلما وقال وقالت وأضاف وأضافت وأكد "
        "وذكر وأشار وأوضح while whereas but after before when although though where who which then"
    )
)

# Lines that a site or an application adds to what somebody wrote; compared with whole folded lines.
_UI_LINE = re.compile(
    "|".join(
        (
            r"copy link to tweet",
            r"embed tweet",
            r"back to top\W*",
            r"loading seems\b.*",
            r"twitter may be over capacity.*",
            r"[0-9.,]+ ?[km]? (?:likes?|retweets?|repl(?:y|ies)|views?|comments?|shares?|quotes?)",
            r"show (?:more|this) (?:replies|thread).*",
            r"(?:like|share|comment|reply|follow|post|tweet|conversation|log in|sign up|menu|home|search)",
            r"about ?: ?author",
            fold("زر الذهاب إلى الأعلى"),
            fold("الرئيسية"),
            rf"(?:{fold('شارك')}|{fold('مشاركة')}|{fold('تابعنا')}|{fold('طباعة')}|{fold('نسخ الرابط')}).{{0,24}}",
            rf"{fold('آخر تحديث')}.{{0,40}}",
            rf"(?:{fold('وسوم')}|{fold('الوسوم')}|{fold('كلمات مفتاحية')}|tags|keywords) ?: ?.{{0,300}}",
        )
    )
)
# The same inside a line: controls, and from "read also:" on the headline of another report.
_UI_INSIDE = re.compile(
    r"\b(?:copy link to tweet|embed tweet|back to top)\b"
    rf"|(?:{fold('اقرأ أيضا')}|{fold('إقرأ أيضا')}|{fold('شاهد أيضا')}|\bread also|\bread more) ?:[^\n]*"
)
# What every line with a match of it contains one of, and few pages do: a quick look that spares the long one.
_UI_PARTS = tuple(
    fold(part)
    for part in _split("copy link|embed tweet|back to top|read also|read more|اقرأ أيضا|شاهد أيضا", "|")
)
_TAIL_HEAD = re.compile(
    "(?:"
    + "|".join(
        fold(head)
        for head in _split(
            "مقالات مشابهة|مواضيع مشابهة|أخبار مشابهة|مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|مواد ذات صلة|اقرأ أيضا|اقرأ المزيد|إقرأ أيضا|قد يعجبك أيضا|"
            "الأكثر قراءة|اترك تعليقا|اترك ردا|التعليقات|السابق|التالي|الخبر السابق|الخبر القادم|الخبر التالي|"
            "المقال السابق|المقال التالي|related articles|related posts|related news|read also|read more|"
            "you may also like|leave a comment|leave a reply|most read",
            "|",
        )
    )
    + r")\W*"
)
_COMMENTS = re.compile(r"all reactions:|most relevant is selected")
_LINE_OF_PROSE = 160
_LINE_OF_HEADLINE = 24
_LONGEST_SENTENCE = 160  # words; pages without full stops are cut, so that the time stays linear


@record
class Sentence:
    """Words `first`–`last` (half-open), their span in the folded text, and the paragraph's number.

    `is_line`: it is all that its paragraph holds, as a headline is. `script` is ar, en or und.
    """

    number: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    script: str
    is_line: bool


def _divides(gap: str) -> bool:
    """Whether what stands between two words divides clauses."""
    return gap != " " and _CLAUSE_MARK.search(gap) is not None


def clause_of(clauses: Sequence[tuple[int, int]], word: int) -> tuple[int, int]:
    """Of a sentence's clauses the one that holds a word of it."""
    return clauses[bisect_right(clauses, (word, sys.maxsize)) - 1]


class Page:
    """A text with its folding, words, sentences and clauses; linear in the text.

    `words`, `starts` and `ends` run in parallel; a digit group with its separators is one word and
    a change of script begins a new one ("Publicالتحالف"). `language` is the prose's. Words of furniture belong to no sentence.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = Folded(text)
        self.starts, self.ends, self._spaced, self.words = _words(self.folded)
        self._scripts = _Scripts(self.folded.codes)
        self.furniture = list(_furniture(self.folded.text))
        self._furniture_starts = [start for start, _ in self.furniture]
        self.sentences = list(self._sentences())
        self.language = self._scripts.language((s.start, s.end) for s in self.sentences)
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._sentence_firsts = [sentence.first for sentence in self.sentences]
        self._clauses: dict[int, list[tuple[int, int]]] = {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given behind a span of the folded text."""
        return self.folded.span(start, end)

    def word_at(self, offset: int) -> int:
        """The number of the first word that ends after folded `offset`; len(words) past the last."""
        return bisect_right(self.ends, offset)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds folded `offset`; None in furniture and between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return self.sentences[index]

    def is_furniture(self, offset: int) -> bool:
        """Whether folded `offset` lies in a line that a site added."""
        if not self.furniture:
            return False
        index = bisect_right(self._furniture_starts, offset) - 1
        return index >= 0 and offset < self.furniture[index][1]

    def gap(self, word: int) -> str:
        """What stands between word number `word` and the next; "\\n" at either end of the text."""
        if word < 0 or word + 1 >= len(self.words):
            return "\n"
        return self.folded.text[self.ends[word] : self.starts[word + 1]]

    def clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The half-open word ranges of a sentence's clauses, in order; they cover it."""
        known = self._clauses.get(sentence.number)
        if known is None:
            words, joined = self.words, self._spaced
            cuts = [
                word
                for word in range(sentence.first + 1, sentence.last)
                if words[word] in CLAUSE_WORDS or (not joined[word - 1] and _divides(self.gap(word - 1)))
            ]
            known = self._clauses[sentence.number] = list(pairwise((sentence.first, *cuts, sentence.last)))
        return known

    def sentence_of(self, word: int) -> Sentence | None:
        """The sentence that holds word number `word`; None for furniture and past the end."""
        index = bisect_right(self._sentence_firsts, word) - 1
        if index < 0 or self.sentences[index].last <= word:
            return None
        return self.sentences[index]

    def _sentences(self) -> Iterator[Sentence]:
        number = 0
        for paragraph, spans in enumerate(self._paragraphs()):
            for first, last in spans:
                start, end = self.starts[first], self.ends[last - 1]
                script = self._scripts.of(start, end)
                yield Sentence(number, first, last, start, end, paragraph, script, len(spans) == 1)
                number += 1

    def _paragraphs(self) -> Iterator[list[tuple[int, int]]]:
        """For each paragraph the word ranges of its sentences, those of furniture left out."""
        text, begin = self.folded.text, 0
        spans: list[tuple[int, int]] = []
        stops = [stop.span() for stop in _STOP.finditer(text)]
        place_of = self.folded.place_of
        stops += [
            (place_of(s.start()), place_of(s.end())) for s in _GLUED_STOP.finditer(self.folded.unveiled)
        ]
        stops = [*sorted(stops), (len(text), len(text))]
        for stop, after in stops:
            ends_paragraph = stop == len(text) or text[stop] == "\n"
            latin = text[stop - 1 : stop] <= "z"
            if not ends_paragraph and latin and _is_abbreviation(text, stop, after):
                continue
            first, last = bisect_left(self.starts, begin), bisect_left(self.starts, stop)
            while last > first and self.is_furniture(self.starts[last - 1]):
                last -= 1
            if last > first and not self.is_furniture(self.starts[first]):
                cuts = range(first, last, _LONGEST_SENTENCE)
                spans += [(cut, min(cut + _LONGEST_SENTENCE, last)) for cut in cuts]
            begin = after
            if ends_paragraph:
                if spans:
                    yield spans
                spans = []


def _is_abbreviation(text: str, stop: int, after: int) -> bool:
    """Whether a full stop ends a word cut short, as in "Gen." and "Oct. 7", rather than a sentence."""
    if _ABBREVIATION.search(text, max(0, stop - 8), stop):
        return True
    behind = text[after : after + 2].lstrip()[:1]
    return behind.isdigit() and _MONTH_CUT_SHORT.search(text, max(0, stop - 5), stop) is not None


def _words(folded: Folded) -> Runs:
    """The words of a folded text: those of `Folded`, but a digit group with its separators is one word, and
    so is each percent sign."""
    codes = folded.codes
    marks = np.flatnonzero((codes == ord(".")) | (codes == ord(",")))
    percents = np.flatnonzero(codes == ord("%"))
    kinds = folded.kinds.copy()
    bridge(kinds, marks, DIGIT)
    if not len(percents) and not kinds[marks].any():
        return folded.runs
    kinds[percents] = _PERCENT + (percents & 1)  # neighbours differ, so that each is a run of its own
    return runs(codes, kinds, folded.cuts)


class _Scripts:
    """How many letters of either script stand in any part of a folded text."""

    def __init__(self, codes: Codes) -> None:
        arabic = ((codes >= 0x620) & (codes <= 0x64A)) | ((codes >= 0x66E) & (codes <= 0x6D3))
        latin = (codes >= ord("a")) & (codes <= ord("z"))
        self._arabic, self._latin = _before(arabic), _before(latin)

    def _count(self, start: int, end: int) -> tuple[int, int]:
        return self._arabic[end] - self._arabic[start], self._latin[end] - self._latin[start]

    def of(self, start: int, end: int) -> str:
        """ "ar" or "en" by the greater share of letters; "und" without letters."""
        arabic, latin = self._count(start, end)
        if not arabic and not latin:
            return "und"
        return "ar" if arabic >= latin else "en"

    def language(self, spans: Iterable[tuple[int, int]]) -> str:
        """ar | en | mul | und by the shares of the scripts; a quotation of under a third changes nothing."""
        arabic, latin = (
            sum(counts) for counts in zip((0, 0), *(self._count(*s) for s in spans), strict=True)
        )
        if not arabic + latin:
            return "und"
        share = arabic / (arabic + latin)
        if share > 2 / 3:
            return "ar"
        return "en" if share < 1 / 3 else "mul"


def _before(marked: NDArray[np.bool_]) -> memoryview[int]:
    """How many are marked before each offset, and in all."""
    counts = np.zeros(len(marked) + 1, np.int64)
    np.cumsum(marked, out=counts[1:])
    return counts.data


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin <= len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield begin, end
        begin = end + 1


def _furniture(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the folded text that belong to the site: its controls, menus, related headlines, comments."""
    comments = _COMMENTS.search(text)
    limit = comments.start() if comments else len(text)
    in_tail, inside = False, any(part in text for part in _UI_PARTS)
    menu: list[tuple[int, int]] = []
    teaser: tuple[int, int, str] | None = None  # a line broken off by "…", which its headline may follow
    for start, end in _lines(text[:limit]):
        line = text[start:end].strip(' "#*|-•\t')
        if not line:
            continue
        prose = len(line) >= _LINE_OF_PROSE or line.endswith((".", "!", "?"))
        in_tail = bool(_TAIL_HEAD.fullmatch(line)) or (in_tail and not prose)
        plain = bool(_UI_LINE.fullmatch(line))
        before, teaser = teaser, None
        if before is not None and len(line) >= _LINE_OF_HEADLINE and before[2].startswith(line):
            yield before[0], before[1]
            yield start, end
            continue
        short = not prose and len(line.split(None, 2)) <= 2 and "#" not in text[start:end]
        if short and not plain and not in_tail:
            menu.append((start, end))
            continue
        if len(menu) >= 3:
            yield from menu
        menu = []
        if in_tail or plain:
            yield start, end
        elif not inside and line.endswith(("…", "...")):
            teaser = start, end, line
        elif inside:
            yield from (found.span() for found in _UI_INSIDE.finditer(text, start, end))
    if len(menu) >= 3:
        yield from menu
    if limit < len(text):
        yield limit, len(text)
