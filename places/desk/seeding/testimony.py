"""Events and the reports that tell of them: the seeded rows with the most parts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import shapely
from django.contrib.gis.geos import Point
from shapely.geometry.base import BaseGeometry

from places.desk.documents import sha256_of
from places.desk.gazetteer import to_geos
from places.desk.seeding.kinds import (
    ClaimSeed,
    EventSeed,
    FigureSeed,
    MentionSeed,
    ReportSeed,
    Seeds,
    TextSeed,
)
from places.desk.seeding.rows import Review, dated
from places.desk.seeding.shapes import Drawing, MissingShape, check_recipe
from places.desk.seeding.store import Kind, Store, Wanted, canonical, identity, save
from places.models import Claim, Event, Figure, Mention, Participant, Place, Report, User
from places.models.base import WherePrec
from places.models.gazetteer import PlaceKind
from places.models.reports import ClaimStatus, MentionStatus

AREAS = {PlaceKind.POCKET, PlaceKind.REGION, PlaceKind.GOVERNORATE, PlaceKind.DESERT}
"""Places whose own shape is the footprint of a mention; a country's says nothing."""

FIGURE_FIELDS = ("what", "unit", "low", "best", "high", "doubt", "doubt_ar", "start", "end")


class Events(Kind):
    label = "events"
    model = Event

    def existing(self) -> Any:
        return (
            super()
            .existing()
            .select_related("type", "place", "reviewer")
            .prefetch_related("participants__actor", "figures")
        )

    def parts_of(self, row: Event) -> Any:
        return {"participants": _participants_of(row), "figures": _figures_of(row)}

    def clear_parts(self, row: Event, want: Wanted) -> None:
        row.participants.all().delete()
        row.figures.all().delete()

    def write_parts(self, written: Sequence[tuple[Any, Wanted]], user: User) -> None:
        for event, want in written:
            _write_parts({"event": event}, want.parts, user)


class Reports(Kind):
    label = "reports"
    model = Report
    unique = ("sha256",)

    def existing(self) -> Any:
        return (
            super()
            .existing()
            .select_related("source", "translation_of", "reviewer")
            .prefetch_related(
                "mentions__place",
                "mentions__within_actor",
                "claims__type",
                "claims__event",
                "claims__claimant",
                "claims__mentions",
                "claims__participants__actor",
                "claims__figures",
            )
        )

    def parts_of(self, row: Report) -> Any:
        mentions = sorted(row.mentions.all(), key=lambda m: (m.start, m.end))
        claims = sorted(row.claims.all(), key=lambda c: str(c.uuid))
        return {
            "mentions": [{name: getattr(m, name) for name in MENTION_FIELDS} for m in mentions],
            "claims": [
                {name: getattr(c, name) for name in CLAIM_FIELDS}
                | {
                    "mentions": sorted([m.start, m.end] for m in c.mentions.all()),
                    "participants": _participants_of(c),
                    "figures": _figures_of(c),
                }
                for c in claims
            ],
        }

    def clear_parts(self, row: Report, want: Wanted) -> None:
        row.claims.all().delete()
        row.mentions.all().delete()

    def write_parts(self, written: Sequence[tuple[Any, Wanted]], user: User) -> None:
        for report, want in written:
            at = {}
            for part in want.parts["mentions"]:
                mention = Mention(report=report, **part)
                mention.uuid = identity("mention", f"{want.key}:{mention.start}-{mention.end}")
                save(mention, user)
                at[mention.start, mention.end] = mention
            for part in want.parts["claims"]:
                claim = Claim(report=report, **{name: part[name] for name in CLAIM_FIELDS})
                save(claim, user)
                # One by one: the order of the links says which place is the main one.
                for span in want.aside[claim.uuid]:
                    claim.mentions.add(at[span])
                _write_parts({"claim": claim}, part, user)


MENTION_FIELDS = (
    "start", "end", "surface", "place", "relation", "footprint", "where_prec", "within_actor", "status",
)  # fmt: skip
CLAIM_FIELDS = (
    "uuid", "type", "event", "evidence_start", "evidence_end", "when_edtf", "earliest", "latest",
    "date_prec", "claimant", "modality", "status",
)  # fmt: skip


