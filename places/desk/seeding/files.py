"""Read all of seeds/ and check it, before a single row is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from places.desk.seeding.kinds import ActorSeed, FactSeed, PlaceSeed, Seeds, SourceSeed, TypeSeed
from places.desk.seeding.reports import read_reports
from places.desk.seeding.shapes import check_recipe, read_shapes
from places.desk.seeding.tables import Row, SeedError, read_table
from places.models.base import HEX_COLOUR
from places.models.control import ControlState
from places.models.events import ActorKind
from places.models.gazetteer import PlaceKind
from places.models.reports import Reliability, SourceKind

CODE = r"[a-z]+\.[a-z]+"
COLUMNS: Mapping[str, str] = {
    "places": "key name_en name_ar names_ar names_en kind lat lon accuracy_m admin1 country parent pcode "
    "geonames_id wikidata_id population prior label_zoom source note",
    "actors": "key name_en name_ar short_en short_ar kind parent colour colour_dark strength aliases_ar "
    "aliases_en note",
    "event_types": "code name_en name_ar acled plover position",
    "sources": "key name_en name_ar kind url affiliation reliability note_en note_ar",
    "control": "key place state actor when source citation note_en note_ar",
}


def read_seeds(folder: Path) -> Seeds:
    """All that stands in `folder`. Raises SeedError with every problem found."""
    problems: list[str] = []

    def table(name: str, parse: Callable[[Row], Any], key: str = "key") -> dict[str, Any]:
        rows, wrong = read_table(
            folder / f"{name}.csv", COLUMNS[name].split(), parse, lambda row: str(getattr(row, key))
        )
        problems.extend(wrong)
        return rows

    shapes, wrong = read_shapes(folder / "basemap" / "areas.geojson")
    problems += wrong
    seeds = Seeds(
        places=table("places", _place),
        actors=table("actors", _actor),
        types=table("event_types", _type, "code"),
        sources=table("sources", _source),
        facts=table("control", _fact),
        reports=read_reports(folder / "reports", problems),
        shapes=shapes,
    )
    problems += _dangling(seeds)
    if problems:
        raise SeedError(problems)
    return seeds


def _place(row: Row) -> PlaceSeed:
    return PlaceSeed(
        key=row.key(),
        name_en=row.text("name_en", 160, required=True),
        name_ar=row.text("name_ar", 160, required=True),
        names_ar=row.listed("names_ar", 160),
        names_en=row.listed("names_en", 160),
        kind=row.choice("kind", PlaceKind),
        lon_lat=(row.number("lon", -180, 180), row.number("lat", -90, 90)),
        accuracy_m=row.whole("accuracy_m", 5_000_000),
        admin1=row.text("admin1", 80),
        country=row.text("country", 2),
        parent=row.ref("parent"),
        pcode=row.text("pcode", 16),
        geonames_id=row.whole("geonames_id", 2**31 - 1),
        wikidata_id=row.text("wikidata_id", 16),
        population=row.whole("population", 2**31 - 1),
        prior=row.number("prior", 0, 1),
        label_zoom=int(row.number("label_zoom", 0, 22)),
        source=row.text("source", 200),
        note=row.text("note", 300),
    )


def _actor(row: Row) -> ActorSeed:
    return ActorSeed(
        key=row.key(),
        name_en=row.text("name_en", 160, required=True),
        name_ar=row.text("name_ar", 160, required=True),
        short_en=row.text("short_en", 40),
        short_ar=row.text("short_ar", 40),
        kind=row.choice("kind", ActorKind),
        parent=row.ref("parent"),
        colour=row.pattern("colour", HEX_COLOUR),
        colour_dark=row.pattern("colour_dark", HEX_COLOUR),
        strength=row.whole("strength", 10_000_000),
        aliases_ar=row.listed("aliases_ar", 160),
        aliases_en=row.listed("aliases_en", 160),
        note=row.text("note", 300),
    )


def _type(row: Row) -> TypeSeed:
    return TypeSeed(
        code=row.pattern("code", CODE),
        name_en=row.text("name_en", 80, required=True),
        name_ar=row.text("name_ar", 80, required=True),
        acled=row.text("acled", 80, required=True),
        plover=row.text("plover", 40),
        position=int(row.number("position", 0, 10_000)),
    )


def _source(row: Row) -> SourceSeed:
    return SourceSeed(
        key=row.key(),
        name_en=row.text("name_en", 160, required=True),
        name_ar=row.text("name_ar", 160, required=True),
        kind=row.choice("kind", SourceKind),
        url=row.text("url", 500),
        affiliation=row.ref("affiliation"),
        reliability=row.choice("reliability", Reliability),
        note_en=row.text("note_en", 300, required=True),
        note_ar=row.text("note_ar", 300, required=True),
    )


def _fact(row: Row) -> FactSeed:
    return FactSeed(
        key=row.key(),
        place=row.key("place"),
        state=row.choice("state", ControlState),
        actor=row.ref("actor"),
        when=row.when("when"),
        source=row.key("source"),
        citation=row.text("citation", 300, required=True),
        note_en=row.text("note_en", 300),
        note_ar=row.text("note_ar", 300),
    )


def _dangling(seeds: Seeds) -> list[str]:
    """Every reference that leads nowhere, every loop of parents, every p-code given twice."""
    problems: list[str] = []

    def check(where: str, column: str, key: str, rows: Mapping[str, Any], *, required: bool = False) -> None:
        if (key or required) and key not in rows:
            problems.append(f"{where}: {column} {key!r} is unknown")

    for place in seeds.places.values():
        check(f"places.csv {place.key}", "parent", place.parent, seeds.places)
    for actor in seeds.actors.values():
        check(f"actors.csv {actor.key}", "parent", actor.parent, seeds.actors)
    for source in seeds.sources.values():
        check(f"sources.csv {source.key}", "affiliation", source.affiliation, seeds.actors)
    for fact in seeds.facts.values():
        where = f"control.csv {fact.key}"
        check(where, "place", fact.place, seeds.places, required=True)
        check(where, "source", fact.source, seeds.sources, required=True)
        check(where, "actor", fact.actor, seeds.actors, required=fact.state != ControlState.CONTESTED)
    for report in seeds.reports.values():
        name = f"reports/{report.key}/report.json"
        check(name, "source", report.source, seeds.sources, required=True)
        for footprint, recipe in report.footprints.items():
            for key in check_recipe(recipe):
                check(f"{name} footprint {footprint}", "place", key, seeds.places, required=True)
        for text in report.texts:
            for mention in text.mentions:
                check(f"{name} {mention.surface}", "place", mention.place, seeds.places)
                check(f"{name} {mention.surface}", "within_actor", mention.within_actor, seeds.actors)
        said_of_all: list[Any] = [c for text in report.texts for c in text.claims] + list(report.events)
        for said in said_of_all:
            where = f"{name} {said.key}"
            check(where, "type", said.type, seeds.types, required=True)
            for actor_key, _role in said.participants:
                check(where, "actor", actor_key, seeds.actors, required=True)
        for claim in (c for text in report.texts for c in text.claims):
            check(f"{name} {claim.key}", "claimant", claim.claimant, seeds.actors)
            check(f"{name} {claim.key}", "event", claim.event, {e.key: e for e in report.events})
        for event in report.events:
            check(f"{name} {event.key}", "place", event.place, seeds.places)
    problems += _loops("places.csv", {p.key: p.parent for p in seeds.places.values()})
    problems += _loops("actors.csv", {a.key: a.parent for a in seeds.actors.values()})
    problems += _twice("places.csv: the p-code", [p.pcode for p in seeds.places.values() if p.pcode])
    problems += _twice("reports: the event", [e.key for r in seeds.reports.values() for e in r.events])
    return problems


def _loops(file: str, parents: Mapping[str, str]) -> list[str]:
    problems = []
    for key in parents:
        seen, at = {key}, parents[key]
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        if at == key:
            problems.append(f"{file} {key}: lies in itself through its parents")
    return problems


def _twice(what: str, values: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [f"{what} {value!r} stands twice" for value in values if value in seen or seen.add(value)]  # type: ignore[func-returns-value]
