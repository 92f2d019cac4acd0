"""Where the database refuses a row after all, the form comes back as it was sent, and says why."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin

logger = logging.getLogger(__name__)


class TellsRefusals(SimpleHistoryAdmin):  # type: ignore[misc]
    """Forms check what they can beforehand; triggers and constraints have the last word (models/rules.py).

    What they refuse is nothing that an editor's text or drawing may be lost for: nothing is stored, and the
    same form is shown once more, with the refusal as its error.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = super().changeform_view
        return self._or_told(request, lambda: view(request, *args, **kwargs))

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view = super().history_form_view
        return self._or_told(request, lambda: view(request, *args, **kwargs))

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        refusal = getattr(request, "refusal", "")
        return _refused(form, refusal) if refusal else form

    @staticmethod
    def _or_told(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
        if request.method != "POST":
            return answer()  # a transaction would keep others from writing while somebody only looks
        try:
            with transaction.atomic():
                return answer()
        except IntegrityError as error:
            logger.warning("The database refused what %s sent to %s: %s", request.user, request.path, error)
            list(messages.get_messages(request))  # what was said before the commit does not hold
            request.refusal = words_of(error)  # type: ignore[attr-defined]
            return answer()


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
