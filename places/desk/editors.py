"""Who works at the desk, what their group may do, and who signs where no person decided."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction

from places.models import User

FIRST = "admin"
EDITORS = "Editors"
FULL = ("place", "placename", "source", "report", "mention", "claim", "event", "participant", "figure")
KEPT = ("actor", "actoralias", "controlfact", "drawnarea")  # deleted by superusers only
SEEN = ("eventtype",)


def ensure_editors(using: str = "default", **_signal: Any) -> None:
    """Make the group with its permissions, once; a receiver of post_migrate.

    An existing group is left as its administrators made it.
    """
    from django.contrib.auth.models import Group, Permission

    group, made = Group.objects.using(using).get_or_create(name=EDITORS)
    if made:
        own = Permission.objects.using(using).filter(content_type__app_label="places")
        group.permissions.set(own.filter(codename__in=_codenames()))


@transaction.atomic
def first_superuser() -> str:
    """Make the superuser FIRST with a generated password, which is returned and kept nowhere; "" where there
    is a superuser already."""
    if User.objects.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(12)
    User.objects.create_superuser(FIRST, password=password)
    return password


def signer(name: str) -> User:
    """The user under whose name rows are published that no person decided on; nobody can sign in so."""
    user, created = User.objects.get_or_create(username=name, defaults={"is_active": False})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _codenames() -> list[str]:
    return [
        f"{verb}_{model}"
        for models, verbs in (
            (FULL, ("view", "add", "change", "delete")),
            (KEPT, ("view", "add", "change")),
            (SEEN, ("view",)),
        )
        for model in models
        for verb in verbs
    ]
