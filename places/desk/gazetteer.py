"""The gazetteer and the actors as the reading needs them, and the names that editors add."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely
from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Case, Count, IntegerField, Max, Min, Q, QuerySet, When
from shapely.geometry.base import BaseGeometry

from places.desk import edition
from places.desk.turn import turn
from places.desk.written import Reason, write
from places.models import Actor, ActorAlias, Mention, Place, PlaceName, User
from places.models.gazetteer import NameKind
from places.models.reports import MentionStatus
from places.reading.decisions import Decided, Decisions
from places.reading.text import fold
from places.reading.types import ActorRecord, PlaceRecord

if TYPE_CHECKING:
    from places.reading.reader import Reader


def key_of(row: Place | Actor) -> str:
    """The name by which the reading knows a row: its seed key, else its UUID."""
    return row.key or str(row.uuid)


def to_shapely(geometry: GEOSGeometry | None) -> BaseGeometry | None:
    """A GEOS geometry of the database as Shapely's; both WGS 84, lon-lat."""
    return shapely.from_wkb(bytes(geometry.wkb)) if geometry else None


def to_geos(geometry: BaseGeometry | None) -> GEOSGeometry | None:
    """A Shapely geometry (WGS 84, lon-lat) as the database wants it; None stays None."""
    if geometry is None or geometry.is_empty:
        return None
    return GEOSGeometry(memoryview(shapely.to_wkb(geometry)), srid=4326)


def candidate_of(place: Place) -> dict[str, Any]:
    """A place as Mention.candidates keeps it, without the score and the reasons for it; `lon_lat` in degrees,
    to a metre."""
    return {
        "place": str(place.uuid),
        "name_en": place.name_en,
        "name_ar": place.name_ar,
        "kind": place.kind,
        "lon_lat": [round(place.point.x, 5), round(place.point.y, 5)],
    }


def place_records() -> list[PlaceRecord]:
    """Every place, with its names in every script, in three queries."""
    places = list(Place.objects.all())
    by_pk = {place.pk: place for place in places}
    names: dict[int, list[str]] = {place.pk: [] for place in places}
    for place_id, text in PlaceName.objects.values_list("place_id", "text"):
        names.get(place_id, []).append(text)
    return [place_record(place, names[place.pk], by_pk) for place in places]


def place_record(place: Place, names: Iterable[str], by_pk: dict[int, Place]) -> PlaceRecord:
    every = dict.fromkeys(n for n in (place.name_en, place.name_ar, *names) if n)
    return PlaceRecord(
        key=key_of(place),
        name_en=place.name_en,
        name_ar=place.name_ar,
        names=tuple(every),
        kind=place.kind,
        lon_lat=(place.point.x, place.point.y),
        shape=None if place.geometry.geom_type == "Point" else to_shapely(place.geometry),
        lies_in=tuple(_ancestors(place, by_pk)),
        admin1=place.admin1,
        country=place.country,
        population=place.population or 0,
        prior=place.prior,
        where_prec=int(place.where_prec),
    )


def _ancestors(place: Place, by_pk: dict[int, Place]) -> list[str]:
    """Keys of what a place lies in, nearest first; a loop in the data ends the walk."""
    seen = {place.pk}
    keys = []
    above = by_pk.get(place.parent_id) if place.parent_id else None
    while above and above.pk not in seen:
        seen.add(above.pk)
        keys.append(key_of(above))
        above = by_pk.get(above.parent_id) if above.parent_id else None
    return keys


def actor_records() -> list[ActorRecord]:
    """Every actor, with its names and aliases in both scripts."""
    actors = list(Actor.objects.prefetch_related("aliases"))
    keys = {actor.pk: key_of(actor) for actor in actors}
    return [
        ActorRecord(
            key=keys[actor.pk],
            name_en=actor.name_en,
            name_ar=actor.name_ar,
            names=tuple(
                dict.fromkeys(
                    n
                    for n in (
                        actor.name_en,
                        actor.name_ar,
                        actor.short_en,
                        actor.short_ar,
                        *(alias.text for alias in actor.aliases.all()),
                    )
                    if n
                )
            ),
            kind=actor.kind,
            parent=keys.get(actor.parent_id) if actor.parent_id else None,
            strength=actor.strength,
        )
        for actor in actors
    ]


_DECIDED = (MentionStatus.CONFIRMED, MentionStatus.CORRECTED, MentionStatus.REJECTED)
_DECIDING = (Reason.CONFIRMED, Reason.CORRECTED, Reason.REJECTED)


def decisions() -> Decisions:
    """What editors decided about names, as it stands now: undone decisions count no more.

    A name counts once a report. What no editor looked at does not count (the seeds and made-up reports come
    confirmed): the history, where only decisions name one of these reasons and an editor, leads to the rows.
    """
    by_hand = Mention.history.filter(history_user__isnull=False, history_change_reason__in=_DECIDING)
    rows = (
        Mention.objects.filter(pk__in=by_hand.values("id"), status__in=_DECIDED)
        .order_by()
        .values_list("surface", "report_id", "status", "place__key", "place__uuid")
        .distinct()
    )
    chosen: dict[str, dict[str, set[int]]] = {}
    rejected: dict[str, set[int]] = {}
    for surface, report, status, key, uuid in rows:
        name = fold(surface)
        if status == MentionStatus.REJECTED:
            rejected.setdefault(name, set()).add(report)
        elif uuid is not None:
            chosen.setdefault(name, {}).setdefault(key or str(uuid), set()).add(report)
    return Decisions(
        {
            name: Decided(
                {key: len(reports) for key, reports in chosen.get(name, {}).items()},
                len(rejected.get(name, ())),
            )
            for name in chosen.keys() | rejected.keys()
        }
    )


