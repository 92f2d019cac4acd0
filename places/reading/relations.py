"""Read spatial relations ("east of", "between", "5 km from") around the mentions of a text.

The words are read outward from the name: first over what changes nothing ("من", "of the town of"),
then the relation itself, then what completes it (a distance, the eastern *countryside*, the east
*bank*). Arabic puts some of it behind the name: ريف حمص الشرقي.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from places.reading import lexicon
from places.reading.borders import border_relation
from places.reading.containment import container_of
from places.reading.evidence import Around
from places.reading.ground import Ground
from places.reading.numbers import Number, number_at
from places.reading.spelling import readings
from places.reading.text import Folded
from places.reading.toponyms import Gazetteer
from places.reading.types import Mention, Relation
from places.reading.values import replace

_DIAGONALS = {frozenset("ne"): "ne", frozenset("nw"): "nw", frozenset("se"): "se", frozenset("sw"): "sw"}
_NUMBER = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)[\s-]*$")
_DUALS = {"كيلومترين": 2_000.0, "كيلومتر": 1_000.0}


def relate(mentions: Sequence[Mention], folded: Folded, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions with their relation, footprint (WGS 84 Polygon or MultiPolygon) and where_prec
    (UCDP 1–7). A place that is an area has its own shape for a footprint; a plain point has none;
    mentions without a choice remain as they are."""
    ground = Ground(gazetteer)
    found = []
    for i, mention in enumerate(mentions):
        if mention.chosen is None:
            found.append(mention)
            continue
        second = mentions[i + 1] if i + 1 < len(mentions) else None
        relation = (
            border_relation(mention, folded, gazetteer.countries)
            or relation_of(mention, folded, second)
            or _shared(mention, folded, found[-1:])
        )
        shape, prec = ground.footprint(mention, relation)
        coarser = max(prec or 0, mention.where_prec or 0) or None
        found.append(replace(mention, relation=relation, footprint=shape, where_prec=coarser))
    return [
        _within(i, found, folded, ground) or _on_the_ground_of(m, found[i + 1 : i + 2], folded)
        for i, m in enumerate(found)
    ]


def _within(index: int, mentions: Sequence[Mention], folded: Folded, ground: Ground) -> Mention | None:
    """An unlisted village with the ground of the town or district that the text says it lies in; None for any
    other mention, and where a relation says more."""
    mention = mentions[index]
    if not mention.abstained or mention.candidates or container_of(index, mentions, folded) is None:
        return None
    outer = mentions[index + 1]
    if outer.chosen is None or outer.relation is not None:
        return None
    shape, prec = ground.around(outer.chosen)
    return replace(mention, footprint=shape, where_prec=prec) if shape is not None else None


_AROUND = frozenset({"countryside", "direction", "distance", "near", "desert"})


def _on_the_ground_of(mention: Mention, following: Sequence[Mention], folded: Folded) -> Mention:
    """An unlisted village with the ground that the text puts it on: the countryside of the next place."""
    if not mention.abstained or mention.candidates or not following or following[0].relation is None:
        return mention
    relation, between = following[0].relation, _gap_before(mention, following[0].relation, folded)
    if relation.kind not in _AROUND or len(between) > _CLOSE_BY or any(mark in between for mark in ".;\n"):
        return mention
    return replace(
        mention,
        relation=relation,
        footprint=following[0].footprint,
        where_prec=following[0].where_prec,
    )


_CLOSE_BY = 12
"""Code points between a village and what says where it lies."""


def _gap_before(mention: Mention, relation: Relation, folded: Folded) -> str:
    """What stands between a mention and the words of a relation behind it."""
    return folded.source[mention.end : max(mention.end, relation.start)]


def _shared(mention: Mention, folded: Folded, previous: Sequence[Mention]) -> Relation | None:
    """The countryside that a dual gives to both names: ريفي حمص وحماة."""
    if not previous or previous[0].relation is None or Around.of(folded, mention).proclitic != "و":
        return None
    relation, before = previous[0].relation, Around.of(folded, previous[0]).before(1)
    dual = relation.kind == "countryside" and _in(lexicon.DUAL_COUNTRYSIDE, before)
    return relation if dual and mention.start - previous[0].end <= 2 else None


@dataclass(slots=True)
class _Said:
    """What was read so far: `first` and `past` are the outermost words that say it."""

    first: int
    past: int
    kind: str = ""
    direction: str | None = None
    distance_m: float | None = None
    other: str | None = None


