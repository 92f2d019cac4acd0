"""Propose claims: what a report says happened, sentence by sentence, from the words of triggers.py.

Each sentence is scanned for triggers; each trigger's modality, places, date, actors and figures are
read around it. What one sentence says twice is one claim; merging.py joins the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from places.reading import merging, modality, roles
from places.reading.doubts import date_doubt
from places.reading.page import Page, Sentence, language
from places.reading.triggers import LEXICON, LIGHT, NOUN, PAST, PRESENT, Trigger, words_of
from places.reading.types import ActorMention, ClaimRead, FigureRead, Mention, When
from places.reading.where import rank_places

ENOUGH = 1.0
"""The weight from which a trigger with what stands around it is proposed as a claim."""

_PLACE_BONUS, _ACTOR_BONUS, _LIGHT_BONUS, _HEADLINE_BONUS, _ASIDE_MALUS = 0.2, 0.15, 0.3, 0.2, 0.3
_HEADLINE_WORDS = 22

_AIR = words_of(
    "جوي جوية جوا الجوي الجوية طيران الطيران طائرة طائرات الطائرات طائراته مقاتلات مروحية مروحيات مسيرة مسيرات حربي حربية غارة غارات برميل براميل "
    "air aerial airstrike airstrikes warplane warplanes jets aircraft drone drones helicopter helicopters plane planes raid"
)
_GUNS = words_of(
    "مدفعية المدفعية بالمدفعية مدفعي المدفعي صاروخ صاروخي صاروخية صواريخ الصواريخ بالصواريخ قذيفة قذائف بقذائف القذائف هاون الهاون راجمات راجمة هاوتزر "
    "artillery rocket rockets mortar mortars howitzer howitzers shells shelling shelled missile missiles"
)
_CAR_BOMB = words_of(
    "مفخخة المفخخة مفخخات المفخخات مفخخ سيارة سيارات سيارتين سيارتان عربة عربات عربتين دراجة انتحاري انتحارية انتحاريين ناسف صهريج car vehicle truck suicide svbied svbieds"
)
_MINE = words_of(
    "لغم ألغام الألغام عبوة عبوات عبوتين ناسفة مخلفات بعبوة landmine landmines mine mines ied ieds roadside device"
)
_RIFLES = words_of("رصاص بالرصاص الرصاص مجهولون رشاشة gunmen gunfire shot rifles")
_ARREST = words_of(
    "اعتقل اعتقلت اعتقال واعتقال اعتقالات القبض واعتقلت اعتقلوا واعتقل مطلوب مطلوبين arrest arrested detained arresting"
)
_DAWN = words_of("اليوم أمس يوم الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت أول هذا today")
_AIR_ACTORS = frozenset(("coalition", "state"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found: words `first`–`last` of the page, its type made precise, modality and weight."""

    trigger: Trigger
    first: int
    last: int
    type: str
    modality: str
    weight: float
    reasons: tuple[str, ...]


