"""Old versions in the admin come back by the hand of those who may change a row, and of no deleted one."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.contrib.gis.geos import MultiPolygon, Polygon
from django.test import Client
from django.urls import reverse

from places.admin.base import DeskAdmin
from places.desk import review
from places.models import Event, User
from places.tests.factories import make_drawn_area, make_front

pytestmark = pytest.mark.django_db

KEPT = [model for model, one in admin.site._registry.items() if isinstance(one, DeskAdmin)]


@pytest.fixture
def event() -> Event:
    front = make_front()
    area = MultiPolygon(Polygon.from_bbox((40.8, 34.6, 40.9, 34.7)), srid=4326)
    make_drawn_area(front.sdf, area)
    event = front.event
    event.save()  # so that there is a version
    return event


@pytest.fixture
def viewer() -> Client:
    """Somebody who may look at everything and change nothing."""
    user = User.objects.create_user("viewer", password="looks-only", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(user)
    return client


def _version(row: object) -> str:
    model = type(row)._meta.model_name  # type: ignore[attr-defined]
    version = row.history.last().pk  # type: ignore[attr-defined]
    return reverse(f"admin:places_{model}_simple_history", args=[row.pk, version])  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.model_name)
def test_who_may_only_look_brings_nothing_back(model, viewer, event):
    row = model._default_manager.first()
    row.save()
    before = row.history.count()
    address = _version(row)
    assert viewer.get(address).status_code == 200
    assert viewer.post(address, {"title_en": "Changed", "_move": "withdraw"}).status_code == 403
    assert row.history.count() == before


def test_a_deleted_event_does_not_come_back_past_the_desk(admin_client, admin_user, event):
    review.withdraw(event, admin_user)
    address, pk = _version(event), event.pk
    event.delete()
    page = admin_client.get(address).content.decode()
    assert 'type="submit"' not in page.partition('id="event_form"')[2]
    answer = admin_client.post(address, {"title_en": "Back again"}, follow=True)
    assert "an old version cannot bring it back" in answer.content.decode()
    assert not Event.objects.filter(pk=pk).exists()
