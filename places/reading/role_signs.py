"""What the words beside an actor say of its part: "against", "by", "according to", "of its fighters"."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Callable, Sequence

from places.reading import role_words as said
from places.reading.triggers import LEXICON, PAST
from places.reading.types import ActorRecord
from places.reading.values import record
from places.reading.words import is_in

INITIATOR, TARGET, SUPPORTER, CLAIMANT = "initiator", "target", "supporter", "claimant"
NONE = "none"
"""The part of an actor whom the words beside it only name: "pages loyal to the SDF"."""

NO_AGENT = frozenset(
    (
        "civilians.harmed",
        "civilians.displaced",
        "civilians.returned",
        "civilians.protest",
        "movement.evacuation",
    )
)
SPEAKERS = frozenset(("media",))
CIVIL = "civil"
_TAKING = frozenset(("territory.captured", "seizure.weapons", "territory.lost"))
_DONE_TO_CIVILIANS = frozenset(("seizure.property", "seizure.release"))
_DONE_TO_MEN = (
    "seizure.persons",
    "seizure.release",
    "civilians.harmed",
    "civilians.abducted",
    "battle.clash",
)
_BARGAIN = "statement.agreement"
_FOUGHT = frozenset(("battle", "territory", "seizure"))
_DEEDS_OF_TROOPS = ("seizure", "civilians", "movement", "raid", "battle.offensive")
_OWN_DEEDS = ("strike", "battle", "movement", "civilians", "support", "territory")
_WITHOUT_SUBJECT = ("battle.repelled", "civilians.harmed", "civilians.protest", "civilians.returned")
_HELP_REACH = 10  # words from who supports to the verb
_TROOPS_REACH = 4  # words behind the trigger: "captured five SDF fighters"


@record
class Placed:
    """An actor's mention as words `first`–`last` (half-open) of the page. `speaks`: a colon follows."""

    actor: ActorRecord
    first: int
    last: int
    speaks: bool = False


@record
class Beside:
    """An actor with what stands beside it: up to four words `before` and three `near`, without proclitics and
    articles, two `after`. `past` is the word after the actor before, `start` the sentence's first."""

    event_type: str
    trigger: int
    words: Sequence[str]
    start: int
    placed: Placed
    past: int
    before: Sequence[str]
    near: Sequence[str]
    after: Sequence[str]

    @property
    def last(self) -> str:
        """The word right before, "" without."""
        return self.near[-1] if self.near else ""

    @property
    def second(self) -> str:
        """The word before that."""
        return self.near[-2] if len(self.near) > 1 else ""

    @property
    def next(self) -> str:
        """The word right behind, "" without."""
        return self.after[0] if self.after else ""

    @property
    def group(self) -> str:
        return self.event_type.split(".", 1)[0]


def explicit_role(
    event_type: str, trigger: int, words: Sequence[str], start: int, placed: Placed, past: int
) -> str | None:
    """The role that the words beside an actor give him; None where they tell nothing, NONE where he has none."""
    before = [bare(w) for w in words[max(start, placed.first - 5) : placed.first] if w != "the"][-4:]
    after = words[placed.last : placed.last + 2]
    beside = Beside(event_type, trigger, words, start, placed, past, before, before[-3:], after)
    return next((role for step in _STEPS if (role := step(beside)) is not None), None)


def _speaking(b: Beside) -> str | None:
    if b.placed.speaks:
        return CLAIMANT
    if b.placed.actor.kind in SPEAKERS:
        return NONE if _is_its_man(b.event_type, b.trigger, b.words, b.placed) else CLAIMANT
    if not said.KIN.isdisjoint(b.near[-2:]):
        return NONE  # "the families of its fighters"
    if b.last in said.NEAR_TO:
        return NONE  # "pages loyal to the SDF": not the SDF
    if (
        b.event_type == _BARGAIN
        and b.placed.actor.kind == CIVIL
        and b.words[b.placed.first - 1].startswith("ل")
    ):
        return NONE  # "a truce to let the civilians out"
    return None


def _backing(b: Beside) -> str | None:
    """Of "Coalition-backed SDF fighters" the first: the second is who they are."""
    return SUPPORTER if b.next == "backed" and b.after[1:2] != ["by"] else None