def bring_reports(store: Store, seeds: Seeds, review: Review, notes: list[str]) -> None:
    """Events first, then the reports whose claims tell of them, the originals before translations."""
    drawing = Drawing(seeds.places, seeds.shapes)
    for report in seeds.reports.values():
        drawn, missing = _footprints(report, drawing)
        if missing:
            shapes = ", ".join(sorted(set(missing.values())))
            notes.append(
                f"{report.key}: {len(missing)} footprints are circles, without the shapes of {shapes}."
            )
        events = (_event(seed, store, drawn, review) for seed in report.events)
        store.bring(Events(), [want for want in events if want is not None])
        for text in report.texts:
            want = _Testimony(report, store, drawn, seeds, review).text(text)
            if want is not None:
                store.bring(Reports(), [want])


def _footprints(report: ReportSeed, drawing: Drawing) -> tuple[dict[str, BaseGeometry], dict[str, str]]:
    """The report's footprints by name, and what was missing for those that are only circles."""
    drawn: dict[str, BaseGeometry] = {}
    missing: dict[str, str] = {}
    for name, recipe in report.footprints.items():
        try:
            drawn[name] = drawing.draw(recipe)
        except MissingShape as error:
            missing[name] = str(error.args[0])
            drawn[name] = shapely.union_all([drawing.around(key) for key in check_recipe(recipe)])
    return drawn, missing


def _event(seed: EventSeed, store: Store, drawn: Mapping[str, BaseGeometry], review: Review) -> Wanted | None:
    """None where an editor deleted the type of event."""
    kind = store.find("event types", seed.type.replace(".", "_"))
    place = store.find("places", seed.place)
    if kind is None or (place is None and not seed.footprint):
        return None
    footprint = drawn.get(seed.footprint)
    if footprint is not None:
        geometry = to_geos(footprint)
        inside = place is not None and shapely.intersects_xy(footprint, place.point.x, place.point.y)
        heart = footprint.representative_point()
        point = place.point if inside else Point(heart.x, heart.y, srid=4326)
    else:
        geometry, point = place.point, place.point
    return Wanted(
        seed.key,
        {
            "type": kind,
            "title_en": seed.title_en,
            "title_ar": seed.title_ar,
            "summary_en": seed.summary_en,
            "summary_ar": seed.summary_ar,
            "place": place,
            "where_en": seed.where_en,
            "where_ar": seed.where_ar,
            "geometry": geometry,
            "point": point,
            "where_prec": seed.where_prec,
            **dated(seed.when),
            "credibility": seed.credibility,
            "disputed": seed.disputed,
            "note_en": seed.note_en,
            "note_ar": seed.note_ar,
            **review.fields,
        },
        parts={
            "participants": _participants(seed.participants, store),
            "figures": [_figure(figure) for figure in _by_what(seed.figures)],
        },
        once=review.once,
    )


