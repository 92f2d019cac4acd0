"""One sentence with what stands in it, and which of its triggers tell of happenings of their own."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from places.reading import merging, modality, roles
from places.reading.hits import Hit
from places.reading.page import Sentence, clause_of
from places.reading.triggers import LIGHT, NOUN
from places.reading.words import joined, words_of

_ATTACK = 0.7
# What leads from one happening to the next: "after", "amid", "which led to", light verbs.
_LEADING = joined(
    LIGHT
    | words_of(
        "بعد عقب إثر أثر جراء قبل خلال أثناء وسط مع ثم ما أن إلى و رغم تزامنا بالتزامن شنه شنها شنته نفذه نفذته "
        "after before during following amid and as the a an with heavy fierce intense by despite while when also has had have was were"
    ),
    "وف",
)
_OUT_OF = words_of("من from أبناء أهالي نازحي مهجري قادمة قادما قادمين انطلاقا")
AFTER = words_of("بعد عقب وبعد after following")
"""Words before what something only came after."""
_ARTICLES = words_of("the a an heavy fierce")
MEANWHILE = words_of("فيما بينما وفيما وبينما while whereas")
"""Words that open a clause on what another did at the time."""
_KINDS = words_of("قرية بلدة مدينة مخيم قريتي بلدتي محيط أطراف ريف بادية the town village city camp")
# The dead of a strike are part of it, support of what it supports.
_PARTS = frozenset(("civilians.harmed", "support.air", "support.ground"))


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


def divided(
    clauses: Sequence[tuple[int, int]],
    hits: Sequence[Hit],
    places: Sequence[int],
    actors: Sequence[roles.Placed],
    words: Sequence[str],
) -> list[tuple[int, int]]:
    """The clauses of a sentence, each divided before a happening that names a place of its own behind another
    that does: "withdrew from Shafah | after clashes in Susah". `places` are the first words of the
    sentence's places, `words` the page's.
    """
    found: list[tuple[int, int]] = []
    for first, past in clauses:
        here = [hit for hit in hits if first <= hit.first < past and hit.type not in _PARTS]
        there = [place for place in places if first <= place < past] if len(here) > 1 else []
        cuts = [first]
        for one, other in pairwise(here) if len(there) > 1 else ():
            cut = _beginning(other, one.last, actors, words)
            after = next((h.first for h in here if h.first > other.first), past)
            left = _own(one, [p for p in there if cuts[-1] <= p < cut], words)
            right = _own(other, [p for p in there if other.last <= p < after], words)
            if left and right and (one.type, one.modality) != (other.type, other.modality):
                cuts.append(cut)
        found += pairwise((*cuts, past))
    return found


@lru_cache(maxsize=1 << 14)
def is_further_deed(word: str) -> bool:
    """Whether a word is "and" joined to an Arabic verb of the past: the feminine, by its ending, or one known."""
    if word in _DEEDS:
        return True
    verbal = word.startswith("و") and word.endswith("ت") and not word.endswith("ات")
    return verbal and len(word) > 4 and not word.startswith("وال") and word not in _NO_DEEDS


_DEEDS = words_of("وأبقى ونصب وانتشر وتوجه وأرسل ونقل ويقع وتقع وتبعد ويبعد وتعد ويعد وعزز ووصل")
_NO_DEEDS = words_of("وبيت ووقت وتحت وصوت وزيت وبنت وأخت ومنت وكويت وبيروت")


def is_followed(other: Hit, hit: Hit, words: Sequence[str]) -> bool:
    """Whether another hit is a noun behind this one that it came after: "after an attack"."""
    if other.first <= hit.first or other.trigger.form != NOUN:
        return False
    before = [w for w in words[max(hit.first, other.first - 3) : other.first] if w not in _ARTICLES]
    return before[-1:] != [] and before[-1] in AFTER


def _own(hit: Hit, places: Sequence[int], words: Sequence[str]) -> list[int]:
    """Those of some places where something may have been: not those that somebody only came from."""
    if hit.type.startswith(("movement", "civilians.displaced")):
        return list(places)
    return [place for place in places if not _comes_out_of(place, words)]


def _comes_out_of(place: int, words: Sequence[str]) -> bool:
    before = place - 1
    while before > 0 and words[before] in _KINDS:
        before -= 1
    return words[before] in _OUT_OF


def _beginning(hit: Hit, past: int, actors: Sequence[roles.Placed], words: Sequence[str]) -> int:
    """The first word of what leads to a hit, its subject included, not before the word `past`."""
    first, ends = hit.first, {actor.last: actor.first for actor in actors}
    while first > past:
        subject = ends.get(first)
        if words[first - 1] in _LEADING:
            first -= 1
        elif subject is not None and subject > past and words[subject - 1] in _LEADING:
            first = subject
        else:
            break
    return first


def _is_absorbed(hit: Hit, others: Sequence[Hit]) -> bool:
    groups = {group_of(other) for other in others}
    if hit.type == "civilians.harmed":
        return bool(groups & {"strike", "battle", "seizure"})
    if group_of(hit) == "support":
        return bool(groups - {"support"})
    if hit.type == "movement.buildup" and hit.weight < 1.0 and hit.trigger.form == NOUN:
        return bool(groups & {"strike", "battle"})  # the convoy that was hit
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
        own = scene.has_place(clause) or _of_the_same(hit, scene) or _meanwhile(hit, kept, scene)
        rivals = [h for h in kept if group_of(h) == group_of(hit) and h.modality == hit.modality]
        if not rivals or (own and all(_differs(hit, h, scene) for h in rivals)):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def _meanwhile(hit: Hit, others: Sequence[Hit], scene: Scene) -> bool:
    """Whether a clause tells what another did meanwhile, at the same place: "while the organisation blew up"."""
    clause = scene.clause_of(hit.first)
    if scene.words[clause[0] - scene.sentence.first] not in MEANWHILE:
        return False
    mine = scene.actors_in(clause)
    return bool(mine) and all(mine.isdisjoint(scene.actors_in(scene.clause_of(h.first))) for h in others)


def _of_the_same(hit: Hit, scene: Scene) -> bool:
    """Whether a hit tells of ground by a pronoun: "before ISIS retook it", "قبل أن يستعيدها التنظيم"."""
    if group_of(hit) != "territory":
        return False
    word = scene.words[hit.last - 1 - scene.sentence.first]
    behind = scene.words[hit.last - scene.sentence.first :][:1]
    return word.endswith("ها") if not word.isascii() else behind == ["it"]


def _differs(hit: Hit, other: Hit, scene: Scene) -> bool:
    """Whether two hits of one group in two clauses are two happenings: of two types, or done by two actors at
    two places ("the SDF took Hajin while the army took Mayadin")."""
    here, there = scene.clause_of(hit.first), scene.clause_of(other.first)
    if here == there:
        return False
    if hit.type != other.type:
        return True
    if group_of(hit) != "territory" or not (scene.has_place(there) or scene.has_place(here)):
        return False
    mine, its = scene.actors_in(here), scene.actors_in(there)
    return bool(mine and its) and mine.isdisjoint(its)


def is_other(hit: Hit, other: Hit, scene: Scene) -> bool:
    """Whether two hits of a sentence tell of two happenings."""
    return (hit.type, hit.modality) != (other.type, other.modality) or (
        group_of(hit) == "territory" and _differs(hit, other, scene)
    )