_lock = threading.Lock()
_cached: dict[str, Any] = {"serial": None, "print": None, "decided": None, "reader": None}


def current_reader() -> Reader:
    """The reader over the gazetteer as it is now, kept in the process.

    The edition's serial says cheaply that nothing changed; where it moved, a fingerprint tells
    whether places or actors did, since reviewing a report must not cost a new index. Decisions of editors
    are read again where the history of mentions grew, and join the index there is.
    """
    from places.desk.index_file import gazetteer_from_file
    from places.reading.reader import Reader

    serial = edition.current()
    with _lock:
        if _cached["reader"] is None or _cached["serial"] != serial:
            fingerprint, decided = _fingerprint(), _last_decided()
            if _cached["reader"] is None or _cached["print"] != fingerprint:
                _cached["reader"] = Reader(gazetteer_from_file(place_records), actor_records(), decisions())
            elif _cached["decided"] != decided:
                _cached["reader"] = _cached["reader"].after(decisions())
            _cached.update(serial=serial, print=fingerprint, decided=decided)
        return _cached["reader"]  # type: ignore[no-any-return]


def _fingerprint() -> tuple[Any, ...]:
    rows = [
        tuple(model.objects.aggregate(n=Count("pk"), last=Max("pk")).values())
        for model in (Place, PlaceName, Actor, ActorAlias)
    ]
    written = [model.history.aggregate(last=Max("history_id"))["last"] for model in (Place, PlaceName, Actor)]
    return (*rows, *written, frozenset(ActorAlias.objects.values_list("actor_id", "text")))


def _last_decided() -> int | None:
    """The newest record in the history of mentions: no decision is taken, or taken back, without one."""
    return Mention.history.aggregate(last=Max("history_id"))["last"]  # type: ignore[no-any-return]


def language_of(text: str) -> str:
    """ar or en by the script of a name's letters; und where there are none of either."""
    if any("\u0600" <= c <= "\u06ff" for c in text):
        return "ar"
    return "en" if any(c.isascii() and c.isalpha() for c in text) else "und"


def carries(place: Place, text: str) -> bool:
    """Whether `text`, folded, is among the names of a place."""
    folded = fold(text)
    own = {fold(place.name_en), fold(place.name_ar)}
    return folded in own or place.names.filter(folded=folded).exists()


def add_alias(place: Place, text: str, user: User | None) -> PlaceName | None:
    """Remember that reports write `text` for a place. None where it already carries that name,
    or where nothing of `text` remains when folded."""
    text = " ".join(text.split())
    if len(fold(text)) < 2 or len(text) > 160 or carries(place, text):
        return None
    name = PlaceName(place=place, text=text, language=language_of(text), kind=NameKind.CORRECTION)
    return write(name, user)


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a search found. `rank`: 0 the very name, 1 begins with it, 2 a word of it
    begins with it, 3 contains it."""

    place: Place
    rank: int


def search(query: str, limit: int = 12) -> list[Found]:
    """Places by name in either script, folded: the very name before its beginning before a part
    of it, places of the front before far ones. Empty for an empty query."""
    folded = fold(query)
    if not folded:
        return []
    found = (
        named(query)
        .order_by()
        .values("place")
        .annotate(rank=Min(_rank(folded.removeprefix("ال"))))
        .order_by("rank", "-place__prior", "place__name_en", "place")[:limit]
    )
    rank_of = {row["place"]: row["rank"] for row in found}
    places = Place.objects.select_related("parent").in_bulk(list(rank_of))
    return [Found(places[pk], rank) for pk, rank in rank_of.items()]


def named(query: str) -> QuerySet[PlaceName]:
    """Names that contain what is searched for, as the reading compares names and whatever the article; all
    names for an empty query."""
    return PlaceName.objects.filter(folded__contains=fold(query).removeprefix("ال"))


def _rank(bare: str) -> Case:
    """Found.rank of one name for a query without its article: the database's to judge, before it cuts."""
    forms = (bare, f"ال{bare}")
    begins = Q(folded__startswith=forms[0]) | Q(folded__startswith=forms[1])
    word_begins = Q(folded__contains=f" {forms[0]}") | Q(folded__contains=f" {forms[1]}")
    return Case(
        When(folded__in=forms, then=0),
        When(begins, then=1),
        When(word_begins, then=2),
        default=3,
        output_field=IntegerField(),
    )


@turn()
def write_names(place: Place, user: User | None) -> None:
    """Let a place that an editor saved be found by its display names too."""
    for text, language in ((place.name_en, "en"), (place.name_ar, "ar")):
        if text and not place.names.filter(text=text).exists():
            write(PlaceName(place=place, text=text, language=language, kind=NameKind.OFFICIAL), user)
