"""An event that three accounts tell of, each otherwise, with neighbours in place and time round it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from places.models import Event
from places.tests.factories import (
    HAJIN,
    make_actor,
    make_claim,
    make_event,
    make_mention,
    make_place,
    make_report,
    make_source,
    make_type,
)


@dataclass(frozen=True)
class Contested:
    event: Event
    near: Event
    earlier: Event
    far: Event
    undated: Event
    draft: Event


def _days(iso: str) -> dict[str, Any]:
    day = datetime.date.fromisoformat(iso)
    return {"when_edtf": iso, "earliest": day, "latest": day}


def _killed(low: int | None, best: int | None, high: int | None, **doubt: str) -> dict[str, Any]:
    return {"what": "killed", "unit": "people", "low": low, "best": best, "high": high, **doubt}


def make_contested() -> Contested:
    """Published unless named a draft; the accounts differ in day, outcome, place and number of dead."""
    sdf = make_actor("sdf", name_en="Syrian Democratic Forces", name_ar="قوات سوريا الديمقراطية")
    isis = make_actor("isis", name_en="Islamic State", name_ar="تنظيم الدولة", colour="#444444")
    clash = make_type("battle.clash", name_en="Clash", name_ar="اشتباك")
    repelled = make_type("battle.repelled", name_en="Attack repelled", name_ar="هجوم صُدّ")
    hajin = make_place("hajin", HAJIN, name_ar="هجين")
    upper = make_place("upper-hajin", (40.85, 34.70), name_ar="هجين الفوقاني")
    monitor = make_source("Front Monitor", name_ar="مرصد الجبهة", reliability="B")
    agency = make_source("River Agency", name_ar="وكالة النهر", reliability="D", kind="agency")
    english = make_report("Clashes at Hajin killed at least five fighters.", source=monitor, title="Clashes")
    arabic = make_report(
        "اشتباكات في هجين قتلت خمسة مقاتلين على الأقل.",
        source=monitor,
        language="ar",
        title="اشتباكات",
        translation_of=english,
    )
    other = make_report("The attack on Upper Hajin was beaten back; 200 died.", source=agency, title="Beaten")
    sides = [(sdf, "initiator"), (isis, "target")]
    claims = [
        make_claim(
            english,
            type=clash,
            mentions=[make_mention(english, "Hajin", hajin)],
            participants=sides,
            figures=[_killed(5, None, None)],
            **_days("2018-10-08"),
        ),
        make_claim(
            arabic,
            type=clash,
            mentions=[make_mention(arabic, "هجين", hajin)],
            participants=sides,
            figures=[_killed(5, None, None)],
            **_days("2018-10-08"),
        ),
        make_claim(
            other,
            type=repelled,
            mentions=[make_mention(other, "Upper Hajin", upper)],
            participants=sides,
            claimant=isis,
            figures=[
                _killed(None, 200, None, doubt="More than were there.", doubt_ar="أكثر ممن كانوا هناك.")
            ],
            **_days("2018-10-09"),
        ),
    ]
    event = make_event(
        title_en="Clashes at Hajin",
        title_ar="اشتباكات في هجين",
        place=hajin,
        day="2018-10-08",
        type=clash,
        participants=sides,
        figures=[_killed(5, 7, 20)],
        claims=claims,
        disputed=True,
        credibility=3,
    )
    names = {"title_en": "A convoy at Hajin", "title_ar": "رتل في هجين"}
    return Contested(
        event=event,
        near=make_event(day="2018-10-10", place=hajin, **names),
        earlier=make_event(
            day="2018-10-01",
            place=upper,
            title_en="Shelling of Upper Hajin",
            title_ar="قصف هجين الفوقاني",
        ),
        far=make_event(
            day="2018-10-08", lon_lat=(41.2333, 35.7833), title_en="Far away", title_ar="بعيد جدًا"
        ),
        undated=make_event(day=None, place=hajin, title_en="Nobody knows when", title_ar="لا يُعرف متى"),
        draft=make_event(
            status="draft", day="2018-10-09", place=hajin, title_en="Unpublished raid", title_ar="سرّي"
        ),
    )
