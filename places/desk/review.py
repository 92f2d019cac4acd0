"""What editors decide about mentions and claims, and how an event reaches the public.

Every decision is written with its editor into the row's history. Raises ReviewError, in the
words the editor reads, where a decision is not possible; nothing is half done then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import GEOSGeometry, Point
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from places.desk.events import event_of, join
from places.desk.footprints import meant_by
from places.desk.gazetteer import add_alias
from places.desk.testimony import bereft_on, testimony
from places.desk.turn import turn
from places.desk.written import Reason, write
from places.models import Claim, ControlFact, DrawnArea, Event, Mention, Place, Report, User
from places.models.base import Status, WherePrec
from places.models.reports import ClaimStatus, MentionStatus

SURE = 0.8
"""The score from which "confirm all" takes the reading's word."""

Row = Event | ControlFact | DrawnArea | Report


OVERTAKEN = gettext_noop("Somebody else decided on this in the meantime; see how it stands now.")


class ReviewError(ValueError):
    """Why a decision cannot be taken."""


def hold(*rows: Model) -> None:
    """Read rows anew and hold them until the decision is written: what the caller has of them may be older.
    What is written beside them waits for its turn (desk/turn.py)."""
    for row in rows:
        held: Any = type(row)._default_manager
        try:
            row.refresh_from_db(from_queryset=held.select_for_update())
        except ObjectDoesNotExist as error:
            raise ReviewError(_("This no longer exists; load the page again.")) from error


# ── mentions ────────────────────────────────────────────────────────────────────────────────


@turn()
def confirm_mention(mention: Mention, user: User) -> Mention:
    """Say that the reading's choice is right. Raises ReviewError where it made none."""
    _hold_mention(mention)
    return _confirm(mention, user)


def _confirm(mention: Mention, user: User) -> Mention:
    if mention.place_id is None and mention.point is None:
        raise ReviewError(_("No place is chosen yet."))
    mention.status = MentionStatus.CONFIRMED
    return write(mention, user, Reason.CONFIRMED)


def correct_mention(
    mention: Mention,
    user: User,
    *,
    place: Place | None = None,
    lon_lat: tuple[float, float] | None = None,
) -> Mention:
    """Say what a mention means: a place of the gazetteer, or a point (WGS 84) where none fits.

    A place that does not carry the surface as a name gains it, so that the next report is read
    right. Choosing what was proposed confirms it.
    """
    if (place is None) == (lon_lat is None):
        raise ValueError("either a place or a point")
    if place is None:
        return _set_on_map(mention, user, _point(lon_lat))  # type: ignore[arg-type]
    if place.pk == mention.place_id and mention.status == MentionStatus.PROPOSED:
        return confirm_mention(mention, user)
    # before the transaction, which shuts others out of SQLite: it may build the reading's index
    return _set_to_place(mention, user, place, *meant_by(mention, place))


@turn()
def _set_to_place(
    mention: Mention, user: User, place: Place, footprint: GEOSGeometry | None, where_prec: int
) -> Mention:
    _hold_mention(mention)
    mention.place, mention.point = place, None
    mention.footprint, mention.where_prec = footprint, where_prec
    mention.score = _score_of(mention, place)
    add_alias(place, mention.surface, user)
    return _corrected(mention, user)


@turn()
def _set_on_map(mention: Mention, user: User, point: Point) -> Mention:
    _hold_mention(mention)
    mention.place, mention.point = None, point
    mention.footprint, mention.where_prec, mention.score = None, WherePrec.EXACT, None
    return _corrected(mention, user)


def _corrected(mention: Mention, user: User) -> Mention:
    mention.abstained = ""
    mention.status = MentionStatus.CORRECTED
    if mention.relation:
        mention.relation = mention.relation | {"anchor": str(mention.place.uuid) if mention.place else None}
    return write(mention, user, Reason.CORRECTED)


@turn()
def reject_mention(mention: Mention, user: User) -> Mention:
    """Say that these words name no place here. The choice is kept for the record only."""
    _hold_mention(mention)
    mention.status = MentionStatus.REJECTED
    return write(mention, user, Reason.REJECTED)


def _hold_mention(mention: Mention) -> None:
    """Hold a mention; of two editors who decide on it at once, the second is told so."""
    seen = _meaning(mention)
    hold(mention)
    if _meaning(mention) != seen:
        raise ReviewError(_(OVERTAKEN))


def _meaning(mention: Mention) -> tuple[Any, ...]:
    return mention.status, mention.place_id, mention.point, mention.relation


