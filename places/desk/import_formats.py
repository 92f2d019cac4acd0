"""What a gazetteer's file says, row by row, whatever its columns are called."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from places.models.gazetteer import PlaceKind


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


Raw = Mapping[str, str]

GEONAMES_COLUMNS = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude"),
    *("feature_class", "feature_code", "country_code", "cc2", "admin1", "admin2", "admin3", "admin4"),
    *("population", "elevation", "dem", "timezone", "modified"),
)

_KIND_OF_FEATURE = {
    "PPLC": PlaceKind.CITY,
    "PPLA": PlaceKind.CITY,
    "PPLA2": PlaceKind.TOWN,
    "PPLA3": PlaceKind.TOWN,
    "PPLX": PlaceKind.NEIGHBOURHOOD,
    "ADM1": PlaceKind.GOVERNORATE,
    "ADM2": PlaceKind.DISTRICT,
    "ADM3": PlaceKind.SUBDISTRICT,
    "PCLI": PlaceKind.COUNTRY,
    "STM": PlaceKind.RIVER,
    "MT": PlaceKind.MOUNTAIN,
    "MTS": PlaceKind.MOUNTAIN,
    "DSRT": PlaceKind.DESERT,
    "OILF": PlaceKind.OIL_FIELD,
    "GASF": PlaceKind.OIL_FIELD,
    "BDG": PlaceKind.BRIDGE,
    "DAM": PlaceKind.DAM,
    "INSM": PlaceKind.BASE,
    "AIRB": PlaceKind.BASE,
    "RGN": PlaceKind.REGION,
}
_ARABIC = ("\u0600", "\u06ff")


def rows_of(path: Path, layout: str) -> Iterator[Row | tuple[int, str]]:
    """The rows of a file in one of FORMATS, or (line number, reason) for each that is bad.

    Features of a GeoNames file that are no places of ours (hotels, wells …) are passed over.
    Raises ImportFileError when the file cannot be read, is not UTF-8, or lacks its columns.
    """
    layout_of = FORMATS[layout]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = layout_of.open(file)
            missing = sorted(layout_of.needs - set(reader.fieldnames or ()))
            if missing:
                raise ImportFileError(_("The columns %(names)s are missing.") % {"names": ", ".join(missing)})
            for raw in reader:
                number = reader.line_num
                try:
                    row = layout_of.parse(number, {k: (v or "").strip() for k, v in raw.items() if k})
                except RowError as error:
                    yield number, str(error)
                else:
                    if row is not None:
                        yield row
    except OSError as error:
        raise ImportFileError(_("The file cannot be read: %(why)s.") % {"why": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise ImportFileError(_("The file is not UTF-8.")) from error
    except csv.Error as error:
        raise ImportFileError(_("The file is not a table: %(why)s.") % {"why": error}) from error


def _hdx(number: int, raw: Raw) -> Row:
    """OCHA's populated places of Syria on HDX; Latin names only."""
    return _row(
        number,
        name_en=raw["PP_NAME_EN"],
        names=(raw.get("PP_REF_NAM", ""), raw.get("PP_ALT1_EN", ""), raw.get("PP_ALT2_EN", "")),
        place=(raw["lon"], raw["lat"]),
        kind=PlaceKind.NEIGHBOURHOOD if raw.get("PPClassTit") == "Neighborhood" else PlaceKind.VILLAGE,
        pcode=_needed(raw, "PP_PCODE"),
        admin1=raw.get("ADM1_EN", ""),
        admin1_pcode=raw.get("ADM1_PCODE", ""),
        country="SY",
    )


def _geonames(number: int, raw: Raw) -> Row | None:
    """A country's file of GeoNames: no header, tabs, 19 columns."""
    population = _whole(raw, "population") or 0
    code = raw["feature_code"]
    kind: str | None = _KIND_OF_FEATURE.get(code)
    if kind is None and raw["feature_class"] == "P":
        kind = (
            PlaceKind.CITY
            if population >= 100_000
            else PlaceKind.TOWN
            if population >= 10_000
            else PlaceKind.VILLAGE
        )
    if kind is None:
        return None
    others = tuple(raw["alternatenames"].split(","))
    arabic = [name for name in others if _is_arabic(name)]
    return _row(
        number,
        name_en=raw["name"],
        name_ar=arabic[0] if arabic else "",
        names=(raw["asciiname"], *(n for n in others if _is_arabic(n) or n.isascii())),
        place=(raw["longitude"], raw["latitude"]),
        kind=kind,
        geonames_id=_whole(raw, "geonameid"),
        country=raw["country_code"],
        population=population or None,
    )


def _own(number: int, raw: Raw) -> Row:
    """Our own columns; aliases stand between | signs."""
    kind = raw.get("kind") or PlaceKind.VILLAGE
    if kind not in PlaceKind.values:
        raise RowError(_("“%(kind)s” is no kind of place.") % {"kind": kind})
    return _row(
        number,
        name_en=raw.get("name_en", ""),
        name_ar=raw.get("name_ar", ""),
        names=tuple(raw.get("aliases", "").split("|")),
        place=(raw["lon"], raw["lat"]),
        kind=kind,
        pcode=raw.get("pcode", ""),
        geonames_id=_whole(raw, "geonames_id"),
        wikidata_id=raw.get("wikidata_id", ""),
        admin1=raw.get("admin1", ""),
        country=raw.get("country", ""),
        population=_whole(raw, "population"),
        note=raw.get("note", ""),
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """How one format is read; `source` is what a new place names as its origin."""

    source: str
    needs: frozenset[str]
    parse: Callable[[int, Raw], Row | None]
    tabs: bool = False

    def open(self, file: Iterator[str]) -> csv.DictReader[str]:
        if self.tabs:
            return csv.DictReader(file, GEONAMES_COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE)
        return csv.DictReader(file)


FORMATS = {
    "hdx": Layout(
        "OCHA, Syria populated places (CC BY-IGO)",
        frozenset({"PP_PCODE", "PP_NAME_EN", "lat", "lon"}),
        _hdx,
    ),
    "geonames": Layout("GeoNames (CC BY 4.0)", frozenset(), _geonames, tabs=True),
    "csv": Layout("imported table", frozenset({"lat", "lon"}), _own),
}


def _row(
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


def _needed(raw: Raw, column: str) -> str:
    if not raw[column]:
        raise RowError(_("%(column)s is missing.") % {"column": column})
    return raw[column]


def _whole(raw: Raw, column: str) -> int | None:
    text = raw.get(column, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise RowError(_("%(column)s “%(text)s” is not a whole number.") % {"column": column, "text": text})
    return int(text)


def _is_arabic(name: str) -> bool:
    return any(_ARABIC[0] <= c <= _ARABIC[1] for c in name)
