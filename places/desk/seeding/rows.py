"""The kinds of seeded rows, and what each seed wants to be in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.gis.geos import Point
from django.db.models import Q
from simple_history.utils import bulk_create_with_history

from places.desk.gazetteer import to_geos
from places.desk.seeding.kinds import ActorSeed, FactSeed, PlaceSeed, Seeds, SourceSeed, TypeSeed
from places.desk.seeding.store import Kind, Store, Wanted
from places.desk.written import Reason
from places.models import Actor, ActorAlias, ControlFact, EventType, Place, PlaceName, Source, User
from places.models.base import Status
from places.models.gazetteer import NameKind
from places.reading.text import fold
from places.reading.types import When


class Actors(Kind):
    label = "actors"
    model = Actor

    def existing(self) -> Any:
        return super().existing().select_related("parent").prefetch_related("aliases")

    def parts_of(self, row: Actor) -> Any:
        return sorted([a.language, a.text] for a in row.aliases.all() if a.seeded)

    def clear_parts(self, row: Actor, want: Wanted) -> None:
        row.aliases.filter(Q(seeded=True) | Q(text__in=[text for _language, text in want.parts])).delete()

    def write_parts(self, written: Sequence[tuple[Any, Wanted]], user: User) -> None:
        ActorAlias.objects.bulk_create(
            ActorAlias(actor=actor, language=language, text=text, seeded=True)
            for actor, want in written
            for language, text in want.parts
        )


class EventTypes(Kind):
    label = "event types"
    model = EventType
    unique = ("code",)


class Places(Kind):
    label = "places"
    model = Place
    unique = ("pcode",)

    def existing(self) -> Any:
        return super().existing().select_related("parent").prefetch_related("names")

    def parts_of(self, row: Place) -> Any:
        return sorted([n.language, n.kind, n.text] for n in row.names.all() if n.seeded)

    def clear_parts(self, row: Place, want: Wanted) -> None:
        """Seeded names come and go with the seeds; an editor's own stay, and become the seeds' where
        these bring the very same."""
        row.names.filter(Q(seeded=True) | Q(text__in=[text for *_rest, text in want.parts])).delete()

    def write_parts(self, written: Sequence[tuple[Any, Wanted]], user: User) -> None:
        names = [
            PlaceName(place=place, language=language, kind=kind, text=text, folded=fold(text), seeded=True)
            for place, want in written
            for language, kind, text in want.parts
        ]
        bulk_create_with_history(
            names, PlaceName, batch_size=400, default_user=user, default_change_reason=Reason.SEEDED.value
        )


class Sources(Kind):
    label = "sources"
    model = Source

    def existing(self) -> Any:
        return super().existing().select_related("affiliation")


class Facts(Kind):
    label = "facts of control"
    model = ControlFact

    def existing(self) -> Any:
        return super().existing().select_related("place", "actor", "source", "reviewer")


def bring_actors(store: Store, seeds: Seeds) -> None:
    for level in _levels({a.key: a.parent for a in seeds.actors.values()}):
        store.bring(Actors(), [_actor(seeds.actors[key], store) for key in level])


def _actor(seed: ActorSeed, store: Store) -> Wanted:
    aliases = dict.fromkeys(seed.aliases_ar, "ar") | dict.fromkeys(seed.aliases_en, "en")
    return Wanted(
        seed.key,
        {
            "name_en": seed.name_en,
            "name_ar": seed.name_ar,
            "short_en": seed.short_en,
            "short_ar": seed.short_ar,
            "kind": seed.kind,
            "parent": store.find("actors", seed.parent),
            "colour": seed.colour,
            "colour_dark": seed.colour_dark,
            "strength": seed.strength,
            "note": seed.note,
        },
        parts=sorted([language, text] for text, language in aliases.items()),
    )


def bring_types(store: Store, seeds: Seeds) -> None:
    store.bring(EventTypes(), [_type(seed) for seed in seeds.types.values()])


def _type(seed: TypeSeed) -> Wanted:
    return Wanted(
        seed.key,
        {
            "code": seed.code,
            "name_en": seed.name_en,
            "name_ar": seed.name_ar,
            "acled": seed.acled,
            "plover": seed.plover,
            "position": seed.position,
        },
    )


def bring_places(store: Store, seeds: Seeds) -> None:
    for level in _levels({p.key: p.parent for p in seeds.places.values()}):
        store.bring(Places(), [_place(seeds.places[key], store, seeds.shapes) for key in level])


def _place(seed: PlaceSeed, store: Store, shapes: Mapping[str, Any]) -> Wanted:
    point = Point(*seed.lon_lat, srid=4326)
    return Wanted(
        seed.key,
        {
            "name_en": seed.name_en,
            "name_ar": seed.name_ar,
            "kind": seed.kind,
            "geometry": to_geos(shapes.get(seed.key)) or point,
            "point": point,
            "accuracy_m": seed.accuracy_m,
            "parent": store.find("places", seed.parent),
            "admin1": seed.admin1,
            "country": seed.country,
            "population": seed.population,
            "prior": seed.prior,
            "label_zoom": seed.label_zoom,
            "pcode": seed.pcode or None,
            "geonames_id": seed.geonames_id,
            "wikidata_id": seed.wikidata_id,
            "source": seed.source,
            "note": seed.note,
        },
        parts=sorted(_names(seed)),
    )


def _names(seed: PlaceSeed) -> list[list[str]]:
    """Each name once, the official ones included, as [language, kind, text]."""
    names: dict[str, tuple[str, str]] = {
        seed.name_en: ("en", NameKind.OFFICIAL),
        seed.name_ar: ("ar", NameKind.OFFICIAL),
    }
    for text in seed.names_ar:
        names.setdefault(text, ("ar", NameKind.ALIAS))
    for text in seed.names_en:
        names.setdefault(text, ("en", NameKind.TRANSLITERATION))
    return [[language, str(kind), text] for text, (language, kind) in names.items() if fold(text)]


def bring_sources(store: Store, seeds: Seeds) -> None:
    store.bring(Sources(), [_source(seed, store) for seed in seeds.sources.values()])


def _source(seed: SourceSeed, store: Store) -> Wanted:
    return Wanted(
        seed.key,
        {
            "name_en": seed.name_en,
            "name_ar": seed.name_ar,
            "kind": seed.kind,
            "url": seed.url,
            "affiliation": store.find("actors", seed.affiliation),
            "reliability": seed.reliability,
            "note_en": seed.note_en,
            "note_ar": seed.note_ar,
        },
    )


def bring_facts(store: Store, seeds: Seeds, review: Review) -> None:
    """A fact whose place, source or holder an editor deleted has nothing to stand on and is left out."""
    wanted = (_fact(seed, store, review) for seed in seeds.facts.values())
    store.bring(Facts(), [want for want in wanted if want is not None])


def _fact(seed: FactSeed, store: Store, review: Review) -> Wanted | None:
    place, source = store.find("places", seed.place), store.find("sources", seed.source)
    actor = store.find("actors", seed.actor)
    if place is None or source is None or (seed.actor and actor is None):
        return None
    return Wanted(
        seed.key,
        {
            "place": place,
            "state": seed.state,
            "actor": actor,
            **dated(seed.when),
            "note_en": seed.note_en,
            "note_ar": seed.note_ar,
            "source": source,
            "citation": seed.citation,
            **review.fields,
        },
        once=review.once,
    )


class Review:
    """Seeded rows are published; their reviewer is the user "seeds", who cannot log in."""

    def __init__(self, user: User, moment: Any) -> None:
        self.fields: dict[str, Any] = {"status": Status.PUBLISHED.value, "reviewer": user}
        self.once = {"reviewed_at": moment}


def dated(when: When) -> dict[str, Any]:
    return {
        "when_edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "date_prec": when.date_prec,
    }


def _levels(parents: Mapping[str, str]) -> list[list[str]]:
    """Keys in waves, so that a parent comes before what lies in it; no loops (files.py sees to that)."""
    levels: list[list[str]] = []
    done: set[str] = {""}
    left = dict(parents)
    while left:
        level = [key for key, parent in left.items() if parent in done]
        if not level:
            raise ValueError("the parents run in a loop")
        levels.append(level)
        done.update(level)
        for key in level:
            del left[key]
    return levels
