"""Who did it, to whom, with whose support, and who says so."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence

from places.reading.text import fold
from places.reading.trigger_needs import CIVILIANS
from places.reading.types import ActorRecord, ActorRole
from places.reading.values import record
from places.reading.words import is_in, words_of

INITIATOR, TARGET, SUPPORTER, CLAIMANT = "initiator", "target", "supporter", "claimant"
NONE = "none"  # named beside it only

_SAYS = words_of(
    "قال قالت قالوا أعلن أعلنت ذكر ذكرت أفاد أفادت أكد أكدت زعم زعمت ادعى ادعت تبنى تبنت كشف كشفت نشر نشرت أضاف أضافت أوضح أوضحت تحدث تحدثت بينت نقل "
    "نقلت بحسب حسب وفق وفقا نقلا بيان رواية متحدث المتحدث ناطق الناطق باسم spokesman spokesperson spokeswoman"
)
_THAT = words_of("أن بأن that")
_DENIES = words_of("نفى نفت نفوا ينفي تنفي رجح رجحت")
_SAYS_AFTER = words_of(
    "said says claimed claims announced reported stated added told confirmed published according acknowledged admitted tweeted wrote noted warned denied"
)
_AGAINST = words_of(
    "ضد تجمع لتجمع لعناصر لمقاتلي مواقع موقع مواقعه تجمعات مقرات مقر مقرا مقره تحصينات أهداف أهدافا نفق نفقا أنفاق خنادق مستودع مستودعات نقاط معقل معاقل حساب مواجهة محاربة مسلحي نقطة حاجز آلية آليات رتل رتلا أرتال دورية دوريات وجود تواجد جيوب جيب فلول عناصر مقاتلي أوكار العائدة عائدة "
    "against positions position targets hideouts defeat fighting checkpoint members"
)
_WITH = words_of("مع with")
_ALONGSIDE = words_of("جنبا بالتزامن بالاشتراك مشترك مشتركة along together alongside jointly")
_FOUGHT = frozenset(("battle", "territory", "seizure"))
_ONE_OF = words_of("قيادي قياديا قياديين قائد عنصر عنصرا عنصرين عضو أمير مقاتل مقاتلا مسؤول")
_RANKS = words_of("عسكري عسكريا ميداني ميدانيا بارز بارزا أمني أمنيا محلي محليا كبير سابق")
# "SDF positions": the English noun behind a name says that it is the name's owner who suffers.
_HELD = words_of(
    "positions position targets target hideouts checkpoint checkpoints headquarters convoy base bases post posts stronghold strongholds "
    "unit units vehicle vehicles tunnel tunnels cache caches leader leaders commander commanders facility building line lines route routes patrol patrols checkpoint convoys financier operative operatives emir headquarter fighting"
)
_HELD_SO = words_of(
    "tactical fighting supply command weapons mortar heavy staging oil senior top armed and control"
)
_TROOPS = words_of("fighters fighter militants militant members soldiers troops vehicles vehicle")
_TROOPS_REACH = 4  # words behind the trigger: "captured five SDF fighters"
# What a speaker says of itself: "its fighters", "that it had captured", "طائراته".
_OWN_FORCES = words_of(
    "مقاتليها مقاتليه مقاتلوها مقاتلوه عناصرها عناصره جنودها جنوده قواتها قواته مسلحيه مسلحيها"
)
_OWN_FALLEN = words_of("قتلاها قتلاه قتلاهم شهدائها شهداءها جرحاها جرحاه")
_OWN = _OWN_FORCES | words_of(
    "طائراته طائراتها مدفعيته مدفعيتها أنها أنه بأنها بأنه انها وحداتها وحداته it its they their had"
)
# What a speaker only looks into it did not do by its own words.
_LOOKING = words_of("looking investigating aware reviewing assessing examining تحقق يحقق تحقيقا")
_POSSESSIVES = ("ها", "ه", "هم")
_DYING = words_of("مقتل قتل قتلت قتلوا إصابة أصيب أسر خسارة خسر خسرت killed lost wounded died death")
_SUPPORTING = words_of(
    "بدعم دعم بمساندة مساندة بإسناد بمشاركة مشاركة بغطاء مدعومة مدعوما المدعومة المدعوم بالتعاون تعاون بالتنسيق شاركت شارك ساندت بمؤازرة backed supported support"
)
_BY = (("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("قام", "به"), ("قامت", "بها"), ("قامت", "به"), ("by",))
_FROM = frozenset(("من", "from"))
_AND = words_of("و and")
_COUNTED = words_of(
    "قتل فقتل مقتل عنصر عنصرا عناصر مقاتلا مقاتل مقاتلين عشرين عشرة عشر قتيلا قتلى عنصرين عنصران مقاتلان جنديين جنديا جندي جنديان قياديا قياديين killed fighters members"
)
_MEN = words_of("عناصر مسلحو مقاتلو مقاتلي جنود دورية مجموعة")
_DONE_TO_CIVILIANS = frozenset(("seizure.property", "seizure.release"))
_FALLEN = words_of(
    "قتل قتلت قتلوا مقتل اغتيال اغتال استشهاد استشهد سقوط سقط أصيب أصيبوا إصابة جرح جرحوا killed wounded injured died shot slain gunned dead"
)
NO_AGENT = frozenset(
    (
        "civilians.harmed",
        "civilians.displaced",
        "civilians.returned",
        "civilians.protest",
        "movement.evacuation",
    )
)
_TAKING = frozenset(("territory.captured", "seizure.weapons", "territory.lost"))
_SPEAKERS = frozenset(("media",))
_CIVIL = "civil"
_OWN_DEAD_REACH = 7
_SELF_REACH = 24  # words from a speaker to what it says of itself


@record
class Placed:
    """An actor's mention as words `first`–`last` (half-open) of the page. `speaks`: a colon follows."""

    actor: ActorRecord
    first: int
    last: int
    speaks: bool = False


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
    one did it, one in the trigger's own `clause` before others, and the next suffered it. Without an initiator, an armed claimant speaks of itself.
    """
    found: list[tuple[Placed, str]] = []
    sides = _between(actors, words, start)
    past = start
    for actor in actors:
        if not event_type.startswith("territory") and _only_holds(actor, words):
            if event_type.startswith("strike") and _comes_from(actor, words, start):
                found.append((actor, INITIATOR))
            continue
        said = _explicit(event_type, trigger, words, start, actor, past)
        past = actor.last
        if said == NONE:
            continue
        if said is None and actor in sides[1:]:
            said = TARGET
        if said == CLAIMANT and actor.actor.kind not in (*_SPEAKERS, _CIVIL):
            itself = _of_itself(trigger, words, actor)
            if itself:
                found.append((actor, itself))
        if said is None and found and _joined(found[-1][0], actor, words):
            said = found[-1][1]
        found.append((actor, said or ""))
    if event_type.startswith("battle") and [role for _, role in found].count(TARGET) > 1:
        # those who fell "in clashes with" somebody fell by him
        by = {a.first for a, role in found if words[a.first - 1] in _WITH and role == TARGET}
        if all(role != INITIATOR for _, role in found):
            found = [(a, INITIATOR if a.first in by else role) for a, role in found]
    own = _subject_here(event_type, trigger, found, clause)
    if own is not None:
        found = [(a, INITIATOR if a is own else role) for a, role in found]
    roles = {role for _, role in found}
    named: list[ActorRole] = []
    last_actor: Placed | None = None
    for placed, role in found:
        close = last_actor is not None and placed.first - last_actor.last <= 1
        played = role or _left_over(event_type, roles, placed, close=close)
        roles.add(played)
        last_actor = placed
        if played:
            named.append(ActorRole(placed.actor, played))
    looks = not _LOOKING.isdisjoint(words[start:trigger])
    if INITIATOR not in roles and event_type not in NO_AGENT and not looks:
        named += [
            ActorRole(entry.actor, INITIATOR)
            for entry in named
            if entry.role == CLAIMANT and entry.actor.kind not in (*_SPEAKERS, _CIVIL)
        ][:1]
    return tuple(_consistent(named))


def _explicit(
    event_type: str, trigger: int, words: Sequence[str], start: int, placed: Placed, past: int
) -> str | None:
    """The role that the words beside an actor give him; None where they tell nothing, NONE where he has none. `past`
    is the word after the actor before."""
    before = [_bare(word) for word in words[max(start, placed.first - 5) : placed.first] if word != "the"][
        -4:
    ]
    near = before[-3:]
    after = words[placed.last : placed.last + 2]
    if placed.speaks:
        return CLAIMANT
    if placed.actor.kind in _SPEAKERS:
        return NONE if _is_its_man(event_type, trigger, words, placed) else CLAIMANT
    if near[-1:] and near[-1] in _NEAR_TO:
        return NONE  # "pages loyal to the SDF": not the SDF
    if any(word in _DONE_BY for word in words[max(start, past, placed.first - 4) : placed.first]):
        return INITIATOR
    if _does(event_type, words[trigger : placed.first + 1]):
        return INITIATOR  # "بقصف للتحالف": whose strike it is
    at_once = placed.first == trigger + 1 and placed.actor.kind != _CIVIL
    if at_once and _is_subject(event_type, words[trigger], words[placed.first]):
        return INITIATOR
    held_by = near[-1:] == ["by"] and near[-2:-1] and near[-2] in _HELD_BY
    if held_by and not event_type.startswith("territory"):
        return TARGET
    forced = words[placed.last : placed.last + 1] in (["علي"], ["to"]) and placed.last + 1 == trigger
    if forced and event_type.startswith("movement"):
        return INITIATOR  # "it forced the SDF to withdraw"
    if event_type in _BARGAINS and placed.actor.kind == _CIVIL and words[placed.first - 1].startswith("ل"):
        return NONE  # "a truce to let the civilians out"
    loses = tuple(after[:1]) == ("lost",) or (near[-1:] and near[-1] in _LOSES)
    if loses and event_type.startswith(("battle", "strike")):
        return TARGET
    brought_out = near[-1:] and near[-1] in _MEN and near[-2:-1] and near[-2] in _FROM
    if brought_out and event_type == "movement.evacuation":
        return TARGET
    if any(tuple(before[-len(by) :]) == by for by in _BY):
        return SUPPORTER if any(word in _SUPPORTING for word in before) else INITIATOR
    if event_type == "movement.withdrawal" and 0 < placed.first - trigger <= _TROOPS_REACH - 1:
        return INITIATOR
    if any(word in _SUPPORTING for word in near[-max(placed.first - past, 0) :] if past < placed.first):
        return SUPPORTER
    if event_type == "battle.repelled" and _in_blow(words, start, placed):
        return INITIATOR
    if event_type == "battle.repelled" and placed.first < trigger and set(near[-2:]) & _UPON:
        return TARGET
    subject = _subject_of_troops(event_type, trigger, words, placed)
    if subject:
        return INITIATOR
    if event_type in _DONE_TO_CIVILIANS and near[-1:] and near[-1] in _MEN and placed.first - trigger == 2:
        return INITIATOR  # "صادر عناصر التنظيم منازل": they are the subject
    if placed.first > trigger and "of" in near and not _HELD.isdisjoint(before):
        return TARGET  # "hit a convoy of the militia"
    if near[-1:] and near[-1] in _UPON and near[-2:-1] and near[-2] in _BLOWS:
        return TARGET
    if placed.first < trigger and near[-1:] and near[-1] in _MEN and near[-2:-1] and near[-2] in _SAID_THAT:
        return INITIATOR  # "نقلت أعماق أن مقاتلي التنظيم فجروا": they are the subject
    if near[-1:] and near[-1] in _LEFT_BEHIND:
        return INITIATOR if event_type.startswith("strike") else TARGET
    if near[-1:] and near[-1] in _ONE_OF and not _FALLEN.isdisjoint(words[start : placed.first]):
        return TARGET  # "the death of an emir of the organisation"
    if near[-1:] and near[-1].isdigit() and not _FALLEN.isdisjoint(before):
        return TARGET  # "it killed 12 SDF fighters"
    if near[-1:] and near[-1] in _FROM and after[:1] and len(after[0]) > 4 and after[0].endswith("وا"):
        return INITIATOR  # "some of the Asayish opened fire"
    if any(word in _AGAINST for word in near[-2:]):
        counted = near[-1:] and near[-1] in _MEN  # "ten of the fighters of"
        fired_from = event_type.startswith("strike") and near[-2:-1] and near[-2] in _FROM and not counted
        return INITIATOR if fired_from or event_type.startswith("movement") else TARGET
    one_of = near[-2:-1] and near[-2] in _ONE_OF
    one_of = one_of or (near[-3:-2] and near[-3] in _ONE_OF and near[-2] in _RANKS)
    if tuple(near[-1:]) == ("في",) and one_of and not _SAYS & set(before):
        return CLAIMANT if near[-3:-2] == ["عن"] else TARGET
    if (
        event_type.split(".", 1)[0] in _FOUGHT
        and near[-1:]
        and near[-1] in _WITH
        and not _ALONGSIDE & set(before)
    ):
        return TARGET
    if placed.first > trigger and after[:1] and "between" not in near:
        close = event_type not in NO_AGENT and placed.first - trigger <= _TROOPS_REACH
        behind = words[placed.last : placed.last + 4]
        owned = next((word for word in behind if word not in _HELD_SO), "")
        if owned.isascii() and owned in _HELD:
            return TARGET
        if after[0] in _HELD or (close and after[0] in _TROOPS):
            return TARGET
    if near[-1:] and near[-1] in _FROM:
        if placed.first > trigger and (event_type in _TAKING or _COUNTED & set(near)):
            return TARGET
        suffered = event_type not in NO_AGENT and event_type.split(".", 1)[0] not in ("movement", "support")
        counted = near[-2:-1] and near[-2][-1:].isdigit()
        if suffered and (counted or _FALLEN & set(before) or _COUNTED & set(near)):
            return TARGET  # "six of the SDF were killed by a mine", whichever word tells of the mine
    if (
        near[-1:]
        and near[-1] in _MEN
        and _FALLEN & set(before)
        and event_type.startswith(("battle", "strike"))
    ):
        return TARGET
    if after[:1] and after[0] in _TROOPS and not {"were", "was", "been"}.isdisjoint(after):
        return TARGET
    if after[:1] and after[0] in _TROOPS and _FALLEN & set(words[placed.last : placed.last + _TROOPS_REACH]):
        return TARGET
    told = near[-1:] and near[-1] in _THAT  # "sources said that the SDF": it is not who speaks
    if (any(word in _SAYS for word in near) and not told) or any(word in _SAYS_AFTER for word in after):
        return CLAIMANT
    if (
        placed.actor.kind == _CIVIL
        and not told
        and ((after[:1] and _bare(after[0]) in _SAYS) or any(word in _DENIES for word in near))
    ):
        return CLAIMANT
    if near[-1:] == ["to"] and near[-2:-1] == ["according"]:
        return CLAIMANT
    return None


# Whose pages and sources they are says nothing of who speaks.
_NEAR_TO = words_of("موالية موال مواليين مقربة مقرب المقربة المقرب الموالية معارضة معارض")
_DONE_BY = words_of("نفذه نفذها نفذته نفذتها شنه شنها شنته شنتها قادته قادها")
_REPORTERS = words_of(
    "مراسل مراسلة مراسلي صحفي صحفيا إعلامي إعلاميا مصور مصورا ناشط موظف reporter correspondent journalist photographer"
)
_DONE_TO_MEN = (
    "seizure.persons",
    "seizure.release",
    "civilians.harmed",
    "civilians.abducted",
    "battle.clash",
)
_LEFT_BEHIND = words_of("مخلفات remnants leftover")
_LOSES = words_of("خسر خسرت تكبد تكبدت")
_BARGAINS = ("statement.agreement",)
_BETWEEN = words_of("بين between")
_ONE_SIDE = words_of("بين between مع with")
_SOURCES = words_of("مصدره مصدرها مصدرهما انطلاقا من from")
_INTRUDING = words_of("تسلل التسلل محاولة لمحاولة بمحاولة التفاف الالتفاف")
_OWN_TROOPS = words_of("دورية دوريات مجموعة مجموعات عناصر مقاتلو مسلحو قوة تابعة تابعين تابع")
_POSTS = words_of("حاجز حواجز دورية دوريات")
_DEEDS_OF_TROOPS = ("seizure", "civilians", "movement", "raid", "battle.offensive")


def _subject_here(
    event_type: str, trigger: int, found: Sequence[tuple[Placed, str]], clause: tuple[int, int]
) -> Placed | None:
    """The actor that stands before the trigger in its own clause, where an earlier clause names another and no
    word tells who did it."""
    if any(role == INITIATOR for _, role in found) or event_type in (*NO_AGENT, "battle.repelled"):
        return None
    free = [a for a, role in found if not role and a.actor.kind != _CIVIL]
    here = [a for a in free if clause[0] <= a.first and a.last <= trigger]
    return here[0] if here and free[0].first < clause[0] else None


def _between(actors: Sequence[Placed], words: Sequence[str], start: int) -> Sequence[Placed]:
    """The two sides of "between the one … and the other"; () without."""
    sides = [a for a in actors if a.actor.kind not in (*_SPEAKERS, _CIVIL)]
    for i, one in enumerate(sides):
        if _BETWEEN.isdisjoint(words[max(start, one.first - 3) : one.first]):
            continue
        for other in sides[i + 1 :]:
            joined = words[other.first].startswith("و") or words[other.first - 1] in ("و", "and", "وبين")
            if joined and other.actor.key != one.actor.key:
                return one, other
    return ()


def _comes_from(placed: Placed, words: Sequence[str], start: int) -> bool:
    """Whether fire comes from an actor's ground: "مصدره مناطق سيطرة قسد"."""
    return not _SOURCES.isdisjoint(words[max(start, placed.first - 4) : placed.first])


