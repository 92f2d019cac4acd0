"""Mark a village that no gazetteer lists, where the text says beyond doubt that it names one.

"قتلوا في قرية شمرية بريف الشدادي" names a village, listed or not. Marked as a mention without candidates, it
keeps what happened there from being put in the next town that the sentence names, and an editor can place it.
"""

from __future__ import annotations

from functools import lru_cache

from places.reading import lexicon
from places.reading.spelling import readings
from places.reading.text import Folded
from places.reading.types import Mention
from places.reading.words import words_of

UNLISTED = "no place of this name is listed"
UNLISTED_QUARTER = "no quarter of this name is listed"

# Kind words whose next word is a name unless it is an adjective; behind a city or a camp stands anything.
_VILLAGES = frozenset(
    joined + kind
    for kind in words_of("قرية بلدة قريتي بلدتي قرى بلدات")
    for joined in ("", "و", "ب", "ل", "وب", "ول", "ف")
)
# Of a quarter only what the text bounds is a name, since a quarter may be "shattered" or "crowded".
QUARTERS = frozenset(joined + kind for kind in words_of("حي حارة") for joined in ("", "و", "ب", "ل", "ف"))
_SHORTEST = 3


def unlisted(folded: Folded, word: int, licence: str, edge: int) -> Mention | None:
    """The name of an unlisted village that begins at a word, without candidates; None where the words
    are no name for certain: adjectives ("قرية صغيرة"), pronouns, places described.

    `edge` is the number of the word that says where the village lies, before which its name ends; 0 if none.
    """
    if licence == "list" and _goes_on(folded, word):
        skip = int(folded.words[word].startswith("و"))
        past = _end_of_item(folded, word, skip) if skip or _is_firm(folded.words[word]) else 0
        return _mention(folded, word, skip, past, UNLISTED) if past and _is_bounded(folded, past) else None
    if licence == "list" and _is_second(folded, word):
        return _mention(folded, word, 1, word + 1, UNLISTED) if _is_name(folded, word, first=True) else None
    quarter = bool(edge) and folded.words[word - 1] in QUARTERS
    if licence not in ("one", "list") or not (quarter or _is_village(folded, word - 1)):
        return None
    if not (_is_name(folded, word, first=True) or _heads_list(folded, word)):
        return None
    past = edge or _end(folded, word)
    if not past or not all(_is_name(folded, at) for at in range(word + 1, past)):
        return None
    return _mention(folded, word, 0, past, UNLISTED_QUARTER if quarter else UNLISTED)


def _mention(folded: Folded, word: int, skip: int, past: int, why: str) -> Mention:
    start, end = folded.span_of_words(word, past, skip)
    return Mention(start, end, folded.source[start:end], abstained=why)


_DUALS = words_of("قريتي قريتا قريتين بلدتي بلدتا لقريتي لبلدتي بقريتي ببلدتي")


def _is_second(folded: Folded, word: int) -> bool:
    """Whether a word with "and the" is the second of two villages: "قريتي تل الجاير والحسو"."""
    if not folded.words[word].startswith("و" + lexicon.ARTICLE):
        return False
    return any(folded.words[at] in _DUALS for at in range(max(0, word - 4), word - 1))


_PLURALS = frozenset(
    joined + kind for kind in words_of("قرى بلدات") for joined in ("", "و", "ب", "ل", "وب", "ول", "ف")
)
_LONGEST_LIST = 12


def _heads_list(folded: Folded, word: int) -> bool:
    """Whether a word for ground is the first name of a list: "قرى الحاوي والمناخ"."""
    if folded.words[word] not in _GROUND_NAMES or folded.words[word - 1] not in _PLURALS:
        return False
    return folded.words[word + 1 : word + 2] != [] and _is_close_in_list(folded, word + 1)


def _goes_on(folded: Folded, word: int) -> bool:
    """Whether a word with "and" goes on with a list of villages, each of which reads as a name: "قرى المناخ
    وأم الخير والطريف"."""
    kind = next(
        (at for at in range(word - 2, max(-1, word - _LONGEST_LIST), -1) if folded.words[at] in _PLURALS),
        None,
    )
    if kind is None:
        return False
    at, skip = kind + 1, 0
    while 0 < at < word:
        at = _end_of_item(folded, at, skip)
        if not at or not (folded.words[at : at + 1] and _is_close_in_list(folded, at)):
            return False
        skip = int(folded.words[at].startswith("و"))
    return at == word


