"""Which of a sentence's actors belong to which of its happenings; roles.py then gives them their parts."""

# ruff: noqa: E501 - word lists read best on long lines

from __future__ import annotations

from collections.abc import Sequence

from places.reading import modality, roles
from places.reading.hits import Hit
from places.reading.page import Page
from places.reading.scenes import MEANWHILE, Scene, group_of, is_followed, is_other
from places.reading.triggers import NOUN
from places.reading.types import ActorRole
from places.reading.words import words_of

_CAUSED = words_of("بسبب نتيجة إثر بعد عقب وبعد after following because")


class Casting:
    """Tells who took part in the happenings of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def cast(self, hit: Hit, hits: Sequence[Hit], scene: Scene) -> tuple[ActorRole, ...]:
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
        past = next((h.first for h in hits if is_followed(h, hit, self.page.words)), None)
        if past is None or not any(a.first < past and a.actor.kind not in roles.SPEAKERS for a in present):
            return present
        words, start = self.page.words, scene.sentence.first
        return [a for a in present if a.first < past or not roles.is_doer(words, max(start, past), a)]

    def _roles(self, hit: Hit, scene: Scene, actors: Sequence[roles.Placed]) -> tuple[ActorRole, ...]:
        clause = scene.clause_of(hit.first)
        return roles.assign_roles(hit.type, hit.first, self.page.words, scene.sentence.first, actors, clause)