def _is_its_man(event_type: str, trigger: int, words: Sequence[str], placed: Placed) -> bool:
    """Whether something is done to an outlet's reporter, so that the outlet does not speak."""
    if event_type not in _DONE_TO_MEN or not 0 < placed.first - trigger <= _TROOPS_REACH:
        return False
    return any(_bare(word) in _REPORTERS for word in words[trigger + 1 : placed.first])


def _in_blow(words: Sequence[str], start: int, placed: Placed) -> bool:
    """Whether an actor is named for the attack itself: "هجوم لداعش", "محاولة تسلل لعناصر داعش", "an ISIS attack"."""
    behind = words[placed.last : placed.last + 1]
    if behind and behind[0].isascii() and behind[0] in _BLOWS:
        return True
    for word in reversed(words[max(start, placed.first - 4) : placed.first]):
        if is_in(word, _BLOWS) or is_in(word, _INTRUDING):
            return True
        if not (is_in(word, _MEN) or is_in(word, _KINDS_OF_DEEDS) or is_in(word, _FIGHTING_MEN)):
            return False
    return False


def _subject_of_troops(event_type: str, trigger: int, words: Sequence[str], placed: Placed) -> bool:
    """Whether an actor's troops, named right behind the verb, are who did it: "داهمت دورية تابعة لقسد"."""
    if not event_type.startswith(_DEEDS_OF_TROOPS) or event_type in NO_AGENT:
        return False
    said = words[trigger + 1 : placed.first]
    if not 0 < len(said) <= 3 or words[trigger].isascii():
        return False
    if event_type.startswith(("seizure", "civilians")) and said[0] in _POSTS:
        return True
    if not words[trigger].endswith(("ت", "وا")):
        return False
    return all(word in _OWN_TROOPS or word == "من" for word in said)


