"""What the panel shows of an event once it is chosen: summary, figures, and who claims what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from places.models import Claim, Event, Figure, Participant, Report
from places.models.reports import MentionStatus, Reliability
from places.publishing.rows import Rows, key_of


def chunks(rows: Rows, size: int) -> list[dict[str, Any]]:
    """Details by event UUID, `size` events to a chunk, in the order of the columns. No query."""
    return [
        {str(event.uuid): of_event(event, rows) for event in rows.events[start : start + size]}
        for start in range(0, len(rows.events), size)
    ]


def of_event(event: Event, rows: Rows) -> dict[str, Any]:
    claims = rows.claims.get(event.pk, [])
    return {
        "summary_en": event.summary_en,
        "summary_ar": event.summary_ar,
        "note_en": event.note_en,
        "note_ar": event.note_ar,
        "grade": grade(event, claims),
        "participants": _participants(rows.participants.get(event.pk, ())),
        "figures": _figures(rows.figures.get(event.pk, ())),
        "claims": [_claim(claim, rows) for claim in claims],
        "reviewed_at": event.reviewed_at.isoformat() if event.reviewed_at else None,
    }


def grade(event: Event, claims: Iterable[Claim]) -> str:
    """The Admiralty grade: the letter of the best source that tells of it, and the event's
    credibility, e.g. "C3". F stands for a source that nobody can judge, or for none.
    """
    letters = [claim.report.source.reliability for claim in claims]
    return f"{min(letters, default=Reliability.F.value)}{event.credibility}"


def _claim(claim: Claim, rows: Rows) -> dict[str, Any]:
    return {
        "uuid": str(claim.uuid),
        "type": claim.type.code,
        "evidence": claim.evidence,
        "language": claim.report.language,
        "modality": claim.modality,
        "when_edtf": claim.when_edtf,
        "claimant": key_of(claim.claimant) if claim.claimant else None,
        "participants": _participants(rows.claim_participants.get(claim.pk, ())),
        "figures": _figures(rows.claim_figures.get(claim.pk, ())),
        "places": [
            {
                "uuid": str(mention.place.uuid),
                "name_en": mention.place.name_en,
                "name_ar": mention.place.name_ar,
                "surface": mention.surface,
            }
            for mention in claim.mentions.all()
            if mention.place and mention.status != MentionStatus.REJECTED
        ],
        "report": _report(claim.report),
    }


def _report(report: Report) -> dict[str, Any]:
    source = report.source
    return {
        "uuid": str(report.uuid),
        "title": report.title,
        "language": report.language,
        "url": report.url,
        "is_digest": report.is_digest,
        "original": str((report.translation_of or report).uuid),
        "published_edtf": report.published_edtf,
        "published_note": report.published_note,
        "source": {
            "uuid": str(source.uuid),
            "name_en": source.name_en,
            "name_ar": source.name_ar,
            "kind": source.kind,
            "reliability": source.reliability,
        },
    }


def _participants(rows: Iterable[Participant]) -> list[dict[str, str]]:
    return [{"actor": key_of(row.actor), "role": row.role} for row in rows]


def _figures(rows: Iterable[Figure]) -> list[dict[str, Any]]:
    return [
        {
            "what": row.what,
            "unit": row.unit,
            "low": row.low,
            "best": row.best,
            "high": row.high,
            "doubt": row.doubt,
            "doubt_ar": row.doubt_ar,
        }
        for row in rows
    ]
