"""Bring a gazetteer's file into ours: new places made, known ones completed, never moved."""

from __future__ import annotations

import math
import struct
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Count, FloatField, Func
from django.utils.translation import gettext as _

from places.desk import bulk, edition
from places.desk.gazetteer import language_of
from places.desk.importing.formats import FORMATS, rows_of
from places.desk.importing.rows import WORLD, Row, Wanted
from places.desk.turn import turn
from places.models import Place, PlaceName, User
from places.models.gazetteer import NameKind, PlaceKind
from places.reading.text import fold
from places.reading.types import SETTLEMENTS

SAME_PLACE_M = 3000
"""Two rows of one name closer than this are one place."""
PRIOR = 0.3
"""An imported place yields to a namesake that the seeds or an editor put on the front."""
PRIOR_ABROAD = 0.1
"""A town of a country where the front has no places: the reading asks for more before it sees one."""
PLACES_OF_A_FRONT = 5
"""So many settlements in a country, put there by the seeds or an editor, make it one of the front's."""
_METRES_OF_DEGREE = 110_000
_LABEL_ZOOM = {PlaceKind.COUNTRY: 4, PlaceKind.GOVERNORATE: 7, PlaceKind.CITY: 8, PlaceKind.TOWN: 10}
_COMPLETED = ("name_ar", "pcode", "geonames_id", "wikidata_id", "admin1", "country", "population")


class BadRows(ValueError):
    """Rows that cannot be imported, as (line number, reason); nothing was written."""

    def __init__(self, rows: list[tuple[int, str]]) -> None:
        super().__init__(_("%(n)d rows cannot be imported.") % {"n": len(rows)})
        self.rows = rows


@dataclass(slots=True)
class Summary:
    """What an import did, or with dry_run would do."""

    created: int = 0
    completed: int = 0
    unchanged: int = 0
    names: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


