"""Find the names of the gazetteer in a text.

An index over words finds them: a dictionary tells of each word whether a name begins with it, with
or without proclitics, and only there the following words are looked at, so the cost is linear in the
text and does not grow with the number of names. An Aho–Corasick automaton (ahocorasick_rs) scans faster
by itself, but knows neither words nor proclitics: over 100,000 names it and the folding took 60 % of the
time that this takes with everything, and gave 2.3 times as many hits, to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry

from places.reading.across import across_scripts
from places.reading.borders import with_borders
from places.reading.lexicon import LATIN_ARTICLES, LATIN_ARTICLES_ALONE
from places.reading.skeleton import SkeletonIndex
from places.reading.spelling import MAX_WORDS, Split, latin, loose, spellings, splits
from places.reading.text import Folded
from places.reading.types import ActorMention, Candidate, Mention, PlaceRecord

UNIT = "unit"
"""`Mention.within_actor` of a name inside the name of a body that the table of actors does not know."""

NEEDS_KIND = "the name without its kind word, which the text must say"

# What may stand between the words of one name. A comma or a full stop may not.
_JOINTS = frozenset({"", " ", "_", "-", "\n", "  ", " -", "- ", " - "})

# A text's vocabulary grows slowly, so remembering words pays; the bound keeps memory flat.
_MEMO_LIMIT = 1 << 17


class Entry(NamedTuple):
    """One spelling of one place. `article`: whether this one-word name has the article, None if moot.
    `main`: of the place's own name, not an alias. `needs_kind`: it counts only behind its kind word."""

    place: PlaceRecord
    quality: float
    article: bool | None
    main: bool = True
    needs_kind: bool = False


class Gazetteer:
    """An index over every spelling of every name of the places; immutable once built.

    `by_key` gives the place of a key, `names` the entries of a spelling, `countries` a country by its
    ISO code, `governorates` one by (country, admin1). `footprints` remembers what was drawn before.
    """

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        self.by_key: dict[str, PlaceRecord] = {}
        self.names: dict[str, list[Entry]] = {}
        self._heads: dict[str, int] = {}
        self._memo: dict[str, tuple[Split, ...]] = {}
        self._candidates: dict[tuple[str, bool | None], tuple[Candidate, ...]] = {}
        self.countries: dict[str, PlaceRecord] = {}
        self.governorates: dict[tuple[str, str], PlaceRecord] = {}
        self.rivers: list[PlaceRecord] = []
        self.footprints: dict[tuple[object, ...], tuple[BaseGeometry | None, int]] = {}
        for place in places:
            self._add(place)

    def _add(self, place: PlaceRecord) -> None:
        self.by_key[place.key] = place
        if place.kind == "country":
            self.countries[place.country] = place
        elif place.kind == "governorate":
            self.governorates[place.country, place.admin1] = place
        elif place.kind == "river":
            self.rivers.append(place)
        best: dict[tuple[str, bool | None], tuple[float, bool, bool]] = {}
        for name in dict.fromkeys((place.name_ar, place.name_en, *place.names)):
            for spelling in spellings(name, place.kind):
                known = (spelling.key, spelling.article)
                main = name in (place.name_ar, place.name_en)
                found = (spelling.quality, main, spelling.needs_kind)
                best[known] = max(best.get(known, (0.0, False, False)), found)
        for (key, article), (quality, main, needs_kind) in best.items():
            self.names.setdefault(key, []).append(Entry(place, quality, article, main, needs_kind))
            head, _, rest = key.partition(" ")
            self._heads[head] = max(self._heads.get(head, 0), 1 + rest.count(" ") + bool(rest))

    @cached_property
    def skeletons(self) -> SkeletonIndex:
        """The places without an Arabic name, for matching across scripts."""
        return SkeletonIndex(
            place
            for place in self.by_key.values()
            if not any(_is_arabic(name) for name in (place.name_ar, *place.names))
        )

    def candidates(self, key: str, article: bool | None) -> tuple[Candidate, ...]:
        """The places of a spelling with the quality of the match as score, the best first. `article`:
        whether the text has one where it matters."""
        known = self._candidates.get((key, article))
        if known is None:
            best: dict[str, Candidate] = {}
            owned = any(entry.main for entry in self.names[key])
            for entry in self.names[key]:
                candidate = _candidate(entry, key, article)
                if owned and not entry.main:
                    reasons = (*candidate.reasons, "another place bears the name first")
                    candidate = Candidate(entry.place, round(candidate.score - 0.15, 3), reasons)
                other = best.get(entry.place.key)
                if other is None or other.score < candidate.score:
                    best[entry.place.key] = candidate
            known = tuple(sorted(best.values(), key=lambda c: (-c.score, c.place.key)))
            self._candidates[key, article] = known
        return known

    def heads(self, word: str) -> tuple[Split, ...]:
        """The ways to read a folded word as the beginning of a name; () for most words."""
        known = self._memo.get(word)
        if known is None:
            options = list(splits(word))
            if word.isascii():
                options.append(Split(0, False, "~" + loose(word)))
            known = tuple(split for split in options if split.stem in self._heads)
            if len(self._memo) < _MEMO_LIMIT:
                self._memo[word] = known
        return known

    def longest(self, folded: Folded, word: int, split: Split) -> tuple[int, str]:
        """(number past the last word, key) of the longest name that begins at a word; (0, "") if none."""
        key, end = split.stem, 0
        found = key if key in self.names else ""
        if found:
            end = word + 1
        left = min(self._heads[split.stem], MAX_WORDS) - 1
        is_loose, at = key.startswith("~"), word
        while left and at + 1 < len(folded.words) and folded.gap(at) in _JOINTS:
            at += 1
            following = folded.words[at]
            if following in LATIN_ARTICLES:
                continue
            left -= 1
            if following.isascii():
                key += " " + (loose(following) if is_loose else latin(following))
            else:
                key += " " + splits(following)[0].stem
            if key in self.names:
                found, end = key, at + 1
        return end, found


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def _candidate(entry: Entry, key: str, article: bool | None) -> Candidate:
    quality, reasons = entry.quality, []
    if entry.needs_kind:
        reasons.append(NEEDS_KIND)
    elif key.startswith("~"):
        reasons.append("another romanisation of the name")
    elif quality >= 0.99:
        reasons.append("the name as the gazetteer has it")
    elif quality >= 0.9:
        reasons.append("the name without its kind word")
    else:
        reasons.append("a spelling variant of the name")
    if article is not None and entry.article is not None and entry.article != article:
        quality -= 0.25
        reasons.append("the article differs")
    return Candidate(entry.place, round(quality, 3), tuple(reasons))