@turn()
def add_mention(report: Report, start: int, end: int, user: User) -> Mention:
    """A mention that the reading missed, `start`–`end` in code points; white space around it is
    left out. It is proposed, with the gazetteer's namesakes as candidates and no choice made."""
    from places.desk.footprints import candidates_for

    span = report.text[start:end] if 0 <= start < end <= len(report.text) else ""
    surface = span.strip()
    start += len(span) - len(span.lstrip())
    if not surface or len(surface) > 160 or "\n" in surface:
        raise ReviewError(_("Select the name of one place, and nothing else."))
    if report.mentions.filter(start=start, end=start + len(surface)).exists():
        raise ReviewError(_("This is marked already."))
    mention = Mention(
        report=report,
        start=start,
        end=start + len(surface),
        surface=surface,
        candidates=candidates_for(surface),
        abstained="missed by the reading",
    )
    try:
        with transaction.atomic():
            return write(mention, user, Reason.ADDED)
    except IntegrityError as error:  # another editor was faster between our look and our write
        raise ReviewError(_("This is marked already.")) from error


@turn()
def confirm_all(report: Report, user: User, *, at_least: float = SURE) -> int:
    """Confirm every proposed mention whose chosen place scores `at_least`; how many they were."""
    sure = report.mentions.select_for_update().filter(
        status=MentionStatus.PROPOSED, place__isnull=False, score__gte=at_least, within_actor=None
    )
    return len([_confirm(mention, user) for mention in sure.order_by("start", "end")])


# ── claims ──────────────────────────────────────────────────────────────────────────────────


@turn()
def accept_claim(claim: Claim, user: User, event: Event | None = None) -> Event:
    """Take a claim into an event: the one given, or a new draft made of it.

    A claim that joins an event brings the participants and figures that the event lacks; where
    they differ, the event shows low and high and is marked as disputed.
    """
    hold(claim.report, *([event] if event else []))
    if event is not None and event.status == Status.REJECTED:
        raise ReviewError(_("This event was rejected; a claim cannot join it."))
    _take(claim, ClaimStatus.ACCEPTED)
    if event is None:
        event = event_of(claim, user)
    else:
        join(claim, event, user)
    claim.event = event
    write(claim, user, Reason.ACCEPTED)
    if event.status == Status.PUBLISHED:
        _publish_reports([claim.report], user)
    return event


@turn()
def reject_claim(claim: Claim, user: User) -> Claim:
    """Say that the report does not claim this."""
    _take(claim, ClaimStatus.REJECTED)
    return write(claim, user, Reason.REJECTED)


@turn()
def reopen_claim(claim: Claim, user: User) -> Claim:
    """Take a decision on a claim back. Its event stays, without it; a published one must not be
    left without any claim."""
    event = claim.event
    hold(claim.report, *([event] if event else []), claim)
    if claim.status == ClaimStatus.PROPOSED:
        raise ReviewError(_("Nothing was decided about this claim yet."))
    if claim.event != event:
        raise ReviewError(_(OVERTAKEN))
    if event and event.status == Status.PUBLISHED and not testimony(event).exclude(pk=claim.pk).exists():
        raise ReviewError(_("A published event rests on this claim alone; withdraw the event first."))
    claim.status, claim.event = ClaimStatus.PROPOSED, None
    return write(claim, user, Reason.REOPENED)


def _take(claim: Claim, status: str) -> None:
    """Hold the claim: of two editors who decide at once, one is told so."""
    hold(claim)
    if claim.status != ClaimStatus.PROPOSED:
        raise ReviewError(_("This claim was already decided."))
    claim.status = status


# ── events, facts of control, drawn areas, reports ──────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Move:
    """A step on the way of a reviewed row. `reason` goes into its history."""

    to: str
    from_: frozenset[str]
    reason: Reason


MOVES = {
    "approve": Move(Status.PUBLISHED, frozenset({"draft", "reviewed", "unverifiable"}), Reason.PUBLISHED),
    "mark_reviewed": Move(Status.REVIEWED, frozenset({"draft", "unverifiable", "rejected"}), Reason.REVIEWED),
    "reject": Move(
        Status.REJECTED, frozenset({"draft", "reviewed", "unverifiable", "published"}), Reason.REJECTED
    ),
    "mark_unverifiable": Move(
        Status.UNVERIFIABLE, frozenset({"draft", "reviewed", "published"}), Reason.UNVERIFIABLE
    ),
    "withdraw": Move(Status.DRAFT, frozenset({"published"}), Reason.WITHDRAWN),
}

_REFUSED = {
    "approve": gettext_noop("“%(row)s” cannot be published: it is %(status)s."),
    "mark_reviewed": gettext_noop("“%(row)s” cannot be marked as reviewed: it is %(status)s."),
    "reject": gettext_noop("“%(row)s” cannot be rejected: it is %(status)s."),
    "mark_unverifiable": gettext_noop("“%(row)s” cannot be marked as unverifiable: it is %(status)s."),
    "withdraw": gettext_noop("“%(row)s” cannot be withdrawn: it is %(status)s."),
}


