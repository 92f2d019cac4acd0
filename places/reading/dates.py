"""Dates in Arabic and English text, as EDTF intervals with UCDP's date_prec.

A date without a year or a word such as "yesterday" is read against the publication date; without one
it says nothing and is left out. Impossible days (31 February) are left out too. Every pattern is
anchored at a word and bounded, so the time is linear in the text.
"""

from __future__ import annotations

import datetime
import re
import warnings
from collections.abc import Callable, Iterator

from places.reading.calendar import (
    DAY,
    HIJRI_MONTHS,
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
    PATTERNS,
    SAME_DATE,
    SINCE,
    SINCE_WORDS,
    UNITS_AGO,
    WEEKDAY_BEFORE,
    WEEKDAY_REASON,
    WHOLE,
)
from places.reading.numbers import number_at
from places.reading.page import Page
from places.reading.text import fold
from places.reading.types import When

Days = tuple[datetime.date | None, datetime.date | None]

FIRST_YEAR, LAST_YEAR = 1900, 2099


def date_prec(earliest: datetime.date | None, latest: datetime.date | None) -> int | None:
    """UCDP's code: 1 day, 2 two to six days, 3 week, 4 month, 5 longer; None for an open interval."""
    if earliest is None or latest is None:
        return None
    length = (latest - earliest).days + 1
    for code, at_most in ((1, 1), (2, 6), (3, 10), (4, 31)):
        if length <= at_most:
            return code
    return 5


