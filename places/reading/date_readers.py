"""What one match of a pattern of date_patterns.py says, against a publication date."""

from __future__ import annotations

import datetime
import re

from places.reading.calendar import (
    DAY,
    FIRST_YEAR,
    HIJRI_MONTHS,
    LAST_YEAR,
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    day_of,
    hijri_days,
    month_of,
)
from places.reading.date_patterns import (
    NAMED_AFTER_A_DAY,
    NEXT,
    PAST,
    SINCE_WORDS,
    UNITS_AGO,
    WEEKDAY_BEFORE,
)
from places.reading.deictics import DEICTICS
from places.reading.intervals import Days, year_days
from places.reading.numbers import number_at
from places.reading.text import fold
from places.reading.types import When

WEEKDAY_REASON = "a weekday, counted from the publication date"


class DateReader:
    """Reads matches against one publication date: `ref` is its last day, `since` its first; both None
    where there is none, and then what needs one is left unread."""

    def __init__(self, published: When | None) -> None:
        self.ref = published.latest or published.earliest if published else None
        self.since = published.earliest or published.latest if published else None

    def read(self, name: str, match: re.Match[str]) -> tuple[Days, str] | None:
        """The days that a match of the pattern `name` says and how they are known; None for no date."""
        try:
            answer: tuple[Days, str] | None = getattr(self, f"_{name}")(match)
        except (ValueError, OverflowError):  # counted past either end of the calendar
            return None
        return answer

    def end_of(self, name: str, match: re.Match[str]) -> int:
        """Where what a match says of the date ends: behind the unit of "three days ago" stands anything."""
        if name != "ago":
            return match.end()
        words = list(re.finditer(r"\S+", match["count"]))
        units = (i for i, word in enumerate(words) if word.group() in UNITS_AGO)
        return match.start("count") + words[next(units, len(words) - 1)].end()

    def _numeric(self, match: re.Match[str]) -> tuple[Days, str] | None:
        day = day_of(int(match["y"]), int(match["m"]), int(match["d"]))
        return ((day, day), "a full date") if day else None

    _iso = _dmy = _numeric

    def _hijri(self, match: re.Match[str]) -> tuple[Days, str] | None:
        day = _day_number(match["day"]) if match["day"] else None
        month = HIJRI_MONTHS[_squeeze(match["month"])]
        days = hijri_days(int(match["year"]), month, day)
        return (days, "a Hijri date") if days else None

    def _day_month(self, match: re.Match[str]) -> tuple[Days, str] | None:
        day, month = _day_number(match["day"]), self._month_number(match)
        groups = match.groupdict()
        year = self._year(match["year"], month, day, groups.get("last"))
        if year is None:
            return None
        found = day_of(year[0], month, day)
        return ((found, found), year[1]) if found else None

    _english_day = _day_month

    def _day_range(self, match: re.Match[str]) -> tuple[Days, str] | None:
        low, high = _day_number(match["d1"]), _day_number(match["d2"])
        groups = match.groupdict()
        if groups.get("to") in (fold("و"), "and") and not groups.get("open"):
            return None
        month = self._month_number(match)
        year = self._year(match["year"], month, high, None)
        if year is None or low >= high:
            return None
        days = day_of(year[0], month, low), day_of(year[0], month, high)
        return (days, year[1]) if all(days) else None

    _english_range = _day_range

    def _month_range(self, match: re.Match[str]) -> tuple[Days, str] | None:
        first, last = MONTHS[_squeeze(match["m1"])], MONTHS[_squeeze(match["m2"])]
        year = self._year(match["year"], last, 1, None)
        if year is None:
            return None
        began = int(match["y1"]) if match["y1"] else year[0] - (first > last)
        days = month_of(began, first)[0], month_of(year[0], last)[1]
        return (days, year[1]) if days[0] <= days[1] else None

    def _month(self, match: re.Match[str]) -> tuple[Days, str] | None:
        name, word = _squeeze(match["month"]), match["word"].strip()
        cued = bool(word or match["part"] or match["year"] or match["last"] or match["second"])
        if not cued and (len(name) <= 3 or name == "march" or match["prefix"].startswith("ل")):
            return None  # "may", "mar" and آب are words of other senses too
        month = self._month_number(match)
        qualifier = match["last"] or (word if word in ("last", "next") else None)
        year = self._year(match["year"], month, None, qualifier)
        if year is None:
            return None
        days: Days = month_of(year[0], month)
        return _part_of_month(days, match["part"]), year[1]

    def _year_only(self, match: re.Match[str]) -> tuple[Days, str] | None:
        year = int(match["year"])
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        if match["word"].split()[-1] in SINCE_WORDS:
            end = self.ref if self.ref and self.ref.year >= year else None
            return (datetime.date(year, 1, 1), end), "since a year"
        return year_days(year), "a year"

    def _weekday(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None or _ends_with(match, "weekday", NAMED_AFTER_A_DAY):
            return None
        if len(match["weekday"]) == 3 and not match["word"]:
            return None  # "sat", "sun", "mon"
        start, end = self.since or self.ref, self.ref
        if (end - start).days >= 7:
            return None  # a publication date of weeks cannot tell which Thursday
        wanted, qualifier = WEEKDAYS[_squeeze(match["weekday"])], match["last"] or match["word"].strip()
        back = (end.weekday() - wanted) % 7
        if qualifier in PAST and back == 0:
            back = 7
        day = end - back * DAY
        if qualifier in NEXT:
            day += 7 * DAY
        return (day, day), WEEKDAY_REASON

    def _deictic(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None:
            return None
        days = DEICTICS[_squeeze(match["word"])](self.since or self.ref, self.ref)
        return days, "counted from the publication date"

    def _day_of_month(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None:
            return None
        first = self.ref.replace(day=1)
        if match["last"] in PAST:
            first = (first - DAY).replace(day=1)
        day = day_of(first.year, first.month, _day_number(match["day"]))
        return ((day, day), "counted from the publication date") if day else None

    def day_of_same_month(self, match: re.Match[str], before: Days | None) -> datetime.date | None:
        """The day of a match in the month of the date `before` it ("on the 20th of the same month")."""
        first, last = before or (None, None)
        if first is None or last is None or (first.year, first.month) != (last.year, last.month):
            return None
        return day_of(first.year, first.month, _day_number(match["day"]))

    def _ago(self, match: re.Match[str]) -> tuple[Days, str] | None:
        words = match["count"].split()
        if words[0] in UNITS_AGO:
            count, unit = UNITS_AGO[words[0]]
        else:
            number = number_at(words, 0)
            if number is None or number.last >= len(words) or words[number.last] not in UNITS_AGO:
                return None
            count, unit = int(number.value), UNITS_AGO[words[number.last]][1]
        answer = self._back(count, unit) if count else None
        if answer and match["before"] in SINCE_WORDS:
            return (answer[0][0], self.ref), answer[1]
        return answer

    def _ago_en(self, match: re.Match[str]) -> tuple[Days, str] | None:
        words = [word for word in re.split(r"[\s-]", match["count"]) if word]
        number = number_at(words, 0) if words else None
        if words in (["a"], ["an"], ["one"]):
            count = 1
        elif number is None:
            return None
        else:
            count = int(number.value)
        return self._back(count, {"d": 1, "w": 7, "m": 30, "y": 365}[match["unit"][0]])

    def _back(self, count: int, unit: int) -> tuple[Days, str] | None:
        """So many days, weeks, months or years before publication, as precise as the unit is."""
        if self.ref is None or count * unit > 40_000:
            return None
        day, reason = self.ref - count * unit * DAY, "counted back from the publication date"
        if unit == 1:
            return ((self.since or self.ref) - count * DAY, day), reason
        if unit == 7:
            return (day - 3 * DAY, day + 3 * DAY), reason
        return (month_of(day.year, day.month) if unit == 30 else year_days(day.year)), reason

    def _month_number(self, match: re.Match[str]) -> int:
        """The month of a name or of a pair of names.

        Where the two disagree, the weekday before the date tells which is meant; else the first.
        """
        first, groups = MONTHS[_squeeze(match["month"])], match.groupdict()
        other = groups.get("second") or groups.get("paren")
        weekday = WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
        if not other or not weekday or not groups.get("day"):
            return first
        day, year = _day_number(match["day"]), match["year"] or (self.ref and self.ref.year)
        for month in (first, MONTHS[_squeeze(other)]):
            found = day_of(int(year), month, day) if year else None
            if found and found.weekday() == WEEKDAYS[_squeeze(weekday[1])]:
                return month
        return first

    def _year(
        self, said: str | None, month: int, day: int | None, qualifier: str | None
    ) -> tuple[int, str] | None:
        """The year said, or the one that puts the date nearest before publication; None without either."""
        if said:
            year = int(said)
            return (year, "a full date") if FIRST_YEAR <= year <= LAST_YEAR else None
        if self.ref is None:
            return None
        reason = "the year from the publication date"
        first = day_of(self.ref.year, month, day or 1)
        if first is None:
            return None
        if qualifier in NEXT:
            return self.ref.year + (first <= self.ref), reason
        # A day that lies a little ahead is an announcement; further ahead it was last year's.
        ahead = 0 if qualifier in PAST or day is None else 21
        year = self.ref.year - ((first - self.ref).days > ahead)
        if qualifier in PAST and day is None and (year, month) == (self.ref.year, self.ref.month):
            year -= 1
        return year, reason


def _ends_with(match: re.Match[str], group: str, endings: tuple[str, ...]) -> bool:
    """Whether the text before a group of a match ends with one of some short endings."""
    at = match.start(group)
    return match.string[max(0, at - 32) : at].endswith(endings)


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _day_number(words: str) -> int:
    words = _squeeze(words)
    return int(words) if words.isdigit() else ORDINALS[words]


def _part_of_month(days: Days, part: str | None) -> Days:
    """The first, middle or last third of a month, where the text says so."""
    first, last = days
    if not part or first is None or last is None:
        return days
    word = part.strip(" -").removeprefix("in ")
    if word in _EARLY:
        return first, first + 9 * DAY
    if word in _LATE:
        return first + 20 * DAY, last
    return first + 9 * DAY, first + 19 * DAY


_EARLY = frozenset([fold(w) for w in ("مطلع", "أوائل", "بداية")] + ["early"])
_LATE = frozenset([fold(w) for w in ("أواخر", "نهاية")] + ["late"])
