"""Facts of control and areas drawn by hand."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from places.admin.base import ReviewedAdmin
from places.admin.forms import DatedForm
from places.models import ControlFact, DrawnArea


@admin.register(ControlFact)
class ControlFactAdmin(ReviewedAdmin):
    form = DatedForm
    list_display = ("place", "state", "actor", "when", "latest", "source", "status")
    list_filter = ("status", "state", "actor", "source")
    search_fields = ("place__name_en", "place__name_ar", "note_en", "note_ar", "citation")
    date_hierarchy = "latest"
    autocomplete_fields = ("place", "actor", "source")
    list_select_related = ("place", "actor", "source")
    fieldsets = (
        (None, {"fields": ("place", "state", "actor")}),
        (_("When"), {"fields": ("when_edtf", "earliest", "latest", "date_prec")}),
        (_("Says who"), {"fields": ("source", "citation", "note_en", "note_ar")}),
        (_("Desk"), {"fields": ReviewedAdmin.desk_fields}),
    )


@admin.register(DrawnArea)
class DrawnAreaAdmin(ReviewedAdmin):
    form = DatedForm
    list_display = ("actor", "when", "earliest", "latest", "source", "status")
    list_filter = ("status", "actor", "source")
    search_fields = ("actor__name_en", "actor__name_ar", "note")
    date_hierarchy = "earliest"
    autocomplete_fields = ("actor", "source")
    list_select_related = ("actor", "source")
    fieldsets = (
        (None, {"fields": ("actor", "geometry", "source", "note")}),
        (_("When"), {"fields": ("when_edtf", "earliest", "latest", "date_prec")}),
        (_("Desk"), {"fields": ReviewedAdmin.desk_fields}),
    )