@turn()
def approve(event: Row, reviewer: User) -> Row:
    """Publish a row. An event must have a place and rest on at least one accepted claim of a
    report that was not rejected; those reports are published with it."""
    if isinstance(event, Event):
        hold(*_reports_of(event), event)
        reports = _testimony(event)
        _move(event, "approve", reviewer)
        _publish_reports(reports, reviewer)
        return event
    return _move(event, "approve", reviewer)


@turn()
def mark_reviewed(event: Row, reviewer: User) -> Row:
    """Say that a row was checked, without publishing it."""
    return _move(event, "mark_reviewed", reviewer)


@turn()
def reject(event: Row, reviewer: User) -> Row:
    """Refuse a row; a published one leaves the map, and with a report the events that rest on it alone."""
    return _leave_the_map(event, "reject", reviewer)


@turn()
def mark_unverifiable(event: Row, reviewer: User) -> Row:
    """Say that nobody can check a row; a published one leaves the map as it does when rejected."""
    return _leave_the_map(event, "mark_unverifiable", reviewer)


@turn()
def withdraw(event: Row, reviewer: User) -> Row:
    """Take a published row off the map and back to the desk as a draft; with a report the events that
    rest on it alone."""
    return _leave_the_map(event, "withdraw", reviewer)


def possible_moves(row: Row) -> list[str]:
    """The names of the functions above that this row's status allows."""
    return [name for name, move in MOVES.items() if row.status in move.from_]


def _reports_of(event: Event) -> list[Report]:
    """The reports whose claims an event has accepted, always in the same order."""
    accepted = event.claims.filter(status=ClaimStatus.ACCEPTED)
    return list(Report.objects.filter(pk__in=accepted.values("report")).order_by("pk"))


def _testimony(event: Event) -> list[Report]:
    """The reports that an event rests on; ReviewError where it cannot be published at all."""
    if event.geometry is None or event.point is None:
        raise ReviewError(_("“%(row)s” has no place yet.") % {"row": event})
    reports = _reports_of(event)
    if not reports:
        raise ReviewError(_("“%(row)s” rests on no accepted claim.") % {"row": event})
    refused = [report for report in reports if report.status == Status.REJECTED]
    if refused:
        raise ReviewError(
            _("“%(row)s” rests on a rejected report: %(report)s.") % {"row": event, "report": refused[0]}
        )
    return reports


def _move(row: Row, name: str, user: User) -> Row:
    """Claim the row with a conditional update, then write who did what into its history."""
    move = MOVES[name]
    decided = {"status": move.to, "reviewer": user, "reviewed_at": timezone.now()}
    if move.to == Status.DRAFT:
        decided |= {"reviewer": None, "reviewed_at": None}
    rows = type(row)._default_manager.filter(pk=row.pk, status__in=move.from_)
    if rows.update(**decided) != 1:
        row.refresh_from_db()
        raise ReviewError(_(_REFUSED[name]) % {"row": row, "status": row.get_status_display()})
    for field, value in decided.items():
        setattr(row, field, value)
    fresh = type(row)._default_manager.get(pk=row.pk)  # what the form in hand shows may be older
    write(fresh, user, move.reason)
    return row


def _leave_the_map(row: Row, name: str, user: User) -> Row:
    if isinstance(row, Event):
        hold(*_reports_of(row))
    hold(row)
    was_published = row.status == Status.PUBLISHED
    _move(row, name, user)
    if was_published and isinstance(row, Event):
        _withdraw_reports(_reports_of(row), user)
    if was_published and isinstance(row, Report):
        for event in bereft_on(row):
            _leave_the_map(event, "withdraw", user)
    return row


def _publish_reports(reports: Iterable[Report], user: User) -> None:
    for report in reports:
        if report.status != Status.PUBLISHED:
            _move(report, "approve", user)


def _withdraw_reports(reports: Iterable[Report], user: User) -> None:
    """Reports that no published event rests on any longer go back to the desk with it."""
    for report in reports:
        used = report.claims.filter(status=ClaimStatus.ACCEPTED, event__status=Status.PUBLISHED)
        if report.status == Status.PUBLISHED and not used.exists():
            _move(report, "withdraw", user)


def _point(lon_lat: tuple[float, float]) -> Point:
    lon, lat = lon_lat
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ReviewError(_("This point does not lie on the globe."))
    return Point(lon, lat, srid=4326)


def _score_of(mention: Mention, place: Place) -> float | None:
    scores = [c.get("score") for c in mention.candidates if c.get("place") == str(place.uuid)]
    return scores[0] if scores else None
