"""What the database itself refuses, whoever writes: constraints and triggers, on both engines."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from places.models import Claim, ControlFact, Event, Figure, Mention, Participant, Place, Report
from places.models.rules import drop_broken_triggers, install_rules
from places.tests.factories import (
    HAJIN,
    make_actor,
    make_claim,
    make_drawn_area,
    make_event,
    make_fact,
    make_mention,
    make_place,
    make_report,
    make_source,
)

pytestmark = pytest.mark.django_db

DAY = datetime.date(2018, 10, 9)
BOW_TIE = GEOSGeometry("SRID=4326;POLYGON((40 34, 41 35, 41 34, 40 35, 40 34))")


def refused(write: Callable[[], Any]) -> None:
    """`write` raises IntegrityError, and the transaction round it can go on."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


# Review


@pytest.mark.parametrize("missing", ["reviewer", "reviewed_at"])
@pytest.mark.parametrize("make", [make_event, make_report])
def test_nothing_is_published_without_a_reviewer_and_a_time(make: Callable[..., Any], missing: str) -> None:
    refused(lambda: make(**{missing: None}))


def test_control_is_not_published_without_a_reviewer() -> None:
    place, actor = make_place(), make_actor()
    refused(lambda: make_fact(place, "2018-10-09", actor, reviewer=None))


@pytest.mark.parametrize(
    ("model", "make"), [(Event, make_event), (Report, make_report)], ids=["event", "report"]
)
def test_no_update_publishes_a_draft(model: Any, make: Callable[..., Any]) -> None:
    draft = make(status="draft")
    refused(lambda: model.objects.filter(pk=draft.pk).update(status="published"))


@pytest.mark.parametrize("make", [make_event, make_report])
def test_a_status_is_one_of_the_known(make: Callable[..., Any]) -> None:
    refused(lambda: make(status="confidential"))


@pytest.mark.parametrize("missing", ["geometry", "point"])
def test_a_published_event_is_somewhere(missing: str) -> None:
    event = make_event()
    refused(lambda: Event.objects.filter(pk=event.pk).update(**{missing: None}))


def test_the_admin_hears_why_a_row_is_refused() -> None:
    event = make_event()
    event.reviewer = None
    with pytest.raises(ValidationError, match="Only a reviewed row can be published"):
        event.validate_constraints()


# Time


def test_an_event_does_not_start_after_it_ends() -> None:
    refused(lambda: make_event(earliest=DAY + datetime.timedelta(days=1)))


def test_a_claim_does_not_start_after_it_ends() -> None:
    report = make_report()
    refused(lambda: make_claim(report, earliest=DAY, latest=DAY - datetime.timedelta(days=1)))


def test_a_report_is_not_published_backwards() -> None:
    refused(lambda: make_report(published_latest=DAY - datetime.timedelta(days=1)))


def test_an_open_start_and_an_unknown_date_are_allowed() -> None:
    assert make_event(earliest=None).latest == DAY
    assert make_event(day=None).latest is None


def test_a_fact_of_control_has_a_day() -> None:
    fact = make_fact(make_place(), "2018-10-09", make_actor())
    refused(lambda: ControlFact.objects.filter(pk=fact.pk).update(latest=None))


# Codes


@pytest.mark.parametrize(
    "code", [{"where_prec": 0}, {"where_prec": 8}, {"date_prec": 6}, {"credibility": 0}, {"credibility": 7}]
)
def test_an_event_bears_only_known_codes(code: dict[str, int]) -> None:
    refused(lambda: make_event(**code))


def test_a_mention_bears_only_a_known_precision() -> None:
    report = make_report("Shells fell on Hajin.")
    refused(lambda: make_mention(report, "Hajin", where_prec=9))


def test_a_source_is_graded_from_a_to_f() -> None:
    refused(lambda: make_source(reliability="G"))


@pytest.mark.parametrize("prior", [-0.1, 1.1])
def test_the_prior_of_a_place_is_a_share(prior: float) -> None:
    refused(lambda: make_place(prior=prior))


# Geometry


def test_no_place_has_an_invalid_shape() -> None:
    refused(lambda: make_place(geometry=BOW_TIE))
    place = make_place()
    refused(lambda: Place.objects.filter(pk=place.pk).update(geometry=BOW_TIE))


def test_no_event_has_an_invalid_footprint() -> None:
    event = make_event()
    refused(lambda: Event.objects.filter(pk=event.pk).update(geometry=BOW_TIE))


def test_no_mention_has_an_invalid_footprint() -> None:
    report = make_report("Shells fell east of Hajin.")
    refused(lambda: make_mention(report, "Hajin", footprint=BOW_TIE))


