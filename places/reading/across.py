"""Find places that the gazetteer knows in Latin letters only in Arabic text.

Only where the text says that a place is meant: behind a kind word ("قرية فنيجين"), in the list that one
opens ("قرى هجين والسوسة"), in a hashtag, or between a preposition and the place that it lies in ("في
مورك بحماة"). A likeness of sounds elsewhere would find names everywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from places.reading import lexicon
from places.reading.background import OWN, is_ordinary
from places.reading.evidence import CLOSE
from places.reading.plane import km
from places.reading.senses import bare_forms
from places.reading.skeleton import SkeletonIndex
from places.reading.spelling import readings, splits
from places.reading.text import Folded
from places.reading.types import Candidate, LonLat, Mention, PlaceRecord
from places.reading.unlisted import QUARTERS, unlisted
from places.reading.values import replace
from places.reading.words import Memo

_LONGEST = 4
_CANDIDATES = 12
"""Beyond these the namesakes are so many that the ranking would say nothing."""

_VAGUE_LEAST = 0.88
_SHORT_LEAST = 0.9
_CONTAINED_KM = 80.0
"""How far from the place that the text puts it in a name between a preposition and that place may lie."""


def _licence(word: str) -> str:
    """ "", "vague", "one", "list" or "contained": what a word licenses of those that follow it."""
    if word in _INTO:
        return "contained"
    if word.isascii():
        return ""
    forms = frozenset(bare_forms(word))
    if forms & lexicon.LICENCES_OF_LISTS:
        return "list"
    if forms & lexicon.LICENCES:
        return "one"
    return "vague" if forms & lexicon.LICENCES_VAGUE else ""


_LICENCES = Memo(_licence)


def across_scripts(folded: Folded, index: SkeletonIndex, mentions: list[Mention]) -> list[Mention]:
    """The mentions and those that only a likeness finds, in order. A mention behind a kind word also
    gets the like-named places for candidates."""
    covered, firm = _words_of(folded, mentions)
    found: list[Mention | None] = list(mentions)
    leading = _leading(covered, len(folded.words))
    for word, licence in _licensed(folded, leading):
        known = covered.get(word)
        named = found[known] if known is not None else None
        if known is not None and named is not None:
            if licence == "contained" or named.within_actor:
                continue
            if word in firm or not _is_part(folded, named, word, licence, firm):
                found[known] = _with_namesakes(folded, index, named, word)
                continue
        if licence == "contained":
            added = _contained(folded, index, word, covered, mentions)
        else:
            added = _named(folded, index, word, licence, (covered, firm), mentions)
        if added is not None:
            first, past = folded.words_at(added.start, added.end)
            for at in range(first, past):
                if at in covered:
                    found[covered[at]] = None
                covered[at] = firm[at] = len(found)
            found.append(added)
            leading[max(first - _AHEAD, 0) : past] = b"\1" * (past - max(first - _AHEAD, 0))
    if len(found) == len(mentions):
        return [mention for mention in found if mention is not None]
    return sorted((mention for mention in found if mention is not None), key=attrgetter("start"))


Words = dict[int, int]
"""From the numbers of words to the number of the mention that they belong to."""


def _words_of(folded: Folded, mentions: Sequence[Mention]) -> tuple[Words, Words]:
    """The words of all mentions, and those that no other name may take for its own: among imported towns some
    are called "Garden" or "Friday", which is half of a village's name too."""
    covered: Words = {}
    firm: Words = {}
    for i, mention in enumerate(mentions):
        first, past = folded.words_at(mention.start, mention.end)
        own = _is_own(mention) or folded.starts[first] < folded.place_of(mention.start)
        for word in range(first, past):
            covered[word] = i
            if own:
                firm[word] = i
    return covered, firm


def _is_own(mention: Mention) -> bool:
    for candidate in mention.candidates:
        if candidate.place.prior >= OWN:
            return True
    return not mention.candidates or mention.within_actor is not None


def _leading(covered: Words, words: int) -> bytearray:
    """For each word of a text whether a mention that may say where it lies stands behind it, six words on at
    most."""
    leading = bytearray(words)
    for word, mention in covered.items():
        if covered.get(word - 1) != mention:
            ahead = min(word, _AHEAD)
            leading[word - ahead : word] = b"\1" * ahead
    return leading


_AHEAD = 6


def _is_part(folded: Folded, mention: Mention, word: int, licence: str, firm: Words) -> bool:
    """Whether an imported place's name is but the beginning of one that the text bounds: "خانا" of the
    village "خانا سري"."""
    if licence not in ("one", "list"):
        return False
    _, past = folded.words_at(mention.start, mention.end)
    return _edge(folded, word, firm) > past


_INTO = frozenset(("في", "علي", "الي", "باتجاه", "نحو", "قرب"))
_CONTAINING = frozenset(lexicon.COUNTRYSIDE | lexicon.DIRECTIONS.keys() | lexicon.LINKS)
_WHEREABOUTS = frozenset(lexicon.COUNTRYSIDE | lexicon.DIRECTIONS.keys() | lexicon.LYING)


