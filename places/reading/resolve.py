"""Choose which place each mention means, or abstain, with the reasons.

Two questions, one after the other: does the span name a place at all (naming.py), and which one
(ranking.py)? The first adds the signs around the name to what the rest of the text says; the second ranks
the namesakes by them, by their company (company.py), by what the text puts them in (containment.py),
and by what editors decided about the name before (decisions.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from places.reading.background import spoken_of
from places.reading.company import Company, Others, anchors_of
from places.reading.containment import container_of, is_elsewhere
from places.reading.decisions import Decisions
from places.reading.naming import listed_with, places_named, said_kinds, signs_of_all
from places.reading.ranking import choose, is_vague, only_alike
from places.reading.slips import mended
from places.reading.text import Folded
from places.reading.toponyms import UNIT, Gazetteer
from places.reading.types import Candidate, Mention
from places.reading.unlisted import UNLISTED_QUARTER
from places.reading.values import replace


def resolve(
    mentions: Sequence[Mention], folded: Folded, gazetteer: Gazetteer, decisions: Decisions | None = None
) -> list[Mention]:
    """The mentions that name places, in order: candidates ranked with scores (shares that sum to 1)
    and reasons, and a choice or, where no candidate leads clearly, an abstention that says why.
    Spans that name no place (pictures, outlets, persons) are left out; names inside an actor's name
    stay, with `within_actor` set and without a choice, and unlisted villages without candidates.
    `decisions` are what editors made of the same names before; one that they rejected is no company."""
    decisions = decisions or Decisions()
    mentions = spoken_of(mentions, folded.words)
    unlisted = {i for i, mention in enumerate(mentions) if mention.abstained}
    signs = signs_of_all(mentions, folded)
    mentions = [said_kinds(mention, sign) for mention, sign in zip(mentions, signs, strict=True)]
    spurned = {
        i for i, m in enumerate(mentions) if not signs[i].strong and decisions.about(m.text).malus() > 0
    }
    kept = places_named(mentions, signs, spurned)
    inside = {
        i: replace(mention, within_actor=mention.within_actor or UNIT)
        for i, mention in enumerate(mentions)
        if mention.within_actor or (signs[i].unit and i in kept)
    }
    open_ = {i: mentions[i] for i in kept if i not in inside}
    settled = dict(anchors_of({i: mention for i, mention in open_.items() if i not in spurned}))
    company = Company(settled.values())
    chosen: dict[int, Mention] = {}
    for i, mention in reversed(open_.items()):  # what a place lies in stands behind it
        container = container_of(i, mentions, folded) if i + 1 not in spurned else None
        outer = chosen.get(i + 1)
        if container is not None and outer is not None and outer.chosen is not None:
            container = outer.chosen
            if is_elsewhere(mention, container):
                why = f"the text puts it in {container.name_en}, where no place of this name is listed"
                chosen[i] = replace(mention, candidates=(), abstained=why)
                continue
        chosen[i] = choose(
            mention,
            signs[i],
            Others(company, settled.get(i)),
            container,
            [settled[at] for at in listed_with(i, signs) if at in settled],
            decisions.about(mention.text),
        )
    unknown = {i: _in_its_city(i, mentions, chosen, folded) for i in unlisted if i not in inside}
    found = [
        mention
        for i, mention in sorted((inside | chosen | unknown).items())
        if mention.chosen or mention.within_actor or not (only_alike(mention) and is_vague(signs[i]))
    ]
    doubtful = [i for i, m in enumerate(found) if m.abstained and (not m.candidates or only_alike(m))]
    return mended(found, doubtful) if doubtful else found


def _in_its_city(
    index: int, mentions: Sequence[Mention], chosen: Mapping[int, Mention], folded: Folded
) -> Mention:
    """An unlisted quarter as the city that the text puts it in, less exact than the city; else as it is."""
    mention, outer = mentions[index], chosen.get(index + 1)
    city = outer.chosen if outer is not None else None
    if (
        mention.abstained != UNLISTED_QUARTER
        or outer is None
        or city is None
        or city.kind not in _WITH_QUARTERS
    ):
        return mention
    if container_of(index, mentions, folded) is None:
        return mention
    candidate = Candidate(city, outer.score, (f"the text puts it in {city.name_en}", UNLISTED_QUARTER))
    return replace(
        mention,
        candidates=(candidate,),
        chosen=city,
        score=round(outer.score * _OF_ITS_QUARTER, 3),
        abstained="",
        where_prec=max(city.where_prec, WITHIN_CITY),
    )


_WITH_QUARTERS = frozenset({"city", "town"})
_OF_ITS_QUARTER = 0.9
WITHIN_CITY = 2
"""UCDP where_prec of a quarter that only its city is known of: near a known point."""
