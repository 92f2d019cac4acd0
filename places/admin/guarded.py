"""The forms of a row and of its old versions: who may save them, when, over what."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

from places.desk.turn import turn

SEEN = "seen_version"

logger = logging.getLogger(__name__)


class GuardedForms(SimpleHistoryAdmin):  # type: ignore[misc]
    """What is sent passes four gates, in this order:

    1. Only who may change a row brings an old version back, and only of a row that is there: what was deleted
       would come past the desk, and with nothing that it rested on. (The library asks who may look.)
    2. It waits for its turn: from here on nobody else writes.
    3. Where the row has a newer version than the form was made from, nothing is stored; the form comes back
       as it was sent, and saving it once more is a decision.
    4. Forms check what they can beforehand; triggers and constraints have the last word (models/rules.py).
       What they refuse is nothing that an editor's text or drawing may be lost for: nothing is stored, and
       the same form is shown once more, with the refusal as its error.
    """

    def history_form_view(self, request: HttpRequest, object_id: str, *version: Any) -> HttpResponse:
        row = self.get_object(request, object_id)
        if request.method == "POST" and not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method == "POST" and row is None:
            words = _("This was deleted: an old version cannot bring it back.")
            self.message_user(request, words, messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:places_{self.opts.model_name}_changelist"))
        view = super().history_form_view
        return _saved_or_told(request, lambda: view(request, object_id, *version))

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the page of an old version has no button to bring it back."""
        gone = obj is not None and not type(obj)._default_manager.filter(pk=obj.pk).exists()
        return gone or bool(super().revert_disabled(request, obj))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = super().changeform_view
        return _saved_or_told(request, lambda: view(request, *args, **kwargs))

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with _turn_of(request):  # nobody publishes what is about to be deleted
            return super().delete_view(request, *args, **kwargs)  # type: ignore[no-any-return]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (title, options), *more = super().get_fieldsets(request, obj)
        if not self._changes(request, obj):
            return [(title, options), *more]
        return [(title, {**options, "fields": (*options["fields"], SEEN)}), *more]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if self._changes(request, obj):
            kwargs["form"] = _watchful(kwargs.get("form", self.form))
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal", "")
        return _refused(form, refusal) if refusal else form

    def _changes(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and self.has_change_permission(request, obj)


def _turn_of(request: HttpRequest) -> Any:
    """Whoever only looks keeps nobody from writing."""
    return turn() if request.method == "POST" else nullcontext()


def _saved_or_told(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        with _turn_of(request):
            return answer()
    except IntegrityError as error:
        logger.warning("The database refused what %s sent to %s: %s", request.user, request.path, error)
        list(messages.get_messages(request))  # what was said before the commit does not hold
        request.refusal = words_of(error)  # type: ignore[attr-defined]
        return answer()


def _watchful(form: Any) -> Any:
    """The form with a hidden field for the version that it was made from."""

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
                self.add_error(None, _changed_since(self.newest))
            return data

    return Watchful


def _changed_since(version: Any) -> str:
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


def _refused(form: type[forms.ModelForm[Any]], refusal: str) -> type[forms.ModelForm[Any]]:
    class Refused(form):  # type: ignore[valid-type,misc]
        def clean(self) -> Any:
            data = super().clean()
            self.add_error(None, refusal)
            return data

    return Refused


def words_of(error: IntegrityError) -> str:
    """The broken constraint's own words, where it has some; else the database's."""
    told = str(error)
    for model in apps.get_app_config("places").get_models():
        for rule in model._meta.constraints:
            if rule.name in told and rule.violation_error_message != rule.default_violation_error_message:
                return str(rule.get_violation_error_message())
    reason = told.partition("\n")[0]
    return _("The database refuses this, and nothing was stored: %(reason)s") % {"reason": reason}
