"""Read a stored report anew: new proposals come, every decision of an editor stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from places.desk.gazetteer import current_reader
from places.desk.ingest import Proposals, figure_row, published_when
from places.desk.turn import turn
from places.desk.undo import Record, in_force, records_of
from places.desk.written import Reason, delete, write
from places.models import Claim, Mention, Report, User
from places.models.reports import ClaimStatus, MentionStatus
from places.reading import types as reading

if TYPE_CHECKING:
    from places.reading.reader import Reader

_BY_RULE = {Reason.READ_ANEW, Reason.MERGED}
_OF_STATUS = {Reason.ACCEPTED, Reason.REJECTED, Reason.REOPENED}
"""Records of these move a claim's status alone: where it is proposed again, they say nothing any more."""

_COMPARED = ("place_id", "score", "candidates", "abstained", "relation", "where_prec", "within_actor_id")


@dataclass(slots=True)
class Changes:
    """What a new reading changed. `kept` counts the decisions of editors that it left alone."""

    kept: int = 0
    new_places: int = 0
    changed_places: int = 0
    gone_places: int = 0
    new_claims: int = 0
    gone_claims: int = 0

    def __bool__(self) -> bool:
        return bool(
            self.new_places or self.changed_places or self.gone_places or self.new_claims or self.gone_claims
        )

    def said(self) -> str:
        """The changes in words: "2 new places, 1 claim gone; 5 decisions kept"."""
        parts = [
            _count(ngettext("%(n)d new place", "%(n)d new places", self.new_places), self.new_places),
            _count(
                ngettext("%(n)d place read otherwise", "%(n)d places read otherwise", self.changed_places),
                self.changed_places,
            ),
            _count(ngettext("%(n)d place gone", "%(n)d places gone", self.gone_places), self.gone_places),
            _count(ngettext("%(n)d new claim", "%(n)d new claims", self.new_claims), self.new_claims),
            _count(ngettext("%(n)d claim gone", "%(n)d claims gone", self.gone_claims), self.gone_claims),
        ]
        changes = _(", ").join(part for part in parts if part) or _("nothing changed")
        kept = ngettext("%(n)d decision kept", "%(n)d decisions kept", self.kept) % {"n": self.kept}
        return _("%(changes)s; %(kept)s") % {"changes": changes, "kept": kept}


def _count(words: str, n: int) -> str:
    return words % {"n": n} if n else ""


def is_older(report: Report) -> bool:
    """Whether another version of the engine read the report; a report told by hand was read by none."""
    return report.engine not in {"", reading.ENGINE}


def older_reports() -> Any:
    """The reports that another version of the engine read, oldest first."""
    return Report.objects.exclude(engine__in=("", reading.ENGINE)).order_by("received_at", "pk")


def read_again(
    report: Report, user: User | None, reader: Reader | None = None, *, dry_run: bool = False
) -> Changes:
    """Read a report's text with the engine and the gazetteer as they are now.

    What an editor confirmed, corrected, rejected, added or edited stays as it is, and so does every claim
    that was decided on, with its places. Proposals nobody decided on become what the reading says now. A
    second reading in a row changes nothing. Part of one undoable act. `dry_run` writes nothing.
    """
    # before the transaction: while it is open, nobody else can write to SQLite
    read = (reader or current_reader()).read(report.text, published_when(report.published_edtf))
    with turn():
        report.refresh_from_db(from_queryset=Report.objects.select_for_update())
        changes = _Again(report, read, user).bring()
        if report.engine != read.engine:
            report.engine = read.engine
            write(report, user, Reason.READ_ANEW)
        if dry_run:
            transaction.set_rollback(True)
    return changes


