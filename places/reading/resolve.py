"""Choose which place each mention means, or abstain, with the reasons.

Two questions, one after the other: does the span name a place at all, and which one? The first adds
the signs around the name to what the rest of the text says; the second ranks the namesakes.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from places.reading import lexicon
from places.reading.background import FAMOUS_FROM, is_background, spoken_of
from places.reading.evidence import KIND, LISTED, Around, Signs, signs_of
from places.reading.plane import km
from places.reading.slips import mended
from places.reading.spelling import readings
from places.reading.text import Folded
from places.reading.toponyms import NEEDS_KIND, UNIT, Gazetteer
from places.reading.types import Candidate, Mention, PlaceRecord

IS_PLACE = 0.5
"""The sum of signs from which a span counts as naming a place."""

CHOSEN = 0.55
"""The least share of the leading place, with those that lie about where it does, to be chosen."""

_ALONE = 0.6
"""The least share of a place that only a likeness across scripts finds, when nothing lies near it."""

_CLOSE_SOUND = 0.617
"""The least quality of such a place: a likeness of 0.95."""

_SAME_SPOT_KM = 5.0
_NEAR_KM = 60.0
"""Places of one report lie within tens of kilometres of each other; at this distance the pull of a
neighbour has fallen to a third."""

# The weights of the ranking, and how sharply a better score wins (softmax); fitted by hand on cases of
# our own, so that a namesake of the front beats one abroad and nearness beats size.
_QUALITY, _PRIOR, _SIZE, _KIND, _CONTAINED, _NEAR, _COUNTRY = 1.0, 0.8, 0.1, 0.6, 0.9, 0.9, 0.8
_BARE_AREA, _LISTED, _ABROAD = 0.3, 0.25, 0.3
_AREAS = frozenset({"governorate", "district", "subdistrict", "pocket", "region", "desert", "country"})
_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_SHARPNESS = 6.0
_NEAREST = 5
"""The neighbours that pull at a place; of more the farthest say nothing."""

_ELSEWHERE_KM = 90.0
"""Beyond this, and outside its province, a village is not "in the countryside of" a place."""

_COMPANY = 200
"""The places, those named most often, that others are measured against: beyond so many a text is a
gazetteer, and each against each would take the square of its length."""


def resolve(mentions: Sequence[Mention], folded: Folded, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions that name places, in order: candidates ranked with scores (shares that sum to 1)
    and reasons, and a choice or, where no candidate leads clearly, an abstention that says why.
    Spans that name no place (pictures, outlets, persons) are left out; names inside an actor's name
    stay, with `within_actor` set and without a choice, and unlisted villages without candidates."""
    mentions = spoken_of(mentions, folded.words)
    unlisted = {i for i, mention in enumerate(mentions) if mention.abstained}
    signs = _signs(mentions, folded)
    mentions = [_said_kinds(mention, sign) for mention, sign in zip(mentions, signs, strict=True)]
    kept = _places(mentions, signs)
    inside = {
        i: replace(mention, within_actor=mention.within_actor or UNIT)
        for i, mention in enumerate(mentions)
        if mention.within_actor or (signs[i].unit and i in kept)
    }
    open_ = {i: mentions[i] for i in kept if i not in inside}
    settled = dict(_anchors(open_, signs))
    company = Company(settled.values())
    chosen: dict[int, Mention] = {}
    for i, mention in reversed(open_.items()):  # what a place lies in stands behind it
        container = _container(i, mentions, folded)
        outer = chosen.get(i + 1)
        if container is not None and outer is not None and outer.chosen is not None:
            container = outer.chosen
            if _elsewhere(mention, container):
                why = f"the text puts it in {container.name_en}, where no place of this name is listed"
                chosen[i] = replace(mention, candidates=(), abstained=why)
                continue
        chosen[i] = _choose(
            mention,
            signs[i],
            Others(company, settled.get(i)),
            container,
            [settled[at] for at in _listed_with(i, signs) if at in settled],
        )
    unknown = {i: mentions[i] for i in unlisted if i not in inside}
    found = [
        mention
        for i, mention in sorted((inside | chosen | unknown).items())
        if mention.chosen or mention.within_actor or not (_only_alike(mention) and _vague(signs[i]))
    ]
    doubtful = [i for i, m in enumerate(found) if m.abstained and (not m.candidates or _only_alike(m))]
    return mended(found, doubtful) if doubtful else found


