"""One sentence with what stands in it, and which of its triggers tell of happenings of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from places.reading import merging, modality, roles
from places.reading.hits import Hit
from places.reading.page import Sentence, clause_of
from places.reading.triggers import NOUN

_ATTACK = 0.7


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with what stands in it: `places`, `dates` and `figures` are indexes."""

    sentence: Sentence
    words: Sequence[str]
    clauses: Sequence[tuple[int, int]]
    places: Sequence[int]
    dates: Sequence[int]
    figures: Sequence[int]
    actors: Sequence[roles.Placed]
    before: Sequence[merging.Draft]
    aside: bool
    place_words: Sequence[int]

    def has_place(self, clause: tuple[int, int]) -> bool:
        return any(clause[0] <= place < clause[1] for place in self.place_words)

    def actors_in(self, clause: tuple[int, int]) -> set[str]:
        """The keys of the actors that a clause names."""
        return {a.actor.key for a in self.actors if clause[0] <= a.first < clause[1]}

    def apart(self, one: Hit, other: Hit) -> bool:
        """Whether two hits stand in two clauses of which each names a place of its own."""
        here, there = self.clause_of(one.first), self.clause_of(other.first)
        return here != there and self.has_place(here) and self.has_place(there)

    def clause_of(self, word: int) -> tuple[int, int]:
        return clause_of(self.clauses, word)


def group_of(hit: Hit) -> str:
    return hit.type.split(".", 1)[0]


def without_absorbed(hits: Sequence[Hit], scene: Scene) -> list[Hit]:
    """Leave out what another trigger of the sentence already tells.

    The dead of a strike are its figures; support is a role in what it supports; "operations" that end
    in a capture are that capture; an attack that is repelled is told by that. What a clause of its own
    says of another place is told by nothing else.
    """
    told = [hit for hit in hits if hit.modality == modality.ASSERTED]
    return [
        hit
        for hit in hits
        if not _is_absorbed(hit, [h for h in told if h.type != hit.type and not scene.apart(hit, h)])
    ]


def _is_absorbed(hit: Hit, others: Sequence[Hit]) -> bool:
    groups = {group_of(other) for other in others}
    if hit.type == "civilians.harmed":
        return bool(groups & {"strike", "battle", "seizure"})
    if group_of(hit) == "support":
        return bool(groups - {"support"})
    if group_of(hit) == "battle" and hit.type != "battle.repelled":
        if any(other.type == "battle.repelled" for other in others):
            return True
        if hit.trigger.family == "raid" and "seizure" in groups:
            return True
        wide = {"territory", "strike"} if _is_attack(hit) else {"territory", "strike", "movement"}
        if hit.weight < 1.0 and groups & wide:
            return True
        # an attack that brings captives is told first, an operation is told by its arrests
        return hit.weight < 1.0 and any(
            group_of(other) == "seizure" and (hit.weight < _ATTACK or other.first < hit.first)
            for other in others
        )
    return False


def _is_attack(hit: Hit) -> bool:
    """Whether an attack is told that somebody may have withdrawn from."""
    return hit.weight >= _ATTACK and hit.modality == modality.ASSERTED and hit.type == "battle.offensive"


def one_of_each(hits: Sequence[Hit], scene: Scene) -> list[Hit]:
    """One hit for each happening: of one group in one sentence the weightiest, unless another type of the
    group has a clause with a place of its own."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.trigger.form == NOUN, h.first)):
        clause = scene.clause_of(hit.first)
        own = scene.has_place(clause)
        rivals = [h for h in kept if group_of(h) == group_of(hit) and h.modality == hit.modality]
        if not rivals or (own and all(_differs(hit, h, scene) for h in rivals)):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def _differs(hit: Hit, other: Hit, scene: Scene) -> bool:
    """Whether two hits of one group in two clauses are two happenings: of two types, or done by two actors at
    two places ("the SDF took Hajin while the army took Mayadin")."""
    here, there = scene.clause_of(hit.first), scene.clause_of(other.first)
    if here == there:
        return False
    if hit.type != other.type:
        return True
    if group_of(hit) != "territory" or not scene.has_place(there):
        return False
    mine, its = scene.actors_in(here), scene.actors_in(there)
    return bool(mine and its) and mine.isdisjoint(its)


def is_other(hit: Hit, other: Hit, scene: Scene) -> bool:
    """Whether two hits of a sentence tell of two happenings."""
    return (hit.type, hit.modality) != (other.type, other.modality) or (
        group_of(hit) == "territory" and _differs(hit, other, scene)
    )
