"""Where something happened: which of a sentence's places belong to which of its happenings."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from places.reading.hits import Hit
from places.reading.page import Page
from places.reading.scenes import AFTER, Scene, is_further_deed, is_other
from places.reading.triggers import NOUN
from places.reading.types import Mention
from places.reading.where import Spot, rank_places
from places.reading.words import any_in, words_of

_DEPARTING = frozenset(("movement.evacuation", "movement.withdrawal", "civilians.displaced"))
_OPENING = 3  # words from "after" to the noun of what a sentence goes on from
_MEANWHILE = words_of("بالتزامن تزامنا بموازاة بالتوازي coinciding tandem amid")


class Whereabouts:
    """Tells where the happenings of one page were. `mention_words`: the words (half-open) of each mention by
    its index."""

    def __init__(
        self, page: Page, mentions: Sequence[Mention], mention_words: Mapping[int, tuple[int, int]]
    ) -> None:
        self.page, self.mentions, self.mention_words = page, mentions, mention_words

    def where(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The mentions where it happened, the main one first, and why."""
        if not scene.places:
            carried = next((draft.claim.where for draft in scene.before if draft.claim.where), ())
            return carried, (("its place is that of the sentence before",) if carried else ())
        near = [i for i in scene.places if not self._is_dateline(i, scene)] or scene.places
        near = [i for i in near if not (self._heads(i, scene) or self._meanwhile(i, hit, scene))] or near
        near = self._of_what_came_before(hit, near, scene) or near
        near = [
            i for i in near if not (self._goes_on(i, hit, scene) or self._was_before(i, hit, scene))
        ] or near
        if any(is_other(other, hit, scene) for other in hits):
            # what the sentence says of it twice is one happening
            told = [scene.clause_of(h.first) for h in hits if not is_other(h, hit, scene)]
            firsts = {i: self.mention_words[i][0] for i in near}
            own = [i for i in near if any(begin <= firsts[i] < end for begin, end in told)]
            near = self._listed(own, scene) if own else self._left_to(hit, hits, near, scene)
        # what somebody holds may be several wide areas; what happened, happened at the exact place
        reach = 3 if hit.type == "territory.control" else 1
        spots = [Spot(i, *self.mention_words[i], self.mentions[i]) for i in near]
        start, departing = scene.sentence.first, hit.type in _DEPARTING
        words, kind = self.page.words, hit.type
        ranked = rank_places(
            spots, hit.first, words, start, reach=reach, departing=departing, event_type=kind
        )
        return ranked, ()

    def _of_what_came_before(self, hit: Hit, places: Sequence[int], scene: Scene) -> list[int]:
        """The places of the clause of a noun that the sentence only goes on from: "after the capture of X, the
        army is heading for Y"; [] for anything else."""
        begin, end = scene.clause_of(hit.first)
        opening = self.page.words[begin] in AFTER and hit.first - begin <= _OPENING
        if not opening or hit.trigger.form != NOUN:
            return []
        return [i for i in places if begin <= self.mention_words[i][0] < end]

    def _goes_on(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in a later clause that goes on with a deed of its own: "halted its attack on X,
        and kept its posts around Y"."""
        here, there = scene.clause_of(hit.first), scene.clause_of(self.mention_words[index][0])
        return here[0] < there[0] and scene.has_place(here) and is_further_deed(self.page.words[there[0]])

    def _was_before(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in an opening clause on what had been before: "A week after X fell, …"."""
        here, there = scene.clause_of(hit.first), scene.clause_of(self.mention_words[index][0])
        opening = self.page.words[there[0] : there[0] + _OPENING]
        return there[0] < here[0] and scene.has_place(here) and not AFTER.isdisjoint(opening)

    def _is_dateline(self, index: int, scene: Scene) -> bool:
        """Whether a place only says where a report was written: "Baghdad (Reuters) - ", "الحسكة - "."""
        first, last = self.mention_words[index]
        mark = self.page.gap(last - 1).strip()
        return first == scene.sentence.first and mark in ("(", "-", "/", "/ -")

    def _meanwhile(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in a clause that tells what happened at the same time: "بالتزامن مع"."""
        there, here = scene.clause_of(self.mention_words[index][0]), scene.clause_of(hit.first)
        opening = self.page.words[there[0] : there[0] + 2]
        return there != here and scene.has_place(here) and any_in(opening, _MEANWHILE)

    def _heads(self, index: int, scene: Scene) -> bool:
        """Whether a place heads an entry of a round-up: "Hasakah: a mine in Shaddadi"."""
        first, last = self.mention_words[index]
        return first == scene.sentence.first and self.page.gap(last - 1).strip() in (":", "|", "||")

    def _left_to(self, hit: Hit, hits: Sequence[Hit], places: Sequence[int], scene: Scene) -> Sequence[int]:
        """The places of a sentence for a happening whose own clause names none: without those of later clauses
        that tell of something else."""
        later = {scene.clause_of(h.first) for h in hits if h.first > hit.first and h.type != hit.type}
        later.discard(scene.clause_of(hit.first))
        firsts = {i: self.mention_words[i][0] for i in places}
        left = [i for i in places if not any(begin <= firsts[i] < end for begin, end in later)]
        return left or places

    def _listed(self, places: Sequence[int], scene: Scene) -> list[int]:
        """Places with those that their list goes on to over commas: "retook al-Susah, Baghouz and"."""
        known = list(places)
        for one, other in pairwise(scene.places):
            past, first = self.mention_words[one][1], self.mention_words[other][0]
            if one in known and other not in known and first == past and "," in self.page.gap(past - 1):
                known.append(other)
        return known
