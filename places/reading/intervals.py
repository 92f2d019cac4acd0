"""Times as intervals of days: their EDTF expression, their precision, and sums with them."""

from __future__ import annotations

import datetime
import warnings

from places.reading.calendar import DAY, month_of
from places.reading.types import When

Days = tuple[datetime.date | None, datetime.date | None]


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


def year_days(year: int) -> Days:
    """The first and last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def meet(one: Days, other: Days) -> Days | None:
    """The days that both intervals hold; None if there are none or an end is open."""
    if None in one or None in other:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])  # type: ignore[type-var]
    return (first, last) if first <= last else None  # type: ignore[operator]


def night_of(one: Days, other: Days) -> Days | None:
    """The two days of a night that is named by both of them ("ليل الاثنين الثلاثاء"); None for days of the
    week that do not follow each other. Counted back from publication, the second tells which week it was."""
    if one[0] is None or other[0] is None or one[0] != one[1] or other[0] != other[1]:
        return None
    follows = (other[0] - one[0]).days % 7 == 1
    return (other[0] - DAY, other[0]) if follows else None


def week_of(day: datetime.date, shift: int) -> Days:
    """The week, Saturday to Friday as Syria counts, `shift` weeks from the one of `day`."""
    start = day - ((day.weekday() + 2) % 7) * DAY + 7 * shift * DAY
    return start, start + 6 * DAY


def until(days: Days, ref: datetime.date) -> Days:
    """Days that are not yet over when the report appears end with it."""
    return days[0], min(days[1] or ref, ref)


def month_before(day: datetime.date) -> Days:
    """The month before the one of a day."""
    before = day.replace(day=1) - DAY
    return month_of(before.year, before.month)
