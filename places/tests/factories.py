"""Small, explicit makers of rows for tests. Each gives sound defaults; keywords override any field.

    report = make_report(text="Shells fell on Hajin on Tuesday.")
    claim = make_claim(report, "Shells fell on Hajin", mentions=[make_mention(report, "Hajin", place)])
    event = make_event(place=place, claims=[claim])           # published, with reviewer and time

Rows are published unless `status` says otherwise. `make_front()` gives a small world of them all.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import GEOSGeometry, LineString, Point
from django.utils import timezone

from places.models import (
    Actor,
    Claim,
    ControlFact,
    DrawnArea,
    Event,
    EventType,
    Figure,
    Mention,
    Participant,
    Place,
    PlaceName,
    Report,
    Source,
    User,
)

LonLat = tuple[float, float]
HAJIN: LonLat = (40.8393, 34.6869)
SUSAH: LonLat = (40.9677, 34.5251)
DASHISHA: LonLat = (41.2333, 35.7833)

_serial = itertools.count(1)


def make_user(username: str = "", **fields: Any) -> User:
    """A user without a usable password; `is_staff=True` and so on through `fields`."""
    return User.objects.create_user(username or f"user-{next(_serial)}", **fields)


def make_editor(username: str = "") -> User:
    return make_user(username, is_staff=True, is_superuser=True)


def make_source(name_en: str = "Front Monitor", **fields: Any) -> Source:
    defaults = {"name_ar": "مرصد الجبهة", "kind": "monitor", "reliability": "C"}
    return Source.objects.create(name_en=name_en, **{**defaults, **fields})


def make_actor(key: str = "sdf", parent: Actor | None = None, **fields: Any) -> Actor:
    """The actor with this key, made once."""
    defaults = {
        "name_en": f"{key.upper()} forces",
        "name_ar": f"قوات {key}",
        "short_en": key.upper(),
        "short_ar": key,
        "kind": "militia",
        "colour": "#c9a227",
        "colour_dark": "#e6c65c",
    }
    actor, _made = Actor.objects.get_or_create(key=key, defaults={**defaults, "parent": parent, **fields})
    return actor


def make_type(code: str = "battle.clash", **fields: Any) -> EventType:
    """The event type with this code, made once."""
    name = code.rsplit(".", maxsplit=1)[-1]
    defaults = {"name_en": name, "name_ar": f"نوع {name}", "acled": "Armed clash", "plover": "ASSAULT"}
    event_type, _made = EventType.objects.get_or_create(code=code, defaults={**defaults, **fields})
    return event_type


def make_place(
    key: str = "hajin", lon_lat: LonLat = HAJIN, names: Sequence[str] = (), **fields: Any
) -> Place:
    """A place with its display names (and `names`) searchable. `geometry` is its point unless given."""
    point = Point(*lon_lat, srid=4326)
    defaults = {
        "name_en": key.replace("-", " ").title(),
        "name_ar": "",
        "kind": "town",
        "geometry": point,
        "point": point,
        "admin1": "Deir ez-Zor",
        "country": "SY",
        "prior": 1.0,
        "label_zoom": 9,
    }
    place = Place.objects.create(key=key, **{**defaults, **fields})
    for text in dict.fromkeys(filter(None, (place.name_en, place.name_ar, *names))):
        PlaceName.objects.create(place=place, text=text, language="und", kind="official")
    return place


def make_euphrates() -> Place:
    """The river as a rough line through the front, as the barrier between cells of control."""
    line = LineString(
        [(40.10, 35.36), (40.45, 35.02), (40.75, 34.70), (40.95, 34.45), (41.10, 34.35)], srid=4326
    )
    return make_place(
        "euphrates", (40.75, 34.70), geometry=line, name_en="Euphrates", name_ar="الفرات", kind="river"
    )


def _review(status: str, reviewer: User | None = None) -> dict[str, Any]:
    """The fields of a row that a person brought to `status`."""
    if status == "draft":
        return {"status": status}
    reviewer = reviewer or User.objects.filter(username="reviewer").first() or make_user("reviewer")
    return {"status": status, "reviewer": reviewer, "reviewed_at": timezone.now()}


def make_report(text: str = "", *, status: str = "published", **fields: Any) -> Report:
    """A report dated 9 October 2018 in English; `text` is unique unless given."""
    text = text or f"Note {next(_serial)}: shells fell on Hajin before noon."
    defaults = {
        "title": "Shells on Hajin",
        "url": "https://example.org/report",
        "language": "en",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "published_edtf": "2018-10-09",
        "published_earliest": datetime.date(2018, 10, 9),
        "published_latest": datetime.date(2018, 10, 9),
        **_review(status),
    }
    if "source" not in fields:
        fields["source"] = Source.objects.first() or make_source()
    return Report.objects.create(text=text, **{**defaults, **fields})


def make_mention(report: Report, surface: str, place: Place | None = None, **fields: Any) -> Mention:
    """The first span that reads `surface` (or the one from `start`), as a mention of `place`."""
    start = fields.pop("start", None)
    start = report.text.index(surface) if start is None else start
    defaults: dict[str, Any] = {"status": "confirmed", "score": 0.9, "where_prec": 1, "candidates": []}
    if place is not None:
        candidate = {
            "place": str(place.uuid),
            "name_en": place.name_en,
            "name_ar": place.name_ar,
            "kind": place.kind,
            "lon_lat": [place.point.x, place.point.y],
            "score": 0.9,
            "reasons": ["exact name"],
        }
        defaults["candidates"] = [candidate]
    return Mention.objects.create(
        report=report,
        start=start,
        end=start + len(surface),
        surface=surface,
        place=place,
        **{**defaults, **fields},
    )


def make_claim(
    report: Report,
    evidence: str = "",
    *,
    mentions: Iterable[Mention] = (),
    event: Event | None = None,
    participants: Iterable[tuple[Actor, str]] = (),
    figures: Iterable[dict[str, Any]] = (),
    **fields: Any,
) -> Claim:
    """An accepted claim on the first span that reads `evidence` (the whole text if empty)."""
    evidence = evidence or report.text
    start = report.text.index(evidence)
    defaults: dict[str, Any] = {
        "status": "accepted",
        "when_edtf": report.published_edtf,
        "earliest": report.published_earliest,
        "latest": report.published_latest,
    }
    if "type" not in fields:
        fields["type"] = make_type()
    claim = Claim.objects.create(
        report=report,
        event=event,
        evidence_start=start,
        evidence_end=start + len(evidence),
        **{**defaults, **fields},
    )
    claim.mentions.set(mentions)
    for actor, role in participants:
        Participant.objects.create(claim=claim, actor=actor, role=role)
    for figure in figures:
        Figure.objects.create(claim=claim, **figure)
    return claim


def make_event(
    *,
    status: str = "published",
    day: str | None = "2018-10-09",
    type: EventType | str = "battle.clash",
    place: Place | None = None,
    lon_lat: LonLat = HAJIN,
    geometry: GEOSGeometry | None = None,
    participants: Iterable[tuple[Actor, str]] = (),
    figures: Iterable[dict[str, Any]] = (),
    claims: Iterable[Claim] = (),
    **fields: Any,
) -> Event:
    """An event on `day` (ISO, None for undated) at `place`, `geometry` or `lon_lat`, told by `claims`."""
    date = datetime.date.fromisoformat(day) if day else None
    geometry = geometry or (place.shape if place else Point(*lon_lat, srid=4326))
    defaults = {
        "title_en": "Shells fall on Hajin",
        "title_ar": "سقوط قذائف على هجين",
        "when_edtf": day or "",
        "earliest": date,
        "latest": date,
        "date_prec": 1 if date else None,
        "where_prec": 1,
        "geometry": geometry,
        "point": geometry.point_on_surface if geometry.geom_type != "Point" else geometry,
        **_review(status),
    }
    event = Event.objects.create(
        type=make_type(type) if isinstance(type, str) else type, place=place, **{**defaults, **fields}
    )
    for actor, role in participants:
        Participant.objects.create(event=event, actor=actor, role=role)
    for figure in figures:
        Figure.objects.create(event=event, **figure)
    Claim.objects.filter(pk__in=[claim.pk for claim in claims]).update(event=event)
    return event


def make_fact(
    place: Place, day: str, actor: Actor | None, *, status: str = "published", **fields: Any
) -> ControlFact:
    """On `day`, `actor` held `place` (or `state=`)."""
    date = datetime.date.fromisoformat(day)
    defaults = {
        "state": "held",
        "when_edtf": day,
        "earliest": date,
        "latest": date,
        "date_prec": 1,
        **_review(status),
    }
    if "source" not in fields:
        fields["source"] = Source.objects.first() or make_source()
    return ControlFact.objects.create(place=place, actor=actor, **{**defaults, **fields})


def make_drawn_area(
    actor: Actor, geometry: GEOSGeometry, *, status: str = "published", **fields: Any
) -> DrawnArea:
    defaults = {
        "when_edtf": "2018-10",
        "earliest": datetime.date(2018, 10, 1),
        "latest": datetime.date(2018, 10, 31),
    }
    if "source" not in fields:
        fields["source"] = Source.objects.first() or make_source()
    return DrawnArea.objects.create(
        actor=actor, geometry=geometry, **{**defaults, **_review(status), **fields}
    )


@dataclass(frozen=True)
class Front:
    """What `make_front()` made."""

    sdf: Actor
    isis: Actor
    hajin: Place
    susah: Place
    arabic: Report
    english: Report
    event: Event
    draft_event: Event
    draft_report: Report


def make_front() -> Front:
    """A small published world: two places, two sides, a report in Arabic with its translation, an event
    that both tell of, control of both places – and a draft event and report beside it (titles contain
    the word "Unpublished")."""
    sdf, isis = (
        make_actor("sdf"),
        make_actor("isis", kind="jihadist", colour="#222222", colour_dark="#dddddd"),
    )
    hajin = make_place("hajin", HAJIN, name_ar="هجين", names=["Hajeen", "مدينة هجين"])
    susah = make_place("susah", SUSAH, name_en="As-Susah", name_ar="السوسة", names=["al-Susa"])
    make_euphrates()
    source = make_source()
    arabic = make_report(
        "سقطت قذائف على هجين صباح أمس، وقُتل خمسة مقاتلين.",
        language="ar",
        title="قذائف على هجين",
        source=source,
    )
    english = make_report(
        "Shells fell on Hajin yesterday morning, and five fighters died.",
        translation_of=arabic,
        source=source,
    )
    five = {"what": "killed", "unit": "people", "low": 5, "best": 5, "high": 7}
    sides = [(sdf, "initiator"), (isis, "target")]
    claims = [
        make_claim(
            report,
            evidence,
            mentions=[make_mention(report, name, hajin)],
            participants=sides,
            figures=[five],
            claimant=sdf,
        )
        for report, evidence, name in (
            (arabic, "سقطت قذائف على هجين صباح أمس", "هجين"),
            (english, "Shells fell on Hajin yesterday morning", "Hajin"),
        )
    ]
    event = make_event(place=hajin, participants=sides, figures=[five], claims=claims, credibility=2)
    draft_report = make_report(
        "Unpublished words of a draft about Hajin.", status="draft", title="Unpublished report"
    )
    draft_claim = make_claim(
        draft_report, mentions=[make_mention(draft_report, "Hajin", hajin)], status="proposed"
    )
    draft_event = make_event(
        status="draft",
        title_en="Unpublished event",
        title_ar="Unpublished",
        place=susah,
        claims=[draft_claim],
    )
    make_fact(hajin, "2018-12-14", sdf)
    make_fact(susah, "2018-09-10", isis)
    return Front(sdf, isis, hajin, susah, arabic, english, event, draft_event, draft_report)
