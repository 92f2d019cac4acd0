"""Places and their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from places.admin import merge
from places.admin.base import DeskAdmin, OurWidgets, TabularInline
from places.admin.large import counted
from places.desk.gazetteer import named, write_names
from places.models import Mention, Place, PlaceName
from places.reading.text import fold
from places.wording import regions


class Named(admin.AllValuesFieldListFilter):
    """The values that rows hold, the empty one left out: it would be a link without a word."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lookup_choices = self.lookup_choices.exclude(**{self.field_path: ""})


class Origin(admin.EmptyFieldListFilter):
    """Whether a place came with the seeds, which are known by their key, or was added since."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("origin")

    def choices(self, changelist: Any) -> Iterator[Any]:
        words = (_("All"), _("added or imported here"), _("from the seeds"))
        for choice, display in zip(super().choices(changelist), words, strict=True):
            yield {**choice, "display": display}


class PlaceNameInline(OurWidgets, TabularInline):
    model = PlaceName
    extra = 1
    fields = ("text", "language", "kind")


@admin.register(Place)
class PlaceAdmin(DeskAdmin):
    list_display = ("name_en", "name_ar", "kind", "governorate", "country", "pcode", "mention_count")
    list_display_links = ("name_en", "name_ar")
    list_filter = ("kind", ("country", Named), ("admin1", Named), ("key", Origin))
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

    actions = ("merge_places",)
    change_form_template = "admin/place_change_form.html"

    @admin.action(description=_("Merge into one place …"), permissions=["change"])
    def merge_places(self, request: HttpRequest, queryset: QuerySet[Place]) -> HttpResponse | None:
        """Go on to the page that says what would move."""
        pks = [str(pk) for pk in queryset.values_list("pk", flat=True)[: merge.MOST + 1]]
        if not 2 <= len(pks) <= merge.MOST:
            words = gettext("Choose from 2 to %(n)d places.") % {"n": merge.MOST}
            self.message_user(request, words, messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse('admin:places_place_merge')}?ids={','.join(pks)}")

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        own = [
            path("merge/", guarded(self.merge_view), name="places_place_merge"),
            path("merge/undo/", guarded(merge.undo_last), name="places_place_unmerge"),
        ]
        return own + super().get_urls()  # type: ignore[no-any-return]

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        return merge.page(request, self)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        merged = {"merged": merge.undoable_at(request, object_id)}
        context = merged | (extra_context or {})
        return super().change_view(request, object_id, form_url, context)  # type: ignore[no-any-return]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        mentions = Mention.objects.filter(place=OuterRef("pk"))
        return super().get_queryset(request).annotate(mentioned=counted(mentions, "place"))  # type: ignore[no-any-return]

    @admin.display(description=_("governorate"), ordering="admin1")
    def governorate(self, place: Place) -> str:
        return regions.governorate(place.admin1)

    @admin.display(description=_("mentions"), ordering="mentioned")
    def mention_count(self, place: Any) -> int:
        return int(place.mentioned)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Place], search_term: str
    ) -> tuple[QuerySet[Place], bool]:
        """Names as the reading compares them, so that spelling and article do not matter."""
        if not fold(search_term):
            return queryset, False
        wanted = (
            Q(pk__in=named(search_term).values("place"))
            | Q(name_en__icontains=search_term)
            | Q(pcode__iexact=search_term)
        )
        return queryset.filter(wanted), False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"country": "SY", "prior": 0.8, **super().get_changeform_initial_data(request)}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        write_names(form.instance, request.user)  # type: ignore[arg-type]
