"""The patterns of dates, on folded text: anchored at words and bounded, so that time stays linear.

Each says what may begin it and what must follow, so that it need not be tried at the other words of a text.
"""

# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from places.reading.calendar import HIJRI_MONTHS, MONTHS, ORDINALS, WEEKDAYS
from places.reading.deictics import DEICTICS
from places.reading.numbers import may_begin
from places.reading.text import fold
from places.reading.words import Memo


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s{1,3}") for name in sorted(names, key=len, reverse=True)
    )


def _words(*phrases: str) -> str:
    return "(?:" + _alternatives(fold(phrase) for phrase in phrases) + ")"


_MONTH = f"(?:{_alternatives(MONTHS)})"
_HIJRI = f"(?:{_alternatives(HIJRI_MONTHS)})"
_DAY = f"(?:[0-3]?[0-9](?!\\d)|{_alternatives(ORDINALS)})"
_WEEKDAY = f"(?:{_alternatives(WEEKDAYS)})"
_S = r"[\s\u200f]{1,3}"
_S0 = r"\s{0,3}"
_BEFORE = r"(?<![\w/.-])"
_AR_PREFIX = r"(?:[وف]?[بلك]?)"
_YEAR = rf"(?:{_S0},?{_S0}(?:{_words('من', 'ل')}{_S})?(?:[بل]?{_words('عام', 'العام', 'سنة', 'لعام')}{_S})?(?P<year>(?:1[34]|19|20)\d\d)(?!\d))"
_LAST = rf"(?:{_S}(?P<last>{_words('الماضي', 'الماضية', 'المنصرم', 'المنصرمة', 'الفائت', 'الفائتة', 'الجاري', 'الحالي', 'الجارية', 'الحالية', 'المقبل', 'المقبلة', 'القادم', 'القادمة')}))"
_OF = rf"(?:{_S}{_words('من شهر', 'شهر', 'من', 'لشهر')}?{_S0}|{_S0}[-/]{_S0}|{_S0})"
_PAIR = rf"(?:{_S0}[/\\-]{_S0}(?P<second>{_MONTH})(?!\w)|{_S0}\({_S0}(?P<paren>{_MONTH}){_S0}\))?"
PAST = frozenset(map(fold, ("الماضي", "الماضية", "المنصرم", "المنصرمة", "الفائت", "الفائتة", "last")))
NEXT = frozenset(map(fold, ("المقبل", "المقبلة", "القادم", "القادمة", "next")))


class DatePattern(NamedTuple):
    """`name` tells date_readers.py how to read a match; `begins` says of a folded word whether a match
    may begin with it, `needs` whether it may be the one without which there is no match: a month's name.
    """

    name: str
    pattern: re.Pattern[str]
    begins: Callable[[str], object]
    needs: Callable[[str], bool] | None = None


def _begins(*phrases: str, digits: bool = False) -> Callable[[str], object]:
    """Words that, proclitics aside, begin with the first word of a phrase or, with `digits`, with a
    digit; a proclitic alone may have any of these after it ("و5")."""
    firsts = {fold(phrase).split()[0] for phrase in phrases}
    options = [*map(re.escape, firsts), "$", *(["[0-9]"] if digits else [])]
    return re.compile(f"{_AR_PREFIX}(?:{'|'.join(options)})").match


def _needs(*phrases: str) -> Callable[[str], bool]:
    """Words that end with the first word of a phrase, what an apostrophe divides taken apart: a proclitic or
    a day may be written onto a month."""
    firsts = tuple({re.split("[ ']", fold(phrase))[0] for phrase in phrases})

    def needs(word: str) -> bool:
        if "'" in word:
            return any(part.endswith(firsts) for part in (word, *word.split("'")))
        return word.endswith(firsts)

    return needs


_NAMES_MONTH, _NAMES_HIJRI_MONTH = _needs(*MONTHS), _needs(*HIJRI_MONTHS)

_OPENING = ("ما بين", "بين", "من", "between", "from")
_DIGITS = _begins(digits=True)
_OPENED_DAY = _begins(*_OPENING, *ORDINALS, digits=True)
_PARTS = (
    "مطلع",
    "أوائل",
    "بداية",
    "منتصف",
    "أواسط",
    "أواخر",
    "نهاية",
    "early",
    "mid",
    "late",
    "in early",
    "in mid",
    "in late",
)
_OF_MONTH = ("شهر", "في", "last", "in", "next", "this")
_OF_YEAR = ("عام", "العام", "سنة", "منذ", "in", "since", "year", "during", "by")
_OF_WEEKDAY = ("يوم", "last", "next", "on")

