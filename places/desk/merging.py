"""Make one place of several that are the same: the one kept gains all that hangs on the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from places.desk.gazetteer import candidate_of, language_of
from places.desk.review import ReviewError, hold
from places.desk.turn import turn
from places.desk.written import Reason, delete, write
from places.models import ControlFact, Event, Mention, Place, PlaceName, Report, User
from places.models.base import Status
from places.models.gazetteer import NameKind
from places.reading.text import fold

_TAKEN_OVER = (
    "name_ar",
    "pcode",
    "geonames_id",
    "wikidata_id",
    "admin1",
    "country",
    "population",
    "parent_id",
)
_ALONE = {"pcode": "OCHA", "geonames_id": "GeoNames", "wikidata_id": "Wikidata"}
FAR_M = 10_000


@dataclass(frozen=True, slots=True)
class Moving:
    """What hangs on a place and would move with it."""

    place: Place
    names: int
    mentions: int
    events: int
    published: int
    facts: int
    children: int
    reports: int


def moving(place: Place) -> Moving:
    """Count what hangs on a place, in a few queries."""
    events = Event.objects.filter(place=place)
    return Moving(
        place,
        names=place.names.count(),
        mentions=place.mentions.count(),
        events=events.count(),
        published=events.filter(status=Status.PUBLISHED).count(),
        facts=ControlFact.objects.filter(place=place).count(),
        children=place.children.count(),
        reports=Report.objects.filter(mentions__place=place).distinct().count(),
    )


def doubts(kept: Place, others: Iterable[Place]) -> list[str]:
    """What speaks against the places being one, in the editor's words; an editor may know better."""
    from places.geometry.areas import distance_m

    said = []
    for other in others:
        metres = distance_m((kept.point.x, kept.point.y), (other.point.x, other.point.y))
        if metres > FAR_M:
            said.append(_("“%(place)s” lies %(km)d km away.") % {"place": other, "km": round(metres / 1000)})
        for field, registry in _ALONE.items():
            mine, its = getattr(kept, field), getattr(other, field)
            if mine and its and mine != its:
                said.append(
                    _("%(registry)s lists them as two: %(mine)s and %(its)s.")
                    % {"registry": registry, "mine": mine, "its": its}
                )
        if kept.kind != other.kind:
            said.append(
                _("“%(place)s” is of another kind: %(kind)s.")
                % {"place": other, "kind": other.get_kind_display()}
            )
    return said


@turn()
def merge(kept: Place, others: Sequence[Place], user: User) -> Place:
    """Move names, mentions, events, facts of control and what lies in them from `others` to `kept`, take
    over what it lacks, and delete the others. Events keep their own geometry.

    The seeds and their history know the deleted rows as deleted, so that no later load makes them
    again. Collected by desk.undo like any other act. Raises ReviewError for a merge that cannot be.
    """
    others = list(dict.fromkeys(others))
    if not others or kept in others:
        raise ReviewError(_("Choose at least two different places."))
    hold(kept, *others)
    for other in others:
        _move_names(kept, other, user)
        _move_mentions(kept, other, user)
        for row in (*other.events.all(), *other.control_facts.all()):
            row.place = kept
            write(row, user, Reason.MERGED)
        for child in other.children.exclude(pk=kept.pk):
            child.parent = kept
            write(child, user, Reason.MERGED)
        if kept.parent_id == other.pk:
            kept.parent_id = other.parent_id if other.parent_id != kept.pk else None
        gains = {f: getattr(other, f) for f in _TAKEN_OVER if getattr(other, f) and not getattr(kept, f)}
        delete(other, user, Reason.MERGED)
        for field, value in gains.items():
            if field != "parent_id" or value != kept.pk:
                setattr(kept, field, value)
    return write(kept, user, Reason.MERGED)


def _move_names(kept: Place, other: Place, user: User) -> None:
    there = set(kept.names.values_list("text", flat=True))
    for name in other.names.all():
        if name.text in there:
            delete(name, user, Reason.MERGED)
            continue
        there.add(name.text)
        name.place, name.seeded = kept, False
        if name.kind == NameKind.OFFICIAL:
            name.kind = NameKind.ALIAS
        write(name, user, Reason.MERGED)
    for text in (other.name_en, other.name_ar):
        if fold(text) and text not in there:
            there.add(text)
            name = PlaceName(place=kept, text=text, language=language_of(text), kind=NameKind.ALIAS)
            write(name, user, Reason.MERGED)


def _move_mentions(kept: Place, other: Place, user: User) -> None:
    """Those that mean the other place, and those that only weighed it."""
    gone, stays = str(other.uuid), str(kept.uuid)
    rows = Mention.objects.filter(place=other) | Mention.objects.filter(candidates__icontains=gone)
    for mention in rows.distinct():
        if mention.place_id == other.pk:
            mention.place = kept
        mention.candidates = _as_one(mention.candidates, gone, kept)
        if mention.relation and mention.relation.get("anchor") == gone:
            mention.relation = mention.relation | {"anchor": stays}
        write(mention, user, Reason.MERGED)


def _as_one(candidates: list[dict[str, Any]], gone: str, kept: Place) -> list[dict[str, Any]]:
    """The candidates with the kept place for the other, once, with the better of the two scores."""
    own = candidate_of(kept)
    found: dict[str, dict[str, Any]] = {}
    for candidate in candidates:  # best first: the first of two has the better score
        now = candidate | own if candidate.get("place") == gone else candidate
        found.setdefault(str(now.get("place")), now)
    return list(found.values())