def _only_alike(mention: Mention) -> bool:
    """Whether only a likeness across scripts speaks for every candidate."""
    return bool(mention.candidates) and all(map(_sounds, mention.candidates))


def _sounds(candidate: Candidate) -> bool:
    """Whether a candidate was found by its sound alone."""
    return any(reason.startswith("sounds like") for reason in candidate.reasons[:1])


def _vague(signs: Signs) -> bool:
    return not signs.kinds or "*" in signs.kinds


def _signs(mentions: Sequence[Mention], folded: Folded) -> list[Signs]:
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
    for i, signs in enumerate(found):
        settlement = any(c.place.kind in _SETTLEMENTS for c in mentions[i].candidates)
        if settlement and signs.strict and signs.weight > 0 and _container(i, mentions, folded) is not None:
            signs.strong = True
            signs.add(LISTED, "the text says where it lies")
    return found


def _said_kinds(mention: Mention, signs: Signs) -> Mention:
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


def _places(mentions: Sequence[Mention], signs: Sequence[Signs]) -> set[int]:
    """The indexes of the mentions that name places."""
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
        company = Company(
            mentions[i].candidates[0].place for i in sorted(kept) if not mentions[i].within_actor
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
    return kept


def _adjectival(mention: Mention) -> bool:
    """السورية is not سورية: a country's name with an article that it does not bear is an adjective."""
    best = mention.candidates[0]
    return best.place.kind == "country" and "the article differs" in best.reasons


class Company:
    """The places that a text names, by how often, and how far they are from others.

    Distances are to the `_COMPANY` places named most often, and each place is measured once, so the
    work grows with the distinct places of a text and not with its square.
    """

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        by_key: dict[str, PlaceRecord] = {}
        self.counts: Counter[str] = Counter()
        for place in places:
            by_key.setdefault(place.key, place)
            self.counts[place.key] += 1
        self._most = [(by_key[key], count) for key, count in self.counts.most_common(_COMPANY)]
        self._known: dict[str, list[tuple[float, str]]] = {}

    def nearest(self, place: PlaceRecord) -> list[tuple[float, str]]:
        """(kilometres, key) of the nearest others, a place named n times n times; one more than pull."""
        known = self._known.get(place.key)
        if known is None:
            away = sorted(
                (km(place.lon_lat, other.lon_lat), other.key, count)
                for other, count in self._most
                if other.key != place.key
            )[: _NEAREST + 1]
            known = [(km, key) for km, key, count in away for _ in range(min(count, _NEAREST + 1))]
            known = self._known[place.key] = known[: _NEAREST + 1]
        return known

    def has_near(self, place: PlaceRecord) -> bool:
        """Whether another place of the text lies near this one."""
        nearest = self.nearest(place)
        return bool(nearest) and nearest[0][0] < _NEAR_KM


class Others:
    """The company of one mention: that of its text without its `own` place once. Falsy when empty."""

    def __init__(self, company: Company, own: PlaceRecord | None) -> None:
        self._company, self._own = company, own.key if own is not None else ""

    def __bool__(self) -> bool:
        return self._company.counts.total() > bool(self._own)

    def distances(self, place: PlaceRecord, *, itself: bool = False) -> list[float]:
        """Kilometres to the nearest others, at most `_NEAREST`, in order; with `itself` the place named
        again counts, at no distance."""
        nearest = self._company.nearest(place)
        own = next((i for i, (_, key) in enumerate(nearest) if key == self._own), -1)
        again = itself and self._company.counts[place.key] > (place.key == self._own)
        return [0.0] * again + [km for i, (km, _) in enumerate(nearest) if i != own][:_NEAREST]


def _anchors(mentions: dict[int, Mention], signs: Sequence[Signs]) -> list[tuple[int, PlaceRecord]]:
    """The mentions whose place is beyond doubt, and not so wide that it says nothing of where."""
    found = []
    for i, mention in mentions.items():
        spots = [c.place for c in mention.candidates if c.score > mention.candidates[0].score - 0.15]
        together = all(km(spots[0].lon_lat, p.lon_lat) < 2 * _NEAR_KM for p in spots)
        if together and spots[0].kind not in ("country", "river", "desert", "region"):
            found.append((i, spots[0]))
    return found


def _container(index: int, mentions: Sequence[Mention], folded: Folded) -> PlaceRecord | None:
    """The place that the text says this one lies in or near: "X بريف Y", "X in Y province", "X قرب Y"."""
    if index + 1 >= len(mentions):
        return None
    here, there = Around.of(folded, mentions[index]), Around.of(folded, mentions[index + 1])
    words = folded.words[here.past : there.first]
    gap = folded.text[folded.end_of(here.past - 1) : folded.starts[there.first]]
    if len(words) > 4 or any(mark in gap for mark in ".;\n"):
        return None
    if not all(_any(_LINKING, word) for word in words):
        return None
    if words or there.proclitic.endswith("ب"):
        return next((c.place for c in mentions[index + 1].candidates), None)
    return None


_LINKING = frozenset(
    (*lexicon.COUNTRYSIDE, *lexicon.DIRECTIONS, *lexicon.KIND_WORDS, *lexicon.LINKS, *lexicon.NEAR)
)


def _any(words: frozenset[str], word: str) -> bool:
    return any(form in words for form in readings(word))


def _listed_with(index: int, signs: Sequence[Signs]) -> list[int]:
    """The indexes of the mentions before and after, where one list holds them."""
    before = [index - 1] if signs[index].lists_on else []
    after = [index + 1] if index + 1 < len(signs) and signs[index + 1].lists_on else []
    return before + after


def _choose(
    mention: Mention,
    signs: Signs,
    anchors: Others,
    container: PlaceRecord | None,
    listed: Sequence[PlaceRecord],
) -> Mention:
    scored = [_score(candidate, signs, anchors, container, listed) for candidate in mention.candidates]
    top = max(score for score, _ in scored)
    powers = [math.exp(_SHARPNESS * (score - top)) for score, _ in scored]
    total = sum(powers)
    ranked = sorted(
        (
            Candidate(c.place, round(power / total, 4), (*c.reasons, *reasons))
            for c, power, (_, reasons) in zip(mention.candidates, powers, scored, strict=True)
        ),
        key=lambda c: (-c.score, c.place.key),
    )
    best = ranked[0]
    share = sum(c.score for c in ranked if _together(best.place, c.place))
    score = round(min(share * _certainty(mention, signs, anchors), 1.0), 3)
    found = next(c.score for c in mention.candidates if c.place.key == best.place.key)
    doubtful = share < _ALONE or found < _CLOSE_SOUND or _vague(signs)
    if _only_alike(mention) and not _supported(best) and doubtful:
        return replace(
            mention,
            candidates=tuple(ranked),
            score=score,
            abstained="only the sound of the name speaks for a place, and nothing of the text lies near it",
        )
    if share < CHOSEN:
        others = ", ".join(c.place.name_en for c in ranked[:3])
        return replace(
            mention, candidates=tuple(ranked), score=score, abstained=f"several places fit alike: {others}"
        )
    return replace(mention, candidates=tuple(ranked), chosen=best.place, score=score)


def _supported(candidate: Candidate) -> bool:
    return any("km from another" in reason or "puts it in" in reason for reason in candidate.reasons)


def _together(a: PlaceRecord, b: PlaceRecord) -> bool:
    """Whether two candidates are one spot, or a town and the area named after it."""
    return (
        a.key == b.key
        or km(a.lon_lat, b.lon_lat) < _SAME_SPOT_KM
        or a.key in b.lies_in
        or b.key in a.lies_in
        or (a.admin1 == b.admin1 != "" and "governorate" in (a.kind, b.kind))
    )


def _certainty(mention: Mention, signs: Signs, anchors: Others) -> float:
    """From the quality of the name and the company it keeps to a probability; a name of the front with
    a kind word is nearly always right, a loose spelling without company two times in three."""
    quality = max(c.score for c in mention.candidates)
    company = 0.05 if anchors else 0.0
    return min(0.55 + 0.3 * quality + company + (0.1 if signs.strong else 0.0), 0.99)


def _score(
    candidate: Candidate,
    signs: Signs,
    anchors: Others,
    container: PlaceRecord | None,
    listed: Sequence[PlaceRecord],
) -> tuple[float, tuple[str, ...]]:
    place, reasons = candidate.place, []
    score = _QUALITY * candidate.score + _PRIOR * place.prior
    score += _SIZE * math.log10(1 + place.population) / 7
    if signs.kinds and "*" not in signs.kinds:
        if place.kind in signs.kinds:
            score += _KIND
            reasons.append(f"the text calls it a {place.kind.replace('_', ' ')}")
        elif place.kind in lexicon.EXCLUSIVE_KINDS and signs.kinds & lexicon.EXCLUSIVE_KINDS:
            score -= _KIND
            reasons.append("the text calls it another kind of place")
    if is_background(place) and signs.country != place.country:
        score -= _ABROAD
    if signs.country:
        agrees = place.country == signs.country
        score += _COUNTRY if agrees else -_COUNTRY
        reasons.append(
            f"the text says it is in {signs.country}" if agrees else "the text names another country"
        )
    if container is not None and container.key != place.key and _within(place, container):
        score += _CONTAINED
        reasons.append(f"the text puts it in {container.name_en}")
    if listed:
        same = any(other.country == place.country for other in listed)
        score += _LISTED if same else -_LISTED
        if not same:
            reasons.append("it is listed with places of another country")
    if place.kind in _AREAS:
        # Its point may lie anywhere: nearness says nothing, and a bare name is the town's.
        return (score if place.kind in signs.kinds else score - _BARE_AREA), tuple(reasons)
    # A name that only sounds alike is no surer for being written twice.
    distances = anchors.distances(place, itself=not _sounds(candidate))
    if distances:
        pulls = [math.exp(-km / _NEAR_KM) for km in distances]
        score += _NEAR * (0.6 * pulls[0] + 0.4 * sum(pulls) / len(pulls))
        if distances[0] < _NEAR_KM:
            reasons.append(f"{distances[0]:.0f} km from another place of the text")
    return score, tuple(reasons)


def _elsewhere(mention: Mention, container: PlaceRecord) -> bool:
    """Whether every candidate is a settlement far from the place that the text puts it in."""
    if container.kind in ("river", "desert", "region"):
        return False
    return all(
        c.place.kind in _SETTLEMENTS
        and c.place.key != container.key
        and not _within(c.place, container)
        and not (container.kind == "city" and c.place.admin1 == container.admin1 != "")
        and km(c.place.lon_lat, container.lon_lat) > _ELSEWHERE_KM
        for c in mention.candidates
    )


def _within(place: PlaceRecord, container: PlaceRecord) -> bool:
    if container.key in place.lies_in:
        return True
    if container.kind == "country":
        return place.country == container.country
    if container.kind == "governorate":
        return place.admin1 == container.admin1
    reach_km = 120.0 if container.kind == "city" else 40.0
    return km(place.lon_lat, container.lon_lat) < reach_km
