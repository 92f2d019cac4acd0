"""A small front, and a reader that finds what a test tells it to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.contrib.gis.geos import Point, Polygon

from places.desk.gazetteer import key_of, place_records
from places.desk.ingest import ingest
from places.models import Actor, EventType, Place, PlaceName, Source, User
from places.reading import types as reading
from places.tests.desk.seed_folder import SeedFolder

HDX = "PP_PCODE,PP_NAME_EN,PP_REF_NAM,PP_ALT1_EN,PP_ALT2_EN,PPClassTit,lat,lon,ADM1_EN\n"
OWN = "name_en,name_ar,aliases,kind,lat,lon,admin1,country,pcode,geonames_id,population\n"
TEXT = "قصفت القوات مواقع في هجين يوم الثلاثاء. وقال مصدر إن السوسة هادئة."


def make_place(name_en: str, name_ar: str, lon: float, lat: float, kind: str = "town", **more: Any) -> Place:
    point = Point(lon, lat, srid=4326)
    geometry = more.pop("geometry", point)
    place = Place.objects.create(
        name_en=name_en, name_ar=name_ar, kind=kind, point=point, geometry=geometry, **more
    )
    PlaceName.objects.create(place=place, text=name_en, language="en")
    PlaceName.objects.create(place=place, text=name_ar, language="ar")
    return place


@dataclass
class FakeReader:
    """Finds the gazetteer's names as they stand, and claims whatever `claims` says of them.

    Each claim is (type code, evidence, place keys, {more of ClaimRead}).
    """

    claims: list[tuple[str, str, list[str], dict[str, Any]]] = field(default_factory=list)
    figures: tuple[reading.FigureRead, ...] = ()
    score: float = 0.9
    seen: list[tuple[str, Any]] = field(default_factory=list)

    def read(self, text: str, published: reading.When | None = None) -> reading.Reading:
        self.seen.append((text, published))
        mentions = [
            reading.Mention(
                m.start(),
                m.end(),
                m.group(),
                candidates=(reading.Candidate(record, self.score, ("the very name",)),),
                chosen=record,
                score=self.score,
                where_prec=record.where_prec,
            )
            for record in place_records()
            for name in (record.name_ar, record.name_en)
            for m in re.finditer(re.escape(name), text)
        ]
        mentions.sort(key=lambda m: m.start)
        claims = []
        for code, evidence, keys, more in self.claims:
            start = text.index(evidence)
            where = tuple(i for key in keys for i, m in enumerate(mentions) if m.chosen.key == key)
            claims.append(reading.ClaimRead(code, start, start + len(evidence), where=where, **more))
        return reading.Reading("ar", tuple(mentions), figures=self.figures, claims=tuple(claims))


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", password="a long enough word")


@pytest.fixture
def source(db: None) -> Source:
    return Source.objects.create(name_en="Euphrates Post", name_ar="بريد الفرات", key="post")


@pytest.fixture
def hajin(db: None) -> Place:
    return make_place("Hajin", "هجين", 40.8393, 34.6869, key="hajin", admin1="Deir ez-Zor", country="SY")


@pytest.fixture
def susah(db: None) -> Place:
    return make_place("As-Susah", "السوسة", 40.9677, 34.5251, key="susah", admin1="Deir ez-Zor", country="SY")


@pytest.fixture
def governorate(db: None) -> Place:
    box = Polygon.from_bbox((39.0, 34.0, 41.5, 36.0))
    box.srid = 4326
    return make_place("Deir ez-Zor", "دير الزور", 40.1, 35.3, "governorate", key="deir_gov", geometry=box)


@pytest.fixture
def coalition(db: None) -> Actor:
    return Actor.objects.create(key="coalition", name_en="Coalition", name_ar="التحالف", kind="coalition")


@pytest.fixture
def group(db: None) -> Actor:
    return Actor.objects.create(key="is", name_en="Islamic State", name_ar="تنظيم الدولة", kind="jihadist")


@pytest.fixture
def strike(db: None) -> EventType:
    return EventType.objects.create(code="strike.artillery", name_en="Artillery strike", name_ar="قصف مدفعي")


@pytest.fixture
def clash(db: None) -> EventType:
    return EventType.objects.create(code="battle.clash", name_en="Clash", name_ar="اشتباك")


def role(actor: Actor, name: str) -> reading.ActorRole:
    return reading.ActorRole(reading.ActorRecord(key_of(actor), "", "", (), "state"), name)


TUESDAY = reading.When("2018-10-09", datetime.date(2018, 10, 9), datetime.date(2018, 10, 9), 1)


@pytest.fixture
def reader(hajin: Place, susah: Place, strike: EventType, coalition: Actor, group: Actor) -> FakeReader:
    """Reads TEXT: two places, one strike on Hajin by the coalition, claimed by the group."""
    return FakeReader(
        claims=[
            (
                "strike.artillery",
                "قصفت القوات مواقع في هجين يوم الثلاثاء.",
                ["hajin"],
                {
                    "when": TUESDAY,
                    "actors": (role(coalition, "initiator"), role(group, "target"), role(group, "claimant")),
                    "figures": (0,),
                },
            )
        ],
        figures=(reading.FigureRead(3, "people", "killed", 0, 4, "قصفت", low=2, high=5, doubt="doubtful"),),
    )


@pytest.fixture
def report(reader: FakeReader, source: Source, editor: User) -> Any:
    done = ingest(TEXT, source=source, published_edtf="2018-10-10", user=editor, reader=reader)  # type: ignore[arg-type]
    return done.report


@pytest.fixture
def mention(report: Any) -> Any:
    return report.mentions.get(surface="هجين")


@pytest.fixture
def claim(report: Any) -> Any:
    return report.claims.get()


def second_claim(reader: FakeReader, source: Source) -> Any:
    """The claim of another report that says the same."""
    text = "خبر آخر. " + TEXT
    make_place("Elsewhere", "مكان آخر", 30, 30)
    return ingest(text, source=source, reader=reader).report.claims.get()  # type: ignore[arg-type]


@pytest.fixture
def table(tmp_path: Path) -> Any:
    """Writes a text to a file, and names that."""

    def write(text: str, name: str = "places.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def folder(tmp_path: Path) -> SeedFolder:
    return SeedFolder(tmp_path)
