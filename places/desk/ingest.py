"""Store a report with what the reading proposes of it, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from places.desk.addresses import checked_url
from places.desk.documents import IngestError, clean, sha256_of
from places.desk.gazetteer import candidate_of, current_reader, key_of, to_geos
from places.desk.turn import turn
from places.desk.written import write
from places.models import (
    Actor,
    Claim,
    EventType,
    Figure,
    Mention,
    Participant,
    Place,
    Report,
    Source,
    User,
)
from places.models.events import Role
from places.models.plain import unfit
from places.models.reports import ReportLanguage
from places.reading import types as reading
from places.reading.calendar import FIRST_YEAR, LAST_YEAR, is_of_our_time

if TYPE_CHECKING:
    from places.reading.reader import Reader

KEPT_CANDIDATES = 12
MOST_MENTIONS, MOST_CLAIMS = 1_000, 400
"""Of one report. A long one names a hundred places; what names more is a collection, and would keep all
others from writing for longer than they wait."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a text. `created` False: the same text was there already as `report`, and
    nothing was written. Else `mentions` and `claims` count the proposals stored with it."""

    report: Report
    created: bool
    mentions: int = 0
    claims: int = 0


def ingest(
    text: str,
    *,
    source: Source,
    title: str = "",
    url: str = "",
    published_edtf: str = "",
    published_note: str = "",
    user: User | None = None,
    reader: Reader | None = None,
) -> Ingested:
    """Read a text and store it as a draft report with its mentions and claims, all proposed.

    `published_edtf` is an EDTF expression ("2018-10-09", "2018-07-20/2018-09-10"; empty for an
    undated report). Without a title the text's first line is taken. Raises IngestError, and
    then leaves nothing behind.
    """
    text = clean(text)
    if words := unfit(title) or unfit(published_note):
        raise IngestError(words)
    there = Report.objects.filter(sha256=sha256_of(text)).first()
    if there:
        return Ingested(there, created=False)
    when = published_when(published_edtf)
    read = (reader or current_reader()).read(text, when)
    if len(read.mentions) > MOST_MENTIONS or len(read.claims) > MOST_CLAIMS:
        raise IngestError(_too_much(read))
    report = Report(
        source=source,
        title=(title.strip() or text.splitlines()[0].strip())[:300],
        url=checked_url(url),
        language=read.language if read.language in ReportLanguage.values else ReportLanguage.UNKNOWN,
        text=text,
        sha256=sha256_of(text),
        published_edtf=when.edtf if when else "",
        published_earliest=when.earliest if when else None,
        published_latest=when.latest if when else None,
        published_note=(published_note or "; ".join(read.notes))[:500],
        engine=read.engine,
    )
    try:
        with turn():
            write(report, user)
            return Proposals(report, read, user).store()
    except IntegrityError:
        there = Report.objects.filter(sha256=report.sha256).first()
        if there:  # another editor was faster between our look and our write
            return Ingested(there, created=False)
        raise


def _too_much(read: reading.Reading) -> str:
    told = {"mentions": len(read.mentions), "claims": len(read.claims)}
    return (
        _(
            "This is more than one report: it names places %(mentions)d times and makes %(claims)d claims. "
            "Divide it, and add each part by itself."
        )
        % told
    )


def published_when(expression: str) -> reading.When | None:
    """A publication date as an interval; None for an empty one. Raises IngestError."""
    from places.reading.dates import parse_edtf

    expression = expression.strip()
    if not expression:
        return None
    try:
        when = parse_edtf(expression)
    except (ValueError, OverflowError) as error:
        raise IngestError(_not_edtf(expression)) from error
    if when is None or (when.earliest is None and when.latest is None):
        raise IngestError(_not_edtf(expression))
    if not (is_of_our_time(when.earliest) and is_of_our_time(when.latest)):
        told = {"expression": expression[:64], "first": FIRST_YEAR, "last": LAST_YEAR}
        raise IngestError(_("“%(expression)s” is no date of our time (%(first)d–%(last)d).") % told)
    return when


def _not_edtf(expression: str) -> str:
    return _(
        "“%(expression)s” is not a date: write 2018-10-09, 2018-10, or 2018-07-20/2018-09-10 for an interval."
    ) % {"expression": expression[:64]}


class Proposals:
    """The rows of one reading. Keys of the reading become rows of the database once."""

    def __init__(self, report: Report, read: reading.Reading, user: User | None) -> None:
        self.report, self.read, self.user = report, read, user
        self.places = _rows_by_key(Place, self._place_keys())
        self.actors = _rows_by_key(Actor, self._actor_keys())
        self.types = {row.code: row for row in EventType.objects.all()}

    def store(self) -> Ingested:
        stored = [self.mention(m) for m in self.read.mentions]
        claims = [self.claim(c, stored) for c in self.read.claims if c.type in self.types]
        return Ingested(
            self.report, created=True, mentions=len({m.pk for m in stored if m}), claims=len(claims)
        )

    def _place_keys(self) -> set[str]:
        keys = {c.place.key for m in self.read.mentions for c in m.candidates}
        return keys | {m.chosen.key for m in self.read.mentions if m.chosen}

    def _actor_keys(self) -> set[str]:
        keys = {role.actor.key for claim in self.read.claims for role in claim.actors}
        return keys | {m.within_actor for m in self.read.mentions if m.within_actor}

    def mention(self, found: reading.Mention) -> Mention | None:
        """The stored proposal, or what stands on that span already; None where none can be stored."""
        there = self.report.mentions.filter(start=found.start, end=found.end).first()
        if there:
            return there
        built = self.built(found)
        return write(built, self.user) if built else None

    def built(self, found: reading.Mention) -> Mention | None:
        """A proposal as a row, not yet written; None where the span is too long for a name."""
        surface = self.report.text[found.start : found.end]
        if not surface or len(surface) > 200:
            return None
        chosen = self.places.get(found.chosen.key) if found.chosen else None
        return Mention(
            report=self.report,
            start=found.start,
            end=found.end,
            surface=surface,
            place=chosen,
            score=round(found.score, 3),
            candidates=[
                candidate_of(self.places[c.place.key])
                | {"score": round(c.score, 3), "reasons": list(c.reasons)}
                for c in found.candidates[:KEPT_CANDIDATES]
                if c.place.key in self.places
            ],
            abstained="" if chosen else found.abstained[:200],
            relation=_relation_json(found.relation, chosen),
            footprint=to_geos(found.footprint),
            where_prec=found.where_prec,
            within_actor=self.actors.get(found.within_actor) if found.within_actor else None,
        )

    def claim(self, found: reading.ClaimRead, mentions: Sequence[Mention | None]) -> Claim:
        when = found.when
        claim = Claim(
            report=self.report,
            type=self.types[found.type],
            evidence_start=found.start,
            evidence_end=found.end,
            when_edtf=when.edtf if when else "",
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
            date_prec=when.date_prec if when else None,
            claimant=self.claimant_of(found),
            modality=found.modality,
            reasons=list(found.reasons),
        )
        write(claim, self.user)
        set_places(claim, [m for i in found.where if (m := mentions[i])])
        for actor, role in self.parties_of(found):
            write(Participant(claim=claim, actor=actor, role=role), self.user)
        for index in found.figures:
            write(figure_row(claim, self.read.figures[index]), self.user)
        return claim

    def claimant_of(self, found: reading.ClaimRead) -> Actor | None:
        named = [r.actor.key for r in found.actors if r.role == Role.CLAIMANT]
        return self.actors.get(named[0]) if named else None

    def parties_of(self, found: reading.ClaimRead) -> list[tuple[Actor, str]]:
        """Who took part, and as what; each once, those unknown to the database left out."""
        named = dict.fromkeys((r.actor.key, r.role) for r in found.actors if r.role != Role.CLAIMANT)
        return [(self.actors[key], role) for key, role in named if key in self.actors]


def set_places(claim: Claim, mentions: Sequence[Mention]) -> None:
    """Give a claim its places, the main one first: their order is the order of insertion, and
    Django's own add() would take a set's. One row of history holds them all."""
    silent: Any = claim
    silent.skip_history_when_saving = True
    for mention in mentions[:-1]:
        claim.mentions.add(mention)
    del silent.skip_history_when_saving
    if mentions:
        claim.mentions.add(mentions[-1])


def figure_row(claim: Claim, read: reading.FigureRead) -> Figure:
    return Figure(
        claim=claim,
        what=read.what[:40],
        unit=read.unit[:20],
        low=read.low,
        best=read.value,
        high=read.high,
        doubt=read.doubt[:300],
        doubt_ar=read.doubt_ar[:300],
        start=read.start,
        end=read.end,
    )


def _relation_json(relation: reading.Relation | None, anchor: Place | None) -> dict[str, Any] | None:
    if relation is None:
        return None
    return {
        "kind": relation.kind,
        "phrase": relation.phrase,
        "start": relation.start,
        "end": relation.end,
        "anchor": str(anchor.uuid) if anchor else None,
        "direction": relation.direction,
        "distance_m": relation.distance_m,
        "other": relation.other,
    }


def _rows_by_key(model: type[Place] | type[Actor], keys: set[str]) -> dict[str, Any]:
    """Rows under the reading's keys (seed key or UUID); keys unknown to the database are left out."""
    by_key = model.objects.filter(key__in=keys)
    by_uuid = model.objects.filter(key=None, uuid__in=[u for key in keys if (u := _uuid(key))])
    return {key_of(row): row for row in [*by_key, *by_uuid]}


def _uuid(key: str) -> UUID | None:
    try:
        return UUID(key)
    except ValueError:
        return None
