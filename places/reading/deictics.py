"""Words that count days from the publication date: today, last week, this year."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from places.reading.calendar import DAY
from places.reading.intervals import Days, month_before, until, week_of, year_days
from places.reading.text import fold

_Read = Callable[[datetime.date, datetime.date], Days]
_ROWS: list[tuple[str, _Read]] = [
    ("اليوم|today", lambda a, b: (a, b)),
    ("أمس|البارحة|امبارح|مبارح|yesterday", lambda a, b: (a - DAY, b - DAY)),
    ("الليلة الماضية|last night|الساعات الماضية", lambda a, b: (a - DAY, b)),
    (
        "أول أمس|أمس الأول|أول من أمس|قبل أمس|أول البارحة|the day before yesterday|day before yesterday",
        lambda a, b: (a - 2 * DAY, b - 2 * DAY),
    ),
    ("غدا|tomorrow", lambda a, b: (a + DAY, b + DAY)),
    ("هذا الأسبوع|الأسبوع الجاري|الأسبوع الحالي|this week", lambda a, b: until(week_of(a, 0), b)),
    (
        "الأسبوع الماضي|الأسبوع الفائت|last week",
        lambda a, b: (week_of(a, -1)[0], week_of(b, -1)[1]),
    ),
    ("الأسبوع المقبل|next week", lambda a, b: (week_of(a, 1)[0], week_of(b, 1)[1])),
    (
        "الأيام الماضية|الأيام القليلة الماضية|in recent days|past few days",
        lambda a, b: (a - 6 * DAY, b),
    ),
    ("اليومين الماضيين|اليومين الفائتين|past two days|last two days", lambda a, b: (a - 2 * DAY, b)),
    (
        "الـ24 ساعة الماضية|الـ 24 ساعة الماضية|الـ24 ساعة الأخيرة|الأربع والعشرين ساعة الماضية|"
        "24 ساعة الماضية|24 ساعة الفائتة|24 ساعة الأخيرة|الساعات الـ24 الماضية|الساعات ال 24 الماضية|"
        "past 24 hours|last 24 hours",
        lambda a, b: (a - DAY, b),
    ),
    (
        "الـ48 ساعة الماضية|48 ساعة الماضية|48 ساعة الفائتة|past 48 hours|last 48 hours",
        lambda a, b: (a - 2 * DAY, b),
    ),
    ("الأسبوعين الماضيين|الأسبوعين الفائتين|past two weeks|last two weeks", lambda a, b: (a - 14 * DAY, b)),
    (
        "الشهر الماضي|الشهر الفائت|الشهر المنصرم|last month",
        lambda a, b: (month_before(a)[0], month_before(b)[1]),
    ),
    (
        "الشهر الجاري|الشهر الحالي|هذا الشهر|this month",
        lambda a, b: until((a.replace(day=1), b), b),
    ),
    (
        "العام الماضي|السنة الماضية|last year",
        lambda a, b: (year_days(a.year - 1)[0], year_days(b.year - 1)[1]),
    ),
    ("العام الجاري|العام الحالي|هذا العام|this year", lambda a, b: (year_days(a.year)[0], b)),
]
DEICTICS: dict[str, _Read] = {fold(word): read for words, read in _ROWS for word in words.split("|")}
"""From a folded phrase to its days, given the first and the last day on which the report may have
appeared."""
