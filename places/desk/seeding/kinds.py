"""What stands in seeds/: one frozen type for each kind of row. No database here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from places.reading.types import LonLat, When

Recipe = Mapping[str, Any]
"""How to draw a footprint; see places/desk/seeding/shapes.py."""


@dataclass(frozen=True, slots=True)
class PlaceSeed:
    key: str
    name_en: str
    name_ar: str
    names_ar: tuple[str, ...]
    names_en: tuple[str, ...]
    kind: str
    lon_lat: LonLat
    accuracy_m: int | None
    admin1: str
    country: str
    parent: str
    pcode: str
    geonames_id: int | None
    wikidata_id: str
    population: int | None
    prior: float
    label_zoom: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ActorSeed:
    key: str
    name_en: str
    name_ar: str
    short_en: str
    short_ar: str
    kind: str
    parent: str
    colour: str
    colour_dark: str
    strength: int | None
    aliases_ar: tuple[str, ...]
    aliases_en: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class TypeSeed:
    code: str
    name_en: str
    name_ar: str
    acled: str
    plover: str
    position: int

    @property
    def key(self) -> str:
        """The code as a key: a slug holds no full stop."""
        return self.code.replace(".", "_")


@dataclass(frozen=True, slots=True)
class SourceSeed:
    key: str
    name_en: str
    name_ar: str
    kind: str
    url: str
    affiliation: str
    reliability: str
    note_en: str
    note_ar: str


@dataclass(frozen=True, slots=True)
class FactSeed:
    key: str
    place: str
    state: str
    actor: str
    when: When
    source: str
    citation: str
    note_en: str
    note_ar: str


@dataclass(frozen=True, slots=True)
class FigureSeed:
    what: str
    unit: str
    low: float | None
    best: float | None
    high: float | None
    doubt_en: str
    doubt_ar: str
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MentionSeed:
    """A span of one digest. `footprint` names a recipe of the report, or is empty."""

    start: int
    end: int
    surface: str
    place: str
    relation: Mapping[str, Any] | None
    footprint: str
    within_actor: str


@dataclass(frozen=True, slots=True)
class ClaimSeed:
    """One claim as one digest words it; `mentions` are indexes, the main place first."""

    key: str
    type: str
    start: int
    end: int
    when: When
    claimant: str
    modality: str
    participants: tuple[tuple[str, str], ...]
    figures: tuple[FigureSeed, ...]
    mentions: tuple[int, ...]
    event: str


@dataclass(frozen=True, slots=True)
class TextSeed:
    """One digest of a report in one language: a Report row."""

    key: str
    language: str
    title: str
    published_note: str
    text: str
    mentions: tuple[MentionSeed, ...]
    claims: tuple[ClaimSeed, ...]
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class EventSeed:
    key: str
    type: str
    title_en: str
    title_ar: str
    summary_en: str
    summary_ar: str
    where_en: str
    where_ar: str
    where_prec: int
    place: str
    footprint: str
    when: When
    credibility: int
    disputed: bool
    note_en: str
    note_ar: str
    participants: tuple[tuple[str, str], ...]
    figures: tuple[FigureSeed, ...]


@dataclass(frozen=True, slots=True)
class ReportSeed:
    """One folder of seeds/reports/: its digests (the original's language first) and its events."""

    key: str
    source: str
    url: str
    published: When
    footprints: Mapping[str, Recipe]
    texts: tuple[TextSeed, ...]
    events: tuple[EventSeed, ...]


@dataclass(frozen=True, slots=True)
class Seeds:
    """Everything in seeds/, checked for itself and against each other."""

    places: Mapping[str, PlaceSeed]
    actors: Mapping[str, ActorSeed]
    types: Mapping[str, TypeSeed]
    sources: Mapping[str, SourceSeed]
    facts: Mapping[str, FactSeed]
    reports: Mapping[str, ReportSeed]
    shapes: Mapping[str, Any] = field(default_factory=dict)