PATTERNS: list[DatePattern] = [
    DatePattern("iso", re.compile(rf"{_BEFORE}(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?!\d)"), _DIGITS),
    DatePattern("dmy", re.compile(rf"{_BEFORE}(?P<d>[0-3]?\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"), _DIGITS),
    DatePattern(
        "day_range",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<open>{_words(*_OPENING)}{_S})?"
            rf"(?P<d1>{_DAY}){_S0}(?P<to>-|{_words('إلى', 'حتى', 'و', 'to', 'and', 'until')}){_S0}(?P<d2>{_DAY}){_OF}"
            rf"(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?"
        ),
        _OPENED_DAY,
        _NAMES_MONTH,
    ),
    DatePattern(
        "english_range",
        re.compile(
            rf"{_BEFORE}(?P<month>{_MONTH}){_S}(?P<d1>[0-3]?\d){_S0}(?:-|to|and){_S0}(?P<d2>[0-3]?\d)(?!\d){_YEAR}?"
        ),
        _begins(*MONTHS),
        _NAMES_MONTH,
    ),
    DatePattern(
        "month_range",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?:{_words(*_OPENING)}{_S})"
            rf"(?P<m1>{_MONTH})(?!\w)(?:{_S}(?P<y1>(?:19|20)\d\d))?{_S}?(?:{_words('إلى', 'حتى', 'to', 'until', 'and')}{_S}|{_words('و')})"
            rf"(?P<m2>{_MONTH})(?!\w){_YEAR}?"
        ),
        _begins(*_OPENING),
        _NAMES_MONTH,
    ),
    DatePattern(
        "hijri",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?:(?P<day>{_DAY}){_OF})?(?P<month>{_HIJRI}){_S0},?{_S0}(?:{_words('عام', 'سنة')}{_S})?"
            rf"(?P<year>1[34]\d\d)(?!\d)(?:{_S0}{_words('هـ', 'هجري', 'هجرية', 'ah')}\b)?"
        ),
        _begins(*ORDINALS, *HIJRI_MONTHS, digits=True),
        _NAMES_HIJRI_MONTH,
    ),
    DatePattern(
        "day_month",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_S}of)?{_OF}(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?{_LAST}?"
        ),
        _begins(*ORDINALS, digits=True),
        _NAMES_MONTH,
    ),
    DatePattern(
        "english_day",
        re.compile(rf"{_BEFORE}(?P<month>{_MONTH})\.?{_S}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])(?:,?{_S0}{_YEAR})?"),
        _begins(*MONTHS),
        _NAMES_MONTH,
    ),
    DatePattern(
        "month",
        re.compile(
            rf"{_BEFORE}(?P<prefix>{_AR_PREFIX})(?P<part>(?:{_words(*_PARTS)}[\s-]{{1,2}}))?"
            rf"(?P<word>(?:{_words(*_OF_MONTH)}{_S}){{0,2}})(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?{_LAST}?"
        ),
        _begins(*_PARTS, *_OF_MONTH, *MONTHS),
        _NAMES_MONTH,
    ),
    DatePattern(
        "year_only",
        re.compile(
            rf"{_BEFORE}(?P<word>{_AR_PREFIX}{_words(*_OF_YEAR)}){_S}(?P<year>(?:19|20)\d\d)(?![\d/.:-]|{_S0}{_MONTH}\b)"
        ),
        _begins(*_OF_YEAR),
    ),
    DatePattern(
        "weekday",
        re.compile(
            rf"{_BEFORE}(?P<word>(?:{_AR_PREFIX}{_words(*_OF_WEEKDAY)}{_S})?)(?P<joined>[وفل]?)(?P<weekday>{_WEEKDAY})(?!\w){_LAST}?"
        ),
        _begins(*_OF_WEEKDAY, *WEEKDAYS),
    ),
    DatePattern(
        "day_of_month",
        re.compile(rf"{_BEFORE}{_AR_PREFIX}(?P<day>{_DAY}){_S}{_words('من')}{_S}{_words('الشهر')}{_LAST}"),
        _begins(*ORDINALS, digits=True),
        _needs("الشهر"),
    ),
    DatePattern(
        "same_month",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<day>{_DAY})(?:st|nd|rd|th)?{_S}(?:{_words('منه', 'من الشهر نفسه', 'من الشهر ذاته', 'من نفس الشهر', 'من ذات الشهر', 'of the same month', 'of that month')})(?!\w)"
        ),
        _begins(*ORDINALS, digits=True),
        _needs("منه", "نفسه", "ذاته", "نفس", "ذات", "same", "that"),
    ),
    DatePattern(
        "deictic",
        re.compile(rf"{_BEFORE}{_AR_PREFIX}(?P<word>{_words(*DEICTICS)})(?!\w)"),
        _begins(*DEICTICS),
    ),
    DatePattern(
        "ago",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<before>{_words('قبل', 'منذ')}){_S}(?P<count>\w{{1,24}}(?:{_S}\w{{1,24}}){{0,2}})"
        ),
        _begins("قبل", "منذ"),
    ),
    DatePattern(
        "ago_en",
        re.compile(rf"{_BEFORE}(?P<count>[\w-]{{1,24}}){_S}(?P<unit>days?|weeks?|months?|years?){_S}ago(?!\w)"),
        may_begin,
        _needs("ago"),
    ),
]  # fmt: skip