def import_places(
    path: Path | None,
    layout: str,
    *,
    wanted: Wanted = WORLD,
    dry_run: bool = False,
    skip_bad: bool = False,
    user: User | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Summary:
    """Import a file in one of importing.FORMATS, in one transaction; the edition moves once.

    A row is a known place when it has its p-code or GeoNames id, or its name (folded) within
    SAME_PLACE_M; then only what the place lacks is taken over. Raises BadRows where a row is bad
    (unless skip_bad), and ImportFileError where the file is.
    """
    summary = Summary()
    rows = _good_rows(path, layout, wanted, summary, progress)
    if summary.bad and not skip_bad:
        raise BadRows(summary.bad)
    with turn():
        _Merge(FORMATS[layout].source, summary, user).take(rows, write=not dry_run)
    return summary


def _good_rows(
    path: Path | None, layout: str, wanted: Wanted, summary: Summary, progress: Callable[[int], None]
) -> list[Row]:
    rows: list[Row] = []
    lines: dict[tuple[str, str], int] = {}
    for n, row in enumerate(rows_of(path, layout, wanted), start=1):
        progress(n)
        if not isinstance(row, Row):
            summary.bad.append(row)
            continue
        ids = [("p-code", row.pcode), ("GeoNames id", str(row.geonames_id or ""))]
        twice = next(((what, value) for what, value in ids if value and (what, value) in lines), None)
        if twice:
            reason = _("%(what)s %(value)s stands in line %(line)d already.")
            summary.bad.append(
                (row.number, reason % {"what": twice[0], "value": twice[1], "line": lines[twice]})
            )
            continue
        lines |= {(what, value): row.number for what, value in ids if value}
        rows.append(row)
    return rows


@dataclass(slots=True, eq=False)
class _Known:
    """A place of the gazetteer, or (pk 0) one that this import makes, as far as merging needs it."""

    pk: int
    uuid: UUID
    lon: float
    lat: float
    name_en: str
    kind: str
    has: dict[str, Any]
    names: set[str] = field(default_factory=set)


_fold = lru_cache(maxsize=100_000)(fold)


def _home() -> frozenset[str]:
    """The countries of the front: those with several settlements that no import brought; "" is one."""
    own = Place.objects.filter(prior__gte=0.5, kind__in=(PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE))
    counts = own.values_list("country").annotate(n=Count("pk")).filter(n__gte=PLACES_OF_A_FRONT)
    return frozenset(("", *(country for country, _n in counts)))


class _Merge:
    """The known places under everything that a row may know them by."""

    def __init__(self, source: str, summary: Summary, user: User | None) -> None:
        self.source, self.summary, self.user = source, summary, user
        self.by_pcode: dict[str, _Known] = {}
        self.by_geonames: dict[int, _Known] = {}
        self.by_name: dict[str, list[_Known]] = defaultdict(list)
        self.home = _home()
        known = {place.pk: place for place in _all_known()}
        for place in known.values():
            self._index_ids(place)
        for place_id, text, folded in PlaceName.objects.values_list("place_id", "text", "folded"):
            known[place_id].names.add(text)
            if known[place_id] not in self.by_name[folded]:
                self.by_name[folded].append(known[place_id])

    def take(self, rows: Sequence[Row], *, write: bool) -> None:
        """Sort every row into made, completed or unchanged; then write, in a few statements."""
        made: list[tuple[_Known, Row]] = []
        changed: dict[int, _Known] = {}
        added: list[tuple[_Known, str, str]] = []
        for row in map(self._as_we_spell, rows):
            place = self._find(row)
            if place is None:
                place = _made(row)
                made.append((place, row))
                added += self._gains(place, row)
                self._index_ids(place)
                continue
            gains = self._gains(place, row)
            completed = self._complete(place, row)
            if completed and place.pk:
                changed[place.pk] = place
            added += gains
            if gains or completed:
                self.summary.completed += 1
            else:
                self.summary.unchanged += 1
        self.summary.created = len(made)
        self.summary.names = len(added)
        if write and (made or changed or added):
            self._write(made, changed, added)

    def _write(
        self,
        made: Sequence[tuple[_Known, Row]],
        changed: dict[int, _Known],
        added: Sequence[tuple[_Known, str, str]],
    ) -> None:
        after = bulk.insert(Place, [self._place(place, row) for place, row in made], self.user)
        if made:
            pks = dict(Place.objects.filter(pk__gt=after).values_list("uuid", "pk"))
            for place, _row in made:
                place.pk = pks[place.uuid]
        bulk.update(Place, {pk: _values(place.has) for pk, place in changed.items()}, self.user)
        names = [
            {
                "place_id": place.pk,
                "text": text,
                "folded": _fold(text)[:160],
                "language": language_of(text),
                "kind": kind,
            }
            for place, text, kind in added
        ]
        bulk.insert(PlaceName, names, self.user)
        edition.advance()

    def _index_ids(self, place: _Known) -> None:
        if place.has["pcode"]:
            self.by_pcode[place.has["pcode"]] = place
        if place.has["geonames_id"]:
            self.by_geonames[place.has["geonames_id"]] = place

    def _as_we_spell(self, row: Row) -> Row:
        """The row with its governorate as our gazetteer names it, where the p-code tells which it is."""
        governorate = self.by_pcode.get(row.admin1_pcode)
        if governorate is None:
            return row
        return replace(row, admin1=governorate.has["admin1"] or governorate.name_en)

    def _find(self, row: Row) -> _Known | None:
        if row.pcode in self.by_pcode:
            return self.by_pcode[row.pcode]
        if row.geonames_id in self.by_geonames:
            return self.by_geonames[row.geonames_id]
        for name in filter(None, (row.name_en, row.name_ar, *row.names)):
            for place in self.by_name.get(_fold(name), ()):
                if _may_be(place, row):
                    return place
        return None

    def _place(self, known: _Known, row: Row) -> dict[str, Any]:
        point = struct.pack("<BIdd", 1, 1, row.lon, row.lat)  # a point as WKB, little end first
        parent = self.by_pcode.get(row.admin1_pcode)
        return {
            "uuid": known.uuid,
            "name_en": row.name_en,
            "kind": row.kind,
            "geometry": point,
            "point": point,
            "parent_id": (parent.pk or None) if parent else None,
            "prior": PRIOR if row.country in self.home else PRIOR_ABROAD,
            "label_zoom": _LABEL_ZOOM.get(PlaceKind(row.kind), 13),
            "source": self.source,
            "note": row.note,
            **_values(known.has),
        }

    def _complete(self, place: _Known, row: Row) -> bool:
        """Fill what a known place leaves empty; whether anything was."""
        gained = {n: value for n in _COMPLETED if (value := getattr(row, n)) and not place.has[n]}
        place.has |= gained
        if gained:
            self._index_ids(place)
        return bool(gained)

    def _gains(self, place: _Known, row: Row) -> list[tuple[_Known, str, str]]:
        """The names that a place gains from its row, each with its kind."""
        own = {row.name_en: NameKind.OFFICIAL, row.name_ar: NameKind.OFFICIAL}
        texts = dict.fromkeys(n for n in (row.name_en, row.name_ar, *row.names) if n and _fold(n))
        fresh = [text for text in texts if text not in place.names]
        place.names.update(fresh)
        for text in fresh:
            if place not in self.by_name[_fold(text)]:
                self.by_name[_fold(text)].append(place)
        return [(place, text, own.get(text, NameKind.ALIAS)) for text in fresh]


def _made(row: Row) -> _Known:
    has = {name: getattr(row, name) for name in _COMPLETED}
    return _Known(0, uuid4(), row.lon, row.lat, row.name_en, row.kind, has)


def _all_known() -> list[_Known]:
    """Every place, without the cost of its geometry and of a model's instance."""
    columns = ("pk", "uuid", "lon", "lat", "name_en", "kind", *_COMPLETED)
    rows = Place.objects.order_by().annotate(
        lon=Func("point", function="ST_X", output_field=FloatField()),
        lat=Func("point", function="ST_Y", output_field=FloatField()),
    )
    return [
        _Known(pk, uuid, lon, lat, name_en, kind, dict(zip(_COMPLETED, has, strict=True)))
        for pk, uuid, lon, lat, name_en, kind, *has in rows.values_list(*columns)
    ]


def _may_be(place: _Known, row: Row) -> bool:
    """Whether a namesake is the place that a row means: near it, of its sort (a town may be called a
    city, a pocket around it is another thing), and without another id of the same kind."""
    if place.kind != row.kind and not {place.kind, row.kind} <= SETTLEMENTS:
        return False
    if (row.pcode and place.has["pcode"]) or (row.geonames_id and place.has["geonames_id"]):
        return False
    if abs(place.lat - row.lat) * _METRES_OF_DEGREE > SAME_PLACE_M:
        return False
    narrow = _METRES_OF_DEGREE * math.cos(math.radians(min(abs(row.lat) + 0.1, 90)))
    if abs((place.lon - row.lon + 180) % 360 - 180) * narrow > SAME_PLACE_M:
        return False
    from places.geometry.areas import distance_m

    return distance_m((place.lon, place.lat), (row.lon, row.lat)) <= SAME_PLACE_M


def _values(has: dict[str, Any]) -> dict[str, Any]:
    """What the table keeps: a missing p-code is NULL, since two empty ones would be one."""
    return has | {"pcode": has["pcode"] or None}
