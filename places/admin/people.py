"""Users."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from places.models import User


@admin.register(User)
class DeskUserAdmin(UserAdmin):  # type: ignore[type-arg]
    """Who works at the desk. Membership in the group "Editors" gives what an editor needs."""

    list_display = (
        "username",
        "first_name",
        "last_name",
        "is_active",
        "is_staff",
        "is_superuser",
        "last_login",
    )
