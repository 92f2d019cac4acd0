"""Find the triggers of a sentence and make each one's type precise by the words around it."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from places.reading import modality
from places.reading.numbers import may_begin
from places.reading.page import Page, Sentence, clause_of
from places.reading.roles import Placed
from places.reading.trigger_needs import CONTROL_OVER, PERSONS
from places.reading.triggers import LEXICON, NOUN, PAST, PRESENT, Trigger
from places.reading.values import record
from places.reading.words import Memo, all_forms, any_in, is_in, words_of

_AIR = words_of(
    "جوي جوية جوا الجوي الجوية طيران الطيران طائرة طائرات الطائرات طائراته طائراتها طائراتنا طيرانه طيرانها مقاتلات مروحية مروحيات مسيرة مسيرات حربي حربية غارة غارات برميل براميل درون الدرون درونات مسير المسير "
    "f mig su إف "
    "air aerial airstrike airstrikes warplane warplanes jets aircraft drone drones helicopter helicopters plane planes raid"
)
_GUNS = words_of(
    "مدفعية المدفعية بالمدفعية مدفعيته مدفعيتها مدفعي المدفعي صاروخ صاروخي صاروخية صواريخ الصواريخ بالصواريخ قذيفة قذائف بقذائف القذائف هاون الهاون راجمات راجمة هاوتزر "
    "artillery gunner gunners battery batteries guns cannon cannons rocket rockets mortar mortars howitzer howitzers shells shelling shelled missile missiles"
)
_CAR_BOMB = words_of(
    "مفخخة المفخخة مفخخات المفخخات مفخخ سيارة سيارات سيارتين سيارتان عربة عربات عربتين دراجة انتحاري انتحارية انتحاريين ناسف صهريج ملغمة ملغومة car vehicle truck suicide svbied svbieds"
)
_MINE = words_of(
    "لغم ألغام الألغام عبوة عبوات عبوتين ناسفة مخلفات بعبوة لاصقة ملغم landmine landmines mine mines ied ieds roadside device booby trap trapped"
)
# What strikes; a plain car is what is struck ("destroyed one vehicle").
_SUICIDE = words_of(
    "مفخخة المفخخة مفخخات المفخخات مفخخ انتحاري انتحارية انتحاريين ناسف ملغمة ملغومة suicide svbied svbieds"
)
_WEAPONS_OF = (
    ("strike.air", _AIR),
    ("strike.artillery", _GUNS),
    ("strike.suicide", _SUICIDE),
    ("strike.mine", _MINE),
)
_STORES = words_of(
    "مخزن مخازن مستودع مستودعات مستودعا مخزنا منصة منصات معمل معملا معامل ورشة ورشا ورشات ورش مصنع مصنعا مصانع مشغل "
    "depot depots factory factories launcher launchers stockpile workshop workshops plant lab cache caches"
)
_EXTENDING = words_of(
    "توزعت تتوزع تمتد امتدت تقتصر اقتصرت تنحصر انحصرت حافظ حافظت تحافظ بقيت استمرت تستمر بقاء استمرار"
)
_OF_WEAPONS = words_of("for of من لتصنيع تصنيع لتجهيز تجهيز لتفخيخ تفخيخ making car vehicle suicide")
_STORMED = words_of("اقتحم اقتحمت اقتحموا يقتحم تقتحم اقتحام stormed storm storms")
_CLEARED = ("clear", "cleared", "clears", "clearing", "clearance")
_PURGE = words_of("طهر طهرت طهروا تطهير")
_CHARGES = words_of(
    "ألغام الألغام لغم عبوات العبوات مفخخات متفجرات المتفجرات mines mine ieds explosives rubble"
)
_RIFLES = words_of(
    "رصاص بالرصاص الرصاص برصاصة رصاصة قناص قناصة مجهولون رشاشة sniper snipers gunmen gunfire shot rifles"
)
_ARREST = words_of(
    "اعتقل اعتقلت اعتقال واعتقال اعتقالات القبض واعتقلت اعتقلوا واعتقل مطلوب مطلوبين arrest arrested detained arresting"
)
_DAWN = words_of("اليوم أمس يوم الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت أول هذا today")
# Keys of actors that, with those under them, strike from the air where no weapon is named.
_AIR_POWERS = frozenset(("coalition", "us_forces", "russia_forces", "iraq_air"))
_HOUSES = words_of("منزل منزله منزلا منازل المنزل بيت house home homes")
_KINDS = words_of(
    "قرية بلدة مدينة قرى بلدات بلدتي قريتي هي هما وهي وهما مخيم حي منطقة إلى في على معظم كامل كل قواته قواتها قوات القوات مقاتليه مقاتليها مقاتلوه مقاتلوها عناصره عناصرها مركز وسط أحياء أطراف مشارف center centre outskirts parts "
    "the town city village of to all most into"
)
_LOSE = words_of("خسر خسرت خسروا يخسر تخسر")
_GROUND = words_of(
    "السيطرة سيطرته سيطرتها موقع مواقع مواقعه مواقعها نقاط قرية قرى بلدة بلدات مدينة مدن منطقة مناطق مناطقه حقل أراضي معقل معاقل معاقله آخر"
)
_PROTEST = words_of(
    "مظاهرة مظاهرات تظاهرة احتجاج احتجاجا احتجاجات مسيرة اعتصام مشفى مستشفى المشفى المستشفى protest protests demonstration hospital"
)
_NO_ARRIVAL = words_of("مشفى مستشفى المشفى المستشفى جثة جثث جثامين جثمان قتلى جرحى جريحا hospital bodies")
_SEIZE = words_of("seize seized seizes seizing take took taken takes taking")
_GROUND_TAKEN = words_of(
    "control town towns village villages city hill hills hilltop position positions area areas ground territory territories "
    "neighbourhood neighborhood district bridge base airport field road crossing checkpoint"
)
_CAPTURE = words_of("capture captures captured capturing")
_PASSIVE = words_of("was were been")
_REST_OF = words_of("it them most parts all rest pocket stronghold province dozens swathes swaths land")
_MOODS = words_of(
    "القلق الخوف الحزن التوتر الهدوء الذعر الفوضى الرعب الغضب الصمت الترقب الحذر الفريق المنتخب"
)
_MINDS = words_of(
    "أهالي الأهالي سكان السكان المدنيين الناس الأجواء الموقف المشهد الأوضاع حياة السوق الأسواق أسعار النيران الحريق الحرائق نفسه أعصابه المباراة"
)
_GAMES = words_of("مباراة المباراة الدوري بطولة البطولة المنتخب ملعبه football match league tournament")
_PLAYED = ("movement", "battle", "territory")
_LAID = ("strike.mine", "strike.suicide")
_PASSIVE = words_of("was were been being get got is are and")
_SUBJECT_FIRST = ("civilians.displaced", "civilians.returned")
_ENTER = words_of("دخل دخلت دخلوا دخول enter enters entered entering")
_ON_THE_ROAD = words_of(
    "قافلة قوافل رتل أرتال شاحنة شاحنات تعزيزات مساعدات وفد وفدا صهاريج حافلة حافلات convoy convoys trucks lorries aid delegation reinforcements buses"
)
_DISPLACED = words_of("نازح نازحا نازحين النازحين نازحون مهجرين المهجرين displaced refugees idps")
_AIR_RAIDS = words_of("غارة غارات airstrike airstrikes")
_HOMEWARD = words_of("إلى home منازلهم منازلها بيوتهم ديارهم مناطقهم قراهم مدنهم to")
_FROM = words_of("من from باتجاه toward towards")
_AHEAD = 8  # words behind a trigger that may say it is not so
_NEXT = 9  # words from "left" to the place left
_WAY = 14  # words from a leaving to what is left
_KILLED = words_of("قتل قتلت قتلوا مقتل المقتل killed")
_OF = words_of("من of")
_UNARMED = frozenset(("civil", "media"))
_EXECUTED = ("اعدم", "اعدمت", "اعدموا")
_TOLL = words_of("عدد حصيلة toll number")


@record
class Hit:
    """A trigger found: words `first`–`last` of the page, its type made precise, modality and weight."""

    trigger: Trigger
    first: int
    last: int
    type: str
    modality: str
    weight: float
    reasons: tuple[str, ...]


class HitFinder:
    """Finds triggers in one page; knows where its actors and places stand, as word ranges."""

    def __init__(
        self,
        page: Page,
        actors: Mapping[int, Sequence[Placed]],
        mention_words: Mapping[int, tuple[int, int]],
    ) -> None:
        """`actors` by the number of their sentence, `mention_words` by the index of the mention."""
        self.page, self.actors = page, actors
        self._heads = [
            at
            for at in _ENTRIES.telling(page.words)
            if (seconds := _seconds(page.words[at])) is None
            or seconds.issuperset(page.words[at + 1 : at + 2])
        ]
        self._place_starts = {first for first, _ in mention_words.values()}
        self._said: tuple[int, frozenset[str]] = (-1, frozenset())  # the last sentence asked about

    def find(self, sentence: Sentence) -> Iterator[Hit]:
        """The triggers of a sentence in order, without overlaps; descriptions of areas are none."""
        words, past = self.page.words, sentence.first
        first = bisect_left(self._heads, sentence.first)
        for at in self._heads[first : bisect_left(self._heads, sentence.last, first)]:
            found = self._trigger_at(at, sentence) if at >= past else None
            if found is None:
                continue
            clause = clause_of(self.page.clauses(sentence), at)
            trigger, last = found
            begin = clause[0] if at - clause[0] > 1 else max(sentence.first, clause[0] - 8)
            joined = "" if trigger.head == words[at] else words[at]
            ahead = words[last : min(last + _AHEAD, sentence.last)]
            heard = modality.modality_of(trigger, words[begin:at], joined, ahead)
            kind, why = self._precise(trigger, at, sentence, clause)
            if kind == "territory.control" and trigger.form == PRESENT and heard != modality.ASSERTED:
                kind = "territory.captured"  # "did not take", "will take": said in the present in Arabic
            if trigger.family == "civilians.harmed" and self._fell_in_arms(at, last, sentence):
                kind = ""
            if (
                trigger.family.startswith("territory")
                and trigger.weight <= 0.6
                and not (trigger.needs or self._place_follows(last, sentence) or self._is_entered(at, clause))
            ):
                kind = ""
            said = " ".join(words[at:last])
            if heard != modality.DESCRIPTOR and kind:
                yield Hit(trigger, at, last, kind, heard, trigger.weight, (f"“{said}” says {kind}", *why))
            past = last

    def _trigger_at(self, at: int, sentence: Sentence) -> tuple[Trigger, int] | None:
        words = self.page.words
        for form, rest, trigger in _ENTRIES[words[at]]:
            last = at + 1 + len(rest)
            if rest and (last > sentence.last or not _same(words[at + 1 : last], rest)):
                continue
            if self._has_need(trigger, at, last, sentence) and not self._is_dawn(form, last, sentence):
                return trigger, last
        return None

    def _has_need(self, trigger: Trigger, at: int, last: int, sentence: Sentence) -> bool:
        if not trigger.needs:
            return True
        words = self.page.words
        if trigger.needs is PERSONS and trigger.form != NOUN and words[at - 1] not in _PASSIVE:
            # "fighters seized the village": those who did it are not those who were taken
            taken = words[last : min(last + trigger.reach, sentence.last)]
            return any_in(taken, PERSONS) and not self._place_follows(last, sentence)
        after = words[last : min(last + trigger.reach, sentence.last)]
        if any_in(after, trigger.needs) or self._of_fighters(trigger, last, sentence):
            return True
        reach = 4 if trigger.form == NOUN or words[at].isascii() or trigger.family in _SUBJECT_FIRST else 0
        if trigger.family in ("statement.agreement", "seizure.release"):
            reach = trigger.reach
        return any_in(words[max(sentence.first, at - reach) : at], trigger.needs)

    def _of_fighters(self, trigger: Trigger, last: int, sentence: Sentence) -> bool:
        """Whether those who fell are said to be an armed actor's: "قتل ستة من قسد"."""
        if trigger.head not in _KILLED or trigger.family != "battle.clash":
            return False
        return any(
            actor.actor.kind not in _UNARMED
            and last < actor.first <= last + trigger.reach
            and self.page.words[actor.first - 1] in _OF
            for actor in self.actors.get(sentence.number, ())
        )

    def _is_dawn(self, form: str, last: int, sentence: Sentence) -> bool:
        """فجر without marks is dawn as well as "he blew up"."""
        return form == "فجر" and last < sentence.last and self.page.words[last] in _DAWN

    def _is_entered(self, at: int, clause: tuple[int, int]) -> bool:
        """Whether a place before the trigger is what suffered it: "the town of X was entered by"."""
        words = self.page.words
        passive = words[at - 1] in ("was", "were") and words[at + 1 : at + 2] == ["by"]
        return passive and any(clause[0] <= first < at for first in self._place_starts)

    def _place_follows(self, last: int, sentence: Sentence) -> bool:
        """Whether a place is named at once: "fall of", "entered" say nothing of territory without one."""
        words = self.page.words
        subjects = {actor.first: actor.last for actor in self.actors.get(sentence.number, ())}
        while last < sentence.last and last not in self._place_starts:
            if last not in subjects and words[last] not in _KINDS and not may_begin(words[last]):
                break
            last = subjects.get(last, last + 1)
        return last in self._place_starts

    def _fell_in_arms(self, at: int, last: int, sentence: Sentence) -> bool:
        """Whether the dead are an armed actor's ("قتلى التحالف"), or a toll is given rather than an event."""
        if at > sentence.first and self.page.words[at - 1] in _TOLL:
            return True
        if self.page.words[at].endswith(_EXECUTED):
            return False  # whoever stands behind it did it
        return any(a.first == last and a.actor.kind != "civil" for a in self.actors.get(sentence.number, ()))

    def _precise(
        self, trigger: Trigger, at: int, sentence: Sentence, clause: tuple[int, int]
    ) -> tuple[str, tuple[str, ...]]:
        """The type code of a trigger, from the weapons and deeds named around it; "" for none."""
        words = self.page.words
        around = words[max(sentence.first, clause[0] - 6) : min(sentence.last, clause[1] + 6)]
        if trigger.family == "strike":
            begin, end = max(sentence.first, clause[0] - 6), min(sentence.last, clause[1] + 6)
            for first, past in (clause, (begin, end), (sentence.first, sentence.last)):
                armed = self._weapon(at, first, past)
                if armed and armed[0] in _LAID and (first, past) != clause:
                    continue  # a mine of another clause: shells are not laid
                if armed:
                    return armed[0], (f"the weapon: “{armed[1]}”",)
            if self._says(sentence, _RIFLES):
                return "battle.clash", ("small arms",)
            in_air = any(
                a.actor.kind == "coalition" or a.actor.key in _AIR_POWERS or a.actor.parent in _AIR_POWERS
                for a in self.actors.get(sentence.number, ())
            )
            return ("strike.air" if in_air else "strike.artillery"), ("no weapon is named",)
        if trigger.family == "blast":
            if any_in(words[at + 1 : at + 4], _HOUSES):
                return "", ()  # a house pulled down
            if any_in(around, _MINE):
                return "strike.mine", ("a mine or charge",)
            if self._says(sentence, _AIR_RAIDS):
                return "strike.air", ("a blast by air strikes",)
            return "strike.suicide" if self._says(sentence, _CAR_BOMB) else "strike.mine", ()
        if trigger.family == "strike.suicide" and self._is_stored(at, sentence.first, sentence.last):
            return "", ()
        stormed = trigger.head in _STORMED and any_in(words[at + 1 : at + 7], _HOUSES)
        if trigger.family == "raid" or stormed:
            if self._says(sentence, _ARREST):
                return "seizure.persons", ("a raid with arrests",)
            if words[at].isascii() and any(word in _AIR for word in around if word != words[at]):
                return "strike.air", ("a raid from the air",)
            return "battle.offensive", ("a raid",)
        if trigger.family == "territory.lost" and trigger.head in _LOSE:
            near = words[at + 1 : min(at + 7, sentence.last)]
            ground = any_in(near, _GROUND) or self._place_follows(at + 1, sentence)
            return ("territory.lost" if ground else ""), ()
        if (
            trigger.family == "territory.captured"
            and is_in(words[at], _ENTER)
            and self._says(sentence, _ON_THE_ROAD)
        ):
            return "", ()
        if trigger.family == "territory.captured" and trigger.needs is CONTROL_OVER:
            if trigger.form == NOUN and any_in(words[max(clause[0], at - 3) : at], _EXTENDING):
                return "territory.control", ()
            return ("" if self._over_people(at, sentence) else trigger.family), ()
        if (
            trigger.family == "territory.captured"
            and words[at] in _CAPTURE
            and not self._says(sentence, _PASSIVE)
        ):
            near = words[at + 1 : min(at + 9, sentence.last)]
            taken = any_in(near, _GROUND_TAKEN | _REST_OF) or self._place_follows(at + 1, sentence)
            return (trigger.family if taken else ""), ()
        if trigger.family == "territory.captured" and trigger.weight < 1.0 and words[at] in _SEIZE:
            near = words[at + 1 : min(at + 7, sentence.last)]
            taken = any_in(near, _GROUND_TAKEN) or self._place_follows(at + 1, sentence)
            return (trigger.family if taken else ""), ()
        if trigger.family == "territory.captured" and (words[at] in _CLEARED or is_in(words[at], _PURGE)):
            return self._cleared(at, sentence)
        if trigger.family == "civilians.returned":
            near = words[at + 1 : min(at + _WAY, sentence.last)]
            return (trigger.family if any_in(near, _HOMEWARD) else ""), ()
        if trigger.family == "movement.buildup" and any_in(around, _NO_ARRIVAL):
            return "", ()
        if trigger.family == "leaving":
            return self._leaving(at, sentence, around)
        if trigger.family.startswith(_PLAYED) and self._says(sentence, _GAMES):
            return "", ()
        return trigger.family, ()

    def _says(self, sentence: Sentence, words: frozenset[str]) -> bool:
        """Whether a sentence has one of some words in any form."""
        if self._said[0] != sentence.number:
            self._said = sentence.number, all_forms(self.page.words[sentence.first : sentence.last])
        return not words.isdisjoint(self._said[1])

    def _over_people(self, at: int, sentence: Sentence) -> bool:
        """Whether what reigns is a mood, over people or a scene: "سيطر القلق على الأهالي"."""
        words = self.page.words[at + 1 : min(at + 10, sentence.last)]
        if any_in(words[:2], _MOODS):
            return True
        over = next((i for i, word in enumerate(words) if word == "علي"), None)
        return over is not None and any_in(words[over + 1 : over + 2], _MINDS)

    def _cleared(self, at: int, sentence: Sentence) -> tuple[str, tuple[str, ...]]:
        """Ground cleared of an enemy is taken; of mines it was taken before."""
        near = self.page.words[at + 1 : min(at + 10, sentence.last)]
        known = self._place_follows(at + 1, sentence) or (near[:1] and near[0] in ("of", "the"))
        if any_in(near, _CHARGES) or not (known or not self.page.words[at].isascii()):
            return "", ()
        return "territory.captured", ()

    def _weapon(self, at: int, first: int, past: int) -> tuple[str, str] | None:
        """The type of strike by the weapon named nearest to a trigger among words `first`–`past` (half-open),
        and its word; weapons in a depot are struck, not striking."""
        words = self.page.words
        found: list[tuple[int, int]] = []
        for i in range(first, past):
            kind = _kind_of_weapon(words[i])
            if kind >= 0 and not self._is_stored(i, first, past):
                found.append((abs(i - at), i))
        if not found:
            return None
        tool = words[min(found)[1]]
        return _WEAPONS_OF[_kind_of_weapon(tool)][0], tool

    def _is_stored(self, weapon: int, first: int, past: int) -> bool:
        """Whether a weapon lies in a store or is made there: "مستودع صواريخ", "a workshop for car bombs"."""
        words = self.page.words
        before, behind = words[max(first, weapon - 3) : weapon], words[weapon + 1 : min(past, weapon + 3)]
        while before[-1:] and before[-1] in _OF_WEAPONS:
            before.pop()
        if before[-1:] and is_in(before[-1], _STORES):
            return True
        return words[weapon].isascii() and not _STORES.isdisjoint(behind)

    def _leaving(self, at: int, sentence: Sentence, around: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """People who leave one place for another; not into the street, and not to a hospital."""
        near = self.page.words[at : min(at + _WAY, sentence.last)]
        place_left = near[0].isascii() and any(at < start < at + _NEXT for start in self._place_starts)
        if any_in(around, _PROTEST) or not (place_left or any_in(near, _FROM)):
            return "", ()
        if any_in(near, _DISPLACED):
            return "civilians.displaced", ("displaced people leave",)
        return "movement.evacuation", ("people leave",)


def _entries(word: str) -> tuple[tuple[str, Sequence[str], Trigger], ...]:
    """What the lexicon has for a word: its form there, the rest of the phrase that it begins, the trigger; ()
    for most words."""
    return tuple(
        (form, phrase[1:], trigger)
        for form, kinds in _read_as(word)
        for phrase, trigger in LEXICON.get(form, ())
        if trigger.form in kinds
    )


_ENTRIES = Memo(_entries)


@lru_cache(maxsize=1 << 15)
def _seconds(word: str) -> frozenset[str] | None:
    """The words of which one must follow a word that is but the first of phrases; None where it is a trigger
    by itself. Most of what begins a phrase is as common as "in"."""
    rests = [rest for _, rest, _ in _ENTRIES[word]]
    if not all(rests):
        return None
    return frozenset(article + rest[0] for rest in rests for article in ("", "ال"))


@lru_cache(maxsize=1 << 15)
def _kind_of_weapon(word: str) -> int:
    """The number in `_WEAPONS_OF` of the kit that a word belongs to; -1 for most words."""
    return next((n for n, (_, kit) in enumerate(_WEAPONS_OF) if is_in(word, kit)), -1)


def _read_as(word: str) -> Iterator[tuple[str, frozenset[str]]]:
    """A word as it may stand in the lexicon, and the kinds of trigger each reading can be."""
    every = frozenset((PAST, PRESENT, NOUN))
    yield word, every
    if word.isascii():
        return
    nouns = frozenset((NOUN,))
    heads = [word]
    if word[:1] in ("و", "ف") and len(word) > 3:
        heads.append(word[1:])
        yield word[1:], every
    for head in heads:
        if len(head) < 4:
            continue
        if head[0] == "س" and head[1] in "يت":
            yield head[1:], frozenset((PRESENT,))
        if head.startswith("لل"):
            yield "ال" + head[2:], nouns
        if head[0] in "بكل":
            yield head[1:], nouns | ({PRESENT} if head[0] == "ل" else set())
        for suffix in ("ه", "ها", "هم", "هما", "ا", "ين", "ان"):
            stem = head.removesuffix(suffix)
            if stem != head and len(stem) >= 3:
                yield stem, every if suffix[0] == "ه" else nouns


def _same(words: Sequence[str], phrase: Sequence[str]) -> bool:
    for word, other in zip(words, phrase, strict=True):
        if word != other and word != "ال" + other:
            return False
    return True
