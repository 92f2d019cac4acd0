"""The index over every spelling of every name of the gazetteer, and its form as bytes.

A dictionary tells of each word whether a name begins with it, with or without proclitics, and of each
spelling which places bear it; both answer in the same time however many names there are. Building it
takes seconds for 100,000 names, reading it back from bytes a fraction of one: the spellings come as one
joined string, what belongs to them as arrays, and a place's record is made when it is first asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from places.reading.background import is_background, is_met_by
from places.reading.lexicon import DIRECTIONS, KIND_WORDS, LATIN_ARTICLES, NEAR, PREPOSITIONS
from places.reading.packing import join, pack, split_up, unpack
from places.reading.records import Records
from places.reading.skeleton import SkeletonIndex, is_latin_only
from places.reading.spelling import MAX_WORDS, Split, loose, spellings, splits
from places.reading.text import Folded
from places.reading.types import SETTLEMENTS, Candidate, PlaceRecord
from places.reading.words import Memo

NEEDS_KIND = "the name without its kind word, which the text must say"

# What may stand between the words of one name. A comma or a full stop may not.
_JOINTS = frozenset({"", " ", "_", "-", "\n", "  ", " -", "- ", " - "})

# Words too common to be met by a loose spelling of a name: "near" is not Nahr.
_NEVER_LOOSE = frozenset({*PREPOSITIONS, *NEAR, *DIRECTIONS, *KIND_WORDS})


class Entry(NamedTuple):
    """One spelling of one place. `article`: whether this one-word name has the article, None if moot.
    `main`: of the place's own name, not an alias. `needs_kind`: it counts only behind its kind word."""

    place: PlaceRecord
    quality: float
    article: bool | None
    main: bool = True
    needs_kind: bool = False


class Head(NamedTuple):
    """A word as the first of some name: how it divides, whether it is a name by itself, and how many words
    a name that begins so has more at most."""

    split: Split
    named: bool
    more: int


_ARTICLES = (None, False, True)
_MAIN, _NEEDS_KIND = 4, 8  # bits of an entry's flags, beside the number of its `article` above


_COLUMNS = {"first": np.uint32, "place": np.uint32, "quality": np.float64, "flags": np.uint8}


class _Entries:
    """The entries of all spellings as columns: those of spelling number n are `first[n]`–`first[n + 1]`."""

    def __init__(self, columns: dict[str, np.ndarray]) -> None:
        self.columns = columns
        self._first, self._place, self._quality, self._flags = (
            columns[name].data for name in ("first", "place", "quality", "flags")
        )

    @classmethod
    def of(cls, rows: Mapping[str, array[Any]], spellings: int) -> _Entries:
        """The entries of so many spellings, given in any order with the numbers of their spellings."""
        numbers = np.array(rows["spelling"])
        order = np.argsort(numbers, kind="stable")
        first = np.searchsorted(numbers[order], np.arange(spellings + 1))
        columns = {"first": first, **{name: np.array(values)[order] for name, values in rows.items()}}
        return cls({name: columns[name].astype(kind) for name, kind in _COLUMNS.items()})

    def of_spelling(self, number: int, records: Records) -> list[Entry]:
        found = []
        for i in range(self._first[number], self._first[number + 1]):
            flags = self._flags[i]
            article = _ARTICLES[flags & 3]
            place = records.at(self._place[i])
            main, needs_kind = bool(flags & _MAIN), bool(flags & _NEEDS_KIND)
            found.append(Entry(place, self._quality[i], article, main, needs_kind))
        return found


