"""A reading as JSON: what `geoparse` prints and other programs read."""

from __future__ import annotations

from typing import Any

from shapely.geometry import mapping

from places.reading.modality import ASSERTED
from places.reading.triggers import STATEMENTS
from places.reading.types import ClaimRead, FigureRead, Mention, PlaceRecord, Reading, When


def as_json(reading: Reading, *, explain: bool = False) -> dict[str, Any]:
    """Plain lists and dicts: mentions, events, unasserted claims, figures, dates and actors.

    Offsets count code points of the text, coordinates are WGS 84 degrees. Names inside an actor's
    name are not places and are left out; `where` indexes into the mentions as printed. Forecasts and
    denials are in "unasserted", what somebody thinks or expects in "statements", never in "events". With
    `explain`, candidates and reasons too.
    """
    shown = [i for i, mention in enumerate(reading.mentions) if mention.within_actor is None]
    index = {old: new for new, old in enumerate(shown)}
    claims = [(claim, _claim(claim, index, explain)) for claim in reading.claims]
    return {
        "engine": reading.engine,
        "language": reading.language,
        "mentions": [_mention(reading.mentions[i], explain) for i in shown],
        "events": [printed for claim, printed in claims if _happened(claim)],
        "statements": [printed for claim, printed in claims if claim.type in STATEMENTS],
        "unasserted": [printed for claim, printed in claims if claim.modality != ASSERTED],
        "figures": [_figure(figure) for figure in reading.figures],
        "dates": [_when(when) | {"start": when.start, "end": when.end} for when in reading.whens],
        "actors": [
            {"start": a.start, "end": a.end, "text": a.text, "key": a.actor.key, "name": a.actor.name_en}
            for a in reading.actors
        ],
        "notes": list(reading.notes),
    }


def _happened(claim: ClaimRead) -> bool:
    return claim.modality == ASSERTED and claim.type not in STATEMENTS


def _place(place: PlaceRecord) -> dict[str, Any]:
    lon, lat = place.lon_lat
    return {
        "key": place.key,
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.kind,
        "lat": round(lat, 6),
        "lon": round(lon, 6),
    }


def _mention(mention: Mention, explain: bool) -> dict[str, Any]:
    relation = mention.relation
    printed: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "place": _place(mention.chosen) if mention.chosen else None,
        "score": round(mention.score, 3),
        "where_prec": mention.where_prec,
        "relation": relation
        and {
            "kind": relation.kind,
            "direction": relation.direction,
            "distance_m": relation.distance_m,
            "phrase": relation.phrase,
            "start": relation.start,
            "end": relation.end,
            "other": relation.other,
        },
        "footprint": mapping(mention.footprint) if mention.footprint is not None else None,
    }
    if explain:
        printed["abstained"] = mention.abstained or None
        printed["candidates"] = [
            _place(c.place) | {"score": round(c.score, 3), "reasons": list(c.reasons)}
            for c in mention.candidates
        ]
    return printed


def _when(when: When) -> dict[str, Any]:
    return {
        "edtf": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "date_prec": when.date_prec,
        "reason": when.reason,
    }


def _claim(claim: ClaimRead, index: dict[int, int], explain: bool) -> dict[str, Any]:
    printed: dict[str, Any] = {
        "type": claim.type,
        "where": [index[i] for i in claim.where if i in index],
        "when": _when(claim.when) if claim.when else None,
        "actors": [
            {"name": entry.actor.name_en, "key": entry.actor.key, "role": entry.role}
            for entry in claim.actors
        ],
        "figures": list(claim.figures),
        "modality": claim.modality,
        "evidence": {"start": claim.start, "end": claim.end},
    }
    if explain:
        printed["reasons"] = list(claim.reasons)
    return printed


def _figure(figure: FigureRead) -> dict[str, Any]:
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "what": figure.what,
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "doubt": figure.doubt or None,
        "doubt_ar": figure.doubt_ar or None,
    }