def edtf_of(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """The shortest EDTF expression of an interval of days; ".." at an open end, "" for no days at all."""
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if (earliest, latest) == month_of(earliest.year, earliest.month):
        return f"{earliest:%Y-%m}"
    if (earliest, latest) == (datetime.date(earliest.year, 1, 1), datetime.date(earliest.year, 12, 31)):
        return f"{earliest:%Y}"
    return f"{earliest}/{latest}"


def when_of(days: Days, start: int = 0, end: int = 0, reason: str = "") -> When:
    """A When of an interval of days, with its EDTF expression and precision."""
    return When(edtf_of(*days), days[0], days[1], date_prec(*days), start, end, reason)


def parse_edtf(expression: str) -> When | None:
    """The interval that an EDTF expression (levels 0–2) means; None for "".

    `edtf` keeps the expression as given. Raises ValueError for anything else that is not EDTF.
    """
    expression = expression.strip()
    if not expression:
        return None
    with warnings.catch_warnings():
        # pyparsing comments on the grammar of the edtf package when Python runs with -W
        warnings.simplefilter("ignore")
        from edtf import parse_edtf as parse
        from edtf.parser.edtf_exceptions import EDTFParseException
    try:
        parsed = parse(expression)
        days = _strict_day(parsed.lower_strict()), _strict_day(parsed.upper_strict())
    except (EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise ValueError(f"not an EDTF date: {expression[:40]!r}") from error
    if days[0] and days[1] and days[0] > days[1]:
        raise ValueError(f"the interval ends before it starts: {expression[:40]!r}")
    return When(expression, days[0], days[1], date_prec(*days), reason="publication date")


def _strict_day(moment: object) -> datetime.date | None:
    """A day from the package's struct_time; None for its ±infinity."""
    if isinstance(moment, float):
        return None
    return datetime.date(*moment[:3])  # type: ignore[index]


class _Finder:
    """One text's dates against one publication date (`ref` its last day, `since` its first)."""

    def __init__(self, page: Page, published: When | None) -> None:
        self.page, self.text = page, page.folded.text
        self.published = published
        self.ref = published.latest or published.earliest if published else None
        self.anchor: Days = (published.earliest or published.latest, self.ref) if published else (None, None)

    def find(self) -> list[When]:
        found: list[tuple[int, int, Days, str]] = []
        free = bytearray(len(self.text) + 1)
        for name, pattern in PATTERNS:
            read: Callable[[re.Match[str]], tuple[Days, str] | None] = getattr(self, f"_{name}")
            for match in pattern.finditer(self.text):
                start, end = match.span()
                if any(free[start:end]):
                    continue
                answer = read(match)
                if answer is None:
                    if name in WHOLE:  # an impossible day does not leave its month behind
                        free[start:end] = b"\1" * (end - start)
                    continue
                start = start + len(match.group()) - len(match.group().lstrip())
                free[start:end] = b"\1" * (end - start)
                found.append((start, end, *answer))
        return self._joined(sorted(found))

    def _joined(self, found: list[tuple[int, int, Days, str]]) -> list[When]:
        """Neighbours that say one day ("today, Tuesday 9 October") become one; "since" opens intervals."""
        merged: list[tuple[int, int, Days, str]] = []
        for start, end, days, reason in found:
            if merged:
                before = merged[-1]
                between = self.text[before[1] : start]
                if SAME_DATE.fullmatch(between):
                    both = _meet(before[2], days)
                    if both is None and before[3] == WEEKDAY_REASON and days[0] == days[1]:
                        both = days  # the weekday was counted from publication; the date is said
                    if both:
                        merged[-1] = (before[0], end, both, reason)
                        continue
            merged.append((start, end, days, reason))
        whens = []
        for start, end, days, reason in merged:
            since = SINCE.search(self.text, max(0, start - 24), start)
            if since is None:
                whens.append(when_of(days, *self.page.span(start, end), reason))
            elif not (days[0] and self.ref and days[0] > self.ref):
                span = self.page.span(since.start(), end)
                whens.append(when_of((days[0], self.ref), *span, f"{reason}, since then"))
        return whens

    # Each reader below turns one pattern's match into days, or None where it says no date.

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
        return _year_days(year), "a year"

    def _weekday(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None or self._ends(match.start("weekday"), NAMED_AFTER_A_DAY):
            return None
        if len(match["weekday"]) == 3 and not match["word"]:
            return None  # "sat", "sun", "mon"
        start, end = self.anchor[0] or self.ref, self.ref
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

    def _ends(self, at: int, endings: tuple[str, ...]) -> bool:
        """Whether the text up to an offset ends with one of some short endings."""
        return self.text[max(0, at - 32) : at].endswith(endings)

    def _deictic(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None:
            return None
        days = _DEICTIC[_squeeze(match["word"])](self.anchor[0] or self.ref, self.ref)
        return days, "counted from the publication date"

    def _day_of_month(self, match: re.Match[str]) -> tuple[Days, str] | None:
        if self.ref is None:
            return None
        first = self.ref.replace(day=1)
        if match["last"] in PAST:
            first = (first - DAY).replace(day=1)
        day = day_of(first.year, first.month, _day_number(match["day"]))
        return ((day, day), "counted from the publication date") if day else None

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
            return ((self.anchor[0] or self.ref) - count * DAY, day), reason
        if unit == 7:
            return (day - 3 * DAY, day + 3 * DAY), reason
        return (month_of(day.year, day.month) if unit == 30 else _year_days(day.year)), reason

    def _month_number(self, match: re.Match[str]) -> int:
        """The month of a name or of a pair of names.

        Where the two disagree, the weekday before the date tells which is meant; else the first.
        """
        first, groups = MONTHS[_squeeze(match["month"])], match.groupdict()
        other = groups.get("second") or groups.get("paren")
        weekday = WEEKDAY_BEFORE.search(self.text, max(0, match.start() - 16), match.start())
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


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _day_number(words: str) -> int:
    words = _squeeze(words)
    return int(words) if words.isdigit() else ORDINALS[words]


def _year_days(year: int) -> Days:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


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


def _meet(one: Days, other: Days) -> Days | None:
    """The days that both intervals hold; None if there are none or an end is open."""
    if None in one or None in other:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])  # type: ignore[type-var]
    return (first, last) if first <= last else None  # type: ignore[operator]


def _week(day: datetime.date, shift: int) -> Days:
    """The week, Saturday to Friday as Syria counts, `shift` weeks from the one of `day`."""
    start = day - ((day.weekday() + 2) % 7) * DAY + 7 * shift * DAY
    return start, start + 6 * DAY


def _until(days: Days, ref: datetime.date) -> Days:
    """Days that are not yet over when the report appears end with it."""
    return days[0], min(days[1] or ref, ref)


def _last_month(day: datetime.date) -> Days:
    before = day.replace(day=1) - DAY
    return month_of(before.year, before.month)


_Read = Callable[[datetime.date, datetime.date], Days]
_DEICTIC_ROWS: list[tuple[str, _Read]] = [
    ("اليوم|today", lambda a, b: (a, b)),
    ("أمس|البارحة|yesterday", lambda a, b: (a - DAY, b - DAY)),
    ("الليلة الماضية|last night|الساعات الماضية", lambda a, b: (a - DAY, b)),
    (
        "أول أمس|أول من أمس|قبل أمس|the day before yesterday|day before yesterday",
        lambda a, b: (a - 2 * DAY, b - 2 * DAY),
    ),
    ("غدا|tomorrow", lambda a, b: (a + DAY, b + DAY)),
    ("هذا الأسبوع|الأسبوع الجاري|الأسبوع الحالي|this week", lambda a, b: _until(_week(a, 0), b)),
    (
        "الأسبوع الماضي|الأسبوع الفائت|last week",
        lambda a, b: (_week(a, -1)[0], _week(b, -1)[1]),
    ),
    ("الأسبوع المقبل|next week", lambda a, b: (_week(a, 1)[0], _week(b, 1)[1])),
    (
        "الأيام الماضية|الأيام القليلة الماضية|in recent days|past few days",
        lambda a, b: (a - 6 * DAY, b),
    ),
    (
        "الشهر الماضي|الشهر الفائت|الشهر المنصرم|last month",
        lambda a, b: (_last_month(a)[0], _last_month(b)[1]),
    ),
    (
        "الشهر الجاري|الشهر الحالي|هذا الشهر|this month",
        lambda a, b: _until((a.replace(day=1), b), b),
    ),
    (
        "العام الماضي|السنة الماضية|last year",
        lambda a, b: (_year_days(a.year - 1)[0], _year_days(b.year - 1)[1]),
    ),
    ("العام الجاري|العام الحالي|هذا العام|this year", lambda a, b: (_year_days(a.year)[0], b)),
]
_DEICTIC: dict[str, _Read] = {fold(word): read for words, read in _DEICTIC_ROWS for word in words.split("|")}


def find_dates(text: str | Page, published: When | None = None) -> list[When]:
    """Every date that the text says, in order, spans in code points of the text as given.

    Without `published`, dates that need it ("today", "9 October" without a year, "Thursday") are
    left out: never guessed. A publication interval widens what is counted from it.
    """
    page = text if isinstance(text, Page) else Page(text)
    return _Finder(page, published).find()


def dateline(page: Page) -> Iterator[When]:
    """Full dates that stand on a line of their own: when a page without other date says it appeared."""
    for when in find_dates(page):
        if when.date_prec != 1:
            continue
        start, end = page.folded.place_of(when.start), page.folded.place_of(when.end)
        text = page.folded.text
        ahead, behind = text[max(0, start - 24) : start], text[end : end + 24]
        begins = "\n" in ahead or start <= 24
        ends = "\n" in behind or end + 24 >= len(text)
        if begins and ends and len(ahead.rpartition("\n")[2]) + len(behind.partition("\n")[0]) <= 24:
            yield when
