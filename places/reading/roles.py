"""Who did it, to whom, with whose support, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from places.reading import role_words as said
from places.reading.role_signs import (
    CIVIL,
    CLAIMANT,
    INITIATOR,
    NO_AGENT,
    NONE,
    SPEAKERS,
    TARGET,
    Placed,
    bare,
    explicit_role,
)
from places.reading.text import fold
from places.reading.trigger_needs import CIVILIANS
from places.reading.types import ActorRecord, ActorRole

__all__ = [
    "CLAIMANT",
    "INITIATOR",
    "NO_AGENT",
    "SAYS",
    "SPEAKERS",
    "TARGET",
    "Placed",
    "assign_roles",
    "is_doer",
    "is_hurt",
]

SAYS = said.SAYS
"""Words by which somebody says something."""

_THEIRS = (("its",), ("their",))
_POSSESSIVES = ("ها", "ه", "هم")
_OWN_DEAD_REACH = 7
_SELF_REACH = 24  # words from a speaker to what it says of itself


def assign_roles(
    event_type: str,
    trigger: int,
    words: Sequence[str],
    start: int,
    actors: Sequence[Placed],
    clause: tuple[int, int] = (0, 0),
) -> tuple[ActorRole, ...]:
    """The roles of a sentence's actors in one happening, each actor and role once.

    `words` are the page's, `start` the sentence's first word and `trigger` the word that says what
    happened. Explicit words ("against", "by", "according to") come first; the first actor without
    one did it, one in the trigger's own `clause` before others, and the next suffered it. Without an
    initiator, an armed claimant speaks of itself.
    """
    found: list[tuple[Placed, str]] = []
    sides = _between(actors, words, start)
    past = start
    for actor in actors:
        if not event_type.startswith("territory") and _only_holds(actor, words):
            if event_type.startswith("strike") and _comes_from(actor, words, start):
                found.append((actor, INITIATOR))
            continue
        told = explicit_role(event_type, trigger, words, start, actor, past)
        past = actor.last
        if told == NONE:
            continue
        if told is None and actor in sides[1:]:
            told = TARGET
        if told == CLAIMANT and actor.actor.kind not in (*SPEAKERS, CIVIL):
            itself = _of_itself(trigger, words, actor, actors)
            if itself:
                found.append((actor, itself))
        if told is None and found and _joined(found[-1][0], actor, words):
            told = found[-1][1]
        found.append((actor, told or ""))
    if event_type.startswith("battle") and [role for _, role in found].count(TARGET) > 1:
        # those who fell "in clashes with" somebody fell by him
        by = {a.first for a, role in found if words[a.first - 1] in said.WITH and role == TARGET}
        if all(role != INITIATOR for _, role in found):
            found = [(a, INITIATOR if a.first in by else role) for a, role in found]
    if any(role == INITIATOR for _, role in found):  # who suffers is told once for all its names
        hurt = {a.actor.key for a, role in found if role == TARGET}
        found = [(a, TARGET if not role and a.actor.key in hurt else role) for a, role in found]
    own = _subject_here(event_type, trigger, found, clause)
    if own is not None:
        found = [(a, INITIATOR if a is own else role) for a, role in found]
    roles = {role for _, role in found}
    named: list[ActorRole] = []
    last_actor: Placed | None = None
    for placed, role in found:
        close = last_actor is not None and placed.first - last_actor.last <= 1
        joined = last_actor is not None and named[-1:] and named[-1].actor == last_actor.actor
        shared = joined and not role and _acts_together(event_type, last_actor, placed, words)
        played = named[-1].role if shared else role or _left_over(event_type, roles, placed, close=close)
        roles.add(played)
        last_actor = placed
        if played:
            named.append(ActorRole(placed.actor, played))
    looks = not said.LOOKING.isdisjoint(words[start:trigger])
    if INITIATOR not in roles and event_type not in NO_AGENT and not looks:
        named += [
            ActorRole(entry.actor, INITIATOR)
            for entry in named
            if entry.role == CLAIMANT and entry.actor.kind not in (*SPEAKERS, CIVIL)
        ][:1]
    return tuple(_consistent(named))


def is_doer(words: Sequence[str], start: int, placed: Placed) -> bool:
    """Whether the words before an actor say that something was done by it: "شنته قسد", "by the SDF"."""
    before = words[max(start, placed.first - 4) : placed.first]
    return not said.DONE_BY.isdisjoint(before) or any(tuple(before[-len(by) :]) == by for by in said.BY)


def is_hurt(words: Sequence[str], placed: Placed) -> bool:
    """Whether an actor's people are counted among those who fell: "three of the SDF", "three SDF men"."""
    near = words[max(0, placed.first - 6) : placed.first]
    return not said.FALLEN.isdisjoint(map(bare, near)) or not said.FALLEN.isdisjoint(
        words[placed.last : placed.last + 4]
    )


def _subject_here(
    event_type: str, trigger: int, found: Sequence[tuple[Placed, str]], clause: tuple[int, int]
) -> Placed | None:
    """The actor before the trigger in its own clause, where an earlier clause names another and no word tells
    who did it."""
    if any(role == INITIATOR for _, role in found) or event_type in (*NO_AGENT, "battle.repelled"):
        return None
    free = [a for a, role in found if not role and a.actor.kind != CIVIL]
    here = [a for a in free if clause[0] <= a.first and a.last <= trigger]
    return here[0] if here and free[0].first < clause[0] else None


