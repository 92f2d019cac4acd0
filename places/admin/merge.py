"""The page on which an editor makes one place of several, and takes that back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.desk.merging import doubts, merge, moving
from places.desk.review import ReviewError
from places.desk.undo import UndoError, undo, undoable
from places.models import Place

MOST = 20
_UNDO = "places-merge-undo"


class _Further(forms.Form):
    """One more place to merge, found by its name."""

    place = forms.ModelChoiceField(Place.objects.all(), label=gettext_lazy("Another place"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        relation: Any = Place._meta.get_field("parent")
        field: Any = self.fields["place"]
        field.widget = AutocompleteSelect(relation, admin.site, choices=field.choices)


def page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """GET ?ids=1,2,3: what each of them carries, and which is kept. POST: merge and go to the kept one."""
    _allowed(request)
    ids = [int(pk) for pk in request.GET.get("ids", "").split(",") if pk.isdigit()]
    if request.GET.get("place", "").isdigit():
        ids.append(int(request.GET["place"]))
    places = sorted(Place.objects.filter(pk__in=ids[:MOST]), key=lambda p: ids.index(p.pk))
    if request.method == "POST" and len(places) > 1:
        return _merge(request, places)
    chosen = request.GET.get("keep", "")
    kept = next((p for p in places if str(p.pk) == chosen), _likeliest(places))
    further = _Further()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Merge places"),
        "opts": model_admin.opts,
        "rows": [moving(place) for place in places],
        "kept": kept,
        "ids": ",".join(str(place.pk) for place in places),
        "doubts": doubts(kept, [p for p in places if p != kept]) if kept else [],
        "further": further,
        "media": model_admin.media + further.media,
    }
    return TemplateResponse(request, "admin/merge_places.html", context)


def _likeliest(places: list[Place]) -> Place | None:
    """The place that the editor most likely keeps: one of the seeds, then the one with most on it."""
    return max(places, key=lambda p: (bool(p.key), p.prior, p.mentions.count()), default=None)


def _merge(request: HttpRequest, places: list[Place]) -> HttpResponse:
    kept = next((place for place in places if str(place.pk) == request.POST.get("keep")), None)
    if kept is None:
        messages.error(request, _("Choose the place to keep."))
        return HttpResponseRedirect(request.get_full_path())
    others = [place for place in places if place != kept]
    names = _(", ").join(str(place) for place in others)
    try:
        with undoable() as steps:
            merge(kept, others, request.user)  # type: ignore[arg-type]
    except ReviewError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(request.get_full_path())
    said = _("“%(others)s” became one with “%(kept)s”.") % {"others": names, "kept": kept}
    request.session[_UNDO] = {"place": kept.pk, "said": said, "steps": steps}
    messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:places_place_change", args=[kept.pk]))


def undo_last(request: HttpRequest) -> HttpResponse:
    """POST: take this editor's last merge back; it is refused where something was changed again since."""
    _allowed(request)
    last = request.session.get(_UNDO)
    if request.method == "POST" and last:
        try:
            undo(last["steps"], request.user)  # type: ignore[arg-type]
        except UndoError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Undone: %(what)s") % {"what": last["said"]})
        del request.session[_UNDO]  # done, or never to be
    back = reverse("admin:places_place_change", args=[last["place"]]) if last else None
    return HttpResponseRedirect(back or reverse("admin:places_place_changelist"))


def undoable_at(request: HttpRequest, pk: str) -> str:
    """What this editor's last merge into a place said; "" where there was none."""
    last = request.session.get(_UNDO)
    return str(last["said"]) if last and str(last["place"]) == pk else ""


def _allowed(request: HttpRequest) -> None:
    if not request.user.has_perms(("places.change_place", "places.delete_place", "places.change_mention")):
        raise PermissionDenied