_UPON = words_of("على on against upon")
_BLOWS = words_of(
    "هجوم هجوما هجومين هجمات الهجوم الهجمات قصف قصفا القصف غارات غارة ضربات هجومه هجماته attack attacks assault strike strikes airstrike airstrikes raid raids offensive"
)
_HELD_BY = words_of("used held controlled run owned occupied manned defended")
_SAID_THAT = words_of("أن بأن إن")
_OWN_DEEDS = ("strike", "battle", "movement", "civilians", "support", "territory")


# Whose noun takes the one who suffers it: "the expulsion of Daesh".
_SUFFERED = words_of("استهداف باستهداف طرد بطرد دحر تصفية قتال حصار محاصرة مهاجمة مطاردة ملاحقة")
_WITHOUT_SUBJECT = ("battle.repelled", "civilians.harmed", "civilians.protest", "civilians.returned")


def _is_subject(event_type: str, deed: str, actor: str) -> bool:
    """Whether an actor right behind an Arabic verb or noun is who did it: "استعادت قسد", "هجوم داعش"."""
    if deed.isascii() or deed in _SUFFERED or event_type in _WITHOUT_SUBJECT or deed in _FALLEN:
        return False
    return not actor.startswith(("لل", "بال", "ب")) and event_type not in NO_AGENT