def _between(actors: Sequence[Placed], words: Sequence[str], start: int) -> Sequence[Placed]:
    """The two sides of "between the one … and the other"; () without."""
    sides = [a for a in actors if a.actor.kind not in (*SPEAKERS, CIVIL)]
    for i, one in enumerate(sides):
        if said.BETWEEN.isdisjoint(words[max(start, one.first - 3) : one.first]):
            continue
        for other in sides[i + 1 :]:
            joined = words[other.first].startswith("و") or words[other.first - 1] in ("و", "and", "وبين")
            if joined and other.actor.key != one.actor.key:
                return one, other
    return ()


def _comes_from(placed: Placed, words: Sequence[str], start: int) -> bool:
    """Whether fire comes from an actor's ground: "مصدره مناطق سيطرة قسد"."""
    return not said.SOURCES.isdisjoint(words[max(start, placed.first - 4) : placed.first])


def _only_holds(placed: Placed, words: Sequence[str]) -> bool:
    """Whether an actor is named for the ground that it holds: "نحو مناطق سيطرة قسد"."""
    at = placed.first
    return at > 1 and words[at - 1] in said.HOLDING and words[at - 2] in said.GROUND_OF


def _of_itself(trigger: int, words: Sequence[str], speaker: Placed, actors: Sequence[Placed]) -> str:
    """What a speaker did or suffered by its own words ("its capture of", "its fighters killed"), or ""; what
    it says that another did, it did not do itself."""
    if not speaker.last <= trigger < speaker.last + _SELF_REACH:
        return ""
    if not said.LOOKING.isdisjoint(words[speaker.last : trigger]):
        return ""
    if _own_dead(words[speaker.last : trigger + _OWN_DEAD_REACH]):
        return TARGET
    behind = words[speaker.last : trigger]
    noun = words[trigger]
    own = not noun.isascii() and len(noun) > 4 and noun.endswith(_POSSESSIVES) and not noun.endswith("يه")
    carried = any(
        word.startswith(("سيطرت", "تقدم", "هجوم", "عمليات", "انسحاب")) and word.endswith(_POSSESSIVES)
        for word in behind
    )
    told = any(
        speaker.last < other.first < trigger and words[trigger - 1] in said.HAD and other.last >= trigger - 1
        for other in actors
    )
    return INITIATOR if own or carried or (not told and said.OWN & set(behind)) else ""


def _own_dead(told: Sequence[str]) -> bool:
    """Whether a speaker's own people are those who fell: "مقتل ثلاثة من مقاتليه", "its fighters were"."""
    if not said.OWN_FALLEN.isdisjoint(told):
        return True
    for i, word in enumerate(told):
        if word in said.OWN_FORCES and any(bare(before) in said.DYING for before in told[max(0, i - 5) : i]):
            return True
        if word in said.OWN_GROUND and not said.STRUCK.isdisjoint(told[max(0, i - 1) : i]):
            return True
        if (
            word in said.HELD
            and tuple(told[max(0, i - 1) : i]) in _THEIRS
            and not said.STRUCK.isdisjoint(told[max(0, i - 2) : i])
        ):
            return True
        owned = word in said.TROOPS and told[max(0, i - 1) : i] in (["its"], ["their"])
        if owned and tuple(told[i + 1 : i + 2]) in (("were",), ("was",)):
            return True
    return False


def _acts_together(event_type: str, one: Placed | None, other: Placed, words: Sequence[str]) -> bool:
    """Whether two joined actors do one deed; those of a fight or an agreement are its two sides."""
    if one is None or event_type.startswith(("battle", "statement", "seizure")) or other.actor.kind == CIVIL:
        return False
    return _joined(one, other, words)


def _left_over(event_type: str, roles: set[str], placed: Placed, *, close: bool) -> str:
    """The role of an actor whom no word introduces; "" where nothing tells."""
    if event_type == "civilians.protest":
        return INITIATOR if placed.actor.kind == CIVIL else ""
    if placed.actor.kind == CIVIL:
        return TARGET if _are_people(placed.actor) else ""
    if event_type == "civilians.returned":
        return ""
    if event_type == "battle.repelled":
        # who repels is the target of the attack, who attacks its initiator
        return TARGET if TARGET not in roles else INITIATOR if INITIATOR not in roles else ""
    if INITIATOR not in roles:
        return INITIATOR
    return TARGET if TARGET not in roles and close else ""


def _are_people(actor: ActorRecord) -> bool:
    """Whether a civil actor is the people themselves, to whom things are done, not a body that speaks."""
    return fold(actor.name_ar) in CIVILIANS


def _joined(one: Placed, other: Placed, words: Sequence[str]) -> bool:
    """ "the SDF and the Coalition": what is joined shares the role."""
    between = words[one.last : other.first]
    return (not between and words[other.first].startswith("و")) or list(between) in (["and"], ["و"])


def _consistent(roles: Sequence[ActorRole]) -> list[ActorRole]:
    """Each actor at most once in a role, and never both initiator and target or supporter."""
    kept: list[ActorRole] = []
    for entry in roles:
        acts = {other.role for other in kept if other.actor.key == entry.actor.key}
        if entry.role in acts or (entry.role != CLAIMANT and acts - {CLAIMANT}):
            continue
        kept.append(entry)
    return kept
