"""Places and their names."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from places.admin.base import DeskAdmin, OurWidgets, TabularInline
from places.desk.gazetteer import write_names
from places.models import Place, PlaceName
from places.reading.text import fold


class Named(admin.AllValuesFieldListFilter):
    """The values that rows hold, the empty one left out: it would be a link without a word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lookup_choices = self.lookup_choices.exclude(**{self.field_path: ""})


class PlaceNameInline(OurWidgets, TabularInline):
    model = PlaceName
    extra = 1
    fields = ("text", "language", "kind")


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    list_display = ("name_en", "name_ar", "kind", "admin1", "country", "pcode", "mention_count")
    list_display_links = ("name_en", "name_ar")
    list_filter = ("kind", ("country", Named), ("admin1", Named), ("key", admin.EmptyFieldListFilter))
    search_fields = ("name_en", "name_ar", "pcode", "names__text")
    search_help_text = _("A name in either script, or a p-code.")
    ordering = ("name_en", "pk")  # said again: a query that counts forgets its model's order
    autocomplete_fields = ("parent",)
    readonly_fields = ("uuid",)
    inlines = (PlaceNameInline,)
    fieldsets = (
        (None, {"fields": ("name_en", "name_ar", "kind", "parent")}),
        (_("On the ground"), {"fields": ("point", "geometry", "accuracy_m")}),
        (_("Where"), {"fields": ("admin1", "country", "population")}),
        (_("On the map and in the reading"), {"fields": ("label_zoom", "prior")}),
        (_("Identity"), {"fields": ("pcode", "geonames_id", "wikidata_id", "source", "note", "uuid")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        return super().get_queryset(request).annotate(mentioned=Count("mentions"))  # type: ignore[no-any-return]

    @admin.display(description=_("mentions"), ordering="mentioned")
    def mention_count(self, place: Any) -> int:
        return int(place.mentioned)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Place], search_term: str
    ) -> tuple[QuerySet[Place], bool]:
        """Names as the reading compares them, so that spelling and article do not matter."""
        folded = fold(search_term)
        if not folded:
            return queryset, False
        found = PlaceName.objects.filter(folded__contains=folded.removeprefix("ال")).values("place_id")
        wanted = Q(pk__in=found) | Q(name_en__icontains=search_term) | Q(pcode__iexact=search_term)
        return queryset.filter(wanted), False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"country": "SY", "prior": 0.8, **super().get_changeform_initial_data(request)}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        write_names(form.instance, request.user)  # type: ignore[arg-type]
