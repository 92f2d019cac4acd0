"""Whether a trigger says that something happened, will or may happen, or did not happen."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from places.reading.text import fold
from places.reading.triggers import NOUN, PAST, PRESENT, Trigger
from places.reading.words import joined, words_of

ASSERTED, DENIED, FORECAST = "asserted", "denied", "forecast"
DESCRIPTOR = "descriptor"
"""Not about a happening at all: "the areas that the army holds"."""
ENDED = "ended"
"""About a happening that is over or halted and is not told as one, but has its own place: "halted its attack
on Hajin"."""

_NEGATIONS = words_of(
    "لم لن ليس ليست لا ما لما دون بدون عدم غير not never no without cannot didn't hasn't wasn't doesn't isn't nor failed"
)
_DESPITE = words_of(
    "رغم ورغم الرغم برغم هربا فرارا خوفا خشية despite notwithstanding fleeing escape escaping"
)
_MEMORY = words_of("ذكرى الذكرى لذكرى anniversary commemorating commemorate")
_NEGATED_VERBS = frozenset(("لم", "ولم", "فلم"))
_REFUSALS = words_of("رفض رفضت رفضوا يرفض ترفض يرفضون refused refuse refuses")
_PASSIVE = words_of("were was been are is")
_UNTRUE = frozenset(
    (
        ("لا", fold("صحة")), ("عار", "عن"), ("عاري", "عن"), (fold("عارية"), "عن"), ("ليس", fold("صحيحا")), ("ليس", "صحيح"),
        ("غير", fold("صحيح")), ("غير", fold("صحيحة")), ("no", "truth"), ("not", "true"), ("false", "reports"), ("false", "claims"),
        (fold("أنباء"), fold("كاذبة")), (fold("أخبار"), fold("كاذبة")), (fold("شائعات"), "عن"), (fold("شائعات"), "حول"),
    )
)  # fmt: skip
_STILL = words_of("يزال تزال زال زالت يزالون تزالان يقل تقل only just less")  # "لا يزال" denies nothing
_DENIALS = words_of(
    "نفى نفت نفوا ينفي تنفي نفي نافيا نافية كذب كذبت تكذيب denied denies deny denying rejected refuted dismissed"
)
_SPEECH = words_of(
    "وقال وقالت وأكد وأكدت وأضاف وأضافت وأعلن وأعلنت وأشار وأوضح مؤكدا مؤكدة مشيرا مشيرة بينما فيما لكن ولكن and said but while however"
)
_MAYBE = words_of("قد ربما لعل may might could would should perhaps possibly likely")
_FUTURE = words_of("سوف ستكون سيكون سيتم ستتم سيبدأ ستبدأ ستشن سيشن ستستمر لن will shall going soon")
_MODAL = words_of(
    "يمكن تمكن_أن بإمكان يستطيع تستطيع تعتزم يعتزم تنوي ينوي يخطط تخطط تخطيط خطة توقع توقعت توقعوا يتوقع متوقع المتوقع يُتوقع مرتقب مرتقبة المرتقبة محتمل محتملة "
    "المحتملة احتمال احتمالية توقعات تهدد يهدد هدد هددت تهديد تهديدات حذر حذرت تحذير تحذيرات تحذر محذرا محذرة محذرين متوعدا متوعدة مهددا مهددة متوقعا متوقعة مرجحا مرجحة تستعد يستعد استعدادا استعدادات تمهيدا "
    "تحضيرات تجهيزات يسعى تسعى سعي سعيا تحاول يحاول محاولة محاولات حاول حاولت بهدف لهدف هدفها بغية يعمل تعمل نحو_السيطرة مخاوف خشية تخوف يتخوف "
    "وعد وعدت تعهد تعهدت يتعهد دعا دعت يدعو تدعو دعوات دعوة طالب طالبت تطالب طالبوا مطالبين مطالبة مطالبا مطالبات للمطالبة المطالبة يطالبون ضمان ضرورة إمكانية أهدافها "
    "demand demands demanded demanding calling can plan plans planned planning intends intend expected expects expect threaten threatens threatened threat warns warned warning prepare "
    "prepares preparing preparations aims aim aimed seeks seek sought try tries trying attempt attempts attempted vows vowed fear fears feared "
    "potential possible imminent upcoming urged urges calls called if"
)
_CALLED, _DEMANDED_BY = "called", words_of("for on upon")
"""Who called for an attack wants one; what they called the final attack is one."""
_CONDITION = words_of("إذا لو if unless")
_HABIT = words_of(
    "متكرر مستمر متواصل دائم يومي دوري باستمرار عادة غالبا دوريا يوميا repeatedly regularly often routinely frequently usually"
)
_DAILY = words_of("يوميا")
_HABIT_NOUNS = words_of("بشكل بصورة")
_WARY, _CALM = "حذر", words_of("هدوء ترقب صمت تفاؤل")  # wary, not "he warned"
_SAYING = words_of("said says claimed claims announced reported stated added confirmed")
_RELATIVE = words_of("التي الذي الذين اللتين اللذين اللاتي ممن that which who whose where")
_GOVERNING = words_of(
    "مناطق المناطق منطقة أراضي الأراضي نقاط حدود مناطقها مناطقه areas areas_under territory territories territory_under lands town towns village villages neighbourhood neighbourhoods neighborhood pocket city district"
)
_RETELLING = (
    ("وفي", "وقت", "سابق"), ("في", "وقت", "سابق"), ("سبق",), ("وسبق",), ("سابقا",), ("ليست", "المره", "الاولي"), ("وليست", "المره", "الاولي"),
    ("previously",), ("not", "the", "first", "time"), ("has", "previously"), ("in", "the", "past"),
)  # fmt: skip
_RETOLD = words_of("سابقا previously")
_SAID = words_of("ورد ذكر ذكرنا نشر نشرنا أشرنا أعلن قيل reported stated thought said announced believed")
_RETELLING_SIGNS = frozenset(max(phrase, key=len) for phrase in _RETELLING)
"""Of each phrase the longest word, which is the rarest."""
_ASIDE = (
    ("يذكر", "ان"), ("ويذكر", "ان"), ("يشار", "الي"), ("ويشار", "الي"), ("والجدير", "بالذكر"), ("الجدير", "بالذكر"), ("وكان",), ("وكانت",), ("كانت",),
    ("كان",), ("وتجدر", "الاشاره"),
)  # fmt: skip
_ASIDE_HEADS = frozenset(phrase[0] for phrase in _ASIDE)
_TODAY = ("من", "اليوم")
_HOLDING = frozenset(("territory.control", "territory.captured"))
_REACH = 5
_DENIAL_REACH = 13
_UNTRUE_HEADS = frozenset(head for head, _ in _UNTRUE)
_DENYING, _REFUSING = joined(_DENIALS), joined(_REFUSALS)
_WISHING = joined(_MODAL, "وفبل")