_FIGHTING_MEN = words_of("إرهابيي إرهابيين مسلحين مسلحي مقاتلين مقاتلي عناصر عنصر من ل")
_KINDS_OF_DEEDS = words_of(
    "جوي جوية جويا مدفعي مدفعيا صاروخي صاروخيا بري بريا عنيف عنيفا معاكس معاكسا واسع واسعا انتحاري مباغت مسلح"
)


def _does(event_type: str, said: Sequence[str]) -> bool:
    """Whether the words from the noun of a deed to an actor make it who did it: "قصف جوي للتحالف"."""
    if not 2 <= len(said) <= 3 or event_type.split(".", 1)[0] not in _OWN_DEEDS:
        return False
    return said[-1].startswith("ل") and _KINDS_OF_DEEDS.issuperset(said[1:-1])


_GROUND_OF = words_of("مناطق منطقة تحت ضمن خارج")
_HOLDING = words_of("سيطرة نفوذ لسيطرة")


def _only_holds(placed: Placed, words: Sequence[str]) -> bool:
    """Whether an actor is named for the ground that it holds: "نحو مناطق سيطرة قسد"."""
    at = placed.first
    return at > 1 and words[at - 1] in _HOLDING and words[at - 2] in _GROUND_OF


def _of_itself(trigger: int, words: Sequence[str], speaker: Placed) -> str:
    """What a speaker did or suffered by its own words ("its capture of", "its fighters killed"), or ""."""
    if not speaker.last <= trigger < speaker.last + _SELF_REACH:
        return ""
    if not _LOOKING.isdisjoint(words[speaker.last : trigger]):
        return ""
    if _own_dead(words[speaker.last : trigger + _OWN_DEAD_REACH]):
        return TARGET
    said = words[speaker.last : trigger]
    noun = words[trigger]
    own = not noun.isascii() and len(noun) > 4 and noun.endswith(_POSSESSIVES) and not noun.endswith("يه")
    carried = any(
        word.startswith(("سيطرت", "تقدم", "هجوم", "عمليات", "انسحاب")) and word.endswith(_POSSESSIVES)
        for word in said
    )
    return INITIATOR if own or carried or _OWN & set(said) else ""