def test_no_drawn_area_is_invalid() -> None:
    actor = make_actor()
    refused(lambda: make_drawn_area(actor, MultiPolygon(Polygon(*BOW_TIE.coords), srid=4326)))


def test_a_valid_footprint_is_welcome() -> None:
    footprint = Polygon.from_bbox((40.0, 34.0, 41.0, 35.0))
    footprint.srid = 4326
    assert make_event(geometry=footprint, where_prec=5).geometry.area == pytest.approx(1.0)


# Spans


def test_a_mention_lies_inside_its_text() -> None:
    report = make_report("Shells fell on Hajin.")
    refused(lambda: make_mention(report, "Hajin.", start=len(report.text) - 1))


def test_a_mention_repeats_what_stands_in_the_text() -> None:
    report = make_report("Shells fell on Hajin.")
    refused(lambda: make_mention(report, "Hajen", start=15))
    mention = make_mention(report, "Hajin")
    refused(lambda: Mention.objects.filter(pk=mention.pk).update(surface="Susah"))
    refused(lambda: Mention.objects.filter(pk=mention.pk).update(start=14, end=19))


def test_spans_count_code_points_whatever_their_bytes() -> None:
    report = make_report("🛰️ قُصفت مدينةُ هجين أمس", language="ar")
    mention = make_mention(report, "هجين")
    assert report.text[mention.start : mention.end] == "هجين"


def test_a_mention_is_not_empty() -> None:
    report = make_report("Shells fell on Hajin.")
    refused(lambda: make_mention(report, "", start=3))


def test_a_span_is_mentioned_once() -> None:
    report = make_report("Shells fell on Hajin.")
    make_mention(report, "Hajin")
    refused(lambda: make_mention(report, "Hajin"))


def test_evidence_lies_inside_its_text() -> None:
    report = make_report("Shells fell on Hajin.")
    claim = make_claim(report)
    refused(lambda: Claim.objects.filter(pk=claim.pk).update(evidence_end=len(report.text) + 1))
    refused(lambda: Claim.objects.filter(pk=claim.pk).update(evidence_start=claim.evidence_end))


def test_a_report_has_a_text_and_each_text_one_report() -> None:
    refused(lambda: make_report("Twice told.") and make_report("Twice told."))
    report = make_report("Once told.")
    refused(lambda: Report.objects.filter(pk=report.pk).update(text=""))


# Participants and figures


def test_a_participant_belongs_to_an_event_or_a_claim_never_to_both_or_neither() -> None:
    event, claim, actor = make_event(), make_claim(make_report()), make_actor()
    refused(lambda: Participant.objects.create(event=event, claim=claim, actor=actor, role="target"))
    refused(lambda: Participant.objects.create(actor=actor, role="target"))


def test_an_actor_has_each_role_once() -> None:
    event, actor = make_event(), make_actor()
    Participant.objects.create(event=event, actor=actor, role="target")
    Participant.objects.create(event=event, actor=actor, role="claimant")
    refused(lambda: Participant.objects.create(event=event, actor=actor, role="target"))


@pytest.mark.parametrize(
    "values",
    [{"low": 5, "best": 4}, {"best": 5, "high": 4}, {"low": 5, "high": 4}, {}],
    ids=["low above best", "best above high", "low above high", "no value"],
)
def test_a_figure_is_in_order_and_has_a_value(values: dict[str, float]) -> None:
    event = make_event()
    refused(lambda: Figure.objects.create(event=event, what="killed", unit="people", **values))


def test_a_figure_belongs_to_an_event_or_a_claim() -> None:
    event, claim = make_event(), make_claim(make_report())
    refused(lambda: Figure.objects.create(event=event, claim=claim, what="killed", unit="people", best=1))


# Control and actors


def test_a_place_is_held_by_somebody_and_contested_by_anybody() -> None:
    place = make_place()
    refused(lambda: make_fact(place, "2018-10-09", None))
    assert make_fact(place, "2018-10-09", None, state="contested").actor is None


def test_an_actor_is_not_its_own_parent() -> None:
    actor = make_actor()
    actor.parent = actor
    refused(actor.save)


def test_a_name_of_a_place_has_letters() -> None:
    place = make_place("hajin", HAJIN)
    refused(lambda: place.names.create(text="ـً"))


# The triggers themselves


def test_installing_the_rules_again_changes_nothing() -> None:
    install_rules()
    test_no_event_has_an_invalid_footprint()


def test_dropping_spatialites_broken_triggers_is_safe_to_repeat() -> None:
    drop_broken_triggers()
    drop_broken_triggers()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'ISO_metadata_reference_row_id%'")
            assert cursor.fetchall() == []
