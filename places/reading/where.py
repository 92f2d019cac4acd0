"""Which of a sentence's places is the one where it happened."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence

from places.reading.text import fold
from places.reading.types import SETTLEMENTS, Mention, PlaceRecord
from places.reading.unlisted import UNLISTED_QUARTER
from places.reading.values import record
from places.reading.words import words_of

_TIERS = {
    "pocket": 1, "area": 1, "mountain": 2, "subdistrict": 2, "district": 2, "governorate": 4, "river": 3,
    "region": 4, "desert": 4, "country": 6,
}  # fmt: skip
_NOWHERE = 7
_VAGUE_RELATIONS = frozenset(
    ("direction", "countryside", "desert", "side", "along", "border", "distance", "between")
)
_DESCRIBING = words_of(
    "ريف ريفي أرياف محافظة التابعة التابع بادية شرق شرقي شمال شمالي جنوب جنوبي غرب غربي الشرقي الغربي الشمالي الجنوبي شمالا جنوبا شرقا غربا "
    "countryside governorate province desert north south east west northern southern eastern western"
)
_ORIGIN = words_of("من قادمة قادما قادمين انطلاقا تتمركز المتمركزة متمركزة مصدره مصدرها from")
_FIRED_FROM = words_of(
    "مواقع مواقعه مواقعها نقاط نقاطها قواعدها قواعده قاعدتها مناطق تمركز positions bases base"
)
_OUT_OF = words_of("من انطلاقا from")
_COMING_FROM = words_of("نازحي نازحو مهجري مهجرو لاجئي لنازحي لمهجري لاجئو")
_SONS = words_of("أبناء ابناء لأبناء")
_AT = words_of("في من in from")
_TO = words_of("إلى نحو باتجاه to towards")
_WAY = words_of("طريقها طريقه طريقهم طريق way")
_LEFT = words_of("from من")
_WIDE = 3  # the tier above which a place is a governorate or a country
_EACH = words_of("كل كلا")
# "took them to X", "bodies reached the hospital of X": where somebody was brought to, not where it happened.
_CARRIED = words_of(
    "اقتاد اقتادت اقتادوا اقتاده اقتادته اقتادوه اقتادوهم اقتادتهم اقتادوهما اقتادهما اقتادهم اقتيد اقتيدوا نقل نقلت نقلوا نقله نقلته نقلهم نقلتهم نقلوهم نقلوه "
    "نقلهما نقلتهما ونقل تحويل حول وصل وصلت وصلوا سلم اقتياد اقتيادهم اقتياده نقلا taken took transferred moved brought transported bussed"
)
_TO_SOMEWHERE = words_of("إلى نحو باتجاه to into toward towards")
_CARRYING = frozenset(("civilians", "seizure", "strike", "battle"))
_CARRIED_REACH = 8
_REACHED = 4  # words from "arrived" to where, before what happened
_HOSPITALS = words_of("مشفى مستشفى مشافي hospital")
_HEADED = words_of("headed heading متجها متجهة متجهين متوجها")
# Who is sent "via" a place only passes through it.
_VIA = words_of("عبر مرورا via through")
# "not in X", "rather than X": said to be wrong.
_NOT_IN = words_of("ليس ليست لا not")
_INSTEAD = (("بدلا", "من"), ("عوضا", "عن"), ("rather", "than"), ("instead", "of"))
_NEAR = words_of("بالقرب القرب قرب قريبة كم كيلومتر كيلومترا كيلومترات أطراف km near close far away")


def is_capital(place: PlaceRecord) -> bool:
    """Whether a city gives its governorate its name, so that reports may mean the one by the other."""
    return place.kind == "city" and fold(place.name_en) == fold(place.admin1) != ""


def is_open_village(mention: Mention) -> bool:
    """Whether a mention names a village without saying which: of several namesakes, or unlisted."""
    if mention.chosen is not None or mention.within_actor is not None or not mention.abstained:
        return False
    return all(c.place.kind in SETTLEMENTS for c in mention.candidates[:1])


def tier(mention: Mention) -> int:
    """How exactly a mention says where: 0 a settlement or site, up to 6 a country and 7 an abstention.

    A village that cannot be told from its namesakes, or that no gazetteer lists, is no less where it
    happened, and the event had better have no place than the province's capital.
    """
    if mention.chosen is None:
        return 0 if is_open_village(mention) else _NOWHERE
    quarter = bool(mention.candidates) and UNLISTED_QUARTER in mention.candidates[0].reasons
    base = 0 if quarter else 1 if is_capital(mention.chosen) else _TIERS.get(mention.chosen.kind, 0)
    if mention.relation is not None and mention.relation.kind in _VAGUE_RELATIONS:
        base += 2
    return base


@record
class Spot:
    """A mention with its index and its words `first`–`last` (half-open) of the page."""

    index: int
    first: int
    last: int
    mention: Mention


def rank_places(
    spots: Sequence[Spot],
    trigger: int,
    words: Sequence[str],
    start: int,
    *,
    reach: int = 1,
    departing: bool = False,
    event_type: str = "",
) -> tuple[int, ...]:
    """The indexes of a sentence's places, the main one first: exact before wide, destination before
    origin, those after the trigger before those ahead of it, in order.

    `words` are the page's, `start` the sentence's first. What is wider than the best by more than
    `reach` only locates it and is left out, and each place is named once. `departing`: what happened is
    a leaving, which is where it began. `event_type`: its code.
    """
    ends, group = {spot.last for spot in spots}, event_type.split(".", 1)[0]
    scored = []
    for spot in spots:
        before = [_bare(w) for w in words[max(start, spot.first - 4) : spot.first] if w != "the"][-3:]
        value = tier(spot.mention)
        if spot.mention.relation is None and any(word in _DESCRIBING for word in before[-2:]):
            value += 2
        if before[-1:] and before[-1] in _SONS:
            value += 2  # "six of the sons of"
        if before[-1:] and before[-1] in _COMING_FROM:
            value += 2
        if before[-1:] and before[-1] in _TO and any(word in _WAY for word in before[:-1]):
            value += 2  # "on its way to Shaddadi"
        if spot.first in ends and words[spot.first].startswith("ب"):
            value += 2  # "X بحلب": it locates the place before it
        led = [word for word in before if word not in _KIND]  # "from the town of"
        leading = led[-2:] if led[-1:] and led[-1] in _AT else led[-1:]
        origin = any(word in _ORIGIN for word in leading) and not any(
            word in _NEAR or word in _EACH for word in before
        )
        origin |= bool(before) and before[-1] in _AT and _fired_from(words, start, spot.first)
        if group in _CARRYING and _brought_to(words, trigger, spot.first):
            value += 3
        if group in _CARRYING and not _HOSPITALS.isdisjoint(before):
            value += 2
        if _locates(spot, ends, words):
            value += 2
        if not _HEADED.isdisjoint(before):
            value += 2
        if before[-1:] and (before[-1] in _VIA or (before[-2:-1] and before[-2] in _VIA)):
            value += 2
        if _is_excluded(words, start, spot.first):
            value += _NOWHERE
        if event_type == "civilians.abducted" and origin and _VICTIMS_LEFT.isdisjoint(before):
            origin = False  # "abducted from X" is where it was
        value += event_type == "civilians.returned" and origin
        value -= 2 * (spot.mention.relation is not None and spot.mention.relation.kind == "between")
        value += (_goal(spot.mention) or not origin) if departing else origin
        scored.append((value, spot.first < trigger, spot.first, spot))
    scored.sort(key=lambda entry: entry[:3])
    best = scored[0][0]
    if is_open_village(scored[0][3].mention):
        reach = 0  # the province would only hide that nobody knows where the village lies
    if departing and scored[0][3].first > trigger:
        left = next((entry[3] for entry in scored if _is_left(entry[3], trigger, words)), None)
        if left is not None:
            return (left.index,)
    kept = [entry for entry in scored if entry[0] < _NOWHERE and entry[0] <= best + reach] or scored[:1]
    named: dict[str, int] = {}
    for *_, spot in kept:
        chosen = spot.mention.chosen
        named.setdefault(f"key {chosen.key}" if chosen else spot.mention.text, spot.index)
    return tuple(named.values())


_VICTIMS_LEFT = words_of("نازحي مهجري أبناء أهالي قادمين قادما")


def _is_left(spot: Spot, trigger: int, words: Sequence[str]) -> bool:
    """Whether a wide area is what is left: "the withdrawal from Syria could help X around Y"."""
    return tier(spot.mention) > _WIDE and spot.first == trigger + 2 and words[trigger + 1] in _LEFT


def _locates(spot: Spot, ends: set[int], words: Sequence[str]) -> bool:
    """Whether a place only says near what the place right before it lies: "X قرب Y", "X near Y"."""
    relation = spot.mention.relation
    return relation is not None and relation.kind == "near" and _close_behind(spot, ends, words)


def _close_behind(spot: Spot, ends: set[int], words: Sequence[str]) -> bool:
    past = next((past for past in range(spot.first - 1, spot.first - 5, -1) if past in ends), None)
    return past is not None and words[past] in _NEAR


def _brought_to(words: Sequence[str], trigger: int, place: int) -> bool:
    """Whether somebody was brought to a place after what happened: "and took them to X"."""
    begin = max(trigger + 1, place - _CARRIED_REACH)
    if place < trigger:
        moved = next((at for at in range(max(0, place - _REACHED), place) if _is_carried(words[at])), None)
        return moved is not None and not _TO_SOMEWHERE.isdisjoint(words[moved:place])
    carried = next((at for at in range(place - 1, begin - 1, -1) if _is_carried(words[at])), None)
    return carried is not None and not _TO_SOMEWHERE.isdisjoint(words[carried:place])


def _is_carried(word: str) -> bool:
    return word in _CARRIED or _unjoined(word) in _CARRIED


def _is_excluded(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a place is named as the wrong one: "X, not Y", "X وليس Y", "X بدلا من Y"."""
    before = [word for word in words[max(start, place - 4) : place] if word not in _AT and word not in _KIND]
    if before and _unjoined(before[-1]) in _NOT_IN:
        return place - start > 2
    return tuple(words[max(start, place - 2) : place]) in _INSTEAD


_KIND = words_of("قرية بلدة مدينة مخيم قريتي بلدتي the town village city camp of")


def _unjoined(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word


def _fired_from(words: Sequence[str], start: int, place: int) -> bool:
    """Whether a place holds the positions that something came "from": "من مواقعها في حقل العمر"."""
    return any(
        words[at] in _FIRED_FROM and words[at - 1] in _OUT_OF
        for at in range(max(start + 1, place - 4), place)
    )


def _goal(mention: Mention) -> bool:
    return mention.relation is not None and mention.relation.kind == "toward"


def _bare(word: str) -> str:
    for prefix in ("و", "ب", "ل", "ف"):
        if word.startswith(prefix) and word[1:] in _DESCRIBING:
            return word[1:]
    return word
