"""Mark a village that no gazetteer lists in English text: "the village of Hasun", "in Saleh al-Ali village".

Only a kind word in small letters next to capitals says so beyond doubt; what stands between is taken for no
name where it is an adjective of people or opens the sentence ("The village", "A Kurdish village").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from places.reading import lexicon
from places.reading.background import spoken_of
from places.reading.text import Folded
from places.reading.types import Mention
from places.reading.unlisted import UNLISTED
from places.reading.words import words_of

_ONE = words_of("village hamlet town")
_MORE = words_of("villages hamlets towns")
_KINDS = _ONE | _MORE  # each of these holds one of the first
_LONGEST = 4
"""Words in a name, articles counted: "Saleh al-Ali", "Tall Abu Hasan"."""

_PEOPLES = words_of(
    "kurdish kurds arab arabs arabic christian christians assyrian yazidi ezidi turkmen circassian druze "
    "alawite sunni shia shiite bedouin armenian muslim euphrates english french russian "
    "american british german"
)
_NO_NAMES = frozenset(
    (*_PEOPLES, *lexicon.COUNTRY_ADJECTIVES, *lexicon.DIRECTIONS, *lexicon.PREPOSITIONS, *lexicon.KIND_WORDS)
) | words_of(
    "the this that these those a an another each every one two three his her their our its my your most many "
    "some all both no any other several few which what when where while after before since as and but or if "
    "then also home ghost border front nearby small large old new central remote isis isil sdf is us un"
)


def unlisted_in_latin(folded: Folded, mentions: list[Mention]) -> list[Mention]:
    """The mentions and the unlisted villages of English text, without candidates, in order."""
    kinds = [word for word in folded.words_among(_KINDS, *_ONE) if _is_small(folded, word)]
    if not kinds:
        return mentions
    mentions = spoken_of(mentions, folded.words)  # "the village of Najm" is none of the world's towns
    covered = {word for one in mentions for word in range(*folded.words_at(one.start, one.end))}
    added = []
    for kind in kinds:
        for first, past in (*_behind(folded, kind, covered), *_ahead(folded, kind, covered)):
            covered.update(range(first, past))
            start, end = folded.span(folded.starts[first], folded.end_of(past - 1))
            added.append(Mention(start, end, folded.source[start:end], abstained=UNLISTED))
    return sorted([*mentions, *added], key=lambda mention: mention.start) if added else mentions


Span = tuple[int, int]
"""Numbers of words: the first of a name and the one past its last."""


def _behind(folded: Folded, kind: int, covered: Collection[int]) -> Iterator[Span]:
    """The name behind "village of"; behind "villages of" each of a list."""
    if folded.gap(kind) != " " or kind + 2 >= len(folded.words) or folded.words[kind + 1] != "of":
        return
    at, many = kind + 2, folded.words[kind] in _MORE
    while at < len(folded.words) and folded.gap(at - 1) in (" ", ", "):
        past = at
        while past < len(folded.words) and past in covered:
            past += 1
        if past == at:
            past = _end(folded, at, covered)
            if past == at:
                return
            yield at, past
        if not many or past >= len(folded.words):
            return
        gap, joined = folded.gap(past - 1), folded.words[past] == "and"
        if not joined and gap != ", ":
            return
        at = past + joined


def _end(folded: Folded, first: int, covered: Collection[int]) -> int:
    """Past the last word of a name that begins at a word; the word itself where none does."""
    past = end = first
    while past < min(first + _LONGEST, len(folded.words)) and past not in covered:
        if past > first and folded.gap(past - 1) not in (" ", "-"):
            break
        if _names(folded, past):
            end = past + 1
        elif folded.words[past] not in lexicon.LATIN_ARTICLES or folded.gap(past) != "-":
            break
        past += 1
    return end


def _ahead(folded: Folded, kind: int, covered: Collection[int]) -> Iterator[Span]:
    """The name before "village"."""
    first = at = kind
    while at > max(kind - _LONGEST, 0):
        word = at - 1
        if word in covered or folded.gap(word) not in ((" ",) if at == kind else (" ", "-")):
            break
        if _names(folded, word):
            first = word
        elif folded.words[word] not in lexicon.LATIN_ARTICLES or folded.gap(word) != "-":
            break
        elif first == at:
            first = word
        at -= 1
    if first < kind and not (first and first - 1 in covered and folded.gap(first - 1) in (" ", "-")):
        yield first, kind


def _names(folded: Folded, word: int) -> bool:
    """Whether a word may be part of a name: it has a capital and is no word of another class."""
    said = folded.words[word]
    return said.isascii() and len(said) > 1 and said not in _NO_NAMES and not _is_small(folded, word)


def _is_small(folded: Folded, word: int) -> bool:
    start, _end = folded.span(folded.starts[word], folded.end_of(word))
    return not folded.source[start].isupper()