def _is_firm(said: str) -> bool:
    """Whether a word behind a comma begins a name rather than a clause: a definite one, or "Tell"."""
    return said in lexicon.FIRST_WORDS or said.startswith(lexicon.ARTICLE)


def _is_close_in_list(folded: Folded, word: int) -> bool:
    gap = folded.gap(word - 1)
    return gap.strip() in ("", ",") and (folded.words[word].startswith("و") or "," in gap)


def _end_of_item(folded: Folded, word: int, skip: int) -> int:
    """Past the last word of one name of a list, whose first `skip` letters are "and"; 0 where it is none: a
    definite name, one of two words, or one that a comma follows."""
    said = folded.words[word][skip:]
    more = word + 1 < len(folded.words) and folded.gap(word) in (" ", "_")
    if said in lexicon.FIRST_WORDS:
        return word + 2 if more and _is_name(folded, word + 1) else 0
    definite = said.startswith(lexicon.ARTICLE) and (_may_name(said) or said in _GROUND_NAMES)
    if not definite and (skip or not _is_name(folded, word)):
        return 0
    return word + 2 if more and folded.words[word + 1] in _SECOND_WORDS else word + 1


# Words for ground that are villages' names with the article.
_GROUND_NAMES = words_of("الحاوي الحويجة الحوايج التل الوادي الجسر")
_BOUNDS = words_of("بعد عقب إثر خلال التابعة الواقعة وسط ضمن بين بعدما بهدف دون من قبل اليوم أمس")


def _is_bounded(folded: Folded, past: int) -> bool:
    """Whether a list's name ends for certain: at a mark, before another name or what says where it lies."""
    if past >= len(folded.words) or folded.gap(past - 1).strip():
        return True
    said = folded.words[past]
    if said in _BOUNDS or said in lexicon.PREPOSITIONS or _LYING_IN.intersection(readings(said)):
        return True
    return said.startswith("و") and bool(_end_of_item(folded, past, 1))


_LYING_IN = frozenset((*lexicon.DIRECTIONS, *lexicon.COUNTRYSIDE, *lexicon.LYING))


def _end(folded: Folded, word: int) -> int:
    """Past the last word of a name that nothing bounds: one word, or two where the first is never alone."""
    more = word + 1 < len(folded.words) and folded.gap(word) in (" ", "_")
    if folded.words[word] in lexicon.FIRST_WORDS:
        return word + 2 if more and _is_name(folded, word + 1) else 0
    return word + 2 if more and folded.words[word + 1] in _SECOND_WORDS else word + 1


def _is_village(folded: Folded, word: int) -> bool:
    return folded.words[word] in _VILLAGES


def _is_name(folded: Folded, word: int, *, first: bool = False) -> bool:
    said = folded.words[word]
    if not _may_name(said):
        return False
    if first and said.endswith(("ه", "ها", "هم")) and not said.startswith(lexicon.ARTICLE):
        # "a small village", "his village"
        return said in lexicon.FIRST_WORDS or folded.gap(word - 1).endswith(("#", '"'))
    return True


@lru_cache(maxsize=1 << 14)
def _may_name(said: str) -> bool:
    if said in lexicon.FIRST_WORDS:
        return True
    if said.startswith(("يت", "تت")):
        return False  # "the last town it holds out in": a verb
    if said.isascii() or len(said) < _SHORTEST or said in lexicon.NOT_NAMES or said in lexicon.PREPOSITIONS:
        return False
    return _NO_NAMES.isdisjoint(readings(said))


_NO_NAMES = frozenset(
    (*lexicon.KIND_WORDS, *lexicon.DIRECTIONS, *lexicon.PLACE_NOUNS, *lexicon.LINKS, *lexicon.NEAR)
)


# What tells the upper village from the lower.
_SECOND_WORDS = words_of(
    "الكبيرة الصغيرة الكبير الصغير الفوقاني التحتاني الفوقانية التحتانية فوقاني تحتاني كبير صغير"
)
