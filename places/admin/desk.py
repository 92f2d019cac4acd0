"""The report desk's JSON: its state, what an editor does there, and what the page looks up."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from places.admin.desk_claim import missed_of, vocabulary
from places.admin.desk_ground import held_on, labels
from places.admin.desk_state import match_json, place_json, state_of
from places.desk import review
from places.desk.again import is_older, read_again
from places.desk.claims import add_claim
from places.desk.events import events_like
from places.desk.gazetteer import search
from places.desk.undo import UndoError, undo, undoable
from places.models import Actor, Claim, Event, EventType, Mention, Place, Report, User
from places.publishing import basemap as offline

UNDO_KEPT = 50
GONE = tuple(model.DoesNotExist for model in (Actor, Claim, Event, EventType, Mention, Place))
Body = dict[str, Any]


def report_of(request: HttpRequest, uuid: UUID) -> Report:
    """The report, for those who may see it at the desk."""
    if not request.user.has_perm("places.view_report"):
        raise PermissionDenied
    return get_object_or_404(Report.objects.select_related("source"), uuid=uuid)


def config(request: HttpRequest, report: Report) -> dict[str, Any]:
    """What the page's script needs to begin."""
    return {
        "state": state_of(report, _undo_stack(request, report)),
        "act": reverse("admin:places_report_desk_act", args=[report.uuid]),
        "events": reverse("admin:places_report_desk_events", args=[report.uuid, UUID(int=0)]),
        "places": reverse("admin:places_desk_places"),
        "basemap": reverse("admin:places_desk_basemap"),
        "ground": reverse("admin:places_desk_ground"),
        "day": report.published_latest.isoformat() if report.published_latest else "",
        "csrf": get_token(request),
        "language": get_language(),
        "rtl": get_language_bidi(),
        "sure": review.SURE,
        "older": is_older(report),
        "vocabulary": vocabulary(),
        "may": {
            "decide": request.user.has_perms(("places.change_mention", "places.change_claim")),
            "add": request.user.has_perm("places.add_claim"),
            "publish": request.user.has_perm("places.change_event"),
        },
    }


@require_GET
def state(request: HttpRequest, uuid: UUID) -> JsonResponse:
    report = report_of(request, uuid)
    return JsonResponse(state_of(report, _undo_stack(request, report)))


@require_GET
def places(request: HttpRequest) -> JsonResponse:
    """Places of the gazetteer by name, in either script: {"places": […]}, best first."""
    if not request.user.has_perm("places.view_place"):
        raise PermissionDenied
    found = search(request.GET.get("q", "")[:80])
    return JsonResponse({"places": [place_json(f.place) for f in found]})


@require_GET
def events(request: HttpRequest, uuid: UUID, claim: UUID) -> JsonResponse:
    """Events that a claim may join: {"events": […]}, the likeliest first."""
    report = report_of(request, uuid)
    matches = events_like(get_object_or_404(Claim, uuid=claim, report=report))
    return JsonResponse({"events": [match_json(match) for match in matches]})


@require_GET
def ground(request: HttpRequest) -> JsonResponse:
    """Names to write on the map, and with ?day= who held the ground then: {"labels", "control"}."""
    if not request.user.has_perm("places.view_place"):
        raise PermissionDenied
    try:
        day = datetime.date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = None
    answer = JsonResponse({"labels": labels(), "control": held_on(day) if day else None})
    answer["Cache-Control"] = "private, max-age=600"
    return answer


@require_GET
def basemap(request: HttpRequest) -> HttpResponse:
    """Rivers, borders and governorates as GeoJSON; an empty collection where there are none."""
    file = offline.file()
    answer: Any
    if file.is_file():
        answer = FileResponse(file.open("rb"), content_type="application/geo+json")
    else:
        answer = JsonResponse(offline.features())
    answer["Cache-Control"] = "private, max-age=3600"
    return answer  # type: ignore[no-any-return]


