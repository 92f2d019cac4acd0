"""Save a row so that its history says who did it and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Model

from places.models import User

AnyRow = TypeVar("AnyRow", bound=Model)


class Reason(StrEnum):
    """Why a row was written. The history stores the value and later acts look for it there, so a value
    never changes; wording.reasons says it in the reader's language."""

    ADDED = "added"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    REOPENED = "reopened"
    PUBLISHED = "published"
    REVIEWED = "reviewed"
    UNVERIFIABLE = "unverifiable"
    WITHDRAWN = "withdrawn"
    READ_ANEW = "read anew"
    MERGED = "places merged"
    SEEDED = "load_seeds"


def write(row: AnyRow, user: User | None, reason: Reason | None = None) -> AnyRow:
    """The row, saved; `user` None stands for the system itself."""
    _sign(row, user, reason)
    row.save()
    return row


def delete(row: Model, user: User | None, reason: Reason) -> None:
    """Delete a row; its history stays and says who did it and why."""
    _sign(row, user, reason)
    row.delete()


def _sign(row: Any, user: User | None, reason: Reason | None) -> None:
    row._history_user = user
    if reason:
        row._change_reason = reason.value
