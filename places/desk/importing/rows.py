"""One place of a gazetteer's file, and what must hold of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

_LARGEST = 2**31 - 1
"""What a whole number's column holds, in either database."""
Raw = Mapping[str, Any]
"""A record's cells by column."""


class RowError(ValueError):
    """Why one row cannot be imported."""


class ImportFileError(ValueError):
    """Why a file cannot be imported at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of a file. `number` is its line (the first is 1); lon and lat are WGS 84 degrees;
    `names` holds what it is called besides name_en and name_ar. `admin1_pcode` is the p-code of the
    governorate, which sources spell each in its own way."""

    number: int
    name_en: str
    name_ar: str
    lon: float
    lat: float
    kind: str
    names: tuple[str, ...] = ()
    pcode: str = ""
    geonames_id: int | None = None
    wikidata_id: str = ""
    admin1: str = ""
    admin1_pcode: str = ""
    country: str = ""
    population: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which places of a large gazetteer are wanted: of these countries (ISO codes of two letters; empty
    for all), with at least so many inhabitants (0 takes those of unknown number too)."""

    countries: frozenset[str] = frozenset()
    min_population: int = 0

    def has(self, row: Row) -> bool:
        if self.countries and row.country not in self.countries:
            return False
        return (row.population or 0) >= self.min_population


WORLD = Wanted()


def made_row(
    number: int,
    *,
    place: tuple[str, str],
    kind: str,
    name_en: str = "",
    name_ar: str = "",
    names: tuple[str, ...] = (),
    pcode: str = "",
    geonames_id: int | None = None,
    wikidata_id: str = "",
    admin1: str = "",
    admin1_pcode: str = "",
    country: str = "",
    population: int | None = None,
    note: str = "",
) -> Row:
    lon, lat = _lon_lat(*place)
    if not name_en and not name_ar:
        raise RowError(_("The name is missing."))
    if max(len(name_en), len(name_ar)) > 160:
        raise RowError(_("The name is longer than 160 characters."))
    if len(country) > 2:
        raise RowError(_("The country is not a code of two letters."))
    if len(pcode) > 16:
        raise RowError(_("The p-code is longer than 16 characters."))
    own = {name_en, name_ar}
    others = (name.strip() for name in names)
    return Row(
        number=number,
        name_en=name_en,
        name_ar=name_ar,
        lon=lon,
        lat=lat,
        kind=kind,
        names=tuple(dict.fromkeys(n for n in others if n and n not in own and len(n) <= 160)),
        pcode=pcode,
        geonames_id=geonames_id,
        wikidata_id=wikidata_id[:16],
        admin1=admin1[:80],
        admin1_pcode=admin1_pcode,
        country=country.upper(),
        population=population,
        note=note[:300],
    )


def _lon_lat(lon: str, lat: str) -> tuple[float, float]:
    try:
        x, y = float(lon), float(lat)
    except (TypeError, ValueError):
        raise RowError(_("“%(lon)s, %(lat)s” are no coordinates.") % {"lon": lon, "lat": lat}) from None
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= 180 and abs(y) <= 90):
        raise RowError(_("%(lon)s, %(lat)s lies outside the globe.") % {"lon": lon, "lat": lat})
    if x == 0 and y == 0:
        raise RowError(_("0, 0 stands for no place."))
    return x, y


def needed(raw: Raw, column: str) -> str:
    if not raw[column]:
        raise RowError(_("%(column)s is missing.") % {"column": column})
    return str(raw[column])


def whole(raw: Raw, column: str) -> int | None:
    text = raw.get(column, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise RowError(_("%(column)s “%(text)s” is not a whole number.") % {"column": column, "text": text})
    if len(text) > 10 or int(text) > _LARGEST:
        told = {"column": column, "text": text[:40], "most": _LARGEST}
        raise RowError(_("%(column)s “%(text)s” is larger than %(most)d.") % told)
    return int(text)
