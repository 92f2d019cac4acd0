"""Find places, events, actors and reports by name or words, in either script, tolerant of spelling.

Articles weigh nothing: "Susah", "al-Susah", "السوسة" and "سوسة" find the same place. Names come from an index
in memory, words of titles from the mapped index of the edition (event_words); both are read anew when the
edition moves. What is given out is asked of the database once more, so that nothing withdrawn is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from places.models import Actor, ActorAlias, ControlFact, Event, Participant, Place, PlaceName, Report
from places.models.gazetteer import PlaceKind
from places.publishing import event_words, unindexed
from places.publishing.functions import X, Y
from places.publishing.kept import Latest
from places.publishing.names import NameIndex
from places.publishing.prepared import Prepared
from places.publishing.rows import key_of, public_claims
from places.publishing.words import LONGEST
from places.reading.text import fold

__all__ = ["LONGEST", "MOST", "everything", "find"]

MOST = 20

_WEIGHT: dict[str, int] = {
    PlaceKind.CITY: 4,
    PlaceKind.TOWN: 3,
    PlaceKind.GOVERNORATE: 2,
    PlaceKind.VILLAGE: 1,
}
_PLACE = ("uuid", "name_en", "name_ar", "kind", "point", "admin1")
_EVENT = (
    "pk", "uuid", "type__code", "title_en", "title_ar", "where_en", "where_ar", "place__name_en",
    "place__name_ar", "earliest", "latest", "where_prec", "disputed", "lon", "lat",
)  # fmt: skip
_REPORT_AS_IT_IS = ("title", "language", "published_edtf", "published_earliest", "published_latest")
_REPORT = ("pk", "uuid", *_REPORT_AS_IT_IS, "source__name_en", "source__name_ar", "source__reliability")
_EVENTS = Prepared(
    "pk",
    lambda: Event.objects.published().order_by().annotate(lon=X("point"), lat=Y("point")).values(*_EVENT),
)
_REPORTS = Prepared("pk", lambda: Report.objects.published().order_by().values(*_REPORT))


@dataclass(frozen=True, slots=True)
class Named:
    """Rows as they are given out, those that are to come first at the front, and the index of their names."""

    rows: list[dict[str, Any]]
    index: NameIndex

    def find(self, query: str, limit: int) -> list[tuple[dict[str, Any], str]]:
        """Rows with the name by which each was found."""
        return [(self.rows[number], name) for number, name in self.index.find(query, limit)]


_gazetteer: Latest[Named] = Latest()
"""The places as this process has them indexed, under the hash of what they were made from."""

_held: Latest[tuple[Named, Named]] = Latest()
"""Places and actors of the edition that this process met last, under its stamp."""


def find(query: str, limit: int = 10) -> list[dict[str, Any]]:
    """At most `limit` places, best first: {uuid, name_en, name_ar, kind, lon, lat, admin1}; none for
    a query without letters.
    """
    places, _actors = _named()
    found = places.find(query[:LONGEST], min(limit, MOST))
    return [{key: row[key] for key in row if key != "admin1_ar"} for row, _name in found]


def everything(query: str, limit: int = 5) -> dict[str, list[dict[str, Any]]]:
    """At most `limit` of each kind, best first: {"places", "events", "actors", "reports"}.

    Places are as `find` gives them, with the governorate's Arabic name too; places and actors carry the name
    by which they were found as `matched`, "" where it is one of those shown. Of what matches alike the
    newest event and the newest report come first. Published rows only.
    """
    limit = min(limit, MOST)
    places, actors = _named()
    events, reports = _worded(query, limit)
    return {
        "places": [_with_match(row, name) for row, name in places.find(query[:LONGEST], limit)],
        "events": _events(events),
        "actors": [_with_match(row, name) for row, name in actors.find(query[:LONGEST], limit)],
        "reports": _reports(reports),
    }


def _worded(query: str, limit: int) -> tuple[list[int], list[int]]:
    """Primary keys of the events and of the reports that fit by their words, best first."""
    indexes = event_words.current()
    if not indexes.ready:
        return unindexed.events(query, limit), unindexed.reports(query, limit)
    events, reports = indexes.events, indexes.reports
    return (
        [int(events.ids[row]) for row in events.newest(query, limit)],
        [int(reports.ids[row]) for row in reports.newest(query, limit)],
    )


def _with_match(row: dict[str, Any], name: str) -> dict[str, Any]:
    shown = {row.get(key) for key in ("name_en", "name_ar", "short_en", "short_ar")}
    return {**row, "matched": "" if name in shown else name}


def _named() -> tuple[Named, Named]:
    key = f"{settings.SNAPSHOT_DIR} {event_words.stamp()}"
    return _held.get(key, lambda: (_places(), _actors()))


def _places() -> Named:
    """Every place of the gazetteer, those of the front and the larger ones first. Two queries."""
    listed = sorted(
        (
            (
                -prior,
                -_WEIGHT.get(kind, 0),
                -(population or 0),
                name_en,
                pk,
                str(uuid),
                name_ar,
                kind,
                *point.coords,
                admin1,
            )
            for pk, prior, population, uuid, name_en, name_ar, kind, point, admin1 in (
                Place.objects.values_list("pk", "prior", "population", *_PLACE)
            )
        )
    )
    names = tuple(PlaceName.objects.order_by("pk").values_list("place_id", "text", "folded"))
    # An edition moves with every event; the gazetteer seldom does, and its index takes a second to make.
    return _gazetteer.get(str(hash((tuple(listed), names))), lambda: _indexed(listed, names))


def _indexed(listed: list[tuple[Any, ...]], names: tuple[tuple[int, str, str], ...]) -> Named:
    rows = [
        {
            "uuid": uuid,
            "name_en": name_en,
            "name_ar": name_ar,
            "kind": kind,
            "lon": round(lon, 5),
            "lat": round(lat, 5),
            "admin1": admin1,
            "admin1_ar": "",
        }
        for *_rank, name_en, _pk, uuid, name_ar, kind, lon, lat, admin1 in listed
    ]
    arabic = {
        row["admin1"]: row["name_ar"].removeprefix("محافظة ")
        for row in rows
        if row["kind"] == PlaceKind.GOVERNORATE and row["admin1"]
    }
    for row in rows:
        row["admin1_ar"] = arabic.get(row["admin1"], "")
    number = {row[4]: i for i, row in enumerate(listed)}
    known = [(number[pk], text, folded) for pk, text, folded in names if pk in number]
    # The names that are shown stand first, so that a place is not said to be found by another.
    known.sort(key=lambda name: name[1] not in (rows[name[0]]["name_en"], rows[name[0]]["name_ar"]))
    return Named(rows, NameIndex(known))


def _actors() -> Named:
    """The actors that public rows speak of, by name, under all their names. Two queries."""
    listed = list(public_actors())
    number = {actor.pk: i for i, actor in enumerate(listed)}
    names = [
        (number[actor.pk], text, fold(text))
        for actor in listed
        for text in dict.fromkeys((actor.name_en, actor.name_ar, actor.short_en, actor.short_ar))
        if text
    ]
    aliases = ActorAlias.objects.filter(actor__in=number).values_list("actor_id", "text")
    names += [(number[pk], text, fold(text)) for pk, text in aliases]
    rows = [
        {
            "key": key_of(actor),
            "uuid": str(actor.uuid),
            "name_en": actor.name_en,
            "name_ar": actor.name_ar,
            "short_en": actor.short_en,
            "short_ar": actor.short_ar,
            "kind": actor.kind,
        }
        for actor in listed
    ]
    return Named(rows, NameIndex(names))


def public_actors() -> QuerySet[Actor]:
    """Actors that take part in something published, by name: who only a draft knows stays at the desk."""
    acting = Participant.objects.filter(actor=OuterRef("pk"))
    return Actor.objects.filter(
        Exists(acting.filter(event__status="published"))
        | Exists(ControlFact.objects.published().filter(actor=OuterRef("pk")))
        | Exists(public_claims().filter(claimant=OuterRef("pk")))
        | Q(Exists(acting.filter(claim__in=public_claims().values("pk"))))
    ).order_by("name_en", "pk")


def _events(pks: list[int]) -> list[dict[str, Any]]:
    """The published ones among these, in their order."""
    rows = {row["pk"]: row for row in _EVENTS.rows(pks)}
    return [_event(rows[pk]) for pk in pks if pk in rows]


def _event(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "uuid": row["uuid"],
        "type": row["type__code"],
        "title_en": row["title_en"],
        "title_ar": row["title_ar"],
        "where_en": row["where_en"] or row["place__name_en"] or "",
        "where_ar": row["where_ar"] or row["place__name_ar"] or "",
        "earliest": row["earliest"],
        "latest": row["latest"],
        "where_prec": row["where_prec"],
        "disputed": row["disputed"],
        "lon": round(row["lon"], 5),
        "lat": round(row["lat"], 5),
    }


def _reports(pks: list[int]) -> list[dict[str, Any]]:
    rows = {row["pk"]: row for row in _REPORTS.rows(pks)}
    return [_report(rows[pk]) for pk in pks if pk in rows]


def _report(row: dict[str, Any]) -> dict[str, Any]:
    names = ("name_en", "name_ar", "reliability")
    return {
        "uuid": row["uuid"],
        **{name: row[name] for name in _REPORT_AS_IT_IS},
        "source": {name: row[f"source__{name}"] for name in names},
    }
