"""Claims that the reading missed: an editor says what a passage of the report claims."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from places.desk.documents import IngestError
from places.desk.ingest import published_when, set_places
from places.desk.review import ReviewError
from places.desk.turn import turn
from places.desk.written import Reason, write
from places.models import Actor, Claim, EventType, Figure, Mention, Participant, Report, User
from places.models.events import Role
from places.models.reports import MentionStatus, Modality

MOST_COUNTED = 1e12
MEASURED = frozenset({"km", "m", "km2", "m2", "percent", "hectares", "days", "months", "years"})
"""Units that may have fractions."""

MOST_EVIDENCE = 2000
"""Characters; a longer passage is no evidence of one claim."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as an editor gives it: `what` and `unit` are keys of wording.values."""

    what: str
    unit: str
    best: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """What an editor says that `start`–`end` (code points of the report's text) claims. `mentions` are of
    that report, the main place first; `when` is an EDTF expression, empty for no date."""

    start: int
    end: int
    type: EventType
    mentions: Sequence[Mention] = ()
    when: str = ""
    modality: str = Modality.ASSERTED
    claimant: Actor | None = None
    participants: Sequence[tuple[Actor, str]] = ()
    figures: Sequence[Counted] = ()


@turn()
def add_claim(report: Report, missed: Missed, user: User) -> Claim:
    """Store a claim that the reading missed, proposed like any other. Raises ReviewError where the
    passage, a place, the date, a role or a figure cannot be, and then writes nothing."""
    start, end = _passage(report, missed)
    _check_places(report, missed)
    try:
        when = published_when(missed.when)
    except IngestError as error:
        raise ReviewError(str(error)) from error
    if missed.modality not in Modality.values:
        raise ReviewError(_("This is no way to claim something."))
    claim = Claim(
        report=report,
        type=missed.type,
        evidence_start=start,
        evidence_end=end,
        when_edtf=when.edtf if when else "",
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        date_prec=when.date_prec if when else None,
        claimant=missed.claimant,
        modality=missed.modality,
        reasons=["added by an editor"],
    )
    write(claim, user, Reason.ADDED)
    set_places(claim, missed.mentions)
    for actor, role in dict.fromkeys(missed.participants):
        if role not in Role.values or role == Role.CLAIMANT:
            raise ReviewError(_("This is no role of an actor."))
        write(Participant(claim=claim, actor=actor, role=role), user)
    for figure in missed.figures:
        write(_figure(claim, figure), user)
    return claim


def _passage(report: Report, missed: Missed) -> tuple[int, int]:
    """The passage without the white space around it."""
    inside = 0 <= missed.start < missed.end <= len(report.text)
    span = report.text[missed.start : missed.end] if inside else ""
    if not span.strip():
        raise ReviewError(_("Select the words of the text that say it."))
    if len(span) > MOST_EVIDENCE:
        raise ReviewError(_("This passage is too long for one claim; select the sentence that says it."))
    start = missed.start + len(span) - len(span.lstrip())
    return start, start + len(span.strip())


def _check_places(report: Report, missed: Missed) -> None:
    for mention in missed.mentions:
        if mention.report_id != report.pk:
            raise ReviewError(_("A claim's places are named in its own report."))
        if mention.status == MentionStatus.REJECTED:
            raise ReviewError(_("“%(words)s” was rejected as a place.") % {"words": mention.surface})


def check_figure(figure: Counted) -> None:
    """Raises ReviewError for a figure that no report can mean."""
    values = [v for v in (figure.low, figure.best, figure.high) if v is not None]
    if not values:
        raise ReviewError(_("A figure needs a value."))
    if any(not math.isfinite(v) or v < 0 for v in values):
        raise ReviewError(_("A figure is a number from 0 on."))
    if max(values) > MOST_COUNTED:
        raise ReviewError(_("So large a figure is none of a report."))
    if figure.unit not in MEASURED and any(v != int(v) for v in values):
        raise ReviewError(_("What is counted one by one has whole numbers."))
    if values != sorted(values):
        raise ReviewError(_("Low is at most best, and best at most high."))


def _figure(claim: Claim, figure: Counted) -> Figure:
    check_figure(figure)
    return Figure(
        claim=claim,
        what=figure.what,
        unit=figure.unit,
        low=figure.low,
        best=figure.best,
        high=figure.high,
    )
