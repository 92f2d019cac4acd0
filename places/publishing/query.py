"""The parameters of the public interfaces: parsed strictly, refused by name.

A misspelt or impossible parameter is an error, never silently ignored: whoever asks for a
narrower selection must not be handed a wider one.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from places.models import Actor, Event, EventType, Participant, Place
from places.publishing import search
from places.querysets import FEW, Bbox, EventQuerySet, PlaceQuerySet

LIMIT = 1000
MAX_LIMIT = 10_000
LONGEST_WORDS = 100
"""Characters of the words that rows are looked for by."""
_ALWAYS = {"lang"}

Parameters = Mapping[str, str]
Value = TypeVar("Value")


class QueryError(ValueError):
    """A parameter that cannot be understood: its name, and what is wrong in the reader's words."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True, slots=True)
class EventQuery:
    """A selection of events. None and empty mean "no limit of this kind"."""

    bbox: Bbox | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    limit: int = LIMIT

    @classmethod
    def parse(cls, given: Parameters) -> EventQuery:
        """Raises QueryError. Asks the database for no more than whether types and actors exist."""
        _refuse_unknown(given, {"bbox", "from", "to", "type", "actor", "limit"})
        query = cls(
            bbox=_value(given, "bbox", _bbox),
            first=_value(given, "from", _day),
            last=_value(given, "to", _day),
            types=_list(given, "type"),
            actors=_list(given, "actor"),
            limit=_value(given, "limit", _limit) or LIMIT,
        )
        if query.first and query.last and query.first > query.last:
            raise QueryError("to", _("“to” is before “from”."))
        return query

    def select(self) -> EventQuerySet:
        """The published events of this selection, latest first, not yet cut to `limit`."""
        events: EventQuerySet = Event.objects.published().between(self.first, self.last)
        if self.bbox:
            events = events.in_bbox(self.bbox)
        if self.types:
            events = events.filter(type__in=_types_named(self.types))
        return events.filter(_acting(_with_parts(self.actors))) if self.actors else events


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """A selection of places."""

    bbox: Bbox | None = None
    kinds: tuple[str, ...] = ()
    limit: int = LIMIT

    @classmethod
    def parse(cls, given: Parameters) -> PlaceQuery:
        """Raises QueryError."""
        _refuse_unknown(given, {"bbox", "type", "limit"})
        kinds = _list(given, "type")
        known = set(dict(Place._meta.get_field("kind").flatchoices))
        for kind in kinds:
            if kind not in known:
                raise QueryError("type", _("There is no kind of place “%(kind)s”.") % {"kind": kind})
        return cls(_value(given, "bbox", _bbox), kinds, _value(given, "limit", _limit) or LIMIT)

    def select(self) -> PlaceQuerySet:
        places: PlaceQuerySet = Place.objects.order_by("label_zoom", "pk")
        if self.bbox:
            places = places.in_bbox(self.bbox)
        return places.filter(kind__in=self.kinds) if self.kinds else places


def parse_day(given: Parameters) -> datetime.date | None:
    """The one parameter `day` (YYYY-MM-DD), None when it is missing. Raises QueryError."""
    _refuse_unknown(given, {"day"})
    return _value(given, "day", _day)


def parse_search(given: Parameters) -> tuple[str, int]:
    """What to look for (`q`, "" when missing) and how many answers to give. Raises QueryError."""
    _refuse_unknown(given, {"q", "limit"})
    text = given.get("q", "").replace("\0", "")
    return text, min(_value(given, "limit", _limit) or 10, search.MOST)


def parse_row(given: Parameters) -> tuple[str, str]:
    """An edition's key and an event's UUID. Raises QueryError."""
    _refuse_unknown(given, {"key", "event"})
    return _key(given), _value(given, "event", _uuid) or _missing("event")


def parse_rows(given: Parameters) -> tuple[str, str]:
    """An edition's key and words to look for, LONGEST_WORDS characters at most. Raises QueryError."""
    _refuse_unknown(given, {"key", "q"})
    words = given.get("q", "").replace("\0", "").strip() or _missing("q")
    if len(words) > LONGEST_WORDS:
        raise QueryError("q", _("Give at most %(most)s characters.") % {"most": LONGEST_WORDS})
    return _key(given), words


def _key(given: Parameters) -> str:
    return given.get("key", "") or _missing("key")


def _missing(name: str) -> NoReturn:
    raise QueryError(name, _("This parameter is missing."))


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise ValueError(_("Give an event’s UUID.")) from None


def _refuse_unknown(given: Parameters, known: set[str]) -> None:
    for name in given:
        if name not in known | _ALWAYS:
            raise QueryError(
                name,
                _("There is no such parameter. Known are: %(known)s.") % {"known": ", ".join(sorted(known))},
            )


def _value(given: Parameters, name: str, parse: Callable[[str], Value]) -> Value | None:
    text = given.get(name, "").strip()
    if not text:
        return None
    try:
        return parse(text)
    except ValueError as error:
        raise QueryError(name, str(error)) from error


def _list(given: Parameters, name: str) -> tuple[str, ...]:
    return tuple(part for part in (raw.strip() for raw in given.get(name, "").split(",")) if part)


def _bbox(text: str) -> Bbox:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ValueError(_("Give four numbers: west,south,east,north in degrees.")) from None
    inside = all(map(math.isfinite, (west, south, east, north)))
    if not (inside and -180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError(_("The order is west,south,east,north, within ±180 and ±90 degrees."))
    return west, south, east, north


def _day(text: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(_("Give a day as YYYY-MM-DD.")) from None


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MAX_LIMIT):
        raise ValueError(_("Give a number from 1 to %(most)s.") % {"most": MAX_LIMIT})
    return int(text)


def _acting(actors: set[int]) -> Q:
    """Events in which one of these takes part: few are looked up, many are met along the way. One query."""
    parts = Participant.objects.filter(actor__in=actors, event__isnull=False).order_by()
    if len(parts.values_list("pk")[: FEW + 1]) <= FEW:
        return Q(pk__in=parts.values("event_id"))
    return Q(Exists(parts.filter(event=OuterRef("pk"))))


def _types_named(names: tuple[str, ...]) -> set[int]:
    """Primary keys of the types with these codes or in these groups. Raises QueryError."""
    codes = dict(EventType.objects.values_list("code", "pk"))
    found: set[int] = set()
    for name in names:
        matching = {pk for code, pk in codes.items() if code == name or code.startswith(f"{name}.")}
        if not matching:
            raise QueryError("type", _("There is no type or group of events “%(type)s”.") % {"type": name})
        found |= matching
    return found


def _with_parts(keys: tuple[str, ...]) -> set[int]:
    """Primary keys of the actors with these keys (or UUIDs) and of all their parts. Raises QueryError."""
    parent_of: dict[int, int | None] = {}
    by_key: dict[str, int] = {}
    for pk, parent, key, uuid in Actor.objects.values_list("pk", "parent_id", "key", "uuid"):
        parent_of[pk] = parent
        by_key[key or str(uuid)] = pk
    unknown = [key for key in keys if key not in by_key]
    if unknown:
        raise QueryError("actor", _("There is no actor “%(actor)s”.") % {"actor": unknown[0]})
    found = {by_key[key] for key in keys}
    while parts := {pk for pk, parent in parent_of.items() if parent in found} - found:
        found |= parts
    return found
