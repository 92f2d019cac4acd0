"""Match Arabic words with names that the gazetteer knows in Latin letters only.

Both are reduced to a skeleton of consonant classes, which retrieves the candidates; then the letters
are aligned one by one, with a cost for each liberty that romanisations take. Such a match is worth less
than a true name, and callers ask for it only where the text says that a place is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice

from places.reading.background import OWN
from places.reading.lexicon import LATIN_ARTICLES
from places.reading.plane import km
from places.reading.spelling import splits
from places.reading.text import WORD, fold
from places.reading.types import LonLat, PlaceRecord

LEAST = 0.83
"""The least likeness that counts as the same name."""

_SHORT_LEAST = 0.95
"""The same for names of one consonant, of which there are many: الباب, نوى."""

NEAR_LEAST = 0.74
"""The same for a long name where the text says what the place lies in."""

_LONG_NAME, _HEAD = 7, 2
"""The letters that a long name has, and the classes at the head of a skeleton that no slip changes."""

# A text's vocabulary grows slowly, so remembering words pays; the bound keeps memory flat.
_MEMO_LIMIT = 1 << 15

# Letters that romanisations confuse share a class; weak letters and gutturals, which they drop, have none.
_ARABIC_CLASS = {
    letter: cls
    for cls, letters in {
        "b": "ب", "D": "تثدذضطظ", "j": "ج", "h": "حه", "r": "ر", "z": "ز", "s": "سص",
        "c": "ش", "g": "غ", "f": "ف", "k": "قكخ", "l": "ل", "m": "م", "n": "ن",
    }.items()
    for letter in letters
}  # fmt: skip
_DIGRAPHS = ("kh", "gh", "sh", "th", "dh", "ch", "ph")
_LATIN_CLASS = {
    "b": "b", "p": "b", "t": "D", "d": "D", "th": "D", "dh": "D", "j": "j", "g": "g", "gh": "g", "kh": "k",
    "h": "h", "r": "r", "z": "z", "s": "s", "sh": "c", "ch": "c", "f": "f", "v": "f", "ph": "f", "k": "k",
    "q": "k", "c": "k", "l": "l", "m": "m", "n": "n", "x": "k",
}  # fmt: skip
# The further classes under which a Latin letter is looked for: ج in Egypt and ق among Bedouins and Kurds
# is "g", ظ and ذ are "z", ث is "s".
_ALSO_CLASS = {"g": "jk", "z": "D", "s": "D", "ch": "jk", "v": "", "y": ""}
_MOST_KEYS = 6

# What a Latin letter may stand for, with its cost; 0.0 for the usual.
_STANDS_FOR: dict[str, dict[str, float]] = {
    latin: {part[0]: float(part[1:] or 0) for part in arabic.split()}
    for latin, arabic in {
        "b": "ب", "p": "ب", "t": "ت ط د0.4 ث0.2 ذ0.3", "d": "د ض ذ0.2 ط0.5 ظ0.3", "th": "ث ذ0.1 ظ0.2 ت0.4",
        "dh": "ذ ض0.1 ظ0.1 د0.4", "j": "ج", "g": "غ0.2 ج0.2 ق0.2 ك0.2", "gh": "غ", "kh": "خ", "h": "ح ه خ0.4",
        "r": "ر", "z": "ز ذ0.1 ظ0.1 ض0.4", "s": "س ص ث0.2", "sh": "ش", "ch": "ش0.1 ج0.3", "f": "ف",
        "v": "ف و0.2", "ph": "ف", "k": "ك ق0.1 خ0.2",
        "q": "ق ك0.2", "c": "ك0.1 ج0.3", "l": "ل", "m": "م", "n": "ن", "x": "خ ك0.4", "a": "ا ع ه0.1 ي0.5",
        "e": "ي0.1 ا0.1 ع0.1 ه0.1", "i": "ي ع0.1 ا0.3", "y": "ي", "o": "و ع0.2 ا0.4", "u": "و ع0.2", "w": "و",
    }.items()
}  # fmt: skip
# A Latin letter that Arabic does not write, and an Arabic letter that Latin drops.
_EXTRA = {"a": 0.05, "e": 0.05, "i": 0.1, "o": 0.1, "u": 0.1, "h": 0.3, "y": 0.3, "w": 0.4}
_DROPPED = {"ا": 0.15, "ع": 0.05, "ه": 0.2, "ي": 0.4, "و": 0.4, "ح": 0.7}
_WRONG = 1.0
_LAST_YA = 0.05
"""The cost of a last "a" for ى, which folds to ي: نوى is "Nawa"."""


@lru_cache(maxsize=1 << 14)
def _latin_letters(word: str) -> tuple[str, ...]:
    """The letters of a Latin word, digraphs as one, doubled consonants as one. An apostrophe parts what is
    no digraph."""
    letters: list[str] = []
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        letter = pair if pair in _DIGRAPHS else word[at]
        at += len(letter)
        if letter == "'":
            continue
        if letters and letters[-1] == letter and letter not in "aeiou":
            continue
        letters.append(letter)
    return tuple(letters)


def _run_together(stems: Sequence[str]) -> str:
    """Arabic words as one, the letter that two of them share once: أم مدفع is "Umadfaa" or "Um Madfaa"."""
    whole = ""
    for stem in stems:
        whole += stem[1:] if whole and stem and whole[-1] == stem[0] else stem
    return whole


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The consonant classes of a word of either script; a final h, mostly a ta marbuta, has none.

    >>> skeleton("فنيجين") == skeleton("fenijin") == "fnjn"
    True
    """
    if word.isascii():
        letters = _latin_letters(word)
        if letters and letters[-1] == "h":
            letters = letters[:-1]
        classes = [_LATIN_CLASS.get(letter, "") for letter in letters]
    else:
        classes = [_ARABIC_CLASS.get(letter, "") for letter in word.removesuffix("ه")]
    return _joined(classes)


