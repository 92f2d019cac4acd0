"""RFC 7946 FeatureCollections of what is published: WGS 84, lon-lat, 5 decimals, right-hand rule.

An event whose place is known only roughly has its footprint as geometry: there is no point that
pretends to be where it happened.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.db.models import BinaryField
from django.db.models.functions import Cast
from django.urls import reverse

from places.models import Participant, Place
from places.publishing import shapes
from places.publishing.query import EventQuery, PlaceQuery
from places.publishing.rows import public_claims
from places.querysets import EventQuerySet

Link = Callable[[str], str]
"""Makes an absolute address of a path."""

Row = dict[str, Any]
COUNTED = 10_000
"""How far the events that match are counted."""


def events(query: EventQuery, link: Link) -> dict[str, Any]:
    """The selected events, latest first. Raises QueryError for an unknown type or actor."""
    selected = query.select()
    matched = selected.order_by()[: COUNTED + 1].count()
    return _collection(features(selected[: query.limit], link), matched)


def features(events: EventQuerySet, link: Link) -> list[dict[str, Any]]:
    """These events as features, in their order and a fixed number of queries."""
    rows = list(events.annotate(outline=Cast(AsWKB("geometry"), BinaryField())).values(*_EVENT, "outline"))
    pks = [row["pk"] for row in rows]
    actors, sources = _actors(pks), _sources(pks)
    return [_event_feature(row, actors.get(row["pk"], []), sources.get(row["pk"], []), link) for row in rows]


_EVENT = (
    "pk", "uuid", "type__code", "title_en", "title_ar", "where_en", "where_ar", "place__name_en",
    "place__name_ar", "place__uuid", "earliest", "latest", "when_edtf", "date_prec", "where_prec", "status",
    "credibility", "disputed",
)  # fmt: skip
_AT_ONCE = 1_000


def _event_feature(row: Row, actors: list[Row], sources: list[Row], link: Link) -> Row:
    properties = {
        "uuid": str(row["uuid"]),
        "url": link(reverse("event", args=[row["uuid"]])),
        "type": row["type__code"],
        "title_en": row["title_en"],
        "title_ar": row["title_ar"],
        "place": row["where_en"] or row["place__name_en"],
        "place_ar": row["where_ar"] or row["place__name_ar"],
        "place_uuid": str(row["place__uuid"]) if row["place__uuid"] else None,
        "earliest": _iso(row["earliest"]),
        "latest": _iso(row["latest"]),
        "when_edtf": row["when_edtf"],
        "date_prec": row["date_prec"],
        "where_prec": row["where_prec"],
        "actors": actors,
        "status": row["status"],
        "credibility": row["credibility"],
        "disputed": row["disputed"],
        "sources": sources,
    }
    return _feature(properties, _outline(bytes(row["outline"])))


@lru_cache(maxsize=512)
def _outline(wkb: bytes) -> dict[str, Any]:
    """Many events stand at one place, or share one footprint."""
    return shapes.rounded(shapely.from_wkb(wkb))


def _actors(events: list[int]) -> dict[int, list[Row]]:
    """Who takes part, by event."""
    found: dict[int, list[Row]] = defaultdict(list)
    for some in _parts(events):
        rows = Participant.objects.filter(event__in=some).order_by("role", "actor__name_en", "pk")
        for pk, key, uuid, name, role in rows.values_list(
            "event_id", "actor__key", "actor__uuid", "actor__name_en", "role"
        ):
            found[pk].append({"key": key or str(uuid), "name_en": name, "role": role})
    return found


def _sources(events: list[int]) -> dict[int, list[Row]]:
    """The sources whose published reports tell of an event, by event and name."""
    found: dict[int, list[Row]] = defaultdict(list)
    for some in _parts(events):
        told = public_claims().filter(event__in=some).order_by("report__source__name_en", "report__source_id")
        for pk, uuid, name, reliability in told.values_list(
            "event_id", "report__source__uuid", "report__source__name_en", "report__source__reliability"
        ).distinct():
            found[pk].append({"uuid": str(uuid), "name_en": name, "reliability": reliability})
    return found


def _parts(pks: list[int]) -> Iterator[list[int]]:
    return (pks[at : at + _AT_ONCE] for at in range(0, len(pks), _AT_ONCE))


def places(query: PlaceQuery) -> dict[str, Any]:
    """The selected places with their whole known geometry."""
    selected = query.select()
    return _collection([_place_feature(place) for place in selected[: query.limit]], selected.count())


def _place_feature(place: Place) -> dict[str, Any]:
    properties = {
        "uuid": str(place.uuid),
        "key": place.key,
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.kind,
        "admin1": place.admin1,
        "country": place.country,
        "pcode": place.pcode,
        "geonames_id": place.geonames_id,
        "wikidata_id": place.wikidata_id,
        "source": place.source,
    }
    return _feature(properties, shapes.rounded(shapes.to_shapely(place.geometry)))


def _feature(properties: dict[str, Any], geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": properties["uuid"], "geometry": geometry, "properties": properties}


def _collection(features: list[dict[str, Any]], matched: int) -> dict[str, Any]:
    """`numberMatched` tells whoever was cut off by the limit (the names are OGC API's); it is left out,
    as that standard allows, where more than COUNTED match: to count them all would take longest.
    """
    number = {"numberMatched": matched} if matched <= COUNTED else {}
    return {"type": "FeatureCollection", **number, "numberReturned": len(features), "features": features}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