class _Proposer:
    def __init__(
        self,
        page: Page,
        mentions: Sequence[Mention],
        actors: Sequence[ActorMention],
        whens: Sequence[When],
        figures: Sequence[FigureRead],
        published: When | None,
    ) -> None:
        self.page, self.published = page, published
        self.mentions, self.whens, self.figures = mentions, whens, figures
        self._line_starts = {
            s.number
            for i, s in enumerate(page.sentences)
            if i and page.sentences[i - 1].paragraph != s.paragraph
        }
        self.language = language(page.text)
        self.mention_words = {i: self._words(m) for i, m in enumerate(mentions) if m.within_actor is None}
        self.actors = [roles.Placed(a.actor, *self._words(a)) for a in actors]
        self.when_words = [self._words(w) for w in whens]
        self.figure_words = [self._words(f) for f in figures]

    def _words(self, span: Mention | ActorMention | When | FigureRead) -> tuple[int, int]:
        first = self.page.word_at(self.page.folded.place_of(span.start))
        last = self.page.word_at(self.page.folded.place_of(max(span.end - 1, span.start)))
        return first, max(first, last) + 1

    def propose(self) -> list[ClaimRead]:
        drafts: list[merging.Draft] = []
        before: list[merging.Draft] = []
        previous: Sentence | None = None
        for sentence in self.page.sentences:
            if self.language in ("ar", "en") and sentence.script not in (self.language, "und"):
                continue  # a quotation in another language repeats what the report says around it
            follows = previous is not None and previous.number == sentence.number - 1
            found = list(self._sentence(sentence, before if follows else []))
            drafts += found
            before, previous = [d for d in found if d.claim.modality == modality.ASSERTED], sentence
        return merging.merge(drafts, self.mentions, self.page)

    def _sentence(self, sentence: Sentence, before: Sequence[merging.Draft]) -> Iterator[merging.Draft]:
        words = self.page.words[sentence.first : sentence.last]
        hits = list(self._hits(sentence))
        if not hits:
            return
        here = [
            i
            for i, (a, _) in self.mention_words.items()
            if sentence.first <= a < sentence.last and not self._acts(i)
        ]
        dated = [i for i, (a, _) in enumerate(self.when_words) if sentence.first <= a < sentence.last]
        retold, habitual = modality.is_retold(words), modality.is_habitual(words)
        if (retold and not dated) or habitual:
            return
        clauses = self.page.clauses(sentence)
        kept = [hit for hit in hits if self._weigh(hit, sentence, here) >= ENOUGH]
        for hit in _one_of_each(
            _without_absorbed(kept, here), clauses, [self.mention_words[i][0] for i in here]
        ):
            yield self._draft(hit, kept, sentence, here, dated, clauses, before)

    def _acts(self, mention: int) -> bool:
        """Whether a country's name stands for its government rather than for where something was."""
        place, first = self.mentions[mention], self.mention_words[mention][0]
        if place.chosen is None or place.chosen.kind != "country" or place.relation is not None:
            return False
        return not {_unjoined(word) for word in self.page.words[max(0, first - 2) : first + 1]} & _INSIDE

    def _hits(self, sentence: Sentence) -> Iterator[Hit]:
        words, at = self.page.words, sentence.first
        clauses = iter(self.page.clauses(sentence))
        clause = next(clauses)
        while at < sentence.last:
            while at >= clause[1]:
                clause = next(clauses)
            found = self._trigger_at(at, sentence)
            if found is None:
                at += 1
                continue
            trigger, last = found
            begin = clause[0] if at - clause[0] > 1 else max(sentence.first, clause[0] - 8)
            heard = modality.modality_of(
                trigger, words[begin:at], words[at], words[last : min(last + 4, sentence.last)]
            )
            kind, why = self._precise(trigger, at, sentence, clause)
            if trigger.family == "civilians.harmed" and self._fell_in_arms(at, last, sentence):
                kind = ""
            if (
                trigger.family.startswith("territory")
                and trigger.weight <= 0.6
                and not (trigger.needs or self._place_follows(last))
            ):
                kind = ""
            said = " ".join(words[at:last])
            if heard != modality.DESCRIPTOR and kind:
                yield Hit(trigger, at, last, kind, heard, trigger.weight, (f"“{said}” says {kind}", *why))
            at = last

    def _trigger_at(self, at: int, sentence: Sentence) -> tuple[Trigger, int] | None:
        words = self.page.words
        for form, kinds in _readings(words[at]):
            for phrase, trigger in LEXICON.get(form, ()):
                if trigger.form not in kinds:
                    continue
                last = at + len(phrase)
                if last > sentence.last or not _same(words[at + 1 : last], phrase[1:]):
                    continue
                if self._has_need(trigger, at, last, sentence) and not self._is_dawn(form, last, sentence):
                    return trigger, last
        return None

    def _has_need(self, trigger: Trigger, at: int, last: int, sentence: Sentence) -> bool:
        if not trigger.needs:
            return True
        words = self.page.words
        after = words[last : min(last + trigger.reach, sentence.last)]
        if any(_in(word, trigger.needs) for word in after):
            return True
        reach = 4 if trigger.form == NOUN or words[at].isascii() else 0
        return any(_in(word, trigger.needs) for word in words[max(sentence.first, at - reach) : at])

    def _is_dawn(self, form: str, last: int, sentence: Sentence) -> bool:
        """فجر without marks is dawn as well as "he blew up"."""
        return form == "فجر" and last < sentence.last and self.page.words[last] in _DAWN

    def _place_follows(self, last: int) -> bool:
        """Whether a place is named at once: "fall of", "entered" say nothing of territory without one."""
        return any(last <= first <= last + 3 for first, _ in self.mention_words.values())

    def _fell_in_arms(self, at: int, last: int, sentence: Sentence) -> bool:
        """Whether the dead are an armed actor's ("قتلى التحالف"), or a toll is given rather than an event."""
        if at > sentence.first and self.page.words[at - 1] in _TOLL:
            return True
        return any(a.first == last and a.actor.kind != "civil" for a in self.actors)

    def _precise(
        self, trigger: Trigger, at: int, sentence: Sentence, clause: tuple[int, int]
    ) -> tuple[str, tuple[str, ...]]:
        """The type code of a trigger, from the weapons and deeds named around it; "" for none."""
        words = self.page.words
        around = words[max(sentence.first, clause[0] - 6) : min(sentence.last, clause[1] + 6)]
        whole = words[sentence.first : sentence.last]
        if trigger.family == "strike":
            for near in (around, whole):
                for code, kit in (
                    ("strike.air", _AIR),
                    ("strike.artillery", _GUNS),
                    ("strike.suicide", _CAR_BOMB),
                    ("strike.mine", _MINE),
                ):
                    tool = next((word for word in near if _in(word, kit)), None)
                    if tool:
                        return code, (f"the weapon: “{tool}”",)
            if any(_in(word, _RIFLES) for word in whole):
                return "battle.clash", ("small arms",)
            in_air = any(
                a.actor.kind in _AIR_ACTORS for a in self.actors if sentence.first <= a.first < sentence.last
            )
            return ("strike.air" if in_air else "strike.artillery"), ("no weapon is named",)
        if trigger.family == "blast":
            if any(_in(word, _HOUSES) for word in words[at + 1 : at + 4]):
                return "", ()  # a house pulled down
            if any(_in(word, _MINE) for word in around):
                return "strike.mine", ("a mine or charge",)
            return "strike.suicide" if any(_in(w, _CAR_BOMB) for w in whole) else "strike.mine", ()
        if trigger.family == "raid":
            if any(_in(word, _ARREST) for word in whole):
                return "seizure.persons", ("a raid with arrests",)
            return "battle.offensive", ("a raid",)
        return trigger.family, ()

    def _weigh(self, hit: Hit, sentence: Sentence, here: Sequence[int]) -> float:
        words = self.page.words
        weight = hit.weight
        weight += _PLACE_BONUS * bool(here)
        weight += _ACTOR_BONUS * any(sentence.first <= a.first < sentence.last for a in self.actors)
        if hit.weight < 0.9:
            begin = max(sentence.first, hit.first - 10)
            near = words[begin : hit.first] + words[hit.last : min(hit.last + 4, sentence.last)]
            weight += _LIGHT_BONUS * any(_in(word, LIGHT) for word in near)
        if (
            sentence.number <= 2
            and sentence.last - sentence.first <= _HEADLINE_WORDS
            and self._alone(sentence)
        ):
            weight += _HEADLINE_BONUS
        if modality.is_aside(words[sentence.first : sentence.last]):
            weight -= _ASIDE_MALUS
        return weight

    def _alone(self, sentence: Sentence) -> bool:
        """Whether a sentence is a line of its own, as headlines are."""
        text = self.page.folded.text
        ends = text[sentence.end : sentence.end + 4].lstrip(" \"')]»")
        return (not ends or ends[0] == "\n") and sentence.number in (0, *self._line_starts)

    def _draft(
        self,
        hit: Hit,
        hits: Sequence[Hit],
        sentence: Sentence,
        here: Sequence[int],
        dated: Sequence[int],
        clauses: Sequence[tuple[int, int]],
        before: Sequence[merging.Draft],
    ) -> merging.Draft:
        where, why = self._where(hit, hits, sentence, here, clauses, before)
        when, dated_here = self._when(hit, sentence, dated)
        told = [a for a in self.actors if sentence.first <= a.first < sentence.last]
        cast = roles.assign_roles(hit.type, hit.first, self.page.words, sentence.first, told)
        if not here and before and roles.INITIATOR not in {entry.role for entry in cast}:
            did = [e for d in before for e in d.claim.actors if e.role == roles.INITIATOR]
            cast = (*cast, *(e for e in did if all(e.actor.key != c.actor.key for c in cast)))
        figures = tuple(
            i for i, (a, _) in enumerate(self.figure_words) if sentence.first <= a < sentence.last
        )
        start, end = self._evidence(hit, sentence, clauses)
        odd = date_doubt(when, self.published) if hit.modality == modality.ASSERTED and dated_here else None
        reasons = (
            *hit.reasons,
            *why,
            odd.en if odd else "",
            when.reason if when and when.reason else "no date in the sentence",
        )
        claim = ClaimRead(
            hit.type, start, end, where, when, cast, figures, hit.modality, tuple(r for r in reasons if r)
        )
        aside = modality.is_aside(self.page.words[sentence.first : sentence.last])
        return merging.Draft(
            claim, sentence, hit.weight, dated_here, carried=not here and bool(where), aside=aside
        )

    def _where(
        self,
        hit: Hit,
        hits: Sequence[Hit],
        sentence: Sentence,
        here: Sequence[int],
        clauses: Sequence[tuple[int, int]],
        before: Sequence[merging.Draft],
    ) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The mentions where it happened, the main one first, and why."""
        if not here:
            carried = next((d.claim.where for d in before if d.claim.where), ())
            return carried, (("its place is that of the sentence before",) if carried else ())
        near = list(here)
        if any(h is not hit and (h.type, h.modality) != (hit.type, hit.modality) for h in hits):
            begin, end = next(c for c in clauses if c[0] <= hit.first < c[1])
            inside = [i for i in here if begin <= self.mention_words[i][0] < end]
            near = inside or near
        reach = 3 if hit.type == "territory.control" else 1
        ranked = rank_places(
            near, hit.first, self.mentions, self.mention_words, self.page, sentence, reach=reach
        )
        return ranked, ()

    def _when(self, hit: Hit, sentence: Sentence, dated: Sequence[int]) -> tuple[When | None, bool]:
        """The nearest date of the sentence; else by publication at the latest; else None."""
        words = self.page.words
        usable = [
            i for i in dated
            if "since" not in self.whens[i].reason
            and not any(w in _STATEMENT for w in words[max(sentence.first, self.when_words[i][0] - 2) : self.when_words[i][0]])
        ]  # fmt: skip
        if usable:
            nearest = min(usable, key=lambda i: (abs(self.when_words[i][0] - hit.first), i))
            return self.whens[nearest], True
        if self.published is None or self.published.latest is None:
            return None, False
        latest = self.published.latest
        by = When(f"../{latest}", None, latest, None, reason="by its publication at the latest")
        return by, False

    def _evidence(self, hit: Hit, sentence: Sentence, clauses: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The sentence; of a very long one the clauses around the trigger."""
        start, end = sentence.start, sentence.end
        if end - start > _LONG:
            at = next(n for n, c in enumerate(clauses) if c[0] <= hit.first < c[1])
            low, high = max(at - 1, 0), min(at + 2, len(clauses) - 1)
            start = self.page.starts[clauses[low][0]]
            end = self.page.ends[clauses[high][1] - 1]
            if end - start > 2 * _LONG:
                start = self.page.starts[max(sentence.first, hit.first - 30)]
                end = self.page.ends[min(sentence.last, hit.last + 30) - 1]
        first, last = self.page.span(start, end)
        return first, last


