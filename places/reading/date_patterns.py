"""The patterns of dates, on folded text: anchored at words and bounded, so that time stays linear."""

# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable

from places.reading.calendar import HIJRI_MONTHS, MONTHS, ORDINALS, WEEKDAYS
from places.reading.text import fold


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

PATTERNS: list[tuple[str, re.Pattern[str]]] = [
    ("iso", re.compile(rf"{_BEFORE}(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?!\d)")),
    ("dmy", re.compile(rf"{_BEFORE}(?P<d>[0-3]?\d)(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)")),
    (
        "day_range",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<open>{_words('ما بين', 'بين', 'من', 'between', 'from')}{_S})?"
            rf"(?P<d1>{_DAY}){_S0}(?P<to>-|{_words('إلى', 'حتى', 'و', 'to', 'and', 'until')}){_S0}(?P<d2>{_DAY}){_OF}"
            rf"(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?"
        ),
    ),
    (
        "english_range",
        re.compile(
            rf"{_BEFORE}(?P<month>{_MONTH}){_S}(?P<d1>[0-3]?\d){_S0}(?:-|to|and){_S0}(?P<d2>[0-3]?\d)(?!\d){_YEAR}?"
        ),
    ),
    (
        "month_range",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?:{_words('ما بين', 'بين', 'من', 'between', 'from')}{_S})"
            rf"(?P<m1>{_MONTH})(?!\w)(?:{_S}(?P<y1>(?:19|20)\d\d))?{_S}?(?:{_words('إلى', 'حتى', 'to', 'until', 'and')}{_S}|{_words('و')})"
            rf"(?P<m2>{_MONTH})(?!\w){_YEAR}?"
        ),
    ),
    (
        "hijri",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?:(?P<day>{_DAY}){_OF})?(?P<month>{_HIJRI}){_S0},?{_S0}(?:{_words('عام', 'سنة')}{_S})?"
            rf"(?P<year>1[34]\d\d)(?!\d)(?:{_S0}{_words('هـ', 'هجري', 'هجرية', 'ah')}\b)?"
        ),
    ),
    (
        "day_month",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<day>{_DAY})(?:st|nd|rd|th)?(?:{_S}of)?{_OF}(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?{_LAST}?"
        ),
    ),
    (
        "english_day",
        re.compile(rf"{_BEFORE}(?P<month>{_MONTH})\.?{_S}(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:])(?:,?{_S0}{_YEAR})?"),
    ),
    (
        "month",
        re.compile(
            rf"{_BEFORE}(?P<prefix>{_AR_PREFIX})(?P<part>(?:{_words('مطلع', 'أوائل', 'بداية', 'منتصف', 'أواسط', 'أواخر', 'نهاية', 'early', 'mid', 'late', 'in early', 'in mid', 'in late')}[\s-]{{1,2}}))?"
            rf"(?P<word>(?:{_words('شهر', 'في', 'last', 'in', 'next', 'this')}{_S}){{0,2}})(?P<month>{_MONTH})(?!\w){_PAIR}{_YEAR}?{_LAST}?"
        ),
    ),
    (
        "year_only",
        re.compile(
            rf"{_BEFORE}(?P<word>{_AR_PREFIX}{_words('عام', 'العام', 'سنة', 'منذ', 'in', 'since', 'year', 'during', 'by')}){_S}(?P<year>(?:19|20)\d\d)(?![\d/.:-]|{_S0}{_MONTH}\b)"
        ),
    ),
    (
        "weekday",
        re.compile(
            rf"{_BEFORE}(?P<word>(?:{_AR_PREFIX}{_words('يوم', 'last', 'next', 'on')}{_S})?)(?P<joined>[وفل]?)(?P<weekday>{_WEEKDAY})(?!\w){_LAST}?"
        ),
    ),
    (
        "day_of_month",
        re.compile(rf"{_BEFORE}{_AR_PREFIX}(?P<day>{_DAY}){_S}{_words('من')}{_S}{_words('الشهر')}{_LAST}"),
    ),
    (
        "deictic",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<word>{_words('أول أمس', 'أول من أمس', 'قبل أمس', 'الليلة الماضية', 'اليوم', 'أمس', 'البارحة', 'غدا', 'هذا الأسبوع', 'الأسبوع الماضي', 'الأسبوع الفائت', 'الأسبوع الجاري', 'الأسبوع الحالي', 'الأسبوع المقبل', 'الأيام الماضية', 'الأيام القليلة الماضية', 'الشهر الماضي', 'الشهر الفائت', 'الشهر المنصرم', 'الشهر الجاري', 'الشهر الحالي', 'هذا الشهر', 'العام الماضي', 'السنة الماضية', 'العام الجاري', 'العام الحالي', 'هذا العام', 'الساعات الماضية', 'the day before yesterday', 'day before yesterday', 'last night', 'today', 'yesterday', 'tomorrow', 'this week', 'last week', 'next week', 'this month', 'last month', 'this year', 'last year', 'in recent days', 'past few days')})(?!\w)"
        ),
    ),
    (
        "ago",
        re.compile(
            rf"{_BEFORE}{_AR_PREFIX}(?P<before>{_words('قبل', 'منذ')}){_S}(?P<count>\w{{1,24}}(?:{_S}\w{{1,24}}){{0,2}})"
        ),
    ),
    ("ago_en", re.compile(rf"{_BEFORE}(?P<count>[\w-]{{1,24}}){_S}(?P<unit>days?|weeks?|months?|years?){_S}ago(?!\w)")),
]  # fmt: skip

WHOLE = frozenset(("iso", "dmy", "hijri", "day_month", "english_day"))
SINCE = re.compile(
    rf"(?:{_words('منذ', 'ابتداء من', 'اعتبارا من', 'بدءا من', 'since', 'starting')}{_S}(?:{_words('يوم', 'شهر', 'مطلع', 'بداية')}{_S})?)$"
)
SINCE_WORDS = frozenset((fold("منذ"), "since"))
WEEKDAY_REASON = "a weekday, counted from the publication date"
SAME_DATE = re.compile(
    rf"[ ,()-]{{0,3}}(?:{_words('المصادف', 'الموافق', 'المصادفة', 'corresponding to')}{_S}(?:{_words('ل')}{_S0})?)?"
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
