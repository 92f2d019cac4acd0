"""Take a name that is listed nowhere for a slip of the pen, where the text itself shows which name was meant.

Reports write ذبيان once and ذيبان four times. One letter left out, added, changed or swapped with its
neighbour is a slip when the text names a place that is spelt so but for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from places.reading.lexicon import ARTICLE
from places.reading.text import fold
from places.reading.types import SETTLEMENTS, Candidate, Mention, PlaceRecord
from places.reading.values import replace

_SHORTEST = 4
_APART = 24
"""Names closer than so many code points stand in one list: two villages, however alike."""

_SURE = 0.6


def mended(mentions: Sequence[Mention], open_: Sequence[int]) -> list[Mention]:
    """The mentions, those at the indexes `open_` with the place that the text names elsewhere in a
    spelling one letter away, if there is one. Linear in the text: only names that are equal, a letter
    left out of either or neither, are compared."""
    known: dict[str, list[tuple[Mention, PlaceRecord]]] = {}
    for mention in mentions:
        if mention.chosen is not None and mention.chosen.kind in SETTLEMENTS:
            known.setdefault(_stem(mention.text), []).append((mention, mention.chosen))
    alike = Alike(known)
    found = list(mentions)
    meant: dict[str, str] = {}
    for i in open_:
        stem = _stem(found[i].text)
        if stem not in meant:
            meant[stem] = alike.first_apart(stem)
        others = known.get(meant[stem], [])
        if others and all(abs(found[i].start - other.start) > _APART for other, _ in others):
            found[i] = _as_meant(found[i], *others[0])
    return found


class Alike:
    """Finds among names, in the order given, the first that another is one letter away from."""

    def __init__(self, names: Iterable[str]) -> None:
        self._ranks = {name: rank for rank, name in enumerate(names)}
        self._longest = max(map(len, self._ranks), default=-1)
        self._by_form: dict[str, list[str]] = {}
        for name in self._ranks:
            for form in _shortened(name):
                self._by_form.setdefault(form, []).append(name)

    def first_apart(self, name: str) -> str:
        """The first name one letter away, or ""."""
        if len(name) > self._longest + 1:
            return ""  # the forms of a word without end would be its square
        near = {other for form in _shortened(name) for other in self._by_form.get(form, ())}
        apart = (other for other in near if one_letter_apart(name, other))
        return min(apart, key=self._ranks.__getitem__, default="")


def _shortened(name: str) -> set[str]:
    """A name and what is left of it without one letter. Of two names one letter apart one of these agrees."""
    return {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}


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
