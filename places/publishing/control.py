"""Who held the ground, derived from published facts: cells round places, joined by holder."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from places.models import ControlFact, DrawnArea, Place
from places.publishing import shapes
from places.publishing.columns import day_number
from places.publishing.rows import key_of

BARRIER_KEY = "euphrates"
"""The river that parted the two sides for most of the war: no cell reaches across it."""

Sites = tuple[tuple[str, float, float], ...]
"""(place UUID, longitude, latitude), sorted: what the cells depend on."""


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
                "geometry": shapes.rounded(cell, shapes.TOLERANCE_DEG / 5),
            }
            for uuid, cell in cells.items()
        ],
        "edges": [
            {"a": numbers[a], "b": numbers[b], "geometry": shapes.rounded(line)} for a, b, line in edges
        ],
        "facts": [
            _fact(fact, numbers[str(fact.place.uuid)]) for fact in facts if str(fact.place.uuid) in numbers
        ],
        "drawn": [_drawn(area) for area in DrawnArea.objects.published().select_related("actor", "source")],
    }


def published_facts() -> list[ControlFact]:
    """Every published fact with its place, actor and source, in the order in which they came true."""
    facts = ControlFact.objects.published().select_related("place", "actor", "source")
    return list(facts.order_by("latest", "pk"))


def _net_of(
    facts: list[ControlFact],
) -> tuple[dict[str, BaseGeometry], tuple[tuple[str, str, BaseGeometry], ...]]:
    sites = sorted({(str(f.place.uuid), round(f.place.point.x, 6), round(f.place.point.y, 6)) for f in facts})
    river = Place.objects.filter(key=BARRIER_KEY).first()
    return _net(tuple(sites), bytes(river.geometry.wkb) if river else None)


@lru_cache(maxsize=4)
def _net(
    sites: Sites, barrier_wkb: bytes | None
) -> tuple[dict[str, BaseGeometry], tuple[tuple[str, str, BaseGeometry], ...]]:
    """Cells and edges: the slow part, and the same for as long as the places are."""
    try:
        from places.geometry import control as geometry
    except ImportError:  # until that room is there
        return {}, ()
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


def on_day(day: datetime.date) -> dict[str, Any]:
    """The areas held on a day and the front line between them, as a GeoJSON FeatureCollection."""
    raise NotImplementedError
