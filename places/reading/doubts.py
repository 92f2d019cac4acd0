"""Figures that geometry or arithmetic contradicts carry a doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from places.geometry import plausibility
from places.geometry.areas import area_km2
from places.geometry.plausibility import Doubt, NamedArea
from places.reading.page import Page, Sentence
from places.reading.toponyms import Gazetteer
from places.reading.types import ActorMention, FigureRead, Mention, PlaceRecord, When
from places.reading.words import words_of

_KM2 = {"km2": 1.0, "hectares": 0.01, "m2": 1e-6}
_FEW = 40  # mentions that may name the area of a figure whose own sentence names none
_LOSSES = frozenset(("killed", "wounded", "captured"))
_WEAPONS = (
    ("mortar", words_of("هاون الهاون mortar mortars")),
    ("rockets", words_of("راجمة راجمات الراجمات rocket rockets")),
    ("missile", words_of("صاروخ صواريخ الصواريخ missile missiles")),
    (
        "artillery",
        words_of("مدفع مدافع المدافع مدفعية المدفعية هاوتزر القيصر artillery howitzer howitzers gun guns"),
    ),
)

Span = TypeVar("Span", Mention, ActorMention)


class Doubter:
    """Holds figures against the gazetteer's areas; keeps each governorate's size once computed."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._places = gazetteer.by_key
        self._sizes: dict[str, float] = {}

    def doubted(
        self,
        page: Page,
        figures: Iterable[FigureRead],
        mentions: Sequence[Mention],
        actors: Sequence[ActorMention],
    ) -> list[FigureRead]:
        """The figures in order, those that cannot be right with `doubt` and `doubt_ar` set."""
        return [self._held(page, figure, mentions, actors) for figure in figures]

    def _held(
        self, page: Page, figure: FigureRead, mentions: Sequence[Mention], actors: Sequence[ActorMention]
    ) -> FigureRead:
        sentence = page.sentence_at(page.folded.place_of(figure.start))
        doubt: Doubt | None = None
        if figure.unit in _KM2:
            named = self._governorates(_within(page, mentions, sentence) or mentions[:_FEW])
            doubt = plausibility.doubt_of_area(figure.value * _KM2[figure.unit], named)
        elif figure.unit == "percent":
            doubt = plausibility.doubt_of_share(figure.value) if figure.what == "area" else None
        elif figure.what == "range" and sentence is not None:
            km = figure.value / (1000 if figure.unit == "m" else 1)
            doubt = plausibility.doubt_of_range(km, _weapon(page, sentence))
        elif figure.what in _LOSSES:
            known = [a.actor for a in _within(page, actors, sentence) if a.actor.strength]
            if len({actor.key for actor in known}) == 1:
                actor = known[0]
                doubt = plausibility.doubt_of_losses(
                    figure.value, actor.strength, actor.name_en, actor.name_ar or actor.name_en
                )
        return replace(figure, doubt=doubt.en, doubt_ar=doubt.ar) if doubt else figure

    def _governorates(self, mentions: Sequence[Mention]) -> list[NamedArea]:
        """The governorates that the mentions name or lie in; those of unknown extent are left out."""
        found: dict[str, PlaceRecord] = {}
        for mention in mentions:
            if mention.chosen is None or mention.chosen.kind == "country":
                continue
            for key in (mention.chosen.key, *mention.chosen.lies_in):
                place = self._places.get(key)
                if place is not None and place.kind == "governorate":
                    found[key] = place
        sized = [(place, self._size(place)) for place in found.values()]
        if any(not km2 for _, km2 in sized):
            return []  # a sum without one of them would accuse a figure that may be right
        return [NamedArea(place.name_en, place.name_ar or place.name_en, km2) for place, km2 in sized]

    def _size(self, place: PlaceRecord) -> float:
        if place.key not in self._sizes:
            self._sizes[place.key] = area_km2(place.shape) if place.shape is not None else 0.0
        return self._sizes[place.key]


def _within(page: Page, found: Sequence[Span], sentence: Sentence | None) -> list[Span]:
    """Those of `found` that stand in the sentence."""
    if sentence is None:
        return []
    start, end = page.span(sentence.start, sentence.end)
    low = bisect_left(found, start, key=lambda one: one.start)
    return list(found[low : bisect_left(found, end, key=lambda one: one.start)])


def _weapon(page: Page, sentence: Sentence) -> str:
    """The weapon named in a sentence, as a key of plausibility.RANGES_KM; "" without one."""
    words = set(page.words[sentence.first : sentence.last])
    return next((weapon for weapon, names in _WEAPONS if words & names), "")


def date_doubt(when: When | None, published: When | None) -> Doubt | None:
    """What speaks against a claim's date: before the war, or after the report that tells of it."""
    if when is None or when.latest is None:
        return None
    return plausibility.doubt_of_date(when.earliest, when.latest, published.latest if published else None)
