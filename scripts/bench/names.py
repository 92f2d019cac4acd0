"""Made-up places and texts for measuring the reading: as many as wanted, the same for the same seed.

Names follow the gazetteer's own ways: roots of three letters on the usual patterns, with the article,
the words that names begin with (تل, أبو, خربة …) and their usual romanisation. Nobody's data.
"""

# ruff: noqa: E501, S311 - tables read best on long lines; dice of a fixed seed guard nothing

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from places.reading.types import PlaceRecord


def _of_tests(module: str) -> Any:
    """A module of the tests' texts, by name: they carry no types."""
    return importlib.import_module(f"places.tests.reading.{module}")


CASES, ACTORS, PLACES = _of_tests("cases"), _of_tests("actors").ACTORS, _of_tests("front").PLACES
ROOT = Path(__file__).resolve().parents[2]
SEED = 2018

_CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنه"
_LATIN = dict(
    zip(
        _CONSONANTS + "وياةأ",
        [
            "b",
            "t",
            "th",
            "j",
            "h",
            "kh",
            "d",
            "dh",
            "r",
            "z",
            "s",
            "sh",
            "s",
            "d",
            "t",
            "z",
            "a",
            "gh",
            "f",
            "q",
            "k",
            "l",
            "m",
            "n",
            "h",
            "u",
            "i",
            "a",
            "ah",
            "a",
        ],
        strict=True,
    )
)
# 1, 2 and 3 stand for the letters of the root; the second spelling is the Latin one.
_PATTERNS = (
    ("12ي3ة", "1a2i3ah"), ("1ا23ة", "1a2i3ah"), ("م12و3", "ma12u3"), ("12ا3ة", "1a2a3ah"), ("123ان", "1a23an"),
    ("12و3", "1a2u3"), ("1ا2و3ة", "1a2u3ah"), ("1وي2ي3", "1uwei2i3"), ("12ي3ات", "1u2ei3at"), ("م123ة", "ma12a3ah"),
)  # fmt: skip
_HEADS = (
    ("تل", "Tal"), ("أبو", "Abu"), ("البو", "Al-Bu"), ("خربة", "Khirbet"), ("عين", "Ein"), ("دير", "Deir"), ("كفر", "Kafr"),
    ("بئر", "Bir"), ("رأس", "Ras"), ("جب", "Jub"), ("وادي", "Wadi"), ("حويجة", "Hawijet"), ("قلعة", "Qalat"), ("نبع", "Nabe"),
)  # fmt: skip
_QUALITIES = (
    ("الكبير", "al-Kabir"), ("الصغيرة", "al-Saghirah"), ("الشرقية", "al-Sharqiyah"), ("الغربي", "al-Gharbi"),
    ("الفوقاني", "al-Fawqani"), ("التحتاني", "al-Tahtani"), ("الشمالية", "al-Shamaliyah"),
)  # fmt: skip


def _stem(dice: random.Random) -> tuple[str, str]:
    root = dice.sample(_CONSONANTS, 3)
    arabic, latin = dice.choice(_PATTERNS)
    for number, letter in enumerate(root, 1):
        arabic, latin = arabic.replace(str(number), letter), latin.replace(str(number), _LATIN[letter])
    return arabic, latin.capitalize()


def _name(dice: random.Random) -> tuple[str, str]:
    """One name in both scripts."""
    arabic, latin = _stem(dice)
    shape = dice.random()
    if shape < 0.4:
        return "ال" + arabic, f"Al-{latin}"
    head = dice.choice(_HEADS)
    arabic, latin = f"{head[0]} {arabic}", f"{head[1]} {latin}"
    if shape < 0.55:
        tail = dice.choice(_QUALITIES)
        return f"{arabic} {tail[0]}", f"{latin} {tail[1]}"
    return arabic, latin


def places(names: int) -> list[PlaceRecord]:
    """Places with so many different names, half of them Arabic: of ten places eight have a name in both
    scripts, one in Arabic and one, as in OCHA's list, in Latin letters only."""
    dice = random.Random(SEED)
    made: list[PlaceRecord] = []
    count, seen = 0, set[str]()
    while count < names:
        arabic, latin = _name(dice)
        if arabic in seen:
            continue
        seen.add(arabic)
        number = len(made)
        known = {8: ("", latin), 9: (arabic, "")}.get(number % 10, (arabic, latin))
        lon_lat = (round(dice.uniform(35.8, 42.3), 4), round(dice.uniform(32.4, 37.3), 4))
        made.append(
            PlaceRecord(
                f"made-{number}", known[1], known[0], tuple(name for name in known if name), "village", lon_lat,
                admin1="", country="SY", prior=0.5,
            )
        )  # fmt: skip
        count += sum(map(bool, known))
    return made


def digests(language: str) -> list[str]:
    """The seeds' reports in our own wording: prose as dense in places and events as reports are."""
    return [path.read_text() for path in sorted(ROOT.glob(f"seeds/reports/*/{language}.txt"))]


def own_texts(language: str) -> list[str]:
    """The digests of the seeds and the annotated cases of the tests, all of our own wording."""
    rooms = {"ar": "ARABIC", "en": "ENGLISH"}
    sentences = [
        case[0].rstrip(" .") + "."
        for room in map(_of_tests, ("cases", "claims", "claims_of_war"))
        for case in getattr(room, rooms[language], {}).values()
        if len(case[0]) > 20
    ]
    paragraphs = (" ".join(sentences[i : i + 8]) for i in range(0, len(sentences), 8))
    return [*digests(language), *paragraphs]


def arabic_text(size: int, gazetteer: list[PlaceRecord]) -> str:
    """Own Arabic prose of so many bytes of UTF-8, with a made-up name now and then as reports have."""
    dice = random.Random(SEED)
    named = [place.name_ar for place in gazetteer if place.name_ar]

    def paragraphs() -> Iterator[str]:
        own = own_texts("ar")
        while True:
            for paragraph in own:
                name = dice.choice(named)
                yield f"{paragraph} وقال سكان قرية {name} إنهم عادوا إليها، ومثلهم أهل {dice.choice(named)}."

    taken, length = [], 0
    for paragraph in paragraphs():
        taken.append(paragraph)
        length += len(paragraph.encode()) + 2
        if length >= size:
            break
    return "\n\n".join(taken).encode()[:size].decode(errors="ignore")


def reports(language: str, length: int, count: int) -> list[str]:
    """Digests of so many characters each, each beginning elsewhere."""
    pool = "\n\n".join(digests(language)) + "\n\n"
    pool *= length * count // len(pool) + 2
    return [pool[at : at + length] for at in islice(range(0, len(pool), length), count)]
