"""Events with their claims, participants and figures; actors; types of events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from places.admin.base import DeskAdmin, OurWidgets, ReviewedAdmin, TabularInline
from places.admin.forms import EventForm
from places.admin.large import LargeList, counted
from places.admin.widgets import ColourInput, OpenSelect
from places.desk.claims import Counted, check_figure
from places.desk.review import ReviewError
from places.models import Actor, ActorAlias, Claim, Event, EventType, Figure, Participant, Place
from places.wording import values


class PlacesOfEvents(admin.SimpleListFilter):
    """The places that events stand at, the busiest first; the gazetteer itself is too long a list."""

    title = _("place")
    parameter_name = "place"
    shown = 60

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        counts = (
            Event.objects.filter(place__isnull=False).order_by().values_list("place").annotate(n=Count("pk"))
        )
        busiest = dict(counts.order_by("-n", "place")[: self.shown])
        places = Place.objects.in_bulk(list(busiest))
        return [(str(pk), f"{places[pk]} ({n})") for pk, n in busiest.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        chosen = self.value() or ""
        return queryset.filter(place=int(chosen)) if chosen.isdigit() else queryset


class ActorsOfEvents(admin.SimpleListFilter):
    title = _("actor")
    parameter_name = "actor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        parts = Participant.objects.filter(actor=OuterRef("pk"), event__isnull=False)
        acting = Actor.objects.filter(Exists(parts))
        return [(str(actor.pk), str(actor)) for actor in acting]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        chosen = self.value() or ""
        if not chosen.isdigit():
            return queryset
        return queryset.filter(participants__actor=int(chosen)).distinct()


class ClaimInline(TabularInline):
    """The claims that an event gathers, each with the words it rests on; decided at the report's desk."""

    model = Claim
    extra = 0
    can_delete = False
    fields = ("evidence_words", "type", "when", "modality", "claimant", "report_link")
    readonly_fields = fields
    verbose_name_plural = _("Claims and their evidence")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Claim]:
        return super().get_queryset(request).select_related("report__source", "type", "claimant")

    @admin.display(description=_("date"))
    def when(self, claim: Claim) -> str:
        return values.interval(claim.earliest, claim.latest, claim.when_edtf)

    @admin.display(description=_("evidence"))
    def evidence_words(self, claim: Claim) -> SafeString:
        return format_html('<blockquote class="evidence" dir="auto">{}</blockquote>', claim.evidence)

    @admin.display(description=_("report"))
    def report_link(self, claim: Claim) -> SafeString:
        return format_html(
            '<a href="{}#claim-{}"><bdi>{}</bdi></a><br><bdi>{}</bdi> · {}',
            reverse("admin:places_report_desk", args=[claim.report.uuid]),
            claim.uuid,
            claim.report,
            claim.report.source,
            values.interval(
                claim.report.published_earliest, claim.report.published_latest, claim.report.published_edtf
            ),
        )


class EachOnce(BaseInlineFormSet):  # type: ignore[type-arg]
    """Participants of an event, none of them twice in one role."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            told = getattr(form, "cleaned_data", {})
            if not told.get("actor") or form in self.deleted_forms:
                continue
            part = (told["actor"], told.get("role"))
            if part in seen:
                form.add_error("actor", _("This actor has this role already."))
            seen.add(part)


class ParticipantInline(OurWidgets, TabularInline):
    model = Participant
    formset = EachOnce
    extra = 0
    fields = ("actor", "role")
    autocomplete_fields = ("actor",)


class FigureForm(forms.ModelForm):  # type: ignore[type-arg]
    """A figure, held to what the report's desk takes; one that was not touched stays as it is."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.has_changed() and not self.errors:
            numbers = {name: data.get(name) for name in ("low", "best", "high")}
            try:
                check_figure(Counted(data["what"], data["unit"], **numbers))
            except ReviewError as error:
                self.add_error(None, str(error))
        return data


class FigureInline(OurWidgets, TabularInline):
    model = Figure
    form = FigureForm
    extra = 0
    fields = ("what", "unit", "low", "best", "high", "doubt", "doubt_ar")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What is counted and its unit are chosen in words, never typed as codes."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in {"what", "unit"}:
            known = values.quantities() if db_field.name == "what" else values.units()
            field.widget = OpenSelect(choices=[("", "—"), *known])
        return field


