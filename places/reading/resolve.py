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
from places.reading.containment import container_of, is_beside, is_elsewhere
from places.reading.decisions import Decisions
from places.reading.naming import listed_with, places_named, said_kinds, signs_of_all
from places.reading.ranking import choose, is_vague, only_alike
from places.reading.slips import mended
from places.reading.text import Folded
from places.reading.toponyms import UNIT, Gazetteer
from places.reading.types import SETTLEMENTS, Candidate, Mention
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
    unknown = {i: mentions[i] for i in unlisted if i not in inside} | {
        i: mention for i, mention in chosen.items() if mention.abstained and not mention.candidates
    }
    located = {i: _by_its_town(i, mention, mentions, chosen, folded) for i, mention in unknown.items()}
    found = [
        mention
        for i, mention in sorted((inside | chosen | located).items())
        if mention.chosen or mention.within_actor or not (only_alike(mention) and is_vague(signs[i]))
    ]
    doubtful = [i for i, m in enumerate(found) if m.abstained and (not m.candidates or only_alike(m))]
    return mended(found, doubtful) if doubtful else found


def _by_its_town(
    index: int,
    mention: Mention,
    mentions: Sequence[Mention],
    chosen: Mapping[int, Mention],
    folded: Folded,
) -> Mention:
    """A place that nobody lists as the town that the text puts it near, or a quarter as the city that it is
    in, less exact than either; else as it is."""
    outer = chosen.get(index + 1)
    town = outer.chosen if outer is not None else None
    if outer is None or town is None or container_of(index, mentions, folded) is None:
        return mention
    if mention.abstained == UNLISTED_QUARTER and town.kind in _WITH_QUARTERS:
        why = f"the text puts it in {town.name_en}"
    elif town.kind in SETTLEMENTS and is_beside(index, mentions, folded):
        why = f"the text puts it near {town.name_en}"
    else:
        return mention
    candidate = Candidate(town, outer.score, (why, mention.abstained))
    return replace(
        mention,
        candidates=(candidate,),
        chosen=town,
        score=round(outer.score * _OF_ITS_TOWN, 3),
        abstained="",
        where_prec=max(town.where_prec, NEAR_TOWN),
    )


_WITH_QUARTERS = frozenset({"city", "town"})
_OF_ITS_TOWN = 0.9
NEAR_TOWN = 2
"""UCDP where_prec of a place that only its town is known of: within about 25 km of a known point."""