def _joined(classes: Iterable[str]) -> str:
    reduced = ""
    for cls in classes:
        # Doubling is written in neither script alike: "Kassra" and كسرة.
        if cls and not reduced.endswith(cls):
            reduced += cls
    return reduced


def _keys(word: str) -> list[str]:
    """The skeletons of a Latin word, the plain one first, at most `_MOST_KEYS`.

    Its last h may be ح as well ("Milh"), and some letters belong to several classes.
    """
    letters = _latin_letters(word)
    options: list[tuple[str, ...]] = [
        (_LATIN_CLASS.get(letter, ""), *_ALSO_CLASS.get(letter, "")) for letter in letters
    ]
    if letters and letters[-1] == "h":
        options[-1] = ("", "h")
    keys: list[tuple[str, ...]] = [()]
    for option in options:
        keys = [(*key, cls) for key in keys for cls in option][:_MOST_KEYS]
    return list(dict.fromkeys(map(_joined, keys)))


@lru_cache(maxsize=1 << 14)
def likeness(arabic: str, latin: str, least: float = 0.0) -> float:
    """How alike an Arabic and a Latin word (folded, no article, no spaces) sound, 0 to 1; 0.0 where that is
    less than `least`, which is found out sooner."""
    # Of a text's new words each is aligned with dozens of names: hence the tables, and no call inside.
    initial, whole = _initial(arabic, latin), max(2.0, len(arabic) * 0.6)
    most = (1.0 - least) * whole - initial + _ROUNDING
    dropped = _costs_dropped(arabic)
    rows = list(accumulate(dropped, initial=0.0))
    for latin_letter in _latin_letters(latin):
        extra = _EXTRA.get(latin_letter, _WRONG)
        diagonal = rows[0]
        left = diagonal + extra
        following = [left]
        costs = _costs_of(latin_letter, arabic)
        for above, drop, stood in zip(islice(rows, 1, None), dropped, costs, strict=True):
            cost = diagonal + stood
            if above + extra < cost:  # noqa: PLR1730 - min() would take twice as long
                cost = above + extra
            if left + drop < cost:  # noqa: PLR1730
                cost = left + drop
            following.append(cost)
            diagonal, left = above, cost
        if min(following) > most:
            return 0.0  # costs only grow
        rows = following
    alike = max(0.0, 1.0 - (rows[-1] + initial) / whole)
    return alike if alike >= least else 0.0


_ROUNDING = 1e-9


@lru_cache(maxsize=1 << 12)
def _costs_dropped(arabic: str) -> tuple[float, ...]:
    """What it costs that Latin drops each letter of an Arabic word."""
    return tuple(_DROPPED.get(letter, _WRONG) for letter in arabic)


