"""Propose claims: what a report says happened, sentence by sentence, from the words of triggers.py.

Each sentence is scanned for triggers; each trigger's modality, places, date, actors and figures are
read around it. What one sentence says twice is one claim; merging.py joins the sentences.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from places.reading import merging, modality, roles
from places.reading.doubts import date_doubt
from places.reading.hits import Hit, HitFinder
from places.reading.page import Page, Sentence
from places.reading.scenes import (
    MEANWHILE,
    Scene,
    divided,
    group_of,
    is_further_deed,
    is_other,
    one_of_each,
    without_absorbed,
)
from places.reading.triggers import LIGHT, NOUN, STATEMENTS
from places.reading.types import ActorMention, ActorRole, ClaimRead, FigureRead, Mention, When
from places.reading.values import record, replace
from places.reading.where import Spot, rank_places
from places.reading.words import any_in, words_of

ENOUGH = 1.0
"""The weight from which a trigger with what stands around it is proposed as a claim."""

_PLACE_BONUS, _ACTOR_BONUS, _LIGHT_BONUS, _HEADLINE_BONUS, _ASIDE_MALUS = 0.2, 0.15, 0.3, 0.2, 0.3
_HEADLINE_WORDS = 22
_TOLL = 1_000.0

_LONG = 600  # code points of a sentence beyond which its clauses are the evidence
_INSIDE = words_of(
    "في داخل شرق شمال غرب جنوب شرقي شمالي غربي جنوبي حدود in inside east north west south eastern northern western southern من from"
)
_DEPARTING = frozenset(("movement.evacuation", "movement.withdrawal", "civilians.displaced"))
_BACKDROPS = frozenset(("movement", "territory"))
_AFTER = words_of("بعد عقب وبعد after following")
_SAID = words_of("said announced reported stated confirmed told")
_SINCE = words_of("since منذ")
_BACK = 6  # words from "since" to the date of what began then
_HAD_BEEN = frozenset(
    (
        *((that, was) for that in words_of("التي الذي الذين") for was in words_of("كان كانت كانوا")),
        *((that, "had") for that in words_of("that which who it they")),
    )
)
_THEN = words_of("قبل before then ثم")
_DESCRIPTIVE = words_of("which who that where التي الذي الذين")
_MEMORY = words_of("ذكرى الذكرى anniversary commemorating")
_CAUSED = words_of("بسبب نتيجة إثر بعد عقب وبعد after following because")
_ARTICLES = words_of("the a an heavy fierce")
_OPENING = 3  # words from "after" to the noun of what a sentence goes on from
_MEANWHILE = words_of("بالتزامن تزامنا بموازاة بالتوازي coinciding tandem amid")
_STATEMENT = words_of("بيان بيانها بيانه تصريح تصريحات مقابلة statement interview")


@record
class Read:
    """What the earlier steps found in a text: the input of this one. Claims index into it."""

    mentions: Sequence[Mention]
    actors: Sequence[ActorMention]
    whens: Sequence[When]
    figures: Sequence[FigureRead]


class _Proposer:
    def __init__(self, page: Page, read: Read, published: When | None) -> None:
        self.page, self.read, self.published = page, read, published
        self.mention_words = {
            i: self._words(m) for i, m in enumerate(read.mentions) if m.within_actor is None
        }
        self.when_words = [self._words(when) for when in read.whens]
        actors = [self._placed(a) for a in read.actors]
        self._places = self._by_sentence((i, first) for i, (first, _) in self.mention_words.items())
        self._dates = self._by_sentence((i, first) for i, (first, _) in enumerate(self.when_words))
        self._figure_words = [self._words(figure)[0] for figure in read.figures]
        self._figures = self._by_sentence(enumerate(self._figure_words))
        of_sentence = self._by_sentence((i, actor.first) for i, actor in enumerate(actors))
        self._actors = {n: [actors[i] for i in found] for n, found in of_sentence.items()}
        self._finder = HitFinder(page, self._actors, self.mention_words)

    def _placed(self, mention: ActorMention) -> roles.Placed:
        first, last = self._words(mention)
        gap = self.page.gap(last - 1)
        return roles.Placed(mention.actor, first, last, ":" in gap and gap.lstrip(" \"'»)").startswith(":"))

    def _words(self, span: Mention | ActorMention | When | FigureRead) -> tuple[int, int]:
        ends, place_of = self.page.ends, self.page.folded.place_of
        first = bisect_right(ends, place_of(span.start))
        return first, bisect_right(ends, place_of(max(span.end - 1, span.start)), first) + 1

    def _by_sentence(self, starts: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
        """Indexes by the number of the sentence that their first word stands in."""
        found: dict[int, list[int]] = {}
        for index, word in starts:
            sentence = self.page.sentence_of(word)
            if sentence is not None:
                found.setdefault(sentence.number, []).append(index)
        return found

    def propose(self) -> list[ClaimRead]:
        drafts: list[merging.Draft] = []
        before: list[merging.Draft] = []
        for sentence in self.page.sentences:
            if self.page.language in ("ar", "en") and sentence.script not in (self.page.language, "und"):
                before = []
                continue  # a quotation in another language repeats what the report says around it
            found = list(self._sentence(sentence, before))
            drafts += found
            before = [
                draft
                for draft in found
                if draft.claim.modality == modality.ASSERTED and draft.claim.type not in STATEMENTS
            ]
        return merging.merge(drafts, self.read.mentions, self.page)

    def _sentence(self, sentence: Sentence, before: Sequence[merging.Draft]) -> Iterator[merging.Draft]:
        hits = list(self._finder.find(sentence))
        if not hits:
            return
        words = self.page.words[sentence.first : sentence.last]
        dates = self._dates.get(sentence.number, [])
        if modality.is_habitual(words) or (modality.is_retold(words) and not dates):
            return
        places = [i for i in self._places.get(sentence.number, []) if not self._acts(i)]
        scene = Scene(
            sentence,
            words,
            self.page.clauses(sentence),
            places,
            dates,
            self._figures.get(sentence.number, []),
            self._actors.get(sentence.number, []),
            before,
            modality.is_aside(words),
            [self.mention_words[i][0] for i in places],
        )
        weighty = [hit for hit in hits if self._weigh(hit, scene) >= ENOUGH and not self._is_toll(hit, scene)]
        if len(weighty) > 1 and len(places) > 1:
            own = divided(scene.clauses, weighty, scene.place_words, scene.actors, self.page.words)
            scene = dataclasses.replace(scene, clauses=own)
        kept = [hit for hit in weighty if hit.type not in STATEMENTS and hit.modality != modality.ENDED]
        for hit in one_of_each(without_absorbed(kept, scene), scene):
            yield from self._drafts(hit, weighty, scene)
        stated = [h for h in weighty if h.type in STATEMENTS and h.modality != modality.DENIED]
        if stated and all(hit.modality == modality.ASSERTED for hit in kept):
            # What is warned of by its own name ("of an attack on Hajin") is a forecast claim of that kind.
            hit = replace(stated[0], modality=modality.ASSERTED)
            yield self._draft(hit, [hit], scene)

    def _acts(self, mention: int) -> bool:
        """Whether a country's name stands for its government rather than for where something was."""
        place, first = self.read.mentions[mention], self.mention_words[mention][0]
        if place.chosen is None or place.chosen.kind != "country" or place.relation is not None:
            return False
        begin = max(0, first - 2)
        if self.page.words[first].startswith("و") or self.page.words[first - 1 : first] in (["and"], ["و"]):
            begin = max(0, first - 4)  # "in Syria and Iraq"
        return not {_unjoined(word) for word in self.page.words[begin : first + 1]} & _INSIDE

    def _weigh(self, hit: Hit, scene: Scene) -> float:
        words, sentence = self.page.words, scene.sentence
        weight = hit.weight + _PLACE_BONUS * bool(scene.places) + _ACTOR_BONUS * bool(scene.actors)
        if hit.weight < 0.9:
            begin = max(sentence.first, hit.first - 10)
            near = words[begin : hit.first] + words[hit.last : min(hit.last + 4, sentence.last)]
            weight += _LIGHT_BONUS * any_in(near, LIGHT)
        if sentence.number <= 2 and len(scene.words) <= _HEADLINE_WORDS and sentence.is_line:
            weight += _HEADLINE_BONUS
        return weight - _ASIDE_MALUS * (scene.aside and not scene.dates)

    def _is_toll(self, hit: Hit, scene: Scene) -> bool:
        """Whether a sentence without a place counts the dead of a whole war: "killed 6,954 civilians"."""
        return (
            hit.type == "civilians.harmed"
            and not scene.places
            and any(self.read.figures[i].value >= _TOLL for i in scene.figures)
        )

    def _drafts(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> Iterator[merging.Draft]:
        """The drafts of a hit: one, or several where its places are each followed by a date of their own
        ("seized X on 17 June and Y on 20 June")."""
        days = self._day_by_day(hit, hits, scene)
        if not days:
            yield self._draft(hit, hits, scene)
        for places, date in days:
            whole = self._draft(hit, hits, scene)
            when = self.read.whens[date]
            reasons = (*whole.claim.reasons[:-1], when.reason)
            claim = replace(whole.claim, where=tuple(places), when=when, reasons=reasons)
            yield merging.Draft(claim, scene.sentence, hit.weight, dated=True, aside=whole.aside)

    def _day_by_day(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> list[tuple[list[int], int]]:
        """The places of a hit by their dates, (places, date) each; [] where it has one date for all."""
        if hit.modality != modality.ASSERTED or len(scene.dates) < 2 or len(scene.places) < 2:
            return []
        past = min(
            (h.first for h in hits if h.first > hit.first and h.type != hit.type), default=scene.sentence.last
        )
        met = [(self.mention_words[i][0], False, i) for i in self._where(hit, hits, scene)[0]]
        met += [(self.when_words[i][0], True, i) for i in scene.dates if self._dates_the_event(i, scene)]
        met = sorted(entry for entry in met if hit.first < entry[0] < past)
        groups: list[tuple[list[int], int]] = []
        waiting: list[int] = []
        for _, is_date, index in met:
            if not is_date:
                waiting.append(index)
            elif not waiting:
                return []
            else:
                groups.append((waiting, index))
                waiting = []
        return groups if len(groups) > 1 and not waiting else []

    def _draft(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> merging.Draft:
        where, why = self._where(hit, hits, scene)
        when, dated = self._when(hit, hits, scene)
        start, end = self._evidence(hit, scene)
        odd = date_doubt(when, self.published) if hit.modality == modality.ASSERTED and dated else None
        dating = when.reason if when is not None else "no date in the sentence"
        reasons = (*hit.reasons, *why, odd.en if odd else "", dating)
        cast = _sayers(hit, scene) if hit.type in STATEMENTS else self._cast(hit, hits, scene)
        claim = ClaimRead(
            hit.type, start, end, where, when, cast, self._counted(hit, hits, scene), hit.modality,
            tuple(reason for reason in reasons if reason),
        )  # fmt: skip
        carried = bool(where) and not scene.places
        aside = scene.aside or self._is_backdrop(hit, scene)
        return merging.Draft(claim, scene.sentence, hit.weight, dated, carried=carried, aside=aside)

    def _is_backdrop(self, hit: Hit, scene: Scene) -> bool:
        """Whether a noun only tells after what the sentence's happening was: "after the SDF's withdrawal"."""
        if hit.trigger.form != NOUN or group_of(hit) not in _BACKDROPS or scene.clauses[0][0] == hit.first:
            return False
        before = [
            w for w in self.page.words[max(scene.sentence.first, hit.first - 2) : hit.first] if w != "the"
        ]
        return (
            before[-1:] != [] and before[-1] in _AFTER and before[-1] != self.page.words[scene.sentence.first]
        )

    def _cast(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[ActorRole, ...]:
        """Who plays which part; a sentence that goes on from the one before shares its initiator, unless it
        tells of what needs none: nobody is said to have killed because he was named a sentence before.

        What somebody says instead of what he denies has the actors of its own clause; who did it, the
        denial tells.
        """
        present = self._present(hit, hits, scene)
        if hit.modality == modality.DENIED and any(h.type == hit.type and h is not hit for h in hits):
            begin, end = scene.clause_of(hit.first)
            here = [a for a in present if begin <= a.first < end]
            if here:  # who denies what another clause says
                return self._roles(hit, scene, here)
        present = self._without_bystanders(hit, present)
        present = self._without_doers_of_before(hit, hits, present, scene)
        cast = self._roles(hit, scene, self._of_its_own(hit, hits, scene, present))
        if all(entry.role != roles.INITIATOR for entry in cast):
            cast = self._roles(hit, scene, present)
        if hit.modality == modality.ASSERTED and any(h.modality == modality.DENIED for h in hits):
            begin, end = scene.clause_of(hit.first)
            own = self._roles(hit, scene, [a for a in scene.actors if begin <= a.first < end])
            did = [e for e in cast if e.role == roles.INITIATOR]
            return own if any(e.role == roles.INITIATOR for e in own) else (*did, *own)
        if scene.places or hit.type in roles.NO_AGENT or roles.INITIATOR in {entry.role for entry in cast}:
            return cast
        known = {entry.actor.key for entry in cast}
        before = {e.actor.key: e for d in scene.before for e in d.claim.actors if e.role == roles.INITIATOR}
        return (*cast, *(entry for key, entry in before.items() if key not in known))

    def _present(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> Sequence[roles.Placed]:
        """The actors of the sentence, without those of a later clause that tells of another happening."""
        later = [
            scene.clause_of(h.first)
            for h in hits
            if h.first > hit.first
            and scene.clause_of(h.first) != scene.clause_of(hit.first)
            and (h.modality != hit.modality or scene.apart(h, hit) or self._is_of_another(h, hit, scene))
        ]
        later += [
            (begin, end)
            for begin, end in scene.clauses
            if begin > hit.first
            and self.page.words[begin] in MEANWHILE
            and not roles.SAYS.isdisjoint(self.page.words[begin:end])
        ]
        return [a for a in scene.actors if not any(begin <= a.first < end for begin, end in later)]

    def _is_of_another(self, later: Hit, hit: Hit, scene: Scene) -> bool:
        """Whether a later clause tells what others did meanwhile."""
        begin, _ = scene.clause_of(later.first)
        here = scene.actors_in(scene.clause_of(hit.first))
        return self.page.words[begin] in MEANWHILE and later.type != hit.type and bool(here)

    @staticmethod
    def _of_its_own(
        hit: Hit, hits: Sequence[Hit], scene: Scene, present: Sequence[roles.Placed]
    ) -> Sequence[roles.Placed]:
        """The actors present, without those of an earlier clause that tells of another happening elsewhere,
        where the hit's own clause names some."""
        begin, end = scene.clause_of(hit.first)
        if not any(begin <= a.first < end and a.actor.kind != "media" for a in present):
            return present
        if not scene.has_place((begin, end)):
            return present
        other = {scene.clause_of(h.first) for h in hits if h.first < begin and is_other(h, hit, scene)}
        return [a for a in present if not any(first <= a.first < past for first, past in other)]

    def _without_bystanders(self, hit: Hit, present: Sequence[roles.Placed]) -> Sequence[roles.Placed]:
        """The actors present, for a strike that is but the cause of what they did without who stands before it:
        "the SDF closed the bridge because of a blast"."""
        before = self.page.words[max(0, hit.first - 2) : hit.first]
        if group_of(hit) != "strike" or hit.trigger.form != NOUN or _CAUSED.isdisjoint(before):
            return present
        return [
            a
            for a in present
            if a.first > hit.first or a.actor.kind in roles.SPEAKERS or roles.is_hurt(self.page.words, a)
        ]

    def _without_doers_of_before(
        self, hit: Hit, hits: Sequence[Hit], present: Sequence[roles.Placed], scene: Scene
    ) -> Sequence[roles.Placed]:
        """The actors present, without who did what the hit only came after, where another stands before:
        "the organisation withdrew after an attack by the SDF"."""
        past = next((h.first for h in hits if self._is_followed(h, hit)), None)
        if past is None or not any(a.first < past and a.actor.kind not in roles.SPEAKERS for a in present):
            return present
        words, start = self.page.words, scene.sentence.first
        return [a for a in present if a.first < past or not roles.is_doer(words, max(start, past), a)]

    def _roles(self, hit: Hit, scene: Scene, actors: Sequence[roles.Placed]) -> tuple[ActorRole, ...]:
        clause = scene.clause_of(hit.first)
        return roles.assign_roles(hit.type, hit.first, self.page.words, scene.sentence.first, actors, clause)

    def _counted(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[int, ...]:
        """The figures of the sentence, without those of a clause that tells of another happening elsewhere."""
        elsewhere = [scene.clause_of(h.first) for h in hits if h.type != hit.type and scene.apart(h, hit)]
        return tuple(
            i
            for i in scene.figures
            if not any(begin <= self._figure_words[i] < end for begin, end in elsewhere)
        )

    def _where(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The mentions where it happened, the main one first, and why."""
        if not scene.places:
            carried = next((draft.claim.where for draft in scene.before if draft.claim.where), ())
            return carried, (("its place is that of the sentence before",) if carried else ())
        near = [i for i in scene.places if not self._is_dateline(i, scene)] or scene.places
        near = [i for i in near if not (self._heads(i, scene) or self._meanwhile(i, hit, scene))] or near
        near = self._of_what_came_before(hit, near, scene) or near
        near = [
            i for i in near if not (self._goes_on(i, hit, scene) or self._was_before(i, hit, scene))
        ] or near
        if any(is_other(other, hit, scene) for other in hits):
            # what the sentence says of it twice is one happening
            told = [scene.clause_of(h.first) for h in hits if not is_other(h, hit, scene)]
            firsts = {i: self.mention_words[i][0] for i in near}
            own = [i for i in near if any(begin <= firsts[i] < end for begin, end in told)]
            near = self._listed(own, scene) if own else self._left_to(hit, hits, near, scene)
        # what somebody holds may be several wide areas; what happened, happened at the exact place
        reach = 3 if hit.type == "territory.control" else 1
        spots = [Spot(i, *self.mention_words[i], self.read.mentions[i]) for i in near]
        start, departing = scene.sentence.first, hit.type in _DEPARTING
        words, kind = self.page.words, hit.type
        ranked = rank_places(
            spots, hit.first, words, start, reach=reach, departing=departing, event_type=kind
        )
        return ranked, ()

    def _of_what_came_before(self, hit: Hit, places: Sequence[int], scene: Scene) -> list[int]:
        """The places of the clause of a noun that the sentence only goes on from: "after the capture of X, the
        army is heading for Y"; [] for anything else."""
        begin, end = scene.clause_of(hit.first)
        opening = self.page.words[begin] in _AFTER and hit.first - begin <= _OPENING
        if not opening or hit.trigger.form != NOUN:
            return []
        return [i for i in places if begin <= self.mention_words[i][0] < end]

    def _goes_on(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in a later clause that goes on with a deed of its own: "halted its attack on X,
        and kept its posts around Y"."""
        here, there = scene.clause_of(hit.first), scene.clause_of(self.mention_words[index][0])
        return here[0] < there[0] and scene.has_place(here) and is_further_deed(self.page.words[there[0]])

    def _was_before(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in an opening clause on what had been before: "A week after X fell, …"."""
        here, there = scene.clause_of(hit.first), scene.clause_of(self.mention_words[index][0])
        opening = self.page.words[there[0] : there[0] + _OPENING]
        return there[0] < here[0] and scene.has_place(here) and not _AFTER.isdisjoint(opening)

    def _is_dateline(self, index: int, scene: Scene) -> bool:
        """Whether a place only says where a report was written: "Baghdad (Reuters) - ", "الحسكة - "."""
        first, last = self.mention_words[index]
        mark = self.page.gap(last - 1).strip()
        return first == scene.sentence.first and mark in ("(", "-", "/", "/ -")

    def _meanwhile(self, index: int, hit: Hit, scene: Scene) -> bool:
        """Whether a place stands in a clause that tells what happened at the same time: "بالتزامن مع"."""
        there, here = scene.clause_of(self.mention_words[index][0]), scene.clause_of(hit.first)
        opening = self.page.words[there[0] : there[0] + 2]
        return there != here and scene.has_place(here) and any_in(opening, _MEANWHILE)

    def _heads(self, index: int, scene: Scene) -> bool:
        """Whether a place heads an entry of a round-up: "Hasakah: a mine in Shaddadi"."""
        first, last = self.mention_words[index]
        return first == scene.sentence.first and self.page.gap(last - 1).strip() in (":", "|", "||")

    def _left_to(self, hit: Hit, hits: Sequence[Hit], places: Sequence[int], scene: Scene) -> Sequence[int]:
        """The places of a sentence for a happening whose own clause names none: without those of later clauses
        that tell of something else."""
        later = {scene.clause_of(h.first) for h in hits if h.first > hit.first and h.type != hit.type}
        later.discard(scene.clause_of(hit.first))
        firsts = {i: self.mention_words[i][0] for i in places}
        left = [i for i in places if not any(begin <= firsts[i] < end for begin, end in later)]
        return left or places

    def _listed(self, places: Sequence[int], scene: Scene) -> list[int]:
        """Places with those that their list goes on to over commas: "retook al-Susah, Baghouz and"."""
        known = list(places)
        for one, other in pairwise(scene.places):
            past, first = self.mention_words[one][1], self.mention_words[other][0]
            if one in known and other not in known and first == past and "," in self.page.gap(past - 1):
                known.append(other)
        return known

    def _when(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[When | None, bool]:
        """The date of the hit's clause, else the nearest of the sentence, and True; else by publication at the
        latest, else None."""
        usable = [i for i in scene.dates if self._dates_the_event(i, scene)]
        firsts = {i: self.when_words[i][0] for i in usable}
        begin, end = scene.clause_of(hit.first)
        usable = [i for i in usable if not self._is_told_before(firsts[i], hit)]
        usable = [i for i in usable if not self._is_day_of_saying(i, scene)]
        own = [i for i in usable if begin <= firsts[i] < end]
        others = [h for h in hits if is_other(h, hit, scene)]
        usable = own or [
            i for i in usable if not any(self._is_its_date(firsts[i], h, hit, scene) for h in others)
        ]
        usable = [
            i for i in usable if not any(self._is_backdrop_of(firsts[i], h, hit, scene) for h in others)
        ]
        if usable:
            nearest = min(usable, key=lambda i: (abs(firsts[i] - hit.first), i))
            return self.read.whens[nearest], True
        if self.published is None or self.published.latest is None:
            return None, False
        latest = self.published.latest
        return When(f"../{latest}", None, latest, None, reason="by its publication at the latest"), False

    def _is_its_date(self, date: int, other: Hit, hit: Hit, scene: Scene) -> bool:
        """Whether a date tells of another, later clause's happening elsewhere, or of what a clause only
        describes: "Hajin, which fell to the group in 2014, was"."""
        there = scene.clause_of(other.first)
        if not there[0] <= date < there[1] or there == scene.clause_of(hit.first):
            return False
        opening = self.page.words[there[0]]
        later = other.first > hit.first and (scene.apart(other, hit) or opening in _THEN)
        return later or opening in _DESCRIPTIVE

    def _is_day_of_saying(self, index: int, scene: Scene) -> bool:
        """Whether a date closes a sentence as the day on which somebody said it: "…, the army said Tuesday"."""
        first, last = self.when_words[index]
        before = [w for w in self.page.words[max(scene.sentence.first, first - 2) : first] if w != "on"]
        return last == scene.sentence.last and before[-1:] != [] and before[-1] in _SAID

    def _is_told_before(self, date: int, hit: Hit) -> bool:
        """Whether a date tells of what had been before: "the points that it had taken last month", "since the
        fighting resumed in May"."""
        between = self.page.words[hit.last : date]
        return not _SINCE.isdisjoint(between[-_BACK:]) or any(pair in _HAD_BEEN for pair in pairwise(between))

    def _is_backdrop_of(self, date: int, other: Hit, hit: Hit, scene: Scene) -> bool:
        """Whether a date stands behind a noun that the hit only came after: "withdrew after an attack that
        was launched on Friday"."""
        return other.first < date and self._is_followed(other, hit)

    def _is_followed(self, other: Hit, hit: Hit) -> bool:
        """Whether another hit is a noun behind this one that it came after: "after an attack"."""
        if other.first <= hit.first or other.trigger.form != NOUN:
            return False
        before = [
            w for w in self.page.words[max(hit.first, other.first - 3) : other.first] if w not in _ARTICLES
        ]
        return before[-1:] != [] and before[-1] in _AFTER

    def _dates_the_event(self, index: int, scene: Scene) -> bool:
        """Not the day of a statement ("in a statement today"), nor the start of a longer time, nor what is
        remembered ("on the anniversary of the massacre of 2014")."""
        first = self.when_words[index][0]
        before = self.page.words[max(scene.sentence.first, first - 8) : first]
        if _MEMORY & set(before):
            return False
        return "since" not in self.read.whens[index].reason and not _STATEMENT & set(before[-2:])

    def _evidence(self, hit: Hit, scene: Scene) -> tuple[int, int]:
        """The sentence's span in the text; of a very long one the clauses around the trigger."""
        start, end = scene.sentence.start, scene.sentence.end
        if end - start > _LONG:
            at = next(n for n, c in enumerate(scene.clauses) if c[0] <= hit.first < c[1])
            start = self.page.starts[scene.clauses[max(at - 1, 0)][0]]
            end = self.page.ends[scene.clauses[min(at + 2, len(scene.clauses) - 1)][1] - 1]
        return self.page.span(start, end)


def _sayers(hit: Hit, scene: Scene) -> tuple[ActorRole, ...]:
    """Whose assessment or forecast it is: the actor right before or behind the verb. Whom it is about does
    and suffers nothing by it."""
    return tuple(
        ActorRole(placed.actor, roles.CLAIMANT)
        for placed in scene.actors
        if placed.last == hit.first or placed.first == hit.last
    )


def _unjoined(word: str) -> str:
    return word[1:] if word[:1] in ("و", "ب", "ف") and len(word) > 2 and not word.startswith("في") else word


def propose(text: str | Page, read: Read, published: When | None = None) -> list[ClaimRead]:
    """The claims of a text, the main one first and the others in order of appearance.

    Forecasts and denials are among them with their modality: they are no events. `where` and
    `figures` index into `read`. Without a date in the text a claim's `when` is open to the
    publication day, and None without that.
    """
    page = text if isinstance(text, Page) else Page(text)
    return _Proposer(page, read, published).propose()
