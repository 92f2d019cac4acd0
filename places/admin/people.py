"""Users, and the group of editors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission

from places.models import User

EDITORS = "Editors"
FULL = ("place", "placename", "source", "report", "mention", "claim", "event", "participant", "figure")
KEPT = ("actor", "actoralias", "controlfact", "drawnarea")  # added and changed, deleted by superusers only
SEEN = ("eventtype",)


def ensure_editors(using: str = "default", **_signal: Any) -> None:
    """Make the group of editors with what its members may do, once; a receiver of post_migrate.

    An existing group is left as its administrators made it.
    """
    group, made = Group.objects.using(using).get_or_create(name=EDITORS)
    if made:
        group.permissions.set(Permission.objects.using(using).filter(codename__in=_codenames()))


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


@admin.register(User)
class DeskUserAdmin(UserAdmin):  # type: ignore[type-arg]
    """Who works at the desk."""

    list_display = (
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "is_superuser",
        "last_login",
    )
