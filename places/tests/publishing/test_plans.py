"""Hot queries go along an index, on both databases: their plans are read, no time is measured.

PostgreSQL would rather scan a table of some thousand rows; it is asked what it could do, not what it would.
"""

import pytest
from django.db import connection

from places.desk import synthetic
from places.models import Claim, Event, Participant
from places.publishing.query import EventQuery
from places.tests.factories import make_actor, make_place, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(db):
    for n in range(50):  # so many that a box round one of them holds few of the events
        make_place(f"town-{n}", (40.2 + n / 50, 34.5 + n / 100))
    for key in ("sdf", "is", "saa"):
        make_actor(key)
    make_type("battle.clash")
    synthetic.generate(2_000, seed=3)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("ANALYZE")


def plan(rows):
    return rows.explain()


def scans(rows, table="places_event"):
    """Whether the plan reads a table from end to end."""
    lines = plan(rows).splitlines()
    if connection.vendor == "postgresql":
        return any("Seq Scan" in line and table in line for line in lines)
    return any(f"SCAN {table}" in line and "INDEX" not in line for line in lines)


def sorts(rows):
    return any(
        "TEMP B-TREE FOR ORDER BY" in line or line.lstrip(" ->").startswith("Sort ")
        for line in plan(rows).splitlines()
    )


def test_the_latest_events_are_taken_from_the_end_of_an_index(many):
    rows = EventQuery.parse({}).select().values("pk", "title_en")[:1000]
    assert not scans(rows)
    assert not sorts(rows) or connection.vendor == "postgresql"  # there ties are sorted, a day at a time


def test_events_of_a_small_box_are_looked_up(many):
    rows = EventQuery.parse({"bbox": "40.19,34.49,40.21,34.51"}).select().values("pk")[:100]
    assert rows
    assert not scans(rows), plan(rows)


def test_events_of_a_rare_actor_are_looked_up(many):
    rows = EventQuery.parse({"actor": "saa"}).select().values("pk")[:100]
    assert not scans(rows, "places_participant")
    assert not scans(rows)


@pytest.mark.parametrize("owner", ["event", "claim"])
def test_what_belongs_to_events_and_claims_is_looked_up(many, owner):
    keys = list((Event if owner == "event" else Claim).objects.values_list("pk", flat=True)[:16])
    rows = Participant.objects.filter(**{f"{owner}__in": keys}).values("role").order_by()
    assert not scans(rows, "places_participant")


def test_an_event_is_found_by_its_uuid(many):
    rows = Event.objects.published().filter(uuid=Event.objects.first().uuid).values("pk").order_by()
    assert not scans(rows)


def test_titles_are_looked_up_by_primary_key(many):
    keys = list(Event.objects.values_list("pk", flat=True)[:256])
    assert not scans(Event.objects.published().filter(pk__in=keys).order_by().values("title_en"))


def test_a_large_box_and_a_common_actor_give_the_same_events_as_small_ones(many, monkeypatch):
    """Both ways of looking, on the same question."""
    queries = [{"bbox": "40.1,34.4,40.5,34.7", "limit": "10000"}, {"actor": "sdf", "limit": "10000"}]
    looked_up = [list(EventQuery.parse(query).select().values_list("pk", flat=True)) for query in queries]
    monkeypatch.setattr("places.querysets.FEW", 0)
    monkeypatch.setattr("places.publishing.query.FEW", 0)
    walked = [list(EventQuery.parse(query).select().values_list("pk", flat=True)) for query in queries]
    assert looked_up == walked
    assert all(looked_up)


def test_the_last_reviewed_are_found_whatever_else_was_reviewed(many):
    newest = list(Event.objects.published().order_by("-reviewed_at", "-pk").values_list("pk", flat=True))
    assert [event.pk for event in Event.objects.published().newest(10)] == newest[:10]
    Event.objects.filter(pk__in=newest[:500]).update(status="reviewed")
    assert [event.pk for event in Event.objects.published().newest(10)] == newest[500:510]
