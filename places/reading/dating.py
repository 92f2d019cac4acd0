"""When something happened: which of a sentence's dates belong to which of its happenings."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from places.reading.hits import Hit
from places.reading.page import Page
from places.reading.scenes import Scene, is_followed, is_other
from places.reading.types import When
from places.reading.words import words_of

_SAID = words_of("said announced reported stated confirmed told")
_SINCE = words_of("since منذ")
_BACK = 6  # words from "since" to the date of what began then
_HAD_BEEN = frozenset(
    (
        *((that, was) for that in words_of("التي الذي الذين") for was in words_of("كان كانت كانوا")),
        *((that, "had") for that in words_of("that which who it they")),
    )
)
_THEN = words_of("قبل before then ثم")
_DESCRIPTIVE = words_of("which who that where التي الذي الذين")
_MEMORY = words_of("ذكرى الذكرى anniversary commemorating")
_STATEMENT = words_of("بيان بيانها بيانه تصريح تصريحات مقابلة statement interview")


class Dating:
    """Tells when the happenings of one page were. `when_words`: the words (half-open) of each date."""

    def __init__(
        self,
        page: Page,
        whens: Sequence[When],
        when_words: Sequence[tuple[int, int]],
        published: When | None,
    ) -> None:
        self.page, self.whens, self.when_words, self.published = page, whens, when_words, published

    def when(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[When | None, bool]:
        """The date of the hit's clause, else the nearest of the sentence, and True; else by publication at the
        latest, else None."""
        usable = [i for i in scene.dates if self.dates_the_event(i, scene)]
        firsts = {i: self.when_words[i][0] for i in usable}
        begin, end = scene.clause_of(hit.first)
        usable = [i for i in usable if not self._is_told_before(firsts[i], hit)]
        usable = [i for i in usable if not self._is_day_of_saying(i, scene)]
        own = [i for i in usable if begin <= firsts[i] < end]
        others = [h for h in hits if is_other(h, hit, scene)]
        usable = own or [
            i for i in usable if not any(self._is_its_date(firsts[i], h, hit, scene) for h in others)
        ]
        usable = [
            i for i in usable if not any(self._is_backdrop_of(firsts[i], h, hit, scene) for h in others)
        ]
        if usable:
            nearest = min(usable, key=lambda i: (abs(firsts[i] - hit.first), i))
            return self.whens[nearest], True
        if self.published is None or self.published.latest is None:
            return None, False
        latest = self.published.latest
        return When(f"../{latest}", None, latest, None, reason="by its publication at the latest"), False

    def _is_its_date(self, date: int, other: Hit, hit: Hit, scene: Scene) -> bool:
        """Whether a date tells of another, later clause's happening elsewhere, or of what a clause only
        describes: "Hajin, which fell to the group in 2014, was"."""
        there = scene.clause_of(other.first)
        if not there[0] <= date < there[1] or there == scene.clause_of(hit.first):
            return False
        opening = self.page.words[there[0]]
        later = other.first > hit.first and (scene.apart(other, hit) or opening in _THEN)
        return later or opening in _DESCRIPTIVE

    def _is_day_of_saying(self, index: int, scene: Scene) -> bool:
        """Whether a date closes a sentence as the day on which somebody said it: "…, the army said Tuesday"."""
        first, last = self.when_words[index]
        before = [w for w in self.page.words[max(scene.sentence.first, first - 2) : first] if w != "on"]
        return last == scene.sentence.last and before[-1:] != [] and before[-1] in _SAID

    def _is_told_before(self, date: int, hit: Hit) -> bool:
        """Whether a date tells of what had been before: "the points that it had taken last month", "since the
        fighting resumed in May"."""
        between = self.page.words[hit.last : date]
        return not _SINCE.isdisjoint(between[-_BACK:]) or any(pair in _HAD_BEEN for pair in pairwise(between))

    def _is_backdrop_of(self, date: int, other: Hit, hit: Hit, scene: Scene) -> bool:
        """Whether a date stands behind a noun that the hit only came after: "withdrew after an attack that
        was launched on Friday"."""
        return other.first < date and is_followed(other, hit, self.page.words)

    def dates_the_event(self, index: int, scene: Scene) -> bool:
        """Not the day of a statement ("in a statement today"), nor the start of a longer time, nor what is
        remembered ("on the anniversary of the massacre of 2014")."""
        first = self.when_words[index][0]
        before = self.page.words[max(scene.sentence.first, first - 8) : first]
        if _MEMORY & set(before):
            return False
        return "since" not in self.whens[index].reason and not _STATEMENT & set(before[-2:])
