"""Numbers in figures and in words, Arabic and English, with what surrounds them: about, over, under.

`number_at` reads one number out of a list of folded words. "More than a thousand" has low and best
1,000 and no high; of a range the low end is the best value, as UCDP counts.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from places.reading.text import fold
from places.reading.values import record


@record
class Number:
    """Words `first`–`last` (half-open) say `value`, which lies between `low` and `high` where known."""

    first: int
    last: int
    value: float
    low: float | None = None
    high: float | None = None


def _folded(table: Mapping[str, float]) -> dict[str, float]:
    return {fold(word): float(value) for words, value in table.items() for word in words.split()}


_UNITS = _folded(
    {
        "واحد واحدة one": 1,
        "اثنان اثنين اثنتان اثنتين إثنان إثنين two": 2,
        "ثلاث ثلاثة three": 3,
        "أربع أربعة four": 4,
        "خمس خمسة five": 5,
        "ست ستة six": 6,
        "سبع سبعة seven": 7,
        "ثمان ثماني ثمانية eight": 8,
        "تسع تسعة nine": 9,
        "عشر عشرة ten": 10,
    }
)
_TEENS = _folded(
    {
        "eleven": 11,
        "twelve": 12,
        "thirteen": 13,
        "fourteen": 14,
        "fifteen": 15,
        "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18,
        "nineteen": 19,
    }
)
_TEEN_HEADS = _UNITS | _folded({"أحد إحدى": 1, "اثنا اثني اثنتا اثنتي إثنا إثني": 2})
_TEN = frozenset(fold(word) for word in ("عشر", "عشرة"))
_TENS = _folded(
    {
        "عشرون عشرين twenty": 20,
        "ثلاثون ثلاثين thirty": 30,
        "أربعون أربعين forty": 40,
        "خمسون خمسين fifty": 50,
        "ستون ستين sixty": 60,
        "سبعون سبعين seventy": 70,
        "ثمانون ثمانين eighty": 80,
        "تسعون تسعين ninety": 90,
    }
)
_HUNDRED_WORDS = frozenset(map(fold, ("مئة", "مائة", "مية", "hundred")))
_HUNDREDS = _folded({"مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي": 200}) | {
    fold(stem + hundred): value * 100.0
    for stem, value in (
        ("ثلاث", 3), ("أربع", 4), ("خمس", 5), ("ست", 6), ("سبع", 7), ("ثمان", 8), ("ثماني", 8), ("تسع", 9),
    )
    for hundred in ("مئة", "مائة")
}  # fmt: skip
_SCALES = _folded(
    {
        "ألف ألفا آلاف thousand k": 1_000,
        "مليون مليونا ملايين million": 1_000_000,
        "مليار billion": 1_000_000_000,
    }
)
_DUAL_SCALES = _folded({"ألفان ألفين ألفي": 2_000, "مليونان مليونين": 2_000_000})
_VAGUE: dict[str, tuple[float, float | None]] = {
    fold(word): bounds
    for words, bounds in {
        "عشرات dozens tens scores": (20.0, 99.0),
        "مئات مائات hundreds": (200.0, 999.0),
        "thousands": (2_000.0, 9_999.0),
        "بضعة بضع عدة several few": (3.0, 9.0),
        "dozen": (12.0, 12.0),
    }.items()
    for word in words.split()
}
_THOUSANDS = fold("آلاف")


def _phrases(listed: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(phrase).split()) for phrase in listed.split("|"))


_OVER = _phrases(
    "أكثر من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد عن|بما يزيد عن|أزيد من|يفوق|تفوق|يتجاوز|تتجاوز|يتجاوزون|تجاوز|تجاوزت|"
    "ما لا يقل عن|لا يقل عن|على الأقل|يناهز|فوق|more than|over|at least|upwards of|no fewer than|no less than|"
    "exceeding|greater than|above"
)
_UNDER = _phrases(
    "أقل من|ما لا يزيد على|ما لا يزيد عن|لا يتجاوز|لا تتجاوز|لا يزيد عن|لا يزيد على|ما دون|up to|less than|fewer than|"
    "no more than|at most|under|not more than"
)
_ABOUT = _phrases(
    "نحو|حوالي|حوالى|قرابة|زهاء|ما يقارب|ما يقرب من|يقارب|تقريبا|بحدود|قدرت ب|about|around|some|nearly|almost|roughly|"
    "approximately|an estimated|close to|circa"
)
_AFTER_OVER = tuple(
    tuple(fold(p).split()) for p in ("على الأقل", "at least", "or more", "على الأقل", "فأكثر")
)
_TO = frozenset(map(fold, ("إلى", "حتى", "و", "to", "and")))
_BETWEEN = frozenset(map(fold, ("بين", "ما", "من", "between", "from")))

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_LONGEST = 15  # more digits than any count of people or metres has; what is longer is an identifier


def digits_value(word: str) -> float | None:
    """The value of a digit group: 1,500 and 71.360 are thousands, 2.5 a fraction; None if it is neither."""
    if not _DIGITS.fullmatch(word) or len(word) > _LONGEST:
        return None
    if _GROUPED.fullmatch(word) and not word.startswith("0"):
        return float(re.sub("[.,]", "", word))
    whole = word.replace(",", ".")
    return float(whole) if whole.count(".") <= 1 else None


_PREFIXING = frozenset("وبفكال")


def _bare(word: str) -> str:
    """Without the article and the proclitics that numbers take."""
    if word[:1] not in _PREFIXING:
        return word
    for prefix in ("وال", "بال", "فال", "كال", "ال", "لل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[str, ...]:
    """A word, and what it is without the article and without a proclitic."""
    return tuple(dict.fromkeys((word, _bare(word), word[1:] if word[:1] in "وفبلك" else word)))


def _lookup(word: str, table: Mapping[str, float], *, joined: bool) -> float | None:
    """The value of a word; with `joined` it must carry و ("وعشرون") or follow "and"."""
    if joined:
        return table.get(_bare(word[1:])) if word.startswith("و") else None
    return next((table[form] for form in _forms(word) if form in table), None)


def _below_hundred(words: Sequence[str], i: int, *, joined: bool) -> tuple[float, int] | None:
    if i >= len(words):
        return None
    word = words[i]
    ten = _lookup(word, _TENS, joined=joined)
    if ten is not None:
        unit = _UNITS.get(words[i + 1]) if i + 1 < len(words) and word.isascii() else None
        return (ten + unit, i + 2) if unit and unit < 10 else (ten, i + 1)
    teen = _lookup(word, _TEENS, joined=joined)
    if teen is not None:
        return teen, i + 1
    head = _lookup(word, _TEEN_HEADS, joined=joined)
    following = words[i + 1] if i + 1 < len(words) else ""
    if head is not None and head < 10 and following in _TEN:
        return head + 10, i + 2
    unit = _lookup(word, _UNITS, joined=joined)
    if unit is None:
        return None
    if unit < 10 and following.startswith("و"):
        tens = _TENS.get(_bare(following[1:]))
        if tens is not None:
            return unit + tens, i + 2
    return unit, i + 1


def _below_thousand(words: Sequence[str], i: int, *, joined: bool) -> tuple[float, int] | None:
    if i >= len(words):
        return None
    total, at = _lookup(words[i], _HUNDREDS, joined=joined), i + 1
    if total is None:
        total = 100.0 if _is_hundred(words[i], joined=joined) else None
    if total is None:
        small = _below_hundred(words, i, joined=joined)
        if small is None:
            return None
        if small[0] < 10 and small[1] < len(words) and _is_hundred(words[small[1]], joined=False):
            total, at = small[0] * 100, small[1] + 1
        else:
            return small
    rest = _and(words, at)
    more = _below_hundred(words, rest[0], joined=rest[1])
    return (total + more[0], more[1]) if more else (total, at)


def _is_hundred(word: str, *, joined: bool) -> bool:
    if joined:
        return word.startswith("و") and word[1:] in _HUNDRED_WORDS
    return word in _HUNDRED_WORDS


def _and(words: Sequence[str], i: int) -> tuple[int, bool]:
    """Where the rest of a number may begin, and whether it must carry و: "and five", "وخمسة"."""
    if i < len(words) and words[i] in ("and", "و"):
        return i + 1, False
    return i, True


def _cardinal(words: Sequence[str], i: int) -> tuple[float, int] | None:
    """A whole number in words or digits from word i, with its scales; its value and the next word."""
    part = _scaled(words, i, joined=False)
    if part is None:
        return None
    total, at = part
    while at < len(words) and (words[at - 1] in _SCALES or words[at - 1] in _DUAL_SCALES):
        rest, joined = _and(words, at)
        more = _scaled(words, rest, joined=joined)
        if more is None and words[at].isalpha():
            more = _scaled(words, at, joined=False) if words[at].isascii() else None
        if more is None or more[0] >= _SCALES.get(words[at - 1], 1_000):
            break
        total, at = total + more[0], more[1]
    return total, at


def _scaled(words: Sequence[str], i: int, *, joined: bool) -> tuple[float, int] | None:
    """A number below a thousand or a digit group, times the scale that follows."""
    if i >= len(words):
        return None
    word = words[i]
    dual = _lookup(word, _DUAL_SCALES, joined=joined)
    if dual is not None:
        return dual, i + 1
    value = None if joined else digits_value(word)
    if value is None and not joined and word[:1] in "وفبلك":
        value = digits_value(word[1:])
    base: tuple[float, int] | None = (value, i + 1) if value is not None else None
    if base is None:
        base = _below_thousand(words, i, joined=joined)
    if base is None:
        scale = _lookup(word, _SCALES, joined=joined)
        alone = scale is not None and word not in ("k", _THOUSANDS)
        return (scale, i + 1) if alone and scale is not None else None
    total, at = base
    while at < len(words) and words[at] in _SCALES:
        total, at = total * _SCALES[words[at]], at + 1
    return total, at


_Phrases = Mapping[str, Sequence[tuple[str, ...]]]


def _by_last(phrases: Sequence[tuple[str, ...]]) -> _Phrases:
    """Phrases by their last word, those of one word with the proclitics that it may have, too."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        for head in ("", *("وفبل" if len(phrase) == 1 else "")):
            table.setdefault(head + phrase[-1], []).append(phrase)
    return table


