"""Bring a gazetteer's file into ours: new places made, known ones completed, never moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.contrib.gis.geos import Point
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from places.desk import edition
from places.desk.gazetteer import language_of
from places.desk.import_formats import FORMATS, Row, rows_of
from places.models import Place, PlaceName, User
from places.models.gazetteer import NameKind, PlaceKind
from places.reading.text import fold

SAME_PLACE_M = 3000
"""Two rows of one name closer than this are one place."""
PRIOR = 0.3
"""An imported place yields to a namesake that the seeds or an editor put on the front."""
BATCH = 500
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
    path: Path,
    layout: str,
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
    user: User | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Summary:
    """Import a file in one of import_formats.FORMATS, in one transaction; the edition moves once.

    A row is a known place when it has its p-code or GeoNames id, or its name (folded) within
    SAME_PLACE_M; then only what the place lacks is taken over. Raises BadRows where a row is bad
    (unless skip_bad), and ImportFileError where the file is.
    """
    summary = Summary()
    rows = _good_rows(path, layout, summary, progress)
    if summary.bad and not skip_bad:
        raise BadRows(summary.bad)
    with transaction.atomic():
        _Merge(FORMATS[layout].source, summary, user).take(rows, write=not dry_run)
    return summary


def _good_rows(path: Path, layout: str, summary: Summary, progress: Callable[[int], None]) -> list[Row]:
    rows: list[Row] = []
    lines: dict[tuple[str, str], int] = {}
    for n, row in enumerate(rows_of(path, layout), start=1):
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


class _Merge:
    """The known places under everything that a row may know them by."""

    def __init__(self, source: str, summary: Summary, user: User | None) -> None:
        self.source, self.summary, self.user = source, summary, user
        self.by_pcode: dict[str, Place] = {}
        self.by_geonames: dict[int, Place] = {}
        self.by_name: dict[str, list[Place]] = defaultdict(list)
        self.names: dict[int, set[str]] = defaultdict(set)
        known = {place.pk: place for place in Place.objects.all()}
        for place in known.values():
            if place.pcode:
                self.by_pcode[place.pcode] = place
            if place.geonames_id:
                self.by_geonames[place.geonames_id] = place
        for place_id, text, folded in PlaceName.objects.values_list("place_id", "text", "folded"):
            self.names[place_id].add(text)
            if known[place_id] not in self.by_name[folded]:
                self.by_name[folded].append(known[place_id])

    def take(self, rows: list[Row], *, write: bool) -> None:
        made: list[tuple[Place, Row]] = []
        changed: dict[int, Place] = {}
        added: list[PlaceName] = []
        for row in map(self._as_we_spell, rows):
            place = self._known(row)
            if place is None:
                made.append((self._place(row), row))
                continue
            gains = self._names(place, row)
            if self._complete(place, row):
                changed[place.pk] = place
            added += gains
            if gains or place.pk in changed:
                self.summary.completed += 1
            else:
                self.summary.unchanged += 1
        self.summary.created = len(made)
        if write:
            places = bulk_create_with_history([p for p, _row in made], Place, BATCH, default_user=self.user)
            bulk_update_with_history(
                list(changed.values()), Place, list(_COMPLETED), BATCH, default_user=self.user
            )
            made = [(place, row) for place, (_unsaved, row) in zip(places, made, strict=True)]
        for place, row in made:
            added += self._names(place, row)
        self.summary.names = len(added)
        if write:
            bulk_create_with_history(added, PlaceName, BATCH, default_user=self.user)
            if made or changed or added:
                edition.advance()

    def _as_we_spell(self, row: Row) -> Row:
        """The row with its governorate as our gazetteer names it, where the p-code tells which it is."""
        governorate = self.by_pcode.get(row.admin1_pcode)
        if governorate is None:
            return row
        return replace(row, admin1=governorate.admin1 or governorate.name_en)

    def _known(self, row: Row) -> Place | None:
        if row.pcode in self.by_pcode:
            return self.by_pcode[row.pcode]
        if row.geonames_id in self.by_geonames:
            return self.by_geonames[row.geonames_id]
        for name in filter(None, (row.name_en, row.name_ar, *row.names)):
            for place in self.by_name.get(fold(name), ()):
                if self._may_be(place, row):
                    return place
        return None

    def _may_be(self, place: Place, row: Row) -> bool:
        if (row.pcode and place.pcode) or (row.geonames_id and place.geonames_id):
            return False  # it has an id of the same kind, and it is another
        from places.geometry.areas import distance_m

        return distance_m((place.point.x, place.point.y), (row.lon, row.lat)) <= SAME_PLACE_M

    def _place(self, row: Row) -> Place:
        point = Point(row.lon, row.lat, srid=4326)
        return Place(
            name_en=row.name_en,
            name_ar=row.name_ar,
            kind=row.kind,
            geometry=point,
            point=point,
            admin1=row.admin1,
            parent=self.by_pcode.get(row.admin1_pcode),
            country=row.country,
            population=row.population,
            prior=PRIOR,
            label_zoom=_LABEL_ZOOM.get(PlaceKind(row.kind), 13),
            pcode=row.pcode or None,
            geonames_id=row.geonames_id,
            wikidata_id=row.wikidata_id,
            source=self.source,
            note=row.note,
        )

    def _complete(self, place: Place, row: Row) -> bool:
        """Fill what a known place leaves empty; whether anything was."""
        gained = False
        for name in _COMPLETED:
            value = getattr(row, name)
            if value and not getattr(place, name):
                setattr(place, name, value)
                gained = True
        return gained

    def _names(self, place: Place, row: Row) -> list[PlaceName]:
        """The names that a place gains from its row."""
        own = {row.name_en: NameKind.OFFICIAL, row.name_ar: NameKind.OFFICIAL}
        texts = dict.fromkeys(n for n in (row.name_en, row.name_ar, *row.names) if n and fold(n))
        fresh = [text for text in texts if text not in self.names[place.pk or id(row)]]
        self.names[place.pk or id(row)].update(fresh)
        return [
            PlaceName(
                place=place,
                text=text,
                folded=fold(text)[:160],
                language=language_of(text),
                kind=own.get(text, NameKind.ALIAS),
            )
            for text in fresh
        ]