def relation_of(mention: Mention, folded: Folded, following: Mention | None = None) -> Relation | None:
    """The relation that the words around a mention state, or None. `following` is the next mention,
    the other end of "between"."""
    around = Around.of(folded, mention)
    at = _over_fillers(around)
    said = _Said(at + 1, around.first)
    _read_before(said, around, at)
    _read_behind(said, around)
    if said.kind == "between":
        said.other = _other_end(folded, around, following)
        if said.other is None:
            return None
    if not said.kind:
        return None
    start, _ = folded.span(folded.starts[said.first], folded.end_of(said.first))
    last = said.past - 1
    _, end = folded.span(folded.starts[last], folded.end_of(last))
    phrase = folded.source[start:end]
    return Relation(said.kind, phrase, start, end, said.direction, said.distance_m, said.other)


def _word(around: Around, index: int) -> str:
    """A word before the mention, "" where a comma or a sentence end divides it from the next word."""
    return around.before(around.first - index) if 0 <= index < around.first else ""


def _over_fillers(around: Around) -> int:
    """The index of the first word leftwards that may state a relation."""
    at = around.first - 1
    for _ in range(4):
        word = _word(around, at)
        if not word or not _is_filler(word):
            break
        at -= 1
    return at


@lru_cache(maxsize=1 << 14)
def _is_filler(word: str) -> bool:
    return word in lexicon.TRANSPARENT or _in(_NAMING_KINDS, word)


# "شرق مدينة هجين", "east of the village of": the kind word is part of the name.
_NAMING_KINDS = (
    frozenset(word for word, kinds in lexicon.KIND_WORDS.items() if "*" not in kinds) - lexicon.POCKET
)


def _in(words: frozenset[str], word: str) -> bool:
    return bool(word) and not words.isdisjoint(readings(word))


def _direction_at(around: Around, at: int) -> tuple[str | None, int]:
    """The direction that ends at a word, reading leftwards, and the word before it."""
    first = _point(_word(around, at))
    if first is None:
        return None, at
    second = _point(_word(around, at - 1))
    if second and len(first) == len(second) == 1:
        both = _DIAGONALS.get(frozenset(first + second))
        if both:
            return both, at - 2
    return first, at - 1


@lru_cache(maxsize=1 << 14)
def _point(word: str) -> str | None:
    if not word:
        return None
    return next((lexicon.DIRECTIONS[form] for form in readings(word) if form in lexicon.DIRECTIONS), None)


def _bank(word: str) -> str | None:
    """On which side of a river the bank lies that a word describes."""
    return lexicon.BANK_SIDES.get(word) or _point(word)


def _read_before(said: _Said, around: Around, at: int) -> None:
    joined_l = around.proclitic.endswith("ل")
    if around.proclitic and not joined_l:
        return
    word = _word(around, at)
    direction, rest = _direction_at(around, at)
    if direction:
        said.direction, said.kind, said.first = direction, "direction", rest + 1
        _complete_direction(said, around, rest)
        return
    if word in lexicon.BANK_SIDES and _in(lexicon.BANK, _word(around, at - 1)):
        said.kind, said.direction, said.first = "side", lexicon.BANK_SIDES[word], at - 1
        return
    if joined_l:
        return
    kind = _kind(word)
    if kind:
        said.kind, said.first = kind, at
    if said.kind in ("countryside", "desert", "near", "bank"):
        direction, rest = _direction_at(around, at - 1)
        if direction:
            said.direction, said.first = direction, rest + 1
        elif kind == "bank" and (direction := _bank(_word(around, at - 1))):
            said.direction, said.first = direction, at - 1
    if not said.kind:
        _border_with(said, around, at)
        _distance(said, around, at)


def _border_with(said: _Said, around: Around, at: int) -> None:
    """ "الحدود مع العراق", "the Syrian border with Iraq"."""
    if _word(around, at) in lexicon.BORDER_WITH:
        for back in (1, 2):
            if _in(lexicon.BORDER, _word(around, at - back)):
                said.kind, said.first = "border", at - back
                return


_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("countryside", lexicon.COUNTRYSIDE),
    ("desert", lexicon.DESERT),
    ("bank", lexicon.BANK),
    ("pocket", lexicon.POCKET),
    ("between", lexicon.BETWEEN),
    ("toward", lexicon.TOWARD),
    ("along", lexicon.ALONG),
    ("near", lexicon.NEAR),
)


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> str:
    """The kind of relation that a word before a name states, or ""."""
    return next((kind for kind, words in _KINDS if _in(words, word)), "")


def _complete_direction(said: _Said, around: Around, at: int) -> None:
    """What stands before a direction: a distance, or the noun that the direction describes."""
    word = _word(around, at)
    if word in ("الي", "الى", "to", "ال") or word in lexicon.PREPOSITIONS:
        _distance(said, around, at - 1)
        return
    if _in(lexicon.COUNTRYSIDE, word):
        said.kind, said.first = "countryside", at
    elif _in(lexicon.BANK, word):
        said.kind, said.first = "side", at
    elif around.proclitic and _in(lexicon.DESERT, word):
        said.kind, said.first = "desert", at
    else:
        _distance(said, around, at)


