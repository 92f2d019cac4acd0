"""The later of two forms does not win in silence."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from places.models import Event, User
from places.tests.factories import make_front
from places.tests.forms import sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    event = make_front().event
    event.save()
    return event


def test_who_saves_an_older_state_is_told_whose_change_it_would_undo(
    admin_client: Client, event: Event
) -> None:
    address = reverse("admin:places_event_change", args=[event.pk])
    mine = sent_by(admin_client.get(address))
    other = User.objects.get(username="admin")
    event.title_en, event._change_reason, event._history_user = "By the other", "edited", other
    event.save()

    answer = admin_client.post(address, mine | {"summary_en": "Mine"})
    page = answer.content.decode()
    assert "admin changed this on" in page
    assert "Mine" in page
    event.refresh_from_db()
    assert event.title_en == "By the other"

    again = sent_by(answer)
    assert admin_client.post(address, again).status_code == 302
    event.refresh_from_db()
    assert (event.title_en, event.summary_en) == (mine["title_en"], "Mine")


def test_saving_twice_in_a_row_is_nobody_else_s_change(admin_client: Client, event: Event) -> None:
    address = reverse("admin:places_event_change", args=[event.pk])
    for title in ("First", "Second"):
        sent = sent_by(admin_client.get(address))
        assert admin_client.post(address, sent | {"title_en": title}).status_code == 302
    event.refresh_from_db()
    assert event.title_en == "Second"


def test_a_new_row_has_no_version_to_be_older_than(admin_client: Client) -> None:
    page = admin_client.get(reverse("admin:places_source_add")).content.decode()
    assert "seen_version" not in page


def test_who_may_only_look_is_shown_the_row(event: Event) -> None:
    user = User.objects.create_user("viewer", password="looks-only", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_event"))
    client = Client()
    client.force_login(user)
    assert client.get(reverse("admin:places_event_change", args=[event.pk])).status_code == 200