_ENDING_OVER, _ENDING_UNDER, _ENDING_ABOUT = map(_by_last, (_OVER, _UNDER, _ABOUT))


def _ends_with(words: Sequence[str], i: int, phrases: _Phrases) -> int:
    """How many words before i form one of the phrases, proclitics of the first one aside; 0 if none."""
    for phrase in phrases.get(words[i - 1], ()) if i else ():
        n = len(phrase)
        if n == 1:
            return 1
        if i < n:
            continue
        head, *rest = words[i - n : i]
        if tuple(rest) == phrase[1:] and (head == phrase[0] or (head[1:] == phrase[0] and head[0] in "وفبل")):
            return n
    return 0


_STARTERS = (
    frozenset(
        form
        for table in (_UNITS, _TEENS, _TEEN_HEADS, _TENS, _HUNDREDS, _SCALES, _DUAL_SCALES, _VAGUE)
        for form in table
    )
    | _HUNDRED_WORDS
    | {"a", "an", _THOUSANDS}
)


@lru_cache(maxsize=1 << 14)
def may_begin(word: str) -> bool:
    """Whether a number can begin with this folded word: a quick look that spares the long one."""
    if any(char.isdigit() for char in word):
        return True
    return not _STARTERS.isdisjoint(_forms(word))


def number_at(words: Sequence[str], i: int) -> Number | None:
    """The number that begins at word i, with the "about" or "more than" before it; None without one.

    `first` may lie before i, where the words that qualify the number stand.
    """
    if not may_begin(words[i]):
        return None
    vague = _VAGUE.get(_bare(words[i])) or _VAGUE.get(words[i][1:] if words[i][:1] in "وبل" else "")
    if vague:
        return Number(i, i + 1, vague[0], vague[0], vague[1])
    if words[i] in (_THOUSANDS, "ال" + _THOUSANDS, "و" + _THOUSANDS):
        return Number(i, i + 1, 2_000.0, 2_000.0, 9_999.0)
    if words[i] in ("a", "an") and i + 1 < len(words) and words[i + 1] in ("hundred", "thousand", "million"):
        one = number_at(words, i + 1)
        return one and Number(i, one.last, one.value, one.low, one.high)
    found = _cardinal(words, i)
    if found is None:
        return None
    value, last = found
    ranged = _range(words, i, last, value)
    if ranged:
        return ranged
    over, under = _ends_with(words, i, _ENDING_OVER), _ends_with(words, i, _ENDING_UNDER)
    about = _ends_with(words, i, _ENDING_ABOUT)
    if under:
        return Number(i - under, last, value, None, value)
    if over or _begins_with(words, last, _AFTER_OVER):
        return Number(i - over, last, value, value, None)
    if about:
        return Number(i - about, last, value, round(value * 0.9, 3), round(value * 1.1, 3))
    return Number(i, last, value, value, value)


_QUALIFYING_BEHIND = frozenset(phrase[0] for phrase in _AFTER_OVER)


def _begins_with(words: Sequence[str], i: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    if i >= len(words) or words[i] not in _QUALIFYING_BEHIND:
        return False
    return any(tuple(words[i : i + len(phrase)]) == phrase for phrase in phrases)


def _range(words: Sequence[str], i: int, last: int, value: float) -> Number | None:
    """ "between 40 and 50", "من 10 إلى 12", "بين عشرين وثلاثين": both ends, the lower one best."""
    if last >= len(words):
        return None
    opened = i > 0 and words[i - 1] in _BETWEEN
    if words[last] in _TO and words[last] != "و":
        if words[last] == "and" and not opened:
            return None
        high = _cardinal(words, last + 1)
    elif opened and words[last] == "و":
        high = _cardinal(words, last + 1)
    elif opened and words[last].startswith("و"):
        joined = [words[last][1:], *words[last + 1 : last + 6]]
        tail = _cardinal(joined, 0)
        high = (tail[0], last + tail[1]) if tail else None
    else:
        return None
    if not high or high[0] <= value:
        return None
    return Number(i, high[1], value, value, high[0])
