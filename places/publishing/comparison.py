"""The accounts of one event beside each other: where they differ, and their figures on one axis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from places.models import Claim, Figure
from places.models.events import Role
from places.models.reports import MentionStatus, Modality
from places.wording import values as wording

_ASSERTED = Modality.ASSERTED.value
END = 2.0
"""Room at either end of an axis of 100, for the round end of a line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account says of an aspect; `key` is the same where two say the same, "" where it is silent."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as words and as paths of a drawing 100 wide and 10 high. `number` is that of the account; 0
    stands for the desk. `closed` is the known range, `open` what has no known end, `dots` its values."""

    number: int
    source: str
    value: str
    doubt: str
    closed: str
    open: str
    dots: str
    best: str


def table(accounts: Sequence[Sequence[Claim]]) -> list[dict[str, Any]]:
    """Rows of {label, cells, differs} for accounts of one or more claims each; none for less than two.

    An account that is silent on an aspect differs from none, and an aspect on which all are silent is left
    out, as is how it is said where all assert it.
    """
    if len(accounts) < 2:
        return []
    aspects: list[tuple[str, Callable[[Claim], Cell]]] = [
        (_("what happened"), _type),
        (_("how it is said"), _modality),
        (_("when"), _when),
        (_("where"), _where),
        (_("who acts"), lambda claim: _actors(claim, Role.INITIATOR)),
        (_("against whom"), lambda claim: _actors(claim, Role.TARGET)),
        (_("figures"), _figures),
    ]
    rows = [_row(label, [_told(tell, claims) for claims in accounts]) for label, tell in aspects]
    return [row for row in rows if any(cell.key not in {"", _ASSERTED} for cell in row["cells"])]


def _row(label: str, cells: list[Cell]) -> dict[str, Any]:
    keys = {cell.key for cell in cells if cell.key}
    return {"label": label, "cells": cells, "differs": len(keys) > 1}


def _told(tell: Callable[[Claim], Cell], claims: Iterable[Claim]) -> Cell:
    """What an account's claims say together, each thing once."""
    said = {cell.key: cell.words for cell in map(tell, claims) if cell.key}
    return Cell(" ".join(sorted(said)), _("; ").join(said.values()))


def _type(claim: Claim) -> Cell:
    return Cell(claim.type.code, claim.type.name)


def _modality(claim: Claim) -> Cell:
    return Cell(claim.modality, str(claim.get_modality_display()))


def _when(claim: Claim) -> Cell:
    if claim.earliest is None and claim.latest is None:
        return Cell("", "")
    key = f"{claim.earliest} {claim.latest} {''.join(c for c in claim.when_edtf if c in '~?%')}"
    return Cell(key, wording.interval(claim.earliest, claim.latest, claim.when_edtf))


def _where(claim: Claim) -> Cell:
    places = {
        mention.place.pk: mention.place.name
        for mention in claim.mentions.all()
        if mention.place and mention.status != MentionStatus.REJECTED
    }
    return Cell(" ".join(map(str, sorted(places))), _(", ").join(places.values()))


def _actors(claim: Claim, role: str) -> Cell:
    acting = {row.actor_id: row.actor.name for row in claim.participants.all() if row.role == role}
    return Cell(" ".join(map(str, sorted(acting))), _(", ").join(acting.values()))


def _figures(claim: Claim) -> Cell:
    told = [f"{row['quantity']}: {row['value']}" for row in wording.figures(claim.figures.all())]
    return Cell(" ".join(told), _("; ").join(told))


def figures(own: Iterable[Figure], accounts: Sequence[tuple[str, Sequence[Claim]]]) -> list[dict[str, Any]]:
    """Figures of one kind on one axis each: {quantity, lines, first, last}, the desk's line first.

    Only kinds of which there is something to compare: a range, or more than one figure. `accounts` are
    (source, claims), numbered from 1.
    """
    groups: dict[tuple[str, str], list[tuple[int, str, Figure]]] = {}
    for row in own:
        groups.setdefault((row.what, row.unit), []).append((0, _("the desk"), row))
    for number, (source, claims) in enumerate(accounts, 1):
        for row in (figure for claim in claims for figure in claim.figures.all()):
            groups.setdefault((row.what, row.unit), []).append((number, source, row))
    return [_group(rows) for rows in groups.values() if _comparable(rows)]


def _comparable(rows: list[tuple[int, str, Figure]]) -> bool:
    values = {(row.low, row.best, row.high) for _number, _source, row in rows}
    return len(values) > 1 or any(low != high for low, _best, high in values)


def _group(rows: list[tuple[int, str, Figure]]) -> dict[str, Any]:
    first, last = _axis([row for _number, _source, row in rows])
    return {
        "quantity": wording.quantity_of(rows[0][2]),
        "lines": [_line(number, source, row, first, last) for number, source, row in rows],
        "first": f"{first:,.0f}",
        "last": f"{last:,.0f}",
    }


def _axis(rows: list[Figure]) -> tuple[float, float]:
    """From nought, unless the figures stand close together far from it, as in static/map/differences.js."""
    values = [value for row in rows for value in (row.low, row.best, row.high) if value is not None]
    lowest, highest = min(values), max(values)
    first = lowest - (highest - lowest) * 0.5 if highest > lowest > highest * 0.6 else 0.0
    return first, highest if highest > first else first + 1


def _line(number: int, source: str, row: Figure, first: float, last: float) -> Line:
    def at(value: float) -> str:
        return f"{END + (value - first) / (last - first) * (100 - 2 * END):.1f}"

    low = row.low if row.low is not None else row.best
    high = row.high if row.high is not None else row.best
    words = wording.figures([row])[0]
    closed = f"M{at(low)} 5H{at(high)}" if low is not None and high is not None and low != high else ""
    beyond = [f"M0 5H{at(high)}"] if low is None and high is not None else []
    beyond += [f"M{at(low)} 5H100"] if high is None and low is not None else []
    dots = " ".join(f"M{at(value)} 5h0" for value in (row.low, row.high) if value is not None)
    best = f"M{at(row.best)} 5h0" if row.best is not None else ""
    return Line(number, source, words["value"], words["doubt"], closed, " ".join(beyond), dots, best)