@admin.register(Event)
class EventAdmin(LargeList):
    form = EventForm
    list_display = (
        "title_in_script",
        "type",
        "when",
        "place",
        "status",
        "credibility",
        "disputed",
        "claim_count",
    )
    list_filter = (
        "status",
        "type",
        PlacesOfEvents,
        ActorsOfEvents,
        "credibility",
        "disputed",
        "where_prec",
        "date_prec",
    )
    search_fields = (
        "title_en", "title_ar", "summary_en", "summary_ar", "where_en", "where_ar",
        "place__name_en", "place__name_ar", "note_en", "note_ar",
    )  # fmt: skip
    search_help_text = _("Words of the title, the summary or the place, in either language.")
    date_hierarchy = "latest"
    list_select_related = ("place",)
    ordering = ("-latest", "-pk")  # said again: a query that counts forgets its model's order
    autocomplete_fields = ("place",)
    readonly_fields = (*ReviewedAdmin.desk_fields, "uuid")
    inlines = (ClaimInline, ParticipantInline, FigureInline)
    fieldsets = (
        (None, {"fields": ("type", "title_en", "title_ar", "summary_en", "summary_ar")}),
        (_("When"), {"fields": ("when_edtf", "earliest", "latest", "date_prec")}),
        (_("Where"), {"fields": ("place", "where_en", "where_ar", "where_prec", "geometry", "point")}),
        (_("Judgement"), {"fields": ("credibility", "disputed", "note_en", "note_ar")}),
        (_("Desk"), {"fields": (*ReviewedAdmin.desk_fields, "uuid")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        # Types are prefetched: were they joined, SQLite would go by them and sort every event.
        rows = super().get_queryset(request).prefetch_related("type")
        claims = Claim.objects.filter(event=OuterRef("pk"))
        return rows.annotate(claimed=counted(claims, "event"))  # type: ignore[no-any-return]

    @admin.display(description=_("title"), ordering="title_en")
    def title_in_script(self, event: Event) -> SafeString:
        return format_html("<bdi>{}</bdi>", event.title)

    @admin.display(description=_("claims"), ordering="claimed")
    def claim_count(self, event: Any) -> int:
        return int(event.claimed)

    def view_on_site(self, obj: Event) -> str | None:
        return obj.get_absolute_url() if obj.status == "published" else None


class ActorAliasInline(OurWidgets, TabularInline):
    model = ActorAlias
    extra = 1
    fields = ("text", "language")


@admin.register(Actor)
class ActorAdmin(DeskAdmin):
    list_display = ("name_en", "name_ar", "kind", "parent", "swatch")
    list_display_links = ("name_en", "name_ar")
    list_filter = ("kind", "parent")
    search_fields = ("name_en", "name_ar", "short_en", "short_ar", "aliases__text")
    autocomplete_fields = ("parent",)
    list_select_related = ("parent",)
    inlines = (ActorAliasInline,)
    fieldsets = (
        (None, {"fields": ("name_en", "name_ar", "short_en", "short_ar", "kind", "parent")}),
        (_("On the map"), {"fields": ("colour", "colour_dark")}),
        (_("What is known"), {"fields": ("strength", "note")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in {"colour", "colour_dark"}:
            field.widget = ColourInput()
        return field

    @admin.display(description=_("colour"), ordering="colour")
    def swatch(self, actor: Actor) -> SafeString:
        # An attribute of SVG, since the Content-Security-Policy allows no inline style.
        return format_html(
            '<svg class="swatch" viewBox="0 0 40 20" role="img" aria-label="{0} {1}">'
            '<rect width="20" height="20" fill="{0}"/><rect x="20" width="20" height="20" fill="{1}"/></svg>'
            " <code>{0}</code>",
            actor.colour,
            actor.colour_dark,
        )


@admin.register(EventType)
class EventTypeAdmin(DeskAdmin):
    list_display = ("name_en", "name_ar", "code", "acled", "plover", "position")
    list_display_links = ("name_en", "name_ar")
    search_fields = ("code", "name_en", "name_ar", "acled", "plover")
