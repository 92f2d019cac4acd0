"""From columns drawn by chance to the rows of the tables: events, and the reports that tell of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from places.desk.synthetic import tables, words
from places.desk.synthetic.draw import BATCH, EPISODE, Drawn, uuids
from places.desk.synthetic.world import World, wkb_of
from places.models import Claim, Event, Figure, Mention, Participant, Report

EVENT = (
    "id", "uuid", "seed_digest", "when_edtf", "earliest", "latest", "date_prec", "status", "reviewer_id",
    "reviewed_at", "title_en", "title_ar", "summary_en", "summary_ar", "where_en", "where_ar", "where_prec",
    "credibility", "disputed", "note_en", "note_ar", "type_id", "place_id", "geometry", "point",
)  # fmt: skip
REPORT = (
    "id", "uuid", "seed_digest", "source_id", "title", "url", "language", "text", "sha256", "is_digest",
    "published_edtf", "published_earliest", "published_latest", "published_note", "received_at", "engine",
    "status", "reviewer_id", "reviewed_at",
)  # fmt: skip
MENTION = (
    "id", "uuid", "report_id", "start", "end", "surface", "place_id", "score", "candidates", "abstained",
    "where_prec", "status",
)  # fmt: skip
CLAIM = (
    "id", "uuid", "when_edtf", "earliest", "latest", "date_prec", "report_id", "event_id", "type_id",
    "evidence_start", "evidence_end", "claimant_id", "modality", "status", "reasons",
)  # fmt: skip
CLAIM_MENTION = ("claim_id", "mention_id")
PARTICIPANT = ("event_id", "claim_id", "actor_id", "role")
FIGURE = ("event_id", "claim_id", "what", "unit", "low", "best", "high", "doubt", "doubt_ar")

ENGINE = "synthetic"
Rows = list[tuple[Any, ...]]


@dataclass
class Tables:
    """Rows for each table, in the order in which foreign keys want them."""

    events: Rows = field(default_factory=list)
    reports: Rows = field(default_factory=list)
    mentions: Rows = field(default_factory=list)
    claims: Rows = field(default_factory=list)
    claim_mentions: Rows = field(default_factory=list)
    participants: Rows = field(default_factory=list)
    figures: Rows = field(default_factory=list)

    def write(self) -> None:
        for model, columns, rows in (
            (Event, EVENT, self.events),
            (Report, REPORT, self.reports),
            (Mention, MENTION, self.mentions),
            (Claim, CLAIM, self.claims),
            (Claim.mentions.through, CLAIM_MENTION, self.claim_mentions),
            (Participant, PARTICIPANT, self.participants),
            (Figure, FIGURE, self.figures),
        ):
            tables.insert(model, columns, rows)


class Maker:
    """Makes the rows of one batch after the other; primary keys go on from those that are there."""

    def __init__(self, world: World, seed: int, reviewer: int, sources: Sequence[int]) -> None:
        self._world, self._seed, self._reviewer = world, seed, reviewer
        self._sources = [(pk, language) for pk, (*_, language) in zip(sources, words.SOURCES, strict=True)]
        self._shapes = [tables.geometry(wkb_of(footprint)) for footprint in world.footprints]
        self._event, self._report, self._mention, self._claim = (
            tables.next_pk(model) for model in (Event, Report, Mention, Claim)
        )

    def make(self, drawn: Drawn, batch: int, count: int) -> Tables:
        """The rows of the first `count` events of a batch."""
        made = Tables()
        rng = np.random.default_rng([self._seed, batch, 1])
        names = iter(uuids(rng, 4 * BATCH))
        tellers = rng.choice(len(self._sources), size=(BATCH // EPISODE, 2), p=_shares(len(self._sources)))
        batch_of = _Batch(self._world, drawn)
        points = tables.points(drawn.lon, drawn.lat)
        for start in range(0, count, EPISODE):
            episode = range(start, min(start + EPISODE, count))
            events = {n: self._event + n - start for n in episode}
            self._event += len(episode)
            made.events += [self._event_row(batch_of, n, pk, points[n]) for n, pk in events.items()]
            made.participants += [
                (pk, None, actor, role) for n, pk in events.items() for actor, role in batch_of.acting(n)
            ]
            made.figures += [
                (pk, None, "killed", "people", None, killed, batch_of.at_most(n), "", "")
                for n, pk in events.items()
                if (killed := batch_of.killed[n])
            ]
            first, second = tellers[start // EPISODE]
            self._tell(made, batch_of, int(first), events, names)
            again = {n: pk for n, pk in events.items() if batch_of.again[n]}
            if again and first != second:
                self._tell(made, batch_of, int(second), again, names, second_hand=True)
        return made

    def _event_row(self, of: _Batch, n: int, pk: int, point: Any) -> tuple[Any, ...]:
        en, ar = of.told(n, "en"), of.told(n, "ar")
        footprint = of.footprint[n]
        shape = point if footprint < 0 else self._shapes[footprint]
        where = ("", "") if footprint < 0 else (en.where, ar.where)
        return (
            pk, of.uuid[n], "", of.edtf[n], of.earliest[n], of.latest[n], of.date_prec[n], "published",
            self._reviewer, of.reviewed[n], words.event_title(en, "en"), words.event_title(ar, "ar"), "", "",
            *where, of.where_prec[n], of.credibility[n], of.disputed[n], "", "", of.type_pk(n),
            of.place_pk(n), shape, point,
        )  # fmt: skip

    def _tell(
        self,
        made: Tables,
        of: _Batch,
        teller: int,
        events: dict[int, int],
        names: Any,
        *,
        second_hand: bool = False,
    ) -> None:
        """A report of one source about these events (number in the batch: primary key)."""
        source, language = self._sources[teller]
        report, self._report = self._report, self._report + 1
        mention, self._mention = self._mention, self._mention + 1
        uuid = next(names)
        spot = of.world.spots[of.spot[next(iter(events))]]
        place = spot.name_ar if language == "ar" else spot.name_en
        text, at = words.dispatch(place, uuid[:12], language)
        made.mentions.append(
            (mention, next(names), report, at, at + len(place), place, spot.pk, 1.0, "[]", "", 1, "confirmed")
        )
        for n, event in events.items():
            denied = second_hand and of.denied[n]
            killed = of.at_most(n) if second_hand else of.killed[n]
            sentence = words.sentence(of.told(n, language, killed), language, denied=denied)
            start, text = len(text), f"{text}{sentence}\n"
            claim, self._claim = self._claim, self._claim + 1
            made.claims.append(
                (
                    claim, next(names), of.edtf[n], of.earliest[n], of.latest[n], of.date_prec[n], report,
                    event, of.type_pk(n), start, start + len(sentence), of.claimant_pk(n),
                    "denied" if denied else "asserted", "accepted", "[]",
                )
            )  # fmt: skip
            made.claim_mentions.append((claim, mention))
            made.participants += [(None, claim, actor, role) for actor, role in of.sides(n)]
            if killed:
                made.figures.append((None, claim, "killed", "people", None, killed, None, "", ""))
        reviewed = max(of.reviewed[n] for n in events)
        day = reviewed[:10]
        made.reports.append(
            (
                report, uuid, "", source, words.report_title(place, language)[:300], "", language, text,
                hashlib.sha256(text.encode()).hexdigest(), True, day, day, day, "", reviewed, ENGINE,
                "published", self._reviewer, reviewed,
            )
        )  # fmt: skip


class _Batch:
    """The drawn columns as plain Python values, which a loop over rows reads fastest."""

    def __init__(self, world: World, drawn: Drawn) -> None:
        self.world = world
        for name in ("spot", "footprint", "where_prec", "type", "credibility", "killed", "again", "denied"):
            setattr(self, name, getattr(drawn, name).tolist())
        self.uuid = drawn.uuid
        self.disputed = drawn.disputed.tolist()
        self.date_prec = [prec or None for prec in drawn.date_prec.tolist()]
        self.earliest, self.latest = _iso(drawn.earliest), _iso(drawn.latest)
        self.edtf = [edtf_of(*of) for of in zip(self.earliest, self.latest, self.date_prec, strict=True)]
        last = np.where(np.isnat(drawn.latest), np.datetime64("2024-12-31"), drawn.latest) + 2
        self.reviewed = [f"{day} 12:00:00+00:00" for day in last.astype(str).tolist()]
        self._roles = {
            role: getattr(drawn, role).tolist() for role in ("initiator", "target", "supporter", "claimant")
        }

    spot: list[int]
    footprint: list[int]
    where_prec: list[int]
    type: list[int]
    credibility: list[int]
    killed: list[int]
    again: list[bool]
    denied: list[bool]

    def acting(self, n: int) -> list[tuple[int, str]]:
        """(primary key of the actor, role) of all that take part in an event."""
        actors = self.world.actors
        return [(actors[of[n]].pk, role) for role, of in self._roles.items() if of[n] >= 0]

    def sides(self, n: int) -> list[tuple[int, str]]:
        return [(pk, role) for pk, role in self.acting(n) if role in {"initiator", "target"}]

    def claimant_pk(self, n: int) -> int | None:
        number = self._roles["claimant"][n]
        return self.world.actors[number].pk if number >= 0 else None

    def type_pk(self, n: int) -> int:
        return self.world.types[self.type[n]].pk

    def place_pk(self, n: int) -> int:
        footprint = self.footprint[n]
        return self.world.spots[self.spot[n]].pk if footprint < 0 else self.world.footprints[footprint].place

    def at_most(self, n: int) -> int:
        """What a second source says of the dead: the event's highest figure."""
        return self.killed[n] + self.killed[n] // 2

    def told(self, n: int, language: str, killed: int = 0) -> words.Told:
        arabic = language == "ar"
        name: Callable[[Any], str] = (lambda row: row.name_ar) if arabic else (lambda row: row.name_en)
        footprint = self.footprint[n]
        if footprint < 0:
            where = name(self.world.spots[self.spot[n]])
        else:
            area = self.world.footprints[footprint]
            where = area.where_ar if arabic else area.where_en
        target = self._roles["target"][n]
        return words.Told(
            when=self.edtf[n],
            what=name(self.world.types[self.type[n]]),
            where=where,
            who=name(self.world.actors[self._roles["initiator"][n]]),
            against=name(self.world.actors[target]) if target >= 0 else "",
            killed=killed,
        )


def edtf_of(earliest: str | None, latest: str | None, prec: int | None) -> str:
    """The EDTF expression of days in ISO form, as the reading would write it."""
    if latest is None:
        return ""
    if earliest is None:
        return f"../{latest}"
    if earliest == latest:
        return latest
    return {4: latest[:7], 5: latest[:4]}.get(prec or 0, f"{earliest}/{latest}")


def _iso(days: Any) -> list[str | None]:
    return [None if day == "NaT" else day for day in days.astype(str).tolist()]


def _shares(size: int) -> Any:
    weights = 1.0 / np.arange(1, size + 1)
    return weights / weights.sum()
