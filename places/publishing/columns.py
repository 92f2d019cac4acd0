"""Places, dictionaries and the desk's events as plain data, in columns.

Columns are lists of equal length; days count from 1970-01-01; coordinates are WGS 84 degrees.
What a column refers to by number stands in `dictionaries` or `footprints` of the same file.
"""

from __future__ import annotations

import datetime
from typing import Any

from places.models import Actor, Event, EventType, Place, Source
from places.models.base import Status
from places.models.events import Role
from places.publishing import shapes
from places.publishing.rows import Rows, key_of

_EPOCH = datetime.date(1970, 1, 1)


def day_number(day: datetime.date | None) -> int | None:
    return (day - _EPOCH).days if day else None


def places() -> dict[str, Any]:
    """Every place of the gazetteer, those that are labelled first at the front; `parent` is the position of
    what each lies in, null if it lies in none. One query."""
    rows = list(
        Place.objects.order_by("label_zoom", "pk").values_list(
            "pk", "uuid", "key", "name_en", "name_ar", "kind", "point", "label_zoom", "parent_id"
        )
    )
    columns = zip(*rows, strict=True) if rows else ((),) * 9
    pk, uuid, key, name_en, name_ar, kind, point, label_zoom, parent = columns
    position = {own: i for i, own in enumerate(pk)}
    return {
        "pks": list(pk),
        "columns": {
            "uuid": [str(value) for value in uuid],
            "key": list(key),
            "name_en": list(name_en),
            "name_ar": list(name_ar),
            "kind": list(kind),
            "lon": [round(p.x, 5) for p in point],
            "lat": [round(p.y, 5) for p in point],
            "label_zoom": list(label_zoom),
            "parent": [position.get(within) for within in parent],
        },
    }


def desk_events(rows: Rows, place_index: dict[int, int]) -> dict[str, Any]:
    """The desk's events in columns, in the order of `rows`; `place_index` gives a place's position by
    primary key. Every event has a point, by the selection of `rows`.
    """
    types = list(EventType.objects.order_by("position", "code"))
    type_index = {event_type.pk: i for i, event_type in enumerate(types)}
    actor_index = {actor.pk: i for i, actor in enumerate(rows.actors)}
    source_index = {source.pk: i for i, source in enumerate(rows.sources)}
    statuses, roles = list(Status.values), list(Role.values)
    footprints = _Footprints()
    points = [e.point for e in rows.events if e.point]
    columns: dict[str, list[Any]] = {
        "uuid": [str(e.uuid) for e in rows.events],
        "title_en": [e.title_en for e in rows.events],
        "title_ar": [e.title_ar for e in rows.events],
        "where_en": [e.where_en or (e.place.name_en if e.place else "") for e in rows.events],
        "where_ar": [e.where_ar or (e.place.name_ar if e.place else "") for e in rows.events],
        "lon": [round(point.x, 5) for point in points],
        "lat": [round(point.y, 5) for point in points],
        "earliest": [day_number(e.earliest) for e in rows.events],
        "latest": [day_number(e.latest) for e in rows.events],
        "when_edtf": [e.when_edtf for e in rows.events],
        "date_prec": [e.date_prec for e in rows.events],
        "where_prec": [e.where_prec for e in rows.events],
        "type": [type_index[e.type_id] for e in rows.events],
        "place": [place_index.get(e.place_id) if e.place_id else None for e in rows.events],
        "status": [statuses.index(e.status) for e in rows.events],
        "credibility": [e.credibility for e in rows.events],
        "disputed": [int(e.disputed) for e in rows.events],
        "actors": [
            [[actor_index[p.actor_id], roles.index(p.role)] for p in rows.participants.get(e.pk, ())]
            for e in rows.events
        ],
        "sources": [sorted(source_index[pk] for pk in rows.told_by.get(e.pk, ())) for e in rows.events],
        "footprint": [footprints.index_of(e) for e in rows.events],
    }
    return {
        "count": len(rows.events),
        "left_out": rows.left_out,
        "dictionaries": dictionaries(types, rows.actors, rows.sources),
        "columns": columns,
        "footprints": footprints.geometries,
    }


def dictionaries(types: list[EventType], actors: list[Actor], sources: list[Source]) -> dict[str, Any]:
    """What columns refer to by number, in the order given; an actor's parent is such a number too."""
    index = {actor.pk: i for i, actor in enumerate(actors)}
    return {
        "types": [_type(event_type) for event_type in types],
        "actors": [_actor(actor, index) for actor in actors],
        "sources": [_source(source) for source in sources],
        "roles": list(Role.values),
        "statuses": list(Status.values),
    }


class _Footprints:
    """Each different footprint once: many events share a governorate."""

    def __init__(self) -> None:
        self.geometries: list[dict[str, Any]] = []
        self._seen: dict[bytes, int] = {}

    def index_of(self, event: Event) -> int | None:
        """The footprint's number; None for an event that is drawn as a point."""
        if event.geometry is None or event.geometry.geom_type == "Point":
            return None
        known = bytes(event.geometry.wkb)
        if known not in self._seen:
            self._seen[known] = len(self.geometries)
            self.geometries.append(shapes.footprint(event.geometry))
        return self._seen[known]


def _type(row: EventType) -> dict[str, Any]:
    return {
        "code": row.code,
        "group": row.group,
        "name_en": row.name_en,
        "name_ar": row.name_ar,
        "acled": row.acled,
        "plover": row.plover,
    }


def _actor(row: Any, index: dict[int, int]) -> dict[str, Any]:
    return {
        "key": key_of(row),
        "uuid": str(row.uuid),
        "name_en": row.name_en,
        "name_ar": row.name_ar,
        "short_en": row.short_en,
        "short_ar": row.short_ar,
        "colour": row.colour,
        "colour_dark": row.colour_dark,
        "kind": row.kind,
        "parent": index.get(row.parent_id),
    }


def _source(row: Any) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "name_en": row.name_en,
        "name_ar": row.name_ar,
        "kind": row.kind,
        "reliability": row.reliability,
        **({"synthetic": True} if row.synthetic else {}),
    }