WIDEST = 150
"""No match of a pattern is longer, in characters."""


class Part(NamedTuple):
    """What a word may be in matches: the numbers of the patterns that it may begin, and what of patterns'
    `needs` it meets."""

    begins: tuple[int, ...]
    meets: tuple[Callable[[str], bool], ...]


_BEGINNINGS = frozenset(row.begins for row in PATTERNS)
_NEEDS = tuple(dict.fromkeys(row.needs for row in PATTERNS if row.needs is not None))


def _part_of(word: str) -> Part | None:
    answers = {begins: begins(word) for begins in _BEGINNINGS}
    begins = tuple(number for number, row in enumerate(PATTERNS) if answers[row.begins])
    meets = tuple(needs for needs in _NEEDS if needs(word))
    return Part(begins, meets) if begins or meets else None


PARTS = Memo(_part_of)
"""What a folded word may be in matches; None for most words."""


SAME_MONTH = "same_month"
WHOLE = frozenset(("iso", "dmy", "hijri", "day_month", "english_day"))
SINCE = re.compile(
    rf"(?:{_words('منذ', 'ابتداء من', 'اعتبارا من', 'بدءا من', 'since', 'starting')}{_S}(?:{_words('يوم', 'شهر', 'مطلع', 'بداية')}{_S})?)$"
)
SINCE_WORDS = frozenset((fold("منذ"), "since"))
SAME_DATE = re.compile(
    rf"[ ,()/-]{{0,3}}(?:{_words('المصادف', 'الموافق', 'المصادفة', 'corresponding to')}{_S}(?:{_words('ل')}{_S0})?)?"
)
RANGE_OPENING = re.compile(rf"(?:^|\W){_words(*_OPENING)}{_S}(?:{_words('يوم', 'يومي', 'the', 'on')}{_S})?$")
RANGE_LINK = re.compile(
    rf"{_S}(?:{_words('إلى', 'حتى', 'وحتى', 'و', 'and', 'to', 'until')}{_S0})(?:{_words('يوم', 'the', 'on')}{_S})?"
)
WEEKDAY_BEFORE = re.compile(rf"({_WEEKDAY})[ ,]{{1,3}}$")
UNITS_AGO = {
    fold(word): (count, unit)
    for words, count, unit in (
        ("يوم", 1, 1), ("يومين", 2, 1), ("أيام", 0, 1), ("يوما", 0, 1),
        ("أسبوع", 1, 7), ("أسبوعين", 2, 7), ("أسابيع", 0, 7), ("أسبوعا", 0, 7),
        ("شهر", 1, 30), ("شهرين", 2, 30), ("أشهر", 0, 30), ("شهرا", 0, 30), ("شهور", 0, 30),
        ("عام", 1, 365), ("عامين", 2, 365), ("أعوام", 0, 365), ("سنة", 1, 365), ("سنتين", 2, 365), ("سنوات", 0, 365),
    )
    for word in words.split()
}  # fmt: skip
NAMED_AFTER_A_DAY = tuple(fold(word) + " " for word in ("هذين", "حي", "شارع", "ساحة", "عاصفة", "جيش"))
