"""What the admins share: history with revert, our widgets, and the way through the desk."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.gis.db import models as gis
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.forms import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from places.admin.deciding import bulk_action, decide
from places.admin.geometry_field import GeometryField
from places.admin.guarded import GuardedForms
from places.admin.widgets import Autocomplete, BdiTextarea, BdiTextInput, EdtfInput, GeometryWidget
from places.desk import review
from places.desk.addresses import validate_address
from places.desk.documents import IngestError
from places.desk.ingest import published_when
from places.models.base import Status
from places.models.plain import validate_plain
from places.reading.calendar import FIRST_YEAR, LAST_YEAR, is_of_our_time
from places.wording import values

if TYPE_CHECKING:  # generic for the type checker only
    AnyAdmin = admin.ModelAdmin[Any]
    BaseAdmin = BaseModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
else:
    AnyAdmin, BaseAdmin, TabularInline = admin.ModelAdmin, BaseModelAdmin, admin.TabularInline


def _of_our_time(day: datetime.date) -> None:
    if not is_of_our_time(day):
        told = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError(_("This is no date of our time (%(first)d–%(last)d).") % told)


def _edtf(expression: str) -> None:
    try:
        published_when(expression)
    except IngestError as error:
        raise ValidationError(str(error)) from error


class OurWidgets(BaseAdmin):
    """Leaflet for geometries, direction by script for names, left to right for dates."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        if isinstance(db_field, gis.GeometryField):
            kwargs["form_class"] = GeometryField
            kwargs["widget"] = GeometryWidget(attrs={"geom_type": db_field.geom_type})
        elif db_field.name in {"when_edtf", "published_edtf"}:
            kwargs["widget"] = EdtfInput()
        elif isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif isinstance(db_field, models.TextField):
            kwargs["widget"] = BdiTextarea()
        elif {"note", "doubt"} & set(db_field.name.split("_")):
            kwargs["widget"] = BdiTextarea({"rows": 3})
        elif type(db_field) is models.CharField and not db_field.choices:
            kwargs["widget"] = BdiTextInput()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, models.CharField | models.TextField):
            field.validators = [*field.validators, validate_plain]
        if field is not None and isinstance(db_field, models.URLField):
            field.validators = [v for v in field.validators if not isinstance(v, URLValidator)]
            field.validators.append(validate_address)
        if field is not None and type(db_field) is models.DateField:
            field.validators = [*field.validators, _of_our_time]
        if field is not None and db_field.name == "published_edtf":
            field.validators = [*field.validators, _edtf]
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Autocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DeskAdmin(OurWidgets, GuardedForms):
    """A model whose every change is kept, with who and when, and can be reverted."""

    object_history_list_template = "admin/history_list.html"
    list_per_page = 50
    list_display: Any

    def get_list_display(self, request: HttpRequest) -> Any:
        """The columns, the name in the reader's own language before the other."""
        columns = list(super().get_list_display(request))
        if get_language_bidi() and {"name_en", "name_ar"} <= set(columns):
            en, ar = columns.index("name_en"), columns.index("name_ar")
            columns[en], columns[ar] = columns[ar], columns[en]
        return columns

    @admin.display(description=gettext_lazy("date"), ordering="latest")
    def when(self, row: Any) -> str:
        """A row's date in words; its EDTF expression stands in the form."""
        return values.interval(row.earliest, row.latest, row.when_edtf)

    save_on_top = False
    show_full_result_count = False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.save(commit=False):
            row._history_user = request.user
            row.save()
        for row in formset.deleted_objects:
            row._history_user = request.user
            row.delete()
        formset.save_m2m()


LABELS = {
    "approve": gettext_lazy("Publish"),
    "mark_reviewed": gettext_lazy("Mark as reviewed"),
    "mark_unverifiable": gettext_lazy("Mark as unverifiable"),
    "withdraw": gettext_lazy("Withdraw from the map"),
    "reject": gettext_lazy("Reject"),
}


class ReviewedAdmin(DeskAdmin):
    """Rows with a status, which only the review services change: here the form shows it, and its
    buttons save what was edited and then call the service."""

    change_form_template = "admin/reviewed_change_form.html"
    desk_fields: ClassVar[tuple[str, ...]] = ("status", "reviewer", "reviewed_at")
    readonly_fields = desk_fields
    actions = [bulk_action(name, label) for name, label in LABELS.items()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Neither an old form nor an old version from the history may bring an old status along."""
        if change:
            now = (
                type(obj)
                ._default_manager.filter(pk=obj.pk)
                .values(*self.desk_fields[:1], "reviewer_id", "reviewed_at")
            )
            for field, value in (now.first() or {}).items():
                setattr(obj, field, value)
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None and self.has_change_permission(request, row):
            context["moves"] = [(name, LABELS[name]) for name in LABELS if name in review.possible_moves(row)]
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[no-any-return]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        name = request.POST.get("_move", "")
        if name not in review.MOVES:
            return super().response_change(request, obj)  # type: ignore[no-any-return]
        if decide(request, obj, name):
            self.message_user(
                request,
                _("“%(row)s” is now %(status)s.") % {"row": obj, "status": obj.get_status_display()},
                messages.SUCCESS,
            )
        return HttpResponseRedirect(request.path)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the public can see is withdrawn before it is deleted."""
        if obj is not None and obj.status == Status.PUBLISHED:
            return False
        return bool(super().has_delete_permission(request, obj))