class _Testimony:
    """What one report's digests want to be."""

    def __init__(
        self,
        report: ReportSeed,
        store: Store,
        drawn: Mapping[str, BaseGeometry],
        seeds: Seeds,
        review: Review,
    ) -> None:
        self._report = report
        self._store = store
        self._drawn = drawn
        self._seeds = seeds
        self._review = review

    def text(self, text: TextSeed) -> Wanted | None:
        """None where an editor deleted the source or, for a translation, the original."""
        source = self._store.find("sources", self._report.source)
        original = self._store.find("reports", text.translation_of)
        if source is None or (text.translation_of and original is None):
            return None
        published = self._report.published
        claims = [self._claim(text, claim) for claim in text.claims]
        return Wanted(
            text.key,
            {
                "source": source,
                "title": text.title,
                "url": self._report.url,
                "language": text.language,
                "text": text.text,
                "sha256": sha256_of(text.text),
                "is_digest": True,
                "translation_of": original,
                "published_edtf": published.edtf,
                "published_earliest": published.earliest,
                "published_latest": published.latest,
                "published_note": text.published_note,
                **self._review.fields,
            },
            parts={
                "mentions": [self._mention(mention) for mention in text.mentions],
                "claims": sorted(
                    (part for part in claims if part["type"] is not None), key=lambda part: str(part["uuid"])
                ),
            },
            once=self._review.once,
            aside={_claim_uuid(text, claim): _spans(text, claim) for claim in text.claims},
        )

    def _mention(self, seed: MentionSeed) -> dict[str, Any]:
        place = self._store.find("places", seed.place)
        shape = self._drawn.get(seed.footprint)
        if shape is None and seed.place and self._seeds.places[seed.place].kind in AREAS:
            shape = self._seeds.shapes.get(seed.place)
        return {
            "start": seed.start,
            "end": seed.end,
            "surface": seed.surface,
            "place": place,
            "relation": _relation(seed, place),
            "footprint": to_geos(shape),
            "where_prec": int(WherePrec.VAGUE if seed.relation or place is None else place.where_prec),
            "within_actor": self._store.find("actors", seed.within_actor),
            "status": MentionStatus.CONFIRMED.value,
        }

    def _claim(self, text: TextSeed, seed: ClaimSeed) -> dict[str, Any]:
        return {
            "uuid": _claim_uuid(text, seed),
            "type": self._store.find("event types", seed.type.replace(".", "_")),
            "event": self._store.find("events", seed.event),
            "evidence_start": seed.start,
            "evidence_end": seed.end,
            **dated(seed.when),
            "claimant": self._store.find("actors", seed.claimant),
            "modality": seed.modality,
            "status": ClaimStatus.ACCEPTED.value,
            "mentions": sorted(list(span) for span in _spans(text, seed)),
            "participants": _participants(seed.participants, self._store),
            "figures": [_figure(figure) for figure in _by_what(seed.figures)],
        }


def _claim_uuid(text: TextSeed, claim: ClaimSeed) -> uuid.UUID:
    return identity("claim", f"{text.key}:{claim.key}")


def _spans(text: TextSeed, claim: ClaimSeed) -> list[tuple[int, int]]:
    return [(text.mentions[i].start, text.mentions[i].end) for i in claim.mentions]


def _relation(seed: MentionSeed, place: Place | None) -> dict[str, Any] | None:
    if not seed.relation:
        return None
    return {
        "kind": seed.relation["kind"],
        "phrase": seed.relation["phrase"],
        "anchor": str(place.uuid) if place else None,
        "direction": seed.relation.get("direction"),
        "distance_m": seed.relation.get("distance_m"),
    }


def _participants(pairs: Iterable[tuple[str, str]], store: Store) -> list[dict[str, Any]]:
    """Actors that an editor deleted are left out."""
    found = ((store.find("actors", key), role) for key, role in sorted(pairs))
    return [{"actor": actor, "role": role} for actor, role in found if actor is not None]


def _participants_of(row: Any) -> list[dict[str, Any]]:
    pairs = ((p.actor, p.role) for p in row.participants.all())
    return [
        {"actor": actor, "role": role}
        for actor, role in sorted(pairs, key=lambda pair: (canonical(pair[0]), pair[1]))
    ]


def _by_what(figures: Iterable[FigureSeed]) -> list[FigureSeed]:
    return sorted(figures, key=lambda f: (f.what, f.unit, f.best or 0.0))


def _figure(seed: FigureSeed) -> dict[str, Any]:
    values = asdict(seed)
    start, end = seed.span or (None, None)
    values.update(doubt=seed.doubt_en, start=start, end=end)
    return {name: values[name] for name in FIGURE_FIELDS}


def _figures_of(row: Any) -> list[dict[str, Any]]:
    figures = sorted(row.figures.all(), key=lambda f: (f.what, f.unit, f.best or 0.0))
    return [{name: getattr(figure, name) for name in FIGURE_FIELDS} for figure in figures]


def _write_parts(owner: dict[str, Any], parts: Mapping[str, Any], user: User) -> None:
    for participant in parts["participants"]:
        save(Participant(**owner, **participant), user)
    for figure in parts["figures"]:
        save(Figure(**owner, **figure), user)