_LONG = 600
_INSIDE = words_of(
    "في داخل شرق شمال غرب جنوب شرقي شمالي غربي جنوبي حدود in inside east north west south eastern northern western southern"
)
_HOUSES = words_of("منزل منزله منزلا منازل المنزل بيت house home homes")
_TOLL = words_of("عدد حصيلة toll number")
_STATEMENT = words_of("بيان بيانها بيانه تصريح تصريحات مقابلة statement interview")


def _readings(word: str) -> Iterator[tuple[str, frozenset[str]]]:
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


def _unjoined(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ب", "ف") and len(word) > 2 and not word.startswith("في") else word


def _same(words: Sequence[str], phrase: Sequence[str]) -> bool:
    return all(word in (other, "ال" + other) for word, other in zip(words, phrase, strict=True))


def _in(word: str, words: frozenset[str]) -> bool:
    """Whether a word, or what is left without its first letters, is one of `words`."""
    if word in words:
        return True
    return not word.isascii() and (
        (word[:1] in "وفبلك" and word[1:] in words)
        or (word[:2] in ("ال", "وب", "ول") and word[2:] in words)
        or (word[:3] in ("بال", "وال", "لال") and word[3:] in words)
    )


_MEANS_OF = {
    "civilians.harmed": ("strike", "battle", "seizure"),
    "support.air": ("",),
    "support.ground": ("",),
}


def _without_absorbed(hits: Sequence[Hit], here: Sequence[int]) -> list[Hit]:
    """Leave out what another trigger of the sentence already tells.

    The dead of a strike are its figures; support is a role in what it supports; "operations" that end
    in a capture are that capture.
    """
    told = [hit for hit in hits if hit.modality == modality.ASSERTED]
    kept = []
    for hit in hits:
        others = [h for h in told if h is not hit and h.type != hit.type]
        group = hit.type.split(".")[0]
        if group == "civilians" and hit.type == "civilians.harmed":
            if any(h.type.split(".")[0] in _MEANS_OF["civilians.harmed"] for h in others):
                continue
        elif group == "support":
            if any(not h.type.startswith("support") for h in others):
                continue
        elif group == "battle" and hit.weight < 1.0 and hit.type != "battle.repelled":
            if any(h.type.split(".")[0] in ("territory", "strike", "movement", "seizure") for h in others):
                continue
            if any(h.type == "battle.repelled" for h in told):
                continue
        elif (
            group == "battle"
            and hit.type != "battle.repelled"
            and any(h.type == "battle.repelled" for h in told)
        ):
            continue
        kept.append(hit)
    return kept


def _one_of_each(hits: Sequence[Hit], clauses: Sequence[tuple[int, int]], places: Sequence[int]) -> list[Hit]:
    """One hit for each happening: of one group in one sentence the weightiest, unless another type of the
    group has a clause with a place of its own."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.trigger.form == NOUN, h.first)):
        clause = next(c for c in clauses if c[0] <= hit.first < c[1])
        own = any(clause[0] <= place < clause[1] for place in places)
        rivals = [
            h for h in kept if h.type.split(".")[0] == hit.type.split(".")[0] and h.modality == hit.modality
        ]
        if not rivals or (
            own and all(h.type != hit.type and not clause[0] <= h.first < clause[1] for h in rivals)
        ):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def propose(
    text: str | Page,
    mentions: Sequence[Mention],
    actors: Sequence[ActorMention],
    whens: Sequence[When],
    figures: Sequence[FigureRead],
    published: When | None = None,
) -> list[ClaimRead]:
    """The claims of a text, the main one first and the others in order of appearance.

    Forecasts and denials are among them with their modality: they are no events. `where` and
    `figures` index into what was given. Without a date in the text a claim's `when` is open to the
    publication day, and None without that.
    """
    page = text if isinstance(text, Page) else Page(text)
    return _Proposer(page, mentions, actors, whens, figures, published).propose()
