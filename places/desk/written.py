"""Save a row so that its history says who did it and why."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model

from places.models import User

AnyRow = TypeVar("AnyRow", bound=Model)


def write(row: AnyRow, user: User | None, reason: str = "") -> AnyRow:
    """The row, saved; `user` None stands for the system itself."""
    written: Any = row
    written._history_user = user
    if reason:
        written._change_reason = reason
    written.save()
    return row
