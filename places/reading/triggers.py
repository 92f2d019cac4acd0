"""The words that say what happened, in Arabic and English, with their inflected forms.

A trigger of weight 1 says it by itself ("قصفت"); a lighter one ("operations", "battle") needs an act
around it. Families are type codes, or "strike", "blast", "raid" and "leaving", which the words around make precise.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Iterable

from places.reading import triggers_ar, triggers_en
from places.reading.text import fold
from places.reading.trigger_needs import (
    ADVANCING,
    CAPTIVE,
    CONTROL_OVER,
    HELD_PEOPLE,
    NOUN,
    PAST,
    PRESENT,
    TAKEN,
)
from places.reading.values import record, replace
from places.reading.words import words_of

__all__ = ["LEXICON", "LIGHT", "NOUN", "PAST", "PRESENT", "STATEMENTS", "Entry", "Trigger"]


@record
class Trigger:
    """`family`: a type code, "strike", "blast", "raid" or "leaving". `needs`: words of which one must stand within
    `reach` words after (or, for nouns, before) the trigger. `form`: past | present | noun. `head`: its
    first word as the lexicon has it, without proclitics."""

    family: str
    weight: float
    form: str
    needs: frozenset[str] = frozenset()
    reach: int = 6
    head: str = ""


STATEMENTS = frozenset(("statement.assessment", "statement.forecast"))
"""Types of claims that tell what somebody thinks or expects: proposed to editors, but no events."""

LIGHT = words_of(
    # verbs and participles that make a deed of a noun: launched, carried out, broke out, continue, led to
    "شن شنت شنوا تشن يشن نفذ نفذت نفذوا تنفذ ينفذ ينفذان أطلق أطلقت تطلق بدأ بدأت بدء انطلق انطلقت انطلاق واصل واصلت تواصل تواصلت يواصل تستمر "
    "يستمر استمر استمرت استمرار استأنف استأنفت استئناف خاض خاضت يخوض تخوض تتركز يتركز تركزت دار دارت تدور اندلع اندلعت اندلاع تجدد تجددت وقع وقعت "
    "شهد شهدت تشهد يشهد جرى جرت تم تمت أسفر أسفرت أدى أدت إثر جراء عقب عادت عاد تصاعدت احتدمت خلال تعرض تعرضت طال طالت استهدف قامت قام "
    "انتهت انتهى أفضت أفضى تكللت توجت تمكن تمكنت تمكنوا نجح نجحت استطاع استطاعت أعلن أعلنت تعلن يعلن بعد عبر قاد قادت تقود شارك شاركت هو "
    "launch launched launches carried conducted conduct continue continues continued began begun start started resumed broke erupted "
    "underway ongoing mounted waged announced completed after following during led leading"
)


def _verb_forms(stem: str) -> Iterable[str]:
    for suffix in ("", "ت", "وا", "ا", "تا", "نا"):
        yield stem + suffix


def _present_forms(stem: str) -> Iterable[str]:
    for prefix in "يت":
        for suffix in ("", "ون", "ان", "وا"):
            yield prefix + stem + suffix


def _english_forms(entry: str) -> Iterable[tuple[str, str]]:
    base, *irregular = entry.split("/")
    stem = base.removesuffix("e")
    past = irregular or [stem + "ed"]
    yield from ((word, PAST) for word in past)
    yield base, PRESENT
    yield base + ("es" if base.endswith(("s", "sh", "ch")) else "s"), PRESENT
    yield stem + "ing", PRESENT
    if base in ("repel", "hit", "kidnap", "drop"):
        yield from ((base + base[-1] + "ed", PAST), (base + base[-1] + "ing", PRESENT))


Entry = tuple[tuple[str, ...], Trigger]


def _reach(needs: frozenset[str]) -> int:
    """How far behind a verb what it needs may stand: its subject and a date may come before "over"."""
    return 10 if needs in (CONTROL_OVER, ADVANCING, CAPTIVE, HELD_PEOPLE, TAKEN) else 6


def _lexicon() -> dict[str, list[Entry]]:
    """First folded word → the phrases it begins and their triggers, longest first."""
    table: dict[str, list[Entry]] = {}

    def add(phrase: str, trigger: Trigger) -> None:
        words = tuple(fold(phrase.replace("_", " ")).split())
        table.setdefault(words[0], []).append((words, replace(trigger, head=words[0])))

    for family, weight, past, present, nouns, needs in triggers_ar.ROWS:
        for stem in past.split():
            for form in dict.fromkeys(_verb_forms(fold(stem))):
                add(form, Trigger(family, weight, PAST, needs, reach=_reach(needs)))
        for stem in present.split():
            for form in _present_forms(fold(stem.partition("_")[0])):
                add(form, Trigger(family, weight, PRESENT, needs))
        for noun in nouns.split():
            for form in dict.fromkeys((noun, "ال" + noun)):
                add(form, Trigger(family, weight, NOUN, needs))
    for family, weight, form, phrases, needs in triggers_ar.PHRASES:
        for phrase in phrases.split():
            add(phrase, Trigger(family, weight, form, needs))
            if phrase.find("_") == 2:  # a word so short is not read without its "and"
                add("و" + phrase, Trigger(family, weight, form, needs))
    for family, weight, verbs, nouns, needs in triggers_en.ROWS:
        for verb in verbs.split():
            for word, form in _english_forms(verb):
                add(word, Trigger(family, weight, form, needs, reach=_reach(needs)))
        for noun in nouns.split():
            add(noun, Trigger(family, weight, NOUN, needs))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


LEXICON = _lexicon()