def is_retold(words: Sequence[str]) -> bool:
    """Whether a sentence goes back to earlier happenings ("previously", "not the first time")."""
    if _RETELLING_SIGNS.isdisjoint(words):
        return False
    if any((a in _RETOLD and b in _SAID) or (a in _SAID and b in _RETOLD) for a, b in pairwise(words)):
        return False  # "as reported previously" goes back to a report
    return any(_at(words, phrase) is not None for phrase in _RETELLING) and (
        _at(words, (*_RETELLING[1], *_TODAY)) is None
    )


def is_aside(words: Sequence[str]) -> bool:
    """Whether a sentence is background that closes a report ("It is worth noting that …", "had been")."""
    if words[0] not in _ASIDE_HEADS:
        return False
    return any(tuple(words[: len(phrase)]) == phrase for phrase in _ASIDE)


def is_habitual(words: Sequence[str]) -> bool:
    """Whether a sentence tells of what happens again and again rather than once."""
    if _HABIT.isdisjoint(words):
        return False
    return not _DAILY.isdisjoint(words) or any(
        word in _HABIT and (word.isascii() or (i and words[i - 1] in _HABIT_NOUNS) or word.startswith("ب"))
        for i, word in enumerate(words)
    )


def _at(words: Sequence[str], phrase: Sequence[str]) -> int | None:
    if phrase[0] not in words:
        return None
    n, phrase = len(phrase), list(phrase)
    return next((i for i in range(len(words) - n + 1) if list(words[i : i + n]) == phrase), None)


