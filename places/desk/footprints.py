"""What area an editor's choice of a place means, and which places a surface may name."""

from __future__ import annotations

from typing import Any

from django.contrib.gis.geos import GEOSGeometry

from places.desk.gazetteer import candidate_of, current_reader, key_of, search, to_geos
from places.models import Mention, Place
from places.models.base import WherePrec
from places.models.gazetteer import PlaceKind
from places.reading import types as reading
from places.reading.types import AREAL


def meant_by(mention: Mention, place: Place) -> tuple[GEOSGeometry | None, int]:
    """The footprint (WGS 84; None for a plain point) and where_prec of a mention that means
    `place`, its spatial relation drawn anew from there."""
    own = place.geometry if place.geometry.geom_type in AREAL and place.kind not in _POINT_KINDS else None
    if not mention.relation:
        return own, int(place.where_prec)
    related = _related(mention, place)
    return to_geos(related.footprint) or own, related.where_prec or WherePrec.VAGUE


_POINT_KINDS = {PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE}


def _related(mention: Mention, place: Place) -> reading.Mention:
    """The mention as the reading would relate it, had it chosen `place` itself."""
    from places.reading.relations import relate
    from places.reading.text import Folded

    reader = current_reader()
    chosen = {m.pk: m.place for m in mention.report.mentions.select_related("place")}
    chosen[mention.pk] = place
    records = reader.gazetteer.by_key
    read = [
        reading.Mention(m.start, m.end, m.surface, chosen=records.get(key_of(row)) if row else None)
        for m in mention.report.mentions.order_by("start", "end")
        for row in [chosen[m.pk]]
    ]
    related = relate(read, Folded(mention.report.text), reader.gazetteer)
    return next(m for m in related if (m.start, m.end) == (mention.start, mention.end))


def candidates_for(surface: str, limit: int = 8) -> list[dict[str, Any]]:
    """The gazetteer's places for a name, as Mention.candidates keeps them; empty where none is near."""
    scores = (0.9, 0.6, 0.4, 0.2)
    reasons = ("the very name", "begins with it", "a word begins with it", "contains it")
    return [
        candidate_of(found.place)
        | {
            "score": round(scores[found.rank] * (0.5 + found.place.prior / 2), 3),
            "reasons": [reasons[found.rank]],
        }
        for found in search(surface, limit)
    ]
