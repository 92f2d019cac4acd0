"""Other ways to find the names of places in a text, each as a function from a text to (start, end) spans.

The libraries are imported here only, when asked for: requirements-bench.txt pins them.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from places.reading.text import WORD, fold
from places.reading.types import PlaceRecord

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]


def folded_names(places: Iterable[PlaceRecord]) -> list[str]:
    """The different names of the places, folded as the reading folds them."""
    return list(dict.fromkeys(folded for place in places for name in place.names if (folded := fold(name))))


def aho_rust(names: Sequence[str]) -> Finder:
    """ahocorasick_rs, leftmost longest, on folded text."""
    library: Any = importlib.import_module("ahocorasick_rs")
    automaton = library.AhoCorasick(names, matchkind=library.MatchKind.LeftmostLongest)
    return lambda text: [(start, end) for _, start, end in automaton.find_matches_as_indexes(text)]


def aho_c(names: Sequence[str]) -> Finder:
    """pyahocorasick, longest matches, on folded text."""
    library: Any = importlib.import_module("ahocorasick")
    automaton = library.Automaton()
    for name in names:
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return lambda text: [(end + 1 - length, end + 1) for end, length in automaton.iter_long(text)]


def plain_longest(names: Sequence[str]) -> Finder:
    """A dictionary of names over the words of the text as it stands, the longest name first: what a
    gazetteer look-up does without knowing proclitics, spellings or what a word means."""
    known = set(names)
    longest = max((name.count(" ") + 1 for name in known), default=0)

    def find(text: str) -> Spans:
        words = [found.span() for found in WORD.finditer(text)]
        spans, at = [], 0
        while at < len(words):
            for past in range(min(at + longest, len(words)), at, -1):
                if text[words[at][0] : words[past - 1][1]] in known:
                    spans.append((words[at][0], words[past - 1][1]))
                    at = past
                    break
            else:
                at += 1
        return spans

    return find


def flashgeotext(places: Iterable[PlaceRecord] | None) -> Finder:
    """flashgeotext with its own cities and countries, or with the names of `places` instead."""
    importlib.import_module("loguru").logger.disable("flashgeotext")
    geotext: Any = importlib.import_module("flashgeotext.geotext")
    if places is None:
        finder = geotext.GeoText()
    else:
        lookup: Any = importlib.import_module("flashgeotext.lookup")
        named = {place.key: [name for name in place.names if name.isascii()] for place in places}
        finder = geotext.GeoText(geotext.GeoTextConfiguration(use_demo_data=False))
        finder.add(
            lookup.LookupData(name="places", data={key: names for key, names in named.items() if names})
        )

    def find(text: str) -> Spans:
        found = finder.extract(input_text=text)
        return sorted(
            {tuple(span) for kind in found.values() for one in kind.values() for span in one["span_info"]}
        )

    return find


def geotext() -> Finder:
    """geotext with its own cities and countries. It tells names without their places: each is looked up."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library: Any = importlib.import_module("geotext")

    def find(text: str) -> Spans:
        found = library.GeoText(text)
        spans = []
        for name in {*found.cities, *found.countries}:
            at = text.find(name)
            while at >= 0:
                spans.append((at, at + len(name)))
                at = text.find(name, at + len(name))
        return sorted(spans)

    return find
