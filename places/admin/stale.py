"""Two editors with the same form: the second is told, before he writes an old state over the first one's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

SEEN = "seen_version"


class TellsStale(SimpleHistoryAdmin):  # type: ignore[misc]
    """Each form carries the version of the row that it was made from. Where the row has a newer one, nothing
    is stored; the form comes back as it was sent, and saving it once more is a decision.
    """

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (title, options), *more = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return [(title, options), *more]
        return [(title, {**options, "fields": (*options["fields"], SEEN)}), *more]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and self.has_change_permission(request, obj):
            kwargs["form"] = _watchful(kwargs.get("form", self.form))
        return super().get_form(request, obj, change=change, **kwargs)


def _watchful(form: Any) -> Any:
    class Watchful(form):  # type: ignore[misc]
        data: Any
        seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.newest = self.instance.history.order_by("-history_id").first()
            self.initial[SEEN] = str(self.newest.history_id) if self.newest else ""

        def clean(self) -> Any:
            data = super().clean()
            if self.newest and self.cleaned_data.get(SEEN) not in {"", None, self.initial[SEEN]}:
                self.data = self.data.copy()
                self.data[self.add_prefix(SEEN)] = self.initial[SEEN]
                self.add_error(None, _told(self.newest))
            return data

    return Watchful


def _told(version: Any) -> str:
    told = {
        "who": version.history_user or _("somebody"),
        "when": date_format(timezone.localtime(version.history_date), "DATETIME_FORMAT"),
    }
    return (
        _(
            "%(who)s changed this on %(when)s, after you opened it, and nothing of yours is stored yet. The "
            "history shows what changed. Save once more to write what stands here over it."
        )
        % told
    )
