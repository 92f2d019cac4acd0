"""The desk's form for a claim that the reading missed: its words, and what the page sends back."""

from __future__ import annotations

from typing import Any

from places.desk.claims import Counted, Missed
from places.models import Actor, EventType, Report
from places.models.events import Role
from places.models.reports import Modality
from places.wording import values


def vocabulary() -> dict[str, list[list[str]]]:
    """What can be chosen, as [key, words in the editor's language]; types in their own order, actors,
    quantities and units by their words."""
    actors = sorted(((str(a.uuid), str(a)) for a in Actor.objects.all()), key=_by_words)
    return {
        "types": [[row.code, str(row)] for row in EventType.objects.all()],
        "actors": [list(pair) for pair in actors],
        "roles": [[role.value, str(role.label)] for role in Role if role != Role.CLAIMANT],
        "modalities": [[value, str(label)] for value, label in Modality.choices],
        "quantities": [list(pair) for pair in values.quantities()],
        "units": [list(pair) for pair in values.units()],
    }


def _by_words(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def missed_of(report: Report, body: dict[str, Any]) -> Missed:
    """The claim that the page describes. Raises DoesNotExist for rows that are gone, and KeyError, TypeError
    or ValueError for what no page of ours sends."""
    mentions = {str(m.uuid): m for m in report.mentions.filter(uuid__in=body.get("mentions", []))}
    return Missed(
        start=int(body["start"]),
        end=int(body["end"]),
        type=EventType.objects.get(code=body["type"]),
        mentions=[mentions[uuid] for uuid in body.get("mentions", [])],
        when=str(body.get("when", "")),
        modality=str(body.get("modality", Modality.ASSERTED)),
        claimant=Actor.objects.get(uuid=body["claimant"]) if body.get("claimant") else None,
        participants=[
            (Actor.objects.get(uuid=row["actor"]), str(row["role"])) for row in body.get("participants", [])
        ],
        figures=[_counted(row) for row in body.get("figures", [])],
    )


def _counted(row: dict[str, Any]) -> Counted:
    what, unit = str(row["what"]), str(row["unit"])
    if what not in dict(values.quantities()) or unit not in dict(values.units()):
        raise ValueError("a figure of nothing that we know")
    number = {name: None if row.get(name) is None else float(row[name]) for name in ("low", "best", "high")}
    return Counted(what, unit, **number)
