"""Find places that the gazetteer knows in Latin letters only in Arabic text.

Only where the text says that a place is meant: behind a kind word ("قرية فنيجين") or in the list that
one opens ("قرى هجين والسوسة"). A likeness of sounds elsewhere would find names everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from places.reading import lexicon
from places.reading.evidence import CLOSE
from places.reading.skeleton import SkeletonIndex
from places.reading.spelling import readings, splits
from places.reading.text import Folded
from places.reading.types import Candidate, Mention, PlaceRecord

_LONGEST = 4
_CANDIDATES = 12
"""Beyond these the namesakes are so many that the ranking would say nothing."""

_VAGUE_LEAST = 0.88
_SHORT_LEAST = 0.9


@lru_cache(maxsize=1 << 15)
def _licence(word: str) -> str:
    """ "", "vague", "one" or "list": what a word licenses of those that follow it."""
    forms = readings(word)
    if forms & lexicon.LICENCES_OF_LISTS:
        return "list"
    if forms & lexicon.LICENCES:
        return "one"
    return "vague" if forms & lexicon.LICENCES_VAGUE else ""


def across_scripts(folded: Folded, index: SkeletonIndex, mentions: list[Mention]) -> list[Mention]:
    """The mentions and those that only a likeness finds, in order. A mention behind a kind word also
    gets the like-named places for candidates."""
    if not len(index):
        return mentions
    covered: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        first, past = folded.words_at(mention.start, mention.end)
        covered.update(dict.fromkeys(range(first, past), i))
    found = list(mentions)
    for word, licence in _licensed(folded):
        known = covered.get(word)
        if known is not None:
            if not found[known].within_actor:
                found[known] = _with_namesakes(folded, index, found[known], word)
            continue
        added = _match(folded, index, word, licence, covered)
        if added is not None:
            found.append(added)
    return sorted(found, key=lambda mention: mention.start)


def _licensed(folded: Folded) -> Iterator[tuple[int, str]]:
    """The words where a name may begin, with what licenses them."""
    words = folded.words
    for i, word in enumerate(words[:-1]):
        licence = "" if word.isascii() else _licence(word)
        if not licence or not CLOSE.issuperset(folded.gap(i)):
            continue
        yield i + 1, licence
        if licence == "list":
            yield from _rest_of_list(folded, i + 1)


def _rest_of_list(folded: Folded, first: int) -> Iterator[tuple[int, str]]:
    """The words that continue a list: after a comma, or with "and" joined to them; six of them at most."""
    taken = 0
    for at in range(first, min(first + 2 * _LONGEST + 4, len(folded.words) - 1)):
        gap = folded.gap(at)
        if any(mark in gap for mark in ".;:?!\n"):
            return
        following = folded.words[at + 1]
        if (following.startswith("و") and len(following) > 3) or "," in gap:
            taken += 1
            yield at + 1, "list"
        if taken == 6:
            return


def _starts(folded: Folded, word: int) -> int:
    """How many letters of a word are the "and" of a list."""
    text = folded.words[word]
    return 1 if text.startswith("و") and len(text) > 3 else 0


def _match(
    folded: Folded, index: SkeletonIndex, word: int, licence: str, covered: dict[int, int]
) -> Mention | None:
    skip = _starts(folded, word) if licence == "list" else 0
    if _no_name(folded.words[word]) or _no_name(folded.words[word][skip:]):
        return None
    for past in range(_reach(folded, word, covered), word, -1):
        words = [folded.words[word][skip:], *folded.words[word + 1 : past]]
        least = _VAGUE_LEAST if licence == "vague" else 0.0
        if len(words) == 1 and words[0] in lexicon.FIRST_WORDS:
            return None
        matches = [(place, alike) for place, alike in index.matches(words) if alike >= least]
        if len("".join(words)) < 5 or skip:
            matches = [(place, alike) for place, alike in matches if alike >= _SHORT_LEAST]
        if matches:
            start, end = folded.span(folded.starts[word] + skip, folded.end_of(past - 1))
            candidates = tuple(_candidate(place, alike) for place, alike in matches[:_CANDIDATES])
            return Mention(start, end, folded.source[start:end], candidates)
    return None


def _no_name(word: str) -> bool:
    return (
        word.isascii()
        or word in lexicon.PREPOSITIONS
        or word in lexicon.NOT_NAMES
        or any(
            form in lexicon.KIND_WORDS or form in lexicon.DIRECTIONS or form in lexicon.LICENCES
            for form in readings(word)
        )
    )


def _reach(folded: Folded, word: int, covered: dict[int, int]) -> int:
    """Past the last word that a name beginning at a word may take in."""
    past = word + 1
    while past < min(word + _LONGEST, len(folded.words)) and folded.gap(past - 1) in (" ", "_", '" ', ' "'):
        if past in covered or _no_name(folded.words[past]):
            break
        past += 1
    return past


def _candidate(place: PlaceRecord, alike: float) -> Candidate:
    # Cubed, so that among many like names the likest stands out.
    return Candidate(place, round(0.72 * alike**3, 3), (f"sounds like “{place.name_en}” ({alike:.2f})",))


def _with_namesakes(folded: Folded, index: SkeletonIndex, mention: Mention, word: int) -> Mention:
    first, past = folded.words_at(mention.start, mention.end)
    if first != word:
        return mention
    words = folded.words[first:past]
    words[0] = splits(folded.text[folded.place_of(mention.start) : folded.end_of(first)])[0].stem
    known = {candidate.place.key for candidate in mention.candidates}
    more = [
        _candidate(place, alike)
        for place, alike in index.matches(words)[:_CANDIDATES]
        if alike >= _VAGUE_LEAST and place.key not in known
    ]
    return replace(mention, candidates=(*mention.candidates, *more)) if more else mention
