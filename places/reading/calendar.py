"""The words of dates: months of every naming in use, weekdays, ordinals and day arithmetic."""

from __future__ import annotations

import calendar as _calendar
import datetime

from places.reading.text import fold

DAY = datetime.timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Years outside are no dates of the reports of our time: a slip of the pen, or another calendar."""


def _table(rows: dict[str, int]) -> dict[str, int]:
    return {fold(name): value for names, value in rows.items() for name in names.split("|")}


# Levantine, Maghrebi, transliterated and English; longer names are matched first.
MONTHS = _table(
    {
        "كانون الثاني|كانون ثاني|يناير|ينايير|جانفي|january|jan": 1,
        "شباط|فبراير|فيفري|february|feb": 2,
        "آذار|اذار|مارس|march|mar": 3,
        "نيسان|أبريل|إبريل|أفريل|april|apr": 4,
        "أيار|مايو|ماي|may": 5,
        "حزيران|يونيو|يونيه|جوان|june|jun": 6,
        "تموز|يوليو|يوليه|جويلية|july|jul": 7,
        "آب|أغسطس|أوت|غشت|august|aug": 8,
        "أيلول|سبتمبر|شتنبر|september|sept|sep": 9,
        "تشرين الأول|تشرين أول|أكتوبر|october|oct": 10,
        "تشرين الثاني|تشرين ثاني|نوفمبر|نونبر|november|nov": 11,
        "كانون الأول|كانون أول|ديسمبر|دجنبر|december|dec": 12,
    }
)
HIJRI_MONTHS = _table(
    {
        "محرم|المحرم|muharram": 1,
        "صفر|safar": 2,
        "ربيع الأول|ربيع أول|rabi al-awwal|rabi' al-awwal": 3,
        "ربيع الآخر|ربيع الثاني|ربيع ثاني|rabi al-thani|rabi' al-thani": 4,
        "جمادى الأولى|جمادى الأول|jumada al-ula|jumada al-awwal": 5,
        "جمادى الآخرة|جمادى الثانية|جمادى الثاني|jumada al-thani|jumada al-akhirah": 6,
        "رجب|rajab": 7,
        "شعبان|shaban|sha'ban": 8,
        "رمضان|ramadan": 9,
        "شوال|shawwal": 10,
        "ذو القعدة|ذي القعدة|ذوالقعدة|dhu al-qadah|dhu al-qi'dah": 11,
        "ذو الحجة|ذي الحجة|ذوالحجة|dhu al-hijjah": 12,
    }
)
# Monday is 0, as in datetime.
WEEKDAYS = _table(
    {
        "الاثنين|الإثنين|monday|mon": 0,
        "الثلاثاء|الثلثاء|tuesday|tue": 1,
        "الأربعاء|الاربعاء|wednesday|wed": 2,
        "الخميس|thursday|thu": 3,
        "الجمعة|friday|fri": 4,
        "السبت|saturday|sat": 5,
        "الأحد|sunday|sun": 6,
    }
)
_ORDINAL_UNITS = (
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)
_TEEN_UNITS = ("الحادي", *_ORDINAL_UNITS[1:9])
ORDINALS = (
    {fold(word): n for n, word in enumerate(_ORDINAL_UNITS, 1)}
    | {fold(f"{word} عشر"): n for n, word in enumerate(_TEEN_UNITS, 11)}
    | {fold(word): n for word, n in (("العشرين", 20), ("العشرون", 20), ("الثلاثين", 30), ("الثلاثون", 30))}
    | {fold(f"{word} والعشرين"): n for n, word in enumerate(_TEEN_UNITS, 21)}
    | {fold(f"{word} والعشرون"): n for n, word in enumerate(_TEEN_UNITS, 21)}
    | {fold("الحادي والثلاثين"): 31, fold("الحادي والثلاثون"): 31}
)


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has no such day (31 February) or the year is absurd."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def is_of_our_time(day: datetime.date | None) -> bool:
    """Whether a day lies in FIRST_YEAR–LAST_YEAR; an open end (None) does."""
    return day is None or FIRST_YEAR <= day.year <= LAST_YEAR


def moved(day: datetime.date, days: int) -> datetime.date:
    """The day so many days later, or earlier where negative; the calendar's end where that lies beyond."""
    try:
        return day + days * DAY
    except OverflowError:
        return datetime.date.max if days > 0 else datetime.date.min


def month_of(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a month."""
    return datetime.date(year, month, 1), datetime.date(year, month, _calendar.monthrange(year, month)[1])


def hijri_days(year: int, month: int, day: int | None) -> tuple[datetime.date, datetime.date] | None:
    """The Gregorian days of a Hijri day or month (Umm al-Qura); None outside 1343–1500 or if invalid."""
    from hijridate import Hijri

    try:
        first = Hijri(year, month, day or 1)
        last = first if day else Hijri(year, month, first.month_length())
    except (ValueError, OverflowError):
        return None
    return _gregorian(first), _gregorian(last)


def _gregorian(hijri: object) -> datetime.date:
    found = hijri.to_gregorian()  # type: ignore[attr-defined]
    return datetime.date(found.year, found.month, found.day)
