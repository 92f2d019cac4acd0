"""Generate made-up events into the database, and take them out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from places.desk import edition
from places.desk.editors import signer
from places.desk.synthetic import tables, words
from places.desk.synthetic.draw import BATCH, draw
from places.desk.synthetic.rows import Maker
from places.desk.synthetic.world import read_world
from places.desk.turn import turn
from places.models import Claim, Event, Figure, Mention, Participant, Report, Source
from places.models.reports import SYNTHETIC_KEY

REVIEWER = "synthetic"
"""The name under which made-up rows are published; nobody can log in with it."""

TOGETHER = 10 * BATCH
"""Events to a transaction: each writes most pages of the indexes on UUIDs anew, however few its rows."""

Progress = Callable[[int], None]


class RealEventsError(Exception):
    """Made-up events would stand among real ones, or among made-up ones of an earlier run."""


@dataclass(frozen=True, slots=True)
class Existing:
    """How many events of each sort the database holds."""

    real: int
    synthetic: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a run wrote."""

    events: int
    reports: int
    claims: int


def existing() -> Existing:
    synthetic = Event.objects.filter(pk__in=_told_of()).count()
    return Existing(Event.objects.count() - synthetic, synthetic)


def _told_of() -> Any:
    """Primary keys of the events that made-up sources tell of."""
    made_up = Claim.objects.filter(report__source__key__startswith=SYNTHETIC_KEY, event__isnull=False)
    return made_up.values("event_id")


def generate(count: int, seed: int, *, mix: bool = False, progress: Progress = lambda _done: None) -> Made:
    """Write `count` made-up events with all that belongs to them; the same for the same seed and gazetteer.

    Raises RealEventsError where there are made-up events already, or real ones and `mix` is False.
    Each hundred thousand is a transaction: an interrupted run leaves whole events, which remove() removes.
    """
    found = existing()
    if found.synthetic:
        raise RealEventsError(f"There are {found.synthetic} synthetic events already: remove them first.")
    if found.real and not mix:
        raise RealEventsError(
            f"There are {found.real} real events, and synthetic ones would stand among them."
        )
    import numpy as np

    world = read_world(np.random.default_rng(seed))
    maker = Maker(world, seed, signer(REVIEWER).pk, [source.pk for source in _sources()])
    reports = claims = 0
    try:
        with tables.roomy():
            for first in range(0, count, TOGETHER):
                with turn():
                    for start in range(first, min(first + TOGETHER, count), BATCH):
                        size = min(BATCH, count - start)
                        made = maker.make(draw(world, seed, start // BATCH), start // BATCH, size)
                        made.write()
                        reports, claims = reports + len(made.reports), claims + len(made.claims)
                progress(min(first + TOGETHER, count))
    finally:
        tables.keep_sequences([Event, Report, Mention, Claim])
        edition.advance()
    tables.refresh_statistics()
    return Made(count, reports, claims)


def _sources() -> list[Source]:
    return [
        Source.objects.get_or_create(
            key=f"{SYNTHETIC_KEY}{number:02d}",
            defaults={
                **dict(zip(("name_en", "name_ar"), words.source_names(number), strict=True)),
                "kind": kind,
                "reliability": reliability,
                "note_en": "Made up, for tests and measurements.",
                "note_ar": "موضوع للاختبار والقياس.",
            },
        )[0]
        for number, kind, reliability, _language in words.SOURCES
    ]


@turn()
def remove() -> Existing:
    """Remove all that generate() made; what was there before (`synthetic`) and what stays (`real`)."""
    before = existing()
    doomed = Event.objects.filter(pk__in=_told_of())
    of_claims = "claim__report__source__key__startswith"
    # A real claim that somebody joined to a made-up event stays, without it.
    Claim.objects.filter(event__in=doomed.values("pk")).exclude(
        report__source__key__startswith=SYNTHETIC_KEY
    ).update(event=None)
    for rows in (
        Participant.objects.filter(event__in=doomed.values("pk")),
        Figure.objects.filter(event__in=doomed.values("pk")),
        Participant.objects.filter(**{of_claims: SYNTHETIC_KEY}),
        Figure.objects.filter(**{of_claims: SYNTHETIC_KEY}),
        Claim.mentions.through.objects.filter(**{of_claims: SYNTHETIC_KEY}),
        doomed,  # foreign keys are checked when the transaction ends
        Claim.objects.filter(report__source__key__startswith=SYNTHETIC_KEY),
        Mention.objects.filter(report__source__key__startswith=SYNTHETIC_KEY),
        Report.objects.filter(source__key__startswith=SYNTHETIC_KEY),
    ):
        rows._raw_delete(rows.db)
    for source in Source.objects.filter(key__startswith=SYNTHETIC_KEY):
        source.delete()
    edition.advance()
    return before