@lru_cache(maxsize=1 << 14)
def _costs_of(latin_letter: str, arabic: str) -> tuple[float, ...]:
    """What it costs that a Latin letter stands for each letter of an Arabic word."""
    stands = _STANDS_FOR.get(latin_letter, {})
    costs = [stands.get(letter, _WRONG + 0.2) for letter in arabic]
    if latin_letter == "a" and arabic.endswith("ي"):
        costs[-1] = _LAST_YA
    return tuple(costs)


def _initial(arabic: str, latin: str) -> float:
    """The cost of a first letter that only one of them has: عطالة is not "Tala"."""
    voiced, written = arabic[:1] in ("ا", "ع"), latin[:1] in ("a", "e", "i", "o", "u", "y")
    if voiced and not written:
        return 0.6
    return 0.3 if written and not voiced and arabic[:1] not in ("ي", "و") else 0.0


_ARABIC = re.compile("[\u0600-\u06ff]")


def is_latin_only(place: PlaceRecord) -> bool:
    """Whether a place has no Arabic name."""
    return not any(_ARABIC.search(name) for name in (place.name_ar, *place.names))


class SkeletonIndex:
    """Places by the skeleton of their Latin names: `forms` gives for each the forms that have it, with their
    places. A name that the place has in Arabic too is found by `likest_near` alone, which bears slips of the
    pen."""

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        forms: dict[str, list[tuple[str, PlaceRecord]]] = {}
        for place in places:
            spelt = {form for name in (place.name_en, *place.names) for form in _latin_forms(name)}
            for form in sorted(spelt):
                for key in _keys(form):
                    if key:
                        forms.setdefault(key, []).append((form, place))
        self.forms: Mapping[str, Sequence[tuple[str, PlaceRecord]]] = forms
        self._asked: dict[str, list[tuple[PlaceRecord, float]]] = {}
        self._only_latin: dict[tuple[str, str], bool] = {}

    @classmethod
    def of(cls, forms: Mapping[str, Sequence[tuple[str, PlaceRecord]]]) -> SkeletonIndex:
        """The index that has these `forms`."""
        index = cls(())
        index.forms = forms
        return index

    def __len__(self) -> int:
        return len(self.forms)

    def likest_near(
        self, words: Sequence[str], centre: LonLat, reach_km: float
    ) -> list[tuple[PlaceRecord, float]]:
        """The places round a spot that Arabic words may name though a letter disagrees, the likest first: a
        slip in the table ("Kafr Noran" for كفرنوان) or in the text (أبو نيتونة for أبو نيتولة). Only for long
        names, since short ones are all alike."""
        best: dict[str, tuple[PlaceRecord, float]] = {}
        for arabic in _spoken(words):
            if len(arabic) < _LONG_NAME:
                continue
            for key in self._by_head.get(skeleton(arabic)[:_HEAD], ()):
                for form, place in self.forms[key]:
                    if km(place.lon_lat, centre) > reach_km:
                        continue
                    alike = likeness(arabic, form, NEAR_LEAST)
                    if alike >= NEAR_LEAST and (place.key not in best or best[place.key][1] < alike):
                        best[place.key] = (place, alike)
        return _likest(best)

    @cached_property
    def _by_head(self) -> Mapping[str, Sequence[str]]:
        """The skeletons by their first classes."""
        heads: dict[str, list[str]] = {}
        for key in self.forms:
            heads.setdefault(key[:_HEAD], []).append(key)
        return heads

    def matches(self, words: Sequence[str]) -> list[tuple[PlaceRecord, float]]:
        """The places that Arabic words (folded; the first without proclitics) may mean by a name that the
        gazetteer has in Latin letters only, the likest first. Remembered, since a text asks for the same
        words again and again."""
        asked = " ".join(words)
        known = self._asked.get(asked)
        if known is None:
            known = self._matches(words)
            if len(self._asked) < _MEMO_LIMIT:
                self._asked[asked] = known
        return known

    def _matches(self, words: Sequence[str]) -> list[tuple[PlaceRecord, float]]:
        best: dict[str, tuple[PlaceRecord, float]] = {}
        for arabic in _spoken(words):
            key = skeleton(arabic)
            least = LEAST if len(key) > 1 else _SHORT_LEAST
            for form, place in self.forms.get(key, ()):
                alike = likeness(arabic, form, least)
                if alike < least or (place.key in best and best[place.key][1] >= alike):
                    continue
                if self._is_only_latin(place, form):
                    best[place.key] = (place, alike)
        return _likest(best)

    def _is_only_latin(self, place: PlaceRecord, form: str) -> bool:
        """Whether the gazetteer has a name of a place in Latin letters alone; remembered."""
        known = self._only_latin.get((place.key, form))
        if known is None:
            known = is_latin_only(place) or _is_another_name(place, form)
            if len(self._only_latin) < _MEMO_LIMIT:
                self._only_latin[place.key, form] = known
        return known


