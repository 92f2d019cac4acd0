"""The group of editors: what those who work at the desk may do."""

from __future__ import annotations

from typing import Any

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
