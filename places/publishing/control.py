"""Who held the ground, derived from published facts: cells round places, joined by holder."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from places.geometry import control as geometry
from places.geometry.projection import Area
from places.models import ControlFact, DrawnArea, Place
from places.models.control import ControlState
from places.models.gazetteer import PlaceKind
from places.publishing import shapes
from places.publishing.columns import day_number
from places.publishing.rows import key_of

BARRIER_KEY = "euphrates"
"""The river that parted the two sides for most of the war: no cell reaches across it."""

AREA_KINDS = (
    PlaceKind.AREA, PlaceKind.POCKET, PlaceKind.REGION, PlaceKind.DESERT, PlaceKind.RIVER,
    PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY,
)  # fmt: skip

Sites = tuple[tuple[str, float, float], ...]
"""(place UUID, longitude, latitude), sorted: what the cells depend on."""

Net = tuple[dict[str, Area], tuple[tuple[str, str, BaseGeometry], ...]]
"""Cells by place UUID, and the edges between them: (place UUID, place UUID, line)."""


def snapshot() -> dict[str, Any]:
    """Cells, the edges between them, and the dated facts that colour them. Four queries."""
    facts = published_facts()
    named = {str(fact.place.uuid): fact.place for fact in facts}
    cells, edges = _net_of(facts)
    numbers = {uuid: i for i, uuid in enumerate(cells)}
    return {
        "cells": [
            {
                "place": uuid,
                "name_en": named[uuid].name_en,
                "name_ar": named[uuid].name_ar,
                "geometry": shapes.rounded(cell),  # not simplified: neighbours share their edges
            }
            for uuid, cell in cells.items()
        ],
        "edges": [
            {"a": numbers[a], "b": numbers[b], "geometry": shapes.rounded(line)} for a, b, line in edges
        ],
        "facts": [_fact(fact, numbers[str(fact.place.uuid)]) for fact in facts],
        "drawn": [_drawn(area) for area in DrawnArea.objects.published().select_related("actor", "source")],
    }


def published_facts() -> list[ControlFact]:
    """Every published fact that makes a cell, with its place, actor and source, in the order in
    which they came true. A fact about a whole area (a pocket, a countryside) makes none: its point
    would stand between the area's own towns."""
    facts = ControlFact.objects.published().exclude(place__kind__in=AREA_KINDS)
    return list(facts.select_related("place", "actor", "source").order_by("latest", "pk"))


def _net_of(
    facts: list[ControlFact],
) -> Net:
    sites = sorted({(str(f.place.uuid), round(f.place.point.x, 6), round(f.place.point.y, 6)) for f in facts})
    river = Place.objects.filter(key=BARRIER_KEY).first()
    is_line = river is not None and river.geometry.dims == 1
    return _net(tuple(sites), bytes(river.geometry.wkb) if river and is_line else None)


@lru_cache(maxsize=4)
def _net(sites: Sites, barrier_wkb: bytes | None) -> Net:
    """Cells and edges: the slow part, and the same for as long as the places are."""
    barrier = shapely.from_wkb(barrier_wkb) if barrier_wkb else None
    cells = geometry.cells({uuid: (lon, lat) for uuid, lon, lat in sites}, barrier)
    return cells, tuple(geometry.edges(cells))


def _fact(fact: ControlFact, cell: int) -> dict[str, Any]:
    return {
        "cell": cell,
        "uuid": str(fact.uuid),
        "earliest": day_number(fact.earliest),
        "latest": day_number(fact.latest),
        "when_edtf": fact.when_edtf,
        "state": fact.state,
        "actor": key_of(fact.actor) if fact.actor else None,
        "note_en": fact.note_en,
        "note_ar": fact.note_ar,
        "citation": fact.citation,
        "source": _source(fact),
    }


def _drawn(area: DrawnArea) -> dict[str, Any]:
    return {
        "uuid": str(area.uuid),
        "actor": key_of(area.actor),
        "earliest": day_number(area.earliest),
        "latest": day_number(area.latest),
        "when_edtf": area.when_edtf,
        "note": area.note,
        "source": _source(area),
        "geometry": shapes.footprint(area.geometry),
    }


def _source(row: ControlFact | DrawnArea) -> dict[str, str]:
    source = row.source
    return {"name_en": source.name_en, "name_ar": source.name_ar, "reliability": source.reliability}


@dataclass(frozen=True, slots=True)
class _Held:
    """A fact as the geometry wants it."""

    cell: str
    latest: datetime.date
    fact: ControlFact

    @property
    def holder(self) -> str:
        """An actor's key; a contested place is nobody's, and parts those who contest it."""
        key = key_of(self.fact.actor) if self.fact.actor else ""
        return f"contested:{key}" if self.fact.state == ControlState.CONTESTED else key


def on_day(day: datetime.date) -> dict[str, Any]:
    """The areas held on a day and the front line between them, as a GeoJSON FeatureCollection.

    Empty before the first fact. An area tells how old the facts are that it rests on. Areas that an editor
    drew are features of their own, of kind "drawn", which may lie over the others.
    """
    facts, drawn = published_facts(), DrawnArea.objects.published().select_related("actor", "source")
    cells, edges = _net_of(facts)
    told = [_Held(str(f.place.uuid), f.latest, f) for f in facts if f.latest]
    in_force = geometry.holders_on(told, day)
    holders = {cell: held.holder for cell, held in in_force.items()}
    areas = geometry.dissolve(cells, holders)
    features = [
        _feature(_area([held for held in in_force.values() if held.holder == holder], day), shape)
        for holder, shape in sorted(areas.items())
    ]
    line = geometry.front_line(edges, holders)
    if not line.is_empty:
        features.append(_feature({"kind": "front line", "day": day.isoformat()}, line))
    features += [_drawn_feature(area, day) for area in drawn if _holds(area, day)]
    return {"type": "FeatureCollection", "features": features}


def _holds(area: DrawnArea, day: datetime.date) -> bool:
    """Whether a drawn area is valid on a day; one without a first or last day is open there."""
    return (area.earliest or day) <= day <= (area.latest or day)


def _drawn_feature(area: DrawnArea, day: datetime.date) -> dict[str, Any]:
    told = {
        "kind": "drawn",
        "day": day.isoformat(),
        "uuid": str(area.uuid),
        "actor": key_of(area.actor),
        "actor_en": area.actor.name_en,
        "actor_ar": area.actor.name_ar,
        "when_edtf": area.when_edtf,
        "note": area.note,
        "source": _source(area),
    }
    return {"type": "Feature", "geometry": shapes.footprint(area.geometry), "properties": told}


def _area(held: list[_Held], day: datetime.date) -> dict[str, Any]:
    fact = held[0].fact
    return {
        "kind": "area",
        "day": day.isoformat(),
        "state": "contested" if fact.state == ControlState.CONTESTED else "held",
        "actor": key_of(fact.actor) if fact.actor else None,
        "actor_en": fact.actor.name_en if fact.actor else None,
        "actor_ar": fact.actor.name_ar if fact.actor else None,
        "facts": [str(one.fact.uuid) for one in held],
        "oldest_fact": min(one.latest for one in held).isoformat(),
        "newest_fact": max(one.latest for one in held).isoformat(),
    }


def _feature(properties: dict[str, Any], shape: BaseGeometry) -> dict[str, Any]:
    return {"type": "Feature", "geometry": shapes.rounded(shape), "properties": properties}
