"""RFC 7946 FeatureCollections of what is published: WGS 84, lon-lat, 5 decimals, right-hand rule.

An event whose place is known only roughly has its footprint as geometry: there is no point that
pretends to be where it happened.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Prefetch

from places.models import Place
from places.publishing import shapes
from places.publishing.query import EventQuery, PlaceQuery
from places.publishing.rows import key_of, public_claims
from places.querysets import EventQuerySet

Link = Callable[[str], str]
"""Makes an absolute address of a path."""


def events(query: EventQuery, link: Link) -> dict[str, Any]:
    """The selected events, latest first. Raises QueryError for an unknown type or actor."""
    selected = query.select()
    rows = for_features(selected)[: query.limit]
    return _collection([event_feature(event, link) for event in rows], selected.count())


def for_features(events: EventQuerySet) -> EventQuerySet:
    """These events with all that a feature tells of them, in a fixed number of queries."""
    claims = public_claims().select_related("report__source").defer("report__text")
    return events.select_related("type", "place").prefetch_related(
        "participants__actor", Prefetch("claims", queryset=claims, to_attr="public_claims")
    )


def event_feature(event: Any, link: Link) -> dict[str, Any]:
    """One event as for_features() gives it."""
    place = event.place
    properties = {
        "uuid": str(event.uuid),
        "url": link(event.get_absolute_url()),
        "type": event.type.code,
        "title_en": event.title_en,
        "title_ar": event.title_ar,
        "place": event.where_en or (place.name_en if place else None),
        "place_ar": event.where_ar or (place.name_ar if place else None),
        "place_uuid": str(place.uuid) if place else None,
        "earliest": _iso(event.earliest),
        "latest": _iso(event.latest),
        "when_edtf": event.when_edtf,
        "date_prec": event.date_prec,
        "where_prec": event.where_prec,
        "actors": [
            {"key": key_of(p.actor), "name_en": p.actor.name_en, "role": p.role}
            for p in event.participants.all()
        ],
        "status": event.status,
        "credibility": event.credibility,
        "disputed": event.disputed,
        "sources": _sources(claim.report.source for claim in event.public_claims),
    }
    return _feature(properties, shapes.rounded(shapes.to_shapely(event.geometry)))


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
    """`numberMatched` tells whoever was cut off by the limit (the names are OGC API's)."""
    return {
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": len(features),
        "features": features,
    }


def _sources(sources: Iterable[Any]) -> list[dict[str, str]]:
    once = {source.pk: source for source in sources}
    return [
        {"uuid": str(source.uuid), "name_en": source.name_en, "reliability": source.reliability}
        for source in sorted(once.values(), key=lambda source: (source.name_en, source.pk))
    ]


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
