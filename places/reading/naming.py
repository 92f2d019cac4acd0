"""Whether a span names a place at all: the signs around the name, and what the rest of the text says."""

from __future__ import annotations

from collections.abc import Sequence, Set

from places.reading.background import FAMOUS_FROM, is_background
from places.reading.company import NEAR_KM, Company
from places.reading.containment import container_of
from places.reading.evidence import KIND, LISTED, Around, Signs, signs_of
from places.reading.lexicon import BETWEEN
from places.reading.plane import km
from places.reading.text import Folded
from places.reading.toponyms import NEEDS_KIND
from places.reading.types import SETTLEMENTS, Mention
from places.reading.values import replace

IS_PLACE = 0.5
"""The sum of signs from which a span counts as naming a place."""


def signs_of_all(mentions: Sequence[Mention], folded: Folded) -> list[Signs]:
    """The signs of each mention; in a list, what vouches for the first vouches for all."""
    found: list[Signs] = []
    for i, mention in enumerate(mentions):
        signs = signs_of(folded, mention, mentions[i - 1] if i else None)
        if signs.lists_on and found[-1].strong:
            signs.strong = True
            signs.kinds = signs.kinds or found[-1].kinds
            signs.add(LISTED, "it continues a list of places")
        found.append(signs)
    for i in range(len(found) - 1, 0, -1):
        if found[i].lists_on and found[i].named_behind:
            found[i - 1].named_behind = found[i - 1].strong = True
            found[i - 1].kinds = found[i - 1].kinds or found[i].kinds
            found[i - 1].add(KIND, "the kind word behind its list")
    _between(mentions, found, folded)
    for i, signs in enumerate(found):
        settlement = any(c.place.kind in SETTLEMENTS for c in mentions[i].candidates)
        if settlement and signs.strict and signs.weight > 0 and container_of(i, mentions, folded) is not None:
            signs.strong = True
            signs.add(LISTED, "the text says where it lies")
    return found


def _between(mentions: Sequence[Mention], found: Sequence[Signs], folded: Folded) -> None:
    """Two names close together on the ground, joined by "between … and …", vouch for each other, whatever
    else they mean: "between as-Suwar and al-Busayrah" and not "between pictures and insight"."""
    for i in range(len(found) - 1):
        first, second = mentions[i], mentions[i + 1]
        if not found[i + 1].lists_on or Around.of(folded, first).before(1) not in BETWEEN:
            continue
        if any(
            km(one.place.lon_lat, other.place.lon_lat) < NEAR_KM
            for one in first.candidates[:3]
            for other in second.candidates[:3]
        ):
            for signs in found[i : i + 2]:
                signs.strong = True
                signs.add(KIND, "the other end of “between” lies near it")


def said_kinds(mention: Mention, signs: Signs) -> Mention:
    """The mention without the candidates whose kind word the text should say and does not."""
    said = tuple(c for c in mention.candidates if NEEDS_KIND not in c.reasons or c.place.kind in signs.kinds)
    return mention if len(said) == len(mention.candidates) else replace(mention, candidates=said)


def _base(mention: Mention, signs: Signs) -> float:
    """How much the name itself speaks for a place, before any word around it."""
    if not mention.candidates:
        return -1.0
    best = max(mention.candidates, key=lambda c: (c.score, c.place.prior))
    if signs.strict or _too_short(mention):
        return 0.0
    if signs.sense:
        return 0.25
    if is_background(best.place):
        return 0.25 if best.place.population >= FAMOUS_FROM else 0.1
    base = 0.35 + 0.25 * best.place.prior + (0.1 if best.place.population >= 50_000 else 0.0)
    return base - (0.2 if best.score < 0.8 else 0.0)


def _too_short(mention: Mention) -> bool:
    """A name of two letters is met by chance: زر is a button, too."""
    return len(mention.text.removeprefix("ال")) < 3


def places_named(
    mentions: Sequence[Mention], signs: Sequence[Signs], spurned: Set[int] = frozenset()
) -> set[int]:
    """The indexes of the mentions that name places; the `spurned` speak for no other."""
    weights = [
        _base(m, s) + (s.weight if s.strong or not s.strict else min(s.weight, 0.0))
        for m, s in zip(mentions, signs, strict=True)
    ]
    kept = {
        i
        for i, weight in enumerate(weights)
        if mentions[i].candidates and weight >= IS_PLACE and not _adjectival(mentions[i])
    }
    for _ in range(2):  # the second time with what the first let in
        before = len(kept)
        company = Company(
            mentions[i].candidates[0].place
            for i in sorted(kept)
            if not mentions[i].within_actor and i not in spurned
        )
        for i, mention in enumerate(mentions):
            if i in kept or not mention.candidates or signs[i].weight < 0 or _adjectival(mention):
                continue
            support = 0.0
            if company.counts[mention.candidates[0].place.key]:
                support += 0.3
            if (signs[i].lists_on and i - 1 in kept) or (
                i + 1 < len(mentions) and signs[i + 1].lists_on and i + 1 in kept
            ):
                support += LISTED
            known = mention.candidates[0].score >= 0.8 or signs[i].weight > 0
            if (
                known
                and not signs[i].strict
                and any(company.has_near(c.place) for c in mention.candidates[:3])
            ):
                support += 0.25
            if weights[i] + support >= IS_PLACE:
                kept.add(i)
        if len(kept) == before:
            break
    return kept


def _adjectival(mention: Mention) -> bool:
    """السورية is not سورية: a country's name with an article that it does not bear is an adjective."""
    best = mention.candidates[0]
    return best.place.kind == "country" and "the article differs" in best.reasons


def listed_with(index: int, signs: Sequence[Signs]) -> list[int]:
    """The indexes of the mentions before and after, where one list holds them."""
    before = [index - 1] if signs[index].lists_on else []
    after = [index + 1] if index + 1 < len(signs) and signs[index + 1].lists_on else []
    return before + after
