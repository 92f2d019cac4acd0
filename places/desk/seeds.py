"""Load seeds/ into the database: the gazetteer, the actors, control, and the first reports.

    summary = load_seeds(settings.SEEDS_DIR)
    print(summary)   # places: 386 created, 0 updated, 0 unchanged, 0 kept as edited …

Loading again writes nothing where nothing changed. What an editor changed, added or deleted
stays as the editor left it (see places/desk/seeding/store.py). All of it happens in one
transaction, after every file has been read and checked.
"""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from places.desk import edition
from places.desk.editors import signer
from places.desk.seeding.files import read_seeds
from places.desk.seeding.rows import (
    Review,
    bring_actors,
    bring_facts,
    bring_places,
    bring_sources,
    bring_types,
)
from places.desk.seeding.store import Store, Summary
from places.desk.seeding.tables import SeedError
from places.desk.seeding.testimony import bring_reports
from places.desk.turn import turn

__all__ = ["REVIEWER", "SeedError", "Summary", "load_seeds"]

REVIEWER = "seeds"
"""The name under which seeded rows are published; nobody can log in with it."""


def load_seeds(folder: Path, *, dry_run: bool = False) -> Summary:
    """Bring the database to what `folder` says, and tell what was done.

    With `dry_run` everything is tried and then taken back, so that its counts are those of the
    real run. Raises SeedError, with every problem by file, row and reason, before anything is
    written; a database error leaves nothing behind either.
    """
    seeds = read_seeds(Path(folder))
    summary = Summary(dry_run=dry_run)
    if not seeds.shapes:
        summary.notes.append("basemap/areas.geojson is not there: areas and rivers stand as points.")
    with turn():
        reviewer = signer(REVIEWER)
        store = Store(reviewer, summary)
        review = Review(reviewer, timezone.now())
        bring_actors(store, seeds)
        bring_types(store, seeds)
        bring_places(store, seeds)
        bring_sources(store, seeds)
        bring_facts(store, seeds, review)
        bring_reports(store, seeds, review, summary.notes)
        if summary.written:
            # Rows made in bulk send no signals.
            edition.advance()
        if dry_run:
            transaction.set_rollback(True)
    return summary
