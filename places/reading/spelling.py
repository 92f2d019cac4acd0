"""Under which spellings a name may stand in a text, and how a word of a text divides.

A *key* is a name as words with single spaces: Arabic words without article, Latin words without
articles and apostrophes. A key of loose Latin spelling begins with "~".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from places.reading.lexicon import ARTICLE, KIND_WORDS, LATIN_ARTICLES, PROCLITICS
from places.reading.text import WORD, fold

# A longer name than this is a phrase; bounding it keeps matching linear.
MAX_WORDS = 7


class Split(NamedTuple):
    """A word as proclitic, article and stem; `skip` letters stand before the name."""

    skip: int
    article: bool
    stem: str


_PROCLITICS = {
    first: tuple(sorted((p for p in PROCLITICS if p[0] == first), key=len))
    for first in {proclitic[0] for proclitic in PROCLITICS}
}
"""The proclitics by their first letter, the shortest first: most words begin with none."""


@lru_cache(maxsize=1 << 16)
def splits(word: str) -> tuple[Split, ...]:
    """Every way to read a folded word, the plainest first; a Latin word has one."""
    if word.isascii():
        return (Split(0, False, latin(word)),)
    found = [_articled(word, 0)]
    for proclitic in _PROCLITICS.get(word[0], ()):
        rest = word[len(proclitic) :]
        if len(rest) >= 2 and word.startswith(proclitic):
            if proclitic.endswith("لل"):
                found.append(Split(len(proclitic), True, rest))
            else:
                found.append(_articled(word, len(proclitic)))
    return tuple(found)


def _articled(word: str, skip: int) -> Split:
    rest = word[skip:]
    if rest.startswith(ARTICLE) and len(rest) > 3:
        return Split(skip, True, rest[2:])
    return Split(skip, False, rest)


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> frozenset[str]:
    """The word itself and its stems, for looking it up in a word list."""
    return frozenset({word, *(form for split in splits(word) for form in (split.stem, word[split.skip :]))})


def latin(word: str) -> str:
    """A Latin word without apostrophes, the genitive's 's and the h of a ta marbuta."""
    word = word.removesuffix("'s").replace("'", "")
    return word[:-1] if len(word) > 3 and word.endswith(("ah", "eh")) else word


_GLUED_ARTICLE = re.compile(r"^[aei](?:l(?=[^aeiou])|([szdtnr])(?=\1)|sh(?=sh))")
_LOOSE = (
    (re.compile(r"[ae]h?$"), ""),
    (re.compile(r"dj"), "j"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ou|oo|uu|w(?=[^aeiou]|$)"), "u"),
    (re.compile(r"[qc]"), "k"),
    (re.compile(r"o"), "u"),
    (re.compile(r"ee|ei|ey|ai|ay|iy|ii|e|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=1 << 15)
def loose(word: str) -> str:
    """A Latin word with the choices of the usual romanisations levelled; "" if too little is left.

    "Hajeen", "Hajine" and "Hajin" agree; so do "Deir Ezzor" and "Dayr az-Zawr" word by word.
    """
    word = _GLUED_ARTICLE.sub("", latin(word)) if len(word) > 4 else latin(word)
    for pattern, replacement in _LOOSE:
        word = pattern.sub(replacement, word)
    return word


class Spelling(NamedTuple):
    """A key of a name. `quality` is 1.0 for the name as given, less for a derived spelling.

    `article` tells whether a one-word Arabic name has the article; None where it does not matter.
    `kind_dropped` is the kind word that the name bears and the key does not ("محافظة حمص"); where
    `needs_kind`, the text must say it.
    """

    key: str
    quality: float
    article: bool | None
    kind_dropped: str = ""
    needs_kind: bool = False


# Kind words that belong to the style of a name, not to the name: "مدينة هجين" is هجين.
_STYLES = {
    "city": ("مدينه", "city"),
    "town": ("بلده", "town"),
    "village": ("قريه", "village"),
    "governorate": ("محافظه", "governorate", "province"),
    "district": ("قضاء", "قضا", "منطقه", "district"),
    "subdistrict": ("ناحيه", "subdistrict"),
    # "جيب هجين" is read as Hajin with a relation, so that a pocket that nobody named is read alike.
    "pocket": ("جيب", "منطقه", "pocket", "enclave"),
}
_LATIN_FEATURES = {
    "oil_field": ("field", "oil", "gas"),
    "crossing": ("crossing", "border"),
    "dam": ("dam",),
    "camp": ("camp",),
    "base": ("airport", "airbase", "base"),
}
# Kind words that are part of a name, but that a list says once for all: "حقلي العمر والتنك".
_FEATURES = {
    "oil_field": ("حقل",),
    "crossing": ("معبر", "منفذ"),
    "bridge": ("جسر",),
    "dam": ("سد",),
    "camp": ("مخيم",),
    "base": ("مطار", "قاعده"),
    "mountain": ("جبل",),
}
_KUNYA = ("ابو", "البو", "بو", "ابي", "ابا")
_ASIDE = re.compile(r"\([^)]*\)")


def spellings(name: str, kind: str = "") -> Iterator[Spelling]:
    """The spellings under which a name may be met, the best first; none for a name without letters.

    `kind` is the place's: "محافظة حمص" of a governorate is met as حمص too.
    "أبو كمال" also yields البوكمال, البو كمال, ابوكمال; "دير الزور" ديرالزور; "مركدة" مركدا.
    """
    for part in re.split(r"[/|]", _ASIDE.sub(" ", fold(name))):
        words = WORD.findall(part)
        if not words or len(words) > MAX_WORDS:
            continue
        words, style = _without_style(words, kind)
        yield from (
            _latin_spellings(words, style, kind) if part.isascii() else _arabic_spellings(words, style, kind)
        )


def _without_style(words: list[str], kind: str) -> tuple[list[str], str]:
    styles = _STYLES.get(kind, ())
    if len(words) > 1 and words[0] in styles:
        linked = len(words) > 2 and words[1] == "of"  # "the pocket of Hajin"
        return words[2 if linked else 1 :], words[0]
    if len(words) > 1 and words[-1] in styles:
        return words[:-1], words[-1]
    return words, ""


def _arabic_spellings(words: list[str], style: str, kind: str) -> Iterator[Spelling]:
    split = [_articled(word, 0) for word in words]
    stems = [part.stem for part in split]
    article = split[0].article if len(words) == 1 else None
    quality = 0.9 if style else 1.0
    yield Spelling(" ".join(stems), quality, article, style)
    if len(words) > 1 and sum(map(len, words)) > 5:
        yield Spelling(stems[0] + "".join(words[1:]), quality - 0.05, None, style)
    if len(words) > 1 and words[0] in _FEATURES.get(kind, ()):
        yield Spelling(" ".join(stems[1:]), 0.7, None, words[0], needs_kind=True)
    yield from _kunya_spellings(words, stems, quality, style)
    last = stems[-1]
    if len(last) > 3 and last[-1] in "ها" and kind != "country":  # تركية is "Turkish"
        swapped = last[:-1] + ("ا" if last[-1] == "ه" else "ه")
        yield Spelling(" ".join([*stems[:-1], swapped]), quality - 0.2, article, style)


def _kunya_spellings(words: list[str], stems: list[str], quality: float, style: str) -> Iterator[Spelling]:
    """Tribal names are written أبو X, البو X, البوX, ابوX and بو X without difference."""
    if words[0] in _KUNYA and len(words) > 1:
        rest, more = words[1], stems[2:]
    else:
        head = next(
            (k for k in ("البو", "ابو") if words[0].startswith(k) and len(words[0]) > len(k) + 2), None
        )
        if head is None:
            return
        rest, more = words[0][len(head) :], stems[1:]
    bare = _articled(rest, 0).stem
    heads = [f"{first} {bare}" for first in ("ابو", "بو", "ابي", "ابا")]
    heads += [f"{first}{form}" for first in ("بو", "ابو") for form in dict.fromkeys((bare, "ال" + bare))]
    for head in heads:
        yield Spelling(" ".join([head, *more]), quality - 0.05, None, style)


def _latin_spellings(words: list[str], style: str, kind: str) -> Iterator[Spelling]:
    stems = [latin(word) for word in words]
    stems = [s for i, s in enumerate(stems) if s not in LATIN_ARTICLES or i == len(stems) - 1]
    quality = 0.9 if style else 1.0
    yield Spelling(" ".join(stems), quality, None, style)
    if len(stems) > 1:
        yield Spelling("".join(latin(word) for word in words), quality - 0.05, None, style)
    features = _LATIN_FEATURES.get(kind, ())
    bare = [stem for stem in stems if stem not in features]
    if bare and len(bare) < len(stems) and stems[-1] in features:
        yield Spelling(" ".join(bare), 0.7, None, stems[-1], needs_kind=True)
    loosened = [loose(stem) for stem in stems]
    if all(loosened) and sum(map(len, loosened)) >= 4 and stems[0] not in KIND_WORDS:
        yield Spelling("~" + " ".join(loosened), quality - 0.2, None, style)