def _doing(b: Beside) -> str | None:
    words, placed, trigger = b.words, b.placed, b.trigger
    if any(word in said.DONE_BY for word in words[max(b.start, b.past, placed.first - 4) : placed.first]):
        return INITIATOR
    if _does(b.event_type, words[trigger : placed.first + 1]):
        return INITIATOR  # "بقصف للتحالف": whose strike it is
    at_once = placed.first == trigger + 1 and placed.actor.kind != CIVIL
    if at_once and _is_subject(b.event_type, words[trigger], words[placed.first]):
        return INITIATOR
    return None


def _holding(b: Beside) -> str | None:
    held = b.last == "by" and b.second in said.HELD_BY
    return TARGET if held and b.group != "territory" else None


def _made_to(b: Beside) -> str | None:
    """What somebody is forced to, loses or is brought out of."""
    forced = b.next in ("علي", "to") and b.placed.last + 1 == b.trigger
    if forced and b.group == "movement":
        return INITIATOR  # "it forced the SDF to withdraw"
    if b.group in ("battle", "strike") and (b.next == "lost" or b.last in said.LOSES):
        return TARGET
    brought_out = b.last in said.MEN and b.second in said.FROM
    return TARGET if brought_out and b.event_type == "movement.evacuation" else None


_BY_ENDS = frozenset(by[-1] for by in said.BY)


def _by(b: Beside) -> str | None:
    if b.last == "by" and b.second in said.ONLY_BY:
        return NONE  # "a news conference attended by"
    if b.last in said.HELPS and b.next != "by":
        return INITIATOR  # "supported the SDF's assault"
    if _helps(b):
        return SUPPORTER
    if b.last in _BY_ENDS and any(tuple(b.before[-len(by) :]) == by for by in said.BY):
        return SUPPORTER if any(word in said.SUPPORTING for word in b.before) else INITIATOR
    if b.event_type == "movement.withdrawal" and 0 < b.placed.first - b.trigger <= _TROOPS_REACH - 1:
        return INITIATOR
    own = b.near[-(b.placed.first - b.past) :] if b.past < b.placed.first and b.last != "backed" else ()
    return SUPPORTER if any(word in said.SUPPORTING for word in own) else None


def _helps(b: Beside) -> bool:
    """Whether an actor is the subject of "supported", not of "supported by"."""
    behind = b.words[b.placed.last : b.placed.last + _HELP_REACH]
    at = next((i for i, word in enumerate(behind) if word in said.HELPS), None)
    if at is None or b.group not in ("battle", "territory", "strike", "seizure"):
        return False
    return (
        behind[at + 1 : at + 2] not in ([], ["by"]) and "by" not in behind[:at] and "that" not in behind[:at]
    )


def _repelling(b: Beside) -> str | None:
    if b.event_type != "battle.repelled":
        return None
    if b.placed.first < b.trigger and is_in(b.next, said.INTRUDING):
        return INITIATOR  # "men of the organisation tried to steal in"
    if _in_blow(b.words, b.start, b.placed):
        return INITIATOR
    return TARGET if b.placed.first < b.trigger and not said.UPON.isdisjoint(b.near[-2:]) else None


def _leading(b: Beside) -> str | None:
    """Whose men are the subject, and whom a blow falls on."""
    if _subject_of_troops(b.event_type, b.trigger, b.words, b.placed):
        return INITIATOR
    acts = b.group != "movement" and b.event_type not in _WITHOUT_SUBJECT
    if acts and _men_of(b.words, b.start, b.placed):
        return INITIATOR
    if b.event_type in _DONE_TO_CIVILIANS and b.last in said.MEN and b.placed.first - b.trigger == 2:
        return INITIATOR  # "صادر عناصر التنظيم منازل": they are the subject
    if b.placed.first > b.trigger and "of" in b.near and not said.HELD.isdisjoint(b.before):
        return TARGET  # "hit a convoy of the militia"
    if b.last in said.UPON and b.second in said.BLOWS:
        return TARGET
    if b.placed.first < b.trigger and b.last in said.MEN and b.second in said.SAID_THAT:
        return INITIATOR  # "نقلت أعماق أن مقاتلي التنظيم فجروا": they are the subject
    if b.last in said.FROM and len(b.next) > 4 and b.next.endswith("وا"):
        return INITIATOR  # "some of the Asayish opened fire"
    return None


