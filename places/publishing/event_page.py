"""An event as its page shows it: who says what, how sure it is, and what lies near."""

from __future__ import annotations

import datetime
import math
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from places.geometry.areas import distance_m
from places.models import Claim, Event
from places.models.events import Credibility
from places.models.reports import ClaimStatus, Reliability
from places.publishing import comparison, history, shapes
from places.publishing.details import grade
from places.publishing.report_page import address, text_dir, text_lang
from places.publishing.rows import public_claims
from places.reading.calendar import moved
from places.wording import values as wording

NEAR_DEG = 0.25
"""About 25 km: how far off a neighbour may lie."""

NEAR_DAYS = 14
NEIGHBOURS = 5
LOOKED_AT = 500

_CHANGES = {
    "published": gettext_lazy("published"),
    "republished": gettext_lazy("published again"),
    "title": gettext_lazy("the title"),
    "summary": gettext_lazy("the summary"),
    "type": gettext_lazy("what happened"),
    "when": gettext_lazy("the time"),
    "where": gettext_lazy("the place"),
    "credibility": gettext_lazy("the credibility"),
    "disputed": gettext_lazy("whether it is disputed"),
    "note": gettext_lazy("the note of the desk"),
}
"""What may have changed, by the codes of places.publishing.history."""


def of_event(event: Event, *, staff: bool, url: str) -> dict[str, Any]:
    """The context of the page; `url` is its absolute address, for the citation."""
    claims = _claims(event, staff=staff)
    testimonies = _testimonies(claims)
    accounts = [_said_by(testimony) for testimony in testimonies]
    graded = grade(event, claims)
    where = event.where_ar if (get_language() or "").startswith("ar") else event.where_en
    context = {
        "event": event,
        "when": wording.interval(event.earliest, event.latest, event.when_edtf),
        "date_precision": wording.date_precision(event.date_prec),
        "where": where or event.where_en or event.where_ar or (event.place.name if event.place else ""),
        "is_point": event.geometry is not None and event.geometry.geom_type == "Point",
        "roles": wording.roles(event.participants.all()),
        "figures": wording.figures(event.figures.all()),
        "testimonies": testimonies,
        "comparison": comparison.table([told for _source, told in accounts]),
        "figure_groups": comparison.figures(event.figures.all(), accounts),
        "grade": graded,
        "synthetic": any(claim.report.source.synthetic for claim in claims),
        "reliability": Reliability(graded[0]).label,
        "credibility": Credibility(event.credibility).label,
        "history": _history(event),
        "neighbours": _neighbours(event),
        "map_data": {"features": _features(event)},
    }
    return {**context, "citation": _citation(event, context, claims), "address": url}


def _claims(event: Event, *, staff: bool) -> list[Claim]:
    rows = Claim.objects.exclude(status=ClaimStatus.REJECTED) if staff else public_claims()
    return list(
        rows.filter(event=event)
        .select_related("type", "claimant", "report__source")
        .prefetch_related("participants__actor", "figures", "mentions__place")
        .order_by("report__published_latest", "report__pk", "evidence_start")
    )


def _testimonies(claims: list[Claim]) -> list[dict[str, Any]]:
    """Claims by testimony, each in one or more versions: a report and its translations are one
    testimony, and the version in the reader's language comes first.
    """
    groups: dict[int, dict[int, list[Claim]]] = {}
    for claim in claims:
        versions = groups.setdefault(claim.report.translation_of_id or claim.report_id, {})
        versions.setdefault(claim.report_id, []).append(claim)
    return [_testimony(list(versions.values())) for versions in groups.values()]


def _testimony(versions: list[list[Claim]]) -> dict[str, Any]:
    language = get_language() or "en"
    versions.sort(key=lambda told: not language.startswith(told[0].report.language))
    first, *others = [_version(told) for told in versions]
    return {
        "source": versions[0][0].report.source,
        "version": first,
        "others": others,
        "told": versions[0],
    }