class _Again:
    def __init__(self, report: Report, read: reading.Reading, user: User | None) -> None:
        self.report, self.read, self.user = report, read, user
        self.proposals = Proposals(report, read, user)
        self.changes = Changes()
        held = report.claims.select_for_update().order_by("evidence_start", "pk")
        claims = list(held.prefetch_related("mentions", "participants", "figures"))
        told = records_of(Claim, report=report)
        self.decided = [claim for claim in claims if _claim_is_decided(claim, told[claim.pk])]
        self.open = [claim for claim in claims if claim not in self.decided]
        self.held = {m.pk for claim in self.decided for m in claim.mentions.all()}

    def bring(self) -> Changes:
        rows = list(self.report.mentions.select_for_update().order_by("start", "end"))
        told = records_of(Mention, report=self.report)
        fixed = [row for row in rows if _mention_is_decided(row, told[row.pk])]
        self.changes.kept = len(fixed) + len(self.decided)
        stored = [self._mention(found, rows, fixed) for found in self.read.mentions]
        self._claims(stored)
        found = {row.pk for row in stored if row}
        for row in rows:
            if row not in fixed and row.pk not in found and row.pk not in self.held:
                delete(row, self.user, Reason.READ_ANEW)
                self.changes.gone_places += 1
        return self.changes

    def _mention(
        self, found: reading.Mention, rows: Sequence[Mention], fixed: Sequence[Mention]
    ) -> Mention | None:
        """The row of a mention as it is read now; None where an editor decided otherwise of these words."""
        there = next((row for row in rows if (row.start, row.end) == (found.start, found.end)), None)
        if there is not None and there in fixed:
            return there
        built = self.proposals.built(found)
        if built is None:
            return None
        if there is None:
            if any(row.start < found.end and found.start < row.end for row in fixed):
                return None  # an editor drew the borders of the name otherwise
            self.changes.new_places += 1
            return write(built, self.user, Reason.READ_ANEW)
        if _differs(there, built):
            for name in (*_COMPARED, "footprint"):
                setattr(there, name, getattr(built, name))
            write(there, self.user, Reason.READ_ANEW)
            self.changes.changed_places += 1
        return there

    def _claims(self, stored: Sequence[Mention | None]) -> None:
        """Claims as they are read now: the same ones stay, new ones come, those no longer read go."""
        left = {_told(claim): claim for claim in self.open}
        for found in self.read.claims:
            if found.type not in self.proposals.types or self._was_decided(found):
                continue
            if left.pop(self._tells(found, stored), None) is None:
                self.proposals.claim(found, stored)
                self.changes.new_claims += 1
        for claim in left.values():
            delete(claim, self.user, Reason.READ_ANEW)
            self.changes.gone_claims += 1

    def _was_decided(self, found: reading.ClaimRead) -> bool:
        """Whether an editor decided on a claim of this kind in this passage."""
        return any(
            claim.type.code == found.type
            and claim.evidence_start < found.end
            and found.start < claim.evidence_end
            for claim in self.decided
        )

    def _tells(self, found: reading.ClaimRead, stored: Sequence[Mention | None]) -> tuple[Any, ...]:
        """What a claim of the reading says, comparable with what a stored one does."""
        claimant = self.proposals.claimant_of(found)
        figures = [figure_row(Claim(), self.read.figures[index]) for index in found.figures]
        return (
            *(found.type, found.start, found.end, found.modality),
            found.when.edtf if found.when else "",
            claimant.pk if claimant else None,
            frozenset(m.pk for i in found.where if (m := stored[i])),
            frozenset((actor.pk, role) for actor, role in self.proposals.parties_of(found)),
            _counted(figures),
        )


def _told(claim: Claim) -> tuple[Any, ...]:
    return (
        *(claim.type.code, claim.evidence_start, claim.evidence_end, claim.modality),
        claim.when_edtf,
        claim.claimant_id,
        frozenset(m.pk for m in claim.mentions.all()),
        frozenset((p.actor_id, p.role) for p in claim.participants.all()),
        _counted(claim.figures.all()),
    )


def _counted(figures: Iterable[Any]) -> frozenset[Any]:
    return frozenset((f.what, f.unit, f.low, f.best, f.high) for f in figures)


def _differs(row: Mention, built: Mention) -> bool:
    if any(getattr(row, name) != getattr(built, name) for name in _COMPARED):
        return True
    drawn, now = row.footprint, built.footprint
    return (drawn is None) != (now is None) or (drawn is not None and not drawn.equals_exact(now, 1e-6))


def _mention_is_decided(row: Mention, records: Sequence[Record]) -> bool:
    """Decided on, added, or edited by a person."""
    if row.status != MentionStatus.PROPOSED or row.point is not None:
        return True
    return bool(_by_hand(records))


def _claim_is_decided(claim: Claim, records: Sequence[Record]) -> bool:
    """Decided on, added, or edited by a person: the reading writes a claim twice, itself and its places."""
    if claim.status != ClaimStatus.PROPOSED:
        return True
    edits = [record for record in _by_hand(records) if record.reason not in _OF_STATUS]
    if any(record.reason == Reason.ADDED for record in edits):
        return True
    return len(edits) > (1 if claim.mentions.all() else 0)


def _by_hand(records: Sequence[Record]) -> list[Record]:
    """The records that a person may have written, of those that still count."""
    return [
        record
        for record in in_force(records)
        if record.reason == Reason.ADDED or (record.kind == "~" and record.reason not in _BY_RULE)
    ]
