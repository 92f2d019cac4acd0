"""Propose claims: what a report says happened, sentence by sentence, from the words of triggers.py.

Each sentence is scanned for triggers; each trigger's modality, places, date, actors and figures are
read around it. What one sentence says twice is one claim; merging.py joins the sentences.
"""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from places.reading import merging, modality, roles
from places.reading.casting import Casting
from places.reading.dating import Dating
from places.reading.doubts import date_doubt
from places.reading.hits import Hit, HitFinder
from places.reading.page import Page, Sentence
from places.reading.scenes import AFTER, Scene, divided, group_of, one_of_each, without_absorbed
from places.reading.triggers import LIGHT, NOUN, STATEMENTS
from places.reading.types import ActorMention, ActorRole, ClaimRead, FigureRead, Mention, When
from places.reading.values import record, replace
from places.reading.whereabouts import Whereabouts
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
_BACKDROPS = frozenset(("movement", "territory"))


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
        self._whereabouts = Whereabouts(page, read.mentions, self.mention_words)
        self._dating = Dating(page, read.whens, self.when_words, published)
        self._casting = Casting(page)
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
        met = [(self.mention_words[i][0], False, i) for i in self._whereabouts.where(hit, hits, scene)[0]]
        met += [
            (self.when_words[i][0], True, i) for i in scene.dates if self._dating.dates_the_event(i, scene)
        ]
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
        where, why = self._whereabouts.where(hit, hits, scene)
        when, dated = self._dating.when(hit, hits, scene)
        start, end = self._evidence(hit, scene)
        odd = date_doubt(when, self.published) if hit.modality == modality.ASSERTED and dated else None
        dating = when.reason if when is not None else "no date in the sentence"
        reasons = (*hit.reasons, *why, odd.en if odd else "", dating)
        cast = _sayers(hit, scene) if hit.type in STATEMENTS else self._casting.cast(hit, hits, scene)
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
            before[-1:] != [] and before[-1] in AFTER and before[-1] != self.page.words[scene.sentence.first]
        )

    def _counted(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[int, ...]:
        """The figures of the sentence, without those of a clause that tells of another happening elsewhere."""
        elsewhere = [scene.clause_of(h.first) for h in hits if h.type != hit.type and scene.apart(h, hit)]
        return tuple(
            i
            for i in scene.figures
            if not any(begin <= self._figure_words[i] < end for begin, end in elsewhere)
        )

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