def _own_dead(said: Sequence[str]) -> bool:
    """Whether a speaker's own people are those who fell: "مقتل ثلاثة من مقاتليه", "its fighters were"."""
    if not _OWN_FALLEN.isdisjoint(said):
        return True
    for i, word in enumerate(said):
        if word in _OWN_FORCES and any(_bare(before) in _DYING for before in said[max(0, i - 5) : i]):
            return True
        owned = word in _TROOPS and said[max(0, i - 1) : i] in (["its"], ["their"])
        if owned and tuple(said[i + 1 : i + 2]) in (("were",), ("was",)):
            return True
    return False


def _left_over(event_type: str, roles: set[str], placed: Placed, *, close: bool) -> str:
    """The role of an actor whom no word introduces; "" where nothing tells."""
    if event_type == "civilians.protest":
        return INITIATOR if placed.actor.kind == _CIVIL else ""
    if placed.actor.kind == _CIVIL:
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
    """Whether a civil actor is the people themselves, to whom things are done, and no body that speaks of them."""
    return fold(actor.name_ar) in CIVILIANS


def _joined(one: Placed, other: Placed, words: Sequence[str]) -> bool:
    """ "the SDF and the Coalition": what is joined shares the role."""
    between = words[one.last : other.first]
    return (not between and words[other.first].startswith("و")) or list(between) in (["and"], ["و"])


def _bare(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ف") and len(word) > 3 else word


def _consistent(roles: Sequence[ActorRole]) -> list[ActorRole]:
    """Each actor at most once in a role, and never both initiator and target or supporter."""
    kept: list[ActorRole] = []
    for entry in roles:
        acts = {other.role for other in kept if other.actor.key == entry.actor.key}
        if entry.role in acts or (entry.role != CLAIMANT and acts - {CLAIMANT}):
            continue
        kept.append(entry)
    return kept