def modality_of(trigger: Trigger, before: Sequence[str], word: str, after: Sequence[str]) -> str:
    """What the words of the clause before a trigger, its own proclitic and those after make of it.

    `before` and `after` are folded words of the same sentence, nearest last and first; `word` is the
    trigger's first word with its proclitics.
    """
    near = [
        word
        for i, word in enumerate(before[-_REACH:], max(0, len(before) - _REACH))
        if (word != _WARY or not i or before[i - 1] not in _CALM)
        and (word != _CALLED or _DEMANDED_BY.intersection(before[i + 1 : i + 2]))
    ]
    if trigger.form == NOUN and (not _DESPITE.isdisjoint(near[-3:]) or not _MEMORY.isdisjoint(near[-3:])):
        return DESCRIPTOR
    if (trigger.form == NOUN or trigger.head.endswith("ing")) and _is_over(trigger, near, word, after):
        return ENDED
    if trigger.form == NOUN and near[-1:] and near[-1] in _SUCH:
        return DESCRIPTOR
    if trigger.family in _HOLDING and _describes(trigger, near, after):
        return DESCRIPTOR
    if near[-1:] and near[-1] in _STOPPING and (trigger.form == NOUN or not trigger.head.isascii()):
        return DESCRIPTOR
    if trigger.form == NOUN and near[-1:] and near[-1] in _PRESSING:
        return DESCRIPTOR
    if trigger.form == NOUN and trigger.family in _BATTLES and after[:1] and after[0] in _COPULAS:
        return DESCRIPTOR  # "the battle is not over yet"
    if trigger.head in _HELD and after[:1] and after[0] in _GOVERNING:
        return DESCRIPTOR  # "the ISIS-held town"
    if trigger.form == PAST and _qualifies(trigger, near, after):
        return DESCRIPTOR
    if trigger.family in _BOMBS and not _DEFUSED.isdisjoint(near):
        return DESCRIPTOR
    if trigger.head == "lost" and near[-1:] and near[-1] in _GROUND_BEFORE:
        return DESCRIPTOR  # "most of the ground lost since September"
    if _is_denied(before, near, trigger, word, after):
        return DENIED
    if _is_open(trigger, before, near, word) or (trigger.form == NOUN and _is_supposed(near, after)):
        return FORECAST
    return ASSERTED


_BATTLES = frozenset(("battle.clash", "battle.offensive"))
_OVER_BEFORE = words_of("انتهاء توقف نهاية end")
# A demand, an agreement or an order to stop something: it goes on, but is not what is told.
_STOPPING = words_of("بوقف لوقف وقف إيقاف بإيقاف لإيقاف بإنهاء لإنهاء halt halting stopping cease")
_PRESSING = words_of("ضغط وطأة")  # "under the pressure of the raids"
_COPULAS = words_of("لم لن لا ليست ليس")
_HELD = ("held", "controlled")
_SUCH = words_of("such وهو وهي هو هي وهذا وهذه")  # "the second such evacuation", "وهو الهجوم الثاني"
_HALTING = joined(
    words_of(
        "أوقف أوقفت علق علقت جمد جمدت أنهى أنهت تعليق suspend suspended suspends suspending halt halted paused pause"
    )
)
_OVER_BEHIND = words_of("ended stopped ceased subsided")
_BACKDROP = words_of("منذ بعد قبل عقب since after before following")
_BOMBS = frozenset(("strike.suicide", "strike.mine", "blast"))
_DEFUSED = words_of(
    "تفكيك بتفكيك فكك فككت فككوا إبطال أبطل أبطلت تعطيل تفكيكها ضبط ضبطت مصادرة defused defuse defusing dismantled dismantle disarmed"
)


_DETERMINERS = words_of("the a an its their his these those newly recently previously formerly")
_PARTICIPLES = words_of(
    "kidnapped abducted captured recaptured seized besieged displaced liberated destroyed detained arrested wounded injured bombed targeted"
)
_PREPOSITIONS = words_of("in by on near at from during after and with when as of to inside outside")