class _Told(NamedTuple):
    """What a word tells by itself: it is no name; it says that what stands before it lies in what follows,
    or where that lies; it is a kind word."""

    no_name: bool
    containing: bool
    whereabouts: bool
    kind: bool


@lru_cache(maxsize=1 << 15)
def _told(word: str) -> _Told:
    forms = readings(word)
    kind = not lexicon.KIND_WORDS.keys().isdisjoint(forms)
    named = word.isascii() or word in lexicon.PREPOSITIONS or word in lexicon.NOT_NAMES
    more = not (lexicon.DIRECTIONS.keys().isdisjoint(forms) and lexicon.LICENCES.isdisjoint(forms))
    in_kind = word.startswith("ب") and word[1:] in lexicon.KIND_WORDS  # "in the city of"
    return _Told(
        no_name=named or kind or more,
        containing=not _CONTAINING.isdisjoint(forms),
        whereabouts=in_kind or not _WHEREABOUTS.isdisjoint(forms),
        kind=kind,
    )


def _is_close(folded: Folded, word: int) -> bool:
    """Whether a word and the next stand close together."""
    return folded.spaced[word] or CLOSE.issuperset(folded.gap(word))


def _contained(
    folded: Folded, index: SkeletonIndex, word: int, covered: Words, mentions: Sequence[Mention]
) -> Mention | None:
    """The name between a preposition and the place that it is said to lie in: "في مورك بحماة"."""
    if _told(folded.words[word]).no_name:
        return None
    past = word + 1
    while past < word + 3 and not _says_where(folded, past, covered):
        if past >= len(folded.words) or past in covered or not _is_close(folded, past - 1):
            return None
        past += 1
    container = _container(folded, past, covered)
    if container is None or not _is_close(folded, past - 1):
        return None
    if container >= len(mentions) or not mentions[container].candidates:
        return None
    where = mentions[container].candidates[0].place
    matches = [
        (place, alike)
        for place, alike in index.matches(folded.words[word:past])
        if alike >= _SHORT_LEAST and km(place.lon_lat, where.lon_lat) < _CONTAINED_KM
    ]
    if not matches:
        return None
    start, end = folded.span_of_words(word, past)
    return Mention(start, end, folded.source[start:end], _candidates(matches))


def _named(
    folded: Folded,
    index: SkeletonIndex,
    word: int,
    licence: str,
    words: tuple[Words, Words],
    mentions: Sequence[Mention],
) -> Mention | None:
    """The name that a kind word licenses: of a place that sounds like it, or of none that is listed."""
    covered, firm = words
    if licence == "vague" and _told(folded.words[word]).no_name:
        return None
    edge = _edge(folded, word, firm)
    found = _match(folded, index, word, licence, firm, edge)
    inside = _container(folded, edge, covered) if edge and licence in ("one", "list") else None
    if inside is not None and inside < len(mentions) and mentions[inside].candidates:
        where = mentions[inside].candidates[0].place.lon_lat
        if found is None or all(km(c.place.lon_lat, where) > _CONTAINED_KM for c in found.candidates):
            found = _slipped(folded, index, word, edge, where) or found
    return found or unlisted(folded, word, licence, edge)


def _slipped(folded: Folded, index: SkeletonIndex, word: int, edge: int, where: LonLat) -> Mention | None:
    """A long name that the table spells with a slip, near the place that the text puts it in: "قرية كفرنوان
    بريف حلب"."""
    if _told(folded.words[word]).no_name:
        return None
    matches = index.likest_near(folded.words[word:edge], where, _CONTAINED_KM)
    if not matches:
        return None
    start, end = folded.span_of_words(word, edge)
    return Mention(start, end, folded.source[start:end], _candidates(matches))


def _candidates(matches: Sequence[tuple[PlaceRecord, float]]) -> tuple[Candidate, ...]:
    return tuple(_candidate(place, alike) for place, alike in matches[:_CANDIDATES])


def _edge(folded: Folded, word: int, covered: Words) -> int:
    """Past the last word of a name that something bounds: the quotation marks or the hashtag that it
    stands in, or, at most two words on, what says where it lies; 0 if nothing does."""
    words, spaced = folded.words, folded.spaced
    if not spaced[word - 1]:
        before = folded.gap(word - 1)
        for closing in ('"', "#"):
            if before.endswith(closing):
                return _closed(folded, word, closing)
    for past in range(word + 1, min(word + 3, len(words))):
        if not (spaced[past - 1] or _is_close(folded, past - 1)):
            return 0
        said = words[past]
        if past in covered:
            return past if said.startswith("ب") else 0
        told = _told(said)
        if told.whereabouts:
            return past
        if (said == "في" and past + 1 < len(words)) and (
            # "حي الحوامة في هجين", "قرية خانا سري في ريف ديريك"
            _is_quarter_in(folded, word, past, covered) or _told(words[past + 1]).whereabouts
        ):
            return past
        if told.no_name:
            return 0
    return 0


