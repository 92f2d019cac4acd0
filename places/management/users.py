"""Who does what a command does, for the history."""

from __future__ import annotations

from django.core.management.base import CommandError

from places.models import User


def named_user(name: str) -> User | None:
    """The user of this name; None for an empty one. Raises CommandError where there is no such user."""
    if not name:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"there is no user “{name}”")
    return user
