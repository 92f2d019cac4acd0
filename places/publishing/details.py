"""What the panel shows of an event once it is chosen: summary, figures, and who claims what.

Read in plain values, eight light queries whatever the number of events. The public gets what is
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
Row = dict[str, Any]


def of_events(pks: Sequence[int], *, staff: bool = False) -> list[Row | None]:
    """The details of these events, in their order; None for one that this reader may not see."""
    events = Event.objects.all() if staff else Event.objects.published()
    found = {row["pk"]: row for row in events.filter(pk__in=pks).values(*_EVENT)}
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
        "uuid": str(event["uuid"]),
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
    rows: QuerySet[Claim] = Claim.objects.exclude(status=ClaimStatus.REJECTED) if staff else public_claims()
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in (
        rows.filter(event__in=events)
        .order_by("report_id", "evidence_start", "pk")
        .values(
            *_CLAIM,
            words=Substr("report__text", F("evidence_start") + 1, F("evidence_end") - F("evidence_start")),
            original=Coalesce("report__translation_of__uuid", "report__uuid"),
        )
    ):
        groups[row["event_id"]].append(row)
    return groups


def _claim(row: Row, participants: list[Row], figures: list[Row], places: list[Row]) -> Row:
    claimant = row["claimant__key"] or (str(row["claimant__uuid"]) if row["claimant__uuid"] else None)
    return {
        "uuid": str(row["uuid"]),
        "type": row["type__code"],
        "evidence": row["words"],
        "language": row["report__language"],
        "modality": row["modality"],
        "when_edtf": row["when_edtf"],
        "claimant": claimant,
        "participants": participants,
        "figures": figures,
        "places": places,
        "report": {
            "uuid": str(row["report__uuid"]),
            "title": row["report__title"],
            "language": row["report__language"],
            "url": row["report__url"],
            "is_digest": row["report__is_digest"],
            "original": str(row["original"]),
            "published_edtf": row["report__published_edtf"],
            "published_note": row["report__published_note"],
            "source": {
                "uuid": str(row["report__source__uuid"]),
                **{n: row[f"report__source__{n}"] for n in ("name_en", "name_ar", "kind", "reliability")},
            },
        },
    }


Groups = tuple[dict[int, list[Row]], dict[int, list[Row]]]
"""Rows by the primary key of their event, and by that of their claim."""


def _participants(events: list[int], claims: list[Row]) -> Groups:
    def read(owner: str, owners: list[int]) -> dict[int, list[Row]]:
        groups: dict[int, list[Row]] = defaultdict(list)
        rows = Participant.objects.filter(**{f"{owner}__in": owners}).order_by("role", "actor__name_en", "pk")
        for pk, key, uuid, role in rows.values_list(f"{owner}_id", "actor__key", "actor__uuid", "role"):
            groups[pk].append({"actor": key or str(uuid), "role": role})
        return groups

    return read("event", events), read("claim", [row["pk"] for row in claims])


def _figures(events: list[int], claims: list[Row]) -> Groups:
    def read(owner: str, owners: list[int]) -> dict[int, list[Row]]:
        groups: dict[int, list[Row]] = defaultdict(list)
        rows = Figure.objects.filter(**{f"{owner}__in": owners}).order_by("what", "pk")
        for pk, *values in rows.values_list(f"{owner}_id", *_FIGURE):
            groups[pk].append(dict(zip(_FIGURE, values, strict=True)))
        return groups

    return read("event", events), read("claim", [row["pk"] for row in claims])


def _places(claims: list[Row]) -> dict[int, list[Row]]:
    """The places that each claim's mentions name, in the order of the text."""
    groups: dict[int, list[Row]] = defaultdict(list)
    links = (
        Claim.mentions.through.objects.filter(
            claim__in=[row["pk"] for row in claims], mention__place__isnull=False
        )
        .exclude(mention__status=MentionStatus.REJECTED)
        .order_by("mention__start", "mention__end")
    )
    columns = (
        "claim_id",
        "mention__surface",
        *(f"mention__place__{n}" for n in ("uuid", "name_en", "name_ar")),
    )
    for claim, surface, uuid, name_en, name_ar in links.values_list(*columns):
        groups[claim].append({"uuid": str(uuid), "name_en": name_en, "name_ar": name_ar, "surface": surface})
    return groups
