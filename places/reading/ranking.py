"""Which of its namesakes a name means: candidates scored with reasons, a choice or an abstention."""

from __future__ import annotations

import math
from collections.abc import Sequence

from places.reading import lexicon
from places.reading.background import is_background
from places.reading.company import NEAR_KM, Others
from places.reading.containment import lies_within
from places.reading.decisions import Decided
from places.reading.evidence import Signs
from places.reading.plane import km
from places.reading.types import Candidate, Mention, PlaceRecord
from places.reading.values import replace

CHOSEN = 0.55
"""The least share of the leading place, with those that lie about where it does, to be chosen."""

_ALONE = 0.6
"""The least share of a place that only a likeness across scripts finds, when nothing lies near it."""

_CLOSE_SOUND = 0.52
"""The least quality of such a place: a likeness of 0.9. Of 150 villages round Aleppo whose Arabic and Latin
names are both OCHA's, every lone match from there on was right; with the village itself taken out of the
table one name in eight met another place so alike, half of these its namesakes."""

_FAR_KM = 150.0
_SAME_SOUND = 0.617
"""The same, a likeness of 0.95, for a place that lies so far from every other of the text: three in four of
the places that a name met by chance lay in another province."""

_SAME_SPOT_KM = 5.0

# The weights of the ranking, and how sharply a better score wins (softmax); fitted by hand on cases of
# our own, so that a namesake of the front beats one abroad and nearness beats size.
_QUALITY, _PRIOR, _SIZE, _KIND, _CONTAINED, _NEAR, _COUNTRY = 1.0, 0.8, 0.1, 0.6, 0.9, 0.9, 0.8
_BARE_AREA, _LISTED, _ABROAD = 0.3, 0.25, 0.3
_AREAS = frozenset({"governorate", "district", "subdistrict", "pocket", "region", "desert", "country"})
_SHARPNESS = 6.0


def choose(
    mention: Mention,
    signs: Signs,
    anchors: Others,
    container: PlaceRecord | None,
    listed: Sequence[PlaceRecord],
    decided: Decided,
) -> Mention:
    """The mention with its candidates ranked, and the first of them chosen where it leads clearly.

    `anchors` are the other places of the text, `container` the place that the text puts this one in,
    `listed` the places beside it in one list, `decided` what editors made of the name before.
    """
    malus = 0.0 if signs.strong or container is not None else decided.malus()
    scored = _scores(mention.candidates, signs, anchors, container, listed, decided)
    ranked = _ranked(mention.candidates, scored, _rejected(decided, malus))
    best = ranked[0]
    share = sum(c.score for c in ranked if _together(best.place, c.place)) if len(ranked) > 1 else best.score
    score = round(max(min(share * _certainty(mention, signs, anchors), 1.0) - malus, 0.0), 3)
    why_not = ""
    if only_alike(mention) and not _supported(best) and _doubtful(mention, best, share, signs, anchors):
        why_not = "only the sound of the name speaks for a place, and nothing of the text lies near it"
    elif share < CHOSEN:
        why_not = f"several places fit alike: {', '.join(c.place.name_en for c in ranked[:3])}"
    elif malus and score < CHOSEN:
        why_not = decided.why_not()
    if why_not:
        return replace(mention, candidates=ranked, score=score, abstained=why_not)
    return replace(mention, candidates=ranked, chosen=best.place, score=score)


_Scored = tuple[float, tuple[str, ...]]
"""The score of a candidate, in the units of the ranking, and its reasons."""


def _ranked(
    candidates: Sequence[Candidate], scored: Sequence[_Scored], more: tuple[str, ...]
) -> tuple[Candidate, ...]:
    """The candidates with shares that sum to 1, the best first, and their reasons with `more`."""
    if len(candidates) == 1:
        return (Candidate(candidates[0].place, 1.0, (*candidates[0].reasons, *scored[0][1], *more)),)
    top = max(score for score, _ in scored)
    powers = [math.exp(_SHARPNESS * (score - top)) for score, _ in scored]
    total = sum(powers)
    ranked = (
        Candidate(c.place, round(power / total, 4), (*c.reasons, *reasons, *more))
        for c, power, (_, reasons) in zip(candidates, powers, scored, strict=True)
    )
    return tuple(sorted(ranked, key=lambda c: (-c.score, c.place.key)))


