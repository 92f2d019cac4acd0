"""What the panel shows of an event once it is chosen: summary, figures, and who claims what.

Read in plain values, six light queries whatever the number of events. The public gets what is
published and accepted; for the desk, everything that is not rejected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Substr

from places.models import Claim, Event, Figure, Participant
from places.models.reports import ClaimStatus, MentionStatus, Reliability
from places.publishing import history
from places.publishing.prepared import Prepared
from places.publishing.rows import public_claims

_FIGURE = ("what", "unit", "low", "best", "high", "doubt", "doubt_ar")
_WORDS = ("summary_en", "summary_ar", "note_en", "note_ar")
_EVENT = ("pk", "uuid", "credibility", "reviewed_at", *_WORDS)
_CLAIM = (
    "pk", "event_id", "uuid", "type__code", "modality", "when_edtf", "claimant__key", "claimant__uuid",
    "report__uuid", "report__title", "report__language", "report__url", "report__is_digest",
    "report__published_edtf", "report__published_note", "report__source__uuid", "report__source__name_en",
    "report__source__name_ar", "report__source__kind", "report__source__reliability",
)  # fmt: skip
_PLACE = (
    "claim_id", "mention__surface", "mention__place__uuid", "mention__place__name_en",
    "mention__place__name_ar",
)  # fmt: skip
Row = dict[str, Any]


def of_events(pks: Sequence[int], *, staff: bool = False) -> list[Row | None]:
    """The details of these events, in their order; None for one that this reader may not see."""
    found = {row["pk"]: row for row in _EVENTS[staff].rows(pks)}
    claims = _claims(list(found), staff=staff)
    told = [claim for listed in claims.values() for claim in listed]
    of_event, of_claim = _participants(list(found), told)
    figures_of_event, figures_of_claim = _figures(list(found), told)
    places = _places(told)
    past = history.of_events(found)
    return [
        _detail(
            found[pk],
            [
                _claim(row, of_claim[row["pk"]], figures_of_claim[row["pk"]], places[row["pk"]])
                for row in claims[pk]
            ],
            of_event[pk],
            figures_of_event[pk],
            past.get(pk, []),
        )
        if pk in found
        else None
        for pk in pks
    ]


def grade(event: Event, claims: Iterable[Claim]) -> str:
    """The Admiralty grade: the letter of the best source that tells of an event, and the event's
    credibility, e.g. "C3". F stands for a source that nobody can judge, or for none.
    """
    return _grade(event.credibility, (claim.report.source.reliability for claim in claims))


def _grade(credibility: int, reliabilities: Iterable[str]) -> str:
    return f"{min(reliabilities, default=Reliability.F.value)}{credibility}"


def _detail(
    event: Row, claims: list[Row], participants: list[Row], figures: list[Row], past: list[Row]
) -> Row:
    return {
        "uuid": event["uuid"],
        **{name: event[name] for name in _WORDS},
        "grade": _grade(event["credibility"], (c["report"]["source"]["reliability"] for c in claims)),
        "participants": participants,
        "figures": figures,
        "claims": claims,
        "reviewed_at": event["reviewed_at"].isoformat() if event["reviewed_at"] else None,
        "history": past,
    }


def _claims(events: list[int], *, staff: bool) -> dict[int, list[Row]]:
    """By event, in the order of the reports and of their texts."""
    return _by(_CLAIMS[staff].rows(events), "event_id")


def _claim(row: Row, participants: list[Row], figures: list[Row], places: list[Row]) -> Row:
    return {
        "uuid": row["uuid"],
        "type": row["type__code"],
        "evidence": row["words"],
        "language": row["report__language"],
        "modality": row["modality"],
        "when_edtf": row["when_edtf"],
        "claimant": row["claimant__key"] or row["claimant__uuid"],
        "participants": participants,
        "figures": figures,
        "places": places,
        "report": {
            "uuid": row["report__uuid"],
            "title": row["report__title"],
            "language": row["report__language"],
            "url": row["report__url"],
            "is_digest": row["report__is_digest"],
            "original": row["original"],
            "published_edtf": row["report__published_edtf"],
            "published_note": row["report__published_note"],
            "source": {
                "uuid": row["report__source__uuid"],
                **{n: row[f"report__source__{n}"] for n in ("name_en", "name_ar", "kind", "reliability")},
            },
        },
    }


Groups = tuple[dict[int, list[Row]], dict[int, list[Row]]]
"""Rows by the primary key of their event, and by that of their claim."""


def _by(rows: Iterable[Row], owner: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[owner]].append(row)
    return groups


def _participants(events: list[int], claims: list[Row]) -> Groups:
    groups: Groups = defaultdict(list), defaultdict(list)
    for row in _PARTICIPANTS.rows(events, [claim["pk"] for claim in claims]):
        told = {"actor": row["actor__key"] or row["actor__uuid"], "role": row["role"]}
        _owned(groups, row).append(told)
    return groups


def _figures(events: list[int], claims: list[Row]) -> Groups:
    groups: Groups = defaultdict(list), defaultdict(list)
    for row in _FIGURES.rows(events, [claim["pk"] for claim in claims]):
        _owned(groups, row).append({name: row[name] for name in _FIGURE})
    return groups


def _owned(groups: Groups, row: Row) -> list[Row]:
    """The group of the event or claim that a row belongs to: to one of them, by a rule of the database."""
    of_event, of_claim = groups
    return of_claim[row["claim_id"]] if row["event_id"] is None else of_event[row["event_id"]]


def _places(claims: list[Row]) -> dict[int, list[Row]]:
    """The places that each claim's mentions name, in the order of the text."""
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in _PLACES.rows([claim["pk"] for claim in claims]):
        groups[row["claim_id"]].append(
            {
                "uuid": row["mention__place__uuid"],
                "name_en": row["mention__place__name_en"],
                "name_ar": row["mention__place__name_ar"],
                "surface": row["mention__surface"],
            }
        )
    return groups


def _claims_of(rows: QuerySet[Claim]) -> Any:
    return rows.order_by("report_id", "evidence_start", "pk").values(
        *_CLAIM,
        words=Substr("report__text", F("evidence_start") + 1, F("evidence_end") - F("evidence_start")),
        original=Coalesce("report__translation_of__uuid", "report__uuid"),
    )


_EVENTS = {
    False: Prepared("pk", lambda: Event.objects.published().order_by().values(*_EVENT)),
    True: Prepared("pk", lambda: Event.objects.order_by().values(*_EVENT)),
}
"""By whether the reader is of the staff, as _CLAIMS."""

_CLAIMS = {
    False: Prepared("event_id", lambda: _claims_of(public_claims())),
    True: Prepared("event_id", lambda: _claims_of(Claim.objects.exclude(status=ClaimStatus.REJECTED))),
}
_OWNERS = ("event_id", "claim_id")
_PARTICIPANTS = Prepared(
    _OWNERS,
    lambda: Participant.objects.order_by("role", "actor__name_en", "pk").values(
        *_OWNERS, "actor__key", "actor__uuid", "role"
    ),
)
_FIGURES = Prepared(_OWNERS, lambda: Figure.objects.order_by("what", "pk").values(*_OWNERS, *_FIGURE))
_PLACES = Prepared(
    "claim_id",
    lambda: (
        Claim.mentions.through.objects.filter(mention__place__isnull=False)
        .exclude(mention__status=MentionStatus.REJECTED)
        .order_by("mention__start", "mention__end")
        .values(
            "claim_id", "mention__surface", *(f"mention__place__{n}" for n in ("uuid", "name_en", "name_ar"))
        )
    ),
)