def _losing_men(b: Beside) -> str | None:
    if b.last in said.RANKED:
        return TARGET  # "eight dead in the ranks of the organisation"
    if b.last in said.LEFT_BEHIND:
        return INITIATOR if b.group == "strike" else TARGET
    if b.last in said.ONE_OF and not said.FALLEN.isdisjoint(b.words[b.start : b.placed.first]):
        return TARGET  # "the death of an emir of the organisation"
    return TARGET if b.last.isdigit() and not said.FALLEN.isdisjoint(b.before) else None


def _opposed(b: Beside) -> str | None:
    if any(word in said.AGAINST for word in b.near[-2:]):
        counted = b.last in said.MEN  # "ten of the fighters of"
        fired_from = b.group == "strike" and b.second in said.FROM and not counted
        fired_from &= b.near[0] not in said.UNITS  # "three kilometres from a post of"
        if b.group == "movement":
            return INITIATOR if counted or b.second in said.MEN else None
        return INITIATOR if fired_from else TARGET
    one_of = b.second in said.ONE_OF
    one_of = one_of or (len(b.near) > 2 and b.near[-3] in said.ONE_OF and b.second in said.RANKS)
    if b.last == "في" and one_of and said.SAYS.isdisjoint(b.before):
        return CLAIMANT if list(b.near[-3:-2]) == ["عن"] else TARGET
    fought = b.group in _FOUGHT and b.last in said.WITH
    return TARGET if fought and said.ALONGSIDE.isdisjoint(b.before) else None


def _owning(b: Beside) -> str | None:
    """ "SDF positions", "five SDF fighters": whose are what is hit, and whom is captured."""
    if not b.after or "between" in b.near:
        return None
    if b.placed.first <= b.trigger:
        return TARGET if b.next in said.STANDING and b.group not in ("movement", "support") else None
    close = b.event_type not in NO_AGENT and b.placed.first - b.trigger <= _TROOPS_REACH
    behind = b.words[b.placed.last : b.placed.last + 4]
    owned = next((word for word in behind if word not in said.HELD_SO), "")
    if owned.isascii() and owned in said.HELD:
        return TARGET
    return TARGET if b.next in said.HELD or (close and b.next in said.TROOPS) else None


def _counted(b: Beside) -> str | None:
    """ "six of the SDF", "some of its fighters", "five SDF fighters were killed"."""
    if b.last in said.FROM:
        if b.group == "movement" and b.placed.first > b.trigger and not said.COUNTED.isdisjoint(b.near):
            return INITIATOR  # "200 fighters of it arrived"
        taken = b.event_type in _TAKING or not said.COUNTED.isdisjoint(b.near)
        if b.placed.first > b.trigger and taken:
            return TARGET
        suffered = b.event_type not in NO_AGENT and b.group not in ("movement", "support")
        counted = b.second[-1:].isdigit()
        fell = not (said.FALLEN.isdisjoint(b.before) and said.COUNTED.isdisjoint(b.near))
        if suffered and (counted or fell):
            return TARGET  # "six of the SDF were killed by a mine", whichever word tells of the mine
    if b.last in said.MEN and b.group in ("battle", "strike") and not said.FALLEN.isdisjoint(b.before):
        return TARGET
    if b.next not in said.TROOPS:
        return None
    if b.next in said.TROOPS and not said.FALLEN.isdisjoint(b.near):
        return TARGET  # "wounding three SDF members"
    passive = not {"were", "was", "been"}.isdisjoint(b.after)
    behind = b.words[b.placed.last : b.placed.last + _TROOPS_REACH]
    return TARGET if passive or not said.FALLEN.isdisjoint(behind) else None