@require_POST
def act(request: HttpRequest, uuid: UUID) -> JsonResponse:
    """One act of an editor: {"do": name in ACTS, …} in, {"said", "state"} out; 400 with {"error"}
    where it is not possible, and with the "state" where others may have changed that."""
    report = report_of(request, uuid)
    try:
        body = json.loads(request.body)
        understand, permission = ACTS[body["do"]]
    except (ValueError, KeyError, TypeError, RecursionError):
        return _not_understood()
    if not request.user.has_perm(permission):
        return JsonResponse({"error": _("You may not do this.")}, status=403)
    stack = _undo_stack(request, report)
    try:
        run = understand(report, body)
    except GONE:
        return _gone()
    except review.ReviewError as error:
        return _impossible(request, report, error)
    except (KeyError, TypeError, ValueError, OverflowError, ValidationError):
        return _not_understood()
    try:
        with undoable() as steps:
            said = run(request.user, stack)  # type: ignore[arg-type]
    except UndoError as error:  # what can no longer be undone stands before nothing that can
        _keep_undo_stack(request, report, stack)
        return _impossible(request, report, error)
    except review.ReviewError as error:
        return _impossible(request, report, error)
    except GONE:
        return _gone()
    if body["do"] != "undo" and steps:
        stack.append({"said": said, "steps": steps})
    _keep_undo_stack(request, report, stack)
    report.refresh_from_db()  # publishing an event may have published it too
    return JsonResponse({"said": said, "state": state_of(report, stack)})


def _not_understood() -> JsonResponse:
    return JsonResponse({"error": _("This request cannot be understood.")}, status=400)


def _gone() -> JsonResponse:
    return JsonResponse({"error": _("This no longer exists; load the page again.")}, status=404)


def _impossible(request: HttpRequest, report: Report, error: Exception) -> JsonResponse:
    now = state_of(report, _undo_stack(request, report))
    return JsonResponse({"error": str(error), "state": now}, status=400)


# ── acts ──────────────────────────────────────────────────────────────────────────────────────
# A request, understood, gives (user, undo stack) → what was done, in the editor's language. Only
# understanding may fail for what was sent: an error of the doing is one of ours, and is not hidden.

Doing = Callable[[User, list[Body]], str]
Act = Callable[[Report, Body], Doing]