def _distance(said: _Said, around: Around, at: int) -> None:
    """A distance whose unit is the word at an index: "5 km", "خمسة كيلومترات"."""
    unit = _word(around, at)
    scale = _metres(unit)
    if scale is None:
        return
    value, first = _value(around, at)
    if value is None:
        dual = next((_DUALS[form] for form in readings(unit) if form in _DUALS), None)
        if dual is None:
            return
        value, first, scale = dual, at, 1.0
    said.kind, said.distance_m, said.first = "distance", value * scale, first


_UNITS = ((1_000.0, lexicon.KILOMETRES), (1.0, lexicon.METRES), (1_609.344, lexicon.MILES))


@lru_cache(maxsize=1 << 14)
def _metres(word: str) -> float | None:
    """How many metres a word names as a unit, if it does."""
    return next((metres for metres, words in _UNITS if _in(words, word)), None)


def _value(around: Around, unit: int) -> tuple[float | None, int]:
    """The number that ends just before the unit, and its first word."""
    folded = around.folded
    digits = _NUMBER.search(folded.text, max(0, folded.starts[unit] - 24), folded.starts[unit])
    if digits:
        first = unit - len(re.findall(r"\d+", digits.group(1)))
        return float(digits.group(1).replace(",", ".")), first
    for back in (4, 3, 2, 1):
        if unit - back >= 0 and _word(around, unit - back):
            number = number_at(folded.words, unit - back)
            if number is not None and number.last == unit and not _vague(number):
                return number.value, max(number.first, 0)
    return None, unit


def _vague(number: Number) -> bool:
    """ "Thousands of kilometres" is no distance, "about fifty" is one."""
    return bool(number.low and number.high and number.high > 2 * number.low)


def _read_behind(said: _Said, around: Around) -> None:
    """What Arabic puts behind the name (ريف حمص الشرقي, #حمص_الريف_الشرقي), and English with 's."""
    after, second = around.after(1), around.after(2)
    if said.kind == "bank":
        if said.direction is None and after.startswith(lexicon.ARTICLE) and (point := _bank(after)):
            said.direction, said.past = point, around.past + 1
        said.kind = "side" if said.direction else ""
    elif said.kind in ("countryside", "desert") and said.direction is None:
        point = _point(after) if after.startswith(lexicon.ARTICLE) else None
        if point:
            further = _point(second) if second.startswith(lexicon.ARTICLE) else None
            both = _DIAGONALS.get(frozenset(point + further)) if further else None
            said.direction, said.past = both or point, around.past + (2 if both else 1)
    elif said.kind in ("", "direction"):
        _countryside_behind(said, around, after, second)


def _countryside_behind(said: _Said, around: Around, after: str, second: str) -> None:
    """ "eastern Homs countryside", "Homs's eastern countryside", حمص_الريف_الشرقي, "Homs desert", "the
    Euphrates' left bank"."""
    if not after or not (after.isascii() or after.startswith(lexicon.ARTICLE)):
        return
    if after.isascii() and after in lexicon.POCKET:
        said.kind, said.past = "pocket", around.past + 1
        return
    if after.isascii() and second in lexicon.BANK and (point := _bank(after)):
        said.kind, said.direction, said.past = "side", point, around.past + 2
        return
    for kind, words in (("countryside", lexicon.COUNTRYSIDE), ("desert", lexicon.DESERT)):
        if after.isascii() and after in words:
            said.kind, said.past = kind, around.past + 1
        elif after.isascii() and second in words and _point(after):
            said.kind, said.direction, said.past = kind, _point(after), around.past + 2
        elif (
            not said.kind
            and after.startswith(lexicon.ARTICLE)
            and after.removeprefix(lexicon.ARTICLE) in words
            and second.startswith(lexicon.ARTICLE)
        ):
            point = _point(second)
            if point:
                said.kind, said.direction, said.past = kind, point, around.past + 2


def _other_end(folded: Folded, around: Around, following: Mention | None) -> str | None:
    """The key of the place at the other end of "between A and B", if B follows at once."""
    if following is None or following.chosen is None:
        return None
    there = Around.of(folded, following)
    between = folded.words[around.past : there.first]
    joined = there.proclitic.startswith("و") or between[:1] == ["and"] or _starts_with_and(between)
    return following.chosen.key if joined and len(between) <= 2 else None


def _starts_with_and(words: Sequence[str]) -> bool:
    """ "وبلدة" before the second end: the conjunction sits on its kind word."""
    return bool(words) and words[0].startswith("و") and _in(_NAMING_KINDS, words[0][1:])
