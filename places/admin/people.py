"""Users and their groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.desk.editors import EDITORS
from places.models import User


def name_of(group: Group) -> str:
    """A group's name; that of the one which the desk itself makes in the reader's language."""
    return _("Editors") if group.name == EDITORS else group.name


class ByGroup(admin.RelatedFieldListFilter):
    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        return [(str(group.pk), name_of(group)) for group in Group.objects.order_by("name")]


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
    list_filter = ("is_staff", "is_superuser", "is_active", ("groups", ByGroup))

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if isinstance(field, forms.ModelMultipleChoiceField) and db_field.name == "groups":
            field.label_from_instance = name_of  # type: ignore[assignment]
        return field


admin.site.unregister(Group)


@admin.register(Group)
class DeskGroupAdmin(GroupAdmin):
    list_display = ("in_words",)

    @admin.display(description=gettext_lazy("group"), ordering="name")
    def in_words(self, group: Group) -> str:
        return name_of(group)
