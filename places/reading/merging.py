"""Join what several sentences say of one happening, and put the report's main happening first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from places.reading.modality import ASSERTED
from places.reading.page import Page, Sentence
from places.reading.plane import km
from places.reading.roles import INITIATOR
from places.reading.triggers import STATEMENTS
from places.reading.types import ActorRole, ClaimRead, Mention, PlaceRecord, When
from places.reading.where import is_capital, tier

_SALIENCE = {
    "strike": 1.0, "battle": 0.8, "seizure": 0.7, "civilians": 0.9, "territory": 1.0, "movement": 0.5,
    "support": 0.2, "statement": 0.1,
}  # fmt: skip
_LEAD = 3  # sentences among which the headline and the lead stand
_WINDOW = 25
_LAND_KM = 40.0  # how far the villages of a town may lie from it
_NEXT = 24  # code points between a village and the town that it lies in
_MOST = 40  # places, and figures, of one claim: what is told again and again must not grow with the text


@dataclass(slots=True)
class Draft:
    """A claim of one sentence. `dated`: its date stands in the sentence; `carried`: its places do not."""

    claim: ClaimRead
    sentence: Sentence
    weight: float
    dated: bool
    carried: bool = False
    aside: bool = False
    repeats: int = 1
    latest_sentence: int = -1


def merge(drafts: Sequence[Draft], mentions: Sequence[Mention], page: Page) -> list[ClaimRead]:
    """One claim for each happening, the main one first, the rest in order of appearance.

    Two drafts are one happening if they are of one type and modality, share a place (or one's place
    lies in the other's, or one has none and stands next to the other), and their dates do not differ.
    """
    gathered: list[Draft] = []
    for draft in drafts:
        known = next((other for other in _recent(gathered) if _same(other, draft, mentions)), None)
        if known is None:
            gathered.append(draft)
        else:
            _join(known, draft, mentions)
    lead = min((d.sentence.number for d in gathered), default=0)
    placed = [d for d in gathered if d.claim.where or d.claim.modality != ASSERTED or _stands_alone(d, lead)]
    if not placed:
        return []
    main = max(placed, key=lambda d: (_salience(d, mentions), -d.sentence.number))
    _refine(main, placed, mentions)
    if not main.claim.where:
        _borrow(main, mentions, page)
    rest = sorted((d for d in placed if d is not main), key=lambda d: d.claim.start)
    return [draft.claim for draft in (main, *rest)]


def _recent(gathered: Sequence[Draft]) -> Sequence[Draft]:
    """The report's lead and what was told last; further apart, one happening is not looked for."""
    return gathered if len(gathered) <= 2 * _WINDOW else [*gathered[:_WINDOW], *gathered[-_WINDOW:]]


def _refine(main: Draft, others: Sequence[Draft], mentions: Sequence[Mention]) -> None:
    """A headline that names only a city or a governorate takes the exact place from the sentences after."""
    wide = [mentions[i] for i in main.claim.where]
    if not wide or main.sentence.number >= _LEAD:
        return
    exact = min(map(tier, wide)) == 0
    for other in others:
        told = max(main.sentence.number, main.latest_sentence)
        near = main.sentence.number < other.sentence.number <= told + _LEAD
        near = near and other.claim.modality == ASSERTED
        for i in other.claim.where if near else ():
            if tier(mentions[i]) == 0 and (
                _village_of(i, wide[0], mentions)
                or (not exact and any(_one_place(mentions[i], outer) for outer in wide))
            ):
                main.claim = replace(
                    main.claim,
                    where=(i, *main.claim.where),
                    reasons=(*main.claim.reasons, "the exact place is named further on"),
                )
                return


def _village_of(index: int, town: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a village is told to lie in a town or its land, the next name at once: "قرية X بريف Y"."""
    inner, following = mentions[index].chosen, mentions[index + 1 : index + 2]
    outer = town.chosen
    if inner is None or outer is None or not following or following[0].chosen is None:
        return False
    small = inner.kind in ("village", "neighbourhood") and km(inner.lon_lat, outer.lon_lat) < _LAND_KM
    close = 0 < following[0].start - mentions[index].end <= _NEXT
    return small and close and following[0].chosen.key == outer.key and outer.kind in ("town", "city")


def _borrow(main: Draft, mentions: Sequence[Mention], page: Page) -> None:
    """A lead without a place of its own takes the exact place named nearest to it."""
    nearest: tuple[int, int] | None = None
    for i, mention in enumerate(mentions):
        sentence = page.sentence_at(page.folded.place_of(mention.start))
        if mention.within_actor or tier(mention) > 0 or sentence is None:
            continue
        away = abs(sentence.number - main.sentence.number)
        if away <= _LEAD and (nearest is None or away < nearest[0]):
            nearest = away, i
    if nearest is not None:
        reasons = (*main.claim.reasons, "the nearest place named around it")
        main.claim = replace(main.claim, where=(nearest[1],), reasons=reasons)


def _stands_alone(draft: Draft, lead: int) -> bool:
    """Whether a claim without a known place is worth an editor's look: it leads the report, whose first
    claim stands in sentence `lead`, behind names, counts and tags."""
    return (
        draft.sentence.number < max(_LEAD, lead + 1)
        and draft.weight >= 0.9
        and bool(draft.claim.actors or draft.claim.figures)
    )


def _same(one: Draft, other: Draft, mentions: Sequence[Mention]) -> bool:
    a, b = one.claim, other.claim
    if a.modality != b.modality or a.type.split(".")[0] != b.type.split(".")[0]:
        return False
    if one.dated and other.dated and not _dates_meet(a.when, b.when):
        return False
    if not a.where or not b.where:
        near = abs(max(one.latest_sentence, one.sentence.number) - other.sentence.number) <= 1
        return a.type == b.type and near
    if a.type != b.type and not (
        a.type.split(".")[0] in ("strike", "battle")
        and (one.sentence.number == 0 or "no weapon is named" in (*a.reasons, *b.reasons))
    ):
        return False
    if one.sentence is other.sentence and _of_two_sides(a, b):
        return False  # taken by the one and retaken by the other
    if other.aside and not one.dated and other.dated:
        return False
    return any(_one_place(mentions[i], mentions[j]) for i in a.where[:3] for j in b.where[:3])


def _of_two_sides(one: ClaimRead, other: ClaimRead) -> bool:
    """Whether two claims name who did it, and not the same."""
    did, too = ({e.actor.key for e in claim.actors if e.role == INITIATOR} for claim in (one, other))
    return bool(did and too) and did.isdisjoint(too)


def _one_place(one: Mention, other: Mention) -> bool:
    a, b = one.chosen, other.chosen
    if a is None or b is None:
        return one.text == other.text
    if a.key == b.key:
        return (one.relation and one.relation.direction) == (other.relation and other.relation.direction) or (
            one.relation is None or other.relation is None
        )
    inner, outer = (a, b) if tier(one) <= tier(other) else (b, a)
    if outer.kind in ("country", "river", "region", "desert"):
        return False
    return outer.key in inner.lies_in or _stands_for(outer, inner)


def _stands_for(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    """Headlines name the governorate, or the city that gives it its name, for a village in it."""
    return (
        (outer.kind == "governorate" or is_capital(outer))
        and not (inner.kind == "governorate" or is_capital(inner))
        and outer.admin1 == inner.admin1 != ""
    )


def _dates_meet(one: When | None, other: When | None) -> bool:
    if one is None or other is None or None in (one.earliest, one.latest, other.earliest, other.latest):
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest  # type: ignore[operator]


def _join(known: Draft, draft: Draft, mentions: Sequence[Mention]) -> None:
    """Add to a draft what another sentence says of the same happening; the fuller sentence is evidence."""
    a, b = known.claim, draft.claim
    where = list(a.where)
    if not known.carried or draft.carried:
        where += [i for i in b.where if not any(_same_key(mentions[i], mentions[j]) for j in where)]
    where.sort(key=lambda i: tier(mentions[i]))  # stable: a village before the province it lies in
    richer = _richness(draft, mentions) > _richness(known, mentions)
    lead = b if richer else a
    when = b.when if (draft.dated and not known.dated) or (richer and draft.dated == known.dated) else a.when
    known.claim = replace(
        lead,
        where=tuple(where[:_MOST]),
        when=when,
        type=a.type if "no weapon is named" not in a.reasons else b.type,
        actors=_cast(lead.actors, a.actors, b.actors),
        figures=tuple(dict.fromkeys((*a.figures, *b.figures)))[:_MOST],
        reasons=tuple(dict.fromkeys((*lead.reasons, "told in more than one sentence"))),
    )
    known.repeats += 1
    known.latest_sentence = draft.sentence.number
    known.dated |= draft.dated
    known.weight = max(known.weight, draft.weight)


def _same_key(one: Mention, other: Mention) -> bool:
    if one.chosen is None or other.chosen is None:
        return one.text == other.text
    return one.chosen.key == other.chosen.key


def _cast(*casts: Sequence[ActorRole]) -> tuple[ActorRole, ...]:
    """The roles of the sentence that leads, then what others add about actors it does not name."""
    kept = list(casts[0])
    for entry in (role for cast in casts[1:] for role in cast):
        if not any(other.actor.key == entry.actor.key for other in kept):
            kept.append(entry)
    return tuple(kept)


def _richness(draft: Draft, mentions: Sequence[Mention]) -> float:
    claim = draft.claim
    best = min((tier(mentions[i]) for i in claim.where), default=8)
    return (
        draft.weight
        + 0.3 * (not draft.carried) * (8 - best) / 2
        + 0.2 * draft.dated
        + 0.1 * min(len(claim.actors), 3)
        + 0.1 * min(len(claim.figures), 3)
    )


def _salience(draft: Draft, mentions: Sequence[Mention]) -> float:
    """How likely a claim is what the report is about: its kind, its stand in the text, its place."""
    claim = draft.claim
    happened = claim.modality == ASSERTED and claim.type not in STATEMENTS
    value = _SALIENCE.get(claim.type.split(".")[0], 0.5) if happened else -2.0
    value += max(0.0, 1.0 - 0.15 * draft.sentence.number)
    value += 0.1 * min(draft.repeats, 4) + 0.2 * draft.dated - 0.5 * draft.aside
    best = min((tier(mentions[i]) for i in claim.where), default=8)
    return value + (0.6 if best <= 1 else 0.2 if best <= 3 else 0.0 if best < 7 else -0.5)
