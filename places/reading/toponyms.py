"""Find the names of the gazetteer in a text.

A dictionary tells of each word whether a name begins with it, with or without proclitics, and only there
the following words are looked at, so the cost is linear in the text and does not grow with the number of
names. An Aho–Corasick automaton scans faster by itself, but knows neither words nor proclitics: `make
bench BENCH=reading` sets both side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from places.reading.across import across_scripts
from places.reading.background import is_word
from places.reading.borders import with_borders
from places.reading.gazetteer import NEEDS_KIND, Gazetteer, Head
from places.reading.lexicon import LATIN_ARTICLES, LATIN_ARTICLES_ALONE
from places.reading.spelling import Split
from places.reading.text import Folded
from places.reading.types import ActorMention, Mention
from places.reading.unlisted_latin import unlisted_in_latin
from places.reading.values import replace

__all__ = ["NEEDS_KIND", "UNIT", "Gazetteer", "find_mentions"]

UNIT = "unit"
"""`Mention.within_actor` of a name inside the name of a body that the table of actors does not know."""


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
    words, heads = folded.words, gazetteer.heads
    found, past = [], 0
    for word in heads.telling(words):
        match = _best(folded, gazetteer, word, heads[words[word]]) if word >= past else None
        if match is None:
            continue
        mention = _mention(folded, gazetteer, match)
        if not is_word(mention):
            found.append(mention)
            past = match.past
    marked = _mark_actors(with_borders(folded, gazetteer.countries, found), actor_mentions)
    named = unlisted_in_latin(folded, across_scripts(folded, gazetteer.skeletons, marked))
    return _mark_actors(named, actor_mentions)


def _best(folded: Folded, gazetteer: Gazetteer, word: int, options: Sequence[Head]) -> _Match | None:
    best: _Match | None = None
    for head in options:
        if head.more:
            past, key = gazetteer.longest(folded, word, head)
        else:
            past, key = (word + 1 if head.named else 0), head.split.stem
        if past and (best is None or past > best.past):
            best = _Match(word, past, head.split, key)
    return best


def _mention(folded: Folded, gazetteer: Gazetteer, match: _Match) -> Mention:
    start = folded.starts[match.first] + match.split.skip
    end = folded.ends[match.past - 1]
    if folded.words[match.past - 1].endswith("'s"):
        end -= 2
    if folded.words[match.first].isascii():
        start = _with_latin_article(folded, match.first, start)
    left, right = folded.span(start, end)
    return Mention(left, right, folded.source[left:right], gazetteer.candidates(match.key, _article(match)))


def _article(match: _Match) -> bool | None:
    """Whether a one-word match has the article; None for a longer one, where it says nothing."""
    return match.split.article if match.past == match.first + 1 else None


def _with_latin_article(folded: Folded, word: int, start: int) -> int:
    """The start moved over a Latin article: "al-" of "al-Susah", "Al " of "Al Susah"."""
    if word and folded.words[word - 1] in LATIN_ARTICLES:
        gap = folded.gap(word - 1)
        alone = gap == " " and (
            folded.words[word - 1] in LATIN_ARTICLES_ALONE or _is_capital_inside(folded, word - 1)
        )
        if gap == "-" or alone:
            return folded.starts[word - 1]
    return start


def _is_capital_inside(folded: Folded, word: int) -> bool:
    """Whether a word has a capital that no sentence's beginning gives it: "near As Shafah"."""
    before = folded.gap(word - 1) if word else "\n"
    start, _ = folded.span(folded.starts[word], folded.end_of(word))
    return before in (" ", ", ") and folded.source[start].isupper()


def _mark_actors(mentions: list[Mention], actors: Sequence[ActorMention]) -> list[Mention]:
    """Mark what lies strictly inside an actor's name. A name that is the actor's whole name (a
    country that acts) remains a place."""
    if not actors:
        return mentions
    ordered = sorted(actors, key=lambda actor: actor.start)
    marked, at = [], 0
    for mention in mentions:
        while at < len(ordered) and ordered[at].end <= mention.start:
            at += 1
        inside = None
        if at < len(ordered) and ordered[at].start <= mention.start:
            inside = _actor_around(mention, ordered[at : at + 3])
        marked.append(
            mention if inside in (None, mention.within_actor) else replace(mention, within_actor=inside)
        )
    return marked


def _actor_around(mention: Mention, actors: Sequence[ActorMention]) -> str | None:
    """The key of the first actor whose name a mention lies strictly inside of."""
    for actor in actors:
        around = actor.start <= mention.start and mention.end <= actor.end
        if around and actor.end - actor.start > mention.end - mention.start + 2:
            return actor.actor.key
    return None