class _Match(NamedTuple):
    first: int
    past: int
    split: Split
    key: str


def find_mentions(
    folded: Folded, gazetteer: Gazetteer, actor_mentions: Sequence[ActorMention] = ()
) -> list[Mention]:
    """Every span that may name a place, in order and without overlap, longest names first.

    `candidates` are all places of that name with the quality of the match as score; none is chosen
    yet. A name strictly inside an actor's name bears that actor's key in `within_actor`.
    """
    found, word, words, memo = [], 0, folded.words, gazetteer._memo
    while word < len(words):
        options = memo.get(words[word])
        if options is None:
            options = gazetteer.heads(words[word])
        match = _best(folded, gazetteer, word, options) if options else None
        if match is None:
            word += 1
        else:
            found.append(_mention(folded, gazetteer, match))
            word = match.past
    marked = _mark_actors(with_borders(folded, gazetteer.countries, found), actor_mentions)
    return _mark_actors(across_scripts(folded, gazetteer.skeletons, marked), actor_mentions)


def _best(folded: Folded, gazetteer: Gazetteer, word: int, options: Sequence[Split]) -> _Match | None:
    best: _Match | None = None
    for split in options:
        past, key = gazetteer.longest(folded, word, split)
        if past and (best is None or past > best.past):
            best = _Match(word, past, split, key)
    return best


def _mention(folded: Folded, gazetteer: Gazetteer, match: _Match) -> Mention:
    start = folded.starts[match.first] + match.split.skip
    end = folded.end_of(match.past - 1)
    if folded.text.endswith("'s", start, end):
        end -= 2
    start = _with_latin_article(folded, match.first, start)
    left, right = folded.span(start, end)
    return Mention(left, right, folded.source[left:right], gazetteer.candidates(match.key, _article(match)))


def _article(match: _Match) -> bool | None:
    """Whether a one-word match has the article; None for a longer one, where it says nothing."""
    return match.split.article if match.past == match.first + 1 else None


def _with_latin_article(folded: Folded, word: int, start: int) -> int:
    """The start moved over a Latin article: "al-" of "al-Susah", "Al " of "Al Susah"."""
    if word and folded.words[word].isascii() and folded.words[word - 1] in LATIN_ARTICLES:
        gap = folded.gap(word - 1)
        if gap == "-" or (gap == " " and folded.words[word - 1] in LATIN_ARTICLES_ALONE):
            return folded.starts[word - 1]
    return start


def _mark_actors(mentions: list[Mention], actors: Sequence[ActorMention]) -> list[Mention]:
    """Mark what lies strictly inside an actor's name. A name that is the actor's whole name (a
    country that acts) remains a place."""
    ordered = sorted(actors, key=lambda actor: actor.start)
    marked, at = [], 0
    for mention in mentions:
        while at < len(ordered) and ordered[at].end <= mention.start:
            at += 1
        inside = next(
            (
                actor.actor.key
                for actor in ordered[at : at + 3]
                if actor.start <= mention.start
                and mention.end <= actor.end
                and actor.end - actor.start > mention.end - mention.start + 2
            ),
            None,
        )
        marked.append(mention if inside is None else replace(mention, within_actor=inside))
    return marked
