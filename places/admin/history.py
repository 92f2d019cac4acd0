"""Old versions in the admin: who may bring one back, and of what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from simple_history.admin import SimpleHistoryAdmin


class GuardedHistory(SimpleHistoryAdmin):  # type: ignore[misc]
    """The library shows an old version to who may look, and takes its form from them too. Here only who may
    change a row brings a version back, and only of a row that is there: what was deleted would come past
    the desk, and with nothing that it rested on.
    """

    def history_form_view(self, request: HttpRequest, object_id: str, *version: Any) -> HttpResponse:
        row = self.get_object(request, object_id)
        if request.method == "POST" and not self.has_change_permission(request, row):
            raise PermissionDenied
        if request.method == "POST" and row is None:
            self.message_user(
                request, _("This was deleted: an old version cannot bring it back."), messages.ERROR
            )
            return HttpResponseRedirect(reverse(f"admin:places_{self.opts.model_name}_changelist"))
        return super().history_form_view(request, object_id, *version)  # type: ignore[no-any-return]

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the page of an old version has no button to bring it back."""
        gone = obj is not None and not type(obj)._default_manager.filter(pk=obj.pk).exists()
        return gone or bool(super().revert_disabled(request, obj))