def _confirm(report: Report, body: Body) -> Doing:
    mention = _mention(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        return _("Confirmed “%(words)s”.") % {"words": review.confirm_mention(mention, user).surface}

    return do


def _correct(report: Report, body: Body) -> Doing:
    mention = _mention(report, body)
    place = Place.objects.get(uuid=body["place"]) if "place" in body else None
    lon_lat = None if place else _pair(body["lon_lat"])

    def do(user: User, _stack: list[Body]) -> str:
        review.correct_mention(mention, user, place=place, lon_lat=lon_lat)
        if place is None:
            return _("“%(words)s” was set on the map.") % {"words": mention.surface}
        return _("“%(words)s” means %(place)s.") % {"words": mention.surface, "place": place}

    return do


def _pair(numbers: Any) -> tuple[float, float]:
    if not isinstance(numbers, list):
        raise TypeError("a point is a list of two numbers")
    lon, lat = (float(number) for number in numbers)
    return lon, lat


def _reject(report: Report, body: Body) -> Doing:
    mention = _mention(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        return _("“%(words)s” names no place here.") % {"words": review.reject_mention(mention, user).surface}

    return do


def _add(report: Report, body: Body) -> Doing:
    start, end = int(body["start"]), int(body["end"])

    def do(user: User, _stack: list[Body]) -> str:
        mention = review.add_mention(report, start, end, user)
        return _("Marked “%(words)s”; now choose its place.") % {"words": mention.surface}

    return do


def _confirm_all(report: Report, body: Body) -> Doing:
    least = float(body.get("at_least", review.SURE))

    def do(user: User, _stack: list[Body]) -> str:
        n = review.confirm_all(report, user, at_least=least)
        return ngettext("Confirmed %(n)d place.", "Confirmed %(n)d places.", n) % {"n": n}

    return do


def _add_claim(report: Report, body: Body) -> Doing:
    missed = missed_of(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        claim = add_claim(report, missed, user)
        return _("New claim: %(type)s. Accept it as an event, or join it to one.") % {"type": claim.type}

    return do


def _read_again(report: Report, _body: Body) -> Doing:
    def do(user: User, _stack: list[Body]) -> str:
        return _("Read anew: %(what)s.") % {"what": read_again(report, user).said()}

    return do


def _accept_claim(report: Report, body: Body) -> Doing:
    claim = _claim(report, body)
    joined = Event.objects.get(uuid=body["event"]) if body.get("event") else None

    def do(user: User, _stack: list[Body]) -> str:
        event = review.accept_claim(claim, user, joined)
        if joined:
            return _("The claim joined “%(event)s”.") % {"event": event}
        return _("New draft: “%(event)s”.") % {"event": event}

    return do


def _reject_claim(report: Report, body: Body) -> Doing:
    claim = _claim(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        review.reject_claim(claim, user)
        return _("The claim was rejected.")

    return do


def _reopen_claim(report: Report, body: Body) -> Doing:
    claim = _claim(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        review.reopen_claim(claim, user)
        return _("The claim is open again.")

    return do


def _publish(report: Report, body: Body) -> Doing:
    event = _event(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        review.approve(event, user)
        return _("“%(event)s” is published.") % {"event": event}

    return do


def _withdraw(report: Report, body: Body) -> Doing:
    event = _event(report, body)

    def do(user: User, _stack: list[Body]) -> str:
        review.withdraw(event, user)
        return _("“%(event)s” was withdrawn.") % {"event": event}

    return do


def _undo(_report: Report, _body: Body) -> Doing:
    def do(user: User, stack: list[Body]) -> str:
        if not stack:
            raise UndoError(_("There is nothing to undo."))
        last = stack.pop()
        undo(last["steps"], user)
        return _("Undone: %(what)s") % {"what": last["said"]}

    return do


ACTS: dict[str, tuple[Act, str]] = {
    "confirm": (_confirm, "places.change_mention"),
    "correct": (_correct, "places.change_mention"),
    "reject": (_reject, "places.change_mention"),
    "add": (_add, "places.add_mention"),
    "confirm_all": (_confirm_all, "places.change_mention"),
    "add_claim": (_add_claim, "places.add_claim"),
    "accept_claim": (_accept_claim, "places.change_claim"),
    "reject_claim": (_reject_claim, "places.change_claim"),
    "reopen_claim": (_reopen_claim, "places.change_claim"),
    "publish": (_publish, "places.change_event"),
    "withdraw": (_withdraw, "places.change_event"),
    "read_again": (_read_again, "places.change_claim"),
    "undo": (_undo, "places.change_mention"),
}


def _mention(report: Report, body: Body) -> Mention:
    """The mention to decide on. Raises ReviewError where it is no more as the page showed it: "seen" is its
    [status, the place's UUID or null], and may be left out."""
    mention = report.mentions.select_related("place", "report").get(uuid=body["mention"])
    now = [mention.status, str(mention.place.uuid) if mention.place else None]
    if body.get("seen", now) != now:
        raise review.ReviewError(_(review.OVERTAKEN))
    return mention


def _claim(report: Report, body: Body) -> Claim:
    return report.claims.select_related("type", "report", "event").get(uuid=body["claim"])


def _event(report: Report, body: Body) -> Event:
    return Event.objects.filter(claims__report=report).distinct().get(uuid=body["event"])


def _undo_stack(request: HttpRequest, report: Report) -> list[Body]:
    """This editor's acts on this report, newest last; each {"said", "steps"}."""
    return list(request.session.get(f"desk-undo-{report.uuid}", []))


def _keep_undo_stack(request: HttpRequest, report: Report, stack: list[Body]) -> None:
    request.session[f"desk-undo-{report.uuid}"] = stack[-UNDO_KEPT:]
