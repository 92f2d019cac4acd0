"""Find the names of the gazetteer in a text.

A dictionary tells of each word whether a name begins with it, with or without proclitics, and only there
the following words are looked at, so the cost is linear in the text and does not grow with the number of
names. An Aho–Corasick automaton scans faster by itself, but knows neither words nor proclitics: `make
bench BENCH=reading` sets both side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

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
        if word < past:
            continue
        end, key, split = _best(folded, gazetteer, word, heads[words[word]])
        if not end:
            continue
        left, right = _span(folded, word, end, split)
        # Of a longer name an article says nothing.
        candidates = gazetteer.candidates(key, split.article if end == word + 1 else None)
        mention = Mention(left, right, folded.source[left:right], candidates)
        if not is_word(mention):
            found.append(mention)
            past = end
    marked = _mark_actors(with_borders(folded, gazetteer.countries, found), actor_mentions)
    named = unlisted_in_latin(folded, across_scripts(folded, gazetteer.skeletons, marked))
    return _mark_actors(named, actor_mentions)


def _best(folded: Folded, gazetteer: Gazetteer, word: int, options: Sequence[Head]) -> tuple[int, str, Split]:
    """(number past the last word, key, how the first word divides) of the longest name that begins at a word;
    the number is 0 if none does."""
    best, best_key, split = 0, "", options[0].split
    for head in options:
        if head.more:
            past, key = gazetteer.longest(folded, word, head)
        else:
            past, key = (word + 1 if head.named else 0), head.split.stem
        if past > best:
            best, best_key, split = past, key, head.split
    return best, best_key, split


def _span(folded: Folded, first: int, past: int, split: Split) -> tuple[int, int]:
    """The span in the source of a name: without proclitics and genitive, with its Latin article."""
    words = folded.words
    if not (words[first].isascii() or words[past - 1].isascii()):
        return folded.span_of_words(first, past, split.skip)
    start, end = folded.starts[first] + split.skip, folded.ends[past - 1]
    if words[past - 1].endswith("'s"):
        end -= 2
    if words[first].isascii():
        start = _with_latin_article(folded, first, start)
    return folded.span(start, end)


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
