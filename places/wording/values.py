"""Days, precisions, figures and grades in the reader's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from places.models import Figure, Participant
from places.models.base import DatePrec, in_arabic
from places.models.events import Role
from places.reading.calendar import month_of

UNITS = {
    "km": gettext_lazy("km"),
    "m": gettext_lazy("m"),
    "km2": gettext_lazy("km²"),
    "m2": gettext_lazy("m²"),
    "percent": gettext_lazy("per cent"),
}
# Units that agree with the number before them.
COUNTED = {
    "hectares": ngettext_lazy("hectare", "hectares"),
    "people": ngettext_lazy("person", "people"),
    "families": ngettext_lazy("family", "families"),
    "countries": ngettext_lazy("country", "countries"),
    "villages": ngettext_lazy("village", "villages"),
    "settlements": ngettext_lazy("settlement", "settlements"),
    "guns": ngettext_lazy("gun", "guns"),
    "munitions": ngettext_lazy("munition", "munitions"),
    "vehicles": ngettext_lazy("vehicle", "vehicles"),
    "aircraft": ngettext_lazy("aircraft", "aircraft"),
    "mines": ngettext_lazy("mine", "mines"),
    "strikes": ngettext_lazy("strike", "strikes"),
    "days": ngettext_lazy("day", "days"),
    "months": ngettext_lazy("month", "months"),
    "years": ngettext_lazy("year", "years"),
}
QUANTITIES = {
    "range": pgettext_lazy("figure", "range"),
    "distance": pgettext_lazy("figure", "distance"),
    "area": pgettext_lazy("figure", "area"),
    "share": pgettext_lazy("figure", "share"),
    "duration": pgettext_lazy("figure", "duration"),
    "killed": pgettext_lazy("figure", "killed"),
    "wounded": pgettext_lazy("figure", "wounded"),
    "captured": pgettext_lazy("figure", "captured"),
    "abducted": pgettext_lazy("figure", "abducted"),
    "displaced": pgettext_lazy("figure", "displaced"),
    "fighters": pgettext_lazy("figure", "fighters"),
    "civilians": pgettext_lazy("figure", "civilians"),
    "members": pgettext_lazy("figure", "members"),
    "people": pgettext_lazy("figure", "people"),
    "villages": pgettext_lazy("figure", "villages"),
    "captured_ground": pgettext_lazy("figure", "ground taken"),
    "equipment": pgettext_lazy("figure", "equipment"),
    "rate": pgettext_lazy("figure", "rate of fire"),
    "attacks": pgettext_lazy("figure", "attacks"),
}
LEVANTINE_MONTHS = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)


def interval(earliest: datetime.date | None, latest: datetime.date | None, edtf: str = "") -> str:
    """The days in words: "9 October 2018", "20 July – 10 September 2018", "by 14 December 2018";
    "date unknown" where there is none. EDTF's marks ~ and ? become "about" and "uncertain".
    """
    words = _interval(earliest, latest)
    if "~" in edtf or "%" in edtf:
        words = _("about %(when)s") % {"when": words}
    if "?" in edtf or "%" in edtf:
        words = _("%(when)s (uncertain)") % {"when": words}
    return words


def _interval(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    if latest is None:
        return _("from %(day)s on") % {"day": day(earliest)} if earliest else _("date unknown")
    if earliest is None:
        return _("by %(day)s") % {"day": day(latest)}
    if earliest == latest:
        return day(latest)
    if _whole_year(earliest, latest):
        return _year(latest)
    if _whole_month(earliest, latest):
        return f"{_month(latest)} {_year(latest)}"
    if earliest.year != latest.year:
        begin = day(earliest)
    elif earliest.month != latest.month:
        begin = f"{earliest.day} {_month(earliest)}"
    else:
        begin = str(earliest.day)
    return f"{begin} – {day(latest)}"


def _whole_year(earliest: datetime.date, latest: datetime.date) -> bool:
    return (earliest.month, earliest.day, latest.month, latest.day, earliest.year) == (
        1,
        1,
        12,
        31,
        latest.year,
    )


def _whole_month(earliest: datetime.date, latest: datetime.date) -> bool:
    return (earliest, latest) == month_of(latest.year, latest.month)


def day(date: datetime.date) -> str:
    return f"{date.day} {_month(date)} {_year(date)}"


def _month(date: datetime.date) -> str:
    """Arabic months by the names that Syria and Iraq use, where Django has those of Egypt."""
    return LEVANTINE_MONTHS[date.month - 1] if in_arabic() else date_format(date, "F")


def _year(date: datetime.date) -> str:
    return str(date.year)


def date_precision(code: int | None) -> str:
    """How well the time is known; "" where no time is."""
    return str(DatePrec(code).label) if code else ""


def value_of(figure: Figure) -> str:
    """Low, best and high with the unit: "5 (5–7) people", "7 (at least 5) people", "4 (at most 6)
    people", "1,000 or more people", "up to 20 km".
    """
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and high is not None and best is not None and low < high:
        number, last = f"{_number(best)} ({_number(low)}–{_number(high)})", high
    elif low is not None and high is not None and low < high:
        number, last = f"{_number(low)}–{_number(high)}", high
    elif low is not None and best is not None and high is None and low < best:
        number, last = _("%(best)s (at least %(low)s)") % {"best": _number(best), "low": _number(low)}, low
    elif high is not None and best is not None and low is None and best < high:
        number, last = _("%(best)s (at most %(high)s)") % {"best": _number(best), "high": _number(high)}, high
    elif low is not None and high is None:
        number, last = _("%(number)s or more") % {"number": _number(low)}, low
    elif high is not None and low is None:
        number, last = _("up to %(number)s") % {"number": _number(high)}, high
    else:
        last = next(v for v in (best, low, high) if v is not None)
        number = _number(last)
    return f"{number} {_unit_of(figure.unit, last)}"


def _unit_of(unit: str, number: float) -> str:
    """The unit in the form that the number before it asks for; of a fraction, that of large numbers."""
    if unit in COUNTED:
        return COUNTED[unit] % (int(number) if float(number).is_integer() else 100)
    return str(UNITS.get(unit, unit))


def quantity_of(figure: Figure) -> str:
    return str(QUANTITIES.get(figure.what, figure.what))


def quantities() -> list[tuple[str, str]]:
    """What a figure may count: (key, words), by words."""
    return sorted(((key, str(words)) for key, words in QUANTITIES.items()), key=lambda pair: pair[1])


def units() -> list[tuple[str, str]]:
    """Units of figures: (key, words in the plural), by words."""
    every = {
        **{key: str(words) for key, words in UNITS.items()},
        **{key: COUNTED[key] % 100 for key in COUNTED},
    }
    return sorted(every.items(), key=lambda pair: pair[1])


def _number(value: float) -> str:
    """With grouped digits, alike in both languages: 71,360 and 12.5."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def figures(rows: Iterable[Figure]) -> list[dict[str, str]]:
    """Each figure as {quantity, value, doubt}, the doubt in the reader's language if it is written so."""
    return [
        {
            "quantity": quantity_of(row),
            "value": value_of(row),
            "doubt": (row.doubt_ar or row.doubt) if in_arabic() else (row.doubt or row.doubt_ar),
        }
        for row in rows
    ]


def roles(participants: Iterable[Participant]) -> list[dict[str, Any]]:
    """Actors by their role, in the order of Role; roles that nobody has are left out."""
    rows = list(participants)
    return [
        {"label": role.label, "actors": actors}
        for role in Role
        if (actors := [row.actor for row in rows if row.role == role])
    ]