class _Forms(Mapping[str, Sequence[tuple[str, PlaceRecord]]]):
    """The forms of each skeleton with their places, read from its line when asked for."""

    def __init__(self, lines: dict[str, str], records: Records) -> None:
        self._lines, self._records = lines, records

    def __getitem__(self, skeleton: str) -> Sequence[tuple[str, PlaceRecord]]:
        parts = self._lines[skeleton].split("\t")
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return [(form, self._records.at(int(number))) for form, number in pairs]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Gazetteer:
    """An index over every spelling of every name of the places; immutable once built.

    `by_key` gives the place of a key, `names` the number of a spelling, `countries` a country by its
    ISO code, `governorates` one by (country, admin1). `heads` tells of each folded word in which ways a
    name may begin with it. `footprints` remembers what was drawn before.
    """

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        records = list(places)
        self.names: dict[str, int] = {}
        self._heads: dict[str, int] = {}
        rows: dict[str, array[Any]] = {
            "spelling": array("I"),
            "place": array("I"),
            "quality": array("d"),
            "flags": array("B"),
        }
        for number, place in enumerate(records):
            for (key, article), entry in _spelled(place).items():
                if key not in self.names:
                    self.names[key] = len(self.names)
                    head, _, rest = key.partition(" ")
                    self._heads[head] = max(self._heads.get(head, 0), 1 + rest.count(" ") + bool(rest))
                quality, main, needs_kind = entry
                flags = _ARTICLES.index(article) | _MAIN * main | _NEEDS_KIND * needs_kind
                entry_row = (self.names[key], number, quality, flags)
                for column, value in zip(rows.values(), entry_row, strict=True):
                    column.append(value)
        self._entries = _Entries.of(rows, len(self.names))
        self._know(Records.of(records))

    def _know(self, records: Records) -> None:
        self.by_key = records
        self.countries: dict[str, PlaceRecord] = {}
        self.governorates: dict[tuple[str, str], PlaceRecord] = {}
        self.rivers: list[PlaceRecord] = []
        for place in records.of_kinds("country", "governorate", "river"):
            if place.kind == "country":
                self.countries[place.country] = place
            elif place.kind == "governorate":
                self.governorates[place.country, place.admin1] = place
            else:
                self.rivers.append(place)
        self.footprints: dict[tuple[object, ...], tuple[BaseGeometry | None, int]] = {}
        # Holds the tables and not the gazetteer: an index that is replaced goes at once.
        self.heads = Memo(partial(_options, self._heads, self.names))
        self._candidates: dict[tuple[str, bool | None], tuple[Candidate, ...]] = {}

    def to_bytes(self, stamp: str) -> bytes:
        """The index as bytes, marked with the code that built it and with `stamp`, which names the state
        of the places that it was built from."""
        return pack(
            stamp,
            {
                **{name: column.tobytes() for name, column in self._entries.columns.items()},
                "names": join(self.names),
                "heads": join(self._heads),
                "head_lengths": bytes(self._heads.values()),
                "skeletons": join(self.skeletons.forms),
                "forms": join(self._form_lines()),
                "records": self.by_key.to_bytes(),
            },
        )

    @classmethod
    def from_bytes(cls, data: bytes, stamp: str) -> Gazetteer:
        """The index that `to_bytes` wrote with this stamp. Raises ValueError where the bytes are broken,
        of other code, or of another state of the places."""
        parts = unpack(data, stamp)
        index = cls.__new__(cls)
        index.names = {name: number for number, name in enumerate(split_up(parts["names"]))}
        index._heads = dict(zip(split_up(parts["heads"]), parts["head_lengths"], strict=True))
        index._entries = _Entries(
            {name: np.frombuffer(parts[name], kind).copy() for name, kind in _COLUMNS.items()}
        )
        index._know(Records.from_bytes(bytes(parts["records"])))
        index._forms = dict(zip(split_up(parts["skeletons"]), split_up(parts["forms"]), strict=True))
        return index

    def _form_lines(self) -> Iterator[str]:
        """Of each skeleton its forms and the numbers of their places in turn, as _Forms reads them."""
        for forms in self.skeletons.forms.values():
            parts = ((form, str(self.by_key.number_of(place.key))) for form, place in forms)
            yield "\t".join(part for pair in parts for part in pair)

    _forms: dict[str, str] | None = None

    @cached_property
    def skeletons(self) -> SkeletonIndex:
        """The places without an Arabic name, for matching across scripts, and all settlements, for slips."""
        if self._forms is not None:
            return SkeletonIndex.of(_Forms(self._forms, self.by_key))
        return SkeletonIndex(
            place
            for place in self.by_key.values()
            if not is_background(place) and (place.kind in SETTLEMENTS or is_latin_only(place))
        )

    def candidates(self, key: str, article: bool | None) -> tuple[Candidate, ...]:
        """The places of a spelling with the quality of the match as score, the best first. `article`:
        whether the text has one where it matters."""
        known = self._candidates.get((key, article))
        if known is None:
            best: dict[str, Candidate] = {}
            entries = self._entries.of_spelling(self.names[key], self.by_key)
            owned = any(entry.main for entry in entries)
            for entry in entries:
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

    def longest(self, folded: Folded, word: int, head: Head) -> tuple[int, str]:
        """(number past the last word, key) of the longest name that begins at a word; (0, "") if none."""
        split, named, left = head
        key = split.stem
        end, found = (word + 1, key) if named else (0, "")
        words, spaced = folded.words, folded.spaced
        is_loose, at, last = key.startswith("~"), word, len(words) - 1
        while left and at < last and (spaced[at] or folded.gap(at) in _JOINTS):
            at += 1
            following = words[at]
            if following in LATIN_ARTICLES:
                continue
            left -= 1
            key += " " + (loose(following) if is_loose and following.isascii() else splits(following)[0].stem)
            if key in self.names:
                found, end = key, at + 1
        return end, found


def _options(heads: Mapping[str, int], names: Container[str], word: str) -> tuple[Head, ...]:
    """The ways to read a folded word as the first of a name; () for most words."""
    known = [split for split in splits(word) if split.stem in heads]
    if word.isascii() and word not in _NEVER_LOOSE:
        split = Split(0, False, "~" + loose(word))
        if split.stem in heads:
            known.append(split)
    return tuple(Head(s, s.stem in names, min(heads[s.stem], MAX_WORDS) - 1) for s in known)


def _spelled(place: PlaceRecord) -> dict[tuple[str, bool | None], tuple[float, bool, bool]]:
    """The spellings of a place by key and article, each as quality, main and needs_kind of an Entry."""
    best: dict[tuple[str, bool | None], tuple[float, bool, bool]] = {}
    for name in dict.fromkeys((place.name_ar, place.name_en, *place.names)):
        for spelling in spellings(name, place.kind):
            if not is_met_by(place, spelling):
                continue
            known = (spelling.key, spelling.article)
            found = (spelling.quality, name in (place.name_ar, place.name_en), spelling.needs_kind)
            best[known] = max(best.get(known, (0.0, False, False)), found)
    return best


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
