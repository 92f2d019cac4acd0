"""Events made of claims: a new one of a claim, a claim that joins one, and which one it may join."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from places.desk.written import write
from places.models import Claim, Event, Figure, Mention, Participant, User
from places.models.base import Status, WherePrec
from places.models.events import Role
from places.models.reports import MentionStatus, Modality
from places.querysets import Bbox
from places.reading.calendar import moved
from places.wording import relations

NEAR_DAYS = 10
NEAR_M = 30_000
"""Claims further apart than this from an event, in days or metres, are not proposed to join it."""

MOST = 2_000
METRES_A_DEGREE = 110_000
"""Of latitude, at least."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a claim says it happened: `geometry` and `point` WGS 84, or None where it says nothing
    that an editor let stand."""

    mention: Mention | None = None
    geometry: GEOSGeometry | None = None
    point: Point | None = None
    where_prec: int = WherePrec.VAGUE


def whereabouts(claim: Claim) -> Whereabouts:
    """The claim's main place: its first mention that is not rejected and lies somewhere."""
    links = claim.mentions.through.objects.filter(claim=claim).order_by("pk")
    for link in links.select_related("mention__place"):
        mention = link.mention
        if mention.status == MentionStatus.REJECTED or mention.within_actor_id:
            continue
        if mention.footprint:
            inside = mention.footprint.point_on_surface
            return Whereabouts(mention, mention.footprint, inside, mention.where_prec or WherePrec.VAGUE)
        if mention.point:
            return Whereabouts(mention, mention.point, mention.point, WherePrec.EXACT)
        if mention.place:
            prec = mention.where_prec or mention.place.where_prec
            shape = mention.place.point if prec == WherePrec.EXACT else mention.place.geometry
            return Whereabouts(mention, shape, mention.place.point, prec)
    return Whereabouts()


def event_of(claim: Claim, user: User) -> Event:
    """A new draft that says what one claim says."""
    where = whereabouts(claim)
    place = where.mention.place if where.mention else None
    phrases = _where_in_words(where)
    event = Event(
        type=claim.type,
        title_en=_title(claim, phrases["en"], "en"),
        title_ar=_title(claim, phrases["ar"], "ar"),
        place=place,
        where_en=phrases["en"],
        where_ar=phrases["ar"],
        geometry=where.geometry,
        point=where.point,
        where_prec=where.where_prec,
        when_edtf=claim.when_edtf,
        earliest=claim.earliest,
        latest=claim.latest,
        date_prec=claim.date_prec,
        disputed=claim.modality == Modality.DENIED,
    )
    write(event, user)
    _bring(claim, event, user)
    return event


def join(claim: Claim, event: Event, user: User) -> None:
    """Bring a claim's participants and figures into an event that stands already. Dates and place
    of the event stay; where the claim's differ for good, the event becomes disputed."""
    apart = days_apart(claim.earliest, claim.latest, event.earliest, event.latest)
    if claim.modality == Modality.DENIED or (apart or 0) > 0:
        event.disputed = True
    if event.latest is None and claim.latest is not None:
        event.when_edtf, event.date_prec = claim.when_edtf, claim.date_prec
        event.earliest, event.latest = claim.earliest, claim.latest
    if event.geometry is None:
        where = whereabouts(claim)
        event.geometry, event.point, event.where_prec = where.geometry, where.point, where.where_prec
        event.place = where.mention.place if where.mention else None
    write(event, user)
    _bring(claim, event, user)


def _bring(claim: Claim, event: Event, user: User) -> None:
    there = set(event.participants.values_list("actor_id", "role"))
    wanted = [(p.actor_id, p.role) for p in claim.participants.all()]
    if claim.claimant_id:
        wanted.append((claim.claimant_id, Role.CLAIMANT))
    for actor_id, role in dict.fromkeys(wanted):
        if (actor_id, role) not in there:
            write(Participant(event=event, actor_id=actor_id, role=role), user)
    for figure in claim.figures.all():
        _bring_figure(figure, event, user)


def _bring_figure(figure: Figure, event: Event, user: User) -> None:
    """A figure of the same thing widens the event's range; another one stands beside it."""
    own = event.figures.filter(what=figure.what, unit=figure.unit).first()
    if own is None:
        own = Figure(
            event=event,
            what=figure.what,
            unit=figure.unit,
            low=figure.low,
            best=figure.best,
            high=figure.high,
            doubt=figure.doubt,
            doubt_ar=figure.doubt_ar,
        )
    else:
        values = [v for f in (own, figure) for v in (f.low, f.best, f.high) if v is not None]
        own.low, own.high = min(values), max(values)
        own.doubt, own.doubt_ar = own.doubt or figure.doubt, own.doubt_ar or figure.doubt_ar
    write(own, user)