def _is_quarter_in(folded: Folded, word: int, past: int, covered: Words) -> bool:
    """Whether one definite word behind "quarter" ends at an "in" that a known town follows."""
    if past != word + 1 or past + 1 not in covered:
        return False
    return folded.words[word].startswith(lexicon.ARTICLE) and folded.words[word - 1] in QUARTERS


def _closed(folded: Folded, word: int, opening: str) -> int:
    past = word + 1
    while past < len(folded.words) and folded.gap(past - 1) == ("_" if opening == "#" else " "):
        past += 1
    closed = opening == "#" or '"' in folded.gap(past - 1)
    return past if closed and past - word <= _LONGEST else 0


def _says_where(folded: Folded, word: int, covered: Words) -> bool:
    """Whether a word begins to say where what stands before it lies."""
    if word >= len(folded.words):
        return False
    said = folded.words[word]
    if word in covered:
        return said.startswith("ب")
    return _told(said).containing


def _container(folded: Folded, word: int, covered: Words) -> int | None:
    """The number of the mention that the words from one on lead to."""
    for at in range(word, min(word + 4, len(folded.words))):
        if at in covered:
            return covered[at]
        told = _told(folded.words[at])
        if not (told.containing or told.kind):
            return None
    return None


def _licensed(folded: Folded, leading: bytearray) -> Iterator[tuple[int, str]]:
    """The words where a name may begin, with what licenses them; behind a preposition those alone that lead
    to another place."""
    words = folded.words
    tagged = _tagged(folded)
    licensing = list(_LICENCES.telling(words))
    if licensing and licensing[-1] == len(words) - 1:
        licensing.pop()  # nothing stands behind it
    if tagged:
        licensing = sorted({*licensing, *(word - 1 for word in tagged)})
    spaced = folded.spaced
    for i in licensing:
        licence = _LICENCES[words[i]]
        if not licence or not (spaced[i] or _is_close(folded, i)):
            if i + 1 in tagged:
                yield i + 1, "vague"
            continue
        if licence == "contained" and not leading[i + 1]:
            continue
        yield i + 1, licence
        if licence == "list":
            yield from _rest_of_list(folded, i + 1)


def _tagged(folded: Folded) -> set[int]:
    """The numbers of the words that a hash stands right before, but for the first word of the text."""
    found, starts, at = set(), folded.starts, folded.text.find("#")
    while at >= 0:
        word = bisect_left(starts, at + 1)
        if 0 < word < len(starts) and starts[word] == at + 1:
            found.add(word)
        at = folded.text.find("#", at + 1)
    return found


def _rest_of_list(folded: Folded, first: int) -> Iterator[tuple[int, str]]:
    """The words that continue a list: after a comma, or with "and" joined to them; six of them at most."""
    taken, spaced = 0, folded.spaced
    for at in range(first, min(first + 2 * _LONGEST + 4, len(folded.words) - 1)):
        gap = " " if spaced[at] else folded.gap(at)
        if gap != " " and any(mark in gap for mark in ".;:?!\n"):
            return
        following = folded.words[at + 1]
        joined = following.startswith("و") and (len(following) > 3 or following[1:] in lexicon.FIRST_WORDS)
        if joined or "," in gap:
            taken += 1
            yield at + 1, "list"
        if taken == 6:
            return


def _match(
    folded: Folded, index: SkeletonIndex, word: int, licence: str, covered: Words, edge: int
) -> Mention | None:
    said = folded.words[word]
    skip = int(licence == "list" and len(said) > 3 and said.startswith("و"))  # the "and" of a list
    if _told(said).no_name or (skip and _told(said[skip:]).no_name):
        return None
    reach = _reach(folded, word, covered)
    for past in range(reach, word, -1):
        if edge and past < min(edge, reach):
            return None  # "Mulla" is not Mulla Sibat
        words = [said[skip:], *folded.words[word + 1 : past]]
        least = _VAGUE_LEAST if licence == "vague" else 0.0
        if len(words) == 1 and (words[0] in lexicon.FIRST_WORDS or (least and is_ordinary(words[0]))):
            return None
        matches = index.matches(words)
        if matches and least:
            matches = [(place, alike) for place, alike in matches if alike >= least]
        if matches and (skip or sum(map(len, words)) < 5):
            matches = [(place, alike) for place, alike in matches if alike >= _SHORT_LEAST]
        if matches:
            start, end = folded.span_of_words(word, past, skip)
            return Mention(start, end, folded.source[start:end], _candidates(matches))
    return None


def _reach(folded: Folded, word: int, covered: Words) -> int:
    """Past the last word that a name beginning at a word may take in."""
    words, spaced, past = folded.words, folded.spaced, word + 1
    last = min(word + _LONGEST, len(words))
    while past < last and (spaced[past - 1] or folded.gap(past - 1) in ("_", '" ', ' "')):
        if past in covered or _told(words[past]).no_name:
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
    matches = index.matches(words)
    if not matches:
        return mention
    known = {candidate.place.key for candidate in mention.candidates}
    more = [
        _candidate(place, alike)
        for place, alike in matches[:_CANDIDATES]
        if alike >= _VAGUE_LEAST and place.key not in known
    ]
    return replace(mention, candidates=(*mention.candidates, *more)) if more else mention
