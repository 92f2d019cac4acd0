"""Take a name that is listed nowhere for a slip of the pen, where the text itself shows which name was meant.

Reports write ذبيان once and ذيبان four times. One letter left out, added, changed or swapped with its
neighbour is a slip when the text names a place that is spelt so but for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from places.reading.lexicon import ARTICLE
from places.reading.text import fold
from places.reading.types import Candidate, Mention, PlaceRecord

_SHORTEST = 4
_APART = 24
"""Names closer than so many code points stand in one list: two villages, however alike."""

_SURE = 0.6
_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "camp"})


def mended(mentions: Sequence[Mention], open_: Sequence[int]) -> list[Mention]:
    """The mentions, those at the indexes `open_` with the place that the text names elsewhere in a
    spelling one letter away, if there is one. Linear in the text for each distinct open name."""
    known: dict[str, list[tuple[Mention, PlaceRecord]]] = {}
    for mention in mentions:
        if mention.chosen is not None and mention.chosen.kind in _SETTLEMENTS:
            known.setdefault(_stem(mention.text), []).append((mention, mention.chosen))
    found = list(mentions)
    meant: dict[str, str] = {}
    for i in open_:
        stem = _stem(found[i].text)
        if stem not in meant:
            meant[stem] = next((other for other in known if one_letter_apart(stem, other)), "")
        others = known.get(meant[stem], [])
        if others and all(abs(found[i].start - other.start) > _APART for other, _ in others):
            found[i] = _as_meant(found[i], *others[0])
    return found


def _as_meant(mention: Mention, other: Mention, place: PlaceRecord) -> Mention:
    candidate = Candidate(place, _SURE, (f"a slip of the pen for “{other.text}”, named elsewhere",))
    return replace(
        mention,
        candidates=(candidate, *mention.candidates),
        chosen=place,
        score=min(_SURE, other.score),
        abstained="",
    )


def _stem(name: str) -> str:
    return fold(name).replace("_", " ").removeprefix(ARTICLE)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words of at least four letters differ by one letter left out, added or changed, or by
    two neighbours swapped; False for equal words."""
    if one == other or min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
