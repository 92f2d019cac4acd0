"""Sources, reports with their desk, and mentions and claims as plain lists."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from places.admin import desk
from places.admin.base import DeskAdmin, ReviewedAdmin
from places.admin.deciding import bulk_action
from places.admin.forms import ClaimForm, ReportForm
from places.admin.large import LargeList, counted
from places.desk.again import older_reports
from places.desk.documents import IngestError
from places.desk.ingest import ingest
from places.models import Claim, Mention, Report, Source
from places.models.base import Status
from places.models.reports import ClaimStatus, MentionStatus
from places.wording import values


@admin.register(Source)
class SourceAdmin(DeskAdmin):
    list_display = ("name_en", "name_ar", "kind", "reliability", "affiliation", "report_count")
    list_display_links = ("name_en", "name_ar")
    list_filter = ("kind", "reliability", "affiliation")
    search_fields = ("name_en", "name_ar", "url")
    ordering = ("name_en", "pk")  # said again: a query that counts forgets its model's order
    autocomplete_fields = ("affiliation",)
    list_select_related = ("affiliation",)
    fields = ("name_en", "name_ar", "kind", "url", "affiliation", "reliability", "note_en", "note_ar")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        reports = Report.objects.filter(source=OuterRef("pk"))
        return super().get_queryset(request).annotate(reported=counted(reports, "source"))  # type: ignore[no-any-return]

    @admin.display(description=_("reports"), ordering="reported")
    def report_count(self, source: Any) -> int:
        return int(source.reported)


class WaitingFilter(admin.SimpleListFilter):
    """Reports that still hold proposals which nobody decided on."""

    title = _("waiting for")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mentions", _("places to confirm")),
            ("claims", _("claims to decide")),
            ("again", _("a newer reading")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        if self.value() == "mentions":
            return queryset.filter(
                mentions__status=MentionStatus.PROPOSED, mentions__within_actor=None
            ).distinct()
        if self.value() == "claims":
            return queryset.filter(claims__status=ClaimStatus.PROPOSED).distinct()
        if self.value() == "again":
            return queryset.filter(pk__in=older_reports().values("pk"))
        return queryset


@admin.register(Report)
class ReportAdmin(LargeList):
    list_display = (
        "desk_link",
        "source",
        "language",
        "published",
        "status",
        "waiting",
        "details",
    )
    list_display_links = None
    list_filter = ("status", WaitingFilter, "language", "is_digest", "source")
    search_fields = ("title", "text", "url", "source__name_en", "source__name_ar")
    search_help_text = _("Words of the title or the text, or an address.")
    date_hierarchy = "published_latest"
    list_select_related = ("source",)
    ordering = ("-published_latest", "-received_at")
    autocomplete_fields = ("source", "translation_of")
    # `text` is never edited: every offset of a mention or a claim counts its letters.
    readonly_fields = (
        *ReviewedAdmin.desk_fields,
        "text_as_it_came",
        "sha256",
        "engine",
        "received_at",
        "uuid",
    )
    fieldsets = (
        (None, {"fields": ("title", "source", "url", "language", "is_digest", "translation_of")}),
        (
            _("Published"),
            {"fields": ("published_edtf", "published_earliest", "published_latest", "published_note")},
        ),
        (_("Text"), {"fields": ("text_as_it_came",)}),
        (_("Desk"), {"fields": (*ReviewedAdmin.desk_fields, "received_at", "engine", "sha256", "uuid")}),
    )
    change_form_template = "admin/report_change_form.html"
    actions = [
        a for a in ReviewedAdmin.actions if a.__name__ in {"mark_reviewed", "mark_unverifiable", "reject"}
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        rows = super().get_queryset(request).defer("text")
        return rows.annotate(  # type: ignore[no-any-return]
            open_mentions=counted(
                Mention.objects.filter(report=OuterRef("pk"), status="proposed", within_actor=None), "report"
            ),
            open_claims=counted(Claim.objects.filter(report=OuterRef("pk"), status="proposed"), "report"),
        ).annotate(left=F("open_mentions") + F("open_claims"))

    @admin.display(description=_("title"), ordering="title")
    def desk_link(self, report: Report) -> SafeString:
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a>',
            reverse("admin:places_report_desk", args=[report.uuid]),
            report.title,
        )

    @admin.display(description=_("publication date"), ordering="published_latest")
    def published(self, report: Report) -> str:
        return values.interval(report.published_earliest, report.published_latest, report.published_edtf)

    @admin.display(description=_("waiting"), ordering="left")
    def waiting(self, report: Any) -> str:
        parts = []
        if report.open_mentions:
            n = report.open_mentions
            parts.append(ngettext("%(n)d place", "%(n)d places", n) % {"n": n})
        if report.open_claims:
            n = report.open_claims
            parts.append(ngettext("%(n)d claim", "%(n)d claims", n) % {"n": n})
        return " · ".join(parts) or "–"

    @admin.display(description=_("details"))
    def details(self, report: Report) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:places_report_change", args=[report.pk]), _("Details")
        )

    @admin.display(description=_("text"))
    def text_as_it_came(self, report: Report) -> SafeString:
        return format_html(
            '<div class="report-text" dir="auto" tabindex="0" role="region" aria-label="{}">{}</div>',
            _("Text"),
            report.text,
        )

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view
        own = [
            path("desk/basemap.json", guarded(desk.basemap), name="places_desk_basemap"),
            path("desk/ground.json", guarded(desk.ground), name="places_desk_ground"),
            path("desk/places.json", guarded(desk.places), name="places_desk_places"),
            path("<uuid:uuid>/desk/", guarded(self.desk_view), name="places_report_desk"),
            path("<uuid:uuid>/desk/state.json", guarded(desk.state), name="places_report_desk_state"),
            path("<uuid:uuid>/desk/act/", guarded(desk.act), name="places_report_desk_act"),
            path(
                "<uuid:uuid>/desk/claims/<uuid:claim>/events.json",
                guarded(desk.events),
                name="places_report_desk_events",
            ),
        ]
        return own + super().get_urls()  # type: ignore[no-any-return]

    def desk_view(self, request: HttpRequest, uuid: Any) -> HttpResponse:
        """The report's text with its mentions and claims marked, the map, and what to decide."""
        report = desk.report_of(request, uuid)
        context = {
            **self.admin_site.each_context(request),
            "title": report.title,
            "opts": self.opts,
            "report": report,
            "config": desk.config(request, report),
            "published": values.interval(
                report.published_earliest, report.published_latest, report.published_edtf
            ),
            "published_day": values.day(report.published_latest) if report.published_latest else "",
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "admin/report_desk.html", context)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Paste or upload; what comes is read at once and opened at its desk."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ReportForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            answer = self._ingest(request, form)
            if answer is not None:
                return answer
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Add report"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/report_add.html", context)

    def _ingest(self, request: HttpRequest, form: ReportForm) -> HttpResponse | None:
        data = form.cleaned_data
        wanted = {name: data[name] for name in ("source", "title", "url", "published_edtf", "published_note")}
        try:
            done = ingest(data["text"], user=request.user, **wanted)  # type: ignore[arg-type]
        except IngestError as error:
            form.add_error(None, str(error))
            return None
        address = reverse("admin:places_report_desk", args=[done.report.uuid])
        if not done.created:
            form.add_error(
                None,
                format_html(
                    '{} <a href="{}"><bdi>{}</bdi></a>',
                    gettext("The desk has this text already:"),
                    address,
                    done.report.title,
                ),
            )
            return None
        messages.success(request, _told(done.mentions, done.claims))
        return HttpResponseRedirect(address)


