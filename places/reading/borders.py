"""Find borders that are named by adjectives: "الحدود السورية العراقية", "the Iraqi border"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from places.reading import lexicon
from places.reading.spelling import readings
from places.reading.text import Folded
from places.reading.types import Candidate, Mention, PlaceRecord, Relation
from places.reading.values import replace

_BETWEEN = frozenset({" ", "-", " -", "- ", " - "})


def with_borders(folded: Folded, countries: dict[str, PlaceRecord], mentions: list[Mention]) -> list[Mention]:
    """The mentions and the borders of a text, in order. A border's candidate is the country whose border
    it is, of two the foreign one; `countries` are by ISO code. What lies inside a border gives way to it."""
    borders = [
        border
        for word in folded.words_among(_BORDERS, "حدود", "border")
        if (border := _border(folded, countries, word)) is not None
    ]
    if not borders:
        return mentions
    starts = [border.start for border in borders]  # in order, and apart from one another
    clear = [m for m in mentions if not _meets(m, borders, bisect_left(starts, m.end) - 1)]
    return sorted([*clear, *borders], key=attrgetter("start"))


def _meets(mention: Mention, borders: Sequence[Mention], last: int) -> bool:
    """Whether a mention lies over one of the borders; `last` is the number of the last that begins before
    its end."""
    return last >= 0 and borders[last].end > mention.start


_BORDERS = frozenset(
    form
    for word in ("حدود", "الحدود")
    for form in (word, "و" + word, "ب" + word, "ل" + word, "لل" + word.removeprefix("ال"))
) | {"border", "borders"}


def _border(folded: Folded, countries: dict[str, PlaceRecord], word: int) -> Mention | None:
    step = -1 if folded.words[word].isascii() else 1
    codes: list[str] = []
    at = word
    while 0 <= at + step < len(folded.words) and len(codes) < 2:
        code = lexicon.COUNTRY_ADJECTIVES.get(folded.words[at + step])
        if code is None or folded.gap(min(at, at + step)) not in _BETWEEN:
            break
        codes.append(code)
        at += step
    known = [countries[code] for code in codes if code in countries]
    if not known:
        return None
    country = next((place for place in known if place.country != lexicon.HOME), known[0])
    first, last = sorted((word, at))
    skip = next((len(p) for p in ("لل", "و", "ب", "ل") if folded.words[first].startswith(p)), 0)
    start, end = folded.span(folded.starts[first] + skip * (step > 0), folded.end_of(last))
    candidate = Candidate(country, 1.0, ("its border is named",))
    return Mention(start, end, folded.source[start:end], (candidate,))


def border_relation(mention: Mention, folded: Folded, countries: dict[str, PlaceRecord]) -> Relation | None:
    """The relation of a mention that `with_borders` found, else None. The other side is the home
    country, where the gazetteer has it."""
    if " " not in mention.text:
        return None
    first, past = folded.words_at(mention.start, mention.end)
    if past - first < 2 or not (_is_border(folded.words[first]) or _is_border(folded.words[past - 1])):
        return None
    home = countries.get(lexicon.HOME)
    other = home.key if home is not None and home is not mention.chosen else None
    return replace(Relation("border", mention.text, mention.start, mention.end), other=other)


def _is_border(word: str) -> bool:
    return not readings(word).isdisjoint(("حدود", "border", "borders"))
