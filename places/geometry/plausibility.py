"""What geometry and arithmetic say against a figure or a date of a report.

Every function returns a Doubt, in words for the reader, or None when nothing speaks against the
value; none of them changes or drops the value. Doubts are not verdicts: they state the comparison
and leave the judgement to the analyst.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

WAR_BEGAN: Final = datetime.date(2011, 3, 1)
"""The month of the first protests in Dar'a; nothing of this war happened before it."""

ROUNDING: Final = 1.05
"""A value this many times too large is still taken for rounding: published areas of governorates
differ by 2–4 %, and writers round up."""

RANGES_KM: Final[Mapping[str, tuple[float, str, str]]] = {
    # weapon: (the most that any model in this war reached, name in English, in Arabic)
    "small_arms": (3, "small arms", "الأسلحة الخفيفة"),
    "mortar": (13, "mortars", "مدافع الهاون"),
    "artillery": (60, "tube artillery", "مدفعية الميدان"),
    "rockets": (130, "rocket artillery", "راجمات الصواريخ"),
    "missile": (2500, "missiles", "الصواريخ"),
}
"""Farthest shots: heavy machine guns 2–3 km; 120 mm mortars with rocket assistance 13 km; CAESAR and
like guns 40–60 km; 300 mm Smerch and Fajr rockets 90–130 km; Kalibr cruise missiles 2,500 km."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sentence in English and the same in Arabic."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class NamedArea:
    """A governorate or another area that the text names, with its size in square kilometres."""

    name_en: str
    name_ar: str
    km2: float


def doubt_of_area(value_km2: float, named: Sequence[NamedArea]) -> Doubt | None:
    """Against an area that is larger than all the areas it is said to lie in together; None when
    the text names none. Repeated areas count once."""
    areas = list(dict.fromkeys(named))
    whole = sum(area.km2 for area in areas)
    if not areas or value_km2 <= whole * ROUNDING:
        return None
    en = _listed([f"{a.name_en} ({_number(a.km2)} km²)" for a in areas])
    ar = " و".join(f"{a.name_ar} ({_number(a.km2)} كم²)" for a in areas)
    if len(areas) > 1:
        en += f" together ({_number(whole)} km²)"
        ar += f" معًا ({_number(whole)} كم²)"
    return Doubt(
        f"{_number(value_km2)} km² is larger than {en}.", f"مساحة {_number(value_km2)} كم² أكبر من {ar}."
    )


def doubt_of_range(value_km: float, weapon: str) -> Doubt | None:
    """Against a range that no weapon of the kind reaches; `weapon` is a key of RANGES_KM, any other
    is not doubted."""
    if weapon not in RANGES_KM:
        return None
    most_km, en, ar = RANGES_KM[weapon]
    if value_km <= most_km:
        return None
    return Doubt(
        f"{_number(value_km)} km is beyond the range of {en} (about {_number(most_km)} km).",
        f"مدى {_number(value_km)} كم يتجاوز مدى {ar} (نحو {_number(most_km)} كم).",
    )


def doubt_of_date(
    earliest: datetime.date | None, latest: datetime.date, published: datetime.date | None = None
) -> Doubt | None:
    """Against a time that lies wholly before the war, or wholly after the report that tells of it
    as past (`published`, when known; do not ask for forecasts)."""
    if latest < WAR_BEGAN:
        return Doubt(
            "The date lies before the war began (March 2011).", "التاريخ سابق لبدء الحرب (آذار/مارس 2011)."
        )
    if published is not None and earliest is not None and earliest > published:
        return Doubt("The date lies after the report's publication.", "التاريخ لاحق لنشر التقرير.")
    return None


def doubt_of_losses(people: float, strength: int | None, name_en: str, name_ar: str) -> Doubt | None:
    """Against more dead, wounded, captured or surrendered of a force than it ever counted; None
    when its strength is not known."""
    if strength is None or people <= strength * ROUNDING:
        return None
    return Doubt(
        f"{_number(people)} is more than {name_en} ever counted (at most about {_number(strength)}).",
        f"العدد {_number(people)} يفوق كامل قوة {name_ar} (نحو {_number(strength)} على الأكثر).",
    )


def doubt_of_share(percent: float) -> Doubt | None:
    """Against a share above the whole."""
    if percent <= 100:
        return None
    return Doubt(f"{_number(percent)} % is more than the whole.", f"النسبة {_number(percent)}% تتجاوز الكل.")


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _number(value: float) -> str:
    """With separators of thousands, and one decimal only where there is less than ten."""
    return f"{value:,.1f}".removesuffix(".0") if abs(value) < 10 else f"{value:,.0f}"
