"""Which of a sentence's places is the one where it happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from places.reading.page import Page, Sentence
from places.reading.text import fold
from places.reading.triggers import words_of
from places.reading.types import Mention, PlaceRecord

_TIERS = {
    "pocket": 1, "area": 1, "mountain": 2, "subdistrict": 2, "district": 2, "governorate": 4, "river": 3,
    "region": 4, "desert": 4, "country": 6,
}  # fmt: skip
_VAGUE_RELATIONS = frozenset(("direction", "countryside", "desert", "side", "along", "border"))
_DESCRIBING = words_of(
    "ريف ريفي أرياف محافظة بادية شرق شرقي شمال شمالي جنوب جنوبي غرب غربي الشرقي الغربي الشمالي الجنوبي شمالا جنوبا شرقا غربا "
    "countryside governorate province desert north south east west northern southern eastern western"
)
_ORIGIN = words_of("من قادمة قادما قادمين انطلاقا تتمركز المتمركزة متمركزة مصدره مصدرها from")
_NEAR = words_of("بالقرب القرب قرب قريبة كم كيلومتر كيلومترا كيلومترات أطراف km near close far away")


def is_capital(place: PlaceRecord) -> bool:
    """Whether a city gives its governorate its name, so that reports may mean the one by the other."""
    return place.kind == "city" and fold(place.name_en) == fold(place.admin1) != ""


def tier(mention: Mention) -> int:
    """How exactly a mention says where: 0 a settlement or site, up to 6 a country and 7 an abstention."""
    if mention.chosen is None:
        return 7
    base = 1 if is_capital(mention.chosen) else _TIERS.get(mention.chosen.kind, 0)
    if mention.relation is not None and mention.relation.kind in _VAGUE_RELATIONS:
        base += 2
    return base


def rank_places(
    here: Sequence[int],
    trigger: int,
    mentions: Sequence[Mention],
    mention_words: Mapping[int, tuple[int, int]],
    page: Page,
    sentence: Sentence,
    *,
    reach: int = 1,
) -> tuple[int, ...]:
    """The indexes of the places, the main one first: exact before wide, destination before origin, those
    after the trigger before those ahead of it, in order. What is wider than the best by more than `reach` only locates it and is left out,
    and each place is named once."""
    scored = []
    for i in here:
        first, _ = mention_words[i]
        before = [_bare(word) for word in page.words[max(sentence.first, first - 3) : first]]
        value = tier(mentions[i])
        if mentions[i].relation is None and any(word in _DESCRIBING for word in before[-2:]):
            value += 2
        if page.words[first].startswith("ب") and any(first == last for _, last in mention_words.values()):
            value += 2  # "X بحلب": it locates the place before it
        if before[-1:] and before[-1] in _ORIGIN and not any(word in _NEAR for word in before):
            value += 1
        scored.append((value, first < trigger, first, i))
    scored.sort()
    best = scored[0][0]
    kept = [entry for entry in scored if entry[0] < 7 and entry[0] <= best + reach] or scored[:1]
    first_of: dict[object, int] = {}
    for *_, i in kept:
        chosen = mentions[i].chosen
        first_of.setdefault(chosen.key if chosen else (mentions[i].text,), i)
    return tuple(first_of.values())


def _bare(word: str) -> str:
    for prefix in ("و", "ب", "ل", "ف"):
        if word.startswith(prefix) and word[1:] in _DESCRIBING:
            return word[1:]
    return word