def _told(mentions: int, claims: int) -> str:
    places = ngettext("%(n)d mention of a place", "%(n)d mentions of places", mentions) % {"n": mentions}
    events = ngettext("%(n)d claim", "%(n)d claims", claims) % {"n": claims}
    return gettext("Stored. The reading proposes %(places)s and %(claims)s.") % {
        "places": places,
        "claims": events,
    }


class DecidedHere(DeskAdmin):
    """A plain list of what a report's desk decides on: for searching, for bulk work, and for
    browsers without JavaScript. `told` names what its rows refer to and show.
    """

    ordering = ("-pk",)  # the newest; by report it would sort them all
    list_select_related = ()  # with joins a database may sort a million rows before it takes fifty
    told: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related(*self.told)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Lists of one report's rows are linked from its desk."""
        return lookup == "report__uuid" or bool(super().lookup_allowed(lookup, value, request))

    @admin.display(description=_("report"))
    def report_link(self, row: Any) -> SafeString:
        address = reverse("admin:places_report_desk", args=[row.report.uuid])
        anchor = f"{row._meta.model_name}-{row.uuid}"
        title = Truncator(row.report.title).chars(80)
        return format_html('<a href="{}#{}"><bdi>{}</bdi></a>', address, anchor, title)


@admin.register(Mention)
class MentionAdmin(DecidedHere):
    told = ("report", "place")
    list_display = ("surface", "place", "score", "status", "report_link")
    list_filter = ("status", "report__source", ("place", admin.EmptyFieldListFilter))
    search_fields = ("surface", "place__name_en", "place__name_ar", "report__title")
    fields = ("report_link", "surface", "place", "point", "footprint", "where_prec", "status", "abstained")
    readonly_fields = ("report_link", "surface", "place", "status", "abstained")
    actions = [
        bulk_action("confirm_mention", _("Confirm")),
        bulk_action("reject_mention", _("Reject")),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The place of a claim that the public can see stays."""
        if obj is not None and obj.claims.filter(event__status=Status.PUBLISHED).exists():
            return False
        return bool(super().has_delete_permission(request, obj))


@admin.register(Claim)
class ClaimAdmin(DecidedHere):
    form = ClaimForm
    told = ("report", "type", "event")
    list_display = ("evidence_start_words", "type", "when", "modality", "status", "event", "report_link")
    list_filter = ("status", "type", "modality", "report__source")
    search_fields = ("report__title", "report__text", "claimant__name_en", "claimant__name_ar")
    autocomplete_fields = ("claimant", "type")
    fields = (
        "report_link", "evidence_words", "evidence_start", "evidence_end", "type", "when_edtf", "earliest",
        "latest", "date_prec", "mentions", "claimant", "modality", "status", "event",
    )  # fmt: skip
    readonly_fields = ("report_link", "evidence_words", "status", "event")
    actions = [
        bulk_action("accept_claim", _("Accept as new events")),
        bulk_action("reject_claim", _("Reject")),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What a published event rests on is reopened at the desk before it is deleted."""
        if obj is not None and obj.event is not None and obj.event.status == Status.PUBLISHED:
            return False
        return bool(super().has_delete_permission(request, obj))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Neither an old form nor an old version from the history may bring an old decision along."""
        now = Claim.objects.select_for_update().filter(pk=obj.pk).values("status", "event_id")
        for field, value in (now.first() or {}).items():
            setattr(obj, field, value)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("evidence"))
    def evidence_words(self, claim: Claim) -> SafeString:
        return format_html('<blockquote class="evidence" dir="auto">{}</blockquote>', claim.evidence)

    @admin.display(description=_("evidence"))
    def evidence_start_words(self, claim: Claim) -> SafeString:
        words = claim.evidence
        return format_html("<bdi>{}</bdi>", words if len(words) <= 90 else f"{words[:90]}…")

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only mentions of the claim's own report can be its places."""
        claim = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        if db_field.name == "mentions" and claim:
            kwargs["queryset"] = Mention.objects.filter(report__claims__pk=claim).order_by("start")
        return super().formfield_for_manytomany(db_field, request, **kwargs)