def _doubtful(mention: Mention, best: Candidate, share: float, signs: Signs, anchors: Others) -> bool:
    found = next(c.score for c in mention.candidates if c.place.key == best.place.key)
    least = _SAME_SOUND if _is_far_off(best.place, anchors) else _CLOSE_SOUND
    return share < _ALONE or found < least or is_vague(signs)


def _is_far_off(place: PlaceRecord, anchors: Others) -> bool:
    """Whether the text names places, and none of them lies in this one's part of the country."""
    distances = anchors.distances(place)
    return bool(distances) and distances[0] > _FAR_KM


def _rejected(decided: Decided, malus: float) -> tuple[str, ...]:
    return (decided.why_not(),) if malus else ()


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


def _scores(
    candidates: Sequence[Candidate],
    signs: Signs,
    anchors: Others,
    container: PlaceRecord | None,
    listed: Sequence[PlaceRecord],
    decided: Decided,
) -> list[_Scored]:
    """The score of each candidate and its reasons. What editors chose before counts only for the places
    that the text itself speaks for no less than for any other."""
    by_words = [_by_words(candidate.place, signs, container) for candidate in candidates]
    most = max(said for said, _ in by_words) if decided.chosen else 0.0
    found = []
    for candidate, (said, why) in zip(candidates, by_words, strict=True):
        score, reasons = _by_itself(candidate, signs, anchors, listed)
        bonus = decided.bonus(candidate.place.key) if decided.chosen and said >= most else 0.0
        chosen = (decided.why(candidate.place.key),) if bonus else ()
        found.append((score + said + bonus, (*why, *reasons, *chosen)))
    return found


def _by_words(place: PlaceRecord, signs: Signs, container: PlaceRecord | None) -> _Scored:
    """What the text says of the place in words: its kind, its country, what it lies in."""
    score, reasons = 0.0, []
    if signs.kinds and "*" not in signs.kinds:
        if place.kind in signs.kinds:
            score += _KIND
            reasons.append(f"the text calls it a {place.kind.replace('_', ' ')}")
        elif place.kind in lexicon.EXCLUSIVE_KINDS and signs.kinds & lexicon.EXCLUSIVE_KINDS:
            score -= _KIND
            reasons.append("the text calls it another kind of place")
    if signs.country:
        agrees = place.country == signs.country
        score += _COUNTRY if agrees else -_COUNTRY
        reasons.append(
            f"the text says it is in {signs.country}" if agrees else "the text names another country"
        )
    if container is not None and container.key != place.key and lies_within(place, container):
        score += _CONTAINED
        reasons.append(f"the text puts it in {container.name_en}")
    return score, tuple(reasons)


def _by_itself(candidate: Candidate, signs: Signs, anchors: Others, listed: Sequence[PlaceRecord]) -> _Scored:
    """What the place brings, and the company it keeps."""
    place, reasons = candidate.place, []
    score = _QUALITY * candidate.score + _PRIOR * place.prior
    score += _SIZE * math.log10(1 + place.population) / 7
    if is_background(place) and signs.country != place.country:
        score -= _ABROAD
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
        pulls = [math.exp(-km / NEAR_KM) for km in distances]
        score += _NEAR * (0.6 * pulls[0] + 0.4 * sum(pulls) / len(pulls))
        if distances[0] < NEAR_KM:
            reasons.append(f"{distances[0]:.0f} km from another place of the text")
    return score, tuple(reasons)


def only_alike(mention: Mention) -> bool:
    """Whether only a likeness across scripts speaks for every candidate."""
    return bool(mention.candidates) and all(map(_sounds, mention.candidates))


def _sounds(candidate: Candidate) -> bool:
    """Whether a candidate was found by its sound alone."""
    return bool(candidate.reasons) and candidate.reasons[0].startswith("sounds like")


def is_vague(signs: Signs) -> bool:
    """Whether no kind word says what sort of place is meant."""
    return not signs.kinds or "*" in signs.kinds