def _qualifies(trigger: Trigger, near: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a participle only describes the noun behind it: "the captured town", "32 kidnapped women"."""
    if trigger.head not in _PARTICIPLES or not after or after[0] in _PREPOSITIONS or not near:
        return False
    return near[-1] in _DETERMINERS or (near[-1].isdigit() and after[0] not in _DETERMINERS)


def _is_bargained(trigger: Trigger, before: Sequence[str], near: Sequence[str]) -> bool:
    """Whether a deed is what an agreement is on: "agreed on the handover in return for the release"."""
    last = near[-1] if near else ""
    agreed = not _PROVIDES.isdisjoint(near) or (last == "علي" and not _AGREED.isdisjoint(before[-12:]))
    return (agreed or last == "مقابل") and not trigger.family.startswith("statement")


_PROVIDES = words_of("يقضي تقضي ينص تنص stipulates")
_AGREED = words_of("اتفاق اتفاقا الاتفاق اتفق اتفقت اتفقا اتفقوا")
_GROUND_BEFORE = words_of("ground territory land areas towns villages positions")
_CIVIL_DEEDS = frozenset(("civilians.protest", "civilians.returned", "seizure.release", "seizure.property"))


def _is_over(trigger: Trigger, near: Sequence[str], word: str, after: Sequence[str]) -> bool:
    """Whether a noun only tells when something else was: "after the fighting ended", "since the protests"."""
    last = next((w for w in reversed(near) if w != "the"), "")
    if trigger.family in _BATTLES:
        halted = last in _OVER_BEFORE or not _HALTING.isdisjoint(near[-3:])
        return halted or (bool(after) and after[0] in _OVER_BEHIND)
    return trigger.family in _CIVIL_DEEDS and not word and last in _BACKDROP


def _describes(trigger: Trigger, near: Sequence[str], after: Sequence[str]) -> bool:
    """ "that the organisation holds", "under the army's control", "areas controlled by"."""
    for i in range(max(0, len(near) - 3), len(near)):
        reported = near[i] == "that" and i > 0 and (near[i - 1] in _DENIALS or near[i - 1] in _SAYING)
        if near[i] in _RELATIVE and not reported:
            return True
    if trigger.form != NOUN and after[:1] and after[0] in ("عليها", "عليه"):
        return True
    controlled = near[-1:] and (near[-1] in ("تحت", "under") or near[-1] in _GOVERNING)
    return bool(controlled) and not any(word in ("باتت", "اصبحت", "صارت", "now") for word in near)


def _is_denied(
    before: Sequence[str], near: Sequence[str], trigger: Trigger, head: str, after: Sequence[str]
) -> bool:
    if not _DENYING.isdisjoint(before[-_DENIAL_REACH:]):
        for word in reversed(before[-_DENIAL_REACH:]):
            if word in _SPEECH:
                break
            if word in _DENYING:
                return True
    if not _REFUSING.isdisjoint(near) or "neither" in before:
        return True
    if trigger.form == NOUN and any(pair in _UNTRUE for pair in pairwise(after)):
        return True  # "what is told of its capture is not true"
    if _is_untrue(before) and not head.startswith("وال"):  # "…, and the fighting goes on"
        return True
    close = near[-2:] if trigger.form != NOUN else near[-1:]
    for i, word in enumerate(close):
        bare = word[1:] if word[:1] in ("و", "ف") and word[1:] in _NEGATIONS else word
        following = close[i + 1] if i + 1 < len(close) else ""
        if bare in _NEGATIONS and bare != "ما" and following not in _STILL and not _STILL & set(near[-3:]):
            return True
    if trigger.form == PAST and near[-1:] and near[-1] in _PASSIVE and "no" in near:
        return True  # "no prisoners were released"
    # "لم تحقق قسد تقدما": the negated verb governs what follows in its clause
    return not _NEGATED_VERBS.isdisjoint(near) and _STILL.isdisjoint(near)


def _is_untrue(before: Sequence[str]) -> bool:
    """ "There is no truth in what pages say of the capture of"."""
    near = before[-12:]
    return not _UNTRUE_HEADS.isdisjoint(near) and any(pair in _UNTRUE for pair in pairwise(near))


def _is_open(trigger: Trigger, before: Sequence[str], near: Sequence[str], word: str) -> bool:
    last = near[-1] if near else ""
    if last in _MAYBE:
        # قد before a present says "may", before a past it stresses
        return not (last == "قد" and trigger.form == PAST)
    if trigger.form != PAST and _is_thought_of(near):
        return True
    if any(map(_is_future, near)):
        return True
    if trigger.form == PRESENT and word.startswith(("سي", "ست", "وسي", "وست", "فسي", "فست")):
        return True
    if trigger.form == PRESENT and word.startswith("ل") and word[1:2] in ("ي", "ت"):
        return True
    if trigger.form == PRESENT and last in ("to", "ان", "لان", "كي", "لكي", "can"):
        return last != "ان" or near[-2:-1] != ["قبل"]  # "before it withdrew"
    if trigger.form == NOUN and word.startswith("ل") and not word.startswith("لل"):
        return not _SUFFERING & set(before[-_SUFFERED_REACH:]) and not word[1:].startswith(_FLYING)
    if trigger.form == NOUN and trigger.family in _HOLDING and word.startswith("لل"):
        return True  # "the campaign for the capture of"
    if trigger.form == NOUN and _is_bargained(trigger, before, near):
        return True
    if trigger.form == NOUN and last[:1] == "ل" and last[1:] in _DEEDS:
        return True
    if trigger.form == NOUN and trigger.family in _HOLDING and last == "علي" and len(near) > 1:
        return True  # "works on taking", "insists on taking"
    if trigger.form == NOUN and last == "الي" and not _CALLING.isdisjoint(before[-_SUFFERED_REACH:]):
        return True
    if not _WISHING.isdisjoint(near):
        return True
    if trigger.form == NOUN and last.isascii() and last == "to":
        return True
    if not _CONDITION.isdisjoint(near[-2:]):
        return True  # Arabic says what would be in the past: "إذا انسحبت"
    return trigger.form != PAST and not _CONDITION.isdisjoint(before[-8:])


# Nouns and names that begin like a verb of the future: cars, politics, control, sixty, Sinjar.
_NO_VERBS = tuple(
    words_of(
        "سيار سياس سياد سيطر سيدة سيدات سيول سيناء سيناريو سياق سياج سيجار سيرة سيف سينما سيمالكا ستين ستون ستار ستمئ ستمائ ستة"
    )
)


@lru_cache(maxsize=1 << 14)
def _is_future(word: str) -> bool:
    """Whether a word says that something will be, or is an Arabic verb of the future by its beginning."""
    if word in _FUTURE:
        return True
    bare = word[1:] if word.startswith("و") else word
    return len(word) > 5 and bare.startswith(("ست", "سي")) and not bare.startswith(_NO_VERBS)


_COMING = words_of(
    "وشيك وشيكا وشيكة محتمل محتملا محتملة مرتقب مرتقبا مرتقبة متوقع متوقعا متوقعة المقبلة المقبل القادمة القادم imminent looming"
)
_ANY = words_of("أي أية any next upcoming")


def _is_supposed(near: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a noun is only supposed: "any withdrawal", "an imminent attack", "a withdrawal could bring"."""
    if (near[-1:] and near[-1] in _ANY) or (after[:1] and after[0] in _COMING):
        return True
    return any(
        (word == "قد" and following[:1] in ("ي", "ت") and len(following) > 2)
        or (word in ("could", "might", "would"))
        for word, following in pairwise(after[:4])
    )


_ENGLISH_MAYBE = words_of("might could would should may")
_MAY_BE = _ENGLISH_MAYBE | {"قد"}
_OF_MAY = words_of("in of since early late mid during until by")


def _is_thought_of(near: Sequence[str]) -> bool:
    """Whether a verb that only may be true governs a noun: "قد تشن قسد هجوما", "may launch an assault"."""
    if _MAY_BE.isdisjoint(near):
        return False
    for i, word in enumerate(near[:-1]):
        following = near[i + 1]
        if word == "قد" and following[:1] in ("ي", "ت") and len(following) > 2:
            return not following.startswith(("تم", "تعرض"))
        month = word == "may" and (near[max(0, i - 1) : i] and near[i - 1] in _OF_MAY)
        if word in _ENGLISH_MAYBE and following.isalpha() and not month:
            return True
    return False


_CALLING = joined(words_of("دعا دعت يدعو تدعو دعوا دعوة دعوات حث حثت"))
_SUFFERED_REACH = 9
_SUFFERING = words_of("تعرض تعرضت تعرضوا يتعرض تتعرض وتعرض وتعرضت نتيجة هدف هدفا")
_FLYING = tuple(words_of("طيران طائرات طائرة مسيرة مروحيات"))
_DEEDS = words_of("شن تنفيذ إطلاق بدء خوض وقف منع صد إنهاء")