def _where_in_words(where: Whereabouts) -> dict[str, str]:
    """The place's name in both scripts, with the report's own words for a relation in its script."""
    mention = where.mention
    if mention is None:
        return {"en": "", "ar": ""}
    if mention.place is None:
        arabic = any("\u0600" <= c <= "\u06ff" for c in mention.surface)
        return {"en": "" if arabic else mention.surface, "ar": mention.surface if arabic else ""}
    names = {"en": mention.place.name_en, "ar": mention.place.name_ar or mention.place.name_en}
    if not mention.relation:
        return names
    return {
        language: relations.of_place(mention.relation, name, language) for language, name in names.items()
    }


def _title(claim: Claim, where: str, language: str) -> str:
    kind = claim.type.name_ar if language == "ar" else claim.type.name_en
    with override(language):
        title = _("%(what)s: %(where)s") % {"what": kind, "where": where} if where else kind
    return title[:200]


def days_apart(
    earliest: datetime.date | None,
    latest: datetime.date | None,
    other_earliest: datetime.date | None,
    other_latest: datetime.date | None,
) -> int | None:
    """Days between two intervals, 0 where they touch; None where either is undated. An interval
    without an earliest day counts as its latest day."""
    if latest is None or other_latest is None:
        return None
    first, other_first = earliest or latest, other_earliest or other_latest
    return max((other_first - latest).days, (first - other_latest).days, 0)


@dataclass(frozen=True, slots=True)
class Match:
    """An event that a claim may belong to. `distance_m` and `days` are None where unknown;
    `score` (0–1) orders them."""

    event: Event
    score: float
    days: int | None
    distance_m: float | None
    same_type: bool


def events_like(claim: Claim, limit: int = 5) -> list[Match]:
    """Events near a claim in type, time and place, the likeliest first.

    Of more than MOST events within reach of a claim's place and days, the latest MOST are looked at; as many
    again of those that stand nowhere yet.
    """
    where = whereabouts(claim)
    matches = (_match(claim, where, event) for event in _within_reach(claim, where))
    good = [m for m in matches if m is not None and m.score >= 0.4]
    return sorted(good, key=lambda m: (-m.score, m.event.pk))[:limit]


def _within_reach(claim: Claim, where: Whereabouts) -> list[Event]:
    rows = Event.objects.exclude(status=Status.REJECTED).select_related("type", "place")
    if claim.latest:
        first = moved(claim.earliest or claim.latest, -NEAR_DAYS)
        last = moved(claim.latest, NEAR_DAYS)
        rows = rows.filter(Q(latest=None) | Q(latest__gte=first) & (Q(earliest__lte=last) | Q(earliest=None)))
    rows = rows.order_by("-latest", "-pk")
    if where.geometry is None or where.point is None:
        return list(rows[:MOST])
    near = rows.in_bbox(_around(where.geometry))
    nowhere = rows.filter(Q(geometry=None) | Q(point=None), status__in=_MAY_BE_NOWHERE)
    return [*near[:MOST], *nowhere[:MOST]]


_MAY_BE_NOWHERE = [Status.DRAFT, Status.REVIEWED, Status.UNVERIFIABLE]
"""What is published is somewhere: asked for by name, the others are found along an index."""


def _around(geometry: GEOSGeometry) -> Bbox:
    """The bounds of a geometry and NEAR_M beyond them, in degrees; somewhat more than less."""
    west, south, east, north = geometry.extent
    up = NEAR_M / METRES_A_DEGREE
    furthest = min(89.0, max(abs(south), abs(north)) + up)
    along = up / math.cos(math.radians(furthest))
    return west - along, south - up, east + along, north + up


def _match(claim: Claim, where: Whereabouts, event: Event) -> Match | None:
    days = days_apart(claim.earliest, claim.latest, event.earliest, event.latest)
    if days is not None and days > NEAR_DAYS:
        return None
    metres = _metres_apart(where, event)
    if metres is not None and metres > NEAR_M:
        return None
    same = claim.type_id == event.type_id
    kin = claim.type.group == event.type.group
    in_type = 1.0 if same else 0.5 if kin else 0.0
    in_time = 0.3 if days is None else 1 - days / NEAR_DAYS
    in_place = 0.2 if metres is None else 1 - metres / NEAR_M
    return Match(event, round((in_type + in_time + in_place) / 3, 3), days, metres, same)


def _metres_apart(where: Whereabouts, event: Event) -> float | None:
    if where.geometry is None or event.geometry is None or where.point is None or event.point is None:
        return None
    if where.geometry.intersects(event.geometry):
        return 0.0
    from places.geometry.areas import distance_m

    return distance_m((where.point.x, where.point.y), (event.point.x, event.point.y))
