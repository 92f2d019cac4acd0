"""The tests' own world is sound on both engines."""

import pytest

from places.models import Event, Report
from places.tests.factories import make_front

pytestmark = pytest.mark.django_db


def test_a_front_has_one_published_event_with_one_testimony_in_two_languages():
    front = make_front()
    assert [event.pk for event in Event.objects.published()] == [front.event.pk]
    claims = front.event.claims.select_related("report").order_by("report__language")
    assert [claim.evidence for claim in claims] == [
        "سقطت قذائف على هجين صباح أمس",
        "Shells fell on Hajin yesterday morning",
    ]
    assert Report.objects.published().count() == 2
