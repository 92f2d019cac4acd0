"""A report's desk as JSON: mentions, claims and events as the page shows them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.urls import reverse
from django.utils.translation import gettext as _

from places.desk.events import Match
from places.models import Claim, Event, Mention, Place, Report
from places.models.base import DatePrec
from places.models.gazetteer import PlaceKind
from places.wording import reasons, regions, relations, values

SIMPLIFIED_DEG = 0.004
"""About 400 m: enough for a footprint on the desk's small map."""


def state_of(report: Report, undo_stack: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """Everything that the desk shows. Offsets are code points of `text`; points are [lon, lat]."""
    mentions = report.mentions.select_related("place", "within_actor").order_by("start", "-end")
    claims = (
        report.claims.select_related("type", "event__type", "claimant")
        .prefetch_related("participants__actor", "figures", "mentions")
        .order_by("evidence_start", "pk")
    )
    return {
        "report": {
            "uuid": str(report.uuid),
            "text": report.text,
            "language": report.language,
            "status": report.status,
            "status_name": report.get_status_display(),
        },
        "mentions": [mention_json(mention) for mention in mentions],
        "claims": [claim_json(claim, report) for claim in claims],
        "undo": undo_stack[-1]["said"] if undo_stack else None,
    }


def place_json(place: Place) -> dict[str, Any]:
    """A place as a choice: its names, kind, where it lies, and [lon, lat]."""
    return {
        "place": str(place.uuid),
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.get_kind_display(),
        "admin1": regions.governorate(place.admin1),
        "lon_lat": [round(place.point.x, 5), round(place.point.y, 5)],
    }


def mention_json(mention: Mention) -> dict[str, Any]:
    return {
        "uuid": str(mention.uuid),
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "status": mention.status,
        "status_name": mention.get_status_display(),
        "score": mention.score,
        "abstained": reasons.said(mention.abstained),
        "actor": str(mention.within_actor) if mention.within_actor else None,
        "relation": _relation_words(mention.relation),
        "place": place_json(mention.place) if mention.place else None,
        "point": [mention.point.x, mention.point.y] if mention.point else None,
        "footprint": _geojson(mention.footprint),
        "where": mention.get_where_prec_display() if mention.where_prec else "",
        "candidates": [_candidate_words(candidate) for candidate in mention.candidates],
    }


def _candidate_words(candidate: dict[str, Any]) -> dict[str, Any]:
    """A candidate as it was stored, with its kind and its reasons in the reader's language."""
    kind = candidate.get("kind", "")
    return candidate | {
        "kind": str(PlaceKind(kind).label) if kind in PlaceKind.values else "",
        "reasons": reasons.all_said(candidate.get("reasons", [])),
    }


def _relation_words(relation: dict[str, Any] | None) -> dict[str, str] | None:
    """The words of the text that say a relation, and what kind it is in the reader's language."""
    if not relation:
        return None
    return {"phrase": str(relation.get("phrase", "")), "kind": relations.kind_of(relation)}


def claim_json(claim: Claim, report: Report) -> dict[str, Any]:
    places = {m.pk: str(m.uuid) for m in claim.mentions.all()}
    return {
        "uuid": str(claim.uuid),
        "start": claim.evidence_start,
        "end": claim.evidence_end,
        "type": str(claim.type),
        "code": claim.type.code,
        "status": claim.status,
        "status_name": claim.get_status_display(),
        "modality": claim.get_modality_display() if claim.modality != "asserted" else "",
        "when": when_words(claim),
        "claimant": str(claim.claimant) if claim.claimant else None,
        "participants": [
            {"name": str(p.actor), "role": p.get_role_display(), "colour": p.actor.colour}
            for p in claim.participants.all()
        ],
        "figures": values.figures(claim.figures.all()),
        "mentions": list(places.values()),
        "reasons": reasons.all_said(claim.reasons),
        "event": event_json(claim.event) if claim.event else None,
        "change": reverse("admin:places_claim_change", args=[claim.pk]),
    }


def event_json(event: Event) -> dict[str, Any]:
    return {
        "uuid": str(event.uuid),
        "title": event.title,
        "type": str(event.type),
        "status": event.status,
        "status_name": event.get_status_display(),
        "when": when_words(event),
        "change": reverse("admin:places_event_change", args=[event.pk]),
    }


def match_json(match: Match) -> dict[str, Any]:
    return event_json(match.event) | {
        "score": match.score,
        "days": match.days,
        "distance_m": None if match.distance_m is None else round(match.distance_m),
        "same_type": match.same_type,
    }


def when_words(row: Claim | Event) -> str:
    """The date as it is known, with its precision where that is not a day; "undated" for none."""
    if row.latest is None and row.earliest is None:
        return _("undated")
    words = values.interval(row.earliest, row.latest, row.when_edtf)
    return words if row.date_prec in (None, DatePrec.DAY) else f"{words} ({DatePrec(row.date_prec).label})"


def _geojson(geometry: GEOSGeometry | None) -> Any:
    if geometry is None:
        return None
    simple = geometry.simplify(SIMPLIFIED_DEG, preserve_topology=True)
    return json.loads((geometry if simple.empty else simple).json)