def _said_by(testimony: dict[str, Any]) -> tuple[str, list[Claim]]:
    """A testimony's source and claims in the version that stands first, for a comparison."""
    return testimony["source"].name, testimony["told"]


def _version(claims: list[Claim]) -> dict[str, Any]:
    report = claims[0].report
    return {
        "report": report,
        "lang": text_lang(report.language),
        "dir": text_dir(report.language),
        "published": wording.interval(
            report.published_earliest, report.published_latest, report.published_edtf
        ),
        "claims": [_claim(claim) for claim in claims],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "uuid": claim.uuid,
        "type": claim.type,
        "evidence": claim.evidence,
        "link": f"{address(claim.report)}#claim-{claim.uuid}",
        "when": wording.interval(claim.earliest, claim.latest, claim.when_edtf),
        "claimant": claim.claimant,
        "modality": "" if claim.modality == "asserted" else claim.get_modality_display(),
        "roles": wording.roles(claim.participants.all()),
        "figures": wording.figures(claim.figures.all()),
    }


def _history(event: Event) -> dict[str, Any]:
    """When the event was first published and last changed since, how often, and in what; the latest change
    first. Never by whom, and {} where no past is recorded.
    """
    entries = history.of_events([event.pk]).get(event.pk, [])
    if not entries:
        return {}
    times = [datetime.datetime.fromisoformat(entry["at"]) for entry in entries]
    words = [wording.day(timezone.localdate(time)) for time in times]
    what = [_(", ").join(str(_CHANGES[code]) for code in entry["changed"]) for entry in entries]
    changes = [{"day": day, "what": told} for day, told in zip(words, what, strict=True)]
    return {
        "first": times[0],
        "first_words": words[0],
        "last": times[-1],
        "last_words": words[-1],
        "revisions": len(entries) - 1,
        "changes": changes[:0:-1],
    }


def _neighbours(event: Event) -> list[dict[str, Any]]:
    """The nearest published events of the same fortnights, nearest first, by metres along the ground; of more
    than LOOKED_AT about there, the nearest of the latest.
    """
    if event.point is None or event.latest is None:
        return []
    lon, lat = event.point.coords
    east = NEAR_DEG / max(0.1, math.cos(math.radians(lat)))
    rows = (
        Event.objects.published()
        .between(moved(event.earliest or event.latest, -NEAR_DAYS), moved(event.latest, NEAR_DAYS))
        .in_bbox((lon - east, lat - NEAR_DEG, lon + east, lat + NEAR_DEG))
        .exclude(pk=event.pk)
        .exclude(latest=None)
        .order_by("-latest", "-pk")
    )
    points = [(pk, point) for pk, point in rows.values_list("pk", "point")[:LOOKED_AT] if point]
    nearest = sorted((distance_m((lon, lat), (at.x, at.y)), pk) for pk, at in points)[:NEIGHBOURS]
    others = Event.objects.select_related("type", "place").in_bulk([pk for _metres, pk in nearest])
    return [
        {"event": other, "when": wording.interval(other.earliest, other.latest, other.when_edtf)}
        for _metres, pk in nearest
        for other in [others[pk]]
    ]


def _features(event: Event) -> list[dict[str, Any]]:
    if event.geometry is None:
        return []
    properties = {"id": str(event.uuid), "label": event.title}
    return [{"type": "Feature", "geometry": shapes.footprint(event.geometry), "properties": properties}]


def _citation(event: Event, context: dict[str, Any], claims: list[Claim]) -> str:
    """One plain line: title, when, where, the sources, the grade; the address follows it."""
    sources = dict.fromkeys(claim.report.source.name for claim in claims)
    parts = [
        event.title,
        context["when"],
        context["where"],
        _("Sources: %(sources)s") % {"sources": _("; ").join(sources)} if sources else "",
        _("Grade %(grade)s") % {"grade": context["grade"]},
        _("MapFront,"),
    ]
    return ". ".join(part for part in parts if part)