def _is_another_name(place: PlaceRecord, form: str) -> bool:
    """Whether a Latin name of one of the front's places is one that none of its Arabic names says, nor the
    first words of one: Girhok is Tall Arab in Kurdish. Of imported places the Latin names are of any
    language."""
    if place.prior < OWN:
        return False
    named = (WORD.findall(fold(name)) for name in (place.name_ar, *place.names) if _ARABIC.search(name))
    said = (words[:past] for words in named for past in range(1, len(words) + 1))
    return not any(likeness(arabic, form, NEAR_LEAST) > 0.0 for words in said for arabic in _spoken(words))


def _likest(found: Mapping[str, tuple[PlaceRecord, float]]) -> list[tuple[PlaceRecord, float]]:
    return sorted(found.values(), key=lambda one: (-one[1], one[0].key))


def _spoken(words: Sequence[str]) -> Iterator[str]:
    """Arabic words as one, without articles. A ta marbuta before the next word of the name is spoken
    (معارة النعسان is "Maaret el-Naasan"), or left out (طيبة الإمام is "Tiba Elemam")."""
    stems = [splits(word)[0].stem for word in words]
    yield _run_together(stems)
    if any(stem.endswith("ه") for stem in stems[:-1]):
        for sound in ("ت", ""):
            inner = [s.removesuffix("ه") + sound if s.endswith("ه") else s for s in stems[:-1]]
            yield _run_together([*inner, stems[-1]])


# OCHA translates these parts of a name and puts them first, or behind a dash.
_TRANSLATED = {
    "big": "kabir", "great": "kabir", "little": "saghir", "small": "saghir", "upper": "fawqani",
    "lower": "tahtani", "western": "gharbi", "west": "gharbi", "eastern": "sharqi", "east": "sharqi",
    "northern": "shamali", "north": "shamali", "southern": "janubi", "south": "janubi", "middle": "wasta",
}  # fmt: skip

# And these nouns it puts last: "Hadid Castle" is قلعة حديد.
_TRANSLATED_NOUNS = {"castle": "qalat"}


def _latin_forms(name: str) -> Iterator[str]:
    """A Latin name as one word without its articles, also those glued to a word ("Eldisheisha"); each
    side of a dash by itself; "Big Hamir" also as "hamirkabir"."""
    for part in re.split(r" - |/", re.sub(r"\([^)]*\)", " ", fold(name))):
        words = [word.replace("'", "") for word in WORD.findall(part)]
        if not words or not all(word.isascii() for word in words):
            continue
        kept = [word for i, word in enumerate(words) if word not in LATIN_ARTICLES or i == len(words) - 1]
        added = [_TRANSLATED[word] for word in kept if word in _TRANSLATED]
        bare = [word for word in kept if word not in _TRANSLATED]
        if bare[1:] and bare[-1] in _TRANSLATED_NOUNS:
            bare = [_TRANSLATED_NOUNS[bare[-1]], *bare[:-1]]
        for form in (bare, [*bare, *added]):
            yield _as_one(form)
            yield _as_one([_without_glued(word, i == 0) for i, word in enumerate(form)])


def _as_one(words: Sequence[str]) -> str:
    """Latin words as one. Two letters at their border are no digraph: "Kherbet Hadla" has t and h."""
    whole = ""
    for word in words:
        apart = "'" if whole[-1:] + word[:1] in _DIGRAPHS else ""
        whole += apart + word
    return whole


_GLUED = re.compile(r"^[ae]l(?=[^aeiou]..|[aeiou]...)|(?<=^abu)l$|^[ae]([dnrstz])(?=\1)")
_GLUED_LATER = re.compile(r"^[ae]l(?=...)|(?<=^abu)l$|^[ae]([dnrstz])(?=\1)")


def _without_glued(word: str, first: bool) -> str:
    """A Latin word without the article that is written with it: "Elfal", "Abul", "Annahr"; "Elali" where it
    is not the first of its name, which may be Elias or Alia."""
    return (_GLUED if first else _GLUED_LATER).sub("", word)
