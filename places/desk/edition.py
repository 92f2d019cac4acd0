"""Keep the edition's serial moving, so that published snapshots know when they are stale."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import F, Subquery
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.utils import timezone

from places.models.touched import KEPT

WATCHED = (
    "Actor",
    "ActorAlias",
    "Claim",
    "ControlFact",
    "DrawnArea",
    "Event",
    "EventType",
    "Figure",
    "Mention",
    "Participant",
    "Place",
    "PlaceName",
    "Report",
    "Source",
)


def advance() -> None:
    """Move the serial by one now. Services that use queryset.update() call this themselves."""
    if not _move() and not apps.get_model("places", "Edition").objects.get_or_create(pk=1)[1]:
        _move()  # somebody else made the first one in the meantime
    forget_old_touches()


def _move() -> int:
    now = apps.get_model("places", "Edition").objects.filter(pk=1)
    return now.update(serial=F("serial") + 1, changed_at=timezone.now())


def forget_old_touches() -> None:
    """Keep the journal of what was written to (models/touched.py) at its length."""
    touched = apps.get_model("places", "Touched")
    last = touched.objects.order_by("-pk").values("pk")[:1]
    old = touched.objects.filter(pk__lt=Subquery(last) - KEPT)
    old._raw_delete(old.db)


def current() -> int:
    """The serial of what the database holds now; 0 before anything was ever written."""
    edition = apps.get_model("places", "Edition")
    return edition.objects.filter(pk=1).values_list("serial", flat=True).first() or 0


def _advance_before(*, using: str, **signal: Any) -> None:
    """Before the first row of a transaction is written: on PostgreSQL writers queue at the edition's row
    until they commit, as they do at SQLite's one lock, and none of them waits there with a row in hand."""
    if transaction.get_connection(using).in_atomic_block:
        _advance_with_transaction(using=using, **signal)


def _advance_with_transaction(*, using: str, raw: bool = False, **_signal: Any) -> None:
    """Once per transaction, in it, however many rows it writes: whoever sees the rows sees the serial too."""
    if raw:
        return
    connection = transaction.get_connection(using)
    if any(hook[1] is _has_advanced for hook in connection.run_on_commit):
        return
    advance()
    transaction.on_commit(_has_advanced, using=using)


def _has_advanced() -> None:
    """Marks a transaction that has moved the serial. A savepoint that is rolled back takes both back."""


def watch() -> None:
    """Connect the models whose rows the public may see. Called once, by the app's ready()."""
    for name in WATCHED:
        model = apps.get_model("places", name)
        uid = f"edition-{name}"
        pre_save.connect(_advance_before, sender=model, dispatch_uid=uid)
        pre_delete.connect(_advance_before, sender=model, dispatch_uid=uid)
        post_save.connect(_advance_with_transaction, sender=model, dispatch_uid=uid)
        post_delete.connect(_advance_with_transaction, sender=model, dispatch_uid=uid)
    m2m_changed.connect(
        _advance_with_transaction,
        sender=apps.get_model("places", "Claim").mentions.through,
        dispatch_uid="edition-Claim-mentions",
    )