def _saying(b: Beside) -> str | None:
    told = b.last in said.THAT  # "sources said that the SDF": it is not who speaks
    near = b.near[-(b.placed.first - b.past) :] if b.past > b.start else b.near
    if not (told or said.SAYS.isdisjoint(near)) or not said.SAYS_AFTER.isdisjoint(b.after):
        return CLAIMANT
    source = b.placed.actor.kind == CIVIL and not told
    if source and (bare(b.next) in said.SAYS or not said.DENIES.isdisjoint(b.near)):
        return CLAIMANT
    return CLAIMANT if (b.second, b.last) == ("according", "to") else None


_STEPS: tuple[Callable[[Beside], str | None], ...] = (
    _speaking,
    _backing,
    _doing,
    _holding,
    _made_to,
    _by,
    _repelling,
    _leading,
    _losing_men,
    _opposed,
    _owning,
    _counted,
    _saying,
)
"""The first that answers decides."""


def _is_its_man(event_type: str, trigger: int, words: Sequence[str], placed: Placed) -> bool:
    """Whether something is done to an outlet's reporter, so that the outlet does not speak."""
    if event_type not in _DONE_TO_MEN or not 0 < placed.first - trigger <= _TROOPS_REACH:
        return False
    return any(bare(word) in said.REPORTERS for word in words[trigger + 1 : placed.first])


def _in_blow(words: Sequence[str], start: int, placed: Placed) -> bool:
    """Whether an actor is named for the attack itself: "هجوم لداعش", "محاولة تسلل لعناصر داعش", "an ISIS attack"."""
    behind = words[placed.last : placed.last + 1]
    if behind and behind[0].isascii() and behind[0] in said.BLOWS:
        return True
    for word in reversed(words[max(start, placed.first - 4) : placed.first]):
        if is_in(word, said.BLOWS) or is_in(word, said.INTRUDING):
            return True
        if not (is_in(word, said.MEN) or is_in(word, said.KINDS_OF_DEEDS) or is_in(word, said.FIGHTING_MEN)):
            return False
    return False


def _subject_of_troops(event_type: str, trigger: int, words: Sequence[str], placed: Placed) -> bool:
    """Whether an actor's troops, named right behind the verb, are who did it: "داهمت دورية تابعة لقسد"."""
    if not event_type.startswith(_DEEDS_OF_TROOPS) or event_type in NO_AGENT:
        return False
    between = words[trigger + 1 : placed.first]
    if not 0 < len(between) <= 3 or words[trigger].isascii():
        return False
    if event_type.startswith(("seizure", "civilians")) and between[0] in said.POSTS:
        return True
    if not words[trigger].endswith(("ت", "وا")):
        return False
    return all(word in said.OWN_TROOPS or word == "من" for word in between)


def _men_of(words: Sequence[str], start: int, placed: Placed) -> bool:
    """Whether an actor's men stand right behind a verb that is not what befell them: "شن عناصر من داعش"."""
    at = placed.first - 1
    while at > start and words[at] in said.OF_THEM:
        at -= 1
    if at <= start or words[at] not in said.SUBJECTS:
        return False
    verb = bare(words[at - 1])
    return verb in said.ACTING or (
        verb not in said.FALLEN
        and verb not in said.TAKEN
        and any(t.form == PAST for _, t in LEXICON.get(verb, ()))
    )


def _is_subject(event_type: str, deed: str, actor: str) -> bool:
    """Whether an actor right behind an Arabic verb or noun is who did it: "استعادت قسد", "هجوم داعش"."""
    if deed.isascii() or deed in said.SUFFERED or event_type in _WITHOUT_SUBJECT or deed in said.FALLEN:
        return False
    return not actor.startswith(("لل", "بال", "ب")) and event_type not in NO_AGENT


def _does(event_type: str, deed: Sequence[str]) -> bool:
    """Whether the words from the noun of a deed to an actor make it who did it: "قصف جوي للتحالف"."""
    if not 2 <= len(deed) <= 3 or event_type.split(".", 1)[0] not in _OWN_DEEDS:
        return False
    return deed[-1].startswith("ل") and said.KINDS_OF_DEEDS.issuperset(deed[1:-1])


def bare(word: str) -> str:
    """A word without the "and" or "so" joined to it."""
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 3 and word not in said.ROOTED else word
